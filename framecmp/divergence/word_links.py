"""Word by word: which words of two sentences stand for each other.

What the wordings rest on, in the form in which word and chunk aligners are measured: each
sentence is cut into chunks, chunks are matched one to one, and all words of matched chunks
are linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from framecmp.divergence.phrases import Tokens, chunks, tokenize, whole_chunk
from framecmp.divergence.probes import Probes, chunk_starts, probes_for
from framecmp.divergence.span_weights import logit
from framecmp.divergence.spans import Spans, similarities, spans, word_vectors
from framecmp.encoding.protocol import Encoded, Encoder, PassageInput

# Chunks that are less likely to stand for each other aren't linked, log-odds: the F1 of
# links is best somewhat below one half.
THRESHOLD = -0.3

Words = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Chunked:
    """A sentence in chunks.

    :ivar spans: the chunks with their vectors.
    :ivar words: for each chunk the (first, last) word of the sentence as it was given.
    """

    spans: Spans
    words: list[tuple[int, int]]


def word_links(
    pairs: Sequence[tuple[Words, Words]], encoder: Encoder
) -> list[set[tuple[int, int]]]:
    """Link the words of sentence pairs.

    :param pairs: two sentences as words each.
    :returns: a set of (index in A, index in B) for each pair; swapping A and B mirrors it.
    """
    probes = probes_for(encoder.model.sha256, None)
    chunked = {
        words: chunk(words, encoded, probes)
        for words, encoded in encode_words([s for pair in pairs for s in pair], encoder).items()
    }
    return [linked_words(chunked[a], chunked[b]) for a, b in pairs]


def encode_words(sentences: Iterable[Words], encoder: Encoder) -> dict[Words, Encoded]:
    """The vectors of sentences given as words, each encoded once."""
    texts = {words: " ".join(words) for words in sentences}
    inputs = [PassageInput(t, ((0, len(t)),) if t.strip() else ()) for t in texts.values()]
    return dict(zip(texts, encoder.encode(inputs), strict=True))


def chunk(words: Words, encoded: Encoded, probes: Probes | None) -> Chunked:
    """Cut a sentence into chunks; marks between chunks are in none."""
    tokens = tokenize(" ".join(words))
    vectors = word_vectors(tokens, encoded)
    cut = chunks(chunk_starts(tokens, vectors.middle, probes))
    place = word_of_token(words, tokens)
    return Chunked(
        spans=spans([whole_chunk(tokens, a, b) for a, b in cut], vectors, encoded.sentences),
        words=[(place[a], place[b]) for a, b in cut],
    )


def word_of_token(words: Words, tokens: Tokens) -> list[int]:
    """For each token of the joined words the word in which it starts."""
    starts = np.cumsum([0, *(len(word) + 1 for word in words)])
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
