"""The report command: every output is claimed before the work."""

from __future__ import annotations

import json
import subprocess

import pytest


@pytest.fixture
def corpus(event):
    return "corpus"


def test_all_outputs(quick, corpus, tmp_path):
    files = ["-o", "r.pdf", "--html", "r.html", "--json", "r.json", "--csv", "tables"]
    result = quick("report", corpus, *files)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("framecmp: wrote r.pdf, r.html, r.json, tables, events: 1\n")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "r.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    data = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert data["schema"] == data["events"]["flood"]["schema"] == "framecmp/1"
    assert data["signatures"] == [data["events"]["flood"]["signature"]]
    assert list(data) == ["schema", "signatures", "events", "lexical", "wording_groups"]
    assert data["lexical"]["events"] == 1
    assert "no p-values" in data["lexical"]["note"]
    assert (tmp_path / "tables/links.csv").read_text("utf-8").startswith("event,link,")


def test_the_pdf_on_standard_output(quick, corpus, tmp_path):
    result = quick("report", corpus, "-o", "-")
    assert result.stdout_bytes.startswith(b"%PDF-")
    assert not (tmp_path / "-").exists()


def test_languages_that_the_model_does_not_know_are_told_in_short(quick, corpus, write):
    for event in range(4):
        for outlet in ("daily", "courier"):
            text = f"---\nlang: de\n---\nDer Damm brach am Montag {event} {outlet}.\n"
            write(f"corpus/{event}/{outlet}.txt", text)
    told = quick("report", corpus, "-o", "r.pdf").stderr.splitlines()[0]
    assert told.startswith("framecmp: warning: courier (de), daily (de), ")
    assert " and 3 more: the model knows en only, and links," in told


def test_two_runs_give_the_same_bytes(quick, corpus, tmp_path):
    for folder in "ab":
        names = [f"{folder}/{name}" for name in ("r.pdf", "r.html", "r.json", "tables")]
        options = ("-o", "--html", "--json", "--csv")
        quick(
            "report", corpus, *(part for pair in zip(options, names, strict=True) for part in pair)
        )
    made = sorted(p.relative_to(tmp_path / "a") for p in (tmp_path / "a").rglob("*.*"))
    assert len(made) == 3 + 11
    for name in made:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


@pytest.fixture
def three(event, write):
    for name in ("flood-2", "strike"):
        for outlet in ("daily", "courier"):
            write(f"corpus/{name}/{outlet}.txt")
    return "corpus"


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ([], ["flood", "flood-2", "strike"]),
        (["strike"], ["strike"]),
        (["flood*"], ["flood", "flood-2"]),
        (["strike", "flood"], ["flood", "strike"]),
    ],
)
def test_a_part_of_the_corpus(quick, three, tmp_path, only, expected):
    options = [part for name in only for part in ("--events", name)]
    result = quick("report", three, "-o", "r.pdf", "--html", "r.html", "--json", "r.json", *options)
    assert result.exit_code == 0
    assert list(json.loads((tmp_path / "r.json").read_text("utf-8"))["events"]) == expected
    if only:
        assert f"--events {only[0].replace('flood*', '&#39;flood*&#39;')}" in (
            tmp_path / "r.html"
        ).read_text("utf-8")


def test_an_event_that_is_not_there_is_told(quick, three, tmp_path):
    result = quick("report", three, "-o", "r.pdf", "--events", "strike", "--events", "quake*")
    assert result.exit_code == 4
    assert "no event is called quake*; there are flood, flood-2, strike" in result.stderr
    assert not (tmp_path / "r.pdf").exists()


def test_the_page_of_two_articles(quick, pair):
    result = quick("align", *pair, "--format", "html")
    assert result.exit_code == 0
    assert "daily.txt and courier.txt" in result.stdout
    assert "framecmp align daily.txt courier.txt --format html" in result.stdout
    assert "Who says it differently" not in result.stdout


def test_the_page_of_an_event(quick, event):
    result = quick("compare", event, "--format", "html")
    assert result.exit_code == 0
    assert "3 articles" in result.stdout


def test_quiet(quick, corpus):
    assert quick("report", corpus, "-o", "r.pdf", "--quiet").output == ""


@pytest.mark.parametrize(
    "options",
    [
        ["-o", "folder"],
        ["--json", "folder"],
        ["--html", "folder"],
        ["--html", "r.pdf"],
        ["--html", "corpus/flood/daily.txt"],
        ["--json", "r.pdf"],
        ["--csv", "file.txt"],
        ["--csv", "file.txt/tables"],
        ["--csv", ".", "--json", "links.csv"],
    ],
)
def test_an_output_that_can_not_be_written_stops_the_run(quick, corpus, write, tmp_path, options):
    write("file.txt")
    write("folder/a.txt")
    result = quick("report", corpus, *([] if "-o" in options else ["-o", "r.pdf"]), *options)
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.startswith("framecmp: error: ")
    assert not (tmp_path / "r.pdf").exists()


def test_a_corpus_among_the_tables_is_not_written_over(quick, write, tmp_path):
    write("articles.csv", "event,outlet,text\nflood,a,It rained.\nflood,b,Rain fell.\n")
    before = (tmp_path / "articles.csv").read_bytes()
    result = quick("report", "articles.csv", "-o", "r.pdf", "--csv", ".")
    assert result.exit_code == 4
    assert "articles.csv: would be written over articles.csv" in result.stderr
    assert (tmp_path / "articles.csv").read_bytes() == before


def test_what_else_was_asked_for_is_there_if_the_pdf_is_not(quick, corpus, tmp_path, monkeypatch):
    def fail(command, **_):
        return subprocess.CompletedProcess(command, 1, "", "Traceback:\n  in x\nTypstError: no\n")

    monkeypatch.setattr("framecmp.report.pdf.subprocess.run", fail)
    files = ("-o", "r.pdf", "--html", "r.html", "--json", "r.json", "--csv", "t")
    result = quick("report", corpus, *files)
    assert result.exit_code == 4
    assert result.stderr == (
        "framecmp: error: the PDF can't be set: the typesetter: TypstError: no; --html, --json and "
        "--csv do without\n"
    )
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"corpus", "r.html", "r.json", "t"}


def test_results_may_be_thrown_away_together(quick, corpus):
    nowhere = ["-o", "/dev/null", "--html", "/dev/null", "--json", "/dev/null"]
    assert quick("report", corpus, *nowhere).exit_code == 0


def test_everything_wrong_with_a_corpus_is_told(quick, corpus, write, tmp_path):
    write("corpus/flood/empty.txt", "")
    write("corpus/lone/a.txt")
    result = quick("report", corpus, "-o", "r.pdf")
    assert result.exit_code == 4
    told = result.stderr.splitlines()
    assert any("empty.txt" in line for line in told)
    assert any("lone" in line for line in told)
    assert not (tmp_path / "r.pdf").exists()
