"""All results of a corpus as tables for spreadsheets and statistics, one a kind of result.

Every row names its event and ends with the signature, so that tables of several runs can
be put together and told apart. Passages are counted from 0, as in JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Raw
from msgspec.json import encode
from msgspec.structs import asdict

from framecmp.corpus import ComparedEvent
from framecmp.records import (
    SCHEMA,
    Comparison,
    Keyword,
    LexicalPair,
    Place,
    Record,
    SemanticPair,
)
from framecmp.report.corpuswide import pair_distances
from framecmp.report.export import (
    Row,
    finding_rows,
    link_rows,
    plain,
    sides,
    table,
    unaligned_rows,
    wording_rows,
)
from framecmp.report.quoting import Names
from framecmp.text import word_spans


def to_tables(events: Sequence[ComparedEvent]) -> dict[str, str]:
    """The tables as CSV by name, each with its header even where it has no row."""
    tables = {
        name: table(
            ("event", *columns, "signature"),
            (
                {**row, "event": event.event.name, "signature": event.comparison.signature}
                for event in events
                for row in rows(event)
            ),
        )
        for name, (columns, rows) in _TABLES.items()
    }
    signatures = " ".join(dict.fromkeys(e.comparison.signature for e in events))
    tables[_DISTANCES] = table(
        ("a", "b", "distance", "links", "signature"),
        (
            {**asdict(p), "distance": round(p.distance, 4), "signature": signatures}
            for p in pair_distances([e.comparison for e in events])
        ),
    )
    return tables


def events_json(events: Sequence[ComparedEvent]) -> dict[str, Any]:
    """All events of a report by name, each as ``--format json`` gives it.

    They are encoded one by one: as Python's objects, hundreds would fill the memory.
    """
    return {
        "schema": SCHEMA,
        "signatures": list(dict.fromkeys(e.comparison.signature for e in events)),
        "events": {e.event.name: Raw(encode(plain(e.comparison))) for e in events},
    }


def _events(event: ComparedEvent) -> Iterable[Row]:
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


def _articles(event: ComparedEvent) -> Iterable[Row]:
    for a in event.comparison.articles:
        yield {**asdict(a), "article": a.id}


def _passages(event: ComparedEvent) -> Iterable[Row]:
    linked = event.comparison.linked
    for article in event.comparison.articles:
        for index, passage in enumerate(article.passages):
            text = article.passage_text(index)
            yield {
                **asdict(passage),
                "article": article.id,
                "outlet": article.outlet,
                "passage": index,
                "linked": int(Place(article=article.id, passage=index) in linked),
                "words": len(word_spans(text)),
                "text": text,
            }


def _unaligned(event: ComparedEvent) -> Iterable[Row]:
    for row in unaligned_rows(event.comparison, "nearest"):
        yield {**row, "nearest_score": row["score"]}


def _groups(event: ComparedEvent) -> Iterable[Row]:
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


def _lexical(event: ComparedEvent) -> Iterable[Row]:
    for pair in event.comparison.lexical.pairs:
        for keyword in pair.keywords:
            yield {**_flat(pair), **_flat(keyword)}


def _semantic(event: ComparedEvent) -> Iterable[Row]:
    return map(_flat, event.comparison.semantic.pairs)


def _flat(record: Record) -> Row:
    """A record as a row: its single values, and both ends of its intervals."""
    row: Row = {}
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


def _each(rows: Callable[[Comparison], Iterable[Row]]) -> Callable[[ComparedEvent], Iterable[Row]]:
    return lambda event: rows(event.comparison)


def _headed(*kinds: type[Record]) -> tuple[str, ...]:
    return tuple(name for kind in kinds for _, names in _fields(kind) for name in names)


_PLACES = sides("article", "outlet", "passage")
_SPANS = sides("article", "outlet", "start", "end", "text")

_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[ComparedEvent], Iterable[Row]]]] = {
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
        _each(link_rows),
    ),
    "unaligned": (
        (
            *("a_article", "a_outlet", "a_passage"),
            *("nearest_article", "nearest_outlet", "nearest_passage", "nearest_score", "a_text"),
        ),
        _unaligned,
    ),
    "wordings": (("link", *_SPANS, "kind", "score"), _each(wording_rows)),
    "wording_groups": (("group", "outlet", "form", "count", "score"), _groups),
    "findings": (("type", "kind", *_SPANS, "note", "score"), _each(finding_rows)),
    "lexical": (_headed(LexicalPair, Keyword), _lexical),
    "semantic": (_headed(SemanticPair), _semantic),
}

# Between all events, not of one.
_DISTANCES = "outlet_distances"
# The names of the tables.
TABLES = (*_TABLES, _DISTANCES)
