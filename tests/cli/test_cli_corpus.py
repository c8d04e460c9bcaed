"""``framecmp corpus``, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BUNDLED = Path(__file__).parents[2] / "corpus"

STORY = "The river rose by two metres in the night.\n\nNobody was hurt, the mayor said.\n"
OTHER = "Bakers in the valley have raised the price of bread.\n\nThey blame the drought.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "flood"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(STORY, "utf-8")
    (folder / "b.txt").write_text(OTHER, "utf-8")
    return folder.parent


def test_the_bundled_corpus_is_valid(run):
    result = run("corpus", "validate", BUNDLED)
    assert result.exit_code == 0, result.stdout
    last = result.stdout.splitlines()[-1]
    assert "valid: 33 articles, 10 events, 0 errors" in last
    # What is odd on purpose is told: two languages that the model doesn't know.
    told = [line for line in result.stdout.splitlines() if "the model all-MiniLM-L6-v2" in line]
    assert sorted(line.split(": ")[2] for line in told) == ["language el", "language ru"]


def test_one_of_a_kind_is_no_plural(run, corpus):
    (corpus / "flood" / "b.txt").unlink()
    last = run("corpus", "validate", "corpus").stdout.splitlines()[-1]
    assert last == "corpus: NOT VALID: 1 article, 1 event, 1 error, 0 warnings"
    assert run("corpus", "stats", "corpus/flood").exit_code == 4
    (corpus / "flood" / "b.txt").write_text(OTHER, "utf-8")
    last = run("corpus", "stats", "corpus").stdout.splitlines()[-1]
    assert last.startswith("in all  1 event  ")


def test_problems_are_told_at_once_with_exit_code_4(run, corpus):
    (corpus / "flood" / "c.txt").write_text("---\ndate: last week\n---\nText.\n", "utf-8")
    (corpus / "storm").mkdir()
    (corpus / "storm" / "a.txt").write_text(STORY, "utf-8")
    result = run("corpus", "validate", "corpus")
    assert result.exit_code == 4
    assert "corpus/flood/c.txt" in result.stdout
    assert "storm" in result.stdout
    assert "NOT VALID" in result.stdout
    as_json = run("corpus", "validate", "corpus", "--format", "json")
    data = json.loads(as_json.stdout)
    assert as_json.exit_code == 4
    assert not data["valid"]
    assert all(set(p) == {"where", "severity", "message"} for p in data["problems"])


def test_no_corpus(run):
    result = run("corpus", "validate", "nowhere")
    assert result.exit_code == 4
    assert "nothing there" in result.stdout


def test_stats_add_up(run):
    data = json.loads(run("corpus", "stats", BUNDLED, "--format", "json").stdout)
    assert sum(row["articles"] for row in data["sizes"]) == 33
    text = run("corpus", "stats", BUNDLED).stdout.splitlines()
    words = sum(row["words"] for row in data["sizes"])
    assert text[-1].split()[-1] == f"{words:,}"
    rows = run("corpus", "stats", BUNDLED, "--format", "csv").stdout.splitlines()
    assert rows[0] == "event,outlet,articles,passages,furniture,words"
    assert len(rows) == 1 + len(data["sizes"]) == len(text) - 1


def test_add_then_compare_finds_it_and_adding_again_is_refused(run, corpus):
    Path("new.txt").write_text("Rain fell for three days.\n\nThe river burst its banks.\n", "utf-8")
    arguments = ("corpus", "add", "corpus", "new.txt", "--event", "flood", "--outlet", "The Post")
    assert run(*arguments).exit_code == 0
    assert (
        Path("corpus/flood/the-post.txt").read_text("utf-8").startswith('---\noutlet: "The Post"')
    )
    again = run(*arguments)
    assert again.exit_code == 4
    assert "is there already" in again.stderr
    assert run("corpus", "validate", "corpus").exit_code == 0


def test_a_bad_date_is_not_written(run, corpus):
    result = run(
        "corpus", "add", "corpus", "corpus/flood/a.txt", "--event", "x", "--date", "yesterday"
    )
    assert result.exit_code == 4
    assert "yesterday" in result.stderr
    assert not Path("corpus/x").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("corpus", "stats", "corpus", "--output", "corpus/flood/a.txt"),
        ("corpus", "validate", "corpus", "--output", "corpus/flood/a.txt"),
        ("report", "corpus", "--output", "corpus/flood/a.txt"),
        ("report", "corpus", "--output", "r.pdf", "--json", "corpus/flood/a.txt"),
        ("check", "corpus", "--baseline", "corpus/flood/a.txt", "--update-baseline"),
    ],
)
def test_no_result_is_written_over_an_article(run, corpus, arguments):
    before = (corpus / "flood" / "a.txt").read_bytes()
    result = run(*arguments)
    assert result.exit_code == 4
    assert "would be written over" in result.stderr
    assert (corpus / "flood" / "a.txt").read_bytes() == before
