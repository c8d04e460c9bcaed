"""Taking articles into a corpus folder, under the names and the form it wants."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import regex

from framecmp.errors import InputError
from framecmp.files import write_atomically
from framecmp.records import Article, Reading
from framecmp.text import read_articles
from framecmp.text.dates import WAYS, is_iso

_NAME = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N} ._-]*")
_FRONT_MATTER = "front matter"


def add_articles(
    corpus: Path,
    event: str,
    files: Sequence[str],
    given: Mapping[str, str],
    encoding: str | None = None,
) -> tuple[Path, ...]:
    """Write articles to ``CORPUS/<event>/<outlet>.txt``, each with a front matter block.

    Nothing is written unless everything can be.

    :param given: outlet, title, date, lang or url, which override what a file says itself.
    :returns: the new files.
    :raises InputError: a file can't be read, a name is none for a file, two articles would
        have one name, or the place is taken. OutputError: it can't be written.
    """
    articles = read_articles(files, Reading(encoding=encoding))
    texts: dict[Path, str] = {}
    problems = [] if _NAME.fullmatch(event) else [f"{event!r}: no name for an event's folder"]
    if "date" in given and not is_iso(given["date"]):
        problems.append(f"date {given['date']!r}: expected {WAYS}")
    if "outlet" in given and len(files) > 1:
        problems.append(f"{len(files)} files of one outlet: add them one by one")
    for article in articles:
        outlet = given.get("outlet", article.outlet)
        name = regex.sub(r"[^\p{L}\p{N}]+", "-", outlet.casefold()).strip("-")
        path = corpus / event / f"{name}.txt"
        if not name:
            problems.append(f"{article.path}: outlet {outlet!r} gives no name for a file")
        elif path in texts:
            problems.append(f"{article.path}: another article of {outlet} among the files")
        # Where it can't be looked for, writing says why.
        elif os.path.lexists(path):
            problems.append(f"{article.path}: {path} is there already; remove it first")
        texts[path] = _with_front_matter(article, given)
    if problems:
        raise InputError(problems)
    for path, text in texts.items():
        write_atomically(path, text.encode("utf-8"))
    return tuple(texts)


def _with_front_matter(article: Article, given: Mapping[str, str]) -> str:
    said = {
        "outlet": article.outlet,
        "title": article.title,
        "date": article.date,
        "lang": article.lang,
        **{key: value for key, value in article.extra.items() if isinstance(value, str)},
        **given,
    }
    # A JSON string is a YAML string, whatever stands in it.
    lines = [f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in said.items() if v]
    first = article.passages[0]
    body = article.text[first.end :] if first.why == _FRONT_MATTER else article.text
    return "\n".join(["---", *lines, "---", "", body.strip("\r\n"), ""])
