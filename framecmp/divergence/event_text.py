"""An event's articles, read for wordings: their phrases, with vectors and surroundings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from framecmp.divergence.findings.grammar import grammar
from framecmp.divergence.forms import Forms, Told
from framecmp.divergence.frames import Frame, frames
from framecmp.divergence.phrases import Phrase, Tokens, phrases, phrases_in, tokenize
from framecmp.divergence.pipeline import Pipeline
from framecmp.divergence.probes import Probes, chunk_starts, naming
from framecmp.divergence.spans import WordVectors, spans, word_vectors
from framecmp.encoding.protocol import Encoded
from framecmp.records import Article, Place, Span
from framecmp.text import language, sentence_spans
from framecmp.types import BoolArray, FloatArray


class _Passage(Told, frozen=True, eq=False):
    """A passage ready for matching.

    :ivar naming: (phrases,) logits of naming something.
    :ivar bounded: whether a probe or a pipeline says where its phrases start and end.
    """

    naming: FloatArray
    bounded: bool


class EventText:
    """What an event's articles say, ready for matching.

    :param told: the articles, each with its passages' vectors by index.
    :param probes: what is known of the encoder, by a text's language.
    :param pipeline: says which phrases there are, in the languages that it knows.
    """

    def __init__(
        self,
        told: Sequence[tuple[Article, Mapping[int, Encoded]]],
        probes: Callable[[str | None], Probes | None],
        pipeline: Pipeline | None = None,
    ) -> None:
        self.articles = {article.id: article for article, _ in told}
        # Sums of floats must not depend on the order in which the articles were given.
        encoded = {
            Place(article=article.id, passage=i): e
            for article, vectors in sorted(told, key=lambda t: t[0].id)
            for i, e in vectors.items()
        }
        read = {place: self._read(place, e) for place, e in encoded.items()}
        middle = mean_vector([vectors.middle for _, vectors in read.values()])
        last = mean_vector([vectors.last for _, vectors in read.values()])
        given = self._given(list(read), pipeline)
        self.passages: dict[Place, _Passage] = {}
        for place, (tokens, vectors) in read.items():
            known = probes(self.articles[place.article].lang)
            if place in given:
                found = phrases_in(tokens, given[place])
            else:
                found = phrases(tokens, chunk_starts(tokens, vectors.middle, known))
            centred = vectors.centred(middle, last)
            self.passages[place] = _Passage(
                article=place.article,
                tokens=tokens,
                vectors=centred,
                spans=spans(found, centred, encoded[place].sentences),
                naming=naming(found, vectors.middle, known),
                bounded=known is not None or place in given,
            )
        self.forms = Forms(self.passages.values())
        self.frames = {place: self._frames(passage) for place, passage in self.passages.items()}
        self.bare = {place: self._bare(passage) for place, passage in self.passages.items()}
        self.saying = {place: self._saying(passage) for place, passage in self.passages.items()}

    def _bare(self, passage: _Passage) -> BoolArray:
        """(phrases,) whether a phrase is a bare name."""
        is_name = self.forms.is_name
        return np.array([all(map(is_name, p.content)) for p in passage.spans.phrases], dtype=bool)

    def _saying(self, passage: _Passage) -> BoolArray:
        """(phrases,) whether a phrase is nothing but a verb of saying."""
        known = grammar(self.articles[passage.article].lang)
        said = known.stop if known else frozenset()
        return np.array(
            [len(p.content) == 1 and p.content[0] in said for p in passage.spans.phrases],
            dtype=bool,
        )

    def _frames(self, passage: _Passage) -> tuple[Frame, ...]:
        return frames(
            passage.spans.phrases,
            passage.tokens,
            passage.vectors.sentence,
            self.forms.is_name,
            language(self.articles[passage.article].lang),
        )

    def _given(
        self, places: Sequence[Place], pipeline: Pipeline | None
    ) -> Mapping[Place, Sequence[tuple[int, int]]]:
        """The phrases of the passages that a pipeline knows the language of."""
        if pipeline is None:
            return {}
        known = [p for p in places if pipeline.knows(self.articles[p.article].lang)]
        texts = [self.articles[p.article].passage_text(p.passage) for p in known]
        return dict(zip(known, pipeline.stretches(texts), strict=True))

    def _read(self, place: Place, encoded: Encoded) -> tuple[Tokens, WordVectors]:
        article = self.articles[place.article]
        text = article.passage_text(place.passage)
        tokens = tokenize(text, article.lang, sentence_spans(text, article.lang))
        return tokens, word_vectors(tokens.spans, encoded)

    def span(self, place: Place, phrase: Phrase) -> Span:
        """A phrase of a passage as a span of its article."""
        article = self.articles[place.article]
        start = article.passages[place.passage].start
        return article.span(start + phrase.start, start + phrase.end)


def mean_vector(rows: Sequence[FloatArray]) -> FloatArray:
    """The mean of the passages' mean vectors; 0 where there are no words."""
    means = [r.mean(axis=0) for r in rows if len(r)]
    return np.mean(means, axis=0) if means else np.zeros(1, dtype=np.float32)
