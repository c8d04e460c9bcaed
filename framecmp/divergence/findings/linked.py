"""The sentences of linked passages that seem to report the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from framecmp.alignment.sentences import sentence_coverage
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.encoding import Encoded
from framecmp.records import Article, Link
from framecmp.text import sentence_spans

# Sentences of one event that are less alike seldom report the same thing.
PAIR = 0.6

Told = Mapping[str, tuple[Article, Mapping[int, Encoded]]]


def linked_pairs(links: Sequence[Link], told: Told) -> list[SentencePair]:
    """The sentence pairs of each link, in order: those that are alike, and its best one.

    :param told: article id to the article and the vectors of its passages.
    """
    return [pair for link in links for pair in _of_link(link, told)]


def _of_link(link: Link, told: Told) -> list[SentencePair]:
    sides = [told[place.article] for place in (link.a, link.b)]
    first, second = (
        vectors[place.passage] for (_, vectors), place in zip(sides, (link.a, link.b), strict=True)
    )
    a, b = (
        _sentences(article, place.passage)
        for (article, _), place in zip(sides, (link.a, link.b), strict=True)
    )
    likeness = (sentence_coverage([first], [second]) + sentence_coverage([second], [first]).T) / 2
    taken = (likeness >= PAIR) | (likeness == likeness.max(initial=-1.0))
    return [
        SentencePair(a[i], b[j], round(float(np.clip(likeness[i, j], 0, 1)), 4))
        for i, j in zip(*np.nonzero(taken), strict=True)
    ]


def _sentences(article: Article, passage: int) -> list[Sentence]:
    start = article.passages[passage].start
    spans = sentence_spans(article.passage_text(passage), article.lang)
    return [Sentence(article, passage, start + s, start + e) for s, e in spans]
