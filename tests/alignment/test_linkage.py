"""Connected sets and average linkage, held against scipy's."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage

from framecmp.alignment.linkage import average_linkage, connected


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], []),
        ([("a", "b")], ["ab"]),
        ([("d", "c"), ("a", "b")], ["ab", "cd"]),
        ([("a", "c"), ("b", "c"), ("d", "d")], ["abc", "d"]),
    ],
)
def test_connected(edges: list[tuple[str, str]], expected: list[str]) -> None:
    found = connected(((x,), (y,)) for x, y in edges)
    assert [["".join(node) for node in nodes] for nodes in found] == [list(e) for e in expected]


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("least", [0.2, 0.5, 0.8])
def test_average_linkage_joins_what_scipy_joins(seed: int, least: float) -> None:
    drawn = np.random.default_rng(seed).random((15, 15))
    alike = (drawn + drawn.T) / 2
    cut = fcluster(linkage(1 - alike[np.triu_indices(15, 1)], "average"), 1 - least, "distance")
    theirs = {frozenset(np.flatnonzero(cut == label).tolist()) for label in set(cut)}
    ours = average_linkage(alike, least)
    assert {frozenset(group) for group in ours} == theirs
    assert [group[0] for group in ours] == sorted(min(group) for group in theirs)


def test_average_linkage_of_little() -> None:
    assert average_linkage(np.zeros((0, 0)), 0.5) == []
    assert average_linkage(np.ones((1, 1)), 0.5) == [[0]]
    assert average_linkage(np.full((3, 3), 0.5), 0.5) == [[0, 1, 2]]
