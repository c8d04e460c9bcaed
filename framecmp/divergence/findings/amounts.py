"""Whether two numbers say the same, one rounds the other, or they disagree."""

from __future__ import annotations

import math

from framecmp.divergence.findings.matching import Relation
from framecmp.divergence.findings.quantities import Quantity

# How far a rounded figure may lie off, as a share of it: as written, and with a hedge.
_PLAIN, _HEDGED = 0.03, 0.08

# "More than" and "nearly" are said of what lies a little beyond; further off they mislead.
_ABOVE, _BELOW = 0.2, 0.15

# From here on a number that no counted word follows may be a sum of money.
_LARGE = 10_000

_SAME = 1e-6


def relation(a: Quantity, b: Quantity) -> Relation | None:
    """How two numbers of one thing relate; None where they can't be held against each other.

    Amounts of different currencies or units can't, but for a bare number beside a sum of money
    or an age: what counts something can only be the same, what counts nothing can disagree,
    such as the large number at the end of "a bill of half a million".
    The same figure under another hedge is a rounding. Swapping makes no difference.
    """
    if a.unit != b.unit and not _comparable(a, b):
        return None
    if _close(a.low, b.low) and _close(a.high, b.high):
        # "Over 50" bounds a group by age, and rounds nothing.
        exact = a.unit.startswith("label") or "age" in {a.unit, b.unit}
        return "same" if exact or a.bound == b.bound else "rounding"
    return "rounding" if _rounds(a, b) else "conflict"


def _comparable(a: Quantity, b: Quantity) -> bool:
    """Whether one is an amount or an age and the other a number that may leave that out."""
    bare, named = sorted((a, b), key=lambda q: q.unit)
    if bare.unit or not named.unit.startswith(("money", "age")):
        return False
    counts_nothing = not bare.counted or (bare.reach[1] == bare.end and bare.low >= _LARGE)
    return counts_nothing or _close(a.low, b.low)


def _rounds(a: Quantity, b: Quantity) -> bool:
    """Whether two figures that differ may be one, given less exactly on a side."""
    if a.unit == "result" or a.unit.startswith("label"):
        return False
    if a.low <= b.high and b.low <= a.high:
        return True
    if a.bound and a.bound == b.bound and a.step == b.step:
        return False
    near, far = sorted((a, b), key=lambda q: (q.low, q.high))
    gap = far.low - near.high
    return (
        gap <= max(_slack(q, near.high, far.low) for q in (a, b))
        or (near.bound == "over" and gap <= _ABOVE * near.high)
        or (far.bound == "under" and gap <= _BELOW * far.low)
    )


def ratio(a: Quantity, b: Quantity) -> float:
    """Orders of magnitude between two numbers, 0 and up; 1 where one of them is 0."""
    near, far = sorted((a, b), key=lambda q: (q.low, q.high))
    if near.high >= far.low:
        return 0.0
    return math.log10(far.low / near.high) if near.high > 0 else 1.0


def _close(x: float, y: float) -> bool:
    return abs(x - y) <= _SAME * max(abs(x), abs(y))


def _slack(q: Quantity, low: float, high: float) -> float:
    """How far off the other number may be if this one is rounded."""
    if q.bound in {"about", "over", "under"}:
        return _HEDGED * max(low, high)
    return min(q.step / 2, _PLAIN * max(low, high))
