"""Metrics: their tolerances, how they add up, what an event gives."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from made_baselines import a_metric

from framecmp.check.measuring import measure_event
from framecmp.check.metrics import FAMILIES, count, family, in_all, metric
from framecmp.records import Finding, Lexical, Span

A = ["The blaze destroyed the old warehouse in Northport.", "A physician was slain there."]
B = ["The fire destroyed the old warehouse in Northport.", "Turnout rose again on Sunday."]


@pytest.mark.parametrize(
    ("name", "whose"),
    [
        ("links", "links"),
        ("findings.number", "findings"),
        ("gold.alignment_f1", "gold.alignment_f1"),
        ("words[A.B [x]]", "words"),
        ("aligned_share[Daily]", "aligned_share"),
    ],
)
def test_families(name: str, whose: str) -> None:
    assert family(name) is FAMILIES[whose]


def test_what_is_not_known_may_not_move() -> None:
    found = metric("surprise", 0.123456, 7)
    assert (found.value, found.n, found.abs, found.rel) == (0.1235, 7, 0, 0)


def test_items_that_may_flip_weigh_less_in_many() -> None:
    assert metric("aligned_share", 0.5, 10).abs == 10 * metric("aligned_share", 0.5, 100).abs
    assert metric("aligned_share", None, 0).abs > 0


def test_counts_add_up_and_means_weigh() -> None:
    one = {"links": count("links", 2), "link_score": metric("link_score", 0.5, 2)}
    two = {"links": count("links", 6), "link_score": metric("link_score", 0.9, 6)}
    found = in_all([one, two])
    assert found["links"].value == 8
    assert (found["link_score"].value, found["link_score"].n) == (0.8, 8)
    assert in_all([one]) == one
    assert in_all([two, one]) == found


def test_nothing_adds_nothing() -> None:
    none = {"link_score": metric("link_score", None, 0)}
    assert in_all([]) == {}
    assert in_all([none]) == none
    assert in_all([none, {"link_score": metric("link_score", 0.5, 2)}])["link_score"].value == 0.5


def test_metrics_of_one_outlet_are_not_of_all() -> None:
    assert in_all([{"words[A]": a_metric(1)}]) == {}


def test_metrics_of_an_event(compared) -> None:
    event = compared(A, B)
    found = {name: (m.value, m.n) for name, m in measure_event(event).metrics.items()}
    comparison = event.comparison
    [link] = comparison.links
    assert found["passages"] == (4, 4)
    assert found["links"] == (1, 1)
    assert found["aligned_share"] == (0.5, 4)
    assert found["link_score"] == (link.score, 1)
    assert found["semantic_distance"] == (link.distance, 1)
    assert found["wording_groups"][0] == len(comparison.wording_groups)
    assert found["words[A]"] == (13, 13)
    assert found["passages[B]"] == (2, 2)
    assert found["aligned_share[A]"] == (0.5, 2)
    assert not any(name.startswith("gold") for name in found)


def test_divergence_is_less_what_chance_gives(compared) -> None:
    event = compared(A, B)
    [pair] = event.comparison.lexical.pairs
    over_all, strong = pair.by_strength
    told = msgspec.structs.replace(over_all, excess=0.1)
    for excess, value, n in ((told, 0.1, 1), (over_all, None, 0)):
        lexical = Lexical(pairs=(msgspec.structs.replace(pair, by_strength=(excess, strong)),))
        comparison = msgspec.structs.replace(event.comparison, lexical=lexical)
        measured = measure_event(msgspec.structs.replace(event, comparison=comparison))
        found = measured.metrics["lexical_divergence"]
        assert (found.value, found.n) == (value, n)


def test_metrics_without_links_are_null(compared) -> None:
    found = measure_event(compared(A[1:], B[1:])).metrics
    nulls = {name for name, m in found.items() if m.value is None}
    assert nulls == {"link_score", "semantic_distance", "lexical_divergence"}
    assert found["aligned_share"].value == 0
    assert measure_event(compared([], [])).metrics["aligned_share"].value is None


def test_findings_are_counted_by_type(compared) -> None:
    event = compared(A, B)
    found = Finding(
        type="number",
        kind="rounding",
        a=Span(article="a", start=4, end=9, text="blaze"),
        b=None,
        note="",
        score=0.5,
    )
    comparison = msgspec.structs.replace(event.comparison, findings=(found,))
    measured = measure_event(msgspec.structs.replace(event, comparison=comparison))
    assert measured.metrics["findings.number"].value == 1
    assert measured.metrics["findings.date"].value == 0
    [row] = measured.findings
    assert (row.kind, row.a, row.b) == ("number: rounding", measured.findings[0].a, None)
    assert (row.a.passage, row.a.start, row.a.end) == (0, 4, 9)


def _gold(folder: Path, *lines: dict) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "gold.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))


def _side(outlet: str, text: str) -> dict:
    return {"outlet": outlet, "text": text}


def test_metrics_against_gold(compared, tmp_path) -> None:
    _gold(
        tmp_path,
        {"kind": "alignment", "a": _side("a", "The blaze"), "b": _side("b", "The fire")},
        {"kind": "alignment", "a": _side("a", "A physician"), "b": _side("b", "Turnout")},
        {"kind": "alignment", "a": _side("a", "Gone"), "b": _side("b", "Turnout")},
        {"kind": "wording", "a": _side("a", "blaze"), "b": _side("b", "fire"), "type": "label"},
        {"kind": "wording", "a": _side("a", "x"), "b": _side("b", "y"), "type": "label"},
    )
    event = compared(A, B, folder=tmp_path)
    measured = measure_event(event)
    # One of one link found is right, one of two in the gold: 2 * 1 / (1 + 2).
    assert measured.metrics["gold.alignment_f1"].value == pytest.approx(2 / 3, abs=1e-4)
    assert measured.metrics["gold.alignment_f1"].n == 3
    assert measured.metrics["gold.misplaced"].value == 1
    recall = measured.metrics["gold.wording_recall"]
    assert recall.n == 2
    assert recall.value == len(measured.recalled) / 2
    assert measured.gold_sha256 is not None
