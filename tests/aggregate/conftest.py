"""Compared events made by hand: passages of one place are linked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from framecmp.corpus import ComparedEvent
from framecmp.corpus.events import event_of
from framecmp.divergence.leaning import lexical
from framecmp.divergence.wording_groups import group_wordings
from framecmp.records import (
    Comparison,
    Link,
    Model,
    Place,
    Semantic,
    Settings,
    Span,
    WordDifference,
    Wording,
)
from framecmp.text import article_from_passages

MODEL = Model(name="fake", sha256="0" * 64, dim=1)
SETTINGS = Settings(paragraphs="auto", furniture="kept", precision="fp32", threshold=0, strong=1)


@pytest.fixture
def event() -> Callable[..., ComparedEvent]:
    """Make an event: ``event("name", {"Outlet": [passages]}, [("Outlet", "its name", …)])``."""
    return make_event


def make_event(
    name: str,
    told: dict[str, Sequence[str]],
    wordings: Sequence[tuple[str, str, str, str]] = (),
) -> ComparedEvent:
    articles = [
        article_from_passages(passages, id=f"{name}-{outlet}", outlet=outlet)
        for outlet, passages in told.items()
    ]
    by_outlet = {a.outlet: a for a in articles}
    links = [
        Link(
            a=Place(article=a.id, passage=i),
            b=Place(article=b.id, passage=i),
            score=0.5,
            strength="strong",
            distance=0,
            lexical=WordDifference(shared=0, only_a=(), only_b=()),
        )
        for a, b in combinations(articles, 2)
        for i in range(min(len(a.passages), len(b.passages)))
    ]

    def span(outlet: str, text: str) -> Span:
        start = by_outlet[outlet].text.index(text)
        return by_outlet[outlet].span(start, start + len(text))

    found = [
        Wording(a=span(a, x), b=span(b, y), score=0.9 - i / 100, link=0)
        for i, (a, x, b, y) in enumerate(wordings)
    ]
    outlets = {a.id: a.outlet for a in articles}
    comparison = Comparison(
        signature="",
        model=MODEL,
        settings=SETTINGS,
        articles=tuple(articles),
        links=tuple(links),
        unaligned=(),
        wordings=tuple(found),
        wording_groups=group_wordings(found, links, articles, outlets),
        lexical=lexical(articles, outlets, links),
        semantic=Semantic(pairs=()),
        findings=(),
    )
    return ComparedEvent(
        event=event_of(articles, name=name, folder=Path(name)), comparison=comparison
    )
