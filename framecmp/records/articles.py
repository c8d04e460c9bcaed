"""A text, its passages, and places in it; offsets in code points, end exclusive."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from framecmp.records.base import Record

PassageKind = Literal["title", "body", "furniture"]
# Why an article's own metadata is no passage that counts.
FRONT_MATTER = "front matter"


class Passage(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph of an article. ``why`` tells what made it furniture."""

    start: int
    end: int
    kind: PassageKind
    why: str | None = None


class Article(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A text and its passages, which together hold every non-blank character once.

    ``id`` is unique in a run; ``path`` is the file as it was given, with the line where it
    holds many articles; ``sha256`` is that of the text encoded as UTF-8. ``extra`` is what
    else its corpus says of it, under the corpus's own names.
    """

    id: str
    outlet: str
    title: str | None
    date: str | None
    lang: str | None
    path: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def said(self) -> list[int]:
        """The indices of the passages that count: all but furniture."""
        return [i for i, passage in enumerate(self.passages) if passage.kind != "furniture"]

    @property
    def furniture(self) -> list[int]:
        """The indices of the page's furniture; an article's own front matter is none."""
        return [
            i
            for i, p in enumerate(self.passages)
            if p.kind == "furniture" and p.why != FRONT_MATTER
        ]

    def passage_text(self, index: int) -> str:
        """The words of passage ``index``, as they stand in the text."""
        passage = self.passages[index]
        return self.text[passage.start : passage.end]

    def passage_at(self, at: int) -> int:
        """The index of the passage that holds a code point (KeyError where none does)."""
        for index, passage in enumerate(self.passages):
            if passage.start <= at < passage.end:
                return index
        raise KeyError(at)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from ``start`` to ``end``."""
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])


def outlets_of(articles: Iterable[Article]) -> dict[str, str]:
    """Article id to outlet; to the id itself where all are of one outlet.

    Each article then stands for itself.
    """
    named = {article.id: article.outlet for article in articles}
    return named if len(set(named.values())) > 1 else {id: id for id in named}


class Place(Record, frozen=True, kw_only=True):
    """A passage of an article: its id, and the 0-based index into its passages."""

    article: str
    passage: int


class InPassage(Record, frozen=True, kw_only=True):
    """Base of what stands in one passage of an article."""

    article: str
    passage: int

    @property
    def place(self) -> Place:
        """That passage."""
        return Place(article=self.article, passage=self.passage)


class Stretch(Record, frozen=True, kw_only=True):
    """From ``start`` to ``end`` in an article's text."""

    start: int
    end: int


class Span(Record, frozen=True, kw_only=True):
    """A stretch of an article's text. ``text`` repeats what stands there."""

    article: str
    start: int
    end: int
    text: str
