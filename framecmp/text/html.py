"""Saved web pages: the article's paragraphs as they stand in the page, and what it says of itself.

The work is trafilatura's (extra ``html``). Its body is walked rather than its text taken,
which wraps and marks paragraphs in ways of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from framecmp.errors import InputError, MissingExtra
from framecmp.text.articles import About
from framecmp.text.dates import is_iso
from framecmp.text.decoding import decode

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SUFFIXES = (".html", ".htm")

# What stands inside a paragraph in trafilatura's tree; all else parts paragraphs.
_INLINE = {"hi", "ref", "del", "lb", "graphic", "cell", "code"}

# Older pages part paragraphs so. trafilatura would keep one line's end of it at most.
_EMPTY_LINE = re.compile(r"(?:<br\s*/?>\s*){2,}", re.IGNORECASE)

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096
# By the HTML standard these names mean Windows' own set.
_LATIN = {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}


class Page(NamedTuple):
    """The paragraphs of a page's article, and what the page says of it."""

    paragraphs: tuple[str, ...]
    about: About


def read_page(data: bytes, name: str, encoding: str | None = None) -> Page:
    """Take the article out of a page: text, lists and quotations, without comments.

    The date is what the page's metadata say, never the day of reading. A page without an
    article gives no paragraphs.

    :param name: what to call the file in messages.
    :param encoding: the codec, if the page is not UTF-8; else what the page names, else a guess.
    :raises InputError: for a binary file, bytes that don't decode, or tags nested too deep.
    :raises MissingExtra: without trafilatura.
    :warns FramecmpWarning: when the encoding had to be guessed.
    """
    try:
        import trafilatura
    except ModuleNotFoundError as error:
        raise MissingExtra(f"{name}: reading HTML", "html") from error
    text = decode(data, name, encoding or _declared(data))
    tree = trafilatura.load_html(_EMPTY_LINE.sub("</p><p>", text))
    if tree is None:
        return Page((), About())
    lang = str(tree.get("lang") or "").split("-")[0] or None
    try:
        document = trafilatura.bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError:
        raise InputError(f"{name}: tags nested too deep; save the text itself as .txt") from None
    if document is None or isinstance(document, dict):
        return Page((), About(lang=lang))
    date = document.date
    return Page(
        tuple(_paragraphs(document.body)),
        About(
            outlet=document.sitename or document.hostname,
            title=document.title,
            date=date if date and is_iso(date) else None,
            lang=lang,
            extra={"url": document.url} if document.url else {},
        ),
    )


def _declared(data: bytes) -> str | None:
    """The codec that the page's head names, if it is one."""
    found = _CHARSET.search(data, 0, _HEAD)
    if found is None or data.isascii():
        return None
    name = found[1].decode().lower()
    if name in _LATIN:
        return "cp1252"
    try:
        "é".encode(name)
    except UnicodeEncodeError:
        return name
    except (LookupError, ValueError):
        return None
    return name


def _paragraphs(body: Element) -> Iterator[str]:
    from lxml import etree

    held: list[str] = []

    def told() -> Iterator[str]:
        lines = (" ".join(line.split()) for line in "".join(held).splitlines())
        paragraph = "\n".join(line for line in lines if line)
        held.clear()
        if paragraph:
            yield paragraph

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield from told()
        if event == "start":
            held.append("\n" if element.tag == "lb" else " ".join((element.text or "").split("\n")))
        else:
            gap = " " if element.tag == "cell" else ""
            held.append(gap + " ".join((element.tail or "").split("\n")))
    yield from told()
