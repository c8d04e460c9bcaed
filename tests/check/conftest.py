"""What the tests of the check share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from framecmp.comparison import compare
from framecmp.corpus import ComparedEvent, Event
from framecmp.text import article_from_passages


@pytest.fixture
def compared(fake) -> Callable[..., ComparedEvent]:
    """Compare an event of articles given as lists of passages."""

    def compared(*told: list[str], name: str = "e", folder: Path = Path("e")) -> ComparedEvent:
        articles = [
            article_from_passages(t, id=i, outlet=i.upper())
            for i, t in zip("abc", told, strict=False)
        ]
        event = Event(name=name, title=name, folder=folder, articles=tuple(articles))
        return ComparedEvent(event=event, comparison=compare(articles, fake))

    return compared
