"""Measuring against gold."""

from __future__ import annotations

import json

import pytest

ALIGNMENT = {
    "id": "1",
    "group": "flood",
    "a": {"outlet": "a", "passages": ["The dam burst on Tuesday.", "Nobody came."]},
    "b": {"outlet": "b", "passages": ["Rain fell.", "The dam burst on Tuesday."]},
    "links": [[0, 1]],
}
WORDING = {
    "id": "1",
    "a": ["the", "blaze", "grew"],
    "b": ["the", "fire", "grew"],
    "sure": [[0, 0], [1, 1], [2, 2]],
}


@pytest.fixture
def gold(write):
    def gold(*records):
        write("gold.jsonl", "\n\n".join(json.dumps(r, ensure_ascii=False) for r in records))
        return "gold.jsonl"

    return gold


def figures(run, kind, path, *options):
    result = run("eval", kind, path, "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_alignment(quick, gold):
    found = figures(quick, "alignment", gold(ALIGNMENT))
    assert set(found) >= {
        *("gold", "n", "precision", "recall", "f1", "average_precision", "threshold"),
    }
    assert (found["gold"], found["n"]) == ("gold.jsonl", 1)
    assert (found["precision"], found["recall"], found["f1"]) == (1, 1, 1)


def test_where_only_links_are_judged_recall_alone_is_told(quick, gold):
    path = gold({**ALIGNMENT, "judged": "positive"})
    assert figures(quick, "alignment", path)["precision"] is None
    text = quick("eval", "alignment", path).stdout
    assert "precision             not told\n" in text
    assert "recall                1.0\n" in text


def test_a_threshold_of_other_gold(quick, gold, write):
    write("tune.jsonl", json.dumps(ALIGNMENT))
    found = figures(quick, "alignment", gold(ALIGNMENT), "--tune-on", "tune.jsonl")
    assert found["threshold"] > 0.22


def test_wording(quick, gold):
    found = figures(quick, "wording", gold(WORDING))
    assert found["recall"] == 1
    assert found["different"]["links"] == 1


def test_bad_gold(quick, gold):
    result = quick("eval", "alignment", gold({"id": "1"}))
    assert (result.exit_code, result.stdout) == (4, "")
    assert "gold.jsonl:1: not alignment gold" in result.stderr
