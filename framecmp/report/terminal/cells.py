"""What every part of the terminal's text is made of: safe cells, names, short tables."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framecmp.records import Comparison, Place, Span, Unaligned, outlets_of

# Format characters that join, part or hyphenate letters (Persian, Hindi and emoji need
# them) or mark one letter's direction; the others can turn a whole line around or hide.
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


# An outlet with more articles is called by the first alone.
_MOST_LETTERS = 4


def safe(text: str) -> str:
    """The text without what could steer a terminal, character for character.

    Line ends become blanks; control characters, halves of surrogate pairs and marks that
    turn the reading direction or can't be seen become U+FFFD.
    """
    return text if text.isascii() and text.isprintable() else "".join(map(_safe, text))


def _safe(character: str) -> str:
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs"} and character not in _HARMLESS
    return "\ufffd" if hidden else character


def cell(text: str, style: str = "") -> Text:
    """Text for a table, whole: rich cuts a word that is wider than its column, if let."""
    return Text(safe(text), style=style, overflow="fold")


def heading(text: str) -> Text:
    """The title of a part, with a blank line above."""
    return Text(f"\n{text}", style="bold")


class Names:
    """Articles are A, B, C in the order given; an outlet is called by its articles."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._letters = {a.id: _letters(i) for i, a in enumerate(comparison.articles)}
        self._outlets = outlets_of(comparison.articles)

    def article(self, id: str) -> str:
        """``A``."""
        return self._letters[id]

    def outlet(self, name: str) -> str:
        """``A``, ``A+C`` for an outlet with two articles, ``A+7 more`` for one with many."""
        letters = [self._letters[id] for id, outlet in self._outlets.items() if outlet == name]
        return "+".join(
            letters if len(letters) <= _MOST_LETTERS else (letters[0], f"{len(letters) - 1} more")
        )

    def span(self, span: Span) -> str:
        """``A 3``, for the passage a span stands in."""
        return self.place(self._comparison.place(span))

    def place(self, place: Place | Unaligned) -> str:
        """``A 3``: passages are counted from 1 for people, all kinds of them."""
        return f"{self.article(place.article)} {place.passage + 1}"


def _letters(index: int) -> str:
    """A to Z, then AA, AB: as a spreadsheet names its columns."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def capped(
    title: str, rows: Sequence[Sequence[RenderableType]], total: int, note: str, none: str
) -> RenderableType:
    """The first of ``total`` rows as a table, and how many are not in it; ``none`` for no rows."""
    if not rows:
        return Group(heading(title), Text(f"  {none}", style="dim"))
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*row)
    notes = [f"  {note}"]
    if total > len(rows):
        notes.append(f"  {total - len(rows)} more in --format json")
    lines = (Text(note, style="dim") for note in notes)
    return Group(heading(title), Padding(table, (0, 0, 0, 2)), *lines)
