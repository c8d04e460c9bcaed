"""A comparison for programs: JSON, one record a line, or one flat table."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import regex

from framecmp.records import SCHEMA, Article, Comparison, Place, Span

_COLUMNS = (
    "record",
    *(
        f"{side}_{field}"
        for side in "ab"
        for field in ("article", "passage", "start", "end", "text")
    ),
    "score",
    "strength",
    "distance",
    "kind",
    "type",
    "note",
)

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
    return table(_COLUMNS, _rows(comparison))


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows as CSV (RFC 4180); a text that a spreadsheet would run gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def _rows(comparison: Comparison) -> Iterable[dict[str, Any]]:
    articles = {article.id: article for article in comparison.articles}
    for link in comparison.links:
        yield {
            "record": "link",
            **_passage("a", articles, link.a),
            **_passage("b", articles, link.b),
            "score": link.score,
            "strength": link.strength,
            "distance": link.distance,
        }
    for wording in comparison.wordings:
        yield {
            "record": "wording",
            **_span("a", wording.a, articles),
            **_span("b", wording.b, articles),
            "score": wording.score,
            "kind": wording.kind,
        }
    for finding in comparison.findings:
        yield {
            "record": "finding",
            **(_span("a", finding.a, articles) if finding.a else {}),
            **(_span("b", finding.b, articles) if finding.b else {}),
            "score": finding.score,
            "kind": finding.kind,
            "type": finding.type,
            "note": finding.note,
        }
    for left in comparison.unaligned:
        near = left.nearest
        yield {
            "record": "unaligned",
            **_passage("a", articles, left.place),
            **(_passage("b", articles, near.place) if near else {}),
            "score": near.score if near else "",
        }


def _passage(side: str, articles: Mapping[str, Article], place: Place) -> dict[str, Any]:
    article = articles[place.article]
    passage = article.passages[place.passage]
    return {
        f"{side}_article": place.article,
        f"{side}_passage": place.passage,
        f"{side}_start": passage.start,
        f"{side}_end": passage.end,
        f"{side}_text": article.passage_text(place.passage),
    }


def _span(side: str, span: Span, articles: Mapping[str, Article]) -> dict[str, Any]:
    return {
        f"{side}_article": span.article,
        f"{side}_passage": articles[span.article].passage_at(span.start),
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
