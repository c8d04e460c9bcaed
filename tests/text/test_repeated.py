"""What an outlet prints in article after article is its page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.records import Article, Reading
from framecmp.text import RepeatedLines, article_from_text

SLOGAN = "The valley's voice since 1911, every Thursday at your door."
STORIES = [
    "The old mill burned down on Sunday, and the police closed two roads.",
    "The council put off its vote on the new bridge for a third time.",
    "A heron has taken to standing on the roof of the station, and won't leave.",
    "The dairy will close in May after a hundred years, its owner said.",
    "Two lorries met on the pass on Monday, and neither would go back.",
    "The school choir came home with a cup that doesn't fit through the door.",
]


def article(*passages: str, outlet: str = "courier", id: str = "a") -> Article:
    text = f"---\noutlet: {outlet}\n---\n" + "\n".join(passages)
    return article_from_text(text, id=id, path=id, reading=Reading(paragraphs="line"))


def pages(count: int, *, of: int, line: str = SLOGAN, outlet: str = "courier") -> list[Article]:
    """Articles of an outlet, ``count`` of which hold the line."""
    return [
        article(STORIES[i], *[line] * (i < count), outlet=outlet, id=f"{outlet}-{i}")
        for i in range(of)
    ]


def repeated_lines(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles with what their outlets repeat among them marked."""
    repeated = RepeatedLines()
    for one in articles:
        repeated.add(one)
    return tuple(map(repeated.mark, articles))


def whys(articles: tuple[Article, ...] | list[Article]) -> list[list[str | None]]:
    return [[passage.why for passage in article.passages[1:]] for article in articles]


@pytest.mark.parametrize(("count", "of"), [(3, 3), (3, 4), (3, 6), (4, 5)])
def test_a_line_in_three_articles_and_half_of_them(count: int, of: int) -> None:
    marked = repeated_lines(pages(count, of=of))
    why = f"repeated in {count} articles"
    assert whys(marked) == [[None, why]] * count + [[None]] * (of - count)
    assert {p.kind for a in marked for p in a.passages if p.why == why} == {"furniture"}


@pytest.mark.parametrize(("count", "of"), [(1, 1), (2, 2), (2, 3), (2, 6)])
def test_a_line_in_fewer_stays(count: int, of: int) -> None:
    assert repeated_lines(pages(count, of=of)) == tuple(pages(count, of=of))


def test_a_line_in_less_than_half_stays() -> None:
    more = [article(story + " Again.", id=story) for story in STORIES]
    found = [*pages(3, of=6), *more]
    assert repeated_lines(found) == tuple(found)


def test_case_accents_and_marks_make_no_difference() -> None:
    written = [
        "Écho du Val — chaque jeudi.",
        "ECHO DU VAL: chaque jeudi",
        "• Écho du val, chaque jeudi",
    ]
    found = [article(s, line, id=s) for s, line in zip(STORIES, written, strict=False)]
    assert whys(repeated_lines(found)) == [[None, "repeated in 3 articles"]] * 3


def test_twice_in_one_article_counts_once() -> None:
    found = [article(STORIES[0], SLOGAN, SLOGAN), article(STORIES[1], SLOGAN), article(STORIES[2])]
    assert repeated_lines(found) == tuple(found)


def test_wire_copy_in_different_outlets_stays() -> None:
    copies = [article(STORIES[0], STORIES[1], outlet=outlet, id=outlet) for outlet in "abcd"]
    assert repeated_lines(copies) == tuple(copies)


def test_titles_and_known_furniture_stay_as_they_are() -> None:
    found = [article("Week in the valley", story, "Share on Facebook") for story in STORIES]
    assert [p.kind for p in found[0].passages] == ["furniture", "title", "body", "furniture"]
    assert repeated_lines(found) == tuple(found)


def test_an_article_keeps_a_body() -> None:
    found = [article(SLOGAN, id=str(i)) for i in range(3)]
    assert repeated_lines(found) == tuple(found)


def test_no_articles() -> None:
    assert repeated_lines([]) == ()


@given(st.permutations([*pages(3, of=4), *pages(4, of=5, outlet="post")]))
def test_the_order_of_articles_makes_no_difference(shuffled: list[Article]) -> None:
    marked = repeated_lines(shuffled)
    assert [a.id for a in marked] == [a.id for a in shuffled]
    assert {a.id: a for a in marked} == {
        a.id: a for a in repeated_lines(sorted(shuffled, key=lambda a: a.id))
    }
    assert repeated_lines(marked) == marked
