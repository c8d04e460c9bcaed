"""How texts are read: what a user may say of it, from the command line to the files."""

from __future__ import annotations

from typing import Literal

import msgspec

from framecmp.records.base import Record

ParagraphMode = Literal["auto", "blank", "line"]


class Reading(Record, frozen=True, kw_only=True):
    """How texts are read.

    ``encoding`` is the codec of files that aren't UTF-8; without it, it is guessed (but not that
    of files of rows). ``paragraphs`` is how these are told apart, see
    :func:`~framecmp.text.paragraphs.paragraph_spans`; ``keep_furniture`` whether bylines, link
    lists and the like count as body. Of files of rows alone: ``fields`` maps framecmp's names of
    fields to the file's own (``{"text": "body"}``), ``max_bytes`` is the most that a compressed
    one may unpack to.
    """

    encoding: str | None = None
    paragraphs: ParagraphMode = "auto"
    keep_furniture: bool = False
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    max_bytes: int = 2 * 1024**3


DEFAULT_READING = Reading()
