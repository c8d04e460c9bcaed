"""Meaning: how far apart linked passages are, and how much of a text the other one has."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.types import FloatArray

RESAMPLES = 2000
_SEED = 0

# Below this many links an interval would pretend to know more than it does.
FEWEST_FOR_INTERVAL = 10


def distance(a: FloatArray, b: FloatArray) -> float:
    """Semantic distance of two passages: one minus the cosine of their vectors.

    :param a: (dim,) of length 1, as ``b``.
    :returns: 0 (the same direction) to 2.
    """
    return float(np.clip(1 - a @ b, 0, 2))


def mean_with_interval(
    values: Sequence[float],
) -> tuple[float | None, tuple[float, float] | None]:
    """The mean of a measure over links, and its 95 % percentile bootstrap interval.

    The links are resampled, never words. The same values give the same interval,
    whatever their order.

    :returns: (None, None) for no values; no interval below ``FEWEST_FOR_INTERVAL``.
    """
    if not values:
        return None, None
    sample = np.sort(np.asarray(values, dtype=float))
    mean = float(sample.mean())
    if len(sample) < FEWEST_FOR_INTERVAL:
        return mean, None
    # What scipy.stats.bootstrap gives; importing that takes half a second.
    drawn = np.random.default_rng(_SEED).integers(0, len(sample), (RESAMPLES, len(sample)))
    means = np.sort(sample[drawn].mean(axis=1))
    # As np.quantile has it, which imports as much again.
    low, high = np.interp(np.array((0.025, 0.975)) * (RESAMPLES - 1), np.arange(RESAMPLES), means)
    return mean, (float(low), float(high))


def percentiles(distances: Sequence[float], background: Sequence[float]) -> list[float]:
    """Where each distance stands among those of passages that have nothing to do with each other.

    :param background: distances of passages of the same event that aren't linked.
    :returns: the share (0 to 1) of the background that is closer, ties by half: 0 is closer
        than all of it. Nothing where the background has fewer than ``FEWEST_FOR_INTERVAL``.
    """
    if len(background) < FEWEST_FOR_INTERVAL:
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
