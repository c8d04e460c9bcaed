"""What reading through a corpus finds."""

from __future__ import annotations

from framecmp.records import Article, Record


class Found(Record, frozen=True, kw_only=True):
    """An article of a corpus, or something that is wrong with it: one of the two is there.

    ``where`` is ``path``, ``path:line`` or ``path:line:column``. ``event`` is the name of
    the event, null where it isn't known. ``problem`` is the whole message as an error tells
    it, which opens with ``where``.
    """

    where: str
    event: str | None
    article: Article | None = None
    problem: str = ""
