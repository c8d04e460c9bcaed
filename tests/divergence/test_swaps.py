"""What could be chance: swaps, permutations, intervals."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.spatial.distance import jensenshannon
from scipy.stats import false_discovery_control, norm, t

from framecmp.divergence.swaps import (
    FEWEST_UNITS,
    by_chance,
    corrected,
    deviations,
    jackknife,
    leanings,
    pooled,
    swapped,
)


def _pairs(a: np.ndarray, b: np.ndarray, totals: int = 100):
    """Deviations of two outlets with (units, terms) counts, out of so many words each."""
    rows = np.stack([a, b], axis=1).reshape(-1, a.shape[1])
    unit = np.repeat(np.arange(len(a)), 2)
    outlet = np.tile([0, 1], len(a))
    return deviations(csr_array(rows), np.full(len(rows), float(totals)), unit, outlet)


def _one_sided(terms: int) -> np.ndarray:
    return np.array([[True] * terms, [False] * terms])


def test_two_outlets_are_weighted_as_mantel_and_haenszel_do() -> None:
    counts = csr_array(np.array([[3.0, 0], [1, 2], [1, 1], [0, 5]]))
    found = deviations(
        counts, np.array([30.0, 10, 20, 20]), np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1])
    )
    expected = [(3 * 10 - 1 * 30) / 40, (0 * 10 - 2 * 30) / 40]
    assert found.values.toarray()[0] == pytest.approx(expected)
    assert found.values.toarray()[2] == pytest.approx([20 / 40, (20 - 100) / 40])


@pytest.mark.parametrize("outlets", [1, 2, 3, 5])
def test_deviations_of_a_unit_cancel(outlets: int) -> None:
    rng = np.random.default_rng(1)
    counts = csr_array(rng.poisson(1.0, (outlets, 7)).astype(float))
    totals = rng.integers(5, 90, outlets).astype(float)
    found = deviations(counts, totals, np.zeros(outlets, dtype=int), np.arange(outlets))
    assert found.values.toarray().sum(axis=0) == pytest.approx(np.zeros(7))


def test_equal_rates_do_not_lean_however_long_a_side_is() -> None:
    counts = csr_array(np.array([[30.0], [1.0]]))
    found = deviations(counts, np.array([300.0, 10.0]), np.array([0, 0]), np.array([0, 1]))
    assert found.values.toarray() == pytest.approx(np.zeros((2, 1)))


def test_units_of_an_event_are_pooled() -> None:
    found = _pairs(np.array([[2.0], [0], [1]]), np.array([[0.0], [1], [0]]))
    joined = pooled(found, np.array([0, 0, 0, 0, 1, 1]))
    assert joined.values.toarray().ravel() == pytest.approx([0.5, -0.5, 0.5, -0.5])
    assert (joined.unit.tolist(), joined.outlet.tolist()) == ([0, 0, 1, 1], [0, 1, 0, 1])


def test_steady_leanings_reach_the_root_of_the_units() -> None:
    a = np.array([[1.0, 1, 0]] * 9)
    b = np.array([[0.0, 1, 2]] * 9)
    assert leanings(_pairs(a, b)) == pytest.approx(np.array([[3, 0, -3], [-3, 0, 3]]))


def test_a_leaning_of_one_unit_alone_is_1() -> None:
    a = np.zeros((9, 1))
    a[0] = 40
    assert leanings(_pairs(a, np.zeros((9, 1))))[0, 0] == pytest.approx(1)


def test_p_values_are_those_of_all_swaps() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.poisson(0.8, (7, 4)).astype(float), rng.poisson(0.8, (7, 4)).astype(float)
    a[:, 0] += 1
    found = _pairs(a, b)
    apart = found.values.toarray()[::2]
    size = np.sqrt((apart**2).sum(axis=0))
    every = np.array([np.array(s) @ apart / size for s in product([1, -1], repeat=7)])
    observed = np.abs(apart.sum(axis=0) / size)
    order = np.argsort(-observed)
    exact, floor = np.empty(4), 0.0
    for i, term in enumerate(order):
        strongest = np.abs(every[:, order[i:]]).max(axis=1)
        floor = max(floor, float((strongest >= observed[term] - 1e-9).mean()))
        exact[term] = floor
    p = corrected(found, _one_sided(4))
    assert p[0] == pytest.approx(exact, abs=0.03)
    assert np.isnan(p[1]).all()


def test_what_is_not_tested_has_no_p_and_nothing_to_test_is_fine() -> None:
    found = _pairs(np.ones((8, 3)), np.zeros((8, 3)))
    tested = np.array([[True, False, False], [False, False, False]])
    p = corrected(found, tested)
    assert np.isnan(p).sum() == 5
    assert p[0, 0] < 0.03
    assert np.isnan(corrected(found, np.zeros((2, 3), dtype=bool))).all()


def test_no_difference_has_a_p_of_1() -> None:
    same = np.ones((8, 2))
    assert corrected(_pairs(same, same), _one_sided(2))[0].tolist() == [1, 1]


def test_more_words_tested_make_each_p_larger() -> None:
    rng = np.random.default_rng(5)
    a, b = rng.poisson(0.5, (10, 60)).astype(float), rng.poisson(0.5, (10, 60)).astype(float)
    a[:, 0], b[:, 0] = [1] * 9 + [0], [0] * 9 + [1]
    found = _pairs(a, b)
    few, many = _one_sided(60), _one_sided(60)
    few[0, 1:] = False
    assert corrected(found, few)[0, 0] < corrected(found, many)[0, 0]


def test_false_alarms_stay_below_alpha() -> None:
    rng = np.random.default_rng(0)
    alarms = 0
    for _ in range(100):
        a, b = rng.poisson(0.4, (9, 20)).astype(float), rng.poisson(0.4, (9, 20)).astype(float)
        alarms += bool((corrected(_pairs(a, b), _one_sided(20))[0] <= 0.05).any())
    assert alarms <= 9


def test_three_outlets_are_permuted() -> None:
    # Outlet 0 alone says it, in each of 6 units: chance 1 in 3 ** 6.
    counts = np.tile([[1.0, 1], [0, 1], [0, 1]], (6, 1))
    found = deviations(
        csr_array(counts), np.full(18, 50.0), np.repeat(np.arange(6), 3), np.tile(np.arange(3), 6)
    )
    p = corrected(found, np.ones((3, 2), dtype=bool))
    assert p[0, 0] < 0.02
    assert p[1, 0] > 0.05
    assert p[:, 1].tolist() == [1, 1, 1]


def test_chance_needs_units_and_is_the_same_for_both_sides() -> None:
    rng = np.random.default_rng(2)
    a, b = (csr_array(rng.poisson(1.0, (9, 30)).astype(float)) for _ in "ab")
    assert by_chance(a[: FEWEST_UNITS - 1], b[: FEWEST_UNITS - 1]) is None
    assert by_chance(a, b) == by_chance(b, a)


def test_a_side_against_its_like_is_at_zero_after_the_null() -> None:
    rng = np.random.default_rng(4)
    excess = []
    for _ in range(60):
        a, b = (csr_array(rng.poisson(0.3, (8, 150)) + 0.0) for _ in "ab")
        sums = [np.asarray(x.sum(axis=0)) for x in (a, b)]
        chance = by_chance(a, b)
        excess.append((jensenshannon(*sums, base=2) ** 2 - chance.mean) / chance.deviation)
    # The raw divergence is far from zero; what is left of it isn't.
    assert chance.mean > 0.1
    assert abs(np.mean(excess)) < 4 / np.sqrt(60)


def test_the_same_on_both_sides_is_no_divergence_at_all() -> None:
    a = csr_array(np.ones((8, 5)))
    assert by_chance(a, a) == (pytest.approx(0, abs=1e-12), pytest.approx(0, abs=1e-12))


def test_the_jackknife_of_a_mean_is_its_t_interval() -> None:
    values = np.array([1.0, 4, 2, 8, 5, 7, 1, 3])
    without = (values.sum() - values) / 7
    low, high = jackknife(float(values.mean()), without)
    reach = 2.364624 * values.std(ddof=1) / np.sqrt(8)
    assert (low, high) == pytest.approx((values.mean() - reach, values.mean() + reach), abs=1e-5)
    assert jackknife(1.0, without[:5]) is None


@pytest.mark.parametrize("units", [6, 7, 20, 101])
def test_the_jackknife_reaches_as_far_as_scipy_s_t(units: int) -> None:
    without = np.arange(units) / units
    low, high = jackknife(0.0, without)
    reach = t.ppf(0.975, units - 1) * np.sqrt((units - 1) * without.var())
    assert (low, high) == pytest.approx((-reach, reach), rel=1e-12)


@pytest.mark.parametrize(("units", "expected"), [(5, None), (6, 2 / 64), (9, 2 / 512)])
def test_swapped(units: int, expected: float | None) -> None:
    assert swapped(np.tile([[1.0, -1.0]], (units, 1))) == expected


def test_of_few_units_all_swaps_count_in_whatever_order_they_stand() -> None:
    rng = np.random.default_rng(8)
    shares = rng.normal(size=(8, 3)) + 0.3
    sums = [np.abs(np.array(s) @ shares).sum() for s in product((1, -1), repeat=8)]
    assert swapped(shares) == swapped(shares[::-1]) == np.mean(np.array(sums) >= sums[0] - 1e-9)
    a, b = rng.poisson(1.0, (2, 8, 5)) + 1.0
    found = [
        jensenshannon(*(np.where(s, x, y).sum(axis=0) for x, y in ((a, b), (b, a))), base=2) ** 2
        for s in np.array([*product((True, False), repeat=8)])[:, :, None]
    ]
    expected = pytest.approx((np.mean(found), np.std(found)))
    assert by_chance(a, b) == expected
    assert by_chance(a[::-1], b[::-1]) == expected


def test_of_many_units_some_swaps_are_drawn_the_real_one_among_them() -> None:
    steady = np.ones((40, 1))
    assert swapped(steady) == 1 / 2000


def test_swaps_of_nothing_and_of_noise() -> None:
    assert swapped(np.zeros((8, 2))) == 1
    rng = np.random.default_rng(7)
    ps = [swapped(rng.normal(size=(8, 3))) for _ in range(200)]
    assert 0.02 <= np.mean(np.array(ps) <= 0.05) <= 0.09
    assert (false_discovery_control(ps) > 0.05).all()
    assert norm.cdf((np.mean(ps) - 0.5) / (1 / np.sqrt(12 * 200))) > 0.001
