"""What every finder is given: sentences, and the pairs of them that report the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import numpy as np
from msgspec import Struct

from framecmp.encoding.protocol import Encoded
from framecmp.records import Article, Span
from framecmp.text import sentence_spans
from framecmp.types import FloatArray


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article.

    :ivar passage: index of the passage it stands in.
    :ivar start: code point in ``article.text``; ``end`` is exclusive.
    :ivar vectors: those of its passage, where there are any.
    """

    # An article holds a dict and has no hash.
    article: Article = field(hash=False)
    passage: int
    start: int
    end: int
    vectors: Encoded | None = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.start : self.end]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the sentence, given by code points of ``text``, as a span."""
        return self.article.span(self.start + start, self.start + end)

    def vector(
        self, start: int, end: int, without: tuple[int, int] | None = None
    ) -> FloatArray | None:
        """The unit mean, in the middle layer, of the word pieces of a stretch of ``text``.

        None where there are no vectors, or no piece stands there.

        :param without: a part of it that is left out.
        """
        if self.vectors is None:
            return None
        at = self.start - self.article.passages[self.passage].start
        first, last = self.vectors.offsets.T
        inside = (first < at + end) & (last > at + start)
        if without is not None:
            inside &= (first >= at + without[1]) | (last <= at + without[0])
        if not inside.any():
            return None
        mean = self.vectors.middle[inside].mean(axis=0)
        norm = float(np.linalg.norm(mean))
        return np.asarray(mean / norm, dtype=np.float32) if norm else None


class Telling(Struct, frozen=True, dict=True):
    """An article and the vectors of its passages, by index, furniture left out."""

    article: Article
    vectors: Mapping[int, Encoded]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of all passages, in order: a row each in a table of sentences."""
        return tuple(
            Sentence(
                article=self.article,
                passage=index,
                start=self.article.passages[index].start + start,
                end=self.article.passages[index].start + end,
                vectors=vectors,
            )
            for index, vectors in self.vectors.items()
            for start, end in sentence_spans(self.article.passage_text(index), self.article.lang)
        )


class SentencePair(Struct, frozen=True):
    """Two sentences, of linked passages as a rule, that may report the same thing.

    :ivar alike: how well they cover each other, -1 to 1.
    :ivar score: the same beside what else they could cover, 0 to 1.
    :ivar told: the estimated probability (0 to 1) that each tells what the other does;
        a pair of lower one may still share a fact.
    :ivar linked: the probability that their passages are linked.
    :ivar close: whether they tell the same as a whole; others may share a figure.
    """

    a: Sentence
    b: Sentence
    score: float
    told: float = 1.0
    linked: float = 1.0
    alike: float = 0.65
    close: bool = True


def by_articles(pairs: Iterable[SentencePair]) -> Iterator[list[SentencePair]]:
    """The pairs of each two articles, in the order of these articles' ids; none for no pairs."""

    def articles(pair: SentencePair) -> tuple[str, str]:
        return pair.a.article.id, pair.b.article.id

    for _, group in groupby(sorted(pairs, key=articles), articles):
        yield list(group)
