"""From similarities to the estimated probability that two passages belong together.

A similarity means little by itself: in articles about one event everything is alike. So
each is held against what its passages reach elsewhere (hub correction, as in CSLS, Conneau
et al. 2018), and the difference goes through a logistic curve.
"""

from __future__ import annotations

import numpy as np

from framecmp.types import FloatArray

# A link at or above THRESHOLD is printed, at or above STRONG it is called strong.
THRESHOLD = 0.22
STRONG = 0.65

NEIGHBOURS = 5

# A passage's neighbourhood counts as if it held this many more passages of similarity
# PRIOR: so the table of two short texts, which has few or no neighbours to measure by,
# is judged on the scale of long ones.
SHRINKAGE = 3.0
PRIOR = 0.55

# The larger the table, the rarer the links in it.
SIZE = 0.005

SLOPE = 14.4
INTERCEPT = -1.25


def neighbourhood(scores: FloatArray) -> FloatArray:
    """What else the row's passage reaches: the mean of its best other scores.

    :param scores: (n, m).
    :returns: (n, m); cell (i, j) is the mean of the ``NEIGHBOURS`` best of row i but for
        (i, j) itself, drawn towards ``PRIOR``; the prior alone where m is 1.
    """
    n, m = scores.shape
    if n == 0 or m == 0:
        return np.zeros_like(scores)
    best = -np.sort(-scores, axis=1)[:, : NEIGHBOURS + 1]
    last = best[:, -1:]
    others = best.sum(axis=1, keepdims=True) - np.maximum(scores, last)
    means = (others + SHRINKAGE * PRIOR) / (best.shape[1] - 1 + SHRINKAGE)
    return np.asarray(means, dtype=np.float32)


def probabilities(scores: FloatArray) -> FloatArray:
    """Estimated probability of a link for every cell of a table of similarities.

    :param scores: (n, m), as ``maxsim`` gives them.
    :returns: (n, m), 0 to 1; an empty table gives an empty one. The transpose gives the
        transpose.
    """
    if scores.size == 0:
        return np.zeros_like(scores)
    hubs = (neighbourhood(scores) + neighbourhood(scores.T).T) / 2
    evidence = scores - hubs - SIZE * np.log(scores.size)
    return np.asarray(1 / (1 + np.exp(-(SLOPE * evidence + INTERCEPT))), dtype=np.float32)
