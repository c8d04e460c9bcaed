"""Corpora of any form: read through once, and then event by event."""

from __future__ import annotations

import warnings
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol, overload

import msgspec

from framecmp.corpus.events import Corpus, Event
from framecmp.corpus.fields import require_known
from framecmp.corpus.folder import ARTICLE_SUFFIXES, Folders, is_article
from framecmp.corpus.found import Found
from framecmp.corpus.opening import is_row_file
from framecmp.corpus.rowfile import MANIFEST, RowFile
from framecmp.errors import FramecmpWarning, InputError
from framecmp.records import DEFAULT_READING, Article, Reading
from framecmp.text import RepeatedLines, read_articles

# More of them say no more about what is wrong.
MOST_PROBLEMS = 1000
# Events that are named where one wasn't found.
_NAMED = 5


def stream_articles(path: str | Path, reading: Reading = DEFAULT_READING) -> Iterator[Found]:
    """Read through a corpus of any form: one item for each article and each problem.

    No text is kept, so that a file of any size is read in constant memory but for some
    hundred bytes an article, which find ids given twice.

    :warns FramecmpWarning: for each file whose encoding was guessed.

    Nothing is raised for bad input: a path that holds no corpus gives one problem.
    """
    try:
        source = _source(Path(path), reading)
    except InputError as error:
        for problem in error.problems:
            yield Found(where=str(path), event=None, problem=problem)
        return
    yield from source.scan()


def load_corpus(
    path: str | Path,
    reading: Reading = DEFAULT_READING,
    *,
    keep_going: bool = False,
    only: str | Sequence[str] = (),
    progress: Callable[[Iterator[Found]], Iterable[Found]] = iter,
) -> Corpus:
    """Read a corpus of any form through, and make its events ready to be read one by one.

    :param path: a folder of event folders, a folder with a ``manifest.csv``, or a file with an
        article a row.
    :param reading: how texts are read.
    :param only: the name or pattern (``*``, ``?``, ``[…]``), or several, of the events that are
        wanted; all, if there are none.
    :param keep_going: whether what can't be read is left out, with a warning each.
    :param progress: passes on each article and problem as it is read, as ``tqdm.tqdm`` does.
    :raises InputError: everything that is wrong with the corpus, at once; with
        ``keep_going``, that no event is left.
    :warns FramecmpWarning: for each file whose encoding was guessed, and each thing left out.
    """
    source = _source(Path(path), reading)
    patterns = [only] if isinstance(only, str) else only
    found = progress(source.scan())
    events = _events(path, source, found, reading, keep_going=keep_going, only=patterns)
    return Corpus(path=Path(path), events=events, repeated=events.repeated)


def load_event(
    path: str | Path, reading: Reading = DEFAULT_READING, *, keep_going: bool = False
) -> Event:
    """Read the only event of a folder of articles, a manifest's folder or a file of rows.

    :param keep_going: whether what can't be read is left out, with a warning each.
    :raises InputError: everything that is wrong with it, at once: fewer than two articles,
        any that can't be read, an ``event.toml`` that isn't one, more than one event.
    :warns FramecmpWarning: for each file whose encoding was guessed, and each thing left out.
    """
    path = Path(path)
    by_rows = path.is_file() or (path / MANIFEST).is_file()
    source = _source(path, reading) if by_rows else Folders([path], reading)
    events = _events(path, source, source.scan(), reading, keep_going=keep_going)
    if len(events) > 1:
        raise InputError(
            f"{path}: {len(events):,} events, where one is due; "
            "compare each by itself, or all with framecmp report"
        )
    return events[0]


def read_event_paths(
    paths: Sequence[str], reading: Reading = DEFAULT_READING, *, keep_going: bool = False
) -> tuple[Article, ...]:
    """Read one event, as :func:`load_event` does or from files by name, sorted by their ids.

    :raises InputError: everything that is wrong with them, at once.
    """
    if len(paths) == 1 and (Path(paths[0]).is_dir() or is_row_file(Path(paths[0]))):
        return load_event(paths[0], reading, keep_going=keep_going).articles
    articles = read_articles(paths, reading, keep_going=keep_going)
    return tuple(sorted(articles, key=lambda article: article.id))


def stream_paths(paths: Sequence[str], reading: Reading = DEFAULT_READING) -> Iterator[Found]:
    """Read through corpora as :func:`stream_articles` does, and through events of which
    articles are named: whoever changed an article wants its whole event looked at.

    A readme is passed over. Several articles of an event are it once.
    """
    folders: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.suffix.lower() in ARTICLE_SUFFIXES and path.is_file():
            if is_article(path):
                folders[path.parent] = None
        else:
            yield from stream_articles(path, reading)
    for folder in sorted(folders):
        if (folder / MANIFEST).is_file():
            yield from stream_articles(folder, reading)
            continue
        for found in Folders([folder], reading).scan():
            yield msgspec.structs.replace(found, event=str(folder))


class _Source(Protocol):
    """A corpus of one form. Scanned once; then its articles can be read again."""

    def scan(self) -> Iterator[Found]:
        """Read through all of it, one item for each article and each problem."""

    def article(self, number: int) -> Article:
        """Read again the article that was number ``number``, from 0, among those scanned."""

    def event(self, name: str, articles: Iterable[Article]) -> Event:
        """Make an event of articles of its own."""


class _Events(Sequence[Event]):
    """Events by their names, each read when it is asked for."""

    def __init__(
        self,
        source: _Source,
        index: Mapping[str, Iterable[int]],
        repeated: RepeatedLines | None,
    ) -> None:
        self._source = source
        self._index = index
        self._repeated = repeated
        self._names = sorted(index)

    @property
    def repeated(self) -> str:
        """A hash of the lines left out because outlets repeat them."""
        return "none" if self._repeated is None else self._repeated.digest()

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(at, slice):
            return tuple(map(self._event, self._names[at]))
        return self._event(self._names[at])

    def _event(self, name: str) -> Event:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FramecmpWarning)  # told in the first pass
            articles = map(self._source.article, self._index[name])
            if self._repeated is not None:
                articles = map(self._repeated.mark, articles)
            return self._source.event(name, articles)


def _source(path: Path, reading: Reading) -> _Source:
    require_known(reading.fields)
    if not path.exists():
        raise InputError(f"{path}: nothing there, where a corpus is due; check the name")
    if (path / MANIFEST).is_file():
        return RowFile(path / MANIFEST, reading)
    if path.is_dir():
        return Folders.of(path, reading)
    return RowFile(path, reading)


def _events(
    path: str | Path,
    source: _Source,
    found: Iterable[Found],
    reading: Reading,
    *,
    keep_going: bool,
    only: Sequence[str] = (),
) -> _Events:
    """Read a source through: the numbers of each event's articles, what outlets repeat.

    Events of fewer than two articles are left out.

    :param found: what the source's scan gives.
    """
    repeated = None if reading.keep_furniture else RepeatedLines()
    problems: list[str] = []
    index: dict[str, array[int]] = {}
    number = 0
    for one in found:
        if one.article is not None:
            index.setdefault(one.event or "", array("Q")).append(number)
            number += 1
            if repeated is not None:
                repeated.add(one.article)
        elif keep_going:
            warnings.warn(FramecmpWarning(one.problem), stacklevel=3)
        else:
            problems.append(one.problem)
        if len(problems) == MOST_PROBLEMS:
            problems.append(f"{path}: {MOST_PROBLEMS:,} problems; the rest is not read")
            break
    if problems:
        raise InputError(problems)
    kept = {event: numbers for event, numbers in index.items() if len(numbers) > 1}
    if not kept:
        raise InputError(f"{path}: no event of two articles is left to compare")
    return _Events(source, _chosen(path, kept, only), repeated)


def _chosen(
    path: str | Path, index: Mapping[str, Iterable[int]], only: Sequence[str]
) -> Mapping[str, Iterable[int]]:
    """The events whose names match any of the patterns."""
    unmet = [pattern for pattern in only if not any(fnmatchcase(n, pattern) for n in index)]
    if unmet:
        names = sorted(index)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        raise InputError(
            f"{path}: no event is called {pattern}; there are {', '.join(names[:_NAMED])}{more}"
            for pattern in unmet
        )
    return {
        name: numbers
        for name, numbers in index.items()
        if not only or any(fnmatchcase(name, pattern) for pattern in only)
    }
