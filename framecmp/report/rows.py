"""Linked passages side by side, with what differs marked and every link told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framecmp.records import Comparison, Link, Place, Span
from framecmp.report.grouping import PassageGroup, passage_groups
from framecmp.report.quoting import Names, against, called, decimal, percent
from framecmp.report.shown import Cell, Elsewhere, Row, ShownLink, ShownPassage

# Wordings marked in a passage: the surest labels, or the marks would hide the text.
MARKED = 3
# Links to other rows that a passage tells.
ELSEWHERE = 4


def rows(names: Names, limit: int) -> tuple[tuple[Row, ...], int]:
    """The surest groups of linked passages, in reading order, and how many more there are."""
    found = passage_groups(names)
    links = names.comparison.links
    surest = sorted(range(len(found)), key=lambda i: (-links[found[i].links[0]].score, i))[:limit]
    marks = _marks(names.comparison)
    elsewhere = _elsewhere(names, found)
    shown = tuple(_row(names, found[i], marks, elsewhere) for i in sorted(surest))
    return shown, len(found) - len(surest)


def _marks(comparison: Comparison) -> Mapping[Place, Sequence[Span]]:
    """The surest labels of each linked passage."""
    found: dict[Place, list[Span]] = {}
    for wording in comparison.wordings:
        for span in (wording.a, wording.b):
            spans = found.setdefault(comparison.place(span), [])
            if wording.kind == "label" and len(spans) < MARKED and span not in spans:
                spans.append(span)
    return found


def _elsewhere(names: Names, groups: Sequence[PassageGroup]) -> Mapping[Place, Sequence[Elsewhere]]:
    """The links that join passages of different groups, at both ends, surest first."""
    inside = {index for group in groups for index in group.links}
    links = names.comparison.links
    found: dict[Place, list[Elsewhere]] = {}
    for index in sorted(set(range(len(links))) - inside, key=lambda i: (-links[i].score, i)):
        link = links[index]
        for here, there in ((link.a, link.b), (link.b, link.a)):
            found.setdefault(here, []).append(
                Elsewhere(name=names.label(there), at=names.at(there), score=decimal(link.score))
            )
    return found


def _row(
    names: Names,
    group: PassageGroup,
    marks: Mapping[Place, Sequence[Span]],
    elsewhere: Mapping[Place, Sequence[Elsewhere]],
) -> Row:
    comparison = names.comparison
    by_outlet: dict[str, list[Place]] = {}
    for place in group.places:
        by_outlet.setdefault(names.outlets[place.article], []).append(place)
    cells = []
    for outlet, places in by_outlet.items():
        others = [p for p in group.places if p not in places]
        passages = [
            ShownPassage(
                quote=names.quote(p, against(comparison, p, others, marks.get(p, ()))),
                elsewhere=tuple(elsewhere.get(p, ()))[:ELSEWHERE],
            )
            for p in places
        ]
        column = names.columns.index(outlet)
        cells.append(Cell(column=column, outlet=called(outlet), passages=tuple(passages)))
    links = [comparison.links[index] for index in group.links]
    return Row(
        cells=tuple(cells),
        absent=tuple(called(outlet) for outlet in names.columns if outlet not in by_outlet),
        links=tuple(_link(names, link) for link in links),
        score=decimal(links[0].score),
        strength=links[0].strength,
        distance=decimal(sum(link.distance for link in links) / len(links)),
    )


def _link(names: Names, link: Link) -> ShownLink:
    return ShownLink(
        a=names.label(link.a),
        b=names.label(link.b),
        score=decimal(link.score),
        strength=link.strength,
        distance=decimal(link.distance),
        shared=percent(link.lexical.shared),
    )
