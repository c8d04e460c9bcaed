from itertools import product

import msgspec
import pytest

from framecmp.comparison import compare
from framecmp.records import GroupMember, Link, PassageGroup, Place, Stretch, WordDifference
from framecmp.report.grouping import row_groups
from framecmp.report.quoting import Names
from framecmp.text import article_from_passages

SAME = WordDifference(shared=1.0, only_a=(), only_b=())
SENTENCE = (Stretch(start=0, end=2),)


def linked(fake, links, *groups: str) -> Names:
    """Articles a, b and c with made-up links and groups.

    A passage is its article and number: a0; with a dash behind it, a sentence of it.
    """
    articles = [
        article_from_passages([f"{id}{i} tells" for i in range(4)], id=id, outlet=id)
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
    held = tuple(
        PassageGroup(members=tuple(map(member, group.split())), score=0.5) for group in groups
    )
    comparison = msgspec.structs.replace(
        compare(articles, fake), links=made, groups=held, wordings=()
    )
    return Names(comparison)


def place(name: str) -> Place:
    return Place(article=name[0], passage=int(name[1]))


def member(name: str) -> GroupMember:
    sentences = SENTENCE if name.endswith("-") else None
    return GroupMember(article=name[0], passage=int(name[1]), sentences=sentences)


def rows(names: Names) -> list[str]:
    return [
        " ".join(f"{m.article}{m.passage}{'-' if m.sentences else ''}" for m in row.members)
        for row in row_groups(names)
    ]


AB = ("a0", "b0", 0.5)


@pytest.mark.parametrize(
    ("links", "groups", "expected"),
    [
        ([], [], []),
        ([AB], ["a0 b0"], ["a0 b0"]),
        # Rows are in reading order, and so are the passages in them.
        ([("a3", "b3", 0.9), AB], ["b3 a3", "b0 a0"], ["a0 b0", "a3 b3"]),
        # A sentence stands beside what tells it; the whole passage where it belongs.
        ([AB, ("b0", "c1", 0.4)], ["a0 b0", "c1 b0-"], ["a0 b0", "b0- c1"]),
        # What belongs nowhere as a whole is shown whole where it is first met.
        (
            [AB, ("b0", "c3", 0.4), ("a0", "b1", 0.5)],
            ["a0 b1 b0-", "c3 b0-"],
            ["a0 b0 b1", "b0- c3"],
        ),
    ],
)
def test_rows(fake, links, groups, expected):
    assert rows(linked(fake, links, *groups)) == expected


def test_links_of_a_row_are_those_between_its_passages_surest_first(fake):
    links = [AB, ("b0", "c0", 0.8), ("a1", "c0", 0.9)]
    found = row_groups(linked(fake, links, "a0 b0 c0", "a1 c0-"))
    assert [row.links for row in found] == [(1, 0), (2,)]


def test_every_linked_passage_of_a_comparison_is_whole_once(fake):
    said = ["The old mill burned on Sunday. Ten people died.", "The mayor asked for an inquiry."]
    articles = [
        article_from_passages([*said, said[0].replace("Ten", n)], id=id, outlet=id)
        for id, n in zip("abcd", ("Nine", "Eight", "Seven", "Six"), strict=True)
    ]
    names = Names(compare(articles, fake))
    assert names.comparison.links
    whole = [
        (m.article, m.passage)
        for row in row_groups(names)
        for m in row.members
        if m.sentences is None
    ]
    linked = {(p.article, p.passage) for k in names.comparison.links for p in (k.a, k.b)}
    assert len(whole) == len(set(whole))
    assert set(whole) == linked
    assert all(row.links for row in row_groups(names))
    assert list(product("abcd", range(3))) == sorted(whole)
