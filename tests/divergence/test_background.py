"""Background counts: good rows, and every bad one told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from framecmp.divergence.background import read_background
from framecmp.errors import InputError


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "counts.tsv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "counts"),
    [
        ("the\t10\n", {"the": 10}),
        ("The\t10\r\nthe\t2\r\n", {"the": 12}),
        ("\n  \nthe army\t3", {"the army": 3}),
        ("\ufeffminister’s\t 4 \n", {"minister": 4}),
        ("30,000\t1\nשלום\t2\n", {"30,000": 1, "שלום": 2}),
    ],
)
def test_rows(tmp_path: Path, content: str, counts: dict[str, int]) -> None:
    path = _file(tmp_path, content)
    found = read_background(str(path))
    assert found.counts == counts
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_bad_row_is_told_with_its_line(tmp_path: Path) -> None:
    rows = ["the\t1", "no tab", "\t4", "…\t4", "a b c\t4", "x\t0", "x\t-1", "x\t1.5", "x\t٣"]
    path = _file(tmp_path, "\n".join(rows))
    with pytest.raises(InputError) as caught:
        read_background(str(path))
    assert [p.split(": ")[0] for p in caught.value.problems] == [
        f"{path}:{line}" for line in range(2, 10)
    ]


def test_a_file_of_another_kind_does_not_flood(tmp_path: Path) -> None:
    path = _file(tmp_path, "word count\n" * 500)
    with pytest.raises(InputError) as caught:
        read_background(str(path))
    assert len(caught.value.problems) == 21
    assert caught.value.problems[-1] == f"{path}: 480 more rows like these"


@pytest.mark.parametrize(
    ("content", "says"),
    [("", "no rows; expected word<TAB>count"), ("\n\n", "no rows"), (b"\x00\x01", "binary")],
)
def test_no_rows(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_background(str(_file(tmp_path, content)))


def test_no_file(tmp_path: Path) -> None:
    for path in (tmp_path / "no.tsv", tmp_path):
        with pytest.raises(InputError, match="can't be read"):
            read_background(str(path))
