"""The options by which commands are told how a corpus is read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
PATHS = sorted((CORPUS / "karabakh-operation").glob("*.txt"))[:2]
ROWS = [{"body": p.read_text("utf-8"), "outlet": p.stem, "id": p.stem} for p in PATHS]


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    return path


def test_fields(run, rows: Path) -> None:
    result = run("compare", rows, "--field", "text=body", "--format", "json")
    assert result.exit_code == 0
    assert [a["path"] for a in json.loads(result.stdout)["articles"]] == [f"{rows}:1", f"{rows}:2"]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("text", "expected OURS=THEIRS, as in text=maintext"),
        ("text=", "expected OURS=THEIRS"),
        ("body=text", "unknown field body; known are id, text, path"),
    ],
)
def test_fields_that_are_none(run, rows: Path, field: str, message: str) -> None:
    result = run("check", rows, "--baseline", "b.json", "--field", field)
    assert result.exit_code == 2
    assert message in result.stderr


def test_most_bytes(run, rows: Path) -> None:
    result = run("report", rows, "--field", "text=body", "--max-bytes", 100)
    assert result.exit_code == 4
    assert "unpacks to more than 100 bytes; if it is meant to, raise --max-bytes" in result.stderr


def test_keeping_going(run, rows: Path) -> None:
    rows.write_bytes(rows.read_bytes() + gzip.compress(b"{}\n"))
    command = ("check", rows, "--baseline", "b.json", "--update-baseline", "--field", "text=body")
    stopped = run(*command)
    assert stopped.exit_code == 4
    assert f"error: {rows}:3: no text" in stopped.stderr
    went_on = run(*command, "--keep-going")
    assert went_on.exit_code == 0
    assert f"warning: {rows}:3: no text" in went_on.stderr
    assert list(json.loads(Path("b.json").read_text())["events"]) == ["rows"]
