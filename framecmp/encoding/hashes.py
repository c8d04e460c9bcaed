"""Hashes of files; that of a large one is remembered while the file stays as it is.

Hashing a model's weights takes longer than two articles whose vectors are known. So a hash that
only names a model may be remembered; what is loaded is hashed each time.
"""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from framecmp.errors import ModelError, OutputError
from framecmp.files import path_text, write_atomically

_LARGE = 1 << 20

# A file changed again within one tick of the clock can't be told from what was hashed.
_SETTLED_SECONDS = 2

# Size, number on the disk, and when content and state changed last. The last can't be set back.
_State = tuple[int, int, int, int]


class _Remembered(Struct, frozen=True):
    """A hash; ``seal`` tells whether it was written down here, and is as it was then."""

    state: _State
    sha256: str
    seal: str


def file_sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal.

    :raises ModelError: it can't be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}") from error


def remembered_sha256(path: Path, memory: Path) -> str:
    """The same, from memory if nothing has changed the file since.

    :param memory: the file of hashes, made if need be; without it every file is hashed.
    :raises ModelError: the file can't be read.
    """
    state, settled = _state(path)
    if state[0] < _LARGE:
        return file_sha256(path)
    place, known = path_text(path.absolute()), _read(memory)
    if place in known and known[place].state == state:
        digest = known[place].sha256
        # One that was altered would have the weights called damaged.
        if known[place].seal == _seal(place, state, digest):
            return digest
    digest = file_sha256(path)
    if settled and _state(path)[0] == state:
        with suppress(OutputError):
            known[place] = _Remembered(state, digest, _seal(place, state, digest))
            write_atomically(memory, msgspec.json.encode(known))
    return digest


def _state(path: Path) -> tuple[_State, bool]:
    """What changes whenever a file does, and whether it has been so for a while."""
    try:
        said = path.stat()
    except OSError as error:
        raise ModelError(f"{path}: {error.strerror}") from error
    settled = time.time() - max(said.st_mtime, said.st_ctime) > _SETTLED_SECONDS
    return (said.st_size, said.st_ino, said.st_mtime_ns, said.st_ctime_ns), settled


def _seal(place: str, state: _State, digest: str) -> str:
    return hashlib.sha256(repr((place, state, digest)).encode()).hexdigest()[:16]


def _read(memory: Path) -> dict[str, _Remembered]:
    try:
        return msgspec.json.decode(memory.read_bytes(), type=dict[str, _Remembered])
    except (OSError, msgspec.DecodeError):
        return {}
