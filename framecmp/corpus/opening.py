"""Row files opened as UTF-8 that can be read from any byte on, however they are stored."""

from __future__ import annotations

import codecs
import gzip
import tempfile
import zlib
from pathlib import Path
from typing import IO

from framecmp.errors import InputError
from framecmp.records import Reading
from framecmp.text.decoding import marked_codec, require_codec, require_no_magic

ROW_SUFFIXES = (".jsonl", ".ndjson", ".json", ".csv", ".tsv")
_PACKED = (".zip", ".bz2", ".xz", ".lzma", ".zst", ".lz4", ".br", ".7z", ".rar", ".tar", ".tgz")
_CHUNK = 1 << 20


def row_suffix(path: Path) -> str:
    """The suffix that tells the form of a row file, that of compression left out.

    :raises InputError: it is not that of a row file.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    if suffixes and suffixes[-1] in _PACKED:
        raise InputError(
            f"{path}: {suffixes[-1]} files are not unpacked here; "
            "unpack it, or pack it with gzip (.gz)"
        )
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    if not suffixes or suffixes[-1] not in ROW_SUFFIXES:
        known = ", ".join(ROW_SUFFIXES)
        raise InputError(
            f"{path}: not a corpus; expected a folder of event folders, a folder with "
            f"a manifest.csv, or a file of rows ({known}, also .gz)"
        )
    return suffixes[-1]


def is_row_file(path: Path) -> bool:
    """Whether a file's name is one of a row file."""
    try:
        return bool(row_suffix(path))
    except InputError:
        return False


def row_stem(path: Path) -> str:
    """The name of a row file without its suffixes."""
    return Path(path.stem).stem if path.suffix.lower() == ".gz" else path.stem


def open_utf8(path: Path, reading: Reading) -> IO[bytes]:
    """Open a row file. What is compressed or not UTF-8 is copied to a nameless temporary file.

    The encoding is what a byte order mark says, else UTF-8 if all of it is that, else
    ``reading.encoding``; none is guessed.

    :raises InputError: it can't be read, is broken, unpacks to more than
        ``reading.max_bytes``, or isn't in the encoding named.
    """
    try:
        file: IO[bytes] = path.open("rb")
        if path.suffix.lower() == ".gz":
            with file:
                file = _unpacked(file, path, reading.max_bytes)
        return _as_utf8(file, path, reading.encoding)
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror or error}") from error


def _unpacked(file: IO[bytes], path: Path, most: int) -> IO[bytes]:
    copy = _temporary()
    try:
        with gzip.open(file) as packed:
            while chunk := packed.read(_CHUNK):
                copy.write(chunk)
                if copy.tell() > most:
                    raise InputError(
                        f"{path}: unpacks to more than {most:,} bytes; "
                        "if it is meant to, raise --max-bytes"
                    )
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{path}: broken gzip file ({error}); fetch or pack it again") from error
    return copy


def _as_utf8(file: IO[bytes], path: Path, encoding: str | None) -> IO[bytes]:
    file.seek(0)
    head = file.read(16)
    require_no_magic(head, str(path))
    codec = marked_codec(head)
    if codec is None and encoding is not None:
        require_codec(encoding, str(path))
        codec = "utf-8" if _is_utf8(file) else encoding
    if codec is None and b"\0" in head:
        raise InputError(
            f"{path}: opens with NUL characters; is it UTF-16? name it: --encoding utf-16-le"
        )
    if codec is None or codec == "utf-8":
        return file
    with file:
        return _transcoded(file, path, codec)


def _is_utf8(file: IO[bytes]) -> bool:
    """Whether all of it is UTF-8, and not plain ASCII, which other codecs look like too."""
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    ascii_only = True
    try:
        while chunk := file.read(_CHUNK):
            ascii_only = ascii_only and chunk.isascii()
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not ascii_only


def _transcoded(file: IO[bytes], path: Path, codec: str) -> IO[bytes]:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(codec)()
    copy = _temporary()
    line = 1
    try:
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            copy.write(text.encode())
            line += text.count("\n")
        decoder.decode(b"", final=True)
    except UnicodeError as error:
        raise InputError(
            f"{path}: not valid {codec}, after line {line}; name the right one with --encoding"
        ) from error
    return copy


def _temporary() -> IO[bytes]:
    return tempfile.TemporaryFile(prefix="framecmp-")
