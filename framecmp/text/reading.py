"""Files and strings to articles. Every problem of a run is told at once."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from framecmp.errors import InputError
from framecmp.records import Article, Passage
from framecmp.text.blanks import INK, Span
from framecmp.text.decoding import decode
from framecmp.text.frontmatter import FrontMatter, front_matter
from framecmp.text.furniture import Verdict, headline, judge
from framecmp.text.paragraphs import ParagraphMode, paragraph_spans

STDIN = "-"
SUFFIXES = ("", ".txt", ".text", ".md", ".markdown")


def read_articles(
    paths: Sequence[str],
    *,
    encoding: str | None = None,
    paragraphs: ParagraphMode = "auto",
    keep_furniture: bool = False,
    stdin: BinaryIO | None = None,
) -> tuple[Article, ...]:
    """Read articles from files, one each, in the order given. ``-`` is standard input.

    :param encoding: the codec of files that aren't UTF-8; without it, it is guessed.
    :param paragraphs: how paragraphs are told apart, see :func:`paragraph_spans`.
    :param keep_furniture: whether bylines, link lists and the like count as body.
    :param stdin: what ``-`` reads; the process's own where ``None``.
    :raises InputError: with every problem of every path, each opening with the path.
    :warns FramecmpWarning: for each file whose encoding was guessed.

    No paths give no articles.
    """
    articles: list[Article] = []
    problems: list[str] = []
    seen: dict[str, str] = {}
    for path, id_ in zip(paths, _ids(paths), strict=True):
        try:
            _require_new(path, seen)
            data = _bytes(path, stdin)
            article = article_from_text(
                decode(data, path, encoding).text,
                id=id_,
                path=path,
                paragraphs=paragraphs,
                keep_furniture=keep_furniture,
            )
        except InputError as error:
            problems.extend(error.problems)
        else:
            articles.append(article)
    if problems:
        raise InputError(problems)
    return tuple(articles)


def article_from_text(
    text: str,
    *,
    id: str,
    path: str,
    paragraphs: ParagraphMode = "auto",
    keep_furniture: bool = False,
) -> Article:
    """Make an article of a text, with its front matter, paragraphs and furniture told apart.

    :param id: the article's id, and its outlet where the front matter names none.
    :param path: where the text came from; messages open with it.
    :raises InputError: for a text that is empty, blank, all furniture, not encodable, or
        opens with broken front matter.
    """
    if not INK.search(text):
        found = "holds only blanks" if text else "is empty"
        raise InputError(f"{path}: {found}; give a file with the article's text")
    matter = front_matter(text, path)
    spans = paragraph_spans(text, paragraphs, matter.end if matter else 0)
    verdicts = judge([text[slice(*span)] for span in spans], matter.title if matter else None)
    if keep_furniture:
        verdicts = [Verdict("body") if v.kind == "furniture" else v for v in verdicts]
    _require_body(verdicts, path)
    passages = _passages(spans, verdicts, matter)
    return Article(
        id=id,
        outlet=(matter and matter.outlet) or id,
        title=(matter and matter.title) or _title(text, passages),
        date=matter and matter.date,
        lang=matter and matter.lang,
        path=path,
        sha256=_sha256(text, path),
        text=text,
        passages=passages,
    )


def article_from_passages(passages: Sequence[str], *, id: str, outlet: str) -> Article:
    """Make an article of passages that are told apart already, all of them body.

    Passage ``i`` of the article is string ``i`` as it stands; an empty one keeps its index.
    The text is theirs joined by blank lines; no passages give an empty text.

    :raises InputError: for a string that can't be encoded.
    """
    spans: list[Span] = []
    start = 0
    for passage in passages:
        spans.append((start, start + len(passage)))
        start += len(passage) + 2
    text = "\n\n".join(passages)
    return Article(
        id=id,
        outlet=outlet,
        title=None,
        date=None,
        lang=None,
        path=id,
        sha256=_sha256(text, id),
        text=text,
        passages=tuple(Passage(start=start, end=end, kind="body") for start, end in spans),
    )


def _require_new(path: str, seen: dict[str, str]) -> None:
    file = path if path == STDIN else os.path.realpath(path)
    if file in seen:
        found = "standard input" if path == STDIN else f"the same file as {seen[file]}"
        raise InputError(f"{path}: {found} is given twice; give each article once")
    seen[file] = path


def _bytes(path: str, stdin: BinaryIO | None) -> bytes:
    if path == STDIN:
        return (stdin or sys.stdin.buffer).read()
    try:
        with Path(path).open("rb") as file:
            _require_suffix(path)
            return file.read()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name") from None
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder, not a file; name the files in it") from None
    except OSError as error:
        raise InputError(
            f"{path}: can't be read ({error.strerror}); check the file and its permissions"
        ) from None


def _require_suffix(path: str) -> None:
    suffix = Path(path).suffix
    if suffix.lower() not in SUFFIXES:
        raise InputError(
            f"{path}: a {suffix} file is not read here; give plain text or Markdown "
            "(.txt, .text, .md, .markdown, or no suffix)"
        )


def _ids(paths: Sequence[str]) -> list[str]:
    """A name for each path, as short as keeps the run's names apart."""
    depth = [0] * len(paths)
    while True:
        ids = [_name(path, level) for path, level in zip(paths, depth, strict=True)]
        counts = Counter(ids)
        deeper = [min(d + (counts[i] > 1), 2) for d, i in zip(depth, ids, strict=True)]
        if deeper == depth:
            return ids
        depth = deeper


def _name(path: str, level: int) -> str:
    if path == STDIN:
        return ("stdin", path, path)[level]
    file = Path(path)
    return (file.stem, f"{file.absolute().parent.name}/{file.stem}", path)[level]


def _require_body(verdicts: Sequence[Verdict], path: str) -> None:
    if any(verdict.kind == "body" for verdict in verdicts):
        return
    if not verdicts:
        raise InputError(f"{path}: holds only front matter; add the article's text below it")
    count = len(verdicts)
    reasons = ", ".join(dict.fromkeys(verdict.why or verdict.kind for verdict in verdicts))
    raise InputError(
        f"{path}: holds {count} {'line' if count == 1 else 'lines'} of page furniture ({reasons}) "
        "and no article text; if they are the article, pass --keep-furniture"
    )


def _passages(
    spans: Sequence[Span], verdicts: Sequence[Verdict], matter: FrontMatter | None
) -> tuple[Passage, ...]:
    passages = [
        Passage(start=start, end=end, kind=verdict.kind, why=verdict.why)
        for (start, end), verdict in zip(spans, verdicts, strict=True)
    ]
    if matter is not None:
        block = Passage(start=matter.start, end=matter.end, kind="furniture", why="front matter")
        passages.insert(0, block)
    return tuple(passages)


def _title(text: str, passages: Sequence[Passage]) -> str | None:
    titles = (text[p.start : p.end] for p in passages if p.kind == "title")
    return next(map(headline, titles), None)


def _sha256(text: str, path: str) -> str:
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{path}: holds half a surrogate pair at character {error.start}, "
            "which no file can hold; decode the text again"
        ) from None
