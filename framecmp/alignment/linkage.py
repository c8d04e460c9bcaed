"""Things that belong together: by chains of edges, or by how alike they are on average.

Both are small here, and scipy's, which do the same, take half a second to import.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

import numpy as np

from framecmp.types import DoubleArray

_Node = TypeVar("_Node", bound=tuple[Any, ...])


def connected(edges: Iterable[tuple[_Node, _Node]]) -> list[list[_Node]]:
    """The connected sets of nodes, sorted inside and by their first; no edges, no sets."""
    neighbours: dict[_Node, set[_Node]] = defaultdict(set)
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    found = []
    left = set(neighbours)
    for start in sorted(neighbours):
        if start not in left:
            continue
        inside, edge = {start}, [start]
        while edge:
            new = neighbours[edge.pop()] - inside
            inside |= new
            edge.extend(new)
        left -= inside
        found.append(sorted(inside))
    return found


def average_linkage(similarities: DoubleArray, least: float) -> list[list[int]]:
    """Join the two most alike groups, until none are alike enough (Sokal & Michener 1958).

    Two groups are as alike as all their pairs on average.

    :param similarities: (n, n) symmetric; the diagonal doesn't matter.
    :param least: groups less alike than this stay apart.
    :returns: the places of each group's members in order, groups by their first.
    """
    # Row i holds the sums over all pairs of group i with each other group.
    sums = np.array(similarities, dtype=float)
    sizes = np.ones(len(sums))
    means = sums.copy()
    np.fill_diagonal(means, -np.inf)
    members = [[i] for i in range(len(sums))]
    while means.size:
        i, j = sorted(divmod(int(means.argmax()), len(means)))
        if means[i, j] < least:
            break
        sums[i] += sums[j]
        sums[:, i] = sums[i]
        sizes[i] += sizes[j]
        members[i] += members[j]
        members[j] = []
        row = np.where(np.isneginf(means[i]), -np.inf, sums[i] / (sizes[i] * sizes))
        means[i] = means[:, i] = row
        means[j] = means[:, j] = -np.inf
    return [sorted(group) for group in members if group]
