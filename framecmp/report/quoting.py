"""Quoting an article: whose words, cut to what fits, with what matters in them marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from framecmp.divergence.lexical import differing
from framecmp.records import Article, Comparison, GroupMember, Place, Span, outlets_of
from framecmp.report.shown import Piece, Quote

PASSAGE_CHARACTERS = 1500
# A quote may be a whole speech: its beginning tells which, and the passage has the rest.
SAID_CHARACTERS = 400
CONTEXT_CHARACTERS = 40
OUTLET_CHARACTERS = 60

NONE = "–"

_LANGUAGE = re.compile(r"([a-z]{2,3})(?![a-z])", re.ASCII | re.IGNORECASE)
_Spans = Sequence[tuple[int, int]]


class Names:
    """What the outlets and passages of one event are called.

    :ivar outlets: those of :func:`~framecmp.records.outlets_of`.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        articles = comparison.articles
        self.outlets = outlets_of(articles)
        self.columns = tuple(dict.fromkeys(self.outlets.values()))
        before = accumulate((len(a.passages) for a in articles), initial=0)
        self._first = dict(zip(self.outlets, before, strict=False))

    def articles(self, outlet: str) -> list[Article]:
        """The outlet's articles, in the order in which they were given."""
        return [a for a in self.comparison.articles if self.outlets[a.id] == outlet]

    def passage(self, place: Place) -> str:
        """``3``, counted from 1; ``2.3`` in the second article of an outlet that has two."""
        ids = [a.id for a in self.articles(self.outlets[place.article])]
        number = str(place.passage + 1)
        return number if len(ids) == 1 else f"{ids.index(place.article) + 1}.{number}"

    def at(self, place: Place) -> int:
        """The passage's number among all of the event, article by article, from 0."""
        return self._first[place.article] + place.passage

    def label(self, place: Place) -> str:
        """The passage by outlet and number: ``Northwire 3``."""
        return f"{called(self.outlets[place.article])} {self.passage(place)}"

    def quote(self, place: Place, pieces: tuple[Piece, ...]) -> Quote:
        """Pieces of the passage at ``place``, with where they are from."""
        return Quote(
            outlet=called(self.outlets[place.article]),
            passage=self.passage(place),
            lang=language(self.comparison.article(place.article)),
            at=self.at(place),
            pieces=pieces,
        )

    def span(self, span: Span) -> Quote:
        """A span of an article with the words around it."""
        place = self.comparison.place(span)
        return self.quote(place, in_context(self.comparison, place, span))


def decimal(value: float | None) -> str:
    """Two places, a real minus sign, and a dash for what there is none of."""
    return NONE if value is None else f"{value:.2f}".replace("-", "−")


def percent(value: float | None) -> str:
    """A share of 1 in per cent."""
    return NONE if value is None else f"{value:.0%}"


def language(article: Article) -> str | None:
    """The article's language as a two- or three-letter code, if it gives one."""
    found = _LANGUAGE.match(article.lang or "")
    return found[1].lower() if found else None


def short(text: str, limit: int) -> str:
    """The text in one line, cut between words (inside one, if need be) to ``limit``."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rpartition(" ")[0] or head) + "…"


def called(outlet: str) -> str:
    """An outlet's name, cut to what a table can take."""
    return short(outlet, OUTLET_CHARACTERS)


def whole(text: str) -> tuple[Piece, ...]:
    """A passage with nothing marked in it, cut to ``PASSAGE_CHARACTERS``."""
    return _pieces(text, [], [], [(0, len(text))])


def against(
    comparison: Comparison,
    member: GroupMember,
    others: Iterable[GroupMember],
    wordings: Iterable[Span],
) -> tuple[Piece, ...]:
    """A passage with the wordings marked, and the words that none of the others has.

    Of a passage that is there in part its sentences are quoted.
    """
    text = comparison.words(member.place)
    rest = " ".join(
        comparison.article(other.article).text[start:end]
        for other in others
        for start, end in _said(comparison, other)
    )
    first = comparison.article(member.article).passages[member.passage].start
    parts = [(start - first, end - first) for start, end in _said(comparison, member)]
    return _pieces(text, differing(text, rest), _inside(comparison, member.place, wordings), parts)


def _said(comparison: Comparison, member: GroupMember) -> _Spans:
    """Where in its article stands what a member says."""
    if member.sentences is not None:
        return [(s.start, s.end) for s in member.sentences]
    passage = comparison.article(member.article).passages[member.passage]
    return [(passage.start, passage.end)]


def in_context(comparison: Comparison, place: Place, span: Span) -> tuple[Piece, ...]:
    """A span with the words around it, as far as its passage goes; a long one's beginning."""
    text = comparison.words(place)
    [(start, end)] = _inside(comparison, place, [span])
    before = text[max(0, start - CONTEXT_CHARACTERS) : start]
    after = text[end : end + CONTEXT_CHARACTERS]
    if start > CONTEXT_CHARACTERS:
        before = "…" + (before.partition(" ")[2] or before)
    if end + CONTEXT_CHARACTERS < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    said = text[start:end]
    if len(said) > SAID_CHARACTERS:
        head = said[:SAID_CHARACTERS]
        said, after = f"{head.rpartition(' ')[0] or head}…", ""
    return (Piece(text=before), Piece(text=said, wording=True), Piece(text=after))


def _inside(comparison: Comparison, place: Place, spans: Iterable[Span]) -> _Spans:
    """Spans of an article as offsets into one of its passages."""
    start = comparison.article(place.article).passages[place.passage].start
    return [(span.start - start, span.end - start) for span in spans]


def _pieces(text: str, changed: _Spans, wordings: _Spans, parts: _Spans) -> tuple[Piece, ...]:
    """Cut the parts of a text wherever a mark begins or ends; dots stand for what is between."""
    pieces: list[Piece] = []
    at = 0
    for start, end in parts:
        if text[at:start].strip():
            pieces.append(Piece(text=" … " if at else "… "))
        elif at:
            pieces.append(Piece(text=" "))
        shown = text[start:end]
        if len(shown) > PASSAGE_CHARACTERS:
            head = shown[:PASSAGE_CHARACTERS]
            shown = head.rpartition(" ")[0] or head
        stop = start + len(shown)
        marks = (min(max(x, start), stop) for span in (*changed, *wordings) for x in span)
        pieces += (
            Piece(text=text[a:b], changed=_in(changed, a), wording=_in(wordings, a))
            for a, b in pairwise(sorted({start, stop, *marks}))
        )
        if left := end - stop:
            pieces.append(Piece(text=f" … [{left:,} more characters]"))
        at = end
    if text[at:].strip():
        pieces.append(Piece(text=" …"))
    return tuple(pieces)


def _in(spans: _Spans, at: int) -> bool:
    return any(start <= at < end for start, end in spans)
