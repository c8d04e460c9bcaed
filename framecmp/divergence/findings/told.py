"""What every finder is given: sentences, and the pairs of them that report the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from framecmp.records import Article, Span


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article.

    :ivar passage: index of the passage it stands in.
    :ivar start: code point in ``article.text``; ``end`` is exclusive.
    """

    article: Article
    passage: int
    start: int
    end: int

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.start : self.end]

    def span(self, start: int, end: int) -> Span:
        """A stretch of the sentence, given by code points of ``text``, as a span."""
        start, end = self.start + start, self.start + end
        return Span(
            article=self.article.id, start=start, end=end, text=self.article.text[start:end]
        )


@dataclass(frozen=True)
class SentencePair:
    """Two sentences of linked passages that seem to report the same thing.

    :ivar score: how well they cover each other, 0 to 1.
    """

    a: Sentence
    b: Sentence
    score: float
