"""Wordings: what one outlet calls X, where the other calls it Y.

Inside linked passages every phrase of A is held against every phrase of B by the vectors
of their words in context, from the encoder's middle layer. What is named alike in both is
set aside first; the rest compete, so that a phrase has one partner in a link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framecmp.divergence.kinds import wording_kind
from framecmp.divergence.phrases import Phrase, phrases
from framecmp.encoding.protocol import Encoded
from framecmp.records import Article, Link, Place, Span, Wording
from framecmp.types import FloatArray

# A pair of phrases below this similarity is no candidate.
THRESHOLD = 0.40
# What the likeness of the sentences around two phrases counts beside their own.
CONTEXT = 0.25
# What the certainty of the link counts.
LINK = 0.10
# Neighbours in the hub correction of phrases.
HUB = 0.5


@dataclass(frozen=True)
class _Named:
    """The phrases of one passage with their vectors."""

    phrases: list[Phrase]
    vectors: FloatArray
    sentences: FloatArray


class Side:
    """An article's passages, ready for matching: phrases are found when first asked for.

    :param vectors: the passages' vectors by index.
    :param mean: what all middle-layer vectors of the event have in common.
    """

    def __init__(self, article: Article, vectors: Mapping[int, Encoded], mean: FloatArray) -> None:
        self.article, self._vectors, self._mean = article, vectors, mean
        self._named: dict[int, _Named] = {}

    def named(self, passage: int) -> _Named:
        """The phrases of a passage."""
        if passage not in self._named:
            text = self.article.passage_text(passage)
            found = phrases(text, self.article.lang)
            self._named[passage] = _vectors(found, self._vectors[passage], self._mean)
        return self._named[passage]

    def span(self, passage: int, phrase: Phrase) -> Span:
        """The phrase as a span of the article."""
        start = self.article.passages[passage].start
        return Span(
            article=self.article.id,
            start=start + phrase.start,
            end=start + phrase.end,
            text=self.article.text[start + phrase.start : start + phrase.end],
        )


def middle_mean(vectors: Sequence[Mapping[int, Encoded]]) -> FloatArray:
    """The mean middle-layer vector of an event's passages; 0 where there are none."""
    rows = [e.middle.mean(axis=0) for article in vectors for e in article.values() if len(e.middle)]
    return np.mean(rows, axis=0) if rows else np.zeros(1, dtype=np.float32)


def find_wordings(links: Sequence[Link], sides: Mapping[str, Side]) -> tuple[Wording, ...]:
    """The wordings of all links, surest first."""
    found = []
    for index, link in enumerate(links):
        if link.a.article < link.b.article:
            found += [_wording(m, index, link, sides) for m in _match(link, link.a, link.b, sides)]
        else:
            found += [
                _wording((b, a, score), index, link, sides)
                for a, b, score in _match(link, link.b, link.a, sides)
            ]
    found = [w for w in found if w is not None]
    found.sort(
        key=lambda w: (-w.score, *sorted([(w.a.article, w.a.start), (w.b.article, w.b.start)]))
    )
    return tuple(found)


def _wording(match, index, link, sides):
    a, b, score = match
    kind = wording_kind(a, b)
    if kind is None:
        return None
    return Wording(
        a=sides[link.a.article].span(link.a.passage, a),
        b=sides[link.b.article].span(link.b.passage, b),
        score=round(score, 4),
        link=index,
        kind=kind,
    )


def _match(
    link: Link, a: Place, b: Place, sides: Mapping[str, Side]
) -> list[tuple[Phrase, Phrase, float]]:
    """Phrases of two passages that seem to name one thing, each in one pair."""
    one, two = sides[a.article].named(a.passage), sides[b.article].named(b.passage)
    if not one.phrases or not two.phrases:
        return []
    scores = phrase_scores(one, two, link.score)
    words_a = {w for p in one.phrases for w in p.content}
    words_b = {w for p in two.phrases for w in p.content}
    anchored_a = [all(w in words_b for w in p.content) for p in one.phrases]
    anchored_b = [all(w in words_a for w in p.content) for p in two.phrases]
    scores[anchored_a] = -1
    scores[:, anchored_b] = -1
    return _compete(one.phrases, two.phrases, scores)


def phrase_scores(one: _Named, two: _Named, link: float) -> FloatArray:
    own = one.vectors @ two.vectors.T
    hub = (own.max(axis=1, keepdims=True) + own.max(axis=0, keepdims=True)) / 2
    around = one.sentences @ two.sentences.T
    return own - HUB * (hub - own) + CONTEXT * (around - 0.5) + LINK * (link - 0.5)


def _compete(
    one: Sequence[Phrase], two: Sequence[Phrase], scores: FloatArray
) -> list[tuple[Phrase, Phrase, float]]:
    """Best pair first; what overlaps a phrase already taken is out."""
    taken: list[tuple[Phrase, Phrase, float]] = []
    rows, columns = np.nonzero(scores >= THRESHOLD)
    order = np.lexsort((columns, rows, -scores[rows, columns]))
    for k in order:
        p, q = one[rows[k]], two[columns[k]]
        if not any(_overlap(p, x) or _overlap(q, y) for x, y, _ in taken):
            taken.append((p, q, float(scores[rows[k], columns[k]])))
    return taken


def _overlap(p: Phrase, q: Phrase) -> bool:
    return p.first <= q.last and q.first <= p.last


def _vectors(found: list[Phrase], encoded: Encoded, mean: FloatArray) -> _Named:
    """Unit vectors of phrases, less the event's mean; and of the sentence each stands in."""
    rows = np.zeros((len(found), encoded.middle.shape[1]), dtype=np.float32)
    around = np.zeros((len(found), encoded.sentences.shape[1]), dtype=np.float32)
    starts, ends = encoded.offsets[:, 0], encoded.offsets[:, 1]
    for i, phrase in enumerate(found):
        inside = np.flatnonzero((starts < phrase.end) & (ends > phrase.start))
        if len(inside):
            w = encoded.weights[inside] + 1e-3
            rows[i] = (encoded.middle[inside] * w[:, None]).sum(0) / w.sum() - mean
            around[i] = encoded.sentences[encoded.sentence_of[inside[0]]]
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return _Named(found, rows / np.where(norms > 0, norms, 1), around)


def group_wordings(wordings, outlets, texts):
    return ()
