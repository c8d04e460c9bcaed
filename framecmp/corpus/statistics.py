"""How much text a corpus holds, counted while it streams by."""

from __future__ import annotations

import warnings
from collections.abc import Iterable

from framecmp.corpus.found import Found
from framecmp.errors import FramecmpWarning, InputError
from framecmp.records import Record
from framecmp.text import word_spans


class Size(Record, frozen=True, kw_only=True):
    """The articles of one outlet about one event; counts add up.

    ``passages`` and ``words`` leave furniture out, ``furniture`` counts its passages.
    """

    event: str
    outlet: str
    articles: int = 0
    passages: int = 0
    furniture: int = 0
    words: int = 0


def sizes(found: Iterable[Found], *, keep_going: bool = False) -> tuple[Size, ...]:
    """Count articles, passages and words per event and outlet, in the order of their names.

    :param keep_going: whether what can't be read is left out, with a warning each.
    :raises InputError: everything in the corpus that can't be read, at once.
    """
    counts: dict[tuple[str, str], Size] = {}
    problems: list[str] = []
    for item in found:
        if (article := item.article) is None:
            if keep_going:
                warnings.warn(item.problem, FramecmpWarning, stacklevel=2)
            else:
                problems.append(item.problem)
            continue
        key = (item.event or "", article.outlet)
        before = counts.get(key, Size(event=key[0], outlet=key[1]))
        counts[key] = Size(
            event=before.event,
            outlet=before.outlet,
            articles=before.articles + 1,
            passages=before.passages + len(article.said),
            furniture=before.furniture + len(article.furniture),
            words=before.words
            + sum(len(word_spans(article.passage_text(i))) for i in article.said),
        )
    if problems:
        raise InputError(problems)
    return tuple(counts[key] for key in sorted(counts))
