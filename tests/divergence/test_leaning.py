"""Which words lean to an outlet of an event, and how far apart two outlets are."""

from __future__ import annotations

import msgspec
import pytest

from framecmp.divergence import leaning
from framecmp.divergence.background import Background
from framecmp.divergence.leaning import KEYWORDS, lexical, shown
from framecmp.records import LexicalPair, Link, Place, WordDifference
from framecmp.text import article_from_passages

OUTLETS = {"a": "A", "b": "B", "c": "C"}


def _pairs(
    *told: list[str],
    weak: frozenset[int] = frozenset(),
    langs: str | None = None,
    background: Background | None = None,
    order: str = "abc",
) -> tuple[LexicalPair, ...]:
    """Articles whose passages of one place are linked."""
    articles = [
        msgspec.structs.replace(
            article_from_passages(passages, id=id, outlet=OUTLETS[id]), lang=langs
        )
        for id, passages in zip("abc", told, strict=False)
    ]
    articles.sort(key=lambda article: order.index(article.id))
    ids = [article.id for article in articles]
    difference = WordDifference(shared=0, only_a=(), only_b=())
    links = [
        Link(
            a=Place(article=a, passage=i),
            b=Place(article=b, passage=i),
            score=0.5,
            strength="weak" if i in weak else "strong",
            distance=0,
            lexical=difference,
        )
        for n, a in enumerate(ids)
        for b in ids[n + 1 :]
        for i in range(min(len(told["abc".index(a)]), len(told["abc".index(b)])))
    ]
    outlets = {id: OUTLETS[id] for id in ids}
    return lexical(articles, outlets, links, background).pairs


A = [f"The army of town {w} attacked, killing {w}." for w in "pqrstuvw"]
B = [f"Soldiers of town {w} attacked the town {w}, killing." for w in "pqrstuvw"]


def test_words_lean_to_their_side() -> None:
    [pair] = _pairs(A, B)
    found = {k.word: k for k in pair.keywords}
    assert found["army"].z > 0 > found["soldiers"].z
    assert (found["army"].count_a, found["army"].count_b) == (8, 0)
    assert (found["army"].units_a, found["army"].units_b) == (8, 0)
    assert found["army"].dispersion == pytest.approx(0, abs=1e-3)
    assert (pair.words_a, pair.words_b) == (64, 72)
    assert found["army"].rate_a == 1250
    assert found["army"].log_ratio == pytest.approx(4.1699, abs=1e-3)
    assert "the" not in found
    assert abs(pair.keywords[0].z) == max(abs(k.z) for k in pair.keywords)


def test_phrases_are_two_words_in_a_row_that_mean_something() -> None:
    [pair] = _pairs(["the special operation began"] * 7, ["the invasion began"] * 7)
    assert {k.word: k.count_a for k in pair.phrases} == {
        "special operation": 7,
        "operation began": 7,
        "invasion began": 0,
    }
    assert all(len(k.places) == k.count_a + k.count_b for k in (*pair.keywords, *pair.phrases))


def test_every_place_is_told() -> None:
    told = {"a": "\n\n".join(A), "b": "\n\n".join(B)}
    [pair] = _pairs(A, B)
    for word in (*pair.keywords, *pair.phrases):
        assert len(word.places) == word.count_a + word.count_b
        for place in word.places:
            assert told[place.article][place.start : place.end] == place.text
            assert place.text.casefold() == word.word


def test_only_linked_passages_count() -> None:
    [pair] = _pairs(A, [*B, "Only here the army paraded, the army."])
    [plain] = _pairs(A, B)
    assert (pair.words_a, pair.words_b, pair.divergence) == (
        plain.words_a,
        plain.words_b,
        plain.divergence,
    )
    assert pair.by_strength[0].aligned_b == pytest.approx(72 / 79, abs=1e-4)
    assert pair.by_strength[0].aligned_a == 1


def test_strong_links_alone() -> None:
    [pair] = _pairs(A, B, weak=frozenset({0, 1}))
    every, strong = pair.by_strength
    assert (every.links, every.units, every.words_a) == ("all", 8, 64)
    assert (strong.links, strong.units, strong.words_a) == ("strong", 6, 48)
    assert strong.aligned_a == 0.75
    assert every.divergence == pair.divergence


def test_a_real_difference_is_above_chance() -> None:
    [pair] = _pairs(A, B)
    every = pair.by_strength[0]
    assert every.excess == pytest.approx(every.divergence - every.expected, abs=2e-4)
    assert every.z > 3
    assert pair.note == ""


def test_large_counts_are_sparse_and_give_the_same(monkeypatch) -> None:
    [dense] = _pairs(A, B)
    monkeypatch.setattr(leaning, "_DENSE", 0)
    assert _pairs(A, B) == (dense,)


def test_the_order_of_articles_mirrors() -> None:
    [there], [back] = _pairs(A, B), _pairs(A, B, order="bac")
    assert (back.a, back.b) == ("B", "A")
    assert there.divergence == back.divergence
    assert [d.expected for d in there.by_strength] == [d.expected for d in back.by_strength]
    mirrored = [
        (k.word, k.count_b, k.rate_b, -k.log_odds, -k.z, -k.log_ratio, k.units_b, k.places)
        for k in (*back.keywords, *back.phrases)
    ]
    assert mirrored == [
        (k.word, k.count_a, k.rate_a, k.log_odds, k.z, k.log_ratio, k.units_a, k.places)
        for k in (*there.keywords, *there.phrases)
    ]


def test_each_pair_of_outlets_has_its_own() -> None:
    pairs = _pairs(A, B, A)
    assert [(p.a, p.b) for p in pairs] == [("A", "B"), ("A", "C"), ("B", "C")]
    assert pairs[1].divergence == 0
    assert pairs[0].divergence == pairs[2].divergence


@pytest.mark.parametrize(
    ("a", "b", "says"),
    [
        ([], ["x"], "no linked passages"),
        (["…"], ["🙂"], "no linked passages"),
        (["Fire!"], ["fire"], "the same words on both sides"),
        (["12 34", "5"], ["12 35", "6"], "2 sets of linked passages"),
        (["שלום עולם"], ["שלום לך"], "1 set of linked passages"),
        (["x" * 50_000], ["y"], "1 set of linked passages"),
    ],
)
def test_little_to_go_by_is_told(a: list[str], b: list[str], says: str) -> None:
    [pair] = _pairs(a, b)
    assert says in pair.note
    assert all(d.z is None and d.expected is None for d in pair.by_strength)
    data = msgspec.json.encode(pair)
    assert msgspec.json.decode(data, type=LexicalPair) == pair


def test_what_is_met_once_is_not_shown() -> None:
    [pair] = _pairs(["once mill mill"], ["twice mill"])
    assert [k.word for k in pair.keywords] == ["mill"]


def test_lists_are_cut_to_the_strongest() -> None:
    words = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(60)]
    [pair] = _pairs([" ".join(words)], [" ".join(words[::-1])])
    assert len(pair.keywords) == KEYWORDS


@pytest.mark.parametrize(
    ("term", "langs", "expected"),
    [
        ("the", {None}, False),
        ("the", {"en"}, False),
        ("the", {"hy", "en"}, False),
        ("the", {"hy"}, True),
        ("army", {"en"}, True),
        ("the army", {"en"}, False),
        ("army chief", {"en"}, True),
    ],
)
def test_shown(term: str, langs: set[str | None], expected: bool) -> None:
    assert shown(term, langs) is expected


def test_a_background_shapes_the_prior_alone() -> None:
    rare = Background(counts={"army": 1, "the": 1000, "soldiers": 500}, sha256="0" * 64)
    [plain], [told] = _pairs(A, B), _pairs(A, B, background=rare)
    assert plain.divergence == told.divergence
    before, after = ({k.word: k for k in p.keywords} for p in (plain, told))
    assert before["army"].count_a == after["army"].count_a
    # What is rare at large leans more when it is said than what is common.
    assert after["army"].log_odds > before["army"].log_odds
    assert abs(after["soldiers"].log_odds) < abs(before["soldiers"].log_odds)
    # It has no phrases, so that theirs is the event's own.
    assert plain.phrases == told.phrases
