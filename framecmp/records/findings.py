"""Typed differences in what is told."""

from __future__ import annotations

from typing import Literal

from framecmp.records.articles import Span
from framecmp.records.base import Record

FindingType = Literal["number", "date", "name", "quote", "hedge", "negation", "omission"]


class Finding(Record, frozen=True, kw_only=True):
    """A typed difference with its spans; what is missing on one side is null.

    ``kind`` says more closely what differs (``conflict``, ``rounding``, ``scare quotes``);
    ``score`` (0 to 1) ranks the findings, the most informative first.
    """

    type: FindingType
    a: Span | None
    b: Span | None
    note: str
    score: float
    kind: str = ""

    @property
    def is_untold(self) -> bool:
        """Whether it is a sentence that was not found elsewhere: lists show those apart."""
        return self.kind == "not found"
