"""Forms: what an event's articles call things, each form gathered from all its mentions.

One mention says little about what a name stands for; all mentions together say more. Words
that stand side by side ("North Korean leader Kim", "Kim, the leader") often name one thing,
whichever outlet writes so; two names that stand apart in one sentence don't.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from framecmp.divergence.kinds import left_over, wording_kind
from framecmp.divergence.phrases import Tokens, word_list
from framecmp.divergence.spans import Spans, WordVectors, unit
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


@dataclass(frozen=True, eq=False)
class Told:
    """One passage of an article: its words, their vectors, and its phrases."""

    article: str
    tokens: Tokens
    vectors: WordVectors
    spans: Spans


class Forms:
    """The forms of an event; a form is the content words of a phrase.

    :param passages: all that the event's articles say.
    """

    def __init__(self, passages: Iterable[Told]) -> None:
        self._passages = list(passages)
        self._sides: dict[tuple[str, str], Counter[bool]] = {}
        self._compared: dict[tuple[Form, Form], tuple[WordingKind, dict[str, float]]] = {}
        self._uses: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        self._words: dict[str, FloatArray] = {}
        self._sums: dict[Form, FloatArray] = {}
        for told in self._passages:
            self._read(told)

    @cached_property
    def vectors(self) -> dict[Form, tuple[FloatArray, FloatArray]]:
        """The unit sums of a form's mentions, middle and last layer."""
        sums: dict[Form, tuple[Any, Any]] = {}
        for told in self._passages:
            for row, phrase in enumerate(told.spans.phrases):
                both = (told.spans.middle[row], told.spans.last[row])
                known = sums.get(phrase.content, (np.float32(0), np.float32(0)))
                sums[phrase.content] = (known[0] + both[0], known[1] + both[1])
        return {form: (unit(middle), unit(last)) for form, (middle, last) in sums.items()}

    @cached_property
    def used(self) -> dict[str, set[Form]]:
        """The forms that each article uses."""
        used: dict[str, set[Form]] = {}
        for told in self._passages:
            used.setdefault(told.article, set()).update(p.content for p in told.spans.phrases)
        return used

    def compared(self, a: Form, b: Form) -> tuple[WordingKind, dict[str, float]]:
        """The kind of difference of two forms, and :meth:`measures`; the order is no matter."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._compared:
            self._compared[pair] = (wording_kind(*pair), self.measures(*pair))
        return self._compared[pair]

    def measures(self, a: Form, b: Form) -> dict[str, float]:
        """What the event shows of two forms.

        ``form_middle``, ``form_last``: cosines (-1 to 1) of all their mentions. The others
        are of the words that only one of them has (of all, where one has none left):
        ``apart``: their cosine; ``beside``, ``together``: how often, at most and in the mean, a
        word of each stand side by side and apart in a sentence, per use of the rarer;
        ``rivals``: by how much two names among them are more often apart (0 and up).
        ``longer``: by how many words one form is longer.
        """
        only_a, only_b = _only(a, b), _only(b, a)
        pairs = [(x, y) for x in only_a for y in only_b]
        beside, together = ([self._share(x, y, near) for x, y in pairs] for near in (True, False))
        rivals = [
            t - n
            for (x, y), n, t in zip(pairs, beside, together, strict=True)
            if self.is_name(x) and self.is_name(y)
        ]
        (middle_a, last_a), (middle_b, last_b) = self.vectors[a], self.vectors[b]
        return {
            "form_middle": float(middle_a @ middle_b),
            "form_last": float(last_a @ last_b),
            "apart": float(self._sum(only_a) @ self._sum(only_b)),
            "beside": max(beside),
            "together": sum(together) / len(together),
            "rivals": max([0.0, *rivals]),
            "longer": float(abs(len(a) - len(b))),
        }

    def _read(self, told: Told) -> None:
        tokens, vectors = told.tokens, told.vectors
        listed = frozenset(word_list("coordinators", "en").split())
        places = [k for k, light in enumerate(tokens.light) if not light]
        for n, k in enumerate(places):
            word = tokens.words[k]
            self._uses[word] += 1
            self._capitals[word] += tokens.text[tokens.spans[k][0]].isupper()
            self._words[word] = self._words.get(word, 0) + vectors.last[k]
            for m in places[n + 1 : n + _REACH]:
                if vectors.sentence[m] != vectors.sentence[k]:
                    break
                key = _key(word, tokens.words[m])
                near = m - k <= _SIDE_BY_SIDE and listed.isdisjoint(tokens.words[k + 1 : m])
                self._sides.setdefault(key, Counter())[near] += 1

    def _share(self, x: str, y: str, near: bool) -> float:
        counts = self._sides.get(_key(x, y))
        return counts[near] / min(self._uses[x], self._uses[y]) if counts else 0.0

    def is_name(self, word: str) -> bool:
        """Whether a normalised word is written as a name nearly always."""
        return self._capitals[word] >= _NAME * self._uses[word]

    def _sum(self, words: Form) -> FloatArray:
        if words not in self._sums:
            self._sums[words] = unit(np.sum([unit(self._words[word]) for word in words], axis=0))
        return self._sums[words]


def _only(a: Form, b: Form) -> Form:
    return tuple(a[k] for k in left_over(a, b)) or a


def _key(x: str, y: str) -> tuple[str, str]:
    return (x, y) if x < y else (y, x)
