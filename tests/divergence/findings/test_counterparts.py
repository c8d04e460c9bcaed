"""Whether two figures are about one thing: the evidence, and what the weights make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from framecmp.divergence.findings.counterparts import Evidence, evidence, likelihood
from framecmp.divergence.findings.numbers import figure_evidence, number_findings, numbers_of
from framecmp.divergence.findings.statements import overlaps
from framecmp.divergence.findings.told import SentencePair, Telling
from framecmp.encoding import encode_articles
from framecmp.text import article_from_passages

Pair = Callable[..., SentencePair]

EVEN = Evidence(
    apart=0.2, told=0.5, linked=0.5, words=0.2, around=0.6, counted=0.5, noun=0.0, act=0.3
)


@pytest.mark.parametrize("name", ["told", "linked", "words", "around", "counted", "noun", "act"])
def test_more_evidence_makes_it_likelier(name: str) -> None:
    assert 0 < likelihood(EVEN) < likelihood(replace(EVEN, **{name: 1.0})) < 1


def test_figures_that_lie_far_apart_are_less_likely_one() -> None:
    assert likelihood(replace(EVEN, apart=3.0)) < likelihood(EVEN)


def test_without_vectors_the_counted_word_decides(pair: Pair) -> None:
    found = [
        evidence(
            pair("27 men", "31 men"),
            ((0, 2), (0, 2)),
            ((0, 6), (0, 6)),
            (None, None),
            apart=0.0,
            words=1.0,
            same_noun=same,
        )
        for same in (True, False)
    ]
    assert [(e.around, e.counted, e.noun, e.act) for e in found] == [(1, 1, 1, 0), (0, 0, 0, 0)]


def test_evidence_mirrors_and_passes_over_the_figures(fake) -> None:
    texts = ("They arrested 27 people there.", "They arrested 31 people there.")
    articles = [article_from_passages([t], id=t[-9:], outlet=t) for t in texts]
    told = [Telling(a, v) for a, v in zip(articles, encode_articles(articles, fake), strict=True)]
    a, b = (t.sentences[0] for t in told)
    (m,), (n,) = numbers_of(a), numbers_of(b)
    forth = figure_evidence(overlaps(), SentencePair(a, b, 1.0), m, n)
    back = figure_evidence(overlaps(), SentencePair(b, a, 1.0), n, m)
    assert forth == back
    # The fake encoder gives a word one vector wherever it stands.
    assert forth.around == pytest.approx(1)
    assert forth.words == 1


def test_a_stretch_without_a_part_of_it(fake) -> None:
    article = article_from_passages(["Seven ships sank."], id="a", outlet="a")
    (sentence,) = Telling(article, encode_articles([article], fake)[0]).sentences
    left = sentence.vector(0, 11, without=(0, 5))
    assert left is not None
    assert np.allclose(left, sentence.vector(6, 11))
    assert sentence.vector(0, 5, without=(0, 5)) is None


def test_figures_are_held_against_each_other_in_sentences_that_tell_different_things(
    pair: Pair,
) -> None:
    close = pair("The police arrested 27 people.", "Officers led 31 people away.")
    apart = replace(close, told=0.3, close=False)
    (found,) = number_findings([apart])
    assert (found.kind, found.a.text, found.b.text) == ("conflict", "27", "31")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Two men came.", "Three officers left."),
        ("Ada Holm, 52, went.", "Per Lund, 57, came."),
    ],
)
def test_small_numbers_and_ages_need_more_than_a_link(pair: Pair, a: str, b: str) -> None:
    apart = replace(pair(a, b), told=0.3, close=False)
    assert not [f for f in number_findings([apart]) if f.kind == "conflict"]
