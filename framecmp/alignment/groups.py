"""Passage groups: what every outlet says about one thing, over all articles of an event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from itertools import combinations
from typing import Generic, TypeVar

import numpy as np
from msgspec import Struct

from framecmp.alignment.calibration import THRESHOLD
from framecmp.alignment.linkage import average_linkage, connected

_Node = TypeVar("_Node", bound=Hashable)
_Edge = tuple[_Node, _Node]

# Just too little for two passages of one outlet to be a group by themselves.
_NEUTRAL = THRESHOLD * (1 - 1e-6)


class Group(Struct, Generic[_Node], frozen=True):
    """Passages that report one thing.

    :ivar whole: those that belong here with all they say, in the given order.
    :ivar part: passages of other groups that belong here with the sentences named.
    """

    whole: tuple[_Node, ...]
    part: Mapping[_Node, tuple[int, ...]]


def group_passages(
    nodes: Sequence[_Node],
    scores: Mapping[_Edge[_Node], float],
    sentences: Mapping[_Edge[_Node], Collection[tuple[int, int]]],
) -> list[Group[_Node]]:
    """Gather linked passages without letting one link join two crowds.

    Average linkage (Sokal & Michener 1958): two groups become one only where the mean
    probability over all their pairs of passages is that of a link. So a chain A~B~C with
    nothing between A and C stays two groups unless both links are strong. A passage that
    is linked into another group through sentences of its own, which don't tie it to its
    own group, belongs there too, with these sentences.

    :param nodes: all passages, in the order in which groups and members are to stand.
    :param scores: the probability of a link for pairs of passages of different outlets, the
        earlier first; a pair that is missing (passages of one outlet) speaks neither for nor
        against.
    :param sentences: for each link, the sentences of both that carry it.
    :returns: groups of two passages or more, in the order of their first passage. A passage
        with a link that sentences carry is in one at least, whole or in part.
    """
    group_of = {
        node: members for members in _clusters(nodes, scores, sentences) for node in members
    }
    place = {node: i for i, node in enumerate(nodes)}
    tied: dict[_Node, set[int]] = defaultdict(set)
    for (a, b), carried in sentences.items():
        if group_of[a] is group_of[b]:
            tied[a] |= {i for i, _ in carried}
            tied[b] |= {j for _, j in carried}
    parts: dict[tuple[_Node, ...], dict[_Node, set[int]]] = defaultdict(lambda: defaultdict(set))
    for (a, b), carried in sentences.items():
        if group_of[a] is group_of[b]:
            continue
        for guest, host, own in (
            (a, b, {i for i, _ in carried}),
            (b, a, {j for _, j in carried}),
        ):
            if own and not own & tied[guest]:
                parts[group_of[host]][guest] |= own
    groups = {id(members): members for members in group_of.values()}.values()
    found = [
        Group(
            whole=members,
            part={
                node: tuple(sorted(own))
                for node, own in sorted(parts[members].items(), key=lambda item: place[item[0]])
            },
        )
        for members in groups
        if len(members) + len(parts[members]) > 1
    ]
    return sorted(found, key=lambda group: place[group.whole[0]])


def _clusters(
    nodes: Sequence[_Node],
    scores: Mapping[_Edge[_Node], float],
    links: Collection[_Edge[_Node]],
) -> list[tuple[_Node, ...]]:
    """The linked passages, each in one group."""
    place = {node: i for i, node in enumerate(nodes)}
    # Groups without a link between them are never alike enough: a mean is below its largest.
    clusters: list[tuple[_Node, ...]] = []
    for component in connected(((place[a],), (place[b],)) for a, b in links):
        inside = [nodes[i] for (i,) in component]
        alike = np.full((len(inside), len(inside)), _NEUTRAL)
        for (i, a), (j, b) in combinations(enumerate(inside), 2):
            alike[i, j] = alike[j, i] = scores.get((a, b), _NEUTRAL)
        # A mean that equals the threshold to the last digit is still a link.
        clusters += [
            tuple(inside[i] for i in group) for group in average_linkage(alike, THRESHOLD - 1e-9)
        ]
    return clusters
