"""A list whose first lines say different things."""

from __future__ import annotations

import pytest

from framecmp.divergence.ranking import novelty


def _pair(a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(a.split()), tuple(b.split())


def test_nothing() -> None:
    assert novelty({}) == {}


def test_pairs_without_a_word_in_common_keep_their_scores() -> None:
    scores = {_pair("fire", "blaze"): 1.0, _pair("doctor", "physician"): 0.5}
    assert novelty(scores) == scores
    assert list(novelty(scores)) == list(scores)


def test_what_was_said_counts_for_less() -> None:
    first, again, other = (
        _pair("big fire", "blaze"),
        _pair("fire", "big blaze"),
        _pair("doctor", "physician"),
    )
    ranked = novelty({first: 1.0, again: 0.9, other: 0.8})
    assert list(ranked) == [first, other, again]
    assert ranked[first] == 1.0
    assert ranked[other] == 0.8
    assert ranked[again] < 0.8


def test_the_word_that_was_said_most_counts() -> None:
    scores = {
        _pair("fire", "blaze"): 1.0,
        _pair("fire", "heat"): 0.9,
        _pair("fire rain", "flames"): 0.1,
        _pair("rain", "blaze"): 0.1,
    }
    ranked = novelty(scores)
    assert ranked[_pair("fire rain", "flames")] < ranked[_pair("rain", "blaze")] < 0.1


def test_the_order_of_the_scores_is_no_matter() -> None:
    scores = {_pair("a b", "c"): 1.0, _pair("a", "d"): 1.0, _pair("b", "c d"): 1.0}
    assert novelty(scores) == pytest.approx(novelty(dict(reversed(scores.items()))))
