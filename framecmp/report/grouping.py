"""The comparison's groups of passages as rows: what the outlets say of one thing, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from framecmp.records import GroupMember, Link, Place, Record
from framecmp.report.quoting import Names


class RowGroup(Record, frozen=True, kw_only=True):
    """Passages that are shown together, outlet by outlet in reading order.

    ``links`` are the indices of the links between them, surest first.
    """

    members: tuple[GroupMember, ...]
    links: tuple[int, ...]


def row_groups(names: Names) -> tuple[RowGroup, ...]:
    """The groups of the comparison, in reading order.

    Every linked passage is the whole of a member once. One that is in groups with some
    sentences only is whole in the first of them; one that has links and no group, because
    they are too weak to hold it in any, stands with its surest counterpart.
    """
    order = _reading_order(names)
    groups = [list(group.members) for group in names.comparison.groups]
    for place, other in _left_alone(names):
        alone = GroupMember(article=place.article, passage=place.passage)
        with_other = [group for group in groups if any(m.place == other for m in group)]
        if not with_other:
            groups.append([alone, GroupMember(article=other.article, passage=other.passage)])
        elif alone not in with_other[0]:
            with_other[0].append(alone)
    found = []
    for group in groups:
        members = sorted(group, key=lambda m: order[m.place])
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


def _left_alone(names: Names) -> list[tuple[Place, Place]]:
    """The linked passages that no group holds, each with its surest counterpart."""
    held = {m.place for group in names.comparison.groups for m in group.members}
    found: dict[Place, Link] = {}
    for link in names.comparison.links:
        for place in (link.a, link.b):
            if place not in held and (place not in found or link.score > found[place].score):
                found[place] = link
    return [(p, link.b if p == link.a else link.a) for p, link in found.items()]


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
