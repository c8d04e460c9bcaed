"""Sentences paired and looked for: tables of tiny cases, and a whole event on the fake encoder."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest

from framecmp.comparison import compare
from framecmp.divergence.findings import pairing
from framecmp.divergence.findings.assembly import differences
from framecmp.divergence.findings.omissions import COVERED, PARTLY, coverage_of
from framecmp.divergence.findings.pairing import (
    ORDINARY,
    UNLIKELY,
    beside_rivals,
    found,
    likeness_of,
    sentence_likeness,
    sentence_pairs,
)
from framecmp.divergence.findings.told import Telling
from framecmp.encoding import encode_articles
from framecmp.records import Comparison, Finding
from framecmp.text import article_from_passages

FIRE = "The fire destroyed the old warehouse in Northport on Sunday."
ROADS = "Police closed two roads near the harbour for three hours."
PROMISE = "Mayor Kim promised money to rebuild the whole district within a year."
GARDEN = "A museum has opened its new garden to visitors from abroad."
MIRRORED = {"only in A": "only in B", "only in B": "only in A"}


def telling(fake, id: str, *passages: str) -> Telling:
    article = article_from_passages(passages, id=id, outlet=id)
    (vectors,) = encode_articles([article], fake)
    return Telling(article, vectors)


def likeness(rows: list[list[float]]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_copy_is_the_measure_for_what_is_merely_alike() -> None:
    table = beside_rivals(likeness([[0.95, 0.2], [0.6, 0.2]]))
    assert table[0, 0] == 1
    assert table[1, 0] == pytest.approx(0.6 / 0.95, abs=1e-6)
    assert table[1, 1] == pytest.approx(0.2 / ORDINARY, abs=1e-6)


def test_found_looks_one_way_and_stays_in_range() -> None:
    table = likeness([[0.95, 0.3, 0.2], [0.6, 0.4, 0.1], [-0.2, 0.1, 0.7]])
    linked = np.full(table.shape, 0.8, dtype=np.float32)
    looked = found(table, linked)
    assert looked.shape == (3, 3)
    assert ((looked >= 0) & (looked <= 1)).all()
    assert looked[0, 0] > COVERED > looked[1, 0]
    assert not np.allclose(looked, found(table.T, linked.T).T)
    doubted = found(table, 0 * linked)
    assert (doubted < looked).all()
    assert np.array_equal(doubted, found(table, np.full_like(linked, UNLIKELY)))


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1)])
def test_tables_without_rivals(shape: tuple[int, int]) -> None:
    table = np.full(shape, 0.6, dtype=np.float32)
    assert found(table, table).shape == beside_rivals(table).shape == shape


@pytest.mark.parametrize(
    ("score", "state"),
    [
        (0.0, "not found"),
        (PARTLY - 0.01, "not found"),
        (PARTLY, "partly"),
        (COVERED, "covered"),
        (1.0, "covered"),
    ],
)
def test_states(score: float, state: str) -> None:
    assert coverage_of(score) == state


def test_likeness_of_swapped_articles_is_the_transpose(fake) -> None:
    a, b = telling(fake, "a", f"{FIRE} {ROADS}", PROMISE), telling(fake, "b", ROADS, GARDEN)
    forth, back = sentence_likeness(a, b), sentence_likeness(b, a)
    assert forth.shape == (3, 2)
    assert np.array_equal(forth, back.T)
    assert forth[1, 0] == pytest.approx(1)


def test_a_sentence_has_several_partners_and_a_link_one_pair_at_least(fake) -> None:
    a = telling(fake, "a", f"{FIRE} {ROADS}")
    b = telling(fake, "b", ROADS, FIRE)
    linked = sentence_pairs(a, b, likeness_of(a, b, likeness([[0.8, 0.6]])))
    assert [(p.a.text, p.b.text) for p in linked if p.close] == [(FIRE, FIRE), (ROADS, ROADS)]
    assert [(p.linked, p.close) for p in linked] == [
        (0.8, False),
        (0.6, True),
        (0.8, True),
        (0.6, False),
    ]
    odd = telling(fake, "c", GARDEN)
    pairs = sentence_pairs(a, odd, likeness_of(a, odd, likeness([[0.4]])))
    (one,) = [p for p in pairs if p.close]
    assert one.b.text == GARDEN
    assert one.told < 0.5


def test_of_long_passages_the_likeliest_sentences_are_paired(
    fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b = telling(fake, "a", f"{FIRE} {ROADS}"), telling(fake, "b", f"{ROADS} {FIRE}")
    table = likeness_of(a, b, likeness([[0.8]]))
    assert len(sentence_pairs(a, b, table)) == 4
    monkeypatch.setattr(pairing, "_MOST", 2)
    kept = [(p.a.text, p.b.text) for p in sentence_pairs(a, b, table)]
    assert kept == [(FIRE, FIRE), (ROADS, ROADS)]


@pytest.mark.parametrize("passages", [(), ("",), ("…",), ("   ", "")])
def test_an_empty_side_has_nothing_and_lacks_everything(fake, passages: tuple[str, ...]) -> None:
    a, empty = telling(fake, "a", FIRE, ROADS), telling(fake, "b", *passages)
    unlinked = np.zeros((2, len(empty.vectors)), dtype=np.float32)
    found = differences([a, empty], {"a": "a", "b": "b"}, {(0, 1): unlinked})
    assert [f.a.text for f in found.findings if f.a] == [FIRE, ROADS]
    assert {f.type for f in found.findings} == {"omission"}
    assert [s.state for s in found.sentences if s.article == "a"] == ["not found"] * 2


def event(fake, ids: str = "abc") -> Comparison:
    told = {
        "a": (FIRE, f"{ROADS} At least 27 people were hurt, doctor Ivan Petrov said.", PROMISE),
        "b": (f"{FIRE} {GARDEN}", f"{ROADS} Some 31 people were hurt, doctor Igor Petrov said."),
        "c": (FIRE, PROMISE),
    }
    return compare([article_from_passages(told[i], id=i, outlet=i) for i in ids], fake)


def of(comparison: Comparison, type: str) -> list[Finding]:
    return [f for f in comparison.findings if f.type == type]


def test_an_event_has_its_findings_and_its_own_words(fake) -> None:
    told = event(fake, "ab")
    (number,) = of(told, "number")
    assert (number.kind, number.a.text, number.b.text) == ("conflict", "At least 27", "Some 31")
    (name,) = of(told, "name")
    assert (name.a.text, name.b.text) == ("Ivan Petrov", "Igor Petrov")
    omitted = {(f.a or f.b).text: bool(f.a) for f in of(told, "omission")}
    assert omitted == {PROMISE: True, GARDEN: False}
    assert [f.score for f in told.findings] == sorted(
        (f.score for f in told.findings), reverse=True
    )


def test_one_difference_is_told_once(fake) -> None:
    told = {
        "a": ("Police heard about six shots at the border, “and nobody came,” Houston notes.",),
        "b": ("Police heard six shots at the border, “and nobody came,” Houston said.",),
    }
    for ids in ("ab", "ba"):
        articles = [article_from_passages(told[i], id=i, outlet=i) for i in ids]
        found = compare(articles, fake).findings
        assert [(f.type, f.kind) for f in found] == [
            ("quote", "reporting verb"),
            ("number", "rounding"),
        ]


def test_first_comes_what_most_outlets_lack_and_what_can_be_checked(fake) -> None:
    told = {
        "a": (FIRE, PROMISE, "Some 3000 pupils of the old harbour school will stay at home today."),
        "b": (FIRE,),
        "c": (FIRE, PROMISE),
    }
    comparison = compare([article_from_passages(p, id=i, outlet=i) for i, p in told.items()], fake)
    untold = [f for f in comparison.findings if f.is_untold and f.a and f.a.article == "a"]
    assert ["3000" in f.a.text for f in untold if f.a] == [True, False]
    assert untold[0].score > 1.5 * untold[1].score


def test_an_omission_says_who_lacks_it_who_has_it_and_what_comes_closest(fake) -> None:
    told = event(fake)
    (promise,) = [
        f for f in of(told, "omission") if f.a and f.a.text == PROMISE and f.a.article == "a"
    ]
    assert promise.note.startswith('not found in b, found in c; nearest: b 1, "')
    article = told.article("a")
    state = {article.text[s.start : s.end]: s for s in told.sentences if s.article == "a"}
    assert state[PROMISE].state == "covered"
    assert state[PROMISE].by_outlet["b"].state == "not found"
    assert state[PROMISE].by_outlet["c"].score > COVERED


def test_shares_of_an_outlet_add_up(fake) -> None:
    told = event(fake)
    for outlet in told.semantic.outlets:
        assert outlet.covered + outlet.partly + outlet.own == pytest.approx(1, abs=2e-4)
    own = {o.outlet: o.own for o in told.semantic.outlets}
    assert own["c"] == 0
    assert own["b"] > own["a"] == 0
    pair = told.semantic.pairs[0]
    assert pair.told_a < 1
    assert pair.told_b < 1


@pytest.mark.parametrize("order", ["".join(p) for p in permutations("abc")])
def test_the_order_of_articles_mirrors_the_findings(fake, order: str) -> None:
    def key(finding: Finding, ids: str) -> tuple:
        ends = {e.article: (e.start, e.text) for e in (finding.a, finding.b) if e}
        sides = [e and e.article for e in (finding.a, finding.b)]
        other = next((i for i in ids if i not in sides), None)
        return finding.type, finding.score, tuple(sorted(ends.items())), other and len(ends)

    expected, found = event(fake), event(fake, order)
    assert sorted(key(f, "abc") for f in expected.findings) == sorted(
        key(f, order) for f in found.findings
    )
    assert [f.score for f in expected.findings] == [f.score for f in found.findings]
    for finding in found.findings:
        if finding.a and finding.b:
            assert order.index(finding.a.article) < order.index(finding.b.article)
    by_article = {(s.article, s.start): s for s in expected.sentences}
    assert all(by_article[s.article, s.start] == s for s in found.sentences)


def test_swapping_two_articles_swaps_the_sides(fake) -> None:
    def briefly(comparison: Comparison) -> list[tuple]:
        return [(f.type, f.kind, f.a, f.b, f.score) for f in comparison.findings]

    swapped = [(t, MIRRORED.get(k, k), b, a, s) for t, k, a, b, s in briefly(event(fake, "ba"))]
    assert briefly(event(fake, "ab")) == swapped


def test_copies_have_no_findings(fake) -> None:
    passages = (FIRE, f"{ROADS} {PROMISE}", "On Sept. 19, 27 of 30 men met Ivan Petrov, aged 30.")
    sides = [article_from_passages(passages, id=i, outlet=i) for i in "ab"]
    comparison = compare(sides, fake)
    assert comparison.findings == ()
    assert {s.state for s in comparison.sentences} == {"covered"}
    assert all(o.own == 0 for o in comparison.semantic.outlets)
