"""Where everything of the alignment figure stands, in millimetres, y growing downwards.

The figure on paper and the one on screen are drawn from the same places.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap
from typing import Literal

from framecmp.records import Record, Strength
from framecmp.report.shown import Column, Ribbon

# As wide as the text of an A4 page.
WIDTH = 170.0
BLOCK_WIDTH, HEAD = 9.0, 9.0
# A block lower than this has no room for its number.
LOWEST_NUMBERED = 2.0

_TALLEST, _AIM, _MARGIN = 112.0, 100.0, 14.0
_PANELS_IN_ROW = 3
_LOWEST_BLOCK, _FURNITURE_BLOCK, _GAP = 2.4, 1.0, 0.6
# A letter of the names above the columns, about.
_LETTER = 1.7

_Extent = tuple[float, float]
_Point = tuple[float, float]


class DrawnBlock(Record, frozen=True, kw_only=True):
    """A passage as a rectangle. ``number`` is empty where there is no room for it."""

    x: float
    y: float
    height: float
    number: str
    state: Literal["linked", "alone", "furniture"]
    at: int


class DrawnBand(Record, frozen=True, kw_only=True):
    """A link as two curves: from ``left`` to ``right``, both (top, bottom) corners."""

    left: tuple[_Point, _Point]
    right: tuple[_Point, _Point]
    strength: Strength
    link: int


class DrawnHead(Record, frozen=True, kw_only=True):
    """An outlet's name above its column, in lines, centred on (x, y)."""

    x: float
    y: float
    lines: tuple[str, ...]


class Layout(Record, frozen=True, kw_only=True):
    """The whole figure. Weak bands come before strong ones, which are drawn over them."""

    height: float
    heads: tuple[DrawnHead, ...]
    blocks: tuple[DrawnBlock, ...]
    bands: tuple[DrawnBand, ...]


def lay_out(ribbon: Ribbon) -> Layout:
    """Outlets as columns of passages, links as bands between them, panel beside panel."""
    across = min(len(ribbon.panels), _PANELS_IN_ROW)
    down = -(-len(ribbon.panels) // across)
    stacks = _stacks(ribbon.columns, _TALLEST / down)
    step = HEAD + max((extents[-1][1] for extents in stacks if extents), default=0.0)
    width = WIDTH / across
    heads: list[DrawnHead] = []
    blocks: list[DrawnBlock] = []
    bands: list[DrawnBand] = []
    for place, panel in enumerate(ribbon.panels):
        corner = (place % across * width, place // across * step)
        gap = (width - 2 * _MARGIN - BLOCK_WIDTH) / (len(panel) - 1)
        lefts = [corner[0] + _MARGIN + i * gap for i in range(len(panel))]
        top = corner[1] + HEAD
        for left, column in zip(lefts, panel, strict=True):
            heads.append(_head(ribbon.columns[column], left, top, gap))
            blocks += _blocks(ribbon.columns[column], stacks[column], left, top)
        for start, end in pairwise(zip(lefts, panel, strict=True)):
            bands += _bands(ribbon, stacks, start, end, top)
    bands.sort(key=lambda band: band.strength == "strong")
    return Layout(height=down * step, heads=tuple(heads), blocks=tuple(blocks), bands=tuple(bands))


def _stacks(columns: Sequence[Column], tallest: float) -> list[list[_Extent]]:
    """Top and bottom of every block: as high as it has words, all columns on one scale."""
    most = max(sum(b.words for b in c.blocks if b.state != "furniture") for c in columns)
    scale = min(_AIM, tallest) / max(most, 1)
    stacks = []
    for column in columns:
        at, extents = 0.0, []
        for block in column.blocks:
            height = (
                _FURNITURE_BLOCK
                if block.state == "furniture"
                else max(_LOWEST_BLOCK, block.words * scale)
            )
            extents.append((at, at + height))
            at += height + _GAP
        stacks.append(extents)
    longest = max((extents[-1][1] for extents in stacks if extents), default=0.0)
    squeeze = min(1.0, tallest / longest) if longest else 1.0
    return [[(a * squeeze, b * squeeze) for a, b in extents] for extents in stacks]


def _head(column: Column, left: float, top: float, gap: float) -> DrawnHead:
    lines = wrap(column.outlet, int(gap / _LETTER), max_lines=2, placeholder="…")
    return DrawnHead(x=left + BLOCK_WIDTH / 2, y=top - HEAD / 2, lines=tuple(lines))


def _blocks(
    column: Column, extents: Sequence[_Extent], left: float, top: float
) -> list[DrawnBlock]:
    return [
        DrawnBlock(
            x=left,
            y=top + start,
            height=end - start,
            number=""
            if block.state == "furniture" or end - start < LOWEST_NUMBERED
            else block.passage,
            state=block.state,
            at=block.at,
        )
        for block, (start, end) in zip(column.blocks, extents, strict=True)
    ]


def _bands(
    ribbon: Ribbon,
    stacks: Sequence[Sequence[_Extent]],
    start: tuple[float, int],
    end: tuple[float, int],
    top: float,
) -> list[DrawnBand]:
    """The bands between two neighbouring columns, each given by (left, column)."""
    (left, i), (right, j) = start, end
    between = [
        (band, *((band.a, band.b) if band.a[0] == i else (band.b, band.a)))
        for band in ribbon.bands
        if {band.a[0], band.b[0]} == {i, j}
    ]
    ends: dict[tuple[int, int], list[int]] = {}
    for _, here, there in between:
        ends.setdefault(here, []).append(there[1])
        ends.setdefault(there, []).append(here[1])
    drawn = []
    for band, here, there in between:
        top1, bottom1 = _share(stacks[i][here[1]], sorted(ends[here]), there[1])
        top2, bottom2 = _share(stacks[j][there[1]], sorted(ends[there]), here[1])
        edge = left + BLOCK_WIDTH
        drawn.append(
            DrawnBand(
                left=((edge, top + top1), (edge, top + bottom1)),
                right=((right, top + top2), (right, top + bottom2)),
                strength=band.strength,
                link=band.link,
            )
        )
    return drawn


def _share(extent: _Extent, others: Sequence[int], other: int) -> _Extent:
    """The part of a block's side that one of its bands gets, in the order of the far ends."""
    top, bottom = extent
    part = (bottom - top) / len(others)
    start = top + part * others.index(other)
    return start, start + part
