"""Compared events to show, made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from framecmp.comparison import compare
from framecmp.corpus import ComparedEvent, Event
from framecmp.encoding import Encoder
from framecmp.records import Article


def compared_event(
    encoder: Encoder, articles: Iterable[Article], *, name: str = "mill", title: str = "The mill"
) -> ComparedEvent:
    """An event of some articles, compared."""
    event = Event(name=name, title=title, folder=Path(name), articles=tuple(articles))
    return ComparedEvent(event=event, comparison=compare(event.articles, encoder))


def changed(compared: ComparedEvent, **fields: object) -> ComparedEvent:
    """The same event, of whose comparison some fields are others."""
    return replace(compared, comparison=replace(compared.comparison, **fields))
