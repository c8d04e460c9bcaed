from itertools import product

import msgspec
import pytest

from framecmp.comparison import compare
from framecmp.records import Link, Place, WordDifference
from framecmp.report.grouping import passage_groups
from framecmp.report.quoting import Names
from framecmp.text import article_from_passages

SAME = WordDifference(shared=1.0, only_a=(), only_b=())


def linked(fake, *links: tuple[str, str, float], passages: int = 4):
    """Articles a, b and c with made-up links, each passage by its article and number: a0."""
    articles = [
        article_from_passages([f"{id}{i} tells" for i in range(passages)], id=id, outlet=id)
        for id in "abc"
    ]
    made = tuple(
        Link(
            a=place(a),
            b=place(b),
            score=score,
            strength="strong" if score >= 0.65 else "weak",
            distance=0.5,
            lexical=SAME,
        )
        for a, b, score in links
    )
    return Names(msgspec.structs.replace(compare(articles, fake), links=made, wordings=()))


def place(name: str) -> Place:
    return Place(article=name[0], passage=int(name[1:]))


def groups(names) -> list[str]:
    return [" ".join(f"{p.article}{p.passage}" for p in g.places) for g in passage_groups(names)]


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ([], []),
        ([("a0", "b0", 0.5)], ["a0 b0"]),
        ([("a0", "b0", 0.5), ("b0", "c0", 0.5)], ["a0 b0 c0"]),
        # Two passages of one outlet need strong links to stand in one row.
        ([("a0", "b0", 0.9), ("a0", "b1", 0.8)], ["a0 b0 b1"]),
        ([("a0", "b0", 0.9), ("a1", "b1", 0.8), ("a0", "b1", 0.3)], ["a0 b0", "a1 b1"]),
        # No passage is left alone.
        ([("a0", "b0", 0.5), ("a1", "b0", 0.3)], ["a0 a1 b0"]),
        # Rows are in reading order.
        ([("a3", "b3", 0.9), ("a0", "b0", 0.3)], ["a0 b0", "a3 b3"]),
    ],
)
def test_groups(fake, links, expected):
    assert groups(linked(fake, *links)) == expected


def test_every_linked_passage_is_in_one_group_and_links_are_told_once(fake):
    links = [
        (f"{x}{i}", f"{y}{j}", 0.3 + 0.04 * i + 0.03 * j)
        for x, y in ("ab", "ac", "bc")
        for i, j in product(range(4), repeat=2)
    ]
    names = linked(fake, *links)
    found = passage_groups(names)
    places = [p for group in found for p in group.places]
    assert len(places) == len(set(places)) == 12
    inside = [i for group in found for i in group.links]
    assert len(inside) == len(set(inside))
    assert all(group.links for group in found)
