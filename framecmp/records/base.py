"""What all records have in common."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the records: immutable, compared by value, built by keyword."""


def rounded(value: float | None) -> float | None:
    """A figure as records have it: with four digits; null stays."""
    return None if value is None else round(value, 4)


def rounded_interval(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    """The same for both ends of an interval."""
    return interval and (round(interval[0], 4), round(interval[1], 4))


def share(part: int, whole: int) -> float | None:
    """What share of a whole a part is, 0 to 1, with four digits; null where there is no whole."""
    return round(part / whole, 4) if whole else None
