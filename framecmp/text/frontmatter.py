"""The optional block between ``---`` lines that opens a file and tells what it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from framecmp.errors import InputError
from framecmp.text.blanks import INK, LINE_END
from framecmp.text.dates import WAYS, is_iso

# Longer than any real block: a text that merely opens with a rule is not searched to its end.
_LONGEST = 10_000

_RULE = re.compile(r"(?:---|\.\.\.)[^\S\r\n]*")
_KEY = re.compile(r"(?:#[^\r\n]*[\r\n]\s*)*[\w-]+[^\S\r\n]*:(?!\S)")
_USED = ("outlet", "title", "date", "lang")


class FrontMatter(NamedTuple):
    """What the block says. ``start`` and ``end`` hold its span, rules included.

    ``extra`` are its other keys, as far as they have single values.
    """

    start: int
    end: int
    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    lang: str | None = None
    extra: Mapping[str, str] = {}


def front_matter(text: str, name: str) -> FrontMatter | None:
    """The front matter of a text, or ``None`` where it has none.

    A block that isn't closed, doesn't open with a key or isn't a mapping is part of the
    text. Keys that aren't used here are allowed.

    :param name: what to call the file in messages.
    :raises InputError: for a closed block whose YAML is broken, a value that isn't a
        single string, or a date that isn't ISO 8601.
    """
    block = _block(text)
    if block is None:
        return None
    start, inner, inner_end, end = block
    values = _mapping(text[inner:inner_end], name, len(LINE_END.findall(text, 0, inner)) + 1)
    if values is None:
        return None
    used = {key: _single(values, key, name) for key in _USED}
    extra = {k: v for k, v in values.items() if k not in used and isinstance(v, str)}
    return FrontMatter(start, end, **used, extra=extra)


def _block(text: str) -> tuple[int, int, int, int] | None:
    """Where the block starts, its YAML starts, its YAML ends, and it ends."""
    first = INK.search(text)
    if first is None:
        return None
    start = first.start()
    opening = LINE_END.search(text, start)
    if opening is None or text[start : opening.start()].rstrip() != "---":
        return None
    inner = line = opening.end()
    first_key = INK.search(text, inner)
    if first_key is None or not _KEY.match(text, first_key.start()):
        return None
    while line <= min(len(text), inner + _LONGEST):
        ending = LINE_END.search(text, line)
        end = ending.start() if ending else len(text)
        if _RULE.fullmatch(text, line, end):
            return start, inner, line, line + 3
        if ending is None:
            return None
        line = ending.end()
    return None


def _mapping(block: str, name: str, first_line: int) -> dict[str, object] | None:
    import yaml

    try:
        # BaseLoader reads every scalar as a string: YAML's own types would turn the language
        # code "no" into False and a date into another writing of it.
        values = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        problem = getattr(error, "problem", None) or "forbidden character or nested too deep"
        raise InputError(
            f"{name}:{line}: the front matter is not valid YAML ({problem}); "
            'put a value that holds a colon or a mark in quotes, as in title: "Talks: day two"'
        ) from None
    if not isinstance(values, dict):
        return None
    return {str(key).lower(): value for key, value in values.items()}


def _single(values: dict[str, object], key: str, name: str) -> str | None:
    value = values.get(key, "")
    if not isinstance(value, str):
        raise InputError(f"{name}: front matter {key!r} holds a list or a mapping; give one value")
    value = value.strip()
    if key == "date" and value and not is_iso(value):
        raise InputError(
            f"{name}: front matter date {value!r} is not an ISO 8601 date; write {WAYS}"
        )
    return value or None
