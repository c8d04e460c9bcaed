"""How far a word leans to a side, and how far apart two choices of words are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike

from framecmp.types import DoubleArray

# What the prior weighs, as a share of what a side says. A lighter one takes the variance of a
# word that a side never has for boundless, so that nothing else could stand out.
PRIOR_SHARE = 0.5

# What a word that a side never has is counted as in a ratio (Hardie 2014).
_INSTEAD_OF_NONE = 0.5


def log_odds(
    a: Mapping[str, int], b: Mapping[str, int], background: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    :param a: word counts of one side; ``b`` those of the other.
    :param background: word counts that shape the prior; words of ``a`` and ``b`` that it lacks
        count once in it. The prior weighs ``PRIOR_SHARE`` of the mean number of words of
        the sides.
    :returns: for every word of ``a`` or ``b`` (delta, z): delta (equation 16) above 0 leans
        to ``a``; z is delta over its approximate standard deviation (equations 20 and 22).
        Swapping the sides changes the signs. No words on a side, or the same single word on
        both: nothing, since there is no choice.
    """
    words = sorted(set(a) | set(b))
    if not sum(a.values()) or not sum(b.values()) or len(words) < 2:
        return {}
    counts_a, counts_b = (np.array([c.get(w, 0) for w in words], dtype=float) for c in (a, b))
    shape = np.array([background.get(w, 0) or 1 for w in words], dtype=float)
    lacking = sum(not background.get(w, 0) for w in words)
    weight = PRIOR_SHARE * (counts_a.sum() + counts_b.sum()) / 2
    prior = shape * (weight / (sum(background.values()) + lacking))
    posterior_a, posterior_b = counts_a + prior, counts_b + prior
    delta = np.log(posterior_a / (counts_a.sum() + weight - posterior_a)) - np.log(
        posterior_b / (counts_b.sum() + weight - posterior_b)
    )
    z = delta / np.sqrt(1 / posterior_a + 1 / posterior_b)
    return {w: (float(d), float(s)) for w, d, s in zip(words, delta, z, strict=True)}


def log_ratio(
    count_a: ArrayLike, words_a: ArrayLike, count_b: ArrayLike, words_b: ArrayLike
) -> DoubleArray:
    """Binary logarithm of how many times more often A has a word than B (Hardie 2014).

    :param words_a: the number of A's words, above 0, as ``words_b``. Arrays go by element.
    :returns: 1 is twice as often, -1 half as often, 0 equally often; a count of none is
        taken for half a word. Swapping the sides changes the sign.
    """
    a, b = (np.where(np.equal(count, 0), _INSTEAD_OF_NONE, count) for count in (count_a, count_b))
    return np.asarray(np.log2(a / words_a) - np.log2(b / words_b))


def dispersion(counts: DoubleArray, sizes: DoubleArray) -> float | None:
    """Gries' DP, normalised: how unevenly a word is spread over parts of a text.

    Gries (2008); divided by its largest possible value (Lijffijt & Gries 2012).

    :param counts: (parts,) of the word; ``sizes`` (parts,) of all words, each above 0.
    :returns: 0 (as the parts are long) to 1 (all in the shortest part); None without the word,
        or with fewer than two parts.
    """
    if len(sizes) < 2 or not counts.sum():
        return None
    share = sizes / sizes.sum()
    return float(np.abs(counts / counts.sum() - share).sum() / 2 / (1 - share.min()))


def jensen_shannon(a: Mapping[str, int], b: Mapping[str, int]) -> float | None:
    """Jensen-Shannon divergence of two word distributions, in bits (Lin 1991).

    Biased upwards where words are few; :func:`~framecmp.divergence.swaps.by_chance` says how
    far.

    :returns: 0 (the same) to 1 (no word shared); None where a side has no words.
    """
    if not sum(a.values()) or not sum(b.values()):
        return None
    words = sorted(set(a) | set(b))
    p, q = (np.array([counts.get(w, 0) for w in words], dtype=float) for counts in (a, b))
    return float(row_divergence(p, q))


def row_divergence(a: DoubleArray, b: DoubleArray) -> DoubleArray:
    """Jensen-Shannon divergence of rows of counts, in bits (Lin 1991).

    The square of ``scipy.spatial.distance.jensenshannon``, which takes a third of a second to
    import.

    :param a: (..., words) counts, some above 0 in each row; ``b`` likewise.
    :returns: (...) 0 (the same) to 1 (no word shared).
    """
    p, q = (counts / counts.sum(axis=-1, keepdims=True) for counts in (a, b))
    middle = (p + q) / 2
    found = np.zeros(p.shape[:-1])
    for side in (p, q):
        ratio = np.divide(side, middle, out=np.ones_like(side), where=side > 0)
        found += (side * np.log2(ratio)).sum(axis=-1) / 2
    return np.asarray(found)
