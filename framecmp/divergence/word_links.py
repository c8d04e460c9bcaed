"""Words and chunks of two sentences that stand for each other.

What the wordings rest on, in the two forms in which aligners are measured: links between
single words, and links between all words of chunks that are matched one to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from framecmp.divergence.phrases import Tokens, chunks, tokenize, whole_chunk
from framecmp.divergence.probes import Probes, chunk_starts, probes_for
from framecmp.divergence.span_weights import logit
from framecmp.divergence.spans import Spans, similarities, spans, word_vectors
from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.text import normalise
from framecmp.types import FloatArray

# Chunks that are less likely to stand for each other aren't linked, log-odds: the F1 of
# links is best somewhat below one half.
THRESHOLD = -0.3

# Below this cosine, two words that are each other's best counterparts are so by default only.
ALIKE = 0.35

Words = tuple[str, ...]


class Chunked(Struct, frozen=True, eq=False):
    """A sentence in chunks.

    :ivar spans: the chunks with their vectors.
    :ivar words: for each chunk the (first, last) word of the sentence as it was given.
    """

    spans: Spans
    words: list[tuple[int, int]]


def word_links(
    pairs: Sequence[tuple[Words, Words]], encoder: Encoder
) -> list[set[tuple[int, int]]]:
    """Link single words of sentence pairs.

    Words that are each other's best counterpart in the encoder's middle layer are linked
    (SimAlign's argmax, Jalili Sabet et al. 2020) if they are alike enough or the same.

    :param pairs: two sentences as words each.
    :returns: a set of (index in A, index in B) for each pair; swapping A and B mirrors it.
    """
    encoded = encode_words([s for pair in pairs for s in pair], encoder)
    vectors = {s: word_vectors(word_places(s), e).middle for s, e in encoded.items()}
    return [_best_both_ways(a, b, vectors[a] @ vectors[b].T) for a, b in pairs]


def chunk_links(
    pairs: Sequence[tuple[Words, Words]], encoder: Encoder
) -> list[set[tuple[int, int]]]:
    """Link all words of the chunks of sentence pairs that stand for each other.

    Chunks are matched one to one, so that the log-odds above ``THRESHOLD`` add up to most.

    :param pairs: two sentences as words each.
    :returns: a set of (index in A, index in B) for each pair; swapping A and B mirrors it.
    """
    probes = probes_for(encoder.model.sha256, None)
    encoded = encode_words([s for pair in pairs for s in pair], encoder)
    chunked = {s: chunk(s, e, probes) for s, e in encoded.items()}
    return [linked_words(chunked[a], chunked[b]) for a, b in pairs]


def word_places(words: Words) -> list[tuple[int, int]]:
    """(start, end) of each word in the words joined by blanks."""
    ends = np.cumsum([len(word) + 1 for word in words], dtype=int) - 1
    return [(int(end) - len(word), int(end)) for word, end in zip(words, ends, strict=True)]


def encode_words(sentences: Iterable[Words], encoder: Encoder) -> dict[Words, Encoded]:
    """The vectors of sentences given as words, each encoded once."""
    texts = {words: " ".join(words) for words in sentences}
    inputs = [PassageInput(t, ((0, len(t)),) if t.strip() else ()) for t in texts.values()]
    return dict(zip(texts, encoder.encode(inputs), strict=True))


def chunk(words: Words, encoded: Encoded, probes: Probes | None) -> Chunked:
    """Cut a sentence into chunks; marks between chunks are in none."""
    tokens = tokenize(" ".join(words))
    vectors = word_vectors(tokens.spans, encoded)
    cut = chunks(chunk_starts(tokens, vectors.middle, probes))
    place = word_of_token(words, tokens)
    return Chunked(
        spans=spans([whole_chunk(tokens, a, b) for a, b in cut], vectors, encoded.sentences),
        words=[(place[a], place[b]) for a, b in cut],
    )


def word_of_token(words: Words, tokens: Tokens) -> list[int]:
    """For each token of the joined words the word in which it starts."""
    starts = [start for start, _ in word_places(words)]
    firsts = [start for start, _ in tokens.spans]
    return [int(k) for k in np.searchsorted(starts, firsts, side="right") - 1]


def linked_words(a: Chunked, b: Chunked) -> set[tuple[int, int]]:
    """All pairs of words of the chunks that are matched best, one to one."""
    if not a.words or not b.words:
        return set()
    from scipy.optimize import linear_sum_assignment

    gains = np.maximum(logit(similarities(a.spans, b.spans), "sentence") - THRESHOLD, 0)
    rows, columns = linear_sum_assignment(-gains)
    return {
        (i, j)
        for row, column in zip(rows, columns, strict=True)
        if gains[row, column] > 0
        for i in range(a.words[row][0], a.words[row][1] + 1)
        for j in range(b.words[column][0], b.words[column][1] + 1)
    }


def _best_both_ways(a: Words, b: Words, cosines: FloatArray) -> set[tuple[int, int]]:
    if not a or not b:
        return set()
    best_b, best_a = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return {
        (i, int(j))
        for i, j in enumerate(best_b)
        if best_a[j] == i and (cosines[i, j] >= ALIKE or normalise(a[i]) == normalise(b[j]))
    }
