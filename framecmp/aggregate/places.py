"""Where a corpus's words stand: the evidence beside its numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from framecmp.corpus import ComparedEvent
from framecmp.divergence.aligned import Key, Term, between, linked_together, own_names, terms
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


def occurrence(event: str, span: Span) -> Occurrence:
    """A span with the event it is from."""
    return Occurrence(
        event=event, article=span.article, start=span.start, end=span.end, text=span.text
    )


class Places:
    """The words of all linked passages of compared events, ready to be looked for."""

    def __init__(self, events: Sequence[ComparedEvent]) -> None:
        self._events = [_Told(e) for e in sorted(events, key=lambda e: e.event.name)]

    def of(
        self, words: Collection[str], a: str, b: str | None
    ) -> dict[str, tuple[Occurrence, ...]]:
        """The first ``PLACES`` places of each side for each word (or two in a row), A's first.

        Only passages that links of A and B connect count, as in a contrast of theirs; those
        that hang together with a passage of A, where B is all others.
        """
        found: dict[tuple[str, bool], list[Occurrence]] = {}
        for told in self._events:
            for key in told.linked(a, b):
                for term in told.terms[key]:
                    if term.text in words:
                        kept = found.setdefault((term.text, told.outlets[key[0]] == a), [])
                        if len(kept) < PLACES:
                            kept.append(told.occurrence(key, term))
        return {
            word: (*found.get((word, True), ()), *found.get((word, False), ())) for word in words
        }


class _Told:
    """The linked passages of one event."""

    def __init__(self, compared: ComparedEvent) -> None:
        self._name = compared.event.name
        self._articles = {x.id: x for x in compared.comparison.articles}
        self.outlets, self._links = compared.outlets, compared.across
        names = own_names(self.outlets.values())
        self.terms = {
            (id, passage): [*chain(*terms(self._articles[id].passage_text(passage), names))]
            for id, passage in chain(*linked_together(self._links))
        }

    def linked(self, a: str, b: str | None) -> list[Key]:
        """The passages of A and of whom it is compared with, in the order of their articles."""
        links = [k for k in self._links if b is None or between(k, self.outlets) == {a, b}]
        units = linked_together(links)
        return sorted(key for u in units if any(self.outlets[id] == a for id, _ in u) for key in u)

    def occurrence(self, key: Key, term: Term) -> Occurrence:
        """A term of a passage, as it stands in its article."""
        article = self._articles[key[0]]
        start = article.passages[key[1]].start
        return occurrence(self._name, article.span(start + term.start, start + term.end))
