"""Words: what differs inside a link."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.lexical import (
    differing,
    normalised_words,
    word_difference,
)

TEXTS = st.lists(
    st.sampled_from(
        [
            "the",
            "a",
            "fire",
            "blaze",
            "of",
            "12",
            "1,200",
            "Minister’s",
            "minister's",
            "—",
            "“",
            "”",
            "Über",
        ]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("", "", []),
        ("", "fire", []),
        ("fire", "", ["fire"]),
        ("A fire.", "a FIRE!", []),
        ("The minister’s plan", "the Minister's plan", []),
        ("Minister’s plan", "minister plan", []),
        ("Über-Haus", "ÜBER-HAUS", []),
        ("STRASSE", "straße", []),
        ("fire broke out", "out broke fire", []),
        ("14 people died", "11 people died", ["14"]),
        ("30,000 fled", "30000 fled", ["30,000"]),
        ("big red dog ran", "dog ran", ["big red"]),
        ("big dog red", "dog", ["big dog red"]),
        ("use of force", "of", ["use of force"]),
        ("use among force", "among", ["use", "force"]),
        ("use of the force", "of the", ["use", "force"]),
        ("blaze, fire, blaze", "fire", ["blaze", "blaze"]),
        ("a blaze at a mill", "a mill at a", ["blaze"]),
        ("new “special operation” now", "now", ["new “special operation"]),
        ("***", "fire", []),
    ],
)
def test_differing(text: str, other: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in differing(text, other)] == expected


@given(TEXTS, TEXTS)
def test_differing_runs_are_in_order_and_hold_every_absent_word(a: str, b: str) -> None:
    runs = differing(a, b)
    flat = [at for run in runs for at in run]
    assert flat == sorted(flat)
    assert all(start < end for start, end in runs)
    told = Counter(w for start, end in runs for w in normalised_words(a[start:end]))
    absent = Counter(w for w in normalised_words(a) if w not in normalised_words(b))
    assert absent <= told
    assert differing(a, a) == ()


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        ("", "", 1.0),
        ("***", "—", 1.0),
        ("fire", "", 0.0),
        ("fire", "blaze", 0.0),
        ("The fire’s cause", "the FIRE'S cause", 1.0),
        ("a fire", "a blaze", 0.5),
        ("one two three four", "four", 0.4),
        ("fire fire", "fire", 0.6667),
    ],
)
def test_shared(a: str, b: str, shared: float) -> None:
    assert word_difference(a, b).shared == shared


@given(TEXTS, TEXTS)
def test_word_difference_mirrors(a: str, b: str) -> None:
    there, back = word_difference(a, b), word_difference(b, a)
    assert there.shared == back.shared
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)
    same = word_difference(a, a)
    assert (same.shared, same.only_a, same.only_b) == (1.0, (), ())
