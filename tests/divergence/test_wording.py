"""Wordings on the fake encoder, to which a blaze is almost a fire."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest

from framecmp.divergence import wording
from framecmp.divergence.event_text import EventText, mean_vector
from framecmp.divergence.probes import probes_for
from framecmp.divergence.wording import THRESHOLD, find_wordings
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
    told = list(zip((a, b), encode_articles((a, b), fake), strict=True))
    return find_wordings(links or [_link(a, b)], EventText(told, lambda _: None))


def _found_near(fake, a: Article, b: Article, link: Link, *near: tuple[int, int]):
    told = list(zip((a, b), encode_articles((a, b), fake), strict=True))
    places = [(Place(article=a.id, passage=i), Place(article=b.id, passage=j)) for i, j in near]
    return find_wordings([link], EventText(told, lambda _: None), places)


def _texts(wordings: tuple[Wording, ...]) -> set[tuple[str, str]]:
    return {(w.a.text, w.b.text) for w in wordings}


@pytest.fixture
def pair() -> tuple[Article, Article]:
    return (
        _article("x", "The blaze was in the warehouse, and a physician was slain.", ASIDE),
        _article("y", "A fire was in the warehouse; one doctor was killed.", ASIDE),
    )


def test_synonyms_are_found(fake, pair) -> None:
    found = _found(fake, *pair)
    assert {("blaze", "fire"), ("physician", "doctor"), ("slain", "killed")} <= _texts(found)
    assert {w.kind for w in found} == {"label"}
    assert all(THRESHOLD <= w.score <= 1 for w in found)
    assert [w.score for w in found] == sorted((w.score for w in found), reverse=True)


@pytest.mark.parametrize(("most", "count"), [(1, 0), (4, 3)])
def test_of_long_passages_the_likest_phrases_are_looked_at(
    fake, pair, most: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = _texts(_found(fake, *pair))
    monkeypatch.setattr(wording, "_MOST", most)
    found = _texts(_found(fake, *pair))
    assert len(everything) == 3
    assert len(found) == count
    assert found <= everything
    assert {(b, a) for a, b in _texts(_found(fake, *pair[::-1]))} == found


def test_what_is_named_alike_is_not_offered(fake, pair) -> None:
    for w in _found(fake, *pair):
        assert "warehouse" not in {w.a.text, w.b.text}


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
    a = _article("x", ASIDE, "The blaze was in the “warehouse” 🔥 and a physician.")
    b = _article("y", ASIDE, ASIDE, "The fire was in the warehouse and a doctor.")
    found = _found(fake, a, b, _link(a, b, 1, 2))
    assert ("physician", "doctor") in _texts(found)
    for w in found:
        for span, article, passage in ((w.a, a, 1), (w.b, b, 2)):
            assert article.text[span.start : span.end] == span.text
            assert article.passages[passage].start <= span.start
            assert span.end <= article.passages[passage].end


def test_a_wording_names_its_link(fake) -> None:
    a = _article("x", "The blaze was in the warehouse.", "A physician was seen there.", ASIDE)
    b = _article("y", "A doctor was seen there.", "The fire was in the warehouse.", ASIDE)
    found = _found(fake, a, b, _link(a, b, 0, 1), _link(a, b, 1, 0))
    assert {(w.a.text, w.b.text, w.link) for w in found} == {
        ("blaze", "fire", 0),
        ("physician", "doctor", 1),
    }


def test_passages_that_come_near_are_searched_through_a_link_of_theirs(fake) -> None:
    a = _article("x", "The warehouse stood there.", "A physician was seen.", ASIDE)
    b = _article("y", "The warehouse stood there.", "One doctor was seen.", "A doctor came.")
    link = _link(a, b, 1, 0)
    assert _found_near(fake, a, b, link) == ()
    [found] = _found_near(fake, a, b, link, (1, 1))
    assert (found.a.text, found.b.text, found.link) == ("physician", "doctor", 0)
    # No link of either passage: nothing to read it beside.
    assert _found_near(fake, a, b, _link(a, b, 0, 0), (1, 1)) == ()


def test_near_passages_repeat_nothing(fake) -> None:
    a = _article("x", "The physician was seen.", ASIDE)
    b = _article("y", "The doctor was seen.", "One doctor came.", "A doctor went.")
    found = _found_near(fake, a, b, _link(a, b, 0, 0), (0, 1), (0, 2))
    assert [(w.a.text, w.b.text) for w in found] == [("physician", "doctor")]
    assert found[0].b.start < b.passages[1].start


def test_what_links_repeat_sinks(fake) -> None:
    a = _article("x", "The physician was seen.", "The physician was seen.", ASIDE)
    b = _article("y", "The doctor was seen.", "The doctor was seen.", ASIDE)
    first, again = _found(fake, a, b, _link(a, b, 0, 0), _link(a, b, 1, 1))
    assert _texts((first, again)) == {("physician", "doctor")}
    assert again.score < first.score - 0.2


def test_who_and_where_join_what_shares_neither_words_nor_meaning(fake) -> None:
    a = _article("x", "Varia began an “transfer” in Lorne at noon.", ASIDE)
    b = _article("y", "The tribunal met.", "Varia's assault in Lorne was over, it said.", ASIDE)
    [found] = [w for w in _found_near(fake, a, b, _link(a, b, 0, 0)) if w.b.text == "assault"]
    assert (found.a.text, found.link) == ("transfer", 0)
    elsewhere = _article("y", "The tribunal met.", "Varia's assault in Kelmar was over.", ASIDE)
    assert _found_near(fake, a, elsewhere, _link(a, elsewhere, 0, 0)) == ()


def test_a_phrase_has_one_partner_of_a_kind_in_a_link(fake) -> None:
    a = _article("x", "The blaze and the inferno were seen.", ASIDE)
    b = _article("y", "The fire was seen.", ASIDE)
    assert sum(w.b.text == "fire" for w in _found(fake, a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [("", ""), ("***", "The fire."), ("The fire.", ""), ("of the", "The fire."), ("—", "“”")],
)
def test_passages_without_phrases(fake, a: str, b: str) -> None:
    assert _found(fake, _article("x", a, ASIDE), _article("y", b, ASIDE)) == ()


def test_no_links_no_wordings(fake) -> None:
    assert find_wordings([], EventText([], lambda _: None)) == ()
    one = _article("x", "The blaze.")
    told = list(zip([one], encode_articles([one], fake), strict=True))
    assert find_wordings([], EventText(told, lambda _: None)) == ()


def test_words_that_both_use_tell_them_less_apart(fake) -> None:
    a = _article("x", "The blaze was in the warehouse.", ASIDE)
    b = _article("y", "The fire was in the warehouse.", ASIDE)
    also = _article("y", "The fire was in the warehouse.", ASIDE + " It was a blaze.")
    alone, both = _found(fake, a, b)[0], _found(fake, a, also)[0]
    assert _texts((alone, both)) == {("blaze", "fire")}
    assert both.score < alone.score


@pytest.mark.parametrize(
    "text",
    ["1 2 3 4", "🔥 🔥 🔥", "حريق كبير في المستودع", "字" * 3000, "of the and", "x" * 5000],
)
def test_odd_texts(fake, text: str) -> None:
    a, b = _article("x", text, ASIDE), _article("y", "The fire.", ASIDE)
    assert {w.link for w in _found(fake, a, b)} <= {0}


def test_other_forms_of_a_name_come_last(fake, pair) -> None:
    a = _article("x", "The blaze was in the old warehouse.", ASIDE)
    b = _article("y", "The fire was in the warehouse.", ASIDE)
    found = [(w.a.text, w.b.text, w.kind) for w in _found(fake, a, b)]
    assert found[0] == ("blaze", "fire", "label")
    assert ("old warehouse", "warehouse", "specificity") in found


def test_the_mean_is_over_passages_with_words() -> None:
    rows = [np.ones((2, 3)), np.zeros((0, 3)), np.array([[0.0, 2.0, 0.0]])]
    np.testing.assert_allclose(mean_vector(rows), [0.5, 1.5, 0.5])
    assert not mean_vector([]).any()
    assert not mean_vector([np.zeros((0, 3))]).any()


@pytest.mark.real
def test_renamings_with_the_real_encoder(real) -> None:
    a = _article(
        "x",
        "The government said its special operation in the province of Lorne began at dawn on "
        "Monday. Local fighters fired on the convoy.",
        ASIDE,
    )
    b = _article(
        "y",
        "The invasion of Lorne province began at dawn on Monday, residents said. Terrorists "
        "opened fire on the column.",
        ASIDE,
    )
    vectors = encode_articles((a, b), real)
    probes = partial(probes_for, real.model.sha256)
    told = list(zip((a, b), vectors, strict=True))
    there = find_wordings([_link(a, b)], EventText(told, probes))
    labels = [(w.a.text, w.b.text) for w in there if w.kind == "label"]
    assert ("fighters", "Terrorists") in labels
    back = find_wordings([_link(b, a)], EventText(told[::-1], probes))
    assert [(w.a, w.b, w.score, w.kind) for w in there] == [
        (w.b, w.a, w.score, w.kind) for w in back
    ]
