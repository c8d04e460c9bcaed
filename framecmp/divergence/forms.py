"""Forms: what an event's articles call things, each form gathered from all its mentions.

One mention says little about what a name stands for; all mentions together say more. Words
that stand side by side ("North Korean leader Kim", "Kim, the leader") often name one thing,
whichever outlet writes so; two names that stand apart in one sentence don't.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
from msgspec import Struct

from framecmp.divergence.kinds import kind_by_rest, rest
from framecmp.divergence.phrases import Tokens, word_list
from framecmp.divergence.spans import Spans, WordVectors
from framecmp.encoding.vectors import unit
from framecmp.records import WordingKind
from framecmp.types import FloatArray

Form = tuple[str, ...]

# Words at most so far from each other, with no "and" between them, stand side by side; other
# words of a sentence stand apart.
_SIDE_BY_SIDE = 3
# Not every pair of a text without sentences is counted.
_REACH = 40
# A word is a name if it is written as one nearly always.
_NAME = 0.8


class Told(Struct, frozen=True, eq=False):
    """One passage of an article: its words, their vectors, and its phrases."""

    article: str
    tokens: Tokens
    vectors: WordVectors
    spans: Spans


class Contrast(NamedTuple):
    """What the event shows of the words that only one of two forms has.

    Where one has none left, its words are all of it; the order of the forms is no matter.

    :ivar kind: what sort of difference the forms are.
    :ivar only: those words of each.
    :ivar beside: how often, at most, a word of each stand side by side, per use of the rarer;
        ``together`` how often, in the mean, apart in one sentence.
    :ivar rivals: by how much two names among them are more often apart (0 and up).
    """

    kind: WordingKind
    only: tuple[Form, Form]
    beside: float
    together: float
    rivals: float


class Forms:
    """The forms of an event; a form is the content words of a phrase.

    :param passages: all that the event's articles say.

    :ivar middle: (forms, width) the unit sums of each form's mentions, in the middle layer;
        ``last`` in the last. ``rows`` names the rows.
    :ivar used: the forms that each article uses.
    """

    def __init__(self, passages: Iterable[Told]) -> None:
        passages = list(passages)
        self._sides: dict[tuple[str, str], list[int]] = {}
        self._contrasts: dict[tuple[Form, Form], Contrast] = {}
        self._uses: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._words: dict[str, FloatArray] = {}
        self._sums: dict[Form, FloatArray] = {}
        for told in passages:
            self._read(told)
        self._words = dict(zip(self._words, unit(np.array([*self._words.values()])), strict=True))
        self.rows: dict[Form, int] = {}
        self.used: dict[str, set[Form]] = {}
        for told in passages:
            for phrase in told.spans.phrases:
                self.rows.setdefault(phrase.content, len(self.rows))
                self.used.setdefault(told.article, set()).add(phrase.content)
        width = passages[0].spans.middle.shape[1] if passages else 0
        self.middle, self.last = np.zeros((2, len(self.rows), width), dtype=np.float32)
        for told in passages:
            for at, phrase in enumerate(told.spans.phrases):
                row = self.rows[phrase.content]
                self.middle[row] += told.spans.middle[at]
                self.last[row] += told.spans.last[at]
        self.middle, self.last = unit(self.middle), unit(self.last)

    def contrast(self, a: Form, b: Form) -> Contrast:
        """What sets two forms apart."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._contrasts:
            self._contrasts[pair] = self._contrast(*pair)
        return self._contrasts[pair]

    def measures(self, pairs: Sequence[tuple[Form, Form]]) -> dict[str, FloatArray]:
        """What the event shows of pairs of forms, (pairs,) each; the order is no matter.

        ``form_middle``, ``form_last``: cosines (-1 to 1) of all their mentions. ``apart``: that
        of the words that only one of them has; ``beside``, ``together``, ``rivals``: see
        :class:`Contrast`. ``longer``: by how many words one form is longer.
        """
        a, b = (np.array([self.rows[pair[side]] for pair in pairs], dtype=int) for side in (0, 1))
        contrasts = [self.contrast(*pair) for pair in pairs]
        width = self.last.shape[1]
        only_a, only_b = (
            np.array([self._sum(c.only[side]) for c in contrasts]).reshape(-1, width)
            for side in (0, 1)
        )
        return {
            "form_middle": _cosines(self.middle[a], self.middle[b]),
            "form_last": _cosines(self.last[a], self.last[b]),
            "apart": _cosines(only_a, only_b),
            "beside": np.array([c.beside for c in contrasts], dtype=np.float32),
            "together": np.array([c.together for c in contrasts], dtype=np.float32),
            "rivals": np.array([c.rivals for c in contrasts], dtype=np.float32),
            "longer": np.array([abs(len(x) - len(y)) for x, y in pairs], dtype=np.float32),
        }

    def is_name(self, word: str) -> bool:
        """Whether a normalised word is written as a name nearly always."""
        return self._capitals[word] >= _NAME * self._uses[word]

    def _read(self, told: Told) -> None:
        tokens, vectors = told.tokens, told.vectors
        listed = word_list("coordinators", "en")
        sentence = vectors.sentence.tolist()
        places = [k for k, light in enumerate(tokens.light) if not light]
        for n, k in enumerate(places):
            word = tokens.words[k]
            self._uses[word] += 1
            self._capitals[word] += tokens.text[tokens.spans[k][0]].isupper()
            self._words[word] = self._words.get(word, 0) + vectors.last[k]
            for m in places[n + 1 : n + _REACH]:
                if sentence[m] != sentence[k]:
                    break
                near = m - k <= _SIDE_BY_SIDE and listed.isdisjoint(tokens.words[k + 1 : m])
                self._sides.setdefault(_key(word, tokens.words[m]), [0, 0])[near] += 1

    def _contrast(self, a: Form, b: Form) -> Contrast:
        rest_a, rest_b = rest(a, b)
        only_a, only_b = rest_a or a, rest_b or b
        beside = total = rivals = 0.0
        for x, y in product(only_a, only_b):
            counts = self._sides.get(_key(x, y))
            if counts is not None:
                apart, near = (count / min(self._uses[x], self._uses[y]) for count in counts)
                beside, total = max(beside, near), total + apart
                if self.is_name(x) and self.is_name(y):
                    rivals = max(rivals, apart - near)
        together = total / (len(only_a) * len(only_b))
        kind = kind_by_rest(a, b, rest_a, rest_b)
        return Contrast(kind, (only_a, only_b), beside, together, rivals)

    def _sum(self, words: Form) -> FloatArray:
        if words not in self._sums:
            self._sums[words] = unit(np.sum([self._words[word] for word in words], axis=0))
        return self._sums[words]


def _cosines(a: FloatArray, b: FloatArray) -> FloatArray:
    """(rows,) of unit rows; row by row, so that neither their order nor their company matters."""
    return np.asarray(np.einsum("ij,ij->i", a, b), dtype=np.float32)


def _key(x: str, y: str) -> tuple[str, str]:
    return (x, y) if x < y else (y, x)
