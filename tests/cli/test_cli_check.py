"""The check: its exit codes, its words."""

from __future__ import annotations

import csv
import io
import json
import threading
import xml.etree.ElementTree as ET

import pytest

from framecmp.check import read_baseline
from framecmp.files import write_atomically


@pytest.fixture
def baseline(quick, event):
    result = quick("check", "corpus", "--baseline", "b.json", "--update-baseline")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "framecmp: wrote b.json, events: 1\n"
    return "b.json"


@pytest.fixture
def broken(baseline, write):
    """A baseline, and a corpus of which a text was changed since."""
    write("corpus/flood/daily.txt", "Nobody came.\n\nRain fell for days.\n")
    return baseline


def test_nothing_moved(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline)
    assert (result.exit_code, result.stderr) == (0, "")
    first, signature = result.stdout.splitlines()
    assert first.startswith("passed: ")
    assert signature.startswith("framecmp:")


def test_a_text_that_changed_moves_numbers(quick, broken, write):
    write("corpus/more/a.txt")
    write("corpus/more/b.txt", "Nobody came.\n")
    result = quick("check", "corpus", "--baseline", broken)
    assert result.exit_code == 1
    assert "moved  flood   passages " in result.stdout
    assert "corpus  edited: flood/daily: " in result.stdout
    assert "corpus  event added: more\n" in result.stdout
    assert "\nFAILED: " in result.stdout
    assert "corpus changed: " in result.stdout
    assert "--update-baseline" in result.stdout


def test_json_has_all_of_it(quick, broken):
    result = quick("check", "corpus", "--baseline", broken, "--format", "json")
    found = json.loads(result.stdout)
    assert (found["schema"], found["passed"], found["exit_code"]) == ("framecmp-check/1", False, 1)
    assert found["signature"].startswith("framecmp:")
    assert [c["article"] for c in found["corpus"]] == ["daily"]
    assert {m["verdict"] for m in found["moves"]} >= {"same", "moved"}


def test_csv_has_a_row_a_metric(quick, broken):
    result = quick("check", "corpus", "--baseline", broken, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {row["event"] for row in rows} == {"", "flood"}
    assert all(row["signature"] for row in rows)
    # Counts then, which are read from a file, and now are written alike.
    assert all("." in row[at] for row in rows for at in ("then", "now") if row[at])


def test_a_new_event_fails_only_if_strict(quick, baseline, write):
    write("corpus/more/a.txt")
    write("corpus/more/b.txt", "Nobody came.\n")
    assert quick("check", "corpus", "--baseline", baseline).exit_code == 0
    result = quick("check", "corpus", "--baseline", baseline, "--strict")
    assert result.exit_code == 1
    assert "events the baseline doesn't know: 1" in result.stdout


def test_an_event_that_is_gone_is_one_row(quick, baseline, write, tmp_path):
    (tmp_path / "corpus/flood").rename(tmp_path / "corpus/fire")
    result = quick("check", "corpus", "--baseline", baseline)
    assert result.exit_code == 1
    assert sum("flood" in line for line in result.stdout.splitlines()) == 2
    assert "event removed: flood" in result.stdout


def test_a_metric_is_explained(quick, broken):
    result = quick("check", "corpus", "--baseline", broken, "--explain", "links")
    assert "explained  flood links: " in result.stdout
    assert "  gone " in result.stdout
    assert "courier" in result.stdout
    found = quick("check", "corpus", "--baseline", broken, "--explain", "links", "--format", "json")
    [explained] = json.loads(found.stdout)["explanations"]
    assert (explained["event"], explained["metric"]) == ("flood", "links")


def test_where_nothing_moved_an_explanation_says_so(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline, "--explain", "links")
    assert result.stdout.startswith("explained  in all links: nothing behind it differs\n")


def test_an_unknown_metric_is_not_explained(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline, "--explain", "bias")
    assert result.exit_code == 2
    assert "known are " in result.stderr


@pytest.mark.parametrize("content", [None, "not json", "{}", '{"schema": "framecmp-baseline/9"}'])
def test_a_baseline_that_is_none(quick, event, write, content):
    if content is not None:
        write("b.json", content)
    result = quick("check", "corpus", "--baseline", "b.json")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "--update-baseline" in result.stderr


def test_a_baseline_that_is_a_folder(quick, event):
    result = quick("check", "corpus", "--baseline", "corpus")
    assert result.exit_code == 3
    assert "a folder" in result.stderr
    assert quick("check", "corpus", "--baseline", ".", "--update-baseline").exit_code == 4


def test_a_baseline_of_another_model(quick, baseline, tmp_path):
    path = tmp_path / baseline
    path.write_text(path.read_text().replace("0" * 64, "1" * 64))
    result = quick("check", "corpus", "--baseline", baseline)
    assert result.exit_code == 3
    assert "model: baseline fake (111111111111), now fake (000000000000)" in result.stderr
    assert quick("check", "corpus", "--baseline", baseline, "--allow", "model").exit_code == 0


def test_a_tolerance_below_zero(quick, baseline, tmp_path):
    path = tmp_path / baseline
    path.write_text(path.read_text().replace('"abs": 0.01', '"abs": -0.01'))
    result = quick("check", "corpus", "--baseline", baseline)
    assert result.exit_code == 3
    assert "tolerance below zero" in result.stderr


def test_an_empty_corpus(quick, baseline, tmp_path):
    (tmp_path / "nothing").mkdir()
    result = quick("check", "nothing", "--baseline", baseline)
    assert result.exit_code == 4
    assert "expected nothing/<event>/<outlet>.txt" in result.stderr


def test_a_baseline_of_other_settings(quick, baseline):
    result = quick("check", "corpus", "--baseline", baseline, "--paragraphs", "line")
    assert result.exit_code == 3
    assert "paragraphs: baseline auto, now line" in result.stderr
    assert "INCOMPATIBLE: another paragraphs" in result.stdout
    assert "incompatible  paragraphs" in result.stdout


def test_tolerances_changed_by_hand_are_kept(quick, baseline, tmp_path):
    path = tmp_path / baseline
    path.write_text(path.read_text().replace('"abs": 0.01', '"abs": 0.5'))
    result = quick("check", "corpus", "--baseline", baseline, "--update-baseline")
    assert "kept tolerances of their own: " in result.stderr
    assert '"abs": 0.5' in path.read_text()


@pytest.mark.parametrize(
    ("ci", "refused"), [("true", True), ("1", True), ("", False), ("0", False)]
)
def test_the_baseline_is_not_renewed_in_ci(quick, event, monkeypatch, tmp_path, ci, refused):
    monkeypatch.setenv("CI", ci)
    command = ("check", "corpus", "--baseline", "b.json", "--update-baseline")
    result = quick(*command)
    assert result.exit_code == (2 if refused else 0)
    assert (tmp_path / "b.json").exists() != refused
    assert quick(*command, "--force").exit_code == 0


@pytest.mark.parametrize(
    "option",
    [("--strict",), ("--summary", "s.md"), ("--junit", "j.xml"), ("--format", "json")],
)
def test_renewing_the_baseline_gives_no_verdict(quick, event, option):
    result = quick("check", "corpus", "--baseline", "b.json", "--update-baseline", *option)
    assert result.exit_code == 2


def test_outputs_for_ci(quick, broken, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    outputs = ("--summary", "out/s.md", "--junit", "out/j.xml")
    result = quick("check", "corpus", "--baseline", broken, "--format", "json", *outputs)
    assert result.exit_code == 1
    json.loads(result.stdout)
    summary = (tmp_path / "out/s.md").read_text()
    assert summary.startswith("## framecmp check: FAILED")
    assert "framecmp:" in summary
    root = ET.parse(tmp_path / "out/j.xml").getroot()
    assert int(root.get("failures", "0")) == len(root.findall(".//failure")) > 0
    commands = [line for line in result.stderr.splitlines() if line.startswith("::")]
    assert commands[0].startswith("::error title=framecmp check::FAILED")
    assert len(commands) <= 10


@pytest.mark.parametrize("baseline_file", ["b.json", "none.json"])
def test_a_step_s_summary_is_added_to(quick, baseline, write, monkeypatch, tmp_path, baseline_file):
    said = "# Said before\n"
    command = ("check", "corpus", "--baseline", baseline_file, "--summary", "s.md")
    write("s.md", said)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "s.md")
    for count in (1, 2):
        quick(*command)
        text = (tmp_path / "s.md").read_text()
        assert text.startswith(f"{said}\n## framecmp check: ")
        assert text.count("## framecmp check: ") == count
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "other.md")
    quick(*command)
    assert (tmp_path / "s.md").read_text().startswith("## framecmp check: ")


def test_without_a_verdict_the_outputs_tell_why(quick, event, tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = quick(
        "check", "corpus", "--baseline", "none.json", "--summary", "s.md", "--junit", "j.xml"
    )
    assert result.exit_code == 3
    assert "no baseline" in (tmp_path / "s.md").read_text()
    assert "no baseline" in ET.parse(tmp_path / "j.xml").getroot().find(".//error").get("message")
    assert "::error title=framecmp check::none.json: no baseline" in result.stderr


@pytest.mark.parametrize("option", ["--output", "--summary", "--junit"])
@pytest.mark.parametrize("place", ["b.json", "corpus/flood/daily.txt"])
def test_no_input_is_overwritten_by_a_result(quick, baseline, tmp_path, option, place):
    before = (tmp_path / place).read_bytes()
    result = quick("check", "corpus", "--baseline", baseline, option, place)
    assert result.exit_code == 4
    assert (tmp_path / place).read_bytes() == before


def test_no_result_is_overwritten_by_another(quick, baseline, tmp_path):
    result = quick("check", "corpus", "--baseline", baseline, "--summary", "v", "--junit", "v")
    assert result.exit_code == 4
    assert "v: would be written over v" in result.stderr
    assert not (tmp_path / "v").exists()


def test_a_bad_corpus_leaves_the_baseline(quick, baseline, write, tmp_path):
    before = (tmp_path / baseline).read_bytes()
    write("corpus/flood/daily.txt", "")
    write("corpus/lone/a.txt")
    result = quick("check", "corpus", "--baseline", baseline, "--update-baseline")
    assert result.exit_code == 4
    assert len(result.stderr.splitlines()) == 2
    assert (tmp_path / baseline).read_bytes() == before


def test_gold_that_no_longer_fits_is_told(quick, event, write):
    sides = [{"outlet": o, "text": "Fourteen people"} for o in ("daily", "courier")]
    write(
        "corpus/flood/gold.jsonl", json.dumps({"kind": "alignment", "a": sides[0], "b": sides[1]})
    )
    quick("check", "corpus", "--baseline", "b.json", "--update-baseline")
    assert quick("check", "corpus", "--baseline", "b.json").exit_code == 0
    write("corpus/flood/daily.txt", "Nobody came.\n\nRain fell for days.\n")
    result = quick("check", "corpus", "--baseline", "b.json")
    assert result.exit_code == 1
    assert "gold.misplaced" in result.stdout


def test_two_that_write_one_baseline_leave_a_whole_one(baseline, tmp_path):
    path = tmp_path / baseline
    data = path.read_bytes()
    writers = [threading.Thread(target=write_atomically, args=(path, data)) for _ in range(8)]
    for writer in writers:
        writer.start()
    for _ in range(50):
        assert read_baseline(path).events
    for writer in writers:
        writer.join()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["b.json", "corpus"]


def test_quiet_tells_nothing(quick, event):
    result = quick("check", "corpus", "--baseline", "b.json", "--update-baseline", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_the_same_baseline_is_the_same_file(quick, baseline, tmp_path):
    before = (tmp_path / baseline).read_bytes()
    quick("check", "corpus", "--baseline", baseline, "--update-baseline")
    assert (tmp_path / baseline).read_bytes() == before


def test_names_in_the_result_are_shown_safely(quick, write):
    for name in "ab":
        write(f"corpus/ev\x1b[31mil/{name}.txt", f"The mayor came to the {name} dam.\n")
    quick("check", "corpus", "--baseline", "b.json", "--update-baseline")
    write("corpus/ev\x1b[31mil/a.txt", "Nobody came.\n\nRain fell.\n")
    result = quick("check", "corpus", "--baseline", "b.json", "--explain", "links")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
