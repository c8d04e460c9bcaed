"""Forms of words: where they stand in passages, and how differently outlets use them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from framecmp.divergence.aligned import Key, Term, normal_words
from framecmp.records import Article, NamingContrast, Span
from framecmp.types import DoubleArray

# How often each outlet uses each form, in one unit.
Uses = Mapping[str, Mapping[str, int]]


class Use(NamedTuple):
    """A form of words where it stands; ``unit`` is that of its passage."""

    form: str
    unit: int
    span: Span


def plain(text: str) -> str:
    """The form of some words: normalised, with blanks between."""
    return " ".join(word.text for word in normal_words(text))


class FormIndex:
    """The words of linked passages, by where each stands.

    :param units: the passages of each unit.
    """

    def __init__(self, units: Iterable[Collection[Key]], articles: Mapping[str, Article]) -> None:
        self._passages: list[tuple[int, Article, int, list[Term]]] = []
        self._at: dict[str, list[tuple[int, int]]] = defaultdict(list)
        keys = sorted((key, unit) for unit, keys in enumerate(units) for key in keys)
        for number, ((id, passage), unit) in enumerate(keys):
            article = articles[id]
            words = normal_words(article.passage_text(passage))
            self._passages.append((unit, article, article.passages[passage].start, words))
            for place, word in enumerate(words):
                self._at[word.text].append((number, place))

    def uses(self, forms: Collection[str]) -> list[Use]:
        """Every place of some forms, by article and place; in a longer one none counts."""
        found: dict[tuple[int, int], tuple[int, str]] = {}
        taken: set[tuple[int, int]] = set()
        for form in sorted(forms, key=lambda f: (-f.count(" "), f)):
            wanted = form.split(" ")
            for number, place in self._at.get(wanted[0], ()):
                words = self._passages[number][3][place : place + len(wanted)]
                cells = {(number, place + i) for i in range(len(wanted))}
                if [w.text for w in words] == wanted and not cells & taken:
                    taken |= cells
                    found[number, place] = len(wanted), form
        return [
            self._use(number, place, length, form)
            for (number, place), (length, form) in sorted(found.items())
        ]

    def _use(self, number: int, place: int, length: int, form: str) -> Use:
        unit, article, start, words = self._passages[number]
        first, last = words[place], words[place + length - 1]
        return Use(form, unit, article.span(start + first.start, start + last.end))


def spelling(writings: Iterable[str]) -> str:
    """How a form is written most often; the first to be met among equals."""
    return Counter(" ".join(writing.split()) for writing in writings).most_common(1)[0][0]


def contrasts(units: Sequence[Uses]) -> tuple[NamingContrast, ...]:
    """How differently each pair of outlets names a thing, over the units where both name it."""
    outlets = sorted({outlet for uses in units for outlet in uses})
    return tuple(
        NamingContrast(a=a, b=b, units=len(shares), difference=round(float(difference(shares)), 4))
        for a, b in combinations(outlets, 2)
        if len(shares := share_differences(units, a, b))
    )


def share_differences(units: Sequence[Uses], a: str, b: str) -> DoubleArray:
    """(units that have both, forms): A's share of each form less B's."""
    both = [uses for uses in units if uses.get(a) and uses.get(b)]
    forms = sorted({form for uses in both for o in (a, b) for form in uses[o]})
    rows = [
        [
            uses[a].get(f, 0) / sum(uses[a].values()) - uses[b].get(f, 0) / sum(uses[b].values())
            for f in forms
        ]
        for uses in both
    ]
    return np.array(rows, dtype=float).reshape(len(both), len(forms))


def difference(shares: DoubleArray) -> DoubleArray:
    """Half the summed absolute mean of share differences (total variation), 0 to 1.

    :param shares: (…, units, forms).
    """
    return np.asarray(np.abs(shares.mean(axis=-2)).sum(axis=-1) / 2)


def rank(found: Iterable[NamingContrast], score: float) -> float:
    """By what groups are ordered: how steadily the two outlets furthest apart differ.

    The difference as it would be if one unit more showed none, so that one unit alone says
    little, times how sure the wordings are.
    """
    return score * max((c.difference * c.units / (c.units + 1) for c in found), default=0.0)
