"""Vectors kept between runs, in one SQLite file.

An encoder wrapped in :class:`CachedEncoder` is built only when a passage is met that the
file doesn't hold, so a second run loads neither torch nor the model.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import warnings
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec
import numpy as np

from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.encoding.resolution import ModelFolder
from framecmp.errors import FramecmpWarning, OutputError
from framecmp.records import Model
from framecmp.types import FloatArray

# Raised when what an encoder makes of a passage changes: old rows are then never met again.
LAYOUT = 3
_CHUNK = 128
_CHECKSUM = 4
_CREATE = """
CREATE TABLE IF NOT EXISTS vectors (
    model TEXT NOT NULL, precision TEXT NOT NULL, passage TEXT NOT NULL, value BLOB NOT NULL,
    PRIMARY KEY (model, precision, passage))
"""


_SELECT = "SELECT value FROM vectors WHERE model=? AND precision=? AND passage=?"
_HAS = "SELECT 1 FROM vectors WHERE model=? AND precision=? AND passage=?"
_INSERT = "INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)"

_T = TypeVar("_T")


class _Row(msgspec.Struct, array_like=True):
    """One passage's vectors as bytes: float32 means, float16 tokens, int32 offsets."""

    width: int
    passage: bytes
    sentences: bytes
    tokens: bytes
    middle: bytes
    offsets: bytes
    sentence_of: bytes
    weights: bytes
    pieces: bytes


class CachedEncoder:
    """An encoder that looks a passage up before it encodes it.

    :param folder: the model's name and hash.
    :param precision: as the encoder's; vectors of one precision and device are kept apart from
        those of another, since they differ in the last digits.
    :param device: what computes, as the user named it.
    :param load: builds the encoder; called at most once, when first needed.
    :param path: the cache file, or None to keep nothing.
    :param progress: told how many of the missing passages are done, and of how many.
    """

    def __init__(
        self,
        folder: ModelFolder,
        precision: str,
        load: Callable[[], Encoder],
        *,
        device: str = "cpu",
        path: Path | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        self._folder, self.precision = folder, precision
        arithmetic = precision if device == "cpu" else f"{precision} on {device}"
        self._where = (folder.sha256, arithmetic)
        self._load, self._path, self._progress = load, path, progress
        self._encoder: Encoder | None = None
        self._lock = Lock()
        self._dim: int | None = None
        self._told = False

    @property
    def model(self) -> Model:
        """Name, hash and dimension of the model."""
        if self._dim is None:
            self._dim = self._built().model.dim
        return Model(name=self._folder.name, sha256=self._folder.sha256, dim=self._dim)

    def expect(self, passages: Sequence[PassageInput]) -> None:
        """Load the encoder now, if it will be needed for these passages.

        Meant for a thread beside other work; :meth:`encode` waits until it is done, and meets
        again what goes wrong here.
        """
        keys = {_key(p, self._folder.configuration) for p in passages}
        with self._lock:
            if not self._holds(keys):
                self._built()

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        """Encode passages; those met before, in this run or another, are read back."""
        keys = [_key(p, self._folder.configuration) for p in passages]
        with self._lock:
            found = self._read(set(keys))
            found |= self._encode(
                {k: p for k, p in zip(keys, passages, strict=True) if k not in found}
            )
        result = [found[k] for k in keys]
        if result:
            self._dim = result[0].passage.shape[0]
        return result

    def _encode(self, missing: Mapping[str, PassageInput]) -> dict[str, Encoded]:
        """Encode passages by their keys, and keep what they gave."""
        found: dict[str, Encoded] = {}
        todo = sorted(missing)
        for at in range(0, len(todo), _CHUNK):
            chunk = todo[at : at + _CHUNK]
            encoded = self._built().encode([missing[k] for k in chunk])
            fresh = {k: _pack(k, e) for k, e in zip(chunk, encoded, strict=True)}
            self._write(fresh)
            # Fresh vectors are rounded as kept ones are: a run is the same either way.
            found |= {k: _unpack(k, row) for k, row in fresh.items()}
            if self._progress is not None:
                self._progress(at + len(chunk), len(todo))
        return found

    def _built(self) -> Encoder:
        if self._encoder is None:
            with warnings.catch_warnings():
                if self._told:
                    # That a graph can't be kept in the same folder is no news.
                    warnings.simplefilter("ignore", FramecmpWarning)
                self._encoder = self._load()
        return self._encoder

    def _holds(self, keys: set[str]) -> bool:
        """Whether the file has a row of every key, sound or not."""

        def all_there(db: sqlite3.Connection) -> bool:
            return all(db.execute(_HAS, (*self._where, key)).fetchone() for key in sorted(keys))

        return bool(self._exchange(all_there))

    def _read(self, keys: set[str]) -> dict[str, Encoded]:
        def select(db: sqlite3.Connection) -> dict[str, bytes]:
            found = {}
            for key in sorted(keys):
                row = db.execute(_SELECT, (*self._where, key)).fetchone()
                if row is not None:
                    found[key] = row[0]
            return found

        rows = self._exchange(select) or {}
        found = {}
        for key, row in rows.items():
            # A damaged row, or another passage's, is no row: it is encoded and written anew.
            with suppress(msgspec.DecodeError, ValueError, TypeError):
                found[key] = _unpack(key, row)
        return found

    def _write(self, rows: dict[str, bytes]) -> None:
        values = [(*self._where, key, value) for key, value in rows.items()]
        self._exchange(lambda db: db.executemany(_INSERT, values))

    def _exchange(self, work: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do ``work`` on the file; a file that can't be used is told, and left alone."""
        if self._path is None:
            return None
        try:
            with open_cache(self._path) as db, db:
                return work(db)
        except (sqlite3.Error, OSError) as error:
            advice = (
                "the environment variable FRAMECMP_CACHE names another folder"
                if _is_read_only(self._path)
                else "`framecmp cache clear` removes it"
            )
            warnings.warn(
                f"the cache {self._path} can't be used and this run does without: {error}; "
                f"{advice}",
                FramecmpWarning,
                stacklevel=2,
            )
            self._path, self._told = None, True
            return None


@contextmanager
def open_cache(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the cache file, made if need be; one that can't be written, to read from alone.

    Its own errors are let through.
    """
    if _is_read_only(path):
        # As it is: there is no room for the files that SQLite keeps beside it.
        db = sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
        with closing(db):
            yield db
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, timeout=30)
    with closing(db):
        # Blobs of some 100 kB: larger pages and one writer beside readers.
        db.execute("PRAGMA page_size=8192")
        # The mode stays with the file. Runs that start at once race to set it, and whoever
        # loses is told at once that the file is locked, whatever the timeout.
        with suppress(sqlite3.OperationalError):
            db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute(_CREATE)
        yield db


def _is_read_only(path: Path) -> bool:
    """Whether there is a cache in a folder where nothing can be written: of an image, say."""
    return path.is_file() and not os.access(path.parent, os.W_OK)


def cache_counts(path: Path) -> list[tuple[str, str, int]]:
    """(model hash, precision, passages) of what an existing cache file holds.

    :raises OutputError: the file is no cache.
    """
    try:
        with open_cache(path) as db:
            return db.execute(
                "SELECT model, precision, COUNT(*) FROM vectors GROUP BY 1, 2 ORDER BY 1, 2"
            ).fetchall()
    except (sqlite3.Error, OSError) as error:
        raise OutputError(f"{path}: can't be read as a cache: {error}") from error


def clear_cache(path: Path, *others: Path) -> None:
    """Remove the cache file, what SQLite keeps beside it, and others; fine if there is none.

    :raises OutputError: it can't be removed.
    """
    try:
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        for other in others:
            other.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: can't be removed: {error.strerror}") from error


def _key(passage: PassageInput, configuration: str) -> str:
    said = msgspec.json.encode(
        (LAYOUT, configuration, passage.text, passage.sentences, passage.before, passage.after)
    )
    return hashlib.sha256(said).hexdigest()


def _pack(key: str, e: Encoded) -> bytes:
    row = msgspec.msgpack.encode(
        _Row(
            width=e.tokens.shape[1],
            passage=e.passage.tobytes(),
            sentences=e.sentences.tobytes(),
            tokens=e.tokens.astype(np.float16).tobytes(),
            middle=e.middle.astype(np.float16).tobytes(),
            offsets=e.offsets.tobytes(),
            sentence_of=e.sentence_of.tobytes(),
            weights=e.weights.tobytes(),
            pieces=e.pieces.tobytes(),
        )
    )
    return _checksum(key, row) + row


def _checksum(key: str, row: bytes) -> bytes:
    """Of a row with its key, so that a whole row in another's place is noticed too."""
    return zlib.crc32(row, zlib.crc32(key.encode())).to_bytes(_CHECKSUM, "big")


def _unpack(key: str, blob: bytes) -> Encoded:
    if _checksum(key, blob[_CHECKSUM:]) != blob[:_CHECKSUM]:
        raise ValueError("damaged, or another passage's")
    row = msgspec.msgpack.decode(blob[_CHECKSUM:], type=_Row)
    return Encoded(
        passage=np.frombuffer(row.passage, dtype=np.float32),
        sentences=_floats(row.sentences, np.float32, row.width),
        tokens=_floats(row.tokens, np.float16, row.width),
        middle=_floats(row.middle, np.float16, row.width),
        offsets=np.frombuffer(row.offsets, dtype=np.int32).reshape(-1, 2),
        sentence_of=np.frombuffer(row.sentence_of, dtype=np.int32),
        weights=np.frombuffer(row.weights, dtype=np.float32),
        pieces=np.frombuffer(row.pieces, dtype=np.int32),
    )


def _floats(blob: bytes, kind: type[np.floating], width: int) -> FloatArray:
    return np.frombuffer(blob, dtype=kind).reshape(-1, width).astype(np.float32)
