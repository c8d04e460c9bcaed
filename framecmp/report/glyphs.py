"""Characters that the report's fonts can't show, made visible and told about.

Under PDF/UA a missing glyph is an error, and a reader needs to know that something stood
there: so ``中`` becomes ``[U+4E2D]``; of a long run only the first few do. Bidirectional
overrides get the same treatment, since they would turn round the report's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

_FACES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
# Of a text in a script that the fonts lack, numbers tell a reader nothing more than this.
_RUN = 20

_BYTE_ORDER_MARK = {0xFEFF}
_BIDI_CONTROLS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def fonts() -> tuple[Path, ...]:
    """The font files of the DejaVu Sans family, which matplotlib brings along."""
    return tuple(sorted(_folder().glob("DejaVuSans*.ttf")))


class Visible:
    """Makes texts fit to be set, and remembers what it had to replace.

    :ivar replaced: how often each character was written as its number.
    """

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()

    def data(self, value: Any) -> Any:
        """The same nested lists and dicts, with all texts in them made visible."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.data(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.data(item) for item in value]
        return value

    def text(self, text: str) -> str:
        """White space evened out, unshowable characters written as their numbers."""
        even = re.sub(r"\s+", " ", text)
        runs = groupby(even, key=lambda character: ord(character) in _covered())
        return "".join(
            "".join(run) if can_be_shown else self._numbers(list(run)) for can_be_shown, run in runs
        )

    def _numbers(self, characters: list[str]) -> str:
        self.replaced.update(characters)
        numbers = "".join(f"[U+{ord(c):04X}]" for c in characters[:_RUN])
        left = len(characters[_RUN:])
        return f"{numbers}[and {left} more]" if left else numbers


def name(character: str) -> str:
    """The Unicode name of a character, as far as it has one."""
    return unicodedata.name(character, "no name")


@cache
def _covered() -> frozenset[int]:
    """What can be shown in plain and in bold."""
    from matplotlib.ft2font import FT2Font

    faces = [set(FT2Font(str(_folder() / face)).get_charmap()) for face in _FACES]
    return frozenset(set.intersection(*faces) - _BYTE_ORDER_MARK - _BIDI_CONTROLS)


def _folder() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"
