"""How a corpus is read, and what reading through it finds."""

from __future__ import annotations

import msgspec

from framecmp.corpus.fields import require_known
from framecmp.records import Article, Record
from framecmp.text import ParagraphMode


class Intake(Record, frozen=True, kw_only=True):
    """How texts are read.

    ``encoding``, ``paragraphs`` and ``keep_furniture`` are those of
    :func:`framecmp.text.read_articles`. ``fields`` maps framecmp's names of fields to a
    file's own (``{"text": "body"}``; an InputError for a name that isn't framecmp's).
    ``max_bytes`` is the most that one compressed file may unpack to.
    """

    encoding: str | None = None
    paragraphs: ParagraphMode = "auto"
    keep_furniture: bool = False
    fields: dict[str, str] = msgspec.field(default_factory=dict)
    max_bytes: int = 2 * 1024**3

    def __post_init__(self) -> None:
        require_known(self.fields)


DEFAULT = Intake()


class Found(Record, frozen=True, kw_only=True):
    """An article of a corpus, or something that is wrong with it: one of the two is set.

    ``where`` is ``path``, ``path:line`` or ``path:line:column``. ``event`` is the name of
    the event, null where it isn't known. ``problem`` is the whole message as an error tells
    it, which opens with ``where``.
    """

    where: str
    event: str | None
    article: Article | None = None
    problem: str | None = None
