"""The report command: every output is claimed before the work."""

from __future__ import annotations

import json

import pytest


@pytest.fixture
def corpus(event):
    return "corpus"


def test_all_outputs(quick, corpus, tmp_path):
    result = quick("report", corpus, "-o", "r.pdf", "--json", "r.json", "--csv", "tables")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("framecmp: wrote r.pdf, events: 1\n")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert list(data) == ["events", "lexical", "wording_groups"]
    assert data["lexical"]["events"] == 1
    assert "no p-values" in data["lexical"]["note"]
    events = data["events"]
    assert events["flood"]["schema"] == "framecmp/1"
    assert (tmp_path / "tables/flood.csv").read_text("utf-8").startswith("record,")


def test_quiet(quick, corpus):
    assert quick("report", corpus, "-o", "r.pdf", "--quiet").output == ""


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "folder"],
        ["--json", "folder"],
        ["--json", "r.pdf"],
        ["--csv", "file.txt"],
        ["--csv", "file.txt/tables"],
    ],
)
def test_an_output_that_can_not_be_written_stops_the_run(quick, corpus, write, tmp_path, options):
    write("file.txt")
    write("folder/a.txt")
    result = quick("report", corpus, *([] if "-o" in options else ["-o", "r.pdf"]), *options)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith("framecmp: error: ")
    assert not (tmp_path / "r.pdf").exists()


def test_everything_wrong_with_a_corpus_is_told(quick, corpus, write, tmp_path):
    write("corpus/flood/empty.txt", "")
    write("corpus/lone/a.txt")
    result = quick("report", corpus, "-o", "r.pdf")
    assert result.exit_code == 4
    told = result.stderr.splitlines()
    assert any("empty.txt" in line for line in told)
    assert any("lone" in line for line in told)
    assert not (tmp_path / "r.pdf").exists()
