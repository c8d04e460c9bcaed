"""What passages reach elsewhere, and the curve."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.alignment import STRONG, THRESHOLD
from framecmp.alignment.calibration import (
    LARGEST_POOL,
    NEIGHBOURS,
    POOL_SHRINKAGE,
    PRIOR,
    QUANTILE,
    SHRINKAGE,
    elsewhere,
    expectation,
    neighbourhood,
    probability,
)

SHAPES = [(1, 1), (1, 2), (2, 1), (1, 9), (9, 1), (3, 5), (6, 6), (7, 20), (40, 30)]


def _scores(shape: tuple[int, int], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-0.2, 1, shape).astype(np.float32)


@pytest.mark.parametrize("shape", SHAPES)
def test_neighbourhood_against_its_definition(shape: tuple[int, int]) -> None:
    scores, prior = _scores(shape), _scores((shape[0], 1), seed=1)
    expected = np.empty(shape)
    for i, j in np.ndindex(shape):
        others = sorted(np.delete(scores[i], j), reverse=True)[:NEIGHBOURS]
        expected[i, j] = (sum(others) + SHRINKAGE * prior[i, 0]) / (len(others) + SHRINKAGE)
    np.testing.assert_allclose(neighbourhood(scores, prior), expected, atol=1e-6)


def test_a_lone_pair_is_held_against_what_is_expected() -> None:
    prior = np.full((1, 1), 0.3, dtype=np.float32)
    assert neighbourhood(_scores((1, 1)), prior)[0, 0] == pytest.approx(0.3)


@pytest.mark.parametrize("size", [0, 1, 4, 15, 200])
def test_expectation_against_its_definition(size: int) -> None:
    pool = _scores((3, size))
    weight = min(size, LARGEST_POOL)
    reached = np.quantile(pool, QUANTILE, axis=1) if size else np.zeros(3)
    expected = (weight * reached + POOL_SHRINKAGE * PRIOR) / (weight + POOL_SHRINKAGE)
    np.testing.assert_allclose(expectation(pool)[:, 0], expected, atol=1e-6)


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0)])
def test_empty_tables(shape: tuple[int, int]) -> None:
    empty = np.zeros(shape, dtype=np.float32)
    priors = (np.zeros((n, 1), dtype=np.float32) for n in shape)
    assert elsewhere(empty, *priors).shape == shape


@pytest.mark.parametrize("shape", SHAPES)
def test_the_transpose_gives_the_transpose(shape: tuple[int, int]) -> None:
    scores = _scores(shape)
    a, b = (_scores((n, 1), seed=n) for n in shape)
    np.testing.assert_array_equal(elsewhere(scores.T, b, a), elsewhere(scores, a, b).T)


def test_a_better_score_is_held_against_its_rivals_alone() -> None:
    scores, prior = _scores((5, 5)), np.zeros((5, 1), dtype=np.float32)
    raised = scores.copy()
    raised[2, 3] = 1.0
    change = elsewhere(raised, prior, prior) - elsewhere(scores, prior, prior)
    assert change[2, 3] == pytest.approx(0, abs=1e-6)
    assert (np.delete(change[2], 3) >= -1e-6).all()
    assert (np.delete(change[:, 3], 2) >= -1e-6).all()
    assert not np.delete(np.delete(change, 2, axis=0), 3, axis=1).any()


def test_the_curve() -> None:
    found = probability(np.array([[-50.0, 0.0, 50.0]], dtype=np.float32))
    np.testing.assert_allclose(found, [[0, 0.5, 1]], atol=1e-6)


def test_strong_is_above_the_threshold() -> None:
    assert 0 < THRESHOLD < STRONG < 1
