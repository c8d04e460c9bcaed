"""Meaning: how far apart linked passages are, and how much of a text the other one has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import fsum

import numpy as np

from framecmp.divergence.swaps import FEWEST_UNITS, jackknife
from framecmp.types import FloatArray

# Among fewer unlinked pairs of passages a percentile would be too coarse.
FEWEST_UNLINKED = 10


def distance(a: FloatArray, b: FloatArray) -> float:
    """Semantic distance of two passages: one minus the cosine of their vectors.

    :param a: (dim,) of length 1, as ``b``.
    :returns: 0 (the same direction) to 2.
    """
    return float(np.clip(1 - a @ b, 0, 2))


def mean_with_interval(
    values: Sequence[float], units: Sequence[int], most: float
) -> tuple[float | None, tuple[float, float] | None]:
    """The mean of a measure over links, and its 95 % jackknife interval over their units.

    Links that share a passage are not independent: whole units are left out, never one link.
    The same values give the same interval, whatever their order.

    :param units: (links,) which set of links that hang together each is of.
    :param most: the largest value possible, where the interval ends; it begins at 0 or above.
    :returns: (None, None) for no values, whatever the units; no interval below
        ``FEWEST_UNITS`` of them.
    """
    if not values:
        return None, None
    total, count = fsum(values), len(values)
    by_unit: defaultdict[int, list[float]] = defaultdict(list)
    for unit, value in zip(units, values, strict=True):
        by_unit[unit].append(value)
    inside = [by_unit[unit] for unit in sorted(by_unit)]
    if len(inside) < FEWEST_UNITS:
        return total / count, None
    without = np.array([(total - fsum(some)) / (count - len(some)) for some in inside])
    found = jackknife(total / count, without)
    return total / count, found and (max(found[0], 0.0), min(found[1], most))


def percentiles(distances: Sequence[float], background: Sequence[float]) -> list[float]:
    """Where each distance stands among those of passages that have nothing to do with each other.

    :param background: distances of passages of the same event that aren't linked.
    :returns: the share (0 to 1) of the background that is closer, ties by half: 0 is closer
        than all of it. Nothing where the background has fewer than ``FEWEST_UNLINKED``.
    """
    if len(background) < FEWEST_UNLINKED:
        return []
    ranked = np.sort(np.asarray(background, dtype=float))
    below, upto = (np.searchsorted(ranked, distances, side=side) for side in ("left", "right"))
    return [float(x) for x in (below + upto) / (2 * len(ranked))]


def coverage(words: Sequence[int], linked: Sequence[bool]) -> float | None:
    """The share of an article's words that stand in passages another article has too.

    :param words: words in each passage; ``linked`` tells which passages have a link.
    :returns: 0 (nothing found elsewhere) to 1; None where there are no words.
    """
    total = sum(words)
    if not total:
        return None
    return sum(n for n, has in zip(words, linked, strict=True) if has) / total
