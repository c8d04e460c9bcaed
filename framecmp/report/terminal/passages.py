"""Linked passages side by side, and those that only one article has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from framecmp.divergence.lexical import differing
from framecmp.records import Article, Comparison, Link, Unaligned
from framecmp.report.terminal.cells import Names, cell, heading, safe


class _Mark(NamedTuple):
    """How words that stand on one side only are shown, with colour and without."""

    style: str
    opening: str
    closing: str


# Underlined too: not everybody tells red and green from the rest.
_ONLY_A = _Mark("underline red", "[-", "-]")
_ONLY_B = _Mark("underline green", "{+", "+}")


def side_by_side(comparison: Comparison, link: Link, names: Names, colour: bool) -> RenderableType:
    """Two linked passages, with the words marked that the other one lacks."""
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
    marked, at = cell(""), 0
    for start, end in spans:
        marked.append(safe(text[at:start]))
        words = safe(text[start:end])
        marked.append(words if colour else f"{mark.opening}{words}{mark.closing}", style=mark.style)
        at = end
    marked.append(safe(text[at:]))
    return marked


def unlinked(comparison: Comparison, names: Names) -> list[RenderableType]:
    """For each article the passages without a link, and what came nearest."""
    parts: list[RenderableType] = []
    others = "other article" if len(comparison.articles) == 2 else "other articles"
    for id, items in groupby(comparison.unaligned, key=lambda u: u.article):
        article = comparison.article(id)
        name = f"{names.article(id)} ({safe(article.outlet)})"
        table = Table.grid(padding=(0, 2))
        for item in items:
            table.add_row(names.place(item), _left(item, article, names))
        title = heading(f"Only in {name}: not found in the {others}")
        parts.append(Group(title, Padding(table, (0, 0, 0, 2))))
    return parts


def _left(item: Unaligned, article: Article, names: Names) -> Text:
    text = cell(article.passage_text(item.passage))
    if item.nearest:
        near = f"{names.article(item.nearest.article)} {item.nearest.passage + 1}"
        text.append(f"  (nearest: {near}, {item.nearest.score:.2f})", style="dim")
    return text
