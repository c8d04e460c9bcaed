"""A corpus as a folder of event folders, one file an article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from framecmp.corpus.events import Event, event_of
from framecmp.corpus.found import Found
from framecmp.errors import InputError
from framecmp.records import Article, Reading
from framecmp.text import article_ids, read_article, require_new

ARTICLE_SUFFIXES = {".txt", ".md", ".html", ".htm"}
GOLD_FILE = "gold.jsonl"
EVENT_FILE = "event.toml"
_EVENT_KEYS = {"title"}


class Folders:
    """Event folders: ``<event>/<outlet>.txt`` and the like; other files are not read."""

    def __init__(self, folders: Sequence[Path], reading: Reading) -> None:
        self._folders = {folder.name: folder for folder in folders}
        self._reading = reading
        self._titles: dict[str, str | None] = {}
        self._files: list[tuple[str, str]] = []

    @classmethod
    def of(cls, root: Path, reading: Reading) -> Folders:
        """The event folders of a corpus folder.

        :raises InputError: it has none, or can't be listed.
        """
        folders = [path for path in _listed(root) if path.is_dir()]
        if not folders:
            raise InputError(f"{root}: no event folders; expected {root}/<event>/<outlet>.txt")
        return cls(folders, reading)

    def scan(self) -> Iterator[Found]:
        """Each article in the order of its path, and what is wrong with each event."""
        for event, folder in self._folders.items():
            for where, found in self._scanned(folder):
                if isinstance(found, Article):
                    yield Found(where=where, event=event, article=found)
                    continue
                for problem in found.problems:
                    yield Found(where=where, event=event, problem=problem)

    def article(self, number: int) -> Article:
        """Read the article again that was number ``number`` of those scanned."""
        return self._read(*self._files[number])

    def event(self, name: str, articles: Iterable[Article]) -> Event:
        """Make an event of its articles, with the title of ``event.toml`` if it has one."""
        folder, title = self._folders[name], self._titles.get(name)
        return event_of(articles, name=name, folder=folder, title=title)

    def _scanned(self, folder: Path) -> Iterator[tuple[str, Article | InputError]]:
        try:
            paths = [str(path) for path in article_paths(folder)]
        except InputError as error:
            yield str(folder), error
            return
        if len(paths) < 2:
            suffixes = "/".join(sorted(ARTICLE_SUFFIXES))
            found = f"{len(paths)} article(s) ({suffixes}); an event needs two or more"
            yield str(folder), InputError(f"{folder}: {found}")
        seen: dict[str, str] = {}
        for path, id_ in zip(paths, article_ids(paths), strict=True):
            try:
                require_new(path, seen)
                article = self._read(path, id_)
            except InputError as error:
                yield path, error
            else:
                self._files.append((path, id_))
                yield path, article
        try:
            self._titles[folder.name] = _title(folder)
        except InputError as error:
            yield str(folder / EVENT_FILE), error

    def _read(self, path: str, id_: str) -> Article:
        return read_article(path, self._reading, id=id_)


def article_paths(folder: Path) -> list[Path]:
    """The article files of a folder, by name."""
    return [path for path in _listed(folder) if path.is_file() and is_article(path)]


def is_article(path: Path) -> bool:
    """Whether a file's name is one of an article."""
    return path.suffix.lower() in ARTICLE_SUFFIXES and path.name.lower() != "readme.md"


def _listed(folder: Path) -> list[Path]:
    """What a folder holds, by name, but for what is hidden."""
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise InputError(f"{folder}: can't be read: {error.strerror}") from error


def _title(folder: Path) -> str | None:
    path = folder / EVENT_FILE
    if not path.is_file():
        return None
    try:
        said = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from error
    unknown = sorted(set(said) - _EVENT_KEYS)
    title = said.get("title", "")
    if unknown or not isinstance(title, str):
        raise InputError(
            f'{path}: expected title = "…" alone, found {", ".join(unknown) or "no text"}'
        )
    return title
