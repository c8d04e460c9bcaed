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


class Spans(Struct, frozen=True, eq=False):
    """The phrases of a text with their vectors.

    :ivar words: (words, width) unit vectors of the text's words.
    :ivar members: (phrases, words) whether a word is of a phrase and carries meaning.
    :ivar middle: (phrases, width) unit sums over a phrase's words; ``last`` likewise.
    :ivar sentences: (phrases, dim) unit vectors of the sentences they stand in.
    """

    phrases: Sequence[Phrase]
    words: FloatArray
    members: FloatArray
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
    members = np.zeros((len(phrases), len(weights)), dtype=np.float32)
    for row, phrase in enumerate(phrases):
        members[row, list(phrase.places)] = 1
    inside = [slice(p.first, p.last + 1) for p in phrases]
    width = middle.shape[1]
    return Spans(
        phrases=phrases,
        words=vectors.middle,
        members=members,
        middle=unit(np.array([middle[s].sum(axis=0) for s in inside]).reshape(-1, width)),
        last=unit(np.array([last[s].sum(axis=0) for s in inside]).reshape(-1, width)),
        sentences=sentences[[int(vectors.sentence[p.first]) for p in phrases]],
    )


def similarities(a: Spans, b: Spans) -> dict[str, FloatArray]:
    """Measures of each phrase of A against each of B, (phrases of A, phrases of B) each.

    ``middle``, ``last``: cosines of the two layers (-1 to 1). ``words``: the mean, over the
    words of both, of the best cosine among the other's words. ``rival``: by how much
    ``middle`` beats the best that either has elsewhere. ``around``: the cosine of their
    sentences. ``same``: the share of words (0 to 1) that stand in the other too;
    ``stems``: that of the shorter's words which do in some form.
    """
    middle = a.middle @ b.middle.T
    return {
        "middle": middle,
        "last": a.last @ b.last.T,
        "words": _best_words(a, b),
        "rival": middle - np.maximum(_elsewhere(middle), _elsewhere(middle.T).T),
        "around": a.sentences @ b.sentences.T,
        **_shared(a.phrases, b.phrases),
    }


def _best_words(a: Spans, b: Spans) -> FloatArray:
    if not a.phrases or not b.phrases:
        return np.zeros((len(a.phrases), len(b.phrases)), dtype=np.float32)
    cosines = a.words @ b.words.T
    one = _best_inside(a.phrases, cosines) @ _shares(b.members).T
    two = _best_inside(b.phrases, cosines.T) @ _shares(a.members).T
    return np.asarray((one + two.T) / 2, dtype=np.float32)


def _best_inside(phrases: Sequence[Phrase], cosines: FloatArray) -> FloatArray:
    """(phrases, words of the other text): the best cosine among a phrase's words."""
    words = np.concatenate([p.places for p in phrases])
    firsts = np.cumsum([0, *(len(p.places) for p in phrases[:-1])])
    return np.maximum.reduceat(cosines[words], firsts, axis=0)


def _shares(members: FloatArray) -> FloatArray:
    return np.asarray(members / np.maximum(members.sum(axis=1, keepdims=True), 1))


def _elsewhere(scores: FloatArray) -> FloatArray:
    """The best of each row but for the cell itself; 0 in a row of one."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    second, first = np.partition(scores, -2, axis=1)[:, -2:].T
    best = np.broadcast_to(first[:, None], scores.shape)
    return np.where(scores >= best, second[:, None], best)


def _shared(a: Sequence[Phrase], b: Sequence[Phrase]) -> dict[str, FloatArray]:
    same = np.zeros((len(a), len(b)), dtype=np.float32)
    stems = np.zeros((len(a), len(b)), dtype=np.float32)
    opening_so: dict[str, set[str]] = {}
    holding: dict[str, list[int]] = {}
    for column, q in enumerate(b):
        for word in q.content:
            opening_so.setdefault(opening(word), set()).add(word)
            holding.setdefault(word, []).append(column)
    for row, p in enumerate(a):
        forms = {y for x in p.content for y in opening_so.get(opening(x), ()) if same_stem(x, y)}
        for column in {column for word in forms for column in holding[word]}:
            q = b[column]
            both = sum(w in q.content for w in p.content) + sum(w in p.content for w in q.content)
            same[row, column] = both / (len(p.content) + len(q.content))
            shorter = min(len(p.content), len(q.content))
            stems[row, column] = min(1.0, stems_shared(p.content, q.content) / shorter)
    return {"same": same, "stems": stems}


def unit(rows: FloatArray) -> FloatArray:
    """Rows of length 1; rows of zeros stay."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
