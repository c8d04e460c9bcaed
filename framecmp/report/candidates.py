"""Which wordings a list shows: one line for what several say in more or in fewer words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from framecmp.divergence.kinds import opening, same_stem
from framecmp.divergence.lexical import normalised_words
from framecmp.records import Comparison, Wording


class _Words(NamedTuple):
    """Words with what all words of their stems begin with, and these beginnings."""

    opening: Mapping[str, str]
    openings: frozenset[str]


def distinct_wordings(comparison: Comparison, outlets: Mapping[str, str]) -> list[list[Wording]]:
    """The wordings, labels before other kinds, those of one renaming together, surest first.

    "dictator Kim, leader Kim" and "North Korean dictator, leader" are one: of two outlets, and
    on either side the words of one are all in the other, in any form.

    :param outlets: article id to outlet.
    """
    groups: list[list[Wording]] = []
    known: dict[tuple[str, str, str], list[tuple[int, _Words, _Words]]] = {}
    for wording in sorted(comparison.wordings, key=lambda w: w.kind != "label"):
        a, b = _words(wording.a.text), _words(wording.b.text)
        among = known.setdefault(
            (outlets[wording.a.article], outlets[wording.b.article], wording.kind), []
        )
        at = next((i for i, x, y in among if _nested(a, x) and _nested(b, y)), None)
        if at is None:
            among.append((len(groups), a, b))
            groups.append([wording])
        else:
            groups[at].append(wording)
    return groups


def _words(text: str) -> _Words:
    """Those of a text; of none, the text itself."""
    words = {word: opening(word) for word in normalised_words(text) or [text]}
    return _Words(words, frozenset(words.values()))


def _nested(x: _Words, y: _Words) -> bool:
    short, long = (x, y) if len(x.opening) <= len(y.opening) else (y, x)
    # Hundreds of wordings are held against each other, of which next to none get further.
    return short.openings <= long.openings and all(
        any(start == begins and same_stem(word, other) for other, begins in long.opening.items())
        for word, start in short.opening.items()
    )
