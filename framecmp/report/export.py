"""A comparison for programs: JSON, one record a line, or one flat table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
import regex

from framecmp.records import SCHEMA, Article, Comparison, Place, Span

Row = dict[str, Any]

# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

# They stand inside strings only, where an escape says the same. Raw, they could steer a
# terminal, and some readers of lines end a line at one.
_ESCAPED = regex.compile(r"(?![\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]")


def plain(comparison: Comparison) -> dict[str, Any]:
    """The comparison as the contract's JSON object: without the articles' texts."""
    data: dict[str, Any] = msgspec.to_builtins(comparison)
    for article in data["articles"]:
        del article["text"]
    return {"schema": data.pop("schema"), **data}


def to_json(data: Mapping[str, Any]) -> str:
    """Readable JSON with a newline at its end."""
    return _escaped(msgspec.json.format(msgspec.json.encode(data), indent=2).decode()) + "\n"


def to_ndjson(comparison: Comparison) -> str:
    """One JSON object a line: the head first, then every list's items, named by ``record``."""
    data = plain(comparison)
    lists = {key: data.pop(key) for key in tuple(data) if isinstance(data[key], tuple)}
    rows = [{"record": "comparison", **data}]
    rows += [
        {"record": key.removesuffix("s"), **item} for key, items in lists.items() for item in items
    ]
    return "".join(_escaped(msgspec.json.encode(row).decode()) + "\n" for row in rows)


def _escaped(text: str) -> str:
    """JSON whose control and format characters are ``\\u`` escapes."""
    return _ESCAPED.sub(lambda match: json.dumps(match[0])[1:-1], text)


def to_csv(comparison: Comparison) -> str:
    """One table: a row for each link, wording, finding and unaligned passage, with its text."""
    kinds = {
        "link": link_rows,
        "wording": wording_rows,
        "finding": finding_rows,
        "unaligned": unaligned_rows,
    }
    places = sides("article", "passage", "start", "end", "text")
    return table(
        ("record", *places, "score", "strength", "distance", "kind", "type", "note"),
        ({"record": kind, **row} for kind, rows in kinds.items() for row in rows(comparison)),
    )


def sides(*fields: str) -> tuple[str, ...]:
    """The columns that tell so much of A, then of B."""
    return tuple(f"{side}_{field}" for side in "ab" for field in fields)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Those columns of rows as CSV (RFC 4180), empty where a row has nothing to say.

    A text that a spreadsheet would run gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def link_rows(comparison: Comparison) -> Iterator[Row]:
    """The links, with all that a table may tell of one."""
    for index, link in enumerate(comparison.links):
        yield {
            "link": index,
            **_passage("a", comparison, link.a),
            **_passage("b", comparison, link.b),
            "score": link.score,
            "strength": link.strength,
            "distance": link.distance,
            "shared": link.lexical.shared,
        }


def wording_rows(comparison: Comparison) -> Iterator[Row]:
    """The wordings, likewise."""
    for wording in comparison.wordings:
        yield {
            "link": wording.link,
            **_span("a", comparison, wording.a),
            **_span("b", comparison, wording.b),
            "kind": wording.kind,
            "score": wording.score,
        }


def finding_rows(comparison: Comparison) -> Iterator[Row]:
    """The findings, likewise."""
    for finding in comparison.findings:
        yield {
            "type": finding.type,
            "kind": finding.kind,
            **_span("a", comparison, finding.a),
            **_span("b", comparison, finding.b),
            "note": finding.note,
            "score": finding.score,
        }


def unaligned_rows(comparison: Comparison, nearest: str = "b") -> Iterator[Row]:
    """The passages without a link, each with the nearest one, under a side's name."""
    for left in comparison.unaligned:
        near = left.nearest
        yield {
            **_passage("a", comparison, left.place),
            **(_passage(nearest, comparison, near.place) if near else {}),
            "score": near.score if near else None,
        }


def _passage(side: str, comparison: Comparison, place: Place) -> Row:
    article = comparison.article(place.article)
    passage = article.passages[place.passage]
    return _stretch(side, article, place.passage, article.span(passage.start, passage.end))


def _span(side: str, comparison: Comparison, span: Span | None) -> Row:
    if span is None:
        return {}
    article = comparison.article(span.article)
    return _stretch(side, article, article.passage_at(span.start), span)


def _stretch(side: str, article: Article, passage: int, span: Span) -> Row:
    return {
        f"{side}_article": article.id,
        f"{side}_outlet": article.outlet,
        f"{side}_passage": passage,
        f"{side}_start": span.start,
        f"{side}_end": span.end,
        f"{side}_text": span.text,
    }


def json_schema() -> dict[str, Any]:
    """The JSON Schema of the contract, made from the records."""
    schema: dict[str, Any] = msgspec.json.schema(Comparison)
    article = schema["$defs"]["Article"]
    del article["properties"]["text"]
    article["required"].remove("text")
    return {"$id": SCHEMA, **schema}
