"""Characters that a report can't show, made visible and told about.

Under PDF/UA a missing glyph is an error, and a reader needs to know that something stood
there: so ``中`` becomes ``[U+4E2D]``; of a long run only the first few do. Bidirectional
overrides get the same treatment, since they would turn round the report's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeVar

import msgspec

from framecmp.records import Record

_Record = TypeVar("_Record", bound=Record)

# Of a text in a script that the fonts lack, numbers tell a reader nothing more than this.
_RUN = 20
# Of the characters replaced, so many are listed in a report.
_LISTED = 60


class Replaced(Record, frozen=True, kw_only=True):
    """A character that is written as its number, and how often."""

    code: str
    name: str
    count: int


class Visible:
    """Makes texts fit to be shown, and remembers what it had to replace.

    :param can_be_shown: tells of a code point whether it can.
    :ivar replaced: how often each character was written as its number.
    """

    def __init__(self, can_be_shown: Callable[[int], bool]) -> None:
        self._can_be_shown = can_be_shown
        self.replaced: Counter[str] = Counter()

    def record(self, record: _Record) -> _Record:
        """The same record, with all texts in it made visible."""
        return msgspec.convert(self._data(msgspec.to_builtins(record)), type(record))

    def _data(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self._data(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._data(item) for item in value]
        return value

    def text(self, text: str) -> str:
        """White space evened out, unshowable characters written as their numbers."""
        even = re.sub(r"\s+", " ", text)
        runs = groupby(even, key=lambda character: self._can_be_shown(ord(character)))
        return "".join("".join(run) if shown else self._numbers(list(run)) for shown, run in runs)

    def listed(self) -> tuple[tuple[Replaced, ...], int]:
        """The characters replaced, by code point, and how many more there are."""
        found = sorted(self.replaced.items())
        return tuple(
            Replaced(code=f"U+{ord(c):04X}", name=unicodedata.name(c, "no name"), count=count)
            for c, count in found[:_LISTED]
        ), len(found[_LISTED:])

    def _numbers(self, characters: list[str]) -> str:
        self.replaced.update(characters)
        numbers = "".join(f"[U+{ord(c):04X}]" for c in characters[:_RUN])
        left = len(characters[_RUN:])
        return f"{numbers}[and {left} more]" if left else numbers


def is_harmless(code_point: int) -> bool:
    """Whether a character neither steers a terminal nor turns round the text about it."""
    return unicodedata.category(chr(code_point)) not in {"Cc", "Cs"} and unicodedata.bidirectional(
        chr(code_point)
    ) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
