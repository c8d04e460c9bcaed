"""What moved a number."""

from __future__ import annotations

import json

import msgspec
import pytest

from framecmp.check import explain
from framecmp.check.measuring import measure_event

A = [
    "The blaze destroyed the old warehouse in Northport.",
    "Schools in Northport stay shut until Friday.",
]
B = [
    "The fire destroyed the old warehouse in Northport.",
    "Schools in Northport open again next week.",
]


@pytest.fixture
def then(compared):
    return measure_event(compared(A, B))


def _shifts(metric, event, then):
    return explain(metric, event, measure_event(event), then).shifts


@pytest.mark.parametrize(
    "metric",
    ["links", "aligned_share[A]", "passages", "words[A]", "wording_groups", "findings.date"],
)
def test_nothing_moved(compared, then, metric) -> None:
    assert _shifts(metric, compared(A, B), then) == ()


def test_a_link_that_is_gone(compared, then) -> None:
    now = compared(A, ["Turnout rose on Sunday.", B[1]])
    gone = [s for s in _shifts("links", now, then) if s.change == "gone"]
    assert [(s.what, s.now, s.text) for s in gone] == [("a 1 ~ b 1", None, None)]
    assert gone[0].then == next(row.score for row in then.links if row.passage_a == 0)
    back = compared(A, B)
    new = [
        s
        for s in explain("links", back, measure_event(back), measure_event(now)).shifts
        if s.change == "new"
    ]
    assert [(s.what, s.text) for s in new] == [("a 1 ~ b 1", f"{A[0]} ~ {B[0]}")]


def test_a_link_is_known_again_elsewhere(compared, then) -> None:
    moved = compared(["A headline of its own", *A], B)
    shifts = _shifts("links", moved, then)
    assert {s.change for s in shifts} <= {"moved"}


def test_distances_explain_distances(compared, then) -> None:
    now = compared([A[0], A[1] + " Nobody knows why."], B)
    [edited] = [s for s in _shifts("semantic_distance", now, then) if s.change == "edited"]
    assert edited.then in {row.distance for row in then.links}
    assert edited.now in {link.distance for link in now.comparison.links}


def test_passages_explain_lengths(compared, then) -> None:
    shifts = _shifts("words[A]", compared([A[0], "Nobody came."], B), then)
    assert [(s.change, s.what, s.text) for s in shifts] == [("edited", "a 2", "Nobody came.")]
    assert _shifts("words[B]", compared([A[0], "Nobody came."], B), then) == ()
    [gone] = _shifts("passages", compared([A[0]], B), then)
    assert (gone.change, gone.what, gone.text) == ("gone", "a 2", None)


def test_an_outlet_s_links_are_those_it_is_in(compared, then) -> None:
    now = compared(A, [*B, A[0]])
    both = {s.what for s in _shifts("links", now, then)}
    assert both
    assert {s.what for s in _shifts("aligned_share[B]", now, then)} == both
    assert _shifts("aligned_share[C]", now, then) == ()


def test_what_is_gone_is_quoted_where_it_stands_today(compared, then) -> None:
    now = compared(["A headline of its own", *A], B)
    measured = msgspec.structs.replace(measure_event(now), links=())
    told = {(s.change, s.what, s.text) for s in explain("links", now, measured, then).shifts}
    assert ("gone", "a 2 ~ b 1", f"{A[0]} ~ {B[0]}") in told


def test_wordings_that_are_gone(compared, then) -> None:
    assert then.wordings
    shifts = _shifts("wording_groups", compared(A, [A[0], B[1]]), then)
    assert any(s.change == "gone" and s.what.startswith("label: ") for s in shifts)


def test_gold_wordings_lost(compared, tmp_path) -> None:
    side = [{"outlet": o, "text": t} for o, t in (("a", "blaze"), ("b", "fire"))]
    line = {"kind": "wording", "a": side[0], "b": side[1], "type": "label"}
    (tmp_path / "gold.jsonl").write_text(json.dumps(line))
    then = measure_event(compared(A, B, folder=tmp_path))
    assert then.recalled == (0,)
    now = compared(A, ["Nothing.", B[1]], folder=tmp_path)
    [shift] = _shifts("gold.wording_recall", now, then)
    assert (shift.change, shift.text) == ("gone", "blaze ~ fire")
    (tmp_path / "gold.jsonl").write_text(json.dumps(line) + "\n")
    assert _shifts("gold.wording_recall", now, then) == ()


def test_rows_that_point_nowhere_are_told_as_gone(compared, then) -> None:
    [*rest, last] = then.links
    broken = msgspec.structs.replace(last, b="nobody", passage_a=99)
    shifts = _shifts("links", compared(A, B), msgspec.structs.replace(then, links=(*rest, broken)))
    assert {(s.change, s.what) for s in shifts} == {
        ("gone", f"a 100 ~ nobody {last.passage_b + 1}"),
        ("new", f"a {last.passage_a + 1} ~ b {last.passage_b + 1}"),
    }
