"""A corpus held against a baseline."""

from __future__ import annotations

import math
from pathlib import Path

import msgspec
import pytest

from framecmp.check import (
    SCHEMA,
    Baseline,
    Metric,
    baseline_json,
    measure,
    metrics,
    read_baseline,
    verdict,
)
from framecmp.comparison import compare
from framecmp.corpus import ComparedEvent, Event
from framecmp.errors import BaselineError
from framecmp.records import Model, Settings
from framecmp.text import article_from_passages

MODEL = Model(name="m", sha256="a" * 64, dim=3)
SETTINGS = Settings(
    paragraphs="auto", furniture="left out", precision="fp32", threshold=0.2, strong=0.6
)
NAN = math.nan


def _metric(value: float | None, abs: float = 0.0, rel: float = 0.0) -> Metric:
    return Metric(value=value, n=1, abs=abs, rel=rel)


def _baseline(**changes: object) -> Baseline:
    plain = Baseline(
        schema=SCHEMA,
        version="0",
        model=MODEL,
        settings=SETTINGS,
        texts={"e/a": "1"},
        metrics={"e": {"links": _metric(10, abs=1)}},
    )
    return msgspec.structs.replace(plain, **changes)


def _with(*metrics: Metric) -> Baseline:
    return _baseline(metrics={"e": {f"m{i}": m for i, m in enumerate(metrics)}})


@pytest.mark.parametrize(
    ("then", "now", "abs", "rel", "expected"),
    [
        (10, 10, 0, 0, "same"),
        (10, 11, 1, 0, "same"),
        (10, 9, 1, 0, "same"),
        (10, 11.001, 1, 0, "moved"),
        (10, 10.001, 0, 0, "moved"),
        (0.3, 0.1 + 0.2, 0, 0, "same"),
        (0.52, 0.5, 0.02, 0, "same"),
        (0.5, 0.5201, 0.02, 0, "moved"),
        (100, 105, 0, 0.05, "same"),
        (100, 106, 0, 0.05, "moved"),
        (100, 106, 1, 0.05, "same"),
        (-100, -105, 0, 0.05, "same"),
        (-100, -106, 0, 0.05, "moved"),
        (0, 0, 0, 0.05, "same"),
        (0, 1, 0, 0.05, "moved"),
        (None, None, 0, 0, "same"),
        (None, 0.0, 1, 1, "moved"),
        (0.0, None, 1, 1, "moved"),
        (NAN, NAN, 1, 1, "moved"),
        (1, NAN, 1, 1, "moved"),
        (NAN, 1, 1, 1, "moved"),
        (1, math.inf, 1, 1, "moved"),
        (math.inf, math.inf, 1, 0, "moved"),
    ],
)
def test_tolerance(then, now, abs: float, rel: float, expected: str) -> None:
    outcome = verdict(_with(_metric(now, abs=99)), _with(_metric(then, abs, rel)))
    [move] = outcome.moves
    assert move.verdict == expected
    assert outcome.passed == (expected == "same")


def test_what_is_allowed_is_told() -> None:
    [move] = verdict(_with(_metric(7)), _with(_metric(-10, abs=1, rel=0.2))).moves
    assert (move.event, move.metric) == ("e", "m0")
    assert (move.then, move.now, move.allowed) == (-10, 7, 3)


def test_missing_and_unknown_metrics_fail() -> None:
    one, two = {"a": _metric(1), "b": _metric(1)}, {"b": _metric(1), "c": _metric(1)}
    outcome = verdict(_baseline(metrics={"e": two}), _baseline(metrics={"e": one}))
    assert [(m.metric, m.verdict, m.then, m.now) for m in outcome.moves] == [
        ("a", "missing", 1, None),
        ("b", "same", 1, 1),
        ("c", "unknown", None, 1),
    ]
    assert not outcome.passed


def test_an_event_that_is_gone_fails() -> None:
    outcome = verdict(_baseline(metrics={}), _baseline())
    assert [(m.event, m.verdict) for m in outcome.moves] == [("e", "missing")]
    assert not outcome.passed


def test_new_events_are_told_and_pass() -> None:
    metric = {"links": _metric(10)}
    outcome = verdict(_baseline(metrics={"z": metric, "e": metric, "d": metric}), _baseline())
    assert outcome.events_new == ("d", "z")
    assert {m.event for m in outcome.moves} == {"e"}
    assert outcome.passed


def test_changed_texts_are_told_and_pass() -> None:
    now = _baseline(texts={"e/a": "2", "e/new": "3", "e/same": "4"})
    outcome = verdict(now, _baseline(texts={"e/a": "1", "e/old": "3", "e/same": "4"}))
    assert outcome.texts_changed == ("e/a", "e/new", "e/old")
    assert outcome.passed


@pytest.mark.parametrize(
    ("record", "field", "value", "message"),
    [
        ("model", "name", "other", "model: baseline m, now other"),
        ("model", "sha256", "b" * 64, "weights: baseline aaaaaaaaaaaa, now bbbbbbbbbbbb"),
        ("settings", "paragraphs", "line", "paragraphs: baseline auto, now line"),
        ("settings", "furniture", "kept", "furniture: baseline left out, now kept"),
        ("settings", "precision", "bf16", "precision: baseline fp32, now bf16"),
        ("settings", "threshold", 0.3, "threshold: baseline 0.2, now 0.3"),
        ("settings", "strong", 0.7, "strong: baseline 0.6, now 0.7"),
    ],
)
def test_another_environment(record: str, field: str, value: object, message: str) -> None:
    plain = _baseline()
    changed = msgspec.structs.replace(getattr(plain, record), **{field: value})
    with pytest.raises(BaselineError, match=f"made otherwise: {message}; run with") as caught:
        verdict(_baseline(**{record: changed}), plain)
    assert caught.value.exit_code == 3


def test_another_version_is_no_other_environment() -> None:
    assert verdict(_baseline(version="9"), _baseline()).passed


def test_a_baseline_is_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    written = _with(_metric(None), _metric(0.1234))
    path.write_bytes(baseline_json(written))
    assert read_baseline(path) == written
    assert baseline_json(read_baseline(path)) == path.read_bytes()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a baseline"),
        (b"{", "not a baseline"),
        (b"[]", "not a baseline"),
        (b"\xff\xfe", "not a baseline"),
        (b"{}", f"schema None, expected {SCHEMA}"),
        (b'{"schema": "framecmp-baseline/2"}', "schema framecmp-baseline/2, expected"),
        (b'{"schema": "framecmp/1", "links": []}', "schema framecmp/1, expected"),
        (b'{"schema": "framecmp-baseline/1"}', "not a baseline: .*missing required field"),
        (b'{"schema": ["framecmp-baseline/1"]}', "schema .*, expected"),
    ],
)
def test_files_that_are_no_baseline(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(data)
    with pytest.raises(
        BaselineError, match=f"baseline.json: {message}.*--update-baseline"
    ) as caught:
        read_baseline(path)
    assert caught.value.exit_code == 3


def test_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="no baseline; make one with --update-baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="can't be read: Is a directory"):
        read_baseline(tmp_path)


A = ["The blaze destroyed the old warehouse in Northport.", "A physician was slain there."]
B = ["The fire destroyed the old warehouse in Northport.", "Turnout rose again on Sunday."]


def _compared(fake, name: str, *told: list[str]) -> ComparedEvent:
    articles = [article_from_passages(t, id=i, outlet=i) for i, t in zip("abc", told, strict=False)]
    event = Event(name=name, title=name, folder=Path(name), articles=tuple(articles))
    return ComparedEvent(event=event, comparison=compare(articles, fake))


def test_metrics_of_an_event(fake) -> None:
    compared = _compared(fake, "e", A, B)
    found = {name: (m.value, m.n) for name, m in metrics(compared.comparison).items()}
    [link] = compared.comparison.links
    assert found["passages"] == (4, 4)
    assert found["links"] == (1, 1)
    assert found["aligned_share"] == (0.5, 4)
    assert found["link_score"] == (link.score, 1)
    assert found["distance"] == (link.distance, 1)
    assert found["divergence"][0] > 0
    assert found["wordings"] == (len(compared.comparison.wordings), 1)


def test_metrics_without_links_are_null(fake) -> None:
    found = metrics(_compared(fake, "e", A[1:], B[1:]).comparison)
    nulls = {name for name, m in found.items() if m.value is None}
    assert nulls == {"link_score", "distance", "divergence"}
    assert found["aligned_share"].value == 0
    nothing = metrics(_compared(fake, "e", [], []).comparison)
    assert nothing["aligned_share"].value is None


def test_a_corpus_against_itself(fake) -> None:
    events = [_compared(fake, "e", A, B), _compared(fake, "f", B, A, A[1:])]
    now = measure(events)
    assert list(now.texts) == ["e/a", "e/b", "f/a", "f/b", "f/c"]
    assert (now.model, now.settings) == (fake.model, events[0].comparison.settings)
    outcome = verdict(measure(iter(events)), now)
    assert outcome.passed
    assert len(outcome.moves) == 14
    assert (outcome.texts_changed, outcome.events_new) == ((), ())
