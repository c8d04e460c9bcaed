"""Spans against spans: the phrases of two texts, and how much each is like each.

What word links and wordings both rest on: the same vectors, and the same measures of two
spans, which a weighted sum joins into one score (:mod:`.span_weights`).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from framecmp.divergence.kinds import opening, same_stem, stems_shared
from framecmp.divergence.phrases import Phrase
from framecmp.encoding.protocol import Encoded
from framecmp.encoding.vectors import unit
from framecmp.types import FloatArray, IntArray


class WordVectors(Struct, frozen=True, eq=False):
    """The words of a text in context; rows of length 1, or 0 for a word the model skips.

    :ivar middle: (words, width) of the middle layer; ``last`` of the last one.
    :ivar weights: (words,) how much each word says.
    :ivar sentence: (words,) the index of its sentence.
    """

    middle: FloatArray
    last: FloatArray
    weights: FloatArray
    sentence: IntArray

    def centred(self, middle: FloatArray, last: FloatArray) -> WordVectors:
        """Less what all vectors of an event have in common."""
        return WordVectors(
            unit(self.middle - middle), unit(self.last - last), self.weights, self.sentence
        )


# Cells of a table of words by words held at once: 2 million float32 are 8 MB.
_BLOCK = 2_000_000


class Spans(Struct, frozen=True, eq=False):
    """The phrases of a text with their vectors.

    :ivar words: (words, width) unit vectors of the text's words.
    :ivar places: (phrases, most) the words of a phrase that carry meaning, the last one repeated
        where another phrase has more; ``shares`` what each counts for, 0 for what is repeated.
    :ivar middle: (phrases, width) unit sums over a phrase's words; ``last`` likewise.
    :ivar sentences: (phrases, dim) unit vectors of the sentences they stand in.
    """

    phrases: Sequence[Phrase]
    words: FloatArray
    places: IntArray
    shares: FloatArray
    middle: FloatArray
    last: FloatArray
    sentences: FloatArray


def word_vectors(words: Sequence[tuple[int, int]], encoded: Encoded) -> WordVectors:
    """The mean of each word's pieces, and the sum of their weights.

    :param words: (start, end) of each word in the text, in order.
    """
    # Pieces stand in order, so that a word's pieces are a slice of them.
    firsts = np.searchsorted(encoded.offsets[:, 1], [s for s, _ in words], side="right")
    ends = np.searchsorted(encoded.offsets[:, 0], [e for _, e in words], side="left")
    said = firsts < ends
    middle, last = np.zeros((2, len(words), encoded.middle.shape[1]), dtype=np.float32)
    weights = np.zeros(len(words), dtype=np.float32)
    sentence = np.zeros(len(words), dtype=int)
    if said.any():
        lengths = (ends - firsts)[said, None]
        middle[said] = _sums(encoded.middle, firsts[said], ends[said]) / lengths
        last[said] = _sums(encoded.tokens, firsts[said], ends[said]) / lengths
        weights[said] = _sums(encoded.weights, firsts[said], ends[said])
        sentence[said] = encoded.sentence_of[firsts[said]]
    return WordVectors(unit(middle), unit(last), weights, sentence)


def _sums(rows: FloatArray, firsts: IntArray, ends: IntArray) -> FloatArray:
    """The sum of each slice of rows, none empty."""
    # Every other sum is of what lies between two slices; the row of zeros is where the last ends.
    padded = np.concatenate([rows, np.zeros_like(rows[:1])])
    return np.add.reduceat(padded, np.stack([firsts, ends], axis=1).ravel(), axis=0)[::2]


def spans(phrases: Sequence[Phrase], vectors: WordVectors, sentences: FloatArray) -> Spans:
    """The vectors of phrases.

    :param sentences: (sentences, dim) unit vectors of the text's sentences.
    """
    # A phrase of light words alone is still a phrase.
    weights = vectors.weights[:, None] + np.float32(1e-3)
    middle, last = vectors.middle * weights, vectors.last * weights
    counts = np.array([len(p.places) for p in phrases], dtype=int)
    nth = np.arange(counts.max(initial=0))
    places = np.array(
        [p.places + p.places[-1:] * (len(nth) - len(p.places)) for p in phrases], dtype=int
    ).reshape(len(phrases), len(nth))
    shares = (nth < counts[:, None]) / counts[:, None]
    inside = [slice(p.first, p.last + 1) for p in phrases]
    width = middle.shape[1]
    return Spans(
        phrases=phrases,
        words=vectors.middle,
        places=places,
        shares=np.asarray(shares, dtype=np.float32),
        middle=unit(np.array([middle[s].sum(axis=0) for s in inside]).reshape(-1, width)),
        last=unit(np.array([last[s].sum(axis=0) for s in inside]).reshape(-1, width)),
        sentences=sentences[[int(vectors.sentence[p.first]) for p in phrases]],
    )


def likenesses(a: Spans, b: Spans) -> FloatArray:
    """(phrases of A, phrases of B): the cosine of the middle layer, -1 to 1."""
    return np.asarray(a.middle @ b.middle.T, dtype=np.float32)


def similarities(a: Spans, b: Spans) -> dict[str, FloatArray]:
    """Measures of each phrase of A against each of B, (phrases of A, phrases of B) each.

    Those of :func:`similarities_at`.
    """
    shape = len(a.phrases), len(b.phrases)
    rows, columns = np.indices(shape).reshape(2, -1)
    measures = similarities_at(a, b, likenesses(a, b), rows, columns)
    return {name: measure.reshape(shape) for name, measure in measures.items()}


def similarities_at(
    a: Spans, b: Spans, alike: FloatArray, rows: IntArray, columns: IntArray
) -> dict[str, FloatArray]:
    """Measures of some phrases of A against some of B, (cells,) each.

    ``middle``, ``last``: cosines of the two layers (-1 to 1). ``words``: the mean, over the
    words of both, of the best cosine among the other's words. ``rival``: by how much
    ``middle`` beats the best that either has elsewhere. ``around``: the cosine of their
    sentences. ``same``: the share of words (0 to 1) that stand in the other too;
    ``stems``: that of the shorter's words which do in some form.

    :param alike: the :func:`likenesses` of all.
    :param rows: (cells,) phrases of A, ascending; ``columns`` (cells,) those of B beside them.
    """
    middle = alike[rows, columns]
    elsewhere = np.maximum(
        _elsewhere(middle, _two_best(alike)[rows]), _elsewhere(middle, _two_best(alike.T)[columns])
    )
    return {
        "middle": middle,
        "last": _cosines(a.last, b.last, rows, columns),
        "words": _best_words(a, b, rows, columns),
        "rival": middle - elsewhere,
        "around": _cosines(a.sentences, b.sentences, rows, columns),
        **_shared(a.phrases, b.phrases, rows, columns),
    }


def _cosines(a: FloatArray, b: FloatArray, rows: IntArray, columns: IntArray) -> FloatArray:
    return np.asarray(np.einsum("ij,ij->i", a[rows], b[columns]), dtype=np.float32)


def _best_words(a: Spans, b: Spans, rows: IntArray, columns: IntArray) -> FloatArray:
    found = np.zeros(len(rows), dtype=np.float32)
    step = max(1, _BLOCK // max(len(b.words), 1))
    # Phrases stand in the order of the text: those of a block are of words that lie together.
    for start in range(0, len(a.phrases), step):
        first, end = np.searchsorted(rows, [start, start + step])
        if first == end:
            continue
        row, column = rows[first:end], columns[first:end]
        places = a.places[start : start + step]
        base = places.min()
        cosines = a.words[base : places.max() + 1] @ b.words.T
        cells = cosines[places[row - start, :, None] - base, b.places[column, None, :]]
        one = (cells.max(axis=1) * b.shares[column]).sum(axis=1)
        two = (cells.max(axis=2) * a.shares[row]).sum(axis=1)
        found[first:end] = (one + two) / 2
    return found


def _two_best(scores: FloatArray) -> FloatArray:
    """(rows, 2): the second best and the best of each row; 0 twice in a row of one."""
    if scores.shape[1] < 2:
        return np.zeros((len(scores), 2), dtype=scores.dtype)
    step = max(1, _BLOCK // scores.shape[1])
    blocks = (scores[at : at + step] for at in range(0, max(len(scores), 1), step))
    return np.concatenate([np.partition(block, -2, axis=1)[:, -2:] for block in blocks])


def _elsewhere(scores: FloatArray, best: FloatArray) -> FloatArray:
    """(cells,): the best of each cell's row (or column) but for the cell itself."""
    return np.where(scores >= best[:, 1], best[:, 0], best[:, 1])


def _shared(
    a: Sequence[Phrase], b: Sequence[Phrase], rows: IntArray, columns: IntArray
) -> dict[str, FloatArray]:
    same = np.zeros(len(rows), dtype=np.float32)
    stems = np.zeros(len(rows), dtype=np.float32)
    opening_so: dict[str, set[str]] = {}
    for word in {word for q in b for word in q.content}:
        opening_so.setdefault(opening(word), set()).add(word)
    forms: dict[str, set[str]] = {
        x: {y for y in opening_so.get(opening(x), ()) if same_stem(x, y)}
        for x in {word for p in a for word in p.content}
    }
    for cell, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        p, q = a[row].content, b[column].content
        if any(not forms[word].isdisjoint(q) for word in p):
            both = sum(w in q for w in p) + sum(w in p for w in q)
            same[cell] = both / (len(p) + len(q))
            stems[cell] = min(1.0, stems_shared(p, q) / min(len(p), len(q)))
    return {"same": same, "stems": stems}
