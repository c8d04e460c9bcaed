"""Quoting an article: whose words, cut to what fits, with what matters in them marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from framecmp.divergence.lexical import differing
from framecmp.records import Article, Comparison, Link, Place, Span
from framecmp.report.shown import Piece, Quote

PASSAGE_CHARACTERS = 1500
CONTEXT_CHARACTERS = 40
OUTLET_CHARACTERS = 60

_LANGUAGE = re.compile(r"([a-z]{2,3})(?![a-z])", re.ASCII | re.IGNORECASE)
_Spans = Sequence[tuple[int, int]]


class Names:
    """What the outlets and passages of one event are called.

    :ivar outlets: article id to outlet; to the id itself where all are of one outlet,
        since each article then stands for itself.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        articles = comparison.articles
        one_outlet = len({a.outlet for a in articles}) == 1
        self.outlets = {a.id: a.id if one_outlet else a.outlet for a in articles}
        self.columns = tuple(dict.fromkeys(self.outlets.values()))

    def articles(self, outlet: str) -> list[Article]:
        """The outlet's articles, in the order in which they were given."""
        return [a for a in self.comparison.articles if self.outlets[a.id] == outlet]

    def passage(self, place: Place) -> str:
        """``3``, counted from 1; ``2.3`` in the second article of an outlet that has two."""
        ids = [a.id for a in self.articles(self.outlets[place.article])]
        number = str(place.passage + 1)
        return number if len(ids) == 1 else f"{ids.index(place.article) + 1}.{number}"

    def quote(self, place: Place, pieces: tuple[Piece, ...]) -> Quote:
        """Pieces of the passage at ``place``, with where they are from."""
        return Quote(
            outlet=called(self.outlets[place.article]),
            passage=self.passage(place),
            lang=language(self.comparison.article(place.article)),
            pieces=pieces,
        )


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
    return _pieces(text, [], [])


def side_by_side(
    comparison: Comparison, link: Link, wordings: Iterable[tuple[Span, Span]]
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both passages of a link, with the differing words and the wordings marked."""
    a, b = comparison.words(link.a), comparison.words(link.b)
    pairs = list(wordings)
    return (
        _pieces(a, differing(a, b), _inside(comparison, link.a, [p[0] for p in pairs])),
        _pieces(b, differing(b, a), _inside(comparison, link.b, [p[1] for p in pairs])),
    )


def in_context(comparison: Comparison, place: Place, span: Span) -> tuple[Piece, ...]:
    """A span with the words around it, as far as its passage goes."""
    text = comparison.words(place)
    [(start, end)] = _inside(comparison, place, [span])
    before = text[max(0, start - CONTEXT_CHARACTERS) : start]
    after = text[end : end + CONTEXT_CHARACTERS]
    if start > CONTEXT_CHARACTERS:
        before = "…" + (before.partition(" ")[2] or before)
    if end + CONTEXT_CHARACTERS < len(text):
        after = (after.rpartition(" ")[0] or after) + "…"
    return (Piece(text=before), Piece(text=text[start:end], wording=True), Piece(text=after))


def _inside(comparison: Comparison, place: Place, spans: Iterable[Span]) -> _Spans:
    """Spans of an article as offsets into one of its passages."""
    start = comparison.article(place.article).passages[place.passage].start
    return [(span.start - start, span.end - start) for span in spans]


def _pieces(text: str, changed: _Spans, wordings: _Spans) -> tuple[Piece, ...]:
    """Cut a text wherever a mark begins or ends."""
    shown = text
    if len(text) > PASSAGE_CHARACTERS:
        head = text[:PASSAGE_CHARACTERS]
        shown = head.rpartition(" ")[0] or head
    edges = sorted({0, len(shown), *(min(x, len(shown)) for s in (*changed, *wordings) for x in s)})
    pieces = [
        Piece(text=shown[start:end], changed=_in(changed, start), wording=_in(wordings, start))
        for start, end in pairwise(edges)
    ]
    if left := len(text) - len(shown):
        pieces.append(Piece(text=f" … [{left:,} more characters]"))
    return tuple(pieces)


def _in(spans: _Spans, at: int) -> bool:
    return any(start <= at < end for start, end in spans)
