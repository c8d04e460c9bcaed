"""From likeness to the estimated probability that two passages belong together.

Likeness means little by itself: in articles about one event everything is alike. So it
is held against what its passages reach elsewhere (hub correction, as in CSLS, Conneau et
al. 2018), and the difference goes through a logistic curve.
"""

from __future__ import annotations

import numpy as np

from framecmp.types import FloatArray

# A link at or above THRESHOLD is printed, at or above STRONG it is called strong.
THRESHOLD = 0.25
STRONG = 0.75

# How much of a passage's likeness is that of its words in context; the rest is that of the
# rare pieces both hold to the letter.
ALIKE, RARE = 0.78, 0.28

NEIGHBOURS = 5

# A passage's neighbourhood counts as if it held this many more passages, of the likeness
# that its event lets expect: so the table of two short texts, which has few or no
# neighbours to measure by, is judged on the scale of long ones.
SHRINKAGE = 5.0

# That expectation is what a passage reaches with this share of all passages of the other
# outlets. Not with its best ones: among them are the true counterparts. Few passages, or
# none, are drawn towards PRIOR.
QUANTILE, LARGEST_POOL, POOL_SHRINKAGE = 0.6, 15, 5.0
PRIOR = 0.14

# How much of what is reached elsewhere is held against a link.
HUB = 0.88

# How much a third outlet's passage speaks for a link by being like both ends; half of what
# the two ends reach there at best is held against it.
SUPPORT, REACH = 0.2, 0.5

# The larger the table, the rarer the links in it.
SIZE = 0.003

SLOPE = 13.7
INTERCEPT = -3.08


def expectation(pool: FloatArray) -> FloatArray:
    """What each passage reaches with passages it has nothing special to do with.

    :param pool: (n, passages of the event's other articles), their likeness.
    :returns: (n, 1); ``PRIOR`` where the pool is empty.
    """
    n, size = pool.shape
    if not size:
        return np.full((n, 1), PRIOR, dtype=np.float32)
    reached = np.quantile(pool, QUANTILE, axis=1, keepdims=True)
    weight = min(size, LARGEST_POOL)
    return np.asarray(
        (weight * reached + POOL_SHRINKAGE * PRIOR) / (weight + POOL_SHRINKAGE), dtype=np.float32
    )


def neighbourhood(
    scores: FloatArray, expected: FloatArray | float, shrinkage: float = SHRINKAGE
) -> FloatArray:
    """What else the row's passage reaches: the mean of its best other scores.

    :param scores: (n, m).
    :param expected: (n, 1) or one for all, what each mean is drawn towards; it alone where
        m is 1.
    :param shrinkage: how many scores it counts for.
    :returns: (n, m); cell (i, j) is the mean of the ``NEIGHBOURS`` best of row i but for
        (i, j) itself, drawn towards ``expected``.
    """
    n, m = scores.shape
    if n == 0 or m == 0:
        return np.zeros_like(scores)
    best = -np.sort(-scores, axis=1)[:, : NEIGHBOURS + 1]
    last = best[:, -1:]
    others = best.sum(axis=1, keepdims=True) - np.maximum(scores, last)
    means = (others + shrinkage * expected) / (best.shape[1] - 1 + shrinkage)
    return np.asarray(means, dtype=np.float32)


def elsewhere(scores: FloatArray, expected_a: FloatArray, expected_b: FloatArray) -> FloatArray:
    """What the two passages of each cell reach elsewhere, on average.

    :param scores: (n, m) likeness.
    :param expected_a: (n, 1), as :func:`expectation` gives it; ``expected_b`` is (m, 1).
    :returns: (n, m).
    """
    both = neighbourhood(scores, expected_a) + neighbourhood(scores.T, expected_b).T
    return np.asarray(both / 2, dtype=np.float32)


def probability(log_odds: FloatArray) -> FloatArray:
    """The logistic curve."""
    return np.asarray(1 / (1 + np.exp(-log_odds)), dtype=np.float32)
