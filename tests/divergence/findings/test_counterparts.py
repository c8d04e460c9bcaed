"""Whether two figures are about one thing: the evidence, and what the weights make of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from msgspec.structs import replace

from framecmp.divergence.findings.amounts import relation
from framecmp.divergence.findings.counterparts import (
    Contexts,
    DateEvidence,
    NumberEvidence,
    likelihood,
)
from framecmp.divergence.findings.numbers import number_evidence, number_findings, numbers_of
from framecmp.divergence.findings.told import Sentence, SentencePair, Telling
from framecmp.encoding import encode_articles
from framecmp.text import article_from_passages

Pair = Callable[..., SentencePair]

NUMBERS = NumberEvidence(
    told=0.5,
    alike=0.5,
    linked=0.5,
    around=0.6,
    usual=0.7,
    apart=0.2,
    counted=0.5,
    noun=0.0,
    alone=0.3,
)
DATES = DateEvidence(told=0.5, alike=0.5, linked=0.5, around=0.6, usual=0.7, before=0.0)


def figures_of(fake, a: str, b: str) -> tuple[list[Sentence], Contexts]:
    """The first sentences of two articles, and what stands around all their numbers."""
    articles = [article_from_passages([t], id=id, outlet=id) for t, id in ((a, "a"), (b, "b"))]
    told = [Telling(x, v) for x, v in zip(articles, encode_articles(articles, fake), strict=True)]
    pairs = [SentencePair(s, t, 1.0) for s in told[0].sentences for t in told[1].sentences]
    said = {s: numbers_of(s) for telling in told for s in telling.sentences}
    return [t.sentences[0] for t in told], Contexts(pairs, said)


@pytest.mark.parametrize("name", ["told", "linked", "around", "alone", "counted", "noun"])
def test_more_evidence_makes_numbers_likelier_one(name: str) -> None:
    assert 0 < likelihood(NUMBERS) < likelihood(replace(NUMBERS, **{name: 0.95})) < 1


@pytest.mark.parametrize("name", ["told", "linked", "around", "before"])
def test_more_evidence_makes_dates_likelier_one(name: str) -> None:
    assert 0 < likelihood(DATES) < likelihood(replace(DATES, **{name: 0.95})) < 1


@pytest.mark.parametrize("found", [NUMBERS, DATES])
def test_what_resembles_all_figures_is_less_likely_the_counterpart_of_one(found) -> None:
    assert likelihood(replace(found, usual=0.9)) < likelihood(found)


@pytest.mark.parametrize("found", [NUMBERS, DATES])
def test_figures_between_the_same_words_are_one(found) -> None:
    assert likelihood(replace(found, around=0.99, alike=1.0)) == 0.99


def test_figures_that_lie_far_apart_are_less_likely_one() -> None:
    assert likelihood(replace(NUMBERS, apart=3.0)) < likelihood(NUMBERS)


@pytest.mark.parametrize(
    ("a", "b", "alone"),
    [
        ("27 men", "31 men", 1.0),
        ("27 men", "31 men and 12 women", 0.5),
        ("27 men and 9 women", "31 men and 12 women", 0.25),
        ("27 men, 40 percent", "31 men and $12", 1.0),
    ],
)
def test_other_figures_that_could_be_meant_count_those_of_one_kind(
    pair: Pair, a: str, b: str, alone: float
) -> None:
    two = pair(a, b)
    said = {s: numbers_of(s) for s in (two.a, two.b)}
    m, n = said[two.a][0], said[two.b][0]
    assert Contexts([two], said).alone(two, m, n, relation) == alone


def test_without_vectors_the_counted_word_decides(pair: Pair) -> None:
    found = []
    for b in ("31 men", "31 cars"):
        two = pair("27 men", b)
        said = {s: numbers_of(s) for s in (two.a, two.b)}
        (m,), (n,) = said[two.a], said[two.b]
        found.append(number_evidence(Contexts([two], said), two, m, n))
    assert [(e.around, e.counted, e.noun) for e in found] == [(1, 1, 1), (0, 0, 0)]


def test_evidence_mirrors_and_passes_over_the_figures(fake) -> None:
    texts = "They arrested 27 people there.", "They arrested 31 people there."
    (a, b), forwards = figures_of(fake, *texts)
    (d, c), backwards = figures_of(fake, *texts[::-1])
    (m,), (n,) = numbers_of(a), numbers_of(b)
    forth = number_evidence(forwards, SentencePair(a, b, 1.0), m, n)
    back = number_evidence(backwards, SentencePair(d, c, 1.0), n, m)
    assert forth == back
    # The fake encoder gives a word one vector wherever it stands.
    assert forth.around == pytest.approx(1)


def test_words_that_stand_around_many_figures_are_usual(fake) -> None:
    (a, b), alone = figures_of(fake, "They arrested 27 people.", "They arrested 31 people.")
    (c, d), among = figures_of(
        fake, "They arrested 27 people.", "They arrested 31 people. They arrested 44 people."
    )
    (m,), (n,) = numbers_of(a), numbers_of(b)
    usual = [
        number_evidence(contexts, SentencePair(x, y, 1.0), m, n).usual
        for contexts, x, y in ((alone, a, b), (among, c, d))
    ]
    assert usual[0] < usual[1]


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
        ("Ada Holm, 52, went.", "Nils Lund, 57, came."),
    ],
)
def test_small_numbers_and_ages_need_more_than_a_link(pair: Pair, a: str, b: str) -> None:
    apart = replace(pair(a, b), told=0.3, close=False)
    assert not [f for f in number_findings([apart]) if f.kind == "conflict"]


def test_the_ages_of_two_persons_dont_conflict(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framecmp.divergence.findings.numbers.likelihood", lambda _: 1.0)

    def kinds(b: str) -> list[str]:
        return [
            f.kind
            for f in number_findings([pair("Then Ada Holm, 52, fell down the stairs there.", b)])
        ]

    assert kinds("Then Ada Holm, 57, fell down the stairs there.") == ["conflict"]
    assert "conflict" not in kinds("Then Nils Lund, 57, fell down the stairs there.")
    assert "conflict" not in kinds("Then 57-year-old Nils Lund fell down the stairs there.")


def test_ordinals_are_held_against_those_of_the_same_thing(pair: Pair) -> None:
    def kinds(b: str) -> list[str]:
        return [f.kind for f in number_findings([pair("Prices fell for the third month.", b)])]

    assert kinds("Prices fell for the fourth month.") == ["conflict"]
    assert kinds("Prices fell for the 3rd month.") == []
    assert "conflict" not in kinds("Prices fell in the fourth country.")


def test_nobody_misses_a_year_as_a_number(pair: Pair) -> None:
    def lone(a: str) -> list[str]:
        return [f.a.text for f in number_findings([pair(a, "He praised his bid.")]) if f.a]

    assert lone("He praised his 2020 bid.") == []
    assert lone("He praised his 2500 men.") == ["2500"]
