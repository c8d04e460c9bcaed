"""Passages of several outlets that report one thing, gathered into rows to stand side by side."""

from __future__ import annotations

from collections import Counter

from framecmp.records import Comparison, Place, Record
from framecmp.report.quoting import Names

# So many passages of an outlet a link of that strength may bring into one row: chains of
# weak links would string whole articles together.
MOST = {"strong": 2, "weak": 1}


class PassageGroup(Record, frozen=True, kw_only=True):
    """Linked passages that are shown together, outlet by outlet in reading order.

    ``links`` are the indices of the links between them, surest first.
    """

    places: tuple[Place, ...]
    links: tuple[int, ...]


def passage_groups(names: Names) -> tuple[PassageGroup, ...]:
    """Join linked passages, surest link first, and put the groups in reading order.

    A link that would give an outlet more passages in one group than ``MOST`` joins nothing,
    unless a passage would be left alone. Every linked passage is in exactly one group.
    """
    comparison = names.comparison
    group_of: dict[Place, frozenset[Place]] = {
        place: frozenset([place]) for link in comparison.links for place in (link.a, link.b)
    }
    ranked = _surest_first(comparison)
    for spare_no_one in (False, True):
        for index in ranked:
            link = comparison.links[index]
            a, b = group_of[link.a], group_of[link.b]
            outlets = Counter(names.outlets[place.article] for place in a | b)
            few = max(outlets.values()) <= MOST[link.strength]
            if few or (spare_no_one and min(len(a), len(b)) == 1):
                group_of |= dict.fromkeys(a | b, a | b)
    inside: dict[frozenset[Place], list[int]] = {group: [] for group in group_of.values()}
    for index in ranked:
        link = comparison.links[index]
        if group_of[link.a] == group_of[link.b]:
            inside[group_of[link.a]].append(index)
    order = {place: at for at, place in enumerate(_reading_order(names))}
    groups = [
        PassageGroup(places=tuple(sorted(places, key=order.__getitem__)), links=tuple(links))
        for places, links in inside.items()
    ]
    return tuple(sorted(groups, key=lambda g: (_depth(comparison, g), order[g.places[0]])))


def _surest_first(comparison: Comparison) -> list[int]:
    links = comparison.links
    return sorted(range(len(links)), key=lambda i: (-links[i].score, i))


def _reading_order(names: Names) -> list[Place]:
    return [
        Place(article=article.id, passage=passage)
        for outlet in names.columns
        for article in names.articles(outlet)
        for passage in range(len(article.passages))
    ]


def _depth(comparison: Comparison, group: PassageGroup) -> float:
    """How far down its articles a group stands on average, 0 at their beginning."""
    depths = [p.passage / len(comparison.article(p.article).passages) for p in group.places]
    return sum(depths) / len(depths)
