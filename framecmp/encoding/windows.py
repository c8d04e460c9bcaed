"""Cutting long token sequences into overlapping windows, so that nothing is cut off."""

from __future__ import annotations

from itertools import pairwise

from msgspec import Struct


class Window(Struct, frozen=True):
    """A stretch of a sequence that a model reads at once.

    :ivar start: first token of the window in the sequence; ``end`` is exclusive.
    :ivar keep_start: first token whose vector is taken from this window; ``keep_end`` is
        exclusive. The kept stretches of a sequence's windows follow each other.
    """

    start: int
    end: int
    keep_start: int
    keep_end: int


def windows(length: int, room: int) -> list[Window]:
    """Cover ``length`` tokens with windows of at most ``room`` tokens, half overlapping.

    Each token is kept from the window in which it stands farthest from an edge. An empty
    sequence has one empty window.

    :raises ValueError: ``room`` is below 2.
    """
    if room < 2:
        raise ValueError(f"a window of {room} tokens: expected 2 or more")
    if length <= room:
        return [Window(0, length, 0, length)]
    starts = [*range(0, length - room, room // 2), length - room]
    cuts = [0]
    cuts += [(left + room + right) // 2 for left, right in pairwise(starts)]
    cuts.append(length)
    return [
        Window(start, start + room, keep_start, keep_end)
        for start, (keep_start, keep_end) in zip(starts, pairwise(cuts), strict=True)
    ]
