"""JSON lines and CSV tables, record by record, each with the byte at which it starts."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any, NamedTuple, Protocol

import msgspec

from framecmp.corpus.fields import known_spelling, names_of
from framecmp.errors import InputError
from framecmp.text.articles import LONGEST

# What an article's longest text can take with every character escaped, and some more.
MOST_BYTES = 16 * LONGEST

# The one that the file's name says goes first; spreadsheets choose by the country.
_DELIMITERS = ",;\t|"
_SAYS_DELIMITER = re.compile(r"\"?sep=([,;\t|])\"?")
_BYTE = re.compile(r" \(byte (\d+)\)$")
_NOT_UTF8 = "not valid UTF-8; name the file's encoding, as in --encoding cp1251"
_TOO_LONG = f"more than {MOST_BYTES:,} bytes in one line; expected one article a line"


class Entry(NamedTuple):
    """One record of a file, or what is wrong with it. ``line`` and ``column`` count from 1."""

    offset: int
    line: int
    fields: Mapping[str, Any] = {}
    problem: str | None = None
    column: int | None = None


class Rows(Protocol):
    """A file's records."""

    def read(self, offset: int = 0, line: int = 1) -> Iterator[Entry]:
        """The records from the one that starts at a byte and line, by default the first."""


class JsonLines:
    """One JSON object a line (https://jsonlines.org); blank lines are passed over."""

    def __init__(self, file: IO[bytes], path: Path) -> None:
        """Look whether the file is JSON lines at all.

        :raises InputError: it is empty, or one array or one object over several lines.
        """
        self._file = file
        first = next((line.data for line in _lines(file, 0, 1) if line.data.strip()), None)
        if first is None:
            raise InputError(f"{path}: is empty; expected one JSON object a line")
        if first.strip() == b"{" or first.lstrip().startswith(b"["):
            how = "jq -c '.[]'" if first.lstrip().startswith(b"[") else "jq -c ."
            raise InputError(
                f"{path}:1: JSON in an array or over several lines; "
                f"write one object a line, as {how} does"
            )

    def read(self, offset: int = 0, line: int = 1) -> Iterator[Entry]:
        """The records from one that starts at a byte, in order."""
        for at in _lines(self._file, offset, line):
            if len(at.data) > MOST_BYTES:
                yield Entry(at.offset, at.number, problem=_TOO_LONG)
            elif at.data.strip():
                yield _json_entry(at)


class Table:
    """CSV (RFC 4180) or the same with tabs, semicolons or bars. The first record names the columns.

    A line ``sep=;`` above it, as spreadsheets write it, is passed over.
    """

    def __init__(
        self, file: IO[bytes], path: Path, delimiter: str, content: str, fields: Mapping[str, str]
    ) -> None:
        """Read the header.

        :param content: the field that must be among the columns.
        :raises InputError: there is no header, or one without that field.
        """
        self._file = file
        due = names_of(content, fields)
        self._above, self._delimiter = self._layout(delimiter, due, fields)
        # It is the process's own and small; a cell may hold a whole article.
        csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))
        header = next(islice(self._records(0, 1), self._above, None), None)
        if header is None:
            raise InputError(f"{path}: is empty; expected a header line and a line an article")
        if isinstance(header, Entry):
            raise InputError(f"{path}:{header.line}: {header.problem}")
        self._header = [cell.strip() for cell in header[-1]]
        twice = sorted({name for name in self._header if name and self._header.count(name) > 1})
        if twice:
            raise InputError(f"{path}:1: the header names {', '.join(twice)} twice")
        if not set(due) & known_spelling(dict.fromkeys(self._header), fields).keys():
            found = ", ".join(self._header)[:200]
            raise InputError(
                f"{path}:{self._above + 1}: no column {' or '.join(due)} in the header ({found}); "
                f"give a header line, or name the column: --field {content}=NAME"
            )
        if next(self.read(), None) is None:
            raise InputError(f"{path}: a header line and no rows; expected a row an article")

    def _layout(
        self, delimiter: str, due: Sequence[str], fields: Mapping[str, str]
    ) -> tuple[int, str]:
        """How many lines stand above the header, and what parts its columns."""
        lines = (
            line.data.decode("utf-8", "replace").strip("\r\n ") for line in _lines(self._file, 0, 1)
        )
        first = next(lines, "")
        said = _SAYS_DELIMITER.fullmatch(first)
        if said is not None:
            return 1, said[1]
        for tried in (delimiter, *_DELIMITERS):
            named = dict.fromkeys(cell.strip("\"' ") for cell in first.split(tried))
            if not known_spelling(named, fields).keys().isdisjoint(due):
                return 0, tried
        return 0, delimiter

    def read(self, offset: int = 0, line: int = 1) -> Iterator[Entry]:
        """The records from one that starts at a byte, in order, the header left out."""
        records = self._records(offset, line)
        for record in records if offset else islice(records, self._above + 1, None):
            yield record if isinstance(record, Entry) else self._named(*record)

    def _records(self, offset: int, line: int) -> Iterator[Entry | tuple[int, int, list[str]]]:
        feed = _Feed(self._file, offset, line)
        reader = csv.reader(feed, delimiter=self._delimiter, strict=True)
        while True:
            at, number = feed.offset, feed.line
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield Entry(at, number, problem=f"not CSV: {error}; check quotes and line ends")
            else:
                if cells:
                    yield at, number, cells

    def _named(self, offset: int, line: int, cells: list[str]) -> Entry:
        if len(cells) != len(self._header):
            found = f"{len(cells)} cells, where the header has {len(self._header)}"
            return Entry(offset, line, problem=f"{found}; quote cells that hold the delimiter")
        try:
            "".join(cells).encode()
        except UnicodeEncodeError:
            return Entry(offset, line, problem=_NOT_UTF8)
        named = zip(self._header, cells, strict=True)
        return Entry(offset, line, {name: cell for name, cell in named if cell.strip()})


class _Feed:
    """A file's lines as text, which knows where the next one starts."""

    def __init__(self, file: IO[bytes], offset: int, line: int) -> None:
        self._lines = _lines(file, offset, line)
        self.offset = offset
        self.line = line

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.offset = line.end
        self.line = line.number + 1
        if len(line.data) > MOST_BYTES:
            raise csv.Error(_TOO_LONG)
        return line.data.decode("utf-8", "surrogateescape")


class _Line(NamedTuple):
    """A line as bytes, cut where it is longer than ``MOST_BYTES``."""

    offset: int
    end: int
    number: int
    data: bytes


def _lines(file: IO[bytes], offset: int, number: int) -> Iterator[_Line]:
    """The lines from one that starts at a byte, without a byte order mark."""
    file.seek(offset)
    while data := file.readline(MOST_BYTES + 1):
        end, piece = offset + len(data), data
        while len(piece) > MOST_BYTES and not piece.endswith(b"\n"):
            piece = file.readline(MOST_BYTES + 1)
            end += len(piece)
        yield _Line(offset, end, number, data if offset else data.removeprefix(codecs.BOM_UTF8))
        offset, number = end, number + 1


def _json_entry(line: _Line) -> Entry:
    try:
        found = msgspec.json.decode(line.data.rstrip(b"\r\n"), type=dict[str, Any])
    except UnicodeDecodeError:
        return _undecoded(line)
    except (msgspec.ValidationError, RecursionError) as error:
        return Entry(line.offset, line.number, problem=f"not a JSON object to read: {error}")
    except msgspec.DecodeError as error:
        return _malformed(line, str(error))
    return Entry(line.offset, line.number, found)


def _malformed(line: _Line, message: str) -> Entry:
    at = _BYTE.search(message)
    if at is None:
        problem = "not JSON: ends too early, or holds half a surrogate pair"
        where = len(line.data.rstrip())
    else:
        problem = f"not JSON: {_BYTE.sub('', message).removeprefix('JSON is malformed: ')}"
        where = int(at[1])
    column = len(line.data[:where].decode("utf-8", "replace")) + 1
    return Entry(line.offset, line.number, problem=problem, column=column)


def _undecoded(line: _Line) -> Entry:
    try:
        line.data.decode()
    except UnicodeDecodeError as error:
        column = len(line.data[: error.start].decode()) + 1
        return Entry(line.offset, line.number, problem=_NOT_UTF8, column=column)
    return Entry(line.offset, line.number, problem=_NOT_UTF8)
