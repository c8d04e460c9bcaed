"""A corpus held against a baseline: a pure verdict on whether a number has moved."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from framecmp import __version__
from framecmp.corpus import ComparedEvent
from framecmp.errors import BaselineError
from framecmp.records import Comparison, Model, Record, Settings

SCHEMA = "framecmp-baseline/1"

Verdict = Literal["same", "moved", "missing", "unknown"]


class Metric(Record, frozen=True, kw_only=True):
    """A number and how far it may move: by ``abs`` plus ``rel`` times the baseline.

    ``n`` is what it was taken over (links, passages); ``value`` is null where n is 0.
    """

    value: float | None
    n: int
    abs: float
    rel: float


class Baseline(Record, frozen=True, kw_only=True):
    """What a corpus gave: the environment, the texts' hashes, the metrics by event."""

    schema: str
    version: str
    model: Model
    settings: Settings
    texts: dict[str, str]
    metrics: dict[str, dict[str, Metric]]


class Move(Record, frozen=True, kw_only=True):
    """One metric then and now. ``allowed`` is how far it might have moved."""

    event: str
    metric: str
    then: float | None
    now: float | None
    allowed: float | None
    verdict: Verdict


class Outcome(Record, frozen=True, kw_only=True):
    """The verdict: every metric, and which texts and events are not those of the baseline."""

    passed: bool
    moves: tuple[Move, ...]
    texts_changed: tuple[str, ...]
    repeated_changed: bool
    events_new: tuple[str, ...]


def measure(events: Iterable[ComparedEvent]) -> Baseline:
    """Take the metrics of compared events, at least one of them."""
    compared = list(events)
    first = compared[0].comparison
    return Baseline(
        schema=SCHEMA,
        version=__version__,
        model=first.model,
        settings=first.settings,
        texts={
            f"{e.event.name}/{article.id}": article.sha256
            for e in compared
            for article in e.comparison.articles
        },
        metrics={e.event.name: metrics(e.comparison) for e in compared},
    )


def metrics(comparison: Comparison) -> dict[str, Metric]:
    """What is watched of an event. Tolerances leave room for another processor's arithmetic."""
    said = sum(p.kind != "furniture" for a in comparison.articles for p in a.passages)
    links = comparison.links
    n = len(links)
    return {
        "passages": Metric(value=said, n=said, abs=0, rel=0),
        "links": Metric(value=n, n=n, abs=1, rel=0.05),
        "aligned_share": _metric(
            1 - len(comparison.unaligned) / said if said else None, said, 0.03
        ),
        "link_score": _metric(_mean([link.score for link in links]), n, 0.02),
        "distance": _metric(_mean([link.distance for link in links]), n, 0.02),
        "divergence": _metric(
            _mean([p.divergence for p in comparison.lexical.pairs if p.divergence is not None]),
            len(comparison.lexical.pairs),
            0.02,
        ),
        "wordings": Metric(value=len(comparison.wordings), n=n, abs=3, rel=0.1),
    }


def verdict(now: Baseline, then: Baseline) -> Outcome:
    """Hold what a corpus gives now against its baseline.

    A metric passes iff |now - then| <= abs + rel * |then|, with the baseline's tolerances;
    a metric that is missing on a side fails, and so does one that isn't a number. New
    events are told and don't fail.

    :raises BaselineError: the baseline was made with another model or other settings.
    """
    _same_environment(now, then)
    moves = [
        move
        for event, known in sorted(then.metrics.items())
        for move in _moves(event, now.metrics.get(event, {}), known)
    ]
    texts = {
        name
        for name in now.texts.keys() | then.texts.keys()
        if now.texts.get(name) != then.texts.get(name)
    }
    return Outcome(
        passed=all(move.verdict == "same" for move in moves),
        moves=tuple(moves),
        texts_changed=tuple(sorted(texts)),
        repeated_changed=now.settings.repeated != then.settings.repeated,
        events_new=tuple(sorted(now.metrics.keys() - then.metrics.keys())),
    )


def read_baseline(path: Path) -> Baseline:
    """Read a baseline file.

    :raises BaselineError: it is missing, broken, or of another schema.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise BaselineError(
            f"{path}: no baseline; make one with --update-baseline and keep it in git"
        ) from error
    except OSError as error:
        raise BaselineError(f"{path}: can't be read: {error.strerror}") from error
    try:
        schema = msgspec.json.decode(data, type=dict[str, object]).get("schema")
        if schema == SCHEMA:
            baseline = msgspec.json.decode(data, type=Baseline)
            if not any(baseline.metrics.values()):
                raise BaselineError(
                    f"{path}: holds no metrics; make it anew with --update-baseline"
                )
            return baseline
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(
            f"{path}: not a baseline: {error}; make it anew with --update-baseline"
        ) from error
    raise BaselineError(
        f"{path}: schema {schema}, expected {SCHEMA}; "
        "make it anew with --update-baseline, or use the framecmp it was made with"
    )


def baseline_json(baseline: Baseline) -> bytes:
    """The baseline as readable JSON, its keys in a stable order."""
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n"


def _moves(event: str, now: Mapping[str, Metric], then: Mapping[str, Metric]) -> Iterable[Move]:
    for name in sorted(now.keys() | then.keys()):
        before, after = then.get(name), now.get(name)
        allowed = None if before is None else before.abs + before.rel * abs(before.value or 0.0)
        yield Move(
            event=event,
            metric=name,
            then=None if before is None else before.value,
            now=None if after is None else after.value,
            allowed=allowed,
            verdict=_judge(before, after, allowed),
        )


def _judge(then: Metric | None, now: Metric | None, allowed: float | None) -> Verdict:
    if then is None or allowed is None:
        return "unknown"
    if now is None:
        return "missing"
    if then.value is None or now.value is None:
        return "same" if then.value is now.value else "moved"
    change = abs(now.value - then.value)
    # A NaN or an infinity is never within anything.
    within = math.isfinite(change) and change <= allowed + math.ulp(max(abs(now.value), 1.0))
    return "same" if within else "moved"


def _same_environment(now: Baseline, then: Baseline) -> None:
    differs = [
        f"{what}: baseline {before}, now {after}"
        for what, before, after in (
            ("model", then.model.name, now.model.name),
            ("weights", then.model.sha256[:12], now.model.sha256[:12]),
            *(
                (field, getattr(then.settings, field), getattr(now.settings, field))
                for field in Settings.__struct_fields__
                # What outlets repeat comes of the texts: a change of it is told, not refused.
                if field != "repeated"
            ),
        )
        if before != after
    ]
    if differs:
        raise BaselineError(
            "the baseline was made otherwise: "
            + "; ".join(differs)
            + "; run with the same, or make it anew with --update-baseline"
        )


def _metric(value: float | None, n: int, abs: float) -> Metric:
    return Metric(value=None if value is None else round(value, 4), n=n, abs=abs, rel=0)


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
