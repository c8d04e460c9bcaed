"""The alignment figure's data: which passages are drawn where, and what joins them."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from framecmp.records import Place
from framecmp.report.counting import counted
from framecmp.report.quoting import Names, called
from framecmp.report.shown import Band, Block, Column, Ribbon
from framecmp.text import word_spans

PANELS = 12
# Of an outlet. More become hairlines, and make the figure heavy.
PASSAGES = 150

_End = tuple[int, int]


def ribbon(names: Names) -> Ribbon:
    """What the alignment figure of an event shows."""
    comparison = names.comparison
    linked = comparison.linked
    ends: dict[Place, _End] = {}
    columns = []
    undrawn = 0
    for column, outlet in enumerate(names.columns):
        blocks: list[Block] = []
        for article in names.articles(outlet):
            drawn = min(len(article.passages), max(0, PASSAGES - len(blocks)))
            undrawn += len(article.passages) - drawn
            for passage in range(drawn):
                place = Place(article=article.id, passage=passage)
                ends[place] = (column, len(blocks))
                blocks.append(_block(names, place, place in linked))
        columns.append(Column(outlet=called(outlet), blocks=tuple(blocks)))
    bands = tuple(
        Band(
            a=ends[link.a],
            b=ends[link.b],
            strength=link.strength,
            link=index,
        )
        for index, link in enumerate(comparison.links)
        if {link.a, link.b} <= ends.keys()
    )
    panels, left = _panels(len(columns), bands)
    return Ribbon(
        columns=tuple(columns),
        bands=bands,
        panels=panels,
        pairs_left=left,
        passages_left=undrawn,
        alt=_alt(tuple(columns), bands),
    )


def _block(names: Names, place: Place, linked: bool) -> Block:
    article = names.comparison.article(place.article)
    furniture = article.passages[place.passage].kind == "furniture"
    return Block(
        passage=names.passage(place),
        at=names.at(place),
        words=len(word_spans(article.passage_text(place.passage))),
        state="linked" if linked else "furniture" if furniture else "alone",
    )


def _panels(columns: int, bands: tuple[Band, ...]) -> tuple[tuple[tuple[int, ...], ...], int]:
    """Orders of columns in which every pair that has links stands side by side once.

    Three outlets fit in one panel when the first comes again at the end; of more, each
    pair gets a panel of its own, those with most links first.
    """
    if columns == 2:
        return ((0, 1),), 0
    if columns == 3:
        return ((0, 1, 2, 0),), 0
    count = Counter((min(b.a[0], b.b[0]), max(b.a[0], b.b[0])) for b in bands)
    pairs = sorted(combinations(range(columns), 2), key=lambda pair: (-count[pair], pair))
    return tuple(pairs[:PANELS]), len(pairs[PANELS:])


def _alt(columns: tuple[Column, ...], bands: tuple[Band, ...]) -> str:
    """The figure in words."""
    parts = [f"Alignment of {len(columns)} outlets."]
    for column in columns:
        states = Counter(block.state for block in column.blocks)
        parts.append(
            f"{column.outlet}: {counted(states['linked'] + states['alone'], 'passage')}, "
            f"{states['alone']} without a link."
        )
    for i, j in combinations(range(len(columns)), 2):
        between = [band.strength for band in bands if {band.a[0], band.b[0]} == {i, j}]
        pair = " and ".join(columns[k].outlet for k in (i, j))
        parts.append(f"{pair}: {counted(len(between), 'link')}, {between.count('strong')} strong.")
    return " ".join(parts)
