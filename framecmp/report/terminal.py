"""A comparison for a person at a terminal: plain text, in colour where there is some."""

from __future__ import annotations

import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from framecmp.divergence.lexical import differing
from framecmp.records import Comparison, Keyword, LexicalPair, Link, Place, Unaligned, Wording

NARROWEST = 80
WORDINGS = 20
KEYWORDS = 8


class _Mark(NamedTuple):
    """How words that stand on one side only are shown, with colour and without."""

    style: str
    opening: str
    closing: str


_ONLY_A = _Mark("red", "[-", "-]")
_ONLY_B = _Mark("green", "{+", "+}")


def to_text(comparison: Comparison, *, passages: bool, to_stdout: bool) -> str:
    """Write a comparison out as text.

    :param passages: with the linked passages side by side; else a summary.
    :param to_stdout: the text goes to standard output: its width and colours count.
    """
    colour = to_stdout and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST, 24)).columns if to_stdout else 0)
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    names = _Names(comparison)
    parts = [_articles(comparison, names), _pairs(comparison)]
    if passages:
        parts += [_link(comparison, link, names, colour) for link in comparison.links]
    parts += [_wordings(comparison, names), *_leanings(comparison.lexical.pairs)]
    parts += [_unaligned(comparison, names), Text(comparison.signature, style="dim")]
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    # Columns are padded with blanks to their width; nobody wants those in a file.
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def safe(text: str) -> str:
    """The text without what could steer a terminal, character for character.

    Line ends become blanks; control characters and marks that turn the reading direction
    become U+FFFD.
    """
    return "".join(
        " " if c.isspace() else "\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} else c
        for c in text
    )


class _Names:
    """Short names for articles: A and B where there are two, their ids otherwise."""

    def __init__(self, comparison: Comparison) -> None:
        ids = [article.id for article in comparison.articles]
        self._short = dict(zip(ids, "AB", strict=True)) if len(ids) == 2 else {i: i for i in ids}

    def article(self, id: str) -> str:
        return safe(self._short[id])

    def place(self, place: Place | Unaligned) -> str:
        """``A 3``: passages are counted from 1 for people, all kinds of them."""
        return f"{self.article(place.article)} {place.passage + 1}"


def _articles(comparison: Comparison, names: _Names) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    linked = {(p.article, p.passage) for link in comparison.links for p in (link.a, link.b)}
    for article in comparison.articles:
        said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
        left_out = len(article.passages) - len(said)
        count = f"{len(said)} passages, {sum((article.id, i) in linked for i in said)} linked"
        if left_out:
            count += f"; {left_out} furniture"
        title = " · ".join(safe(x) for x in (article.outlet, article.date, article.title) if x)
        table.add_row(
            Text(names.article(article.id), style="bold"), Text(title), Text(count, style="dim")
        )
    return table


def _pairs(comparison: Comparison) -> RenderableType:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("outlets", "links", "strong", "distance (95 %)", "A in B", "B in A"):
        table.add_column(heading, justify="left" if heading == "outlets" else "right")
    for pair in comparison.semantic.pairs:
        distance = "none" if pair.distance is None else f"{pair.distance:.2f}"
        if pair.interval:
            distance += f" ({pair.interval[0]:.2f} to {pair.interval[1]:.2f})"
        table.add_row(
            Text(f"{safe(pair.a)} ~ {safe(pair.b)}"),
            str(pair.links),
            str(pair.strong),
            distance,
            *("none" if c is None else f"{c:.0%}" for c in (pair.coverage_a, pair.coverage_b)),
        )
    note = Text("A in B: share of A's words in passages linked to B.", style="dim")
    return Group(Text(), table, note)


def _link(comparison: Comparison, link: Link, names: _Names, colour: bool) -> RenderableType:
    head = f"{names.place(link.a)} ~ {names.place(link.b)}   score {link.score:.2f} {link.strength}"
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*_marked(comparison.words(link.a), comparison.words(link.b), colour))
    title = Text(f"{head}   distance {link.distance:.2f}")
    return Group(Text(), Rule(title, align="left", style="dim", characters="-"), table)


def _marked(a: str, b: str, colour: bool) -> tuple[Text, Text]:
    """Two texts with what differs marked, by colour or by brackets."""
    return _mark(a, differing(a, b), _ONLY_A, colour), _mark(b, differing(b, a), _ONLY_B, colour)


def _mark(text: str, spans: Iterable[tuple[int, int]], mark: _Mark, colour: bool) -> Text:
    marked, at = Text(), 0
    for start, end in spans:
        marked.append(safe(text[at:start]))
        words = safe(text[start:end])
        marked.append(words if colour else f"{mark.opening}{words}{mark.closing}", style=mark.style)
        at = end
    marked.append(safe(text[at:]))
    return marked


def _wordings(comparison: Comparison, names: _Names) -> RenderableType:
    title = _title("Wordings: candidates for one thing under two names")
    if not comparison.wordings:
        return Group(title, Text("  none found in the linked passages", style="dim"))
    ranked = sorted(comparison.wordings, key=lambda w: w.kind != "label")
    rows = Table.grid(padding=(0, 2))
    for wording in ranked[:WORDINGS]:
        rows.add_row(f"{wording.score:.2f}", *_sides(wording, comparison, names), wording.kind)
    parts: list[RenderableType] = [title, Padding(rows, (0, 0, 0, 2))]
    if len(ranked) > WORDINGS:
        more = f"  {len(ranked) - WORDINGS} more in --format json"
        parts.append(Text(more, style="dim"))
    return Group(*parts)


def _sides(wording: Wording, comparison: Comparison, names: _Names) -> tuple[Text, Text, Text]:
    link = comparison.links[wording.link]
    where = f"{names.place(link.a)} ~ {names.place(link.b)}"
    a, b = (Text(safe(span.text), style="bold") for span in (wording.a, wording.b))
    return a, b, Text(where, style="dim")


def _leanings(pairs: Sequence[LexicalPair]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for pair in pairs:
        a = _leaning([k for k in pair.keywords if k.log_odds > 0])
        b = _leaning([k for k in pair.keywords if k.log_odds < 0])
        if not a and not b:
            continue
        title = f"Words that lean to one side, in linked passages: {safe(pair.a)} ~ {safe(pair.b)}"
        rows = Table.grid(padding=(0, 2))
        rows.add_row(Text(safe(pair.a), style="bold"), a or "none")
        rows.add_row(Text(safe(pair.b), style="bold"), b or "none")
        parts.append(Group(_title(title), Padding(rows, (0, 0, 0, 2))))
    return parts


def _leaning(words: Sequence[Keyword]) -> str:
    return safe(", ".join(f"{k.word} {k.count_a}:{k.count_b}" for k in words[:KEYWORDS]))


def _unaligned(comparison: Comparison, names: _Names) -> RenderableType:
    parts: list[RenderableType] = []
    for id, items in groupby(comparison.unaligned, key=lambda u: u.article):
        parts.append(_title(f"Only in {names.article(id)}: not found in the other articles"))
        table = Table.grid(padding=(0, 2))
        for item in items:
            text = Text(safe(comparison.article(id).passage_text(item.passage)))
            if item.nearest:
                near = f"{names.article(item.nearest.article)} {item.nearest.passage + 1}"
                text.append(f"  (nearest: {near}, {item.nearest.score:.2f})", style="dim")
            table.add_row(names.place(item), text)
        parts.append(Padding(table, (0, 0, 0, 2)))
    return Group(*parts, Text())


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold")
