"""Counting a corpus."""

from __future__ import annotations

import pytest

from framecmp.corpus import Found
from framecmp.corpus.statistics import Size, sizes
from framecmp.errors import FramecmpWarning, InputError
from framecmp.text import article_from_text

TEXT = "Last updated: 3 May 2024\n\nThe river rose in the night.\n\nNobody was hurt, she said.\n"


def found(event: str, outlet: str) -> Found:
    article = article_from_text(f"---\noutlet: {outlet}\n---\n{TEXT}", id=outlet, path=outlet)
    return Found(where=outlet, event=event, article=article)


def test_counts_leave_furniture_out_and_add_up() -> None:
    counted = sizes([found("storm", "b"), found("flood", "b"), found("flood", "a")] * 2)
    assert [(s.event, s.outlet) for s in counted] == [
        ("flood", "a"),
        ("flood", "b"),
        ("storm", "b"),
    ]
    assert counted[0] == Size(
        event="flood", outlet="a", articles=2, passages=4, furniture=2, words=22
    )


def test_an_empty_corpus_has_no_sizes() -> None:
    assert sizes([]) == ()


def test_everything_unreadable_is_told_at_once() -> None:
    items = [Found(where=w, event=None, problem=f"{w}: broken") for w in ("a:1", "a:2")]
    with pytest.raises(InputError) as error:
        sizes([*items, found("flood", "a")])
    assert error.value.problems == ("a:1: broken", "a:2: broken")


def test_the_rest_is_counted_where_asked_for() -> None:
    items = [Found(where="a:1", event=None, problem="a:1: broken"), found("flood", "a")]
    with pytest.warns(FramecmpWarning, match="a:1: broken"):
        [size] = sizes(items, keep_going=True)
    assert size.articles == 1
