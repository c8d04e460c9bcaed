"""Words over many events: what adds up, what is tested, what is found."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from framecmp.aggregate import (
    CorpusCounts,
    CorpusLexical,
    corpus_counts,
    corpus_lexical,
    event_counts,
    leanings,
)
from framecmp.aggregate.places import PLACES
from framecmp.divergence.background import Background
from framecmp.divergence.swaps import FEWEST_UNITS
from framecmp.report.export import to_json

OUTLETS = ("North", "South", "West")
WORDS = [f"{a}{b}" for a in "bdfgklmnprst" for b in "aeiou"]


def _noise(rng: np.random.Generator, words: int = 25) -> str:
    return " ".join(rng.choice(WORDS, words))


def _events(event, n: int, outlets: int = 2, planted: int = 0, seed: int = 0, sets: int = 2):
    """Events of random words; in so many of them North says zealots, the others fighters."""
    rng = np.random.default_rng(seed)
    found = []
    for i in range(n):
        told = {o: [_noise(rng) for _ in range(sets)] for o in OUTLETS[:outlets]}
        if i < planted:
            for o, passages in told.items():
                passages[0] += " zealots" if o == "North" else " fighters"
        found.append(event(f"e{i}", told))
    return found


def _tested(found: CorpusLexical):
    contrasts = found.outlets or found.pairs
    return {
        (c.a, k.word): k.p for c in contrasts for k in (*c.keywords, *c.phrases) if k.p is not None
    }


def test_joined_equals_whole(event) -> None:
    events = _events(event, 7, outlets=3, planted=7)
    whole = leanings(corpus_counts(events))
    parts = [corpus_counts(events[:3]), event_counts(events[3]), corpus_counts(events[4:])]
    assert leanings(parts[0] + parts[1] + parts[2]) == whole
    # Counts survive being written down between.
    there = [msgspec.json.decode(msgspec.json.encode(p), type=CorpusCounts) for p in parts]
    assert leanings(there[2] + there[0] + there[1]) == whole


def test_the_order_of_events_makes_no_difference(event) -> None:
    events = _events(event, 7, outlets=3, planted=6)
    assert corpus_lexical(events[::-1]) == corpus_lexical(events)


def test_one_event_alone_has_what_its_comparison_has(event) -> None:
    [one] = _events(event, 1, planted=1, sets=8)
    [pair] = corpus_lexical([one]).pairs
    [own] = one.comparison.lexical.pairs
    assert pair.by_strength == own.by_strength
    figures = {k.word: (k.count_a, k.count_b, k.log_odds, k.z) for k in own.keywords}
    for k in pair.keywords:
        if k.word in figures:
            assert (k.count_a, k.count_b, k.log_odds, k.z) == figures[k.word]


@pytest.mark.parametrize("n", [0, 1, 2, FEWEST_UNITS - 1])
def test_few_events_have_effects_and_no_p_values(event, n: int) -> None:
    found = corpus_lexical(_events(event, n, planted=n))
    assert found.tested == 0
    assert found.note
    for c in found.pairs:
        assert c.keywords
        assert all(k.p is None and k.interval is None for k in (*c.keywords, *c.phrases))


def test_a_planted_word_is_found(event) -> None:
    found = corpus_lexical(_events(event, 9, planted=8))
    tested = _tested(found)
    assert tested["North", "zealots"] <= 0.05
    assert tested["North", "fighters"] <= 0.05
    [pair] = found.pairs
    assert {pair.keywords[0].word, pair.keywords[1].word} == {"zealots", "fighters"}
    zealots = next(k for k in pair.keywords if k.word == "zealots")
    assert (zealots.count_a, zealots.count_b, zealots.units_a, zealots.units_b) == (8, 0, 8, 0)
    assert zealots.steadiness == pytest.approx(8**0.5, rel=0.05)
    assert 0 < zealots.interval[0] < zealots.rate_a < zealots.interval[1]
    assert found.note == ""
    assert found.outlets == ()


def test_one_outlet_against_the_others(event) -> None:
    found = corpus_lexical(_events(event, 9, outlets=3, planted=9))
    assert [(c.a, c.b) for c in found.outlets] == [(o, None) for o in OUTLETS]
    assert len(found.pairs) == 3
    assert all(k.p is None for c in found.pairs for k in c.keywords)
    tested = _tested(found)
    assert tested["North", "zealots"] <= 0.05
    north = found.outlets[0].keywords[0]
    assert north.word in {"zealots", "fighters"}
    assert found.outlets[0].words_b == pytest.approx(2 * found.outlets[0].words_a, rel=0.05)


def test_swapping_outlets_mirrors(event) -> None:
    events = _events(event, 8, planted=8)
    names = {"North": "South", "South": "North"}

    def turned(compared):
        comparison = compared.comparison
        articles = tuple(
            msgspec.structs.replace(a, outlet=names[a.outlet]) for a in comparison.articles
        )
        changed = msgspec.structs.replace(comparison, articles=articles)
        return msgspec.structs.replace(compared, comparison=changed)

    [there] = corpus_lexical(events).pairs
    [back] = corpus_lexical([turned(e) for e in events]).pairs

    def figures(k, sign):
        counts = (k.count_a, k.count_b)[::sign]
        return k.word, counts, *(sign * x for x in (k.log_odds, k.z, k.log_ratio, k.steadiness))

    assert [figures(k, 1) for k in there.keywords] == [figures(k, -1) for k in back.keywords]
    assert [d.divergence for d in there.by_strength] == [d.divergence for d in back.by_strength]


def test_random_words_raise_few_alarms(event) -> None:
    alarms = [
        any(p <= 0.05 for p in _tested(leanings(corpus_counts(_events(event, 8, seed=s)))).values())
        for s in range(30)
    ]
    assert sum(alarms) <= 5


def test_words_that_nobody_shows_are_not_tested(event) -> None:
    told = {"North": ["the ministry said"], "South": ["a ministry said"]}
    found = corpus_lexical([event(f"e{i}", told) for i in range(8)])
    assert found.tested == 1
    assert [k.word for k in found.pairs[0].keywords] == ["ministry"]


def test_the_same_texts_do_not_lean(event) -> None:
    told = {"North": ["the ministry spoke of fire"], "South": ["the ministry spoke of fire"]}
    found = corpus_lexical([event(f"e{i}", told) for i in range(8)])
    [pair] = found.pairs
    assert [d.divergence for d in pair.by_strength] == [0, 0]
    assert all(k.p == 1 and k.steadiness == k.log_odds == 0 for k in pair.keywords)


def test_one_phrase_alone_has_nothing_to_lean_against(event) -> None:
    told = {"North": ["big fire"], "South": ["big fire"]}
    [pair] = corpus_lexical([event(f"e{i}", told) for i in range(2)]).pairs
    assert [k.word for k in pair.keywords] == ["big", "fire"]
    assert pair.phrases == ()


def test_outlets_of_one_name_are_not_compared(event) -> None:
    lone = event("e0", {"North": ["big fire"]})
    told = event("e1", {"North": ["big fire"], "South": ["big blaze"]})
    found = corpus_lexical([lone, told])
    assert found.events == 2
    assert [c.events for c in found.pairs] == [1]


def test_places_are_in_the_texts_and_of_both_sides(event) -> None:
    told = {"North": ["fire " * 8 + "mill"], "South": ["fire blaze"]}
    events = [event(f"e{i}", told) for i in range(3)]
    articles = {a.id: a for e in events for a in e.comparison.articles}
    [pair] = corpus_lexical(events).pairs
    for k in pair.keywords:
        by_side = {o: [p for p in k.places if articles[p.article].outlet == o] for o in OUTLETS[:2]}
        assert len(by_side["North"]) == min(k.count_a, PLACES)
        assert len(by_side["South"]) == min(k.count_b, PLACES)
        for p in k.places:
            assert articles[p.article].text[p.start : p.end] == p.text
            assert p.article.startswith(p.event)


@pytest.mark.parametrize(
    "told",
    [
        {"North": ["one fire"]},
        {"North": ["…"], "South": ["🙂"]},
        {"North": [], "South": ["fire"]},
    ],
)
def test_nothing_to_compare_is_told(event, told) -> None:
    found = corpus_lexical([event("e", told)])
    assert "nothing to compare" in found.note
    assert found.outlets == ()
    assert all(c.events == 0 and c.keywords == () for c in found.pairs)


def test_a_background_is_the_prior(event) -> None:
    told = {"North": ["big fire zealots"], "South": ["big fire fighters"]}
    events = [event(f"e{i}", told) for i in range(2)]
    plain = corpus_lexical(events)
    told = corpus_lexical(events, Background(counts={"zealots": 900, "x": 100}, sha256=""))

    def odds(found):
        return next(k.log_odds for k in found.pairs[0].keywords if k.word == "zealots")

    assert odds(told) < odds(plain)


def test_figures_are_json(event) -> None:
    found = corpus_lexical(_events(event, 7, outlets=3, planted=3))
    again = msgspec.json.decode(to_json(msgspec.to_builtins(found)), type=CorpusLexical)
    assert again == found
