"""Baselines made by hand."""

from __future__ import annotations

import msgspec

from framecmp.check.baseline import SCHEMA, Baseline, EventMeasure
from framecmp.check.evidence import ArticleMark
from framecmp.check.metrics import Metric, in_all
from framecmp.records import Model, Settings

MODEL = Model(name="m", sha256="a" * 64, dim=3)
SETTINGS = Settings(
    paragraphs="auto", furniture="left out", precision="fp32", threshold=0.2, strong=0.6
)


def a_metric(value: float | None, abs: float = 0.0, rel: float = 0.0) -> Metric:
    return Metric(value=value, n=1, abs=abs, rel=rel)


def an_event(texts: dict[str, str] | None = None, **metrics: Metric) -> EventMeasure:
    articles = {id: ArticleMark("Daily", sha, (sha,)) for id, sha in (texts or {"a": "1"}).items()}
    return EventMeasure(articles=articles, metrics=metrics or {"links": a_metric(10, abs=1)})


def a_baseline(**changes: object) -> Baseline:
    plain = Baseline(
        schema=SCHEMA,
        framecmp="0",
        signature="framecmp:0|model:m",
        libraries={"torch": "2"},
        model=MODEL,
        settings=SETTINGS,
        in_all={},
        events={"e": an_event()},
    )
    made = msgspec.structs.replace(plain, **changes)
    if "in_all" in changes:
        return made
    return msgspec.structs.replace(made, in_all=in_all(e.metrics for e in made.events.values()))


def with_metrics(*metrics: Metric) -> Baseline:
    """An event of metrics that aren't taken over all events."""
    return a_baseline(events={"e": an_event(**{f"m{i}[x]": m for i, m in enumerate(metrics)})})
