"""How much of each list a report shows; the rest is counted and told."""

from __future__ import annotations

from framecmp.records import Record


class Caps(Record, frozen=True, kw_only=True):
    """The longest that each list of an event gets, and how many events are told in full.

    ``passages`` are those of one outlet in one row.
    """

    events: int
    rows: int
    passages: int
    wordings: int
    groups: int
    findings: int
    untold: int
    alone: int
    leaning_pairs: int


# A reader of paper wants the surest; an event takes some six pages.
PAPER = Caps(
    events=24,
    rows=16,
    passages=3,
    wordings=14,
    groups=10,
    findings=24,
    untold=12,
    alone=16,
    leaning_pairs=6,
)

# A screen can be searched and filtered. What limits it is the size of the file.
PAGE = Caps(
    events=100,
    rows=400,
    passages=20,
    wordings=60,
    groups=40,
    findings=300,
    untold=200,
    alone=200,
    leaning_pairs=15,
)
