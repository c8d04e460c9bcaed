"""From vectors to links: numpy in, links out; no text, no model."""

from __future__ import annotations

from framecmp.alignment.calibration import STRONG, THRESHOLD
from framecmp.alignment.event import Table, align
from framecmp.alignment.groups import group_passages
from framecmp.alignment.scores import maxsim, unrelated_level
from framecmp.alignment.sentences import matching_sentences

__all__ = [
    "STRONG",
    "THRESHOLD",
    "Table",
    "align",
    "group_passages",
    "matching_sentences",
    "maxsim",
    "unrelated_level",
]
