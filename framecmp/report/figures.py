"""The report's figures on paper: records in, SVG out. The same record gives the same bytes.

Outlets' names are no part of the SVG: in PDF/UA a drawing's text may have but one glyph a
character, which excludes half the world's scripts. The typesetter, which writes them all, sets
each name at its place.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from framecmp.records import Record
from framecmp.report.counting import counted
from framecmp.report.geometry import BLOCK_WIDTH, WIDTH, DrawnBand, DrawnBlock, lay_out
from framecmp.report.quoting import NONE, short
from framecmp.report.shown import DistanceMap, Ribbon

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

_LEGEND = 7.0

# All are steps of one blue, which differ in lightness: they stay apart in grey print and
# for colour-blind readers.
_BAND = {"strong": "#1b4f7a", "weak": "#b4d0e7"}
# The darkest still lets black numbers be read.
_NEAR, _FAR = (0.95, 0.97, 0.99), (0.42, 0.62, 0.78)
_INK, _QUIET, _FURNITURE, _PAPER = "#222222", "#5f5f5f", "#bdbdbd", "#ffffff"
_SELF = "#f2f2f2"

_Box = tuple[float, float, float, float]

# Of the map: how wide names and tree are, how high a row is, and at least the columns' heads.
_NAMES, _TREE, _ROW, _HEADS = 44.0, 26.0, 8.6, 13.0
# A column narrower than this has its name upright.
_NARROW = 14.0
# A letter of a name above a column, about, and what stands between the name and the column.
_LETTER, _ABOVE = 1.4, 1.5
_LONGEST = 26


class Name(Record, frozen=True, kw_only=True):
    """An outlet's name in a figure, in points of size and millimetres from the top left.

    ``at`` is which of its own places stands on (x, y): ``center`` the middle of all,
    ``right`` and ``bottom`` the middle of that edge.
    """

    x: float
    y: float
    text: str
    size: float
    at: Literal["center", "right", "bottom"]
    bold: bool = False
    upright: bool = False


def ribbon_names(ribbon: Ribbon) -> tuple[Name, ...]:
    """The names above the columns of :func:`ribbon_svg`."""
    return tuple(
        Name(x=head.x, y=head.y, text="\n".join(head.lines), size=7, at="center", bold=True)
        for head in lay_out(ribbon).heads
    )


def ribbon_svg(ribbon: Ribbon) -> str:
    """Draw the alignment: outlets as columns of passages, links as bands between them."""
    layout = lay_out(ribbon)
    height = layout.height + _LEGEND
    with _figure(height) as (axes, svg):
        for band in layout.bands:
            _draw_band(axes, band)
        for block in layout.blocks:
            _draw_block(axes, block)
        _legend(axes, layout.height)
    return svg.getvalue()


def map_names(distances: DistanceMap) -> tuple[Name, ...]:
    """The names of the rows and columns of :func:`map_svg`."""
    top, cell = _head_height(distances), _cell_width(distances)
    found: list[Name] = []
    for i, outlet in enumerate(distances.outlets):
        name = short(outlet, _LONGEST)
        row, column = top + (i + 0.5) * _ROW, _NAMES + (i + 0.5) * cell
        found += [
            Name(x=_NAMES - 2, y=row, text=name, size=7, at="right"),
            Name(
                x=column,
                y=top - _ABOVE,
                text=_in_two_lines(name),
                size=6.5,
                at="bottom",
                upright=cell < _NARROW,
            ),
        ]
    return tuple(found)


def map_svg(distances: DistanceMap) -> str:
    """Draw the distances of outlets as shades with numbers, and the tree that orders them."""
    count = len(distances.outlets)
    top, cell = _head_height(distances), _cell_width(distances)
    known = [d for values in distances.distances for d in values if d is not None]
    low, high = min(known), max(known)
    with _figure(top + _ROW * count + 1) as (axes, svg):
        # Half a millimetre short of the edge, which would cut the last line's width.
        _tree(axes, distances, (_NAMES + cell * count + 2, top, _TREE - 2.5, _ROW * count))
        for i, values in enumerate(distances.distances):
            for j, value in enumerate(values):
                box = (_NAMES + j * cell, top + i * _ROW, cell, _ROW)
                shade = None if value is None else (value - low) / ((high - low) or 1.0)
                if i == j:
                    _square(axes, box, _SELF)
                else:
                    _cell(axes, box, value, shade, distances.links[i][j])
    return svg.getvalue()


@contextmanager
def _figure(height: float) -> Iterator[tuple[Axes, io.StringIO]]:
    """Axes in millimetres, written out as SVG when the block ends, whatever the user's style."""
    from matplotlib import style
    from matplotlib.figure import Figure

    settings = {
        # Identifiers inside the file are random without it.
        "svg.hashsalt": "framecmp",
        # Text stays text: the typesetter has the font, and outlines are many times larger.
        "svg.fonttype": "none",
        "hatch.linewidth": 0.5,
        "font.family": "DejaVu Sans",
    }
    svg = io.StringIO()
    with style.context(["default", settings]):
        figure: Figure = Figure(figsize=(WIDTH / 25.4, height / 25.4))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        yield axes, svg
        figure.savefig(svg, format="svg", metadata={"Date": None})


def _cell_width(distances: DistanceMap) -> float:
    return min(22.0, (WIDTH - _NAMES - _TREE) / len(distances.outlets))


def _head_height(distances: DistanceMap) -> float:
    """How high the names above the columns are, at most two lines unless they are upright."""
    if _cell_width(distances) >= _NARROW:
        return _HEADS
    names = (_in_two_lines(short(outlet, _LONGEST)) for outlet in distances.outlets)
    letters = max(len(line) for name in names for line in name.split("\n"))
    return max(_HEADS, letters * _LETTER + 2 * _ABOVE)


def _in_two_lines(name: str) -> str:
    """A name in two lines of about one length, if it is long and has a blank to part it."""
    blanks = [i for i, character in enumerate(name) if character == " "]
    if not blanks or len(name) <= 8:
        return name
    middle = min(blanks, key=lambda i: abs(i - len(name) / 2))
    return f"{name[:middle]}\n{name[middle + 1 :]}"


def _draw_band(axes: Axes, band: DrawnBand) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (left, top1), (_, bottom1) = band.left
    (right, top2), (_, bottom2) = band.right
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


def _draw_block(axes: Axes, block: DrawnBlock) -> None:
    from matplotlib.patches import Rectangle

    furniture = block.state == "furniture"
    axes.add_patch(
        Rectangle(
            (block.x, block.y),
            BLOCK_WIDTH,
            block.height,
            facecolor=_FURNITURE if furniture else _PAPER,
            edgecolor="none" if furniture else _INK,
            hatch="//////" if block.state == "alone" else None,
            lw=0.5,
        )
    )
    if not block.number:
        return
    text = _write(axes, block.x + BLOCK_WIDTH / 2, block.y + block.height / 2, block.number, 5.5)
    if block.state == "alone":
        text.set_bbox({"facecolor": _PAPER, "edgecolor": "none", "pad": 0.6})


def _legend(axes: Axes, top: float) -> None:
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
        axes.add_patch(Rectangle((left, top + 2.2), 5, 2.4, lw=0.5, **style))
        _write(axes, left + 6.5, top + 3.4, label, 6.5, ha="left")


def _tree(axes: Axes, distances: DistanceMap, box: _Box) -> None:
    """The joins of outlets, a leaf beside each row, the root at the right."""
    x, y, width, height = box
    row = height / len(distances.outlets)
    far = max((d for bend in distances.bends for d, _ in bend), default=0.0) or 1.0
    for bend in distances.bends:
        axes.plot(
            [x + width * d / far for d, _ in bend],
            [y + row * (place + 0.5) for _, place in bend],
            color=_QUIET,
            lw=0.8,
            solid_joinstyle="miter",
        )


def _square(axes: Axes, box: _Box, colour: Any) -> None:
    from matplotlib.patches import Rectangle

    x, y, width, height = box
    axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor=_PAPER, lw=1.2))


def _cell(axes: Axes, box: _Box, value: float | None, shade: float | None, links: int) -> None:
    x, y, width, height = box
    middle = x + width / 2
    if value is None or shade is None:
        _write(axes, middle, y + height / 2, NONE, 7, color=_QUIET)
        return
    _square(axes, box, tuple(n + (f - n) * shade for n, f in zip(_NEAR, _FAR, strict=True)))
    _write(axes, middle, y + height * 0.38, f"{value:.2f}", 7)
    _write(axes, middle, y + height * 0.76, counted(links, "link"), 4.8)


def _write(axes: Axes, x: float, y: float, text: str, size: float, **style: Any) -> Text:
    style = {"ha": "center", "va": "center", "color": _INK, **style}
    return axes.text(x, y, text, size=size, **style)
