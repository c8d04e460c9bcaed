"""A corpus as one file of rows: of articles, or of the paths of articles (a manifest)."""

from __future__ import annotations

import hashlib
import weakref
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from framecmp.corpus.events import Event, event_of
from framecmp.corpus.fields import Row, named_event, row_of
from framecmp.corpus.found import Found
from framecmp.corpus.opening import open_utf8, row_stem, row_suffix
from framecmp.corpus.rows import Entry, JsonLines, Rows, Table
from framecmp.errors import InputError
from framecmp.records import Article, Reading
from framecmp.text import article_from_text, read_article

MANIFEST = "manifest.csv"


class RowFile:
    """Rows of articles, or a manifest. The file stays open for as long as this lives.

    Rows without an id get the number of their line, articles of a manifest the name of
    their file. Where no row names an event, all are one, named after the file.
    """

    def __init__(self, path: Path, reading: Reading) -> None:
        """Open the file, and look at how it begins.

        :raises InputError: it can't be read, or isn't of a form that is read.
        """
        self._path = path
        self._reading = reading
        self._content = "path" if path.name == MANIFEST else "text"
        suffix = row_suffix(path)
        file = open_utf8(path, reading)
        weakref.finalize(self, file.close)
        if suffix in (".csv", ".tsv"):
            delimiter = "\t" if suffix == ".tsv" else ","
            self._rows: Rows = Table(file, path, delimiter, self._content, reading.fields)
        else:
            self._rows = JsonLines(file, path)
        self._offsets = array("Q")
        self._lines = array("Q")

    def scan(self) -> Iterator[Found]:
        """Each row in order, then each event of one article."""
        whole = None if self._names_events() else self._name()
        counts: Counter[str] = Counter()
        lines: dict[int, int] = {}
        for entry in self._rows.read():
            event = named_event(entry.fields, self._reading.fields) or whole
            counts.update(() if event is None else (event,))
            try:
                article = self._read(entry)
                self._require_place(entry, event, article.id, lines)
            except InputError as error:
                for problem in error.problems:
                    yield Found(where=self._where(entry), event=event, problem=problem)
            else:
                self._offsets.append(entry.offset)
                self._lines.append(entry.line)
                yield Found(where=self._where(entry), event=event, article=article)
        for event in sorted(event for event, n in counts.items() if n < 2):
            problem = f"{self._path}: event {event}: 1 article; an event needs two or more"
            yield Found(where=str(self._path), event=event, problem=problem)

    def article(self, number: int) -> Article:
        """Read the article again that was number ``number`` of those scanned."""
        entry = next(self._rows.read(self._offsets[number], self._lines[number]), None)
        if entry is None:
            raise InputError(f"{self._path}: was changed while it was read")
        return self._read(entry)

    def event(self, name: str, articles: Iterable[Article]) -> Event:
        """Make an event of its articles."""
        return event_of(articles, name=name, folder=self._path.parent)

    def _names_events(self) -> bool:
        """Whether any row does: those that don't are wrong then."""
        return any(named_event(entry.fields, self._reading.fields) for entry in self._rows.read())

    def _name(self) -> str:
        if self._content == "path":
            return self._path.absolute().parent.name
        return row_stem(self._path)

    def _read(self, entry: Entry) -> Article:
        if entry.problem is not None:
            raise self._error(entry, [entry.problem])
        try:
            row = row_of(entry.fields, self._reading.fields, self._content)
        except InputError as error:
            raise self._error(entry, error.problems) from None
        return self._from_path(entry, row) if self._content == "path" else self._told(entry, row)

    def _told(self, entry: Entry, row: Row) -> Article:
        return article_from_text(
            row.content,
            id=row.id or f"line-{entry.line}",
            path=self._where(entry),
            reading=self._reading,
            about=row.about,
        )

    def _from_path(self, entry: Entry, row: Row) -> Article:
        path = self._path.parent / row.content
        try:
            return read_article(str(path), self._reading, id=row.id or path.stem, about=row.about)
        except InputError as error:
            raise self._error(entry, error.problems) from None

    def _require_place(
        self, entry: Entry, event: str | None, id_: str, lines: dict[int, int]
    ) -> None:
        """See to it that an article has an event, and an id of its own there.

        :param lines: where each id of each event was first, by a hash: ids can be long.
        """
        if event is None:
            problem = "no event, which other rows have; give it to all rows, or to none"
            raise self._error(entry, [problem])
        key = hashlib.blake2b(f"{event}\0{id_}".encode(), digest_size=8).digest()
        line = lines.setdefault(int.from_bytes(key, "big"), entry.line)
        if line != entry.line:
            problem = (
                f"id {id_} again, which line {line} has; give each article of an event its own"
            )
            raise self._error(entry, [problem])

    def _where(self, entry: Entry) -> str:
        column = "" if entry.column is None else f":{entry.column}"
        return f"{self._path}:{entry.line}{column}"

    def _error(self, entry: Entry, problems: Iterable[str]) -> InputError:
        where = self._where(entry)
        return InputError(f"{where}: {problem}" for problem in problems)
