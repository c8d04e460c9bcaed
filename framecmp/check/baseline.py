"""The baseline file: what a corpus gave, in JSON that people can read and git can compare."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from framecmp.check.evidence import ArticleMark, LinkRow, PairRow
from framecmp.check.metrics import Metric, metric
from framecmp.errors import BaselineError
from framecmp.records import Model, Record, Settings

_FORM = "framecmp-baseline/"
SCHEMA = f"{_FORM}2"

_ANEW = "make it anew with --update-baseline"

# How git marks what it couldn't merge; a baseline has no such line.
_CONFLICTS = (b"<<<<<<<", b"=======", b">>>>>>>")


class EventMeasure(Record, frozen=True, kw_only=True):
    """An event's articles, its metrics, and the links, wordings and findings behind them.

    ``recalled`` are the wordings of its gold that were found, by their order there.
    """

    articles: dict[str, ArticleMark]
    metrics: dict[str, Metric]
    gold_sha256: str | None = None
    recalled: tuple[int, ...] = ()
    links: tuple[LinkRow, ...] = ()
    wordings: tuple[PairRow, ...] = ()
    findings: tuple[PairRow, ...] = ()


class Baseline(Record, frozen=True, kw_only=True):
    """What a corpus gave, and what made it: framecmp, libraries, model, settings."""

    schema: str
    framecmp: str
    signature: str
    libraries: dict[str, str]
    model: Model
    settings: Settings
    in_all: dict[str, Metric]
    events: dict[str, EventMeasure]


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    :raises BaselineError: it is missing, broken, of another schema, holds no metrics, or
        tolerances below zero.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BaselineError(
            f"{path}: no baseline; make one with --update-baseline and keep it in git"
        ) from error
    except IsADirectoryError as error:
        raise BaselineError(f"{path}: a folder; name the baseline file in it") from error
    except OSError as error:
        raise BaselineError(f"{path}: can't be read: {error.strerror}") from error
    try:
        schema = msgspec.json.decode(data, type=dict[str, object]).get("schema")
        if schema == SCHEMA:
            baseline = msgspec.json.decode(data, type=Baseline)
            _require_sound(baseline, path)
            return baseline
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: {_broken(data, error)}; {_ANEW}") from error
    raise BaselineError(f"{path}: schema {schema}, expected {SCHEMA}; {_remedy(schema)}")


def _broken(data: bytes, error: Exception) -> str:
    """What is wrong with a file that is no baseline, as near as can be told."""
    for number, line in enumerate(data.splitlines(), start=1):
        if line.startswith(_CONFLICTS):
            return f"line {number}: git left both sides of a merge in it"
    return f"not a baseline: {error}"


def _remedy(schema: object) -> str:
    number = str(schema).removeprefix(_FORM)
    if str(schema).startswith(_FORM) and number.isdecimal():
        if int(number) > int(SCHEMA.removeprefix(_FORM)):
            return f"a newer framecmp made it: upgrade framecmp, or {_ANEW}"
        return f"an older framecmp made it: {_ANEW}, or use that framecmp"
    return f"is it a baseline? {_ANEW}"


def _require_sound(baseline: Baseline, path: Path) -> None:
    if not any(event.metrics for event in baseline.events.values()):
        raise BaselineError(f"{path}: holds no metrics; {_ANEW}")
    negative = [
        f"{event}: {name}"
        for event, metrics in [
            ("in all", baseline.in_all),
            *((name, e.metrics) for name, e in baseline.events.items()),
        ]
        for name, one in metrics.items()
        if one.abs < 0 or one.rel < 0
    ]
    if negative:
        more = f" and {len(negative) - 1} more" if len(negative) > 1 else ""
        raise BaselineError(
            f"{path}: a tolerance below zero ({negative[0]}{more}), which nothing could meet; "
            f"mend abs and rel there, or {_ANEW}"
        )


def baseline_json(baseline: Baseline) -> bytes:
    """The baseline as JSON, one metric, link or wording a line, its keys in a stable order.

    :raises BaselineError: a metric isn't a number, which no later one could be held against.
    """
    try:
        return (_lines(msgspec.to_builtins(baseline), "") + "\n").encode()
    except ValueError as error:
        raise BaselineError(
            f"a metric isn't a number ({error}): nothing is written; "
            "see --format json for which, and mend the model or the corpus"
        ) from error


def keep_tolerances(now: Baseline, then: Baseline) -> tuple[Baseline, int]:
    """The new numbers under the tolerances that people gave the old ones.

    A tolerance is people's if it isn't the one framecmp gives a metric of that ``n``.

    :returns: the baseline, and how many metrics kept theirs.
    """
    in_all, kept = _kept(now.in_all, then.in_all)
    events = {}
    for name, event in now.events.items():
        old = then.events.get(name)
        metrics, more = _kept(event.metrics, old.metrics if old else {})
        events[name] = msgspec.structs.replace(event, metrics=metrics)
        kept += more
    return msgspec.structs.replace(now, in_all=in_all, events=events), kept


def _kept(now: Mapping[str, Metric], then: Mapping[str, Metric]) -> tuple[dict[str, Metric], int]:
    own = {
        name: old
        for name, old in then.items()
        if name in now and metric(name, old.value, old.n) != old
    }
    return {
        name: msgspec.structs.replace(one, abs=own[name].abs, rel=own[name].rel)
        if name in own
        else one
        for name, one in now.items()
    }, len(own)


def _lines(value: Any, indent: str) -> str:
    """JSON with every list within a list, and every container of plain values, on one line."""
    deeper = indent + " "
    if isinstance(value, dict) and any(isinstance(v, dict | list | tuple) for v in value.values()):
        items = [f"{_plain(key)}: {_lines(v, deeper)}" for key, v in value.items()]
        return f"{{\n{deeper}" + f",\n{deeper}".join(items) + f"\n{indent}}}"
    if isinstance(value, list | tuple) and any(isinstance(v, dict | list | tuple) for v in value):
        return f"[\n{deeper}" + f",\n{deeper}".join(map(_plain, value)) + f"\n{indent}]"
    return _plain(value)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
