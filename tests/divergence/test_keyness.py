"""How far a word leans, and how far apart two distributions are."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial.distance import jensenshannon

from framecmp.divergence.keyness import (
    PRIOR_SHARE,
    dispersion,
    jensen_shannon,
    log_odds,
    log_ratio,
    row_divergence,
)

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), max_size=8)


def _monroe(
    y_i: dict[str, int], y_j: dict[str, int], alpha: dict[str, float]
) -> dict[str, tuple[float, float]]:
    """Equations 16, 20 and 22 of Monroe, Colaresi & Quinn (2008), word by word.

    ``alpha`` is over the whole vocabulary, words that neither side has among it.
    """
    n_i, n_j, alpha_0 = sum(y_i.values()), sum(y_j.values()), sum(alpha.values())
    found = {}
    for w, alpha_w in alpha.items():
        yi, yj = y_i.get(w, 0), y_j.get(w, 0)
        delta = math.log((yi + alpha_w) / (n_i + alpha_0 - yi - alpha_w)) - math.log(
            (yj + alpha_w) / (n_j + alpha_0 - yj - alpha_w)
        )
        variance = 1 / (yi + alpha_w) + 1 / (yj + alpha_w)
        found[w] = (delta, delta / math.sqrt(variance))
    return found


@given(COUNTS, COUNTS, COUNTS)
def test_log_odds_against_the_paper(a, b, background) -> None:
    words = set(a) | set(b)
    shape = {w: background.get(w, 0) or 1 for w in words | set(background)}
    weight = sum(n for w, n in shape.items() if background.get(w, 0) or w in words)
    found = log_odds(a, b, background)
    if not sum(a.values()) or not sum(b.values()) or len(words) < 2:
        assert found == {}
        return
    heavy = PRIOR_SHARE * (sum(a.values()) + sum(b.values())) / 2
    vocabulary = words | {w for w, n in background.items() if n}
    expected = _monroe(a, b, {w: heavy * shape[w] / weight for w in vocabulary})
    assert found.keys() == words
    for word, values in found.items():
        assert values == pytest.approx(expected[word], abs=1e-9)


@given(COUNTS, COUNTS, COUNTS)
def test_log_odds_change_sign_with_the_sides(a, b, background) -> None:
    there, back = log_odds(a, b, background), log_odds(b, a, background)
    assert there == {word: (-delta, -z) for word, (delta, z) in back.items()}


@given(COUNTS, COUNTS)
def test_log_odds_of_a_side_against_itself(a, background) -> None:
    assert all(found == (0, 0) for found in log_odds(a, a, background).values())


@pytest.mark.parametrize(
    ("a", "b"), [({}, {}), ({"x": 1}, {}), ({"x": 0}, {"x": 1, "y": 1}), ({"x": 3}, {"x": 2})]
)
def test_log_odds_without_a_choice(a: dict[str, int], b: dict[str, int]) -> None:
    assert log_odds(a, b, {"x": 5}) == {}


def test_log_odds_of_a_worked_example() -> None:
    # The prior: half of (50 + 30) / 2 words, like 6 x and 4 y, so 12 x and 8 y.
    found = log_odds({"x": 30, "y": 20}, {"x": 10, "y": 20}, {"x": 6, "y": 4})
    delta = math.log(42 / 28) - math.log(22 / 28)
    assert found["x"] == pytest.approx((delta, delta / math.sqrt(1 / 42 + 1 / 22)), abs=1e-12)
    assert found["y"] == pytest.approx((-delta, -delta / math.sqrt(1 / 28 + 1 / 28)), abs=1e-12)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 100, 1, 100), 2.0),
        ((1, 100, 4, 100), -2.0),
        ((4, 200, 1, 50), 0.0),
        ((2, 100, 0, 100), 2.0),
        ((0, 100, 2, 100), -2.0),
        ((0, 100, 0, 100), 0.0),
    ],
)
def test_log_ratio(counts: tuple[int, ...], expected: float) -> None:
    a, words_a, b, words_b = counts
    assert log_ratio(a, words_a, b, words_b) == pytest.approx(expected)
    assert log_ratio(b, words_b, a, words_a) == pytest.approx(-expected)


def test_log_ratio_goes_by_element() -> None:
    found = log_ratio(np.array([4.0, 0.0]), 100, np.array([1.0, 2.0]), np.array([100, 100]))
    assert found == pytest.approx([2, -2])


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        ([1, 1], [50, 50], 0),
        ([1, 3], [25, 75], 0),
        ([2, 0], [50, 50], 1),
        ([5, 0, 0], [20, 40, 40], 1),
        ([0, 0, 5], [20, 40, 40], 0.75),
        ([0, 0], [50, 50], None),
        ([3], [50], None),
    ],
)
def test_dispersion(counts: list[int], sizes: list[int], expected: float | None) -> None:
    assert dispersion(np.array(counts), np.array(sizes)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({}, {}, None),
        ({"x": 1}, {}, None),
        ({}, {"x": 1}, None),
        ({"x": 0}, {"x": 1}, None),
        ({"x": 3}, {"x": 5}, 0.0),
        ({"x": 1, "y": 2}, {"x": 2, "y": 4}, 0.0),
        ({"x": 3}, {"y": 5}, 1.0),
        ({"x": 1}, {"x": 1, "y": 1}, 0.311278),
    ],
)
def test_jensen_shannon(a: dict[str, int], b: dict[str, int], expected: float | None) -> None:
    assert jensen_shannon(a, b) == pytest.approx(expected, abs=1e-6)
    assert jensen_shannon(b, a) == pytest.approx(expected, abs=1e-6)


def test_divergence_of_rows_is_scipy_s() -> None:
    a, b = np.random.default_rng(0).integers(0, 4, (2, 30, 50)).astype(float)
    np.testing.assert_allclose(
        row_divergence(a, b), jensenshannon(a, b, base=2, axis=1) ** 2, atol=1e-12
    )


@given(COUNTS, COUNTS)
def test_jensen_shannon_is_in_its_range(a, b) -> None:
    found = jensen_shannon(a, b)
    if found is not None:
        assert -1e-12 <= found <= 1 + 1e-12
        assert jensen_shannon(b, a) == pytest.approx(found, abs=1e-12)
        assert jensen_shannon(a, a) == 0
