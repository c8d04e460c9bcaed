"""Writing a result so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from framecmp.errors import OutputError


@contextmanager
def replacing(output: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of ``output`` once all went well.

    It stands beside ``output`` until then, and goes away if anything fails. A missing
    folder is made. Opening it first tells of a bad place before any work is done.

    :raises OutputError: the place can't be written to.
    """
    target = output.resolve()
    if target.exists() and not target.is_file():
        what = "a folder" if target.is_dir() else "no ordinary file"
        raise OutputError(f"{output}: {what} is there, where a file is to be written")
    # Not tempfile's: those are for the owner's eyes only, and a report is to be shared.
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise OutputError(f"{output}: can't be written: {error.strerror or error}") from error
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        # The folder itself is what's wrong; that error is already on its way.
        return
