"""The report's figures: records in, SVG out. The same record gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from framecmp.report.quoting import short
from framecmp.report.shown import Band, Block, Column, Heat, Ribbon

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

# All lengths are millimetres: the figures are as wide as the text of an A4 page.
WIDTH = 170.0
_TALLEST, _AIM = 112.0, 100.0
_HEAD, _LEGEND = 9.0, 7.0
_PANELS_IN_ROW = 3
_LOWEST_BLOCK, _LOWEST_NUMBERED, _FURNITURE_BLOCK, _GAP = 2.4, 2.0, 1.0, 0.6
_BLOCK_WIDTH = 9.0
# Above more columns of the heat map than these, two names don't fit beside each other.
_HEADS_SIDE_BY_SIDE = 4
# A letter of the names above the columns, about.
_LETTER = 1.7

# The two bands differ in lightness first, so they stay apart in grey print and for
# colour-blind readers.
_BAND = {"strong": "#1b4f7a", "weak": "#b4d0e7"}
_INK, _FURNITURE, _PAPER = "#222222", "#bdbdbd", "#ffffff"

_Extent = tuple[float, float]


def ribbon_svg(ribbon: Ribbon) -> str:
    """Draw the alignment: outlets as columns of passages, links as bands between them."""
    across = min(len(ribbon.panels), _PANELS_IN_ROW)
    down = -(-len(ribbon.panels) // across)
    stacks = _stacks(ribbon.columns, _TALLEST / down)
    row = _HEAD + max((extents[-1][1] for extents in stacks if extents), default=0.0)
    height, width = down * row + _LEGEND, WIDTH / across
    with _figure(height) as (figure, svg):
        for place, panel in enumerate(ribbon.panels):
            left, bottom = place % across / across, 1 - (place // across + 1) * row / height
            axes = _canvas(
                figure, (left, bottom, 1 / across, row / height), width, (-_HEAD, row - _HEAD)
            )
            _panel(axes, ribbon, panel, stacks, width)
        _legend(_canvas(figure, (0, 0, 1, _LEGEND / height), WIDTH, (0, _LEGEND)))
    return svg.getvalue()


def heat_svg(heat: Heat) -> str:
    """Draw the distances of pairs of outlets as shades, with the numbers in them."""
    upright = len(heat.columns) > _HEADS_SIDE_BY_SIDE
    row, head, names = 6.4, 28.0 if upright else 12.0, 52.0
    with _figure(head + row * len(heat.rows)) as (figure, svg):
        axes = _canvas(figure, (0, 0, 1, 1), WIDTH, (-head, row * len(heat.rows)))
        known = [v for values in heat.values for v in values if v is not None]
        high = max(known, default=0.0) or 1.0
        cell = min(38.0, (WIDTH - names) / len(heat.columns))
        for j, pair in enumerate(heat.columns):
            label = "\n".join(short(name, 21 if upright else int(cell * 0.6)) for name in pair)
            middle = names + (j + 0.5) * cell
            if upright:
                _write(axes, middle, -2, label, 6.5, va="bottom", rotation=90)
            else:
                _write(axes, middle, -head / 2, label, 6.5)
        for i, (title, values) in enumerate(zip(heat.rows, heat.values, strict=True)):
            _write(axes, names - 2, (i + 0.5) * row, short(title, 36), 7, ha="right")
            for j, value in enumerate(values):
                _cell(axes, (names + j * cell, i * row), (cell, row), value, high)
    return svg.getvalue()


@contextmanager
def _figure(height: float) -> Iterator[tuple[Figure, io.StringIO]]:
    """A figure that is written out as SVG when the block ends, whatever the user's style."""
    from matplotlib import style
    from matplotlib.figure import Figure

    settings = {
        # Identifiers inside the file are random without it.
        "svg.hashsalt": "framecmp",
        "svg.fonttype": "path",
        "hatch.linewidth": 0.5,
        "font.family": "DejaVu Sans",
    }
    svg = io.StringIO()
    with style.context(["default", settings]):
        figure = Figure(figsize=(WIDTH / 25.4, height / 25.4))
        yield figure, svg
        figure.savefig(svg, format="svg", metadata={"Date": None})


def _canvas(
    figure: Figure, place: tuple[float, float, float, float], width: float, height: _Extent
) -> Axes:
    """A part of the figure to draw on in millimetres, y growing downwards."""
    axes = figure.add_axes(place)
    axes.set(xlim=(0, width), ylim=height[::-1])
    axes.axis("off")
    return axes


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


def _panel(
    axes: Axes,
    ribbon: Ribbon,
    panel: Sequence[int],
    stacks: Sequence[Sequence[_Extent]],
    width: float,
) -> None:
    """Some columns side by side and the bands between neighbours."""
    margin = 14.0
    step = (width - 2 * margin - _BLOCK_WIDTH) / (len(panel) - 1)
    lefts = [margin + place * step for place in range(len(panel))]
    for (left, i), (right, j) in pairwise(zip(lefts, panel, strict=True)):
        between = [
            (band, *((band.a, band.b) if band.a[0] == i else (band.b, band.a)))
            for band in ribbon.bands
            if {band.a[0], band.b[0]} == {i, j}
        ]
        # Strong links are drawn over weak ones.
        for band, start, end in sorted(between, key=lambda b: b[0].strength == "strong"):
            ends_here = sorted(e[1] for _, s, e in between if s == start)
            starts_there = sorted(s[1] for _, s, e in between if e == end)
            _draw_band(
                axes,
                band,
                (left + _BLOCK_WIDTH, _share(stacks[i][start[1]], ends_here, end[1])),
                (right, _share(stacks[j][end[1]], starts_there, start[1])),
            )
    for left, i in zip(lefts, panel, strict=True):
        column = ribbon.columns[i]
        name = wrap(column.outlet, int(step / _LETTER), max_lines=2, placeholder="…")
        _write(axes, left + _BLOCK_WIDTH / 2, -_HEAD / 2, "\n".join(name), 7, weight="bold")
        for block, extent in zip(column.blocks, stacks[i], strict=True):
            _draw_block(axes, block, left, extent)


def _share(extent: _Extent, others: Sequence[int], other: int) -> _Extent:
    """The part of a block's side that one of its bands gets, in the order of the far ends."""
    top, bottom = extent
    part = (bottom - top) / len(others)
    start = top + part * others.index(other)
    return start, start + part


def _draw_band(
    axes: Axes, band: Band, start: tuple[float, _Extent], end: tuple[float, _Extent]
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (left, (top1, bottom1)), (right, (top2, bottom2)) = start, end
    middle = (left + right) / 2
    vertices = [
        (left, top1),
        (middle, top1),
        (middle, top2),
        (right, top2),
        (right, bottom2),
        (middle, bottom2),
        (middle, bottom1),
        (left, bottom1),
        (left, top1),
    ]
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    axes.add_patch(
        PathPatch(
            Path(vertices, codes),
            facecolor=_BAND[band.strength],
            edgecolor=_PAPER,
            lw=0.4,
            alpha=0.85,
        )
    )


def _draw_block(axes: Axes, block: Block, left: float, extent: _Extent) -> None:
    from matplotlib.patches import Rectangle

    top, bottom = extent
    furniture = block.state == "furniture"
    axes.add_patch(
        Rectangle(
            (left, top),
            _BLOCK_WIDTH,
            bottom - top,
            facecolor=_FURNITURE if furniture else _PAPER,
            edgecolor="none" if furniture else _INK,
            hatch="//////" if block.state == "alone" else None,
            lw=0.5,
        )
    )
    if furniture or bottom - top < _LOWEST_NUMBERED:
        return
    text = _write(axes, left + _BLOCK_WIDTH / 2, (top + bottom) / 2, block.passage, 5.5)
    if block.state == "alone":
        text.set_bbox({"facecolor": _PAPER, "edgecolor": "none", "pad": 0.6})


def _legend(axes: Axes) -> None:
    """What the blocks and bands mean, in one line."""
    from matplotlib.patches import Rectangle

    entries: list[tuple[str, dict[str, Any]]] = [
        ("passage", {"facecolor": _PAPER, "edgecolor": _INK}),
        ("passage without a link", {"facecolor": _PAPER, "edgecolor": _INK, "hatch": "//////"}),
        ("furniture", {"facecolor": _FURNITURE, "edgecolor": "none"}),
        ("strong link", {"facecolor": _BAND["strong"], "edgecolor": "none"}),
        ("weak link", {"facecolor": _BAND["weak"], "edgecolor": "none"}),
    ]
    for place, (label, style) in enumerate(entries):
        left = 14 + place * 30 + (8 if place > 1 else 0)
        axes.add_patch(Rectangle((left, 2.2), 5, 2.4, lw=0.5, **style))
        _write(axes, left + 6.2, 3.4, label, 6, ha="left")


def _cell(axes: Axes, corner: _Extent, size: _Extent, value: float | None, high: float) -> None:
    """One number on its shade: the farther apart, the darker."""
    from matplotlib.patches import Rectangle

    shade = (value or 0.0) / high
    paper, ink = (1.0, 1.0, 1.0), (0.106, 0.310, 0.478)
    colour = tuple(p + (i - p) * 0.9 * shade for p, i in zip(paper, ink, strict=True))
    axes.add_patch(Rectangle(corner, *size, facecolor=colour, edgecolor=_FURNITURE, lw=0.5))
    text = "–" if value is None else f"{value:.2f}"
    middle = (corner[0] + size[0] / 2, corner[1] + size[1] / 2)
    _write(axes, *middle, text, 7, color=_PAPER if shade > 0.77 else _INK)


def _write(axes: Axes, x: float, y: float, text: str, size: float, **style: Any) -> Text:
    """Text as it stands: names hold what matplotlib would take for formulas."""
    style = {"ha": "center", "va": "center", "color": _INK, **style}
    return axes.text(x, y, text, size=size, parse_math=False, **style)
