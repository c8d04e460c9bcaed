"""Ranking: a list whose first lines say different things."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping

from framecmp.divergence.forms import Form

# What a pair loses, in log-odds, for each surer pair that has the word which was offered most.
_LOSS = 0.2

Pair = tuple[Form, Form]


def novelty(scores: Mapping[Pair, float]) -> dict[Pair, float]:
    """Lower the scores of pairs by what surer pairs have said already.

    Maximal marginal relevance (Carbonell & Goldstein 1998): the surest pair comes first, and
    each next is the one that is still surest after its loss.

    :param scores: log-odds by pair of forms; the order of a pair is no matter.
    :returns: the lowered log-odds of all, surest first. No pairs, none.
    """
    words: Counter[str] = Counter()

    def loss(pair: Pair) -> float:
        return _LOSS * max(words[w] for form in pair for w in form)

    waiting = [(-score, pair) for pair, score in scores.items()]
    heapq.heapify(waiting)
    ranked: dict[Pair, float] = {}
    while waiting:
        before, pair = heapq.heappop(waiting)
        now = loss(pair) - scores[pair]
        # What was said since may have lowered it further: it waits for its turn again.
        if now > before:
            heapq.heappush(waiting, (now, pair))
            continue
        ranked[pair] = -now
        words.update({w for form in pair for w in form})
    return ranked
