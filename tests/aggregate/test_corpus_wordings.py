"""Wording groups over many events."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from framecmp.aggregate import CorpusWordings, corpus_json, corpus_wordings
from framecmp.divergence.swaps import FEWEST_UNITS

WORDING = [("North", "operation", "South", "invasion")]
TOLD = {"North": ["the operation began"], "South": ["the invasion began"]}


def _named(group) -> dict[str, list[tuple[str, int, int]]]:
    return {o: [(n.text, n.count, n.events) for n in names] for o, names in group.by_outlet.items()}


def test_a_steady_difference_is_found(event) -> None:
    found = corpus_wordings([event(f"e{i}", TOLD, WORDING) for i in range(8)])
    [group] = found.groups
    assert _named(group) == {"North": [("operation", 8, 8)], "South": [("invasion", 8, 8)]}
    assert group.events == tuple(f"e{i}" for i in range(8))
    assert [(e.event, e.wording) for e in group.examples] == [(f"e{i}", 0) for i in range(8)]
    [contrast] = group.contrasts
    assert (contrast.units, contrast.difference, contrast.interval) == (8, 1, (1, 1))
    assert contrast.p == contrast.q <= 0.05
    assert (found.tested, found.note) == (1, "")


def test_events_in_which_all_use_one_name_count_too(event) -> None:
    same = {"North": ["the invasion began"], "South": ["the invasion began"]}
    events = [event("e0", TOLD, WORDING), *(event(f"e{i}", same) for i in range(1, 8))]
    [group] = corpus_wordings(events).groups
    [contrast] = group.contrasts
    assert (contrast.units, contrast.difference) == (8, 0.125)
    assert contrast.q == 1
    assert _named(group)["North"] == [("invasion", 7, 7), ("operation", 1, 1)]


def test_now_so_now_otherwise_is_no_difference(event) -> None:
    turned = {"North": ["the invasion began"], "South": ["the operation began"]}
    events = [
        event(f"e{i}", turned, [("North", "invasion", "South", "operation")])
        if i % 2
        else event(f"e{i}", TOLD, WORDING)
        for i in range(8)
    ]
    [group] = corpus_wordings(events).groups
    assert [c.difference for c in group.contrasts] == [0]


def test_one_form_in_common_does_not_join_groups(event) -> None:
    other = {"North": ["the operation began"], "South": ["the surgery began"]}
    events = [
        event("e0", TOLD, WORDING),
        event("e1", other, [("North", "operation", "South", "surgery")]),
    ]
    found = corpus_wordings(events)
    assert sorted(tuple(n.text for n in g.by_outlet["South"]) for g in found.groups) == [
        ("invasion",),
        ("surgery",),
    ]


def test_the_steadiest_comes_first(event) -> None:
    told = {"North": ["the operation", "a fire"], "South": ["the invasion", "a blaze"]}
    wordings = [("North", "fire", "South", "blaze"), *WORDING]
    events = [event("e0", told, wordings), *(event(f"e{i}", TOLD, WORDING) for i in range(1, 4))]
    found = corpus_wordings(events)
    assert [g.by_outlet["North"][0].text for g in found.groups] == ["operation", "fire"]
    assert [c.units for g in found.groups for c in g.contrasts] == [4, 1]


@pytest.mark.parametrize("n", range(1, FEWEST_UNITS))
def test_few_events_have_effects_and_no_p_values(event, n: int) -> None:
    found = corpus_wordings([event(f"e{i}", TOLD, WORDING) for i in range(n)])
    [contrast] = found.groups[0].contrasts
    assert (contrast.difference, contrast.interval, contrast.p, contrast.q) == (1, None, None, None)
    assert found.tested == 0
    assert "no p-values" in found.note


@pytest.mark.parametrize(
    ("told", "says"),
    [({"North": ["fire"]}, "two outlets"), (TOLD, "no wordings"), ({}, "two outlets")],
)
def test_nothing_to_group_is_told(event, told, says: str) -> None:
    found = corpus_wordings([event("e", told)] if told else [])
    assert found.groups == ()
    assert says in found.note


def test_the_order_of_events_makes_no_difference(event) -> None:
    events = [event(f"e{i}", TOLD, WORDING) for i in range(7)]
    assert corpus_wordings(events) == corpus_wordings(events[::-1])


def test_false_discoveries_are_held_over_all_groups(event) -> None:
    told = {"North": ["the operation", "a fire"], "South": ["the invasion", "a blaze"]}
    turned = {"North": ["the operation", "a blaze"], "South": ["the invasion", "a fire"]}
    events = [
        event(f"e{i}", turned, [*WORDING, ("North", "blaze", "South", "fire")])
        if i % 2
        else event(f"e{i}", told, [*WORDING, ("North", "fire", "South", "blaze")])
        for i in range(8)
    ]
    found = corpus_wordings(events)
    contrasts = [c for g in found.groups for c in g.contrasts]
    assert found.tested == len(contrasts) == 2
    assert contrasts[0].q == pytest.approx(2 * contrasts[0].p, abs=1e-4)
    assert contrasts[1].q == contrasts[1].p == 1


def test_places_are_in_the_texts(event) -> None:
    events = [event(f"e{i}", TOLD, WORDING) for i in range(2)]
    articles = {a.id: a.text for e in events for a in e.comparison.articles}
    for group in corpus_wordings(events).groups:
        for namings in group.by_outlet.values():
            for p in (p for n in namings for p in n.places):
                assert articles[p.article][p.start : p.end] == p.text


def test_the_json_of_a_corpus(event) -> None:
    events = [event(f"e{i}", TOLD, WORDING) for i in range(7)]
    data = corpus_json(events)
    assert list(data) == ["lexical", "wording_groups"]
    decoded = msgspec.json.decode(msgspec.json.encode(data["wording_groups"]), type=CorpusWordings)
    assert decoded == corpus_wordings(events)
    assert set(corpus_json([])["lexical"]) == set(data["lexical"])


def test_random_names_raise_few_alarms(event) -> None:
    rng = np.random.default_rng(0)
    alarms, tested = 0, 0
    for _ in range(60):
        events = []
        for i in range(9):
            pairs = [
                (f"{n}{rng.choice(['x', 'y'])}", f"{n}{rng.choice(['x', 'y'])}") for n in "fghk"
            ]
            told = {"North": [a for a, _ in pairs], "South": [b for _, b in pairs]}
            events.append(
                event(f"e{i}", told, [("North", a, "South", b) for a, b in pairs if a != b])
            )
        found = corpus_wordings(events)
        tested += found.tested
        alarms += any(c.q <= 0.05 for g in found.groups for c in g.contrasts if c.q is not None)
    assert tested > 200
    assert alarms <= 6
