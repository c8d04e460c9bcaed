"""Wordings on the fake encoder, to which a blaze is almost a fire."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.divergence.wording import THRESHOLD, Side, find_wordings, middle_mean
from framecmp.encoding import encode_articles
from framecmp.records import Article, Link, Place, WordDifference, Wording
from framecmp.text import article_from_passages

# Something else that the event is about, so that its mean isn't the one passage's.
ASIDE = "Turnout in the local election rose again according to officials counting ballots."


def _article(id: str, *passages: str) -> Article:
    return article_from_passages(passages, id=id, outlet=id)


def _link(a: Article, b: Article, i: int = 0, j: int = 0, score: float = 0.9) -> Link:
    return Link(
        a=Place(article=a.id, passage=i),
        b=Place(article=b.id, passage=j),
        score=score,
        strength="strong",
        distance=0.1,
        lexical=WordDifference(shared=0.5, only_a=(), only_b=()),
    )


def _found(fake, a: Article, b: Article, *links: Link) -> tuple[Wording, ...]:
    in_order = sorted((a, b), key=lambda article: article.id)
    vectors = dict(zip([x.id for x in in_order], encode_articles(in_order, fake), strict=True))
    mean = middle_mean(list(vectors.values()))
    sides = {x.id: Side(x, vectors[x.id], mean) for x in in_order}
    return find_wordings(links or [_link(a, b)], sides)


def _texts(wordings: tuple[Wording, ...]) -> set[tuple[str, str]]:
    return {(w.a.text, w.b.text) for w in wordings}


@pytest.fixture
def pair() -> tuple[Article, Article]:
    return (
        _article("x", "The blaze destroyed the warehouse, and a physician was slain.", ASIDE),
        _article("y", "A fire destroyed the warehouse; one doctor was killed.", ASIDE),
    )


def test_synonyms_are_found(fake, pair) -> None:
    found = _found(fake, *pair)
    assert {("blaze", "fire"), ("physician", "doctor"), ("slain", "killed")} <= _texts(found)
    assert {w.kind for w in found} == {"label"}
    assert all(THRESHOLD <= w.score <= 1 for w in found)
    assert [w.score for w in found] == sorted((w.score for w in found), reverse=True)


def test_what_is_named_alike_is_not_offered(fake, pair) -> None:
    for w in _found(fake, *pair):
        assert not {"destroyed", "warehouse", "destroyed the warehouse"} & {w.a.text, w.b.text}


def test_the_same_words_have_no_wordings(fake, pair) -> None:
    a = pair[0]
    assert _found(fake, a, _article("y", *(a.passage_text(i) for i in (0, 1)))) == ()


def test_swapping_the_articles_mirrors(fake, pair) -> None:
    a, b = pair
    there, back = _found(fake, a, b), _found(fake, b, a)
    assert [(w.a, w.b, w.score, w.kind) for w in there] == [
        (w.b, w.a, w.score, w.kind) for w in back
    ]


def test_spans_stand_in_the_text(fake) -> None:
    a = _article("x", ASIDE, "The blaze destroyed the “warehouse” 🔥 and a physician.")
    b = _article("y", ASIDE, ASIDE, "The fire destroyed the warehouse and a doctor.")
    found = _found(fake, a, b, _link(a, b, 1, 2))
    assert ("physician", "doctor") in _texts(found)
    for w in found:
        for span, article, passage in ((w.a, a, 1), (w.b, b, 2)):
            assert article.text[span.start : span.end] == span.text
            assert article.passages[passage].start <= span.start
            assert span.end <= article.passages[passage].end


def test_a_wording_names_its_link(fake) -> None:
    a = _article("x", "The blaze destroyed the warehouse.", "A physician was seen there.", ASIDE)
    b = _article("y", "A doctor was seen there.", "The fire destroyed the warehouse.", ASIDE)
    found = _found(fake, a, b, _link(a, b, 0, 1), _link(a, b, 1, 0))
    assert {(w.a.text, w.b.text, w.link) for w in found} == {
        ("blaze", "fire", 0),
        ("physician", "doctor", 1),
    }


def test_a_phrase_has_one_partner_of_a_kind_in_a_link(fake) -> None:
    a = _article("x", "The blaze and the inferno were seen.", ASIDE)
    b = _article("y", "The fire was seen.", ASIDE)
    assert sum(w.b.text == "fire" for w in _found(fake, a, b)) == 1


def test_a_weak_link_makes_wordings_less_sure(fake, pair) -> None:
    a, b = pair
    strong = {(w.a, w.b): w.score for w in _found(fake, a, b, _link(a, b, score=0.9))}
    weak = {(w.a, w.b): w.score for w in _found(fake, a, b, _link(a, b, score=0.3))}
    both = strong.keys() & weak.keys()
    assert both
    assert all(weak[key] < strong[key] or strong[key] == 1 for key in both)


@pytest.mark.parametrize(
    ("a", "b"),
    [("", ""), ("***", "The fire."), ("The fire.", ""), ("of the", "The fire."), ("—", "“”")],
)
def test_passages_without_phrases(fake, a: str, b: str) -> None:
    assert _found(fake, _article("x", a, ASIDE), _article("y", b, ASIDE)) == ()


def test_no_links_no_wordings() -> None:
    assert find_wordings([], {}) == ()


def test_the_mean_is_over_passages_with_words(fake) -> None:
    vectors = encode_articles([_article("x", "one two", "", "three"), _article("y", "***")], fake)
    expected = np.mean([vectors[0][0].middle.mean(axis=0), vectors[0][2].middle[0]], axis=0)
    np.testing.assert_allclose(middle_mean(vectors), expected, atol=1e-6)
    assert not middle_mean([]).any()
    assert not middle_mean(vectors[1:]).any()
