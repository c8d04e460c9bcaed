"""Writing results: the whole file, or the old one."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from framecmp.errors import OutputError
from framecmp.files import check_writable, write_atomically


def _names(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "result.json"


def test_a_new_file_and_one_written_over(path: Path) -> None:
    for data in (b"first, and longer", b"then", b""):
        write_atomically(path, data)
        assert path.read_bytes() == data
        assert _names(path.parent) == [path.name]


def test_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_rights_follow_the_umask(path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_atomically(path, b"x")
        assert os.umask(umask) == umask, "it is left as it was"
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_failure_leaves_the_old_file_and_nothing_else(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_atomically(path, b"old")

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        OutputError, match=r"result\.json: can't be written: No space left .* --out"
    ):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert _names(path.parent) == [path.name]


def test_an_interrupt_leaves_nothing_either(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert _names(path.parent) == []


@pytest.mark.parametrize("write", [check_writable, lambda path: write_atomically(path, b"x")])
class TestObstacles:
    def test_a_folder(self, tmp_path: Path, write) -> None:
        with pytest.raises(OutputError, match="a folder; name a file to write to"):
            write(tmp_path)

    def test_a_file_where_a_folder_is_due(self, tmp_path: Path, write) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(OutputError, match="can't be written"):
            write(tmp_path / "file" / "result.json")

    def test_a_name_too_long(self, tmp_path: Path, write) -> None:
        with pytest.raises(OutputError, match="can't be written"):
            write(tmp_path / ("x" * 300) / "result.json")

    def test_a_read_only_folder(self, tmp_path: Path, write) -> None:
        tmp_path.chmod(0o500)
        if os.access(tmp_path, os.W_OK):
            pytest.skip("nothing is read-only to root")
        with pytest.raises(OutputError, match="can't be written: Permission denied"):
            write(tmp_path / "result.json")

    def test_a_folder_that_can_not_be_entered(self, tmp_path: Path, write) -> None:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o000)
        if os.access(closed, os.X_OK):
            pytest.skip("nothing is closed to root")
        with pytest.raises(OutputError, match="can't be written: Permission denied"):
            write(closed / "result.json")

    @pytest.mark.parametrize("length", [300, 5000])
    def test_a_file_name_too_long(self, tmp_path: Path, write, length: int) -> None:
        with pytest.raises(OutputError, match="can't be written: File name too long"):
            write(tmp_path / ("x" * length))


def test_checking_leaves_nothing_behind(path: Path) -> None:
    check_writable(path)
    assert _names(path.parent) == []
    path.write_bytes(b"old")
    check_writable(path)
    assert path.read_bytes() == b"old"


def test_a_link_stays_and_its_target_is_renewed(tmp_path: Path) -> None:
    target, link = tmp_path / "deep" / "target.txt", tmp_path / "link.txt"
    target.parent.mkdir()
    link.symlink_to(target)
    for data in (b"first", b"second"):
        write_atomically(link, data)
        assert link.is_symlink()
        assert target.read_bytes() == data
    assert _names(target.parent) == [target.name]


def test_a_link_to_itself_has_no_target_and_is_replaced(path: Path) -> None:
    path.symlink_to(path)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(fifo.read_bytes()))
    reader.start()
    write_atomically(fifo, b"through")
    reader.join(10)
    assert got == [b"through"]
    assert fifo.is_fifo()


def test_a_device_is_not_replaced() -> None:
    check_writable(Path(os.devnull))
    write_atomically(Path(os.devnull), b"x")
    assert Path(os.devnull).is_char_device()
