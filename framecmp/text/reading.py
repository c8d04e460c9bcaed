"""Files to articles. Every problem of a run is told at once."""

from __future__ import annotations

import os
import sys
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from framecmp.errors import FramecmpWarning, InputError
from framecmp.files import path_text
from framecmp.records import DEFAULT_READING, Article, Reading
from framecmp.text import html
from framecmp.text.articles import (
    LONGEST,
    NOTHING,
    TOO_LONG,
    About,
    article_from_page,
    article_from_text,
)
from framecmp.text.decoding import decode

STDIN = "-"
SUFFIXES = ("", ".txt", ".text", ".md", ".markdown", *html.SUFFIXES)

# Four bytes a character would do; with more, most of what is too long can be counted.
_MOST_BYTES = 16 * LONGEST


def read_articles(
    paths: str | Path | Sequence[str | Path],
    reading: Reading = DEFAULT_READING,
    *,
    keep_going: bool = False,
) -> tuple[Article, ...]:
    """Read articles from files, one each, in the order given. ``-`` is standard input.

    :param paths: the files; one alone may stand for itself.
    :param reading: their encoding, how paragraphs are told apart, whether furniture is kept.
    :param keep_going: whether what can't be read is left out, with a warning each.
    :raises InputError: with every problem of every path, each opening with the path.
    :raises MissingExtra: a web page is among them, and the extra ``html`` is not installed.
    :raises ValueError: there is no such way to tell paragraphs apart.
    :warns FramecmpWarning: for each file whose encoding was guessed.

    No paths give no articles.
    """
    articles: list[Article] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    given = [paths] if isinstance(paths, str | Path) else paths
    files = [str(path) for path in given]
    for path, id_ in zip(files, article_ids(files), strict=True):
        try:
            require_new(path, seen)
            article = read_article(path, reading, id=id_)
        except InputError as error:
            problems.extend(error.problems)
        else:
            articles.append(article)
    if problems and not keep_going:
        raise InputError(problems)
    for problem in problems:
        warnings.warn(FramecmpWarning(problem), stacklevel=2)
    return tuple(articles)


def read_article(
    path: str,
    reading: Reading = DEFAULT_READING,
    *,
    id: str,
    about: About = NOTHING,
) -> Article:
    """Read one article under the id given; else as :func:`read_articles` does.

    The text of a web page (.html, .htm) is what is taken out of it: offsets and ``sha256``
    are of that, and its paragraphs are those of the page, whatever ``reading`` says.

    :param about: what is known of it already; it goes before what the file says of itself.
    :raises InputError: it can't be read, or is no article.
    :raises MissingExtra: it is a web page, and the extra ``html`` is not installed.
    :warns FramecmpWarning: its encoding was guessed.
    """
    data = _bytes(path)
    said = path_text(path)
    if Path(path).suffix.lower() in html.SUFFIXES:
        page = html.read_page(data, path, reading.encoding)
        about = about.over(page.about)
        return article_from_page(page.paragraphs, about, id=id, path=said, reading=reading)
    text = decode(data, path, reading.encoding)
    return article_from_text(text, id=id, path=said, reading=reading, about=about)


def require_new(path: str, seen: dict[str, str]) -> None:
    """See to it that a file is read once, by whatever names.

    :param seen: the files so far and how they were named; this one is added.
    :raises InputError: it is among them.
    """
    file = path if path == STDIN else os.path.realpath(path)
    if file in seen:
        found = "standard input" if path == STDIN else f"the same file as {seen[file]}"
        raise InputError(f"{path}: {found} is given twice; give each article once")
    seen[file] = path


def _bytes(path: str) -> bytes:
    try:
        if path == STDIN:
            return _read(_stdin(), path)
        with Path(path).open("rb") as file:
            _require_suffix(path)
            return _read(file, path)
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file; name the files in it") from None
    except OSError as error:
        raise InputError(
            f"{path}: can't be read ({error.strerror}); check the file and its permissions"
        ) from None


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise InputError(f"{STDIN}: standard input is closed; name a file")
    return sys.stdin.buffer


def _read(file: BinaryIO, path: str) -> bytes:
    """All bytes, but no more than an article can have: a stream may never end."""
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(f"{path}: more than {_MOST_BYTES:,} bytes; {TOO_LONG}")
    return data


def _require_suffix(path: str) -> None:
    suffix = Path(path).suffix
    if suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{path}: a {suffix} file is not read here; give plain text, Markdown or "
            "HTML (.txt, .text, .md, .markdown, .html, .htm, or no suffix)"
        )


def article_ids(paths: Sequence[str]) -> list[str]:
    """An id for each path, as short as keeps them apart: the file's name without suffix."""
    depth = [0] * len(paths)
    while True:
        ids = [_name(path, level) for path, level in zip(paths, depth, strict=True)]
        counts = Counter(ids)
        deeper = [min(d + (counts[i] > 1), 2) for d, i in zip(depth, ids, strict=True)]
        if deeper == depth:
            return list(map(path_text, ids))
        depth = deeper


def _name(path: str, level: int) -> str:
    if path == STDIN:
        return ("stdin", path, path)[level]
    file = Path(path)
    return (file.stem, f"{file.absolute().parent.name}/{file.stem}", path)[level]
