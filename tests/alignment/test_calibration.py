"""From similarities to probabilities."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.alignment import STRONG, THRESHOLD, maxsim, probabilities
from framecmp.alignment.calibration import NEIGHBOURS, PRIOR, SHRINKAGE, neighbourhood
from framecmp.encoding import Encoded, PassageInput
from framecmp.text import sentence_spans

SHAPES = [(1, 1), (1, 2), (2, 1), (1, 9), (9, 1), (3, 5), (6, 6), (7, 20), (40, 30)]


def _scores(shape: tuple[int, int], seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).uniform(-0.2, 1, shape).astype(np.float32)


@pytest.mark.parametrize("shape", SHAPES)
def test_neighbourhood_against_its_definition(shape: tuple[int, int]) -> None:
    scores = _scores(shape)
    expected = np.empty(shape)
    for i, j in np.ndindex(shape):
        others = sorted(np.delete(scores[i], j), reverse=True)[:NEIGHBOURS]
        expected[i, j] = (sum(others) + SHRINKAGE * PRIOR) / (len(others) + SHRINKAGE)
    np.testing.assert_allclose(neighbourhood(scores), expected, atol=1e-6)


def test_neighbourhood_of_ties() -> None:
    np.testing.assert_allclose(
        neighbourhood(np.full((3, 8), 0.3, dtype=np.float32)),
        (NEIGHBOURS * 0.3 + SHRINKAGE * PRIOR) / (NEIGHBOURS + SHRINKAGE),
        atol=1e-6,
    )


def test_a_lone_pair_is_held_against_the_prior() -> None:
    assert neighbourhood(_scores((1, 1)))[0, 0] == pytest.approx(PRIOR)


@pytest.mark.parametrize(
    ("score", "low", "high"), [(1.0, STRONG, 1), (0.3, 0, THRESHOLD), (-1.0, 0, 1e-6)]
)
def test_a_lone_pair(score: float, low: float, high: float) -> None:
    found = probabilities(np.array([[score]], dtype=np.float32))[0, 0]
    assert low <= found <= high


@pytest.mark.parametrize("shape", [(0, 0), (0, 4), (4, 0)])
def test_empty_tables(shape: tuple[int, int]) -> None:
    empty = np.zeros(shape, dtype=np.float32)
    assert neighbourhood(empty).shape == probabilities(empty).shape == shape


@pytest.mark.parametrize("shape", SHAPES)
def test_range_and_transpose(shape: tuple[int, int]) -> None:
    scores = _scores(shape)
    found = probabilities(scores)
    assert found.shape == shape
    assert found.dtype == np.float32
    assert ((found >= 0) & (found <= 1)).all()
    np.testing.assert_allclose(probabilities(scores.T), found.T, atol=1e-6)


def test_permuting_the_passages_permutes_the_table() -> None:
    scores = _scores((6, 8))
    rows, columns = np.random.default_rng(1).permutation(6), np.random.default_rng(2).permutation(8)
    np.testing.assert_allclose(
        probabilities(scores[np.ix_(rows, columns)]),
        probabilities(scores)[np.ix_(rows, columns)],
        atol=1e-6,
    )


def test_a_better_score_is_a_better_chance_and_a_worse_one_for_rivals() -> None:
    scores = _scores((5, 5))
    raised = scores.copy()
    raised[2, 3] = 1.0
    change = probabilities(raised) - probabilities(scores)
    assert change[2, 3] > 0
    assert (np.delete(change[2], 3) <= 1e-7).all()
    assert (np.delete(change[:, 3], 2) <= 1e-7).all()
    elsewhere = np.delete(np.delete(change, 2, axis=0), 3, axis=1)
    np.testing.assert_allclose(elsewhere, 0, atol=1e-7)


def test_strong_is_above_the_threshold() -> None:
    assert 0 < THRESHOLD < STRONG < 1


def _encoded(fake, texts: list[str]) -> list[Encoded]:
    return fake.encode([PassageInput(t, sentence_spans(t)) for t in texts])


def _random_texts(seed: int, count: int) -> list[str]:
    rng = np.random.default_rng(seed)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))

    def word() -> str:
        return "".join(rng.choice(letters, rng.integers(3, 9)))

    return [" ".join(word() for _ in range(rng.integers(5, 40))) for _ in range(count)]


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 6), (8, 5), (20, 20)])
def test_unrelated_passages_have_no_link(fake, n: int, m: int) -> None:
    a, b = _encoded(fake, _random_texts(1, n)), _encoded(fake, _random_texts(2, m))
    assert probabilities(maxsim(a, b)).max() < THRESHOLD


@pytest.mark.parametrize("n", [1, 2, 3, 10, 30])
def test_an_article_and_its_copy(fake, n: int) -> None:
    a = _encoded(fake, _random_texts(3, n))
    found = probabilities(maxsim(a, a))
    assert (np.diag(found) >= STRONG).all()
    assert found.argmax(axis=1).tolist() == found.argmax(axis=0).tolist() == list(range(n))
