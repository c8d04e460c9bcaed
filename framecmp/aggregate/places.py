"""Where a corpus's words stand: the evidence beside its numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from framecmp.corpus import ComparedEvent
from framecmp.divergence.aligned import Key, between, linked_together, own_names, terms
from framecmp.records import Record, Span

# Where a word stands is told so many times for each side; its counts tell how often it does.
PLACES = 10


class Occurrence(Record, frozen=True, kw_only=True):
    """A form of words where it stands: a span of an article of an event."""

    event: str
    article: str
    start: int
    end: int
    text: str


def occurrences(
    words: Collection[str], a: str, b: str | None, events: Sequence[ComparedEvent]
) -> dict[str, tuple[Occurrence, ...]]:
    """The first ``PLACES`` places of each side for each word (or two in a row), A's first.

    Only passages that links of A and B connect count, as in a contrast of theirs; those that
    hang together with a passage of A, where B is all others.
    """
    found: dict[tuple[str, bool], list[Occurrence]] = {}
    for compared in sorted(events, key=lambda e: e.event.name):
        articles = {x.id: x for x in compared.comparison.articles}
        names = own_names(x.outlet for x in articles.values())
        for id, passage in _linked(a, b, compared):
            article = articles[id]
            start = article.passages[passage].start
            for term in chain(*terms(article.passage_text(passage), names)):
                if term.text not in words:
                    continue
                kept = found.setdefault((term.text, article.outlet == a), [])
                if len(kept) < PLACES:
                    span = article.span(start + term.start, start + term.end)
                    kept.append(occurrence(compared, span))
    return {word: (*found.get((word, True), ()), *found.get((word, False), ())) for word in words}


def occurrence(compared: ComparedEvent, span: Span) -> Occurrence:
    """A span with the event it is from."""
    return Occurrence(
        event=compared.event.name,
        article=span.article,
        start=span.start,
        end=span.end,
        text=span.text,
    )


def _linked(a: str, b: str | None, compared: ComparedEvent) -> list[Key]:
    """The passages of A and of whom it is compared with, in the order of their articles."""
    outlets = {x.id: x.outlet for x in compared.comparison.articles}
    links = compared.comparison.links
    if b is not None:
        links = tuple(k for k in links if between(k, outlets) == {a, b})
    units = linked_together(k for k in links if len(between(k, outlets)) > 1)
    return sorted(key for u in units if any(outlets[id] == a for id, _ in u) for key in u)
