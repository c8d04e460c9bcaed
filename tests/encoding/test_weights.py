"""Word pieces weigh as much as they are rare, read off the vocabulary's order."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from framecmp.encoding.weights import FLAT_RANKS, piece_weights


def _weights(*pieces: str) -> dict[str, float]:
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    return dict(zip(pieces, piece_weights(vocabulary).tolist(), strict=True))


def test_rarer_weighs_more() -> None:
    found = list(
        _weights("the", "of", "house", "##ing", "parliament", "Ġzebra", "▁quagga").values()
    )
    assert all(a < b for a, b in pairwise(found))
    assert found[0] > 0


@pytest.mark.parametrize(
    "piece", ["[CLS]", "[unused12]", "<s>", "</s>", "<unk>", ",", "—", "##!", "▁", "Ġ", "##", ""]
)
def test_punctuation_and_special_pieces_weigh_nothing(piece: str) -> None:
    assert _weights("the", piece, "house")[piece] == 0


@pytest.mark.parametrize("piece", ["a", "##b", "Ġc", "7", "ж", "字"])
def test_single_letters_and_digits_weigh_alike_wherever_they_stand(piece: str) -> None:
    first = _weights(piece, "the", "house")
    last = _weights("the", "house", piece)
    assert first[piece] == last[piece] == pytest.approx(np.log(2))
    assert first["house"] == last["house"], "they take no rank from words"


def test_the_flat_rank() -> None:
    words = [f"word{chr(97 + i)}" for i in range(FLAT_RANKS)]
    assert _weights(*words)[words[-1]] == pytest.approx(np.log(2))


def test_empty_vocabulary() -> None:
    found = piece_weights({})
    assert found.shape == (0,)
    assert found.dtype == np.float32


def test_ids_with_gaps_and_in_any_order() -> None:
    found = piece_weights({"rare": 9, "the": 2})
    assert found.shape == (10,)
    assert np.flatnonzero(found).tolist() == [2, 9]
    assert found[9] > found[2]
