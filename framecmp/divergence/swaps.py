"""What could be chance: A and B swapped within linked passages, or outlets within events.

Both sides of a unit report the same thing, so if outlets chose their words alike it would
make no difference who said which: topic is held still. Units are swapped and resampled
whole, never words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import atan, cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from framecmp.divergence.aligned import gathering
from framecmp.divergence.keyness import row_divergence
from framecmp.types import DoubleArray, IntArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# With fewer units no pattern of swaps is rare enough: two in 2 ** 5 is above .05.
FEWEST_UNITS = 6

_SWAPS = 500
_PERMUTATIONS = 1999
_AT_ONCE = 250
_SEED = 0


class ByChance(NamedTuple):
    """Mean and standard deviation of the divergence where nothing but chance differs."""

    mean: float
    deviation: float


def by_chance(a: csr_array | DoubleArray, b: csr_array | DoubleArray) -> ByChance | None:
    """The Jensen-Shannon divergence that swapping the sides of units at random gives.

    :param a: (units, words) counts of one side, in every unit at least one; ``b`` the other's.
    :returns: in bits; None with fewer than ``FEWEST_UNITS`` units. The same for (b, a).
    """
    units = a.shape[0]
    if units < FEWEST_UNITS:
        return None
    swaps = _swaps(units, _SWAPS).astype(float)
    divergences = np.concatenate(
        [
            row_divergence((1 - s) @ a + s @ b, s @ a + (1 - s) @ b)
            for s in np.array_split(swaps, _SWAPS // 100)
        ]
    )
    return ByChance(float(divergences.mean()), float(divergences.std()))


class Deviations(NamedTuple):
    """How far each outlet is from the others of its unit: (rows, terms), 0 in a unit's mean.

    ``unit`` and ``outlet`` (rows,) are indices from 0; the rows of a unit stand together.
    """

    values: csr_array
    unit: IntArray
    outlet: IntArray


def deviations(
    counts: csr_array, totals: DoubleArray, unit: IntArray, outlet: IntArray
) -> Deviations:
    """Each outlet's use of a term in a unit against the mean of the others'.

    Two outlets' difference is that of their rates, weighted as Mantel & Haenszel (1959)
    weight strata: ``(a * words_b - b * words_a) / (words_a + words_b)``. So neither the longer
    article nor the longer unit leans of itself.

    :param counts: (rows, terms); ``totals`` (rows,) the words, above 0.
    """
    from scipy.sparse import block_diag, csr_array

    blocks = []
    for index in np.unique(unit):
        words = totals[unit == index]
        weights = 1 / (words[:, None] + words[None, :])
        np.fill_diagonal(weights, 0)
        mixing = np.diag(weights @ words) - words[:, None] * weights
        blocks.append(mixing / max(len(words) - 1, 1))
    return Deviations(csr_array(block_diag(blocks, format="csr") @ counts), unit, outlet)


def pooled(found: Deviations, into: IntArray) -> Deviations:
    """Join units into larger ones, as those of an event.

    :param into: (rows,) the larger unit of each row.
    """
    keys, rows = np.unique(np.stack([into, found.outlet]), axis=1, return_inverse=True)
    return Deviations(gathering(rows.ravel()) @ found.values, keys[0], keys[1])


def leanings(found: Deviations) -> DoubleArray:
    """How steadily each outlet leans to each term: (outlets, terms).

    The sum of its deviations over the standard deviation that permuting the outlets within
    units gives that sum. Of two outlets it is at most the root of the number of units,
    reached where all lean alike; below 0 the outlet avoids the term; 0: nothing differs.
    """
    values = found.values.toarray()
    return _standardised(gathering(found.outlet) @ values, _scale(found, values))


def corrected(found: Deviations, tested: Any) -> DoubleArray:
    """P-values of the leanings, corrected for the number of terms and outlets.

    The outlets are permuted within units, jointly for all terms; a p-value is the share of
    permutations (the real one among them: Phipson & Smyth 2010) in which any leaning still in
    question is as strong: the step-down maxT of Westfall & Young (1993), which holds the
    chance of a single false alarm among all of them below the p-value, whatever depends on what.

    :param tested: (outlets, terms) bool: which leanings are in question.
    :returns: (outlets, terms), above 0 to 1; NaN where not tested.
    """
    columns = np.flatnonzero(tested.any(axis=0))
    p = np.full(tested.shape, np.nan)
    if not len(columns):
        return p
    values, asked = found.values[:, columns].toarray(), tested[:, columns]
    scale = _scale(found, values)
    observed = np.abs(_standardised(gathering(found.outlet) @ values, scale)[asked])
    order = np.argsort(observed, kind="stable")
    reached = np.ones(len(order))
    for picks in _permuted(found):
        sums = np.stack([pick @ values for pick in picks], axis=1)
        permuted = np.abs(_standardised(sums, scale))[:, asked][:, order]
        strongest = np.maximum.accumulate(permuted, axis=1)
        # A hair's breadth for sums in another order.
        reached += (strongest >= observed[order] * (1 - 1e-9)).sum(axis=0)
    stepwise = np.maximum.accumulate((reached / (_PERMUTATIONS + 1))[::-1])[::-1]
    kept = np.full(asked.shape, np.nan)
    kept[asked] = stepwise[np.argsort(order, kind="stable")]
    p[:, columns] = kept
    return p


def swapped(differences: DoubleArray) -> float | None:
    """How often swapping the sides of units gives as large a mean difference.

    :param differences: (units, things) of A less B, whose mean is measured by its summed
        absolute values.
    :returns: the share of swaps (the real one among them), above 0 to 1; None with fewer than
        ``FEWEST_UNITS`` units.
    """
    if len(differences) < FEWEST_UNITS:
        return None
    signs = 1 - 2 * _swaps(len(differences), _PERMUTATIONS + 1)
    observed = np.abs(differences.sum(axis=0)).sum()
    return float((np.abs(signs @ differences).sum(axis=1) >= observed * (1 - 1e-9)).mean())


def _swaps(units: int, most: int) -> IntArray:
    """(swaps, units) which units have their sides swapped: 1, or 0 where they haven't.

    All there are, but that swapping the rest instead comes to the same, if they are at most
    ``most``: few units need no drawing of lots. Else so many at random. The first row is 0,
    the real one.
    """
    if 2 ** (units - 1) <= most:
        return np.arange(2 ** (units - 1))[:, None] >> np.arange(units) & 1
    drawn = np.random.default_rng(_SEED).integers(0, 2, (most, units))
    drawn[0] = 0
    return drawn


def jackknife(value: float, without: DoubleArray) -> tuple[float, float] | None:
    """The 95 % interval of a figure over independent units, by leaving each out in turn.

    Jackknife standard error, t distribution (Miller 1974): few units make it wide.

    :param without: (units,) the figure without each unit.
    :returns: None with fewer than ``FEWEST_UNITS`` units.
    """
    units = len(without)
    if units < FEWEST_UNITS:
        return None
    error = float(np.sqrt((units - 1) * without.var()))
    reach = _t_reach(units - 1) * error
    return value - reach, value + reach


@cache
def _t_reach(degrees: int) -> float:
    """How far from 0 a t distribution of two degrees of freedom or more has 95 %.

    Abramowitz & Stegun (1964), 26.7.3 and 26.7.4; importing scipy.special takes half a second.
    """
    low, high = 0.0, 5.0
    while (middle := (low + high) / 2) not in (low, high):
        low, high = (middle, high) if _within(middle, degrees) < 0.95 else (low, middle)
    return high


def _within(t: float, degrees: int) -> float:
    """The probability that a t distribution gives something between -t and t."""
    odd = degrees % 2
    angle = atan(t / sqrt(degrees))
    term = cos(angle) ** odd
    total = term
    for power in range(2 + odd, degrees - 1, 2):
        term *= (power - 1) / power * cos(angle) ** 2
        total += term
    inside = sin(angle) * total
    return 2 / pi * (angle + inside) if odd else inside


def _scale(found: Deviations, values: DoubleArray) -> DoubleArray:
    """(outlets, terms): the standard deviation of an outlet's sum when outlets are permuted."""
    _, starts = np.unique(found.unit, return_index=True)
    sizes = np.diff([*starts, len(found.unit)])
    variance = np.add.reduceat(values**2, starts, axis=0) / sizes[:, None]
    return np.asarray(np.sqrt(gathering(found.outlet) @ np.repeat(variance, sizes, axis=0)))


def _standardised(sums: DoubleArray, scale: DoubleArray) -> DoubleArray:
    return np.asarray(np.divide(sums, scale, out=np.zeros_like(sums), where=scale > 0))


def _permuted(found: Deviations) -> Iterator[list[DoubleArray]]:
    """Some permutations at a time: for each outlet, (permutations, rows) which rows it gets."""
    rng = np.random.default_rng(_SEED)
    _, starts = np.unique(found.unit, return_index=True)
    left = _PERMUTATIONS
    while left:
        draws = min(left, _AT_ONCE)
        left -= draws
        picks = [np.zeros((draws, len(found.unit))) for _ in range(found.outlet.max() + 1)]
        for rows in np.split(np.arange(len(found.unit)), starts[1:]):
            drawn = rng.permuted(np.tile(rows, (draws, 1)), axis=1)
            for row, given in zip(rows, drawn.T, strict=True):
                picks[found.outlet[row]][np.arange(draws), given] = 1
        yield picks
