"""The report's figures on paper: records in, SVG out. The same record gives the same bytes."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

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


def ribbon_svg(ribbon: Ribbon) -> str:
    """Draw the alignment: outlets as columns of passages, links as bands between them."""
    layout = lay_out(ribbon)
    height = layout.height + _LEGEND
    with _figure(height) as (axes, svg):
        for band in layout.bands:
            _draw_band(axes, band)
        for block in layout.blocks:
            _draw_block(axes, block)
        for head in layout.heads:
            _write(axes, head.x, head.y, "\n".join(head.lines), 7, weight="bold")
        _legend(axes, layout.height)
    return svg.getvalue()


def map_svg(distances: DistanceMap) -> str:
    """Draw the distances of outlets as shades with numbers, and the tree that orders them."""
    names, tree, row, head = 44.0, 26.0, 8.6, 13.0
    count = len(distances.outlets)
    cell = min(22.0, (WIDTH - names - tree) / count)
    known = [d for values in distances.distances for d in values if d is not None]
    low, high = min(known), max(known)
    with _figure(head + row * count + 1) as (axes, svg):
        _tree(axes, distances, (names + cell * count + 2, head, tree - 2, row * count))
        for i, outlet in enumerate(distances.outlets):
            name = short(outlet, 26)
            _write(axes, names - 2, head + (i + 0.5) * row, name, 7, ha="right")
            _head(axes, names + (i + 0.5) * cell, head - 1.5, name, upright=cell < 14)
            for j, value in enumerate(distances.distances[i]):
                box = (names + j * cell, head + i * row, cell, row)
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
    with style.context(["default", settings]), warnings.catch_warnings():
        # The typesetter sets the text, and has more fonts.
        warnings.filterwarnings("ignore", "Glyph .* missing")
        figure: Figure = Figure(figsize=(WIDTH / 25.4, height / 25.4))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        axes.axis("off")
        yield axes, svg
        figure.savefig(svg, format="svg", metadata={"Date": None})


def _head(axes: Axes, x: float, y: float, name: str, *, upright: bool) -> None:
    """A name above a column, in two lines of about one length if it has a blank to part it."""
    blanks = [i for i, character in enumerate(name) if character == " "]
    if blanks and len(name) > 8:
        middle = min(blanks, key=lambda i: abs(i - len(name) / 2))
        name = f"{name[:middle]}\n{name[middle + 1 :]}"
    _write(axes, x, y, name, 6.5, va="bottom", rotation=90 if upright else 0, linespacing=1.0)


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
    plural = "" if links == 1 else "s"
    _write(axes, middle, y + height * 0.76, f"{links} link{plural}", 4.8)


def _write(axes: Axes, x: float, y: float, text: str, size: float, **style: Any) -> Text:
    """Text as it stands: names hold what matplotlib would take for formulas."""
    style = {"ha": "center", "va": "center", "color": _INK, **style}
    return axes.text(x, y, text, size=size, parse_math=False, **style)
