"""Windows cover a sequence of any length, and each token is kept once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.encoding.windows import Window, windows


@pytest.mark.parametrize(
    ("length", "room", "expected"),
    [
        (0, 4, [(0, 0, 0, 0)]),
        (1, 4, [(0, 1, 0, 1)]),
        (4, 4, [(0, 4, 0, 4)]),
        (5, 4, [(0, 4, 0, 2), (1, 5, 2, 5)]),
        (6, 4, [(0, 4, 0, 3), (2, 6, 3, 6)]),
        (8, 4, [(0, 4, 0, 3), (2, 6, 3, 5), (4, 8, 5, 8)]),
        (3, 2, [(0, 2, 0, 1), (1, 3, 1, 3)]),
    ],
)
def test_tables(length: int, room: int, expected: list[tuple[int, ...]]) -> None:
    assert windows(length, room) == [Window(*row) for row in expected]


@given(length=st.integers(0, 3000), room=st.integers(2, 300))
def test_kept_stretches_tile_the_sequence(length: int, room: int) -> None:
    found = windows(length, room)
    assert found[0].keep_start == 0
    assert found[-1].keep_end == length
    assert all(left.keep_end == right.keep_start for left, right in pairwise(found))
    for w in found:
        assert 0 <= w.start <= w.keep_start <= w.keep_end <= w.end <= length
        assert w.end - w.start <= room
        assert w.keep_end > w.keep_start or length == 0


@given(length=st.integers(0, 3000), room=st.integers(2, 300))
def test_a_token_is_kept_where_it_stands_farthest_from_an_edge(length: int, room: int) -> None:
    found = windows(length, room)

    def margin(w: Window, token: int) -> int:
        # The ends of the sequence itself are no edges: nothing was cut off there.
        left = token - w.start if w.start else length
        right = w.end - 1 - token if w.end < length else length
        return min(left, right)

    for left, right in pairwise(found):
        for token in range(max(left.keep_start, right.start), min(right.keep_end, left.end)):
            keeper, other = (left, right) if token < left.keep_end else (right, left)
            assert margin(keeper, token) >= margin(other, token) - 1


@pytest.mark.parametrize("room", [1, 0, -3])
def test_a_window_too_small(room: int) -> None:
    with pytest.raises(ValueError, match=f"window of {room} tokens: expected 2"):
        windows(10, room)
