"""The report as one page of HTML: no network, no other file, complete without JavaScript."""

from __future__ import annotations

import base64
import hashlib
import json
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framecmp.report.caps import PAGE
from framecmp.report.geometry import BLOCK_WIDTH, WIDTH, DrawnBand, lay_out
from framecmp.report.glyphs import Visible, is_harmless
from framecmp.report.prepare import prepare
from framecmp.report.quoting import Names
from framecmp.report.shown import DistanceMap
from framecmp.text import word_spans

if TYPE_CHECKING:
    from framecmp.corpus import ComparedEvent
    from framecmp.records import Comparison

_TEMPLATES = Path(__file__).parent / "templates" / "page"
_HEADING = "How the outlets tell it"
# The shades of the map of distances.
_SHADES = 6


def to_html(events: Sequence[ComparedEvent], *, corpus: str, command: str) -> str:
    """The page of some compared events. The same input gives the same page.

    :param corpus: the corpus as the user named it.
    :param command: the command line that makes the page again.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    visible = Visible(is_harmless)
    report = visible.record(prepare(events, corpus, command, PAGE))
    script, style = (_inline(_TEMPLATES / name) for name in ("page.js", "style.css"))
    settings = [e.comparison.settings for e in events]
    return environment.get_template("page.html").render(
        report=report,
        heading=_HEADING,
        several=len(events) > 1,
        shades=_shades(report.distances),
        outlets=sorted({name for event in report.events for name in event.outlets}),
        types=sorted({f.type for e in report.events for f in (*e.findings, *e.untold)}),
        lay_out=lay_out,
        curve=_curve,
        width=WIDTH,
        block_width=BLOCK_WIDTH,
        threshold=min((s.threshold for s in settings), default=0.0),
        replaced=visible.listed()[0],
        style=Markup(style),
        style_hash=_hash(style),
        script=Markup(script),
        script_hash=_hash(script),
        data=Markup(_data(events[: PAGE.events])),
    )


def comparison_page(comparison: Comparison) -> str:
    """The page of one event that stands for itself, such as two articles."""
    from framecmp.corpus import ComparedEvent, Event

    paths = [article.path for article in comparison.articles]
    title = " and ".join(paths) if len(paths) == 2 else f"{len(paths)} articles"
    event = Event(name="comparison", title=title, folder=Path(), articles=comparison.articles)
    command = shlex.join(["framecmp", "align" if len(paths) == 2 else "compare", *paths])
    return to_html(
        [ComparedEvent(event=event, comparison=comparison)],
        corpus=title,
        command=f"{command} --format html",
    )


def _inline(path: Path) -> str:
    return path.read_text("utf-8").strip()


def _hash(text: str) -> str:
    """What a content security policy knows an inline script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _shades(distances: DistanceMap | None) -> list[list[int]]:
    """The shade of each cell of the map, 0 for the nearest."""
    if distances is None:
        return []
    known = [d for row in distances.distances for d in row if d is not None]
    low, high = min(known), max(known)
    step = (high - low) / _SHADES or 1.0
    return [
        [0 if d is None else min(int((d - low) / step), _SHADES - 1) for d in row]
        for row in distances.distances
    ]


def _curve(band: DrawnBand) -> str:
    """A band as the path of an SVG."""
    (left, top1), (_, bottom1) = band.left
    (right, top2), (_, bottom2) = band.right
    middle = f"{(left + right) / 2:.2f}"
    return (
        f"M{left:.2f} {top1:.2f}C{middle} {top1:.2f} {middle} {top2:.2f} {right:.2f} {top2:.2f}"
        f"V{bottom2:.2f}C{middle} {bottom2:.2f} {middle} {bottom1:.2f} {left:.2f} {bottom1:.2f}Z"
    )


def _data(events: Sequence[ComparedEvent]) -> str:
    """What the script computes with: numbers alone, and nothing that could end its element."""
    comparisons = [e.comparison for e in events]
    data = {
        "threshold": min((c.settings.threshold for c in comparisons), default=0.0),
        "strong": min((c.settings.strong for c in comparisons), default=1.0),
        "events": [_numbers(c) for c in comparisons],
    }
    text = json.dumps(data, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _numbers(comparison: Comparison) -> dict[str, Any]:
    """An event's links, as (passage, passage, score, distance), and its passages' words."""
    names = Names(comparison)
    passages = [
        (article, i) for article in comparison.articles for i in range(len(article.passages))
    ]
    return {
        "links": [
            [names.at(link.a), names.at(link.b), link.score, link.distance]
            for link in comparison.links
        ],
        "words": [
            0
            if article.passages[i].kind == "furniture"
            else len(word_spans(article.passage_text(i)))
            for article, i in passages
        ],
        "outlets": [names.columns.index(names.outlets[article.id]) for article, _ in passages],
        "columns": len(names.columns),
    }
