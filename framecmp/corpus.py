"""Many events: a folder of folders, read and compared one event at a time."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from framecmp.comparison import compare
from framecmp.encoding import Encoder
from framecmp.errors import InputError
from framecmp.records import Article, Comparison, Record, Settings
from framecmp.text import ParagraphMode, read_articles

ARTICLE_SUFFIXES = {".txt", ".md"}
GOLD_FILE = "gold.jsonl"
_EVENT_FILE = "event.toml"
_EVENT_KEYS = {"title"}


class Event(Record, frozen=True, kw_only=True):
    """The articles about one event. ``name`` is its folder's, ``title`` is for people."""

    name: str
    title: str
    folder: Path
    articles: tuple[Article, ...]


class Corpus(Record, frozen=True, kw_only=True):
    """A corpus as read: its events in the order of their names."""

    path: Path
    events: tuple[Event, ...]


class ComparedEvent(Record, frozen=True, kw_only=True):
    """An event and what comparing its articles gave."""

    event: Event
    comparison: Comparison


def load_corpus(
    path: str | Path,
    *,
    encoding: str | None = None,
    paragraphs: ParagraphMode = "auto",
    keep_furniture: bool = False,
) -> Corpus:
    """Read ``CORPUS/<event>/<outlet>.txt`` (or .md); other files are none of its business.

    :raises InputError: everything that is wrong with the corpus, at once.
    """
    root = Path(path)
    if not root.is_dir():
        found = "a file" if root.exists() else "nothing there"
        raise InputError(f"{path}: {found}, where a corpus folder of event folders is due")
    folders = [p for p in _listed(root) if p.is_dir()]
    problems: list[str] = []
    events: list[Event] = []
    for folder in folders:
        try:
            events.append(
                load_event(
                    folder, encoding=encoding, paragraphs=paragraphs, keep_furniture=keep_furniture
                )
            )
        except InputError as error:
            problems += error.problems
    if not folders:
        problems.append(f"{path}: no event folders; expected {path}/<event>/<outlet>.txt")
    if problems:
        raise InputError(problems)
    return Corpus(path=root, events=tuple(events))


def load_event(
    folder: Path,
    *,
    encoding: str | None = None,
    paragraphs: ParagraphMode = "auto",
    keep_furniture: bool = False,
) -> Event:
    """Read the articles of one event folder, in the order of their file names.

    :raises InputError: everything that is wrong with it, at once: fewer than two articles,
        any that can't be read, an ``event.toml`` that isn't one.
    """
    paths = article_paths(folder)
    problems: list[str] = []
    articles: tuple[Article, ...] = ()
    title = ""
    if len(paths) < 2:
        suffixes = "/".join(sorted(ARTICLE_SUFFIXES))
        problems.append(
            f"{folder}: {len(paths)} article(s) ({suffixes}); an event needs two or more"
        )
    try:
        articles = read_articles(
            [str(p) for p in paths],
            encoding=encoding,
            paragraphs=paragraphs,
            keep_furniture=keep_furniture,
        )
    except InputError as error:
        problems += error.problems
    try:
        title = _title(folder)
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(problems)
    return Event(name=folder.name, title=title, folder=folder, articles=articles)


def read_event_paths(
    paths: Sequence[str],
    *,
    encoding: str | None = None,
    paragraphs: ParagraphMode = "auto",
    keep_furniture: bool = False,
) -> tuple[Article, ...]:
    """Read one event: a folder's articles, or files by name, sorted by their ids.

    :raises InputError: everything that is wrong with them, at once.
    """
    if len(paths) == 1 and Path(paths[0]).is_dir():
        folder = Path(paths[0])
        return load_event(
            folder, encoding=encoding, paragraphs=paragraphs, keep_furniture=keep_furniture
        ).articles
    articles = read_articles(
        paths, encoding=encoding, paragraphs=paragraphs, keep_furniture=keep_furniture
    )
    return tuple(sorted(articles, key=lambda article: article.id))


def article_paths(folder: Path) -> list[Path]:
    """The article files of a folder, by name."""
    return [
        p
        for p in _listed(folder)
        if p.suffix.lower() in ARTICLE_SUFFIXES and p.is_file() and p.name.lower() != "readme.md"
    ]


def compare_corpus(
    corpus: Corpus,
    encoder: Encoder,
    settings: Settings,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[ComparedEvent]:
    """Compare the events one after the other.

    :param progress: told how many events are done, and of how many.
    """
    for done, event in enumerate(corpus.events, start=1):
        yield ComparedEvent(event=event, comparison=compare(event.articles, encoder, settings))
        if progress is not None:
            progress(done, len(corpus.events))


def _listed(folder: Path) -> list[Path]:
    """What a folder holds, by name, but for what is hidden."""
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise InputError(f"{folder}: can't be read: {error.strerror}") from error


def _title(folder: Path) -> str:
    """The event's title from ``event.toml``, else the folder's name made readable."""
    path = folder / _EVENT_FILE
    plain = folder.name.replace("-", " ").replace("_", " ")
    plain = plain[:1].upper() + plain[1:]
    if not path.is_file():
        return plain
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from error
    unknown = sorted(set(said) - _EVENT_KEYS)
    if unknown or not isinstance(said.get("title", ""), str):
        raise InputError(
            f'{path}: expected title = "…" alone, found {", ".join(unknown) or "no text"}'
        )
    return said.get("title") or plain
