"""The check: its exit codes, its words."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def baseline(quick, event):
    result = quick("check", "corpus", "--baseline", "b.json", "--update-baseline")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "framecmp: wrote b.json, events: 1\n"
    return "b.json"


def test_nothing_moved(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("passed: ")


def test_a_text_that_changed_moves_numbers(quick, baseline, write):
    write("corpus/flood/daily.txt", "Nobody came.\n\nRain fell for days.\n")
    write("corpus/more/a.txt")
    write("corpus/more/b.txt", "Nobody came.\n")
    result = quick("check", "corpus", "--baseline", baseline)
    assert result.exit_code == 1
    assert "moved    flood passages: " in result.stdout
    assert "changed  flood/daily: " in result.stdout
    assert "new      more: " in result.stdout
    assert result.stdout.splitlines()[-1].startswith("FAILED: ")
    found = json.loads(quick("check", "corpus", "--baseline", baseline, "--format", "json").stdout)
    assert found["passed"] is False


@pytest.mark.parametrize("content", [None, "not json", "{}", '{"schema": "framecmp-baseline/9"}'])
def test_a_baseline_that_is_none(quick, event, write, content):
    if content is not None:
        write("b.json", content)
    result = quick("check", "corpus", "--baseline", "b.json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "--update-baseline" in result.stderr


def test_a_baseline_of_other_settings(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline, "--paragraphs", "line")
    assert result.exit_code == 3
    assert "paragraphs: baseline auto, now line" in result.stderr


def test_the_baseline_is_not_overwritten_by_the_result(quick, baseline, tmp_path):
    before = (tmp_path / baseline).read_bytes()
    result = quick("check", "corpus", "--baseline", baseline, "--output", baseline)
    assert result.exit_code == 4
    assert (tmp_path / baseline).read_bytes() == before


def test_a_bad_corpus_leaves_the_baseline(quick, baseline, write, tmp_path):
    before = (tmp_path / baseline).read_bytes()
    write("corpus/flood/daily.txt", "")
    write("corpus/lone/a.txt")
    result = quick("check", "corpus", "--baseline", baseline, "--update-baseline")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 2
    assert (tmp_path / baseline).read_bytes() == before


def test_quiet_tells_nothing(quick, event):
    result = quick("check", "corpus", "--baseline", "b.json", "--update-baseline", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_names_in_the_result_are_shown_safely(quick, write):
    for name in "ab":
        write(f"corpus/ev\x1b[31mil/{name}.txt", f"The mayor came to the {name} dam.\n")
    quick("check", "corpus", "--baseline", "b.json", "--update-baseline")
    write("corpus/ev\x1b[31mil/a.txt", "Nobody came.\n\nRain fell.\n")
    result = quick("check", "corpus", "--baseline", "b.json")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
