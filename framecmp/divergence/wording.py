"""Wordings: what one outlet calls X, where the other calls it Y.

Inside linked passages every phrase of A is held against every phrase of B by the vectors
of their words in context, from the encoder's middle layer. What is named alike in both is
set aside first; the rest compete, so that a phrase has one partner in a link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from framecmp.divergence.kinds import same_stem, wording_kind
from framecmp.divergence.phrases import Phrase, phrases
from framecmp.encoding.protocol import Encoded
from framecmp.records import Article, Link, Span, Wording, WordingKind
from framecmp.text import word_spans
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
_CUT = 0.05

# Words that both phrases share say that they belong together, but not that what is left
# names one thing: "CIA director Lee" and "Lee met" share the name and no more. So this
# much of the likeness is that of what is left.
_APART = 0.5


@dataclass(frozen=True)
class _Named:
    """The phrases of one passage with their vectors.

    :ivar words: (words of the passage, width) sums of each word's weighted pieces.
    :ivar vectors: (phrases, width) of length 1; ``sentences`` those of the sentences
        around them.
    """

    phrases: list[Phrase]
    words: FloatArray
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
            self._named[passage] = _named(
                text, self.article.lang, self._vectors[passage], self._mean
            )
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
    found = []
    for row, column in zip(*np.nonzero(scores >= THRESHOLD), strict=True):
        p, q = one.phrases[row], two.phrases[column]
        score = float(scores[row, column]) - _shared(one, row, two, column)
        if score >= THRESHOLD:
            found.append((p, q, score, wording_kind(p, q)))
    # Other forms of a name are matched apart from other names, so that "anti-terrorist /
    # anti-terror" doesn't use up "anti-terrorist operation / use of force".
    found.sort(key=lambda m: (-m[2], m[0].first, m[0].last, m[1].first, m[1].last))
    taken: list[tuple[Phrase, Phrase, float, WordingKind]] = []
    for p, q, score, kind in found:
        rivals = [t for t in taken if (t[3] == "label") == (kind == "label")]
        if not any(_overlap(p, x) or _overlap(q, y) for x, y, *_ in rivals):
            taken.append((p, q, score, kind))
    return taken


def _shared(one: _Named, row: int, two: _Named, column: int) -> float:
    """What a pair of phrases owes to the words it shares; 0 where it shares none."""
    p, q = one.phrases[row], two.phrases[column]
    left_p, left_q = _left_over(p, q), _left_over(q, p)
    nothing_shared = len(left_p) == len(p.content) and len(left_q) == len(q.content)
    if nothing_shared or not left_p or not left_q:
        return 0.0
    whole = float(one.vectors[row] @ two.vectors[column])
    left = float(_unit(one.words[left_p].sum(axis=0)) @ _unit(two.words[left_q].sum(axis=0)))
    return max(0.0, (1 + _HUB) * _APART * (whole - left))


def _left_over(p: Phrase, q: Phrase) -> list[int]:
    """Which words of a passage are in ``p`` and have no form of themselves in ``q``."""
    return [
        place
        for place, word in zip(p.places, p.content, strict=True)
        if not any(same_stem(word, other) for other in q.content)
    ]


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


def _named(text: str, lang: str | None, encoded: Encoded, mean: FloatArray) -> _Named:
    """Find a passage's phrases; their vectors are means of their pieces, less the event's."""
    found = phrases(text, lang)
    spans = word_spans(text)
    # A phrase of light words alone is still a phrase.
    pieces = (encoded.middle - mean) * (encoded.weights[:, None] + 1e-3)
    words = np.zeros((len(spans), pieces.shape[1]), dtype=np.float32)
    sentence_of = np.zeros(len(spans), dtype=int)
    for i, (start, end) in enumerate(spans):
        inside = (encoded.offsets[:, 0] < end) & (encoded.offsets[:, 1] > start)
        words[i] = pieces[inside].sum(axis=0)
        sentence_of[i] = encoded.sentence_of[inside].min(initial=len(encoded.sentences) - 1)
    vectors = [words[p.first : p.last + 1].sum(axis=0) for p in found]
    return _Named(
        phrases=found,
        words=words,
        vectors=_unit(np.array(vectors, dtype=np.float32).reshape(-1, words.shape[1])),
        sentences=encoded.sentences[[sentence_of[p.first] for p in found]],
    )


def _unit(rows: FloatArray) -> FloatArray:
    """Rows of length 1; rows of zeros stay."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
