"""Distance, its mean with an interval, and coverage."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from framecmp.divergence.semantic import (
    FEWEST_UNLINKED,
    coverage,
    distance,
    mean_with_interval,
    percentiles,
)
from framecmp.divergence.swaps import FEWEST_UNITS


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([1, 0], [1, 0], 0.0),
        ([1, 0], [0, 1], 1.0),
        ([1, 0], [-1, 0], 2.0),
        ([0, 0], [1, 0], 1.0),
        ([0.6, 0.8], [1.0000001, 0], 0.4),
        ([1.0001, 0], [1.0001, 0], 0.0),
        ([1.0001, 0], [-1.0001, 0], 2.0),
    ],
)
def test_distance(a: list[float], b: list[float], expected: float) -> None:
    x, y = (np.array(v, dtype=np.float32) for v in (a, b))
    assert distance(x, y) == distance(y, x) == pytest.approx(expected, abs=1e-6)
    assert 0 <= distance(x, y) <= 2


@pytest.mark.parametrize("units", range(FEWEST_UNITS + 2))
def test_interval_from_enough_units_only(units: int) -> None:
    values = [i / 50 for i in range(3 * units)]
    mean, interval = mean_with_interval(values, [i // 3 for i in range(3 * units)], most=2)
    assert (mean is None) == (units == 0)
    assert (interval is None) == (units < FEWEST_UNITS)


def test_interval_holds_the_mean_and_not_the_order() -> None:
    values = np.random.default_rng(3).random(40).tolist()
    units = [i % 9 for i in range(40)]
    mean, (low, high) = mean_with_interval(values, units, most=2)
    assert mean == pytest.approx(np.mean(values))
    assert min(values) < low < mean < high < max(values)
    assert mean_with_interval(values[::-1], units[::-1], most=2) == (mean, (low, high))


def test_interval_of_links_without_a_passage_in_common_is_the_textbook_s() -> None:
    values = np.random.default_rng(4).normal(0.5, 0.1, 30)
    _, (low, high) = mean_with_interval(values.tolist(), range(30), most=2)
    reach = stats.t.ppf(0.975, 29) * stats.sem(values)
    assert (low, high) == pytest.approx((values.mean() - reach, values.mean() + reach))


def test_links_told_several_times_over_do_not_make_it_surer() -> None:
    values = np.random.default_rng(5).random(8).tolist()
    once = mean_with_interval(values, range(8), most=2)
    thrice = mean_with_interval(values * 3, [*range(8)] * 3, most=2)
    assert thrice == (pytest.approx(once[0]), pytest.approx(once[1]))


def test_interval_holds_the_truth_as_often_as_it_says() -> None:
    rng = np.random.default_rng(6)
    held = 0
    for _ in range(400):
        units = np.repeat(np.arange(8), rng.choice([1, 1, 2, 4], 8))
        values = 1 + 0.1 * (rng.normal(size=8)[units] + rng.normal(size=len(units)))
        _, (low, high) = mean_with_interval(values.tolist(), units.tolist(), most=2)
        held += low < 1 < high
    assert 0.91 <= held / 400 <= 0.98


def test_interval_stays_within_what_can_be() -> None:
    assert mean_with_interval([0, 0, 0, 0, 0, 1], range(6), most=1)[1][0] == 0
    assert mean_with_interval([1, 1, 1, 1, 1, 0], range(6), most=1)[1][1] == 1


def test_equal_values_give_a_point() -> None:
    mean, interval = mean_with_interval([0.3] * 10, range(10), most=2)
    assert interval == pytest.approx((mean, mean))


@pytest.mark.parametrize(
    ("words", "linked", "expected"),
    [
        ([], [], None),
        ([0, 0], [True, False], None),
        ([10, 30], [True, False], 0.25),
        ([10, 30], [False, False], 0.0),
        ([10, 30], [True, True], 1.0),
        ([0, 5], [True, False], 0.0),
    ],
)
def test_coverage(words: list[int], linked: list[bool], expected: float | None) -> None:
    assert coverage(words, linked) == expected


def test_coverage_of_uneven_lists_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        coverage([1, 2], [True])


def test_percentiles_rank_a_distance_among_unrelated_passages() -> None:
    background = [i / 10 for i in range(1, 11)]
    assert percentiles([0.0, 0.55, 2.0], background) == [0.0, 0.5, 1.0]
    assert percentiles([0.1], background) == [0.05]
    assert percentiles([0.3], [0.3] * 10) == [0.5]
    assert percentiles([], background) == []


def test_percentiles_need_a_background() -> None:
    assert percentiles([0.3], [0.5] * (FEWEST_UNLINKED - 1)) == []
