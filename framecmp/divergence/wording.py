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
from framecmp.records import Article, Link, Span, Wording, WordingKind
from framecmp.types import FloatArray

# A pair of phrases below this score is no candidate.
THRESHOLD = 0.40

# How many of a phrase's best counterparts in a link make up what it reaches anyway, and how
# much of the lead over that is lost: a phrase that is like everything names nothing here.
_NEIGHBOURS = 3
_HUB = 0.5

# What else counts, beside the likeness of the phrases: that of the sentences they stand in,
# how sure the link is, and (against) each end at which a phrase is cut out of a longer one.
_CONTEXT = 0.25
_LINK = 0.4
_CUT = 0.04

# Other forms of a word are matched apart from other words for a thing, so that
# "anti-terrorist / anti-terror" doesn't use up "anti-terrorist operation / use of force".
_FORMS = frozenset({"inflection", "abbreviation", "spelling", "number"})


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
    """The wordings of all links, surest first.

    :param links: as in the comparison; a wording names its link by its place here.
    :param sides: the articles by id.
    """
    found = [
        wording
        for index, link in enumerate(links)
        for wording in _of_link(index, link, sides[link.a.article], sides[link.b.article])
    ]
    # The order must not depend on which side is called A.
    found.sort(key=lambda w: (-w.score, *sorted((s.article, s.start, s.end) for s in (w.a, w.b))))
    return tuple(found)


def _of_link(index: int, link: Link, a: Side, b: Side) -> list[Wording]:
    one, two = a.named(link.a.passage), b.named(link.b.passage)
    if a.article.id < b.article.id:
        pairs = _matches(one, two, link.score)
    else:
        pairs = [(p, q, score, kind) for q, p, score, kind in _matches(two, one, link.score)]
    return [
        Wording(
            a=a.span(link.a.passage, p),
            b=b.span(link.b.passage, q),
            score=round(min(score, 1.0), 4),
            link=index,
            kind=kind,
        )
        for p, q, score, kind in pairs
    ]


def _matches(
    one: _Named, two: _Named, link: float
) -> list[tuple[Phrase, Phrase, float, WordingKind]]:
    """Phrases of two passages that seem to name one thing; best pair first.

    Phrases of which every word stands in the other passage too are named alike in both
    and take no part. What overlaps a phrase already taken is out.
    """
    if not one.phrases or not two.phrases:
        return []
    words_one, words_two = ({w for p in n.phrases for w in p.content} for n in (one, two))
    scores = _scores(one, two, link)
    scores[[words_two.issuperset(p.content) for p in one.phrases]] = -1
    scores[:, [words_one.issuperset(p.content) for p in two.phrases]] = -1
    rows, columns = np.nonzero(scores >= THRESHOLD)
    taken: list[tuple[Phrase, Phrase, float, WordingKind]] = []
    for k in np.lexsort((columns, rows, -scores[rows, columns])):
        p, q = one.phrases[rows[k]], two.phrases[columns[k]]
        kind = wording_kind(p, q)
        rivals = [t for t in taken if (t[3] in _FORMS) == (kind in _FORMS)]
        if not any(_overlap(p, x) or _overlap(q, y) for x, y, *_ in rivals):
            taken.append((p, q, float(scores[rows[k], columns[k]]), kind))
    return taken


def _scores(one: _Named, two: _Named, link: float) -> FloatArray:
    """(phrases of one, phrases of two): how likely they name one thing; about 0 to 1."""
    own = one.vectors @ two.vectors.T
    reach = (_reach(own) + _reach(own.T).T) / 2
    around = one.sentences @ two.sentences.T
    cuts = [np.array([p.cuts for p in n.phrases]) for n in (one, two)]
    return np.asarray(
        own
        - _HUB * (reach - own)
        + _CONTEXT * (around - 0.5)
        + _LINK * (link - 0.5)
        - _CUT * (cuts[0][:, None] + cuts[1][None, :]),
        dtype=np.float32,
    )


def _reach(cosines: FloatArray) -> FloatArray:
    """(rows, 1): the mean of each row's best cosines."""
    return np.asarray(-np.sort(-cosines, axis=1)[:, :_NEIGHBOURS].mean(axis=1, keepdims=True))


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
            # A phrase of light words alone is still a phrase.
            weights = encoded.weights[inside] + 1e-3
            rows[i] = np.average(encoded.middle[inside], axis=0, weights=weights) - mean
            around[i] = encoded.sentences[encoded.sentence_of[inside[0]]]
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    rows /= np.where(norms > 0, norms, 1)
    return _Named(found, rows, around)
