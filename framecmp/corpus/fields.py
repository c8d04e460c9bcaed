"""The names that corpora give to their fields, and what the fields must hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import PureWindowsPath
from typing import Any, NamedTuple

import regex

from framecmp.errors import InputError
from framecmp.text import About
from framecmp.text.dates import WAYS, is_iso

# framecmp's name, which goes first, then others' in the order in which they are tried: the
# first field that holds something is taken. A name given with --field is the only one tried.
# Others are those of news-please (maintext, source_domain, date_publish, language), CC-News
# (plain_text, domain, publisher, published_date, requested_url), trafilatura (raw_text,
# sitename, hostname, source), ConvoKit (speaker, timestamp, conversation_id) and passim
# (series, cluster).
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "text": ("text", "maintext", "plain_text", "raw_text"),
    "path": ("path", "file"),
    "event": ("event", "conversation_id", "cluster"),
    "outlet": (
        *("outlet", "source_domain", "domain", "publisher", "sitename", "hostname"),
        *("speaker", "series"),
    ),
    "date": ("date", "date_publish", "published_date", "timestamp"),
    "lang": ("lang", "language"),
    "title": ("title",),
    "url": ("url", "requested_url", "source"),
}

# ConvoKit's, in seconds since 1970. No other number is taken for a date.
_UNIX = "timestamp"

# Ids and events become names of files and lines of tables.
_UNFIT = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}\\]|\A/|(?:\A|/)\.\.(?:/|\Z)")


class Row(NamedTuple):
    """What a row says, under framecmp's names; ``content`` is its text, or the file's path."""

    content: str
    id: str | None
    event: str | None
    about: About


def require_known(fields: Mapping[str, str]) -> None:
    """See to it that the names mapped are framecmp's.

    :raises InputError: one isn't.
    """
    unknown = [name for name in fields if name not in NAMES]
    if unknown:
        raise InputError(f"unknown field {', '.join(unknown)}; known are {', '.join(NAMES)}")


def known_spelling(row: Mapping[str, Any], fields: Mapping[str, str]) -> Mapping[str, Any]:
    """The row with Text or TEXT called text, likewise the other names, where none is called so.

    Names given with --field stay as they are.
    """
    known = {name for names in NAMES.values() for name in names} - row.keys()
    # None of the names has a capital.
    again = {n: n.lower() for n in row.keys() - {*fields.values()} if n.lower() in known}
    return {again.get(name, name): value for name, value in row.items()} if again else row


def names_of(field: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """The names under which a field is looked for, in order."""
    return (fields[field],) if field in fields else NAMES[field]


def named_event(row: Mapping[str, Any], fields: Mapping[str, str]) -> str | None:
    """The event that a row names, whatever else is wrong with it; ``None``: none fit."""
    try:
        return _label(known_spelling(row, fields), "event", fields)[1]
    except InputError:
        return None


def row_of(raw: Mapping[str, Any], fields: Mapping[str, str], content: str) -> Row:
    """Read a row. Fields that aren't taken, other texts left out, go into ``about.extra``.

    :param content: the field that leads to the article: ``text`` or ``path``.
    :raises InputError: all that is wrong with the row, without saying where it is.
    """
    raw = known_spelling(raw, fields)
    problems: list[str] = []
    taken: dict[str, str | None] = {}
    used: set[str] = {*NAMES["text"], ""}
    for field in NAMES.keys() - {"text", "path"} | {content}:
        try:
            name, taken[field] = _READERS.get(field, _words)(raw, field, fields)
            used.add(name)
        except InputError as error:
            problems += error.problems
    if taken.get(content, "") is None:
        names = " or ".join(names_of(content, fields))
        problems.append(f"no {content}; expected it as {names}, or name it: --field {content}=NAME")
    if problems:
        raise InputError(sorted(problems))
    extra = {name: value for name, value in raw.items() if name not in used and value != ""}
    if taken["url"]:
        extra["url"] = taken["url"]
    return Row(
        content=taken[content] or "",
        id=taken["id"],
        event=taken["event"],
        about=About(taken["outlet"], taken["title"], taken["date"], taken["lang"], extra),
    )


_Taken = tuple[str, str | None]


def _held(row: Mapping[str, Any], names: Iterable[str]) -> tuple[str, Any]:
    """The first of the fields that holds something, and what."""
    for name in names:
        value = row.get(name)
        if value is not None and not (isinstance(value, str) and not value.strip()):
            return name, value
    return "", None


def _words(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> _Taken:
    name, value = _held(row, names_of(field, fields))
    if value is None:
        return "", None
    if not isinstance(value, str):
        raise InputError(f"{name} is {_kind(value)}, where a text is due")
    if "\0" in value:
        raise InputError(f"{name} holds a NUL character, which no text has")
    return name, value if field == "text" else value.strip()


def _label(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> _Taken:
    name, value = _held(row, names_of(field, fields))
    if isinstance(value, int) and not isinstance(value, bool):
        return name, str(value)
    name, text = _words(row, field, fields)
    if text is not None and _UNFIT.search(text):
        raise InputError(
            f"{name} {text!r} can't be a name; expected one without control characters, "
            "backslashes, .. or a / in front"
        )
    return name, text


def _path(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> _Taken:
    name, path = _label(row, field, fields)
    if path is not None and PureWindowsPath(path).drive:
        raise InputError(
            f"{name} {path!r} opens with a drive; expected a path from the manifest on"
        )
    return name, path


def _url(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> _Taken:
    names = names_of(field, fields)
    # Others keep an outlet's name in a field called source.
    return _words(
        {n: v for n in names if isinstance(v := row.get(n), str) and v.startswith("http")},
        field,
        fields,
    )


def _date(row: Mapping[str, Any], field: str, fields: Mapping[str, str]) -> _Taken:
    name, value = _held(row, names_of(field, fields))
    if name == _UNIX and not (isinstance(value, str) and is_iso(value.strip())):
        return name, _from_unix(value)
    name, text = _words(row, field, fields)
    if text is not None and not is_iso(text):
        raise InputError(f"{name} {text!r} is not an ISO 8601 date; write {WAYS}")
    return name, text


def _from_unix(value: Any) -> str:
    try:
        if isinstance(value, bool):
            raise TypeError
        return datetime.fromtimestamp(float(value), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):
        raise InputError(
            f"{_UNIX} {value!r} is neither seconds since 1970 nor an ISO 8601 date"
        ) from None


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false"}
    return kinds.get(type(value), "a number")


_READERS = {"id": _label, "event": _label, "path": _path, "url": _url, "date": _date}
