"""Files: results written so that nothing is lost (whole, or the old one stays), and names."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from framecmp.errors import OutputError


def path_text(path: str | Path) -> str:
    """A path as text that any file can hold: bytes that aren't UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def check_writable(path: Path) -> None:
    """Find out before long work whether ``path`` can be written. Makes missing folders.

    :raises OutputError: it can't.
    """
    try:
        if path.is_dir():
            raise OutputError(f"{path}: a folder; name a file to write to")
        if is_stream(path):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise _not_written(path, error) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write to a temporary file beside ``path``, then rename: a failure leaves the old file.

    A device or pipe is written to as it is; a symbolic link stays, and its target is renewed.

    :raises OutputError: it can't be written.
    """
    check_writable(path)
    temporary = None
    try:
        if is_stream(path):
            path.write_bytes(data)
            return
        path = Path(os.path.realpath(path))
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
        # A temporary file is its owner's alone; a result gets the rights any new file gets.
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def is_stream(path: Path) -> bool:
    """Whether data only passes through there: /dev/null, /dev/stdout on a pipe, a fifo."""
    return path.exists() and not path.is_file()


def _not_written(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path}: can't be written: {error.strerror or error}; name another place with --output"
    )
