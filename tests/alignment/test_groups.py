"""Passage groups: who reports one thing, without crowds that a chain of links makes."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.alignment import group_passages


def _groups(nodes: str, links: dict[str, float], sentences: dict[str, list] | None = None):
    """Nodes are letters; what is not linked among different letters is at 0."""
    scores = dict.fromkeys(combinations(nodes, 2), 0.0)
    scores |= {tuple(pair): score for pair, score in links.items()}
    carried = {tuple(pair): (sentences or {}).get(pair, [(0, 0)]) for pair in links}
    return [("".join(g.whole), dict(g.part)) for g in group_passages(list(nodes), scores, carried)]


@pytest.mark.parametrize(
    ("nodes", "links", "expected"),
    [
        ("", {}, []),
        ("abc", {}, []),
        ("abc", {"ab": 0.3}, ["ab"]),
        ("abc", {"ab": 0.9, "bc": 0.9, "ac": 0.9}, ["abc"]),
        ("abc", {"ab": 0.9, "bc": 0.9}, ["abc"]),  # (.9 + 0) / 2 is still a link
        ("abc", {"ab": 0.9, "bc": 0.3}, ["ab"]),  # (.3 + 0) / 2 is none
        ("abcd", {"ab": 0.9, "cd": 0.8}, ["ab", "cd"]),
        ("abcd", {"ab": 0.9, "bc": 0.3, "cd": 0.9}, ["ab", "cd"]),
        ("badc", {"ba": 0.9, "dc": 0.8}, ["ba", "dc"]),
    ],
)
def test_average_linkage(nodes: str, links: dict[str, float], expected: list[str]) -> None:
    assert [whole for whole, _ in _groups(nodes, links)] == expected


def test_a_long_chain_does_not_snowball() -> None:
    nodes = "abcdefghijklmnop"
    chain = {x + y: 0.4 for x, y in pairwise(nodes)}
    assert max(len(whole) for whole, _ in _groups(nodes, chain)) <= 2


def test_a_passage_that_joins_two_things_is_in_both_by_its_sentences() -> None:
    links = {"ab": 0.9, "bc": 0.3, "cd": 0.9}
    carried = {"ab": [(0, 0)], "bc": [(1, 0)], "cd": [(0, 0)]}
    assert _groups("abcd", links, carried) == [("ab", {}), ("cd", {"b": (1,)})]


def test_a_sentence_that_ties_a_passage_to_its_group_takes_it_nowhere_else() -> None:
    links = {"ab": 0.9, "bc": 0.3, "cd": 0.9}
    assert _groups("abcd", links) == [("ab", {}), ("cd", {})]


_CELLS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=3)
_PAIRS = st.sampled_from(["".join(pair) for pair in combinations("abcdef", 2)])


@given(st.dictionaries(_PAIRS, st.tuples(st.floats(0.25, 1), _CELLS)))
def test_every_linked_passage_is_in_a_group(links: dict[str, tuple[float, list]]) -> None:
    scores = {pair: score for pair, (score, _) in links.items()}
    found = _groups("abcdef", scores, {pair: cells for pair, (_, cells) in links.items()})
    assert set("".join(links)) == {node for whole, part in found for node in (*whole, *part)}


def test_passages_of_one_outlet_speak_neither_for_nor_against() -> None:
    scores = {("a", "x"): 0.5, ("a", "y"): 0.5}
    carried = {("a", "x"): [(0, 0)], ("a", "y"): [(0, 0)]}
    (group,) = group_passages(["a", "x", "y"], scores, carried)
    assert group.whole == ("a", "x", "y")
