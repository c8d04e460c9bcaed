"""Word counts of the language at large, given as a file."""

from __future__ import annotations

import json

import pytest


def _keywords(result) -> dict[str, float]:
    assert result.exit_code == 0, result.stderr
    pairs = json.loads(result.stdout)["lexical"]["pairs"]
    return {k["word"]: k["log_odds"] for k in pairs[0]["keywords"]}


@pytest.mark.parametrize("command", ["align", "compare"])
def test_it_shapes_the_prior_and_shows_in_the_signature(quick, write, pair, command):
    write("counts.tsv", "dam\t5000\nkelmar\t1\n")
    plain = quick(command, *pair, "--format", "json")
    told = quick(command, *pair, "--background", "counts.tsv", "--format", "json")
    assert _keywords(plain) != _keywords(told)
    assert "|background:" in json.loads(told.stdout)["signature"]
    assert json.loads(told.stdout)["settings"]["background"] != "none"
    assert json.loads(plain.stdout)["settings"]["background"] == "none"


@pytest.mark.parametrize("command", ["align", "compare"])
def test_bad_rows_are_told_all_at_once(quick, write, pair, command):
    write("counts.tsv", "dam 5\nfine\t1\nkelmar\t\x1b[31m\n")
    result = quick(command, *pair, "--background", "counts.tsv")
    assert (result.exit_code, result.stdout) == (4, "")
    lines = result.stderr.splitlines()
    assert [line.split(": ")[2] for line in lines] == ["counts.tsv:1", "counts.tsv:3"]
    assert "\x1b" not in result.stderr


def test_it_is_never_written_over(quick, write, pair):
    file = write("counts.tsv", "dam\t5\n")
    result = quick("align", *pair, "--background", "counts.tsv", "--output", "counts.tsv")
    assert result.exit_code == 4
    assert file.read_text() == "dam\t5\n"


def test_a_report_is_made_again_with_it(quick, event, write, tmp_path):
    write("counts.tsv", "dam\t5\n")
    options = ["-o", "r.pdf", "--json", "r.json", "--background", "counts.tsv"]
    assert quick("report", "corpus", *options).exit_code == 0
    events = json.loads((tmp_path / "r.json").read_text("utf-8"))["events"]
    assert all(e["settings"]["background"] != "none" for e in events.values())


def test_a_check_is_made_with_it(quick, event, write):
    write("counts.tsv", "dam\t5\n")
    given = ["--background", "counts.tsv"]
    check = ["check", "corpus", "--baseline", "b.json"]
    assert quick(*check, *given, "--update-baseline").exit_code == 0
    assert quick(*check, *given).exit_code == 0
    without = quick(*check)
    assert without.exit_code == 3
    assert "background" in without.stderr
    assert quick(*check, *given, "--summary", "counts.tsv").exit_code == 4
