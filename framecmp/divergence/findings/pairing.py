"""Which sentences of two articles report the same thing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from framecmp.alignment.calibration import THRESHOLD, neighbourhood
from framecmp.alignment.sentences import sentence_coverage
from framecmp.divergence.findings.told import SentencePair, Telling
from framecmp.divergence.passage_pairs import NEAR
from framecmp.types import BoolArray, FloatArray, IntArray

# Against this similarity a sentence's is measured at the least: two that tell of one thing
# in words of their own seldom reach more. All figures were chosen on SPARK (dev).
ORDINARY = 0.65

# Sentences of linked passages belong together from here on, those of others where each
# tells the other with a probability of TOLD.
PAIR = 0.62
TOLD = 0.5

# From this probability on, sentences of passages without a link may share a figure.
PERHAPS = 0.3

# In passages as long as whole articles, that many pairs of their sentences at the most.
_MOST = 20_000

# How much of what a sentence resembles anyway is taken off, and the logistic curve.
_HUB, _SIZE = 0.8, 0.005
_PRIOR, _SHRINKAGE = 0.55, 3.0
_SLOPE, _INTERCEPT = 16.4, -1.01

# Sentences of passages that are unlikely linked are told by each other less likely: so much of
# the link's log-odds counts, below even odds and down to UNLIKELY. More would drown out that
# one sentence of a passage is missing.
_UNLINKED, UNLIKELY = 0.3, 0.05


def sentence_likeness(a: Telling, b: Telling) -> FloatArray:
    """How alike the sentences of two articles are: the mean of how well each covers the other.

    :returns: (sentences of A, sentences of B), -1 to 1. Swapping gives the transpose, bit by
        bit; an article without sentences gives a table without rows or columns.
    """
    if a.article.id > b.article.id:
        return sentence_likeness(b, a).T
    first, second = list(a.vectors.values()), list(b.vectors.values())
    if not a.sentences or not b.sentences:
        return np.zeros((len(a.sentences), len(b.sentences)), dtype=np.float32)
    forth, back = sentence_coverage(first, second), sentence_coverage(second, first).T
    return np.asarray((forth + back) / 2, dtype=np.float32)


def beside_rivals(likeness: FloatArray) -> FloatArray:
    """A table of likeness beside what else each sentence of B answers.

    Where outlets print one text, its copy is the measure: a sentence that is merely alike
    is not what the other sentence reports. So a likeness is divided by that of the other
    sentence's best partner besides, or by ``ORDINARY`` if that is more.

    :param likeness: (n, m), as ``sentence_likeness`` gives it.
    :returns: (n, m), 0 to 1. It looks one way: the other one is that of the transpose.
    """
    return np.asarray(np.clip(likeness / np.maximum(ORDINARY, _rivals(likeness)), 0, 1))


def found(likeness: FloatArray, linked: FloatArray) -> FloatArray:
    """The estimated probability that each sentence of A is told by each of B.

    What two sentences resemble anyway, in articles about one thing, is taken off
    (hub correction, as in CSLS, Conneau et al. 2018).

    :param likeness: (n, m), as ``sentence_likeness`` gives it.
    :param linked: (n, m), the probability (0 to 1) that their passages are linked.
    :returns: (n, m), 0 to 1. It looks one way: the other one is that of the transpose.
    """
    if not likeness.size:
        return np.zeros_like(likeness)
    # Sums depend on how a table lies in memory, in their last digits.
    likeness = np.ascontiguousarray(likeness)
    forth, back = (neighbourhood(t, _PRIOR, _SHRINKAGE) for t in (likeness, likeness.T))
    hubs = (forth + back.T) / 2
    evidence = ORDINARY * beside_rivals(likeness) - _HUB * hubs - _SIZE * np.log(likeness.size)
    likely = np.clip(linked, UNLIKELY, 0.5)
    doubt = _UNLINKED * np.log(likely / (1 - likely))
    return np.asarray(1 / (1 + np.exp(-(_SLOPE * evidence + doubt + _INTERCEPT))))


class Likeness(Struct, frozen=True, dict=True):
    """What is known of the sentences of two articles.

    :ivar alike: (sentences of A, sentences of B), as ``sentence_likeness`` gives it.
    :ivar linked: the same shape, the probability that their passages are linked.
    """

    alike: FloatArray
    linked: FloatArray

    @cached_property
    def forth(self) -> FloatArray:
        """How likely each sentence of A is told by each of B."""
        return found(self.alike, self.linked)

    @cached_property
    def back(self) -> FloatArray:
        """(sentences of B, sentences of A): how likely each of B is told by each of A."""
        return found(self.alike.T, self.linked.T)


def likeness_of(a: Telling, b: Telling, linked: FloatArray) -> Likeness:
    """Hold the sentences of two articles against each other.

    :param linked: (passages of A, passages of B), the probability that they are linked.
    """
    rows, columns = (
        [list(t.vectors).index(sentence.passage) for sentence in t.sentences] for t in (a, b)
    )
    return Likeness(sentence_likeness(a, b), linked[np.ix_(rows, columns)])


def sentence_pairs(a: Telling, b: Telling, likeness: Likeness) -> list[SentencePair]:
    """The pairs of sentences that may report the same thing, by place in A, then in B.

    A sentence may have several partners. Each pair of linked passages has one close pair of
    sentences at the least, its best; its other sentences are paired too, though not closely,
    since a figure of one may be told in another. So are those of passages that come near a link.
    """
    alike = likeness.alike
    if not alike.size:
        return []
    sure = np.minimum(beside_rivals(alike), beside_rivals(alike.T).T)
    told = np.minimum(likeness.forth, likeness.back.T)
    linked, near = likeness.linked >= THRESHOLD, _at_most(likeness.linked >= NEAR, told)
    best = alike == _best_of_passages(alike, *([s.passage for s in t.sentences] for t in (a, b)))
    close = (told >= TOLD) | (linked & ((sure >= PAIR) | best))
    return [
        SentencePair(
            a.sentences[i],
            b.sentences[j],
            score=round(float(sure[i, j]), 4),
            told=round(float(told[i, j]), 4),
            linked=round(float(likeness.linked[i, j]), 4),
            alike=round(float(alike[i, j]), 4),
            close=bool(close[i, j]),
        )
        for i, j in zip(*np.nonzero(close | near | (told >= PERHAPS)), strict=True)
    ]


def _at_most(cells: BoolArray, told: FloatArray) -> BoolArray:
    """The cells, or where there are more than ``_MOST`` those that are likeliest told."""
    if np.count_nonzero(cells) <= _MOST:
        return cells
    least = np.partition(told[cells], -_MOST)[-_MOST]
    return np.asarray(cells & (told >= least))


def _best_of_passages(
    alike: FloatArray, passages_a: Sequence[int], passages_b: Sequence[int]
) -> FloatArray:
    """(n, m): the likeness of the two passages' most alike sentences. Passages are in order."""
    starts_a, rows = np.unique(passages_a, return_index=True)[1], _counted_through(passages_a)
    starts_b, columns = np.unique(passages_b, return_index=True)[1], _counted_through(passages_b)
    best = np.maximum.reduceat(np.maximum.reduceat(alike, starts_a, axis=0), starts_b, axis=1)
    return np.asarray(best[np.ix_(rows, columns)])


def _counted_through(passages: Sequence[int]) -> IntArray:
    return np.unique(passages, return_inverse=True)[1]


def _rivals(likeness: FloatArray) -> FloatArray:
    """(n, m): the best of the column, the cell itself apart; 0 where there is no other."""
    if len(likeness) < 2:
        return np.zeros_like(likeness)
    best = -np.sort(-likeness, axis=0)[:2]
    return np.asarray(np.where(likeness == best[0], best[1], best[0]), dtype=np.float32)
