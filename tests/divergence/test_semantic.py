"""Distance, its mean with an interval, and coverage."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import bootstrap

from framecmp.divergence.semantic import (
    FEWEST_FOR_INTERVAL,
    RESAMPLES,
    coverage,
    distance,
    mean_with_interval,
    percentiles,
)


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


@pytest.mark.parametrize("n", range(FEWEST_FOR_INTERVAL + 2))
def test_interval_from_enough_links_only(n: int) -> None:
    mean, interval = mean_with_interval([i / 10 for i in range(n)])
    assert (mean is None) == (n == 0)
    assert (interval is None) == (n < FEWEST_FOR_INTERVAL)


def test_interval_holds_the_mean_and_not_the_order() -> None:
    values = np.random.default_rng(3).random(40).tolist()
    mean, (low, high) = mean_with_interval(values)
    assert mean == pytest.approx(np.mean(values))
    assert min(values) < low < mean < high < max(values)
    assert mean_with_interval(values[::-1]) == (mean, (low, high))


def test_interval_is_scipy_s() -> None:
    values = np.sort(np.random.default_rng(3).random(17))
    theirs = bootstrap(
        (values,), np.mean, n_resamples=RESAMPLES, method="percentile", rng=np.random.default_rng(0)
    ).confidence_interval
    assert mean_with_interval(list(values))[1] == pytest.approx(
        (theirs.low, theirs.high), abs=1e-12
    )


def test_interval_is_about_as_wide_as_the_textbook_says() -> None:
    values = np.random.default_rng(4).normal(0.5, 0.1, 200).tolist()
    _, (low, high) = mean_with_interval(values)
    assert high - low == pytest.approx(2 * 1.96 * np.std(values) / np.sqrt(200), rel=0.1)


def test_equal_values_give_a_point() -> None:
    mean, interval = mean_with_interval([0.3] * 10)
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
    assert percentiles([0.3], [0.5] * (FEWEST_FOR_INTERVAL - 1)) == []
