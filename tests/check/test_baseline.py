"""The baseline file."""

from __future__ import annotations

import json
import math
from pathlib import Path

import msgspec
import pytest
from made_baselines import a_baseline, a_metric, an_event, with_metrics

from framecmp.check import baseline_json, keep_tolerances, measure, read_baseline
from framecmp.check.baseline import SCHEMA
from framecmp.check.metrics import metric
from framecmp.errors import BaselineError


def test_a_baseline_is_read_as_written(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    written = with_metrics(a_metric(None), a_metric(0.1234))
    path.write_bytes(baseline_json(written))
    assert read_baseline(path) == written
    assert baseline_json(read_baseline(path)) == path.read_bytes()


def test_a_measured_baseline_is_read_as_written(compared, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    text = ["The blaze destroyed the warehouse in Northport.", "Nobody came to the river."]
    written = measure([compared(text, [text[0].replace("blaze", "fire")])])
    path.write_bytes(baseline_json(written))
    assert read_baseline(path) == written
    data = path.read_text()
    for words in ("blaze", "warehouse", "Northport", "Nobody"):
        assert words not in data


def test_the_file_has_a_metric_a_line() -> None:
    lines = baseline_json(with_metrics(a_metric(0.5), a_metric(2))).decode().splitlines()
    assert [json.loads(f"{{{x.strip().rstrip(',')}}}") for x in lines if '"n"' in x] == [
        {"m0[x]": {"value": 0.5, "n": 1, "abs": 0.0, "rel": 0.0}},
        {"m1[x]": {"value": 2, "n": 1, "abs": 0.0, "rel": 0.0}},
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a baseline"),
        (b"{", "not a baseline"),
        (b"[]", "not a baseline"),
        (b"\xff\xfe", "not a baseline"),
        (b'{\n<<<<<<< HEAD\n "schema": 1\n=======\n', "line 2: git left both sides of a merge"),
        (b"{}", f"schema None, expected {SCHEMA}"),
        (b'{"schema": "framecmp-baseline/1"}', "schema framecmp-baseline/1.*an older framecmp"),
        (b'{"schema": "framecmp-baseline/3"}', "schema framecmp-baseline/3.*upgrade framecmp"),
        (b'{"schema": "framecmp/1", "links": []}', "schema framecmp/1, expected"),
        (b'{"schema": "framecmp-baseline/2"}', "not a baseline: .*missing required field"),
        (b'{"schema": ["framecmp-baseline/2"]}', "schema .*, expected"),
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


@pytest.mark.parametrize(
    ("baseline", "message"),
    [
        (a_baseline(events={}), "holds no metrics"),
        (with_metrics(a_metric(1), a_metric(1, abs=-0.1)), r"below zero \(e: m1\[x\]\)"),
        (
            with_metrics(a_metric(1, rel=-1), a_metric(1, rel=-1)),
            r"below zero \(e: m0\[x\] and 1 more",
        ),
        (a_baseline(in_all={"links": a_metric(1, abs=-1)}), r"below zero \(in all: links\)"),
    ],
)
def test_baselines_that_nothing_could_meet(tmp_path: Path, baseline, message: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(baseline_json(baseline))
    with pytest.raises(BaselineError, match=f"{message}.*--update-baseline"):
        read_baseline(path)


def test_no_baseline(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="no baseline; make one with --update-baseline"):
        read_baseline(tmp_path / "none.json")
    with pytest.raises(BaselineError, match="a folder; name the baseline file in it"):
        read_baseline(tmp_path)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_no_number_is_not_written(value: float) -> None:
    with pytest.raises(BaselineError, match=r"isn't a number.*nothing is written"):
        baseline_json(with_metrics(a_metric(value)))


def test_tolerances_given_by_hand_are_kept() -> None:
    by_hand = msgspec.structs.replace(metric("links", 10, 10), abs=7)
    then = a_baseline(
        in_all={"links": by_hand},
        events={"e": an_event(links=by_hand, passages=metric("passages", 3, 3)), "old": an_event()},
    )
    fresh = metric("links", 40, 40)
    now = a_baseline(
        in_all={"links": fresh},
        events={
            "e": an_event(links=fresh, passages=metric("passages", 4, 4)),
            "new": an_event(links=fresh),
        },
    )
    found, kept = keep_tolerances(now, then)
    assert kept == 2
    assert found.in_all["links"] == msgspec.structs.replace(fresh, abs=7)
    assert found.events["e"].metrics["links"] == msgspec.structs.replace(fresh, abs=7)
    assert found.events["e"].metrics["passages"] == metric("passages", 4, 4)
    assert found.events["new"].metrics["links"] == fresh
