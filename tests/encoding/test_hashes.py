"""Hashes that are remembered while a file stays as it is."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from framecmp.encoding import hashes
from framecmp.encoding.folders import graphs_folder, hashes_file, vectors_file
from framecmp.encoding.hashes import file_sha256, remembered_sha256
from framecmp.errors import ModelError

LARGE = b"w" * (1 << 20)


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "hashes.json"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return _written(tmp_path / "weights", LARGE)


def _written(path: Path, data: bytes) -> Path:
    """A file; it counts as settled, which one written just now doesn't."""
    path.write_bytes(data)
    return path


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes, "_SETTLED_SECONDS", -60)


def _never(_path: Path) -> str:
    raise AssertionError("hashed again")


def test_a_hash_is_computed_once(
    weights: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remembered_sha256(weights, memory)
    assert first == hashlib.sha256(LARGE).hexdigest() == file_sha256(weights)
    monkeypatch.setattr(hashes, "file_sha256", _never)
    assert remembered_sha256(weights, memory) == first


def test_a_path_that_is_not_utf_8(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights = _written(tmp_path / os.fsdecode(b"mod\xe8le"), LARGE)
    first = remembered_sha256(weights, memory)
    monkeypatch.setattr(hashes, "file_sha256", _never)
    assert remembered_sha256(weights, memory) == first


def test_a_changed_file_is_hashed_again(weights: Path, memory: Path) -> None:
    before = remembered_sha256(weights, memory)
    times = weights.stat()
    weights.write_bytes(LARGE[:-1] + b"x")
    # As long as before, and made to look as old.
    os.utime(weights, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = remembered_sha256(weights, memory)
    assert before != after == file_sha256(weights)


def test_an_exchanged_file_is_hashed_again(weights: Path, memory: Path, tmp_path: Path) -> None:
    before = remembered_sha256(weights, memory)
    _written(tmp_path / "other", LARGE[:-1] + b"x").replace(weights)
    assert remembered_sha256(weights, memory) == file_sha256(weights) != before


def test_a_file_of_this_very_moment_is_not_remembered(
    weights: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashes, "_SETTLED_SECONDS", 60)
    remembered_sha256(weights, memory)
    assert not memory.exists()


def test_a_clock_that_went_back(weights: Path, memory: Path) -> None:
    """A file of the future isn't settled, however long it has been there."""
    os.utime(weights, (4e9, 4e9))
    assert remembered_sha256(weights, memory) == file_sha256(weights)
    assert not memory.exists()


def test_small_files_are_not_remembered(tmp_path: Path, memory: Path) -> None:
    assert remembered_sha256(_written(tmp_path / "small", b"{}"), memory)
    assert not memory.exists()


@pytest.mark.parametrize("damaged", [b"", b"{", b"[]", b'{"weights": 1}'])
def test_a_damaged_memory_is_made_anew(weights: Path, memory: Path, damaged: bytes) -> None:
    expected = remembered_sha256(weights, memory)
    kept = memory.read_bytes()
    memory.write_bytes(damaged)
    assert remembered_sha256(weights, memory) == expected
    assert memory.read_bytes() == kept


def test_where_nothing_can_be_kept(weights: Path, tmp_path: Path) -> None:
    in_the_way = _written(tmp_path / "file", b"")
    assert remembered_sha256(weights, in_the_way / "hashes.json") == file_sha256(weights)


def test_a_file_that_is_not_there(tmp_path: Path, memory: Path) -> None:
    with pytest.raises(ModelError, match="nowhere: No such file"):
        remembered_sha256(tmp_path / "nowhere", memory)


def test_where_the_files_are(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FRAMECMP_CACHE", str(tmp_path))
    found = vectors_file(), graphs_folder(), hashes_file()
    assert [path.name for path in found] == ["vectors.sqlite3", "graphs", "hashes.json"]
    assert {path.parent for path in found} == {tmp_path}
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FRAMECMP_CACHE", "~/mine")
    assert vectors_file().parent == tmp_path / "mine"
    monkeypatch.delenv("FRAMECMP_CACHE")
    assert vectors_file().parent.name == "framecmp"


def test_a_hash_altered_by_hand_is_not_believed(weights: Path, memory: Path) -> None:
    """The weights, which are as they were, would be called damaged."""
    first = remembered_sha256(weights, memory)
    memory.write_text(memory.read_text("utf-8").replace(first, "0" * 64), "utf-8")
    assert remembered_sha256(weights, memory) == first
    assert first in memory.read_text("utf-8")
