"""The comparison's groups of passages as rows: what the outlets say of one thing, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from framecmp.records import GroupMember, Place, Record
from framecmp.report.quoting import Names


class RowGroup(Record, frozen=True, kw_only=True):
    """Passages that are shown together, outlet by outlet in reading order.

    ``links`` are the indices of the links between them, surest first.
    """

    members: tuple[GroupMember, ...]
    links: tuple[int, ...]


def row_groups(names: Names) -> tuple[RowGroup, ...]:
    """The groups of the comparison, in reading order.

    They hold every linked passage, and each is the whole of a member once: one that is in
    groups with some sentences only is whole in the first of them.
    """
    order = _reading_order(names)
    found = []
    for group in names.comparison.groups:
        members = sorted(group.members, key=lambda m: order[m.place])
        found.append(RowGroup(members=tuple(members), links=_links(names, members)))
    found.sort(key=lambda g: (_depth(names, g), order[g.members[0].place]))
    whole = {m.place for group in found for m in group.members if m.sentences is None}
    return tuple(replace(g, members=tuple(_made_whole(g.members, whole))) for g in found)


def _made_whole(members: Iterable[GroupMember], whole: set[Place]) -> Iterator[GroupMember]:
    """The members, a part being made whole where its passage isn't yet."""
    for member in members:
        if member.place in whole:
            yield member
        else:
            whole.add(member.place)
            yield replace(member, sentences=None)


def _links(names: Names, members: list[GroupMember]) -> tuple[int, ...]:
    inside = {m.place for m in members}
    links = names.comparison.links
    found = [i for i, link in enumerate(links) if link.a in inside and link.b in inside]
    return tuple(sorted(found, key=lambda i: (-links[i].score, i)))


def _reading_order(names: Names) -> dict[Place, int]:
    places = (
        Place(article=article.id, passage=passage)
        for outlet in names.columns
        for article in names.articles(outlet)
        for passage in range(len(article.passages))
    )
    return {place: at for at, place in enumerate(places)}


def _depth(names: Names, group: RowGroup) -> float:
    """How far down its articles a group stands on average, 0 at their beginning."""
    article = names.comparison.article
    depths = [m.passage / len(article(m.article).passages) for m in group.members]
    return sum(depths) / len(depths)
