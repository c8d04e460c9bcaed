"""What tells passages apart: contextual rarity, and rare pieces shared to the letter."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from framecmp.alignment.rarity import SharedPieces, rarity
from framecmp.encoding import Encoded, PassageInput


def _encoded(fake, *texts: str) -> list[Encoded]:
    return fake.encode([PassageInput(t, ((0, len(t)),)) for t in texts])


def test_a_single_passage_says_nothing_of_rarity() -> None:
    np.testing.assert_allclose(rarity(np.array([[1.0], [0.0]], dtype=np.float32)), 1)


def test_its_one_best_counterpart_does_not_speak_against_a_piece() -> None:
    nowhere, once, often = rarity(
        np.array([[0.0] * 6, [1.0] + [0.0] * 5, [1.0] * 6], dtype=np.float32)
    )
    assert nowhere == pytest.approx(once, abs=1e-4)
    assert 0 <= often < 0.3 * once


def test_the_rarer_the_piece_the_more_it_counts(fake) -> None:
    a = _encoded(fake, "Marlow signed", "Marlow waited", "Marlow slept")
    b = _encoded(fake, "Marlow signed today", "Marlow left today")
    found = SharedPieces([a, b]).cosines(0, 1)
    assert found[0, 0] > found[0, 1] > 0
    assert found[1, 0] < found[0, 0]


def test_identical_and_wholly_different_passages(fake) -> None:
    a = _encoded(fake, "one barge sank", "two trains met")
    np.testing.assert_allclose(SharedPieces([a, a]).cosines(0, 1), np.eye(2), atol=1e-6)


def test_what_weighs_nothing_is_not_shared(fake) -> None:
    light = [replace(e, weights=np.zeros_like(e.weights)) for e in _encoded(fake, "of the and")]
    assert not SharedPieces([light, light]).cosines(0, 1).any()


@pytest.mark.parametrize("sizes", [(0, 0), (0, 2), (2, 0)])
def test_articles_without_passages(fake, sizes: tuple[int, int]) -> None:
    sides = [_encoded(fake, *(["a word"] * n)) for n in sizes]
    assert SharedPieces(sides).cosines(0, 1).shape == sizes
