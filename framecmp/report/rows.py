"""Linked passages side by side, with what differs marked and every link told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framecmp.records import Comparison, GroupMember, Link, Place, Span
from framecmp.report.caps import Caps
from framecmp.report.grouping import RowGroup, row_groups
from framecmp.report.quoting import Names, against, called, decimal, percent
from framecmp.report.shown import Cell, Elsewhere, Row, ShownLink, ShownPassage

# Wordings marked in a passage: the surest labels, or the marks would hide the text.
MARKED = 3
# Links to other rows that a passage tells.
ELSEWHERE = 4


def rows(names: Names, caps: Caps) -> tuple[tuple[Row, ...], int]:
    """The surest groups of linked passages, in reading order, and how many more there are."""
    found = row_groups(names)
    links = names.comparison.links
    surest = sorted(range(len(found)), key=lambda i: (-links[found[i].links[0]].score, i))
    marks = _marks(names.comparison)
    elsewhere = _elsewhere(names, found)
    shown = tuple(
        _row(names, found[i], marks, elsewhere, caps.passages) for i in sorted(surest[: caps.rows])
    )
    return shown, len(found) - len(shown)


def _marks(comparison: Comparison) -> Mapping[Place, Sequence[Span]]:
    """The surest labels of each linked passage."""
    found: dict[Place, list[Span]] = {}
    for wording in comparison.wordings:
        for span in (wording.a, wording.b):
            spans = found.setdefault(comparison.place(span), [])
            if wording.kind == "label" and len(spans) < MARKED and span not in spans:
                spans.append(span)
    return found


def _elsewhere(names: Names, groups: Sequence[RowGroup]) -> Mapping[Place, Sequence[Elsewhere]]:
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
    group: RowGroup,
    marks: Mapping[Place, Sequence[Span]],
    elsewhere: Mapping[Place, Sequence[Elsewhere]],
    most: int,
) -> Row:
    comparison = names.comparison
    links = [comparison.links[index] for index in group.links]
    by_outlet: dict[str, list[GroupMember]] = {}
    for member in group.members:
        by_outlet.setdefault(names.outlets[member.article], []).append(member)
    cells = []
    for outlet, members in by_outlet.items():
        others = [m for m in group.members if m not in members]
        passages = []
        for member in _surest(members, links, most):
            place = member.place
            pieces = against(comparison, member, others, marks.get(place, ()))
            passages.append(
                ShownPassage(
                    quote=names.quote(place, pieces),
                    part=member.sentences is not None,
                    elsewhere=tuple(elsewhere.get(place, ()))[:ELSEWHERE],
                )
            )
        cells.append(
            Cell(
                column=names.columns.index(outlet),
                outlet=called(outlet),
                passages=tuple(passages),
                passages_left=len(members) - len(passages),
            )
        )
    return Row(
        cells=tuple(cells),
        absent=tuple(called(outlet) for outlet in names.columns if outlet not in by_outlet),
        links=tuple(_link(names, link) for link in links),
        score=decimal(links[0].score),
        strength=links[0].strength,
        distance=decimal(sum(link.distance for link in links) / len(links)),
    )


def _surest(
    members: Sequence[GroupMember], links: Sequence[Link], most: int
) -> Sequence[GroupMember]:
    """As many of an outlet's passages as are shown, in their order; links are surest first."""
    ends = [place for link in links for place in (link.a, link.b)]
    surest = sorted(members, key=lambda m: ends.index(m.place))[:most]
    return [m for m in members if m in surest]


def _link(names: Names, link: Link) -> ShownLink:
    return ShownLink(
        a=names.label(link.a),
        b=names.label(link.b),
        score=decimal(link.score),
        strength=link.strength,
        distance=decimal(link.distance),
        shared=percent(link.lexical.shared),
    )
