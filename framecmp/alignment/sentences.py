"""How alike sentences are, from the token vectors of the passages around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.alignment.scores import best_in
from framecmp.encoding.protocol import Encoded
from framecmp.types import FloatArray, IntArray


def sentence_coverage(a: Sequence[Encoded], b: Sequence[Encoded]) -> FloatArray:
    """How well each sentence of A is covered by each sentence of B.

    The weighted mean, over the word pieces of A's sentence, of the best cosine among those
    of B's (one direction of ``maxsim``). ``sentence_coverage(b, a).T`` is the other one.

    :param a: passages; their sentences are counted through, in order.
    :returns: (sentences of all of A, sentences of all of B) float32, -1 to 1; 0 where a
        sentence has no pieces.
    """
    counts_a, counts_b = (np.array([len(e.sentences) for e in side]) for side in (a, b))
    found = np.zeros((int(counts_a.sum()), int(counts_b.sum())), dtype=np.float32)
    if not found.size:
        return found
    tokens_b = np.concatenate([e.tokens for e in b])
    places_b = _places(b, counts_b)
    columns, starts = np.unique(places_b, return_index=True)
    if not len(columns):
        return found
    rows = _places(a, counts_a)
    at = 0
    for passage in a:
        here = rows[at : at + len(passage.tokens)]
        at += len(passage.tokens)
        best = best_in(passage.tokens, tokens_b, starts)
        # In order, since sentences are; np.unique would import what takes longer than all of this.
        for row in dict.fromkeys(here.tolist()):
            inside = here == row
            weights = passage.weights[inside]
            weights = weights if weights.sum() > 0 else np.ones_like(weights)
            found[row, columns] = np.average(best[inside], axis=0, weights=weights)
    return found


def _places(side: Sequence[Encoded], counts: IntArray) -> IntArray:
    """(pieces of all,) the sentence of each piece, counted through all passages."""
    before = np.cumsum([0, *counts[:-1]])
    return np.concatenate([e.sentence_of + n for e, n in zip(side, before, strict=True)])


def matching_sentences(a: Encoded, b: Encoded) -> list[tuple[int, int, float]]:
    """The sentences of two linked passages that carry the link.

    :returns: (sentence of A, sentence of B, similarity) of those that are each other's best
        counterpart, in the order of A; at least one where both sides have pieces. The
        similarity is the mean of how well each covers the other.
    """
    if not len(a.tokens) or not len(b.tokens):
        return []
    alike = (sentence_coverage([a], [b]) + sentence_coverage([b], [a]).T) / 2
    best_b, best_a = alike.argmax(axis=1), alike.argmax(axis=0)
    return [(i, int(j), float(alike[i, j])) for i, j in enumerate(best_b) if best_a[j] == i]
