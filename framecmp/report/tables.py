"""All results of a corpus as tables for spreadsheets and statistics, one a kind of result.

Every row names its event and ends with the signature, so that tables of several runs can
be put together and told apart. Passages are counted from 0, as in JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from framecmp.corpus import ComparedEvent
from framecmp.records import (
    SCHEMA,
    Article,
    Comparison,
    Keyword,
    LexicalPair,
    Place,
    Record,
    SemanticPair,
    Span,
)
from framecmp.report.corpuswide import pair_distances
from framecmp.report.export import plain, table
from framecmp.report.quoting import Names
from framecmp.text import word_spans

_Row = dict[str, Any]


def to_tables(events: Sequence[ComparedEvent]) -> dict[str, str]:
    """The tables as CSV by name, each with its header even where it has no row."""
    tables = {
        name: table(
            ("event", *columns, "signature"),
            (
                {
                    "event": event.event.name,
                    **row,
                    "signature": event.comparison.signature,
                }
                for event in events
                for row in rows(event)
            ),
        )
        for name, (columns, rows) in _TABLES.items()
    }
    signatures = " ".join(dict.fromkeys(e.comparison.signature for e in events))
    tables["outlet_distances"] = table(
        ("a", "b", "distance", "links", "signature"),
        (
            {
                "a": p.a,
                "b": p.b,
                "distance": round(p.distance, 4),
                "links": p.links,
                "signature": signatures,
            }
            for p in pair_distances([e.comparison for e in events])
        ),
    )
    return tables


def events_json(events: Sequence[ComparedEvent]) -> dict[str, Any]:
    """All events of a report by name, each as ``--format json`` gives it."""
    return {
        "schema": SCHEMA,
        "signatures": list(dict.fromkeys(e.comparison.signature for e in events)),
        "events": {e.event.name: plain(e.comparison) for e in events},
    }


def _events(event: ComparedEvent) -> Iterable[_Row]:
    c = event.comparison
    yield {
        "title": event.event.title,
        "articles": len(c.articles),
        "outlets": len(Names(c).columns),
        "links": len(c.links),
        "strong": sum(link.strength == "strong" for link in c.links),
        "unaligned": len(c.unaligned),
        "wordings": len(c.wordings),
        "findings": len(c.findings),
        "model": c.model.name,
        "model_sha256": c.model.sha256,
    }


def _articles(event: ComparedEvent) -> Iterable[_Row]:
    for a in event.comparison.articles:
        yield {
            "article": a.id,
            "outlet": a.outlet,
            "title": a.title,
            "date": a.date,
            "lang": a.lang,
            "path": a.path,
            "sha256": a.sha256,
        }


def _passages(event: ComparedEvent) -> Iterable[_Row]:
    linked = event.comparison.linked
    for article in event.comparison.articles:
        for index, passage in enumerate(article.passages):
            text = article.passage_text(index)
            yield {
                "article": article.id,
                "outlet": article.outlet,
                "passage": index,
                "kind": passage.kind,
                "why": passage.why,
                "linked": int(Place(article=article.id, passage=index) in linked),
                "words": len(word_spans(text)),
                "start": passage.start,
                "end": passage.end,
                "text": text,
            }


def _links(event: ComparedEvent) -> Iterable[_Row]:
    comparison = event.comparison
    for index, link in enumerate(comparison.links):
        yield {
            "link": index,
            **_place("a", comparison, link.a),
            **_place("b", comparison, link.b),
            "score": link.score,
            "strength": link.strength,
            "distance": link.distance,
            "shared": link.lexical.shared,
            "a_text": comparison.words(link.a),
            "b_text": comparison.words(link.b),
        }


def _unaligned(event: ComparedEvent) -> Iterable[_Row]:
    comparison = event.comparison
    for item in comparison.unaligned:
        near = item.nearest
        yield {
            **_place("a", comparison, item.place),
            **(_place("nearest", comparison, near.place) if near else {}),
            "nearest_score": near.score if near else None,
            "a_text": comparison.words(item.place),
        }


def _wordings(event: ComparedEvent) -> Iterable[_Row]:
    for wording in event.comparison.wordings:
        yield {
            "link": wording.link,
            **_span("a", event.comparison, wording.a),
            **_span("b", event.comparison, wording.b),
            "kind": wording.kind,
            "score": wording.score,
        }


def _groups(event: ComparedEvent) -> Iterable[_Row]:
    for index, group in enumerate(event.comparison.wording_groups):
        for outlet, namings in group.by_outlet.items():
            for naming in namings:
                yield {
                    "group": index,
                    "outlet": outlet,
                    "form": naming.text,
                    "count": naming.count,
                    "score": group.score,
                }


def _findings(event: ComparedEvent) -> Iterable[_Row]:
    for finding in event.comparison.findings:
        yield {
            "type": finding.type,
            "kind": finding.kind,
            **_span("a", event.comparison, finding.a),
            **_span("b", event.comparison, finding.b),
            "note": finding.note,
            "score": finding.score,
        }


def _lexical(event: ComparedEvent) -> Iterable[_Row]:
    for pair in event.comparison.lexical.pairs:
        for keyword in pair.keywords:
            yield {**_flat(pair), **_flat(keyword)}


def _semantic(event: ComparedEvent) -> Iterable[_Row]:
    return map(_flat, event.comparison.semantic.pairs)


def _flat(record: Record) -> _Row:
    """A record as a row: its single values, and both ends of its intervals."""
    row: _Row = {}
    for field, names in _fields(type(record)):
        value = getattr(record, field)
        row |= dict(
            zip(names, (value or (None, None)) if len(names) == 2 else [value], strict=True)
        )
    return row


def _fields(kind: type[Record]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The fields that make columns, and their names; lists inside are tables of their own."""
    for field, told in kind.__annotations__.items():
        if "tuple[float, float]" in told:
            yield field, (f"{field}_low", f"{field}_high")
        elif "tuple" not in told:
            yield field, (field,)


def _place(side: str, comparison: Comparison, place: Place) -> _Row:
    article: Article = comparison.article(place.article)
    return {
        f"{side}_article": place.article,
        f"{side}_outlet": article.outlet,
        f"{side}_passage": place.passage,
    }


def _span(side: str, comparison: Comparison, span: Span | None) -> _Row:
    if span is None:
        return {}
    return {
        f"{side}_article": span.article,
        f"{side}_outlet": comparison.article(span.article).outlet,
        f"{side}_start": span.start,
        f"{side}_end": span.end,
        f"{side}_text": span.text,
    }


def _headed(*kinds: type[Record]) -> tuple[str, ...]:
    return tuple(name for kind in kinds for _, names in _fields(kind) for name in names)


def _sides(*fields: str) -> tuple[str, ...]:
    return tuple(f"{side}_{field}" for side in "ab" for field in fields)


_PLACES = _sides("article", "outlet", "passage")
_SPANS = _sides("article", "outlet", "start", "end", "text")

_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[ComparedEvent], Iterable[_Row]]]] = {
    "events": (
        (
            *("title", "articles", "outlets", "links", "strong", "unaligned", "wordings"),
            *("findings", "model", "model_sha256"),
        ),
        _events,
    ),
    "articles": (("article", "outlet", "title", "date", "lang", "path", "sha256"), _articles),
    "passages": (
        (
            *("article", "outlet", "passage", "kind", "why", "linked", "words"),
            *("start", "end", "text"),
        ),
        _passages,
    ),
    "links": (
        ("link", *_PLACES, "score", "strength", "distance", "shared", "a_text", "b_text"),
        _links,
    ),
    "unaligned": (
        (
            *("a_article", "a_outlet", "a_passage"),
            *("nearest_article", "nearest_outlet", "nearest_passage", "nearest_score", "a_text"),
        ),
        _unaligned,
    ),
    "wordings": (("link", *_SPANS, "kind", "score"), _wordings),
    "wording_groups": (("group", "outlet", "form", "count", "score"), _groups),
    "findings": (("type", "kind", *_SPANS, "note", "score"), _findings),
    "lexical": (_headed(LexicalPair, Keyword), _lexical),
    "semantic": (_headed(SemanticPair), _semantic),
}
