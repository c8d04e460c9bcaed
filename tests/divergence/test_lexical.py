"""Words: differing runs, log-odds, Jensen-Shannon divergence."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.lexical import (
    PRIOR_WORDS,
    differing,
    jensen_shannon,
    keywords,
    log_odds,
    normalised_words,
    word_difference,
)

COUNTS = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), max_size=8)
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


def _monroe(
    y_i: dict[str, int], y_j: dict[str, int], alpha: dict[str, float]
) -> dict[str, tuple[float, float]]:
    """Equations 16 and 22 of Monroe, Colaresi & Quinn (2008), word by word."""
    n_i, n_j, alpha_0 = sum(y_i.values()), sum(y_j.values()), sum(alpha.values())
    found = {}
    for w, alpha_w in alpha.items():
        yi, yj = y_i.get(w, 0), y_j.get(w, 0)
        delta = math.log((yi + alpha_w) / (n_i + alpha_0 - yi - alpha_w)) - math.log(
            (yj + alpha_w) / (n_j + alpha_0 - yj - alpha_w)
        )
        variance = 1 / (yi + alpha_w) + 1 / (yj + alpha_w)
        found[w] = (delta, delta / math.sqrt(variance))
    return found


@given(COUNTS, COUNTS, COUNTS)
def test_log_odds_against_the_paper(a, b, background) -> None:
    words = set(a) | set(b)
    shape = {w: background.get(w, 0) or 1 for w in words}
    weight = max(sum(background.values()), sum(shape.values()))
    found = log_odds(a, b, background)
    if not sum(a.values()) or not sum(b.values()) or len(words) < 2:
        assert found == {}
        return
    expected = _monroe(a, b, {w: PRIOR_WORDS * shape[w] / weight for w in words})
    assert found.keys() == expected.keys()
    for word, values in expected.items():
        assert found[word] == pytest.approx(values, abs=1e-9)


@given(COUNTS, COUNTS, COUNTS)
def test_log_odds_change_sign_with_the_sides(a, b, background) -> None:
    there, back = log_odds(a, b, background), log_odds(b, a, background)
    assert there == {word: (-delta, -z) for word, (delta, z) in back.items()}


@given(COUNTS, COUNTS)
def test_log_odds_of_a_side_against_itself(a, background) -> None:
    assert all(found == (0, 0) for found in log_odds(a, a, background).values())


@pytest.mark.parametrize(
    ("a", "b"), [({}, {}), ({"x": 1}, {}), ({"x": 0}, {"x": 1, "y": 1}), ({"x": 3}, {"x": 2})]
)
def test_log_odds_without_a_choice(a: dict[str, int], b: dict[str, int]) -> None:
    assert log_odds(a, b, {"x": 5}) == {}


def _keywords(a: str, b: str, *, langs=(None,), limit: int = 10):
    counts = [Counter(text.split()) for text in (a, b)]
    return keywords(*counts, counts[0] + counts[1], langs=langs, limit=limit)


def test_keywords_lean_to_their_side() -> None:
    found = _keywords("blaze blaze blaze mill", "fire fire fire mill")
    assert {k.word: k.z > 0 for k in found if k.word != "mill"} == {"blaze": True, "fire": False}
    assert [(k.count_a, k.count_b) for k in found if k.word == "blaze"] == [(3, 0)]
    assert [abs(k.z) for k in found] == sorted((abs(k.z) for k in found), reverse=True)


def test_keywords_leave_out_function_words_and_what_is_met_once() -> None:
    assert {k.word for k in _keywords("the the the mill mill once", "of of mill twice")} == {"mill"}


@pytest.mark.parametrize(
    ("langs", "words"),
    [((None,), set()), (("en",), set()), (("hy", "en"), set()), (("hy",), {"the"}), ((), {"the"})],
)
def test_keywords_by_language(langs, words: set[str]) -> None:
    found = _keywords("the the of", "the the of of and", langs=langs)
    assert words <= {k.word for k in found}
    assert bool(found) == bool(words)


def test_keywords_are_cut_to_the_strongest() -> None:
    a, b = "blaze blaze blaze dog dog mill mill", "fire fire cat cat mill mill"
    assert _keywords(a, b, limit=2) == _keywords(a, b)[:2]
    assert _keywords(a, b, limit=0) == ()


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ({}, {}, None),
        ({"x": 1}, {}, None),
        ({}, {"x": 1}, None),
        ({"x": 0}, {"x": 1}, None),
        ({"x": 3}, {"x": 5}, 0.0),
        ({"x": 1, "y": 2}, {"x": 2, "y": 4}, 0.0),
        ({"x": 3}, {"y": 5}, 1.0),
        ({"x": 1}, {"x": 1, "y": 1}, 0.311278),
    ],
)
def test_jensen_shannon(a: dict[str, int], b: dict[str, int], expected: float | None) -> None:
    assert jensen_shannon(a, b) == pytest.approx(expected, abs=1e-6)
    assert jensen_shannon(b, a) == pytest.approx(expected, abs=1e-6)


@given(COUNTS, COUNTS)
def test_jensen_shannon_is_in_its_range(a, b) -> None:
    found = jensen_shannon(a, b)
    if found is not None:
        assert -1e-12 <= found <= 1 + 1e-12
        assert jensen_shannon(b, a) == pytest.approx(found, abs=1e-12)
        assert jensen_shannon(a, a) == 0
