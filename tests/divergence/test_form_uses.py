"""Forms of words: where they stand, and how differently outlets use them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.form_uses import (
    FormIndex,
    contrasts,
    difference,
    plain,
    rank,
    share_differences,
    spelling,
)
from framecmp.records import NamingContrast
from framecmp.text import article_from_passages

USES = st.dictionaries(st.sampled_from("fgh"), st.integers(1, 5), max_size=3)


def _found(forms: set[str], *passages: str) -> list[tuple[str, int, str]]:
    article = article_from_passages(passages, id="a", outlet="A")
    index = FormIndex([[("a", i)] for i in range(len(passages))], {"a": article})
    uses = index.uses(forms)
    for use in uses:
        assert article.text[use.span.start : use.span.end] == use.span.text
    return [(use.form, use.unit, use.span.text) for use in uses]


@pytest.mark.parametrize(
    ("forms", "passages", "expected"),
    [
        (set(), ["fire"], []),
        ({"fire"}, [], []),
        ({"fire"}, ["Fire, the FIRE’s fire-brigade"], [("fire", 0, "Fire"), ("fire", 0, "FIRE’s")]),
        ({"old mill"}, ["an old", "mill"], []),
        ({"old mill"}, ["x", "the old\nmill"], [("old mill", 1, "old\nmill")]),
        (
            {"draft treaty", "treaty"},
            ["a draft treaty, the treaty"],
            [("draft treaty", 0, "draft treaty"), ("treaty", 0, "treaty")],
        ),
        ({"a a"}, ["a a a"], [("a a", 0, "a a")]),
        ({"🙂"}, ["🙂"], []),
    ],
)
def test_uses(forms: set[str], passages: list[str], expected: list) -> None:
    assert _found({plain(f) for f in forms} - {""}, *passages) == expected


def test_spelling_is_the_most_frequent() -> None:
    assert spelling(["Army", "army", "army"]) == "army"
    assert spelling(["B", "A"]) == "B"
    assert spelling(["active\n ingredient"]) == "active ingredient"


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        ([], []),
        ([{"A": {"f": 2}}], []),
        ([{"A": {"f": 1}, "B": {"g": 1}}], [(1, 1.0)]),
        ([{"A": {"f": 3}, "B": {"f": 1}}], [(1, 0.0)]),
        ([{"A": {"f": 1, "g": 1}, "B": {"g": 4}}], [(1, 0.5)]),
        ([{"A": {"f": 1}, "B": {"g": 1}}, {"A": {"g": 1}, "B": {"f": 1}}], [(2, 0.0)]),
        ([{"A": {"f": 1}, "B": {"g": 1}}, {"A": {"f": 9}, "B": {"g": 9}}], [(2, 1.0)]),
        ([{"A": {"f": 1}, "B": {"g": 1}}, {"A": {"f": 1}}], [(1, 1.0)]),
    ],
)
def test_contrasts(units: list, expected: list[tuple[int, float]]) -> None:
    found = contrasts(units)
    assert [(c.units, c.difference) for c in found] == expected
    assert all((c.a, c.b) == ("A", "B") for c in found)


@given(st.lists(st.fixed_dictionaries({"A": USES, "B": USES})))
def test_swapping_outlets_turns_the_shares_around(units: list) -> None:
    there, back = share_differences(units, "A", "B"), share_differences(units, "B", "A")
    assert (there == -back).all()
    if len(there):
        assert 0 <= difference(there) <= 1 + 1e-12
        assert difference(there) == difference(back)


def test_differences_by_stack() -> None:
    stack = np.array([[[1.0, -1], [1, -1]], [[1, -1], [-1, 1]]])
    assert difference(stack).tolist() == [1, 0]


def test_rank_wants_units_and_sureness() -> None:
    def contrast(units: int, apart: float) -> NamingContrast:
        return NamingContrast(a="A", b="B", units=units, difference=apart)

    assert rank([], 0.9) == 0
    assert rank([contrast(1, 1.0)], 0.8) == pytest.approx(0.4)
    assert rank([contrast(1, 1.0), contrast(4, 1.0)], 0.8) == pytest.approx(0.64)
    assert rank([contrast(4, 0.1)], 1.0) < rank([contrast(1, 1.0)], 1.0)
