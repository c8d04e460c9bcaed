"""Word links on the fake encoder."""

from __future__ import annotations

import pytest

from framecmp.divergence.word_links import word_links


def _links(fake, a: str, b: str) -> set[tuple[int, int]]:
    [found] = word_links([(tuple(a.split()), tuple(b.split()))], fake)
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", set()),
        ("fire", "", set()),
        ("", "fire", set()),
        ("the blaze spread", "the fire spread", {(0, 0), (1, 1), (2, 2)}),
        ("fire spread", "spread fire", {(0, 1), (1, 0)}),
        ("fire", "FIRE", {(0, 0)}),
        ("fire", "election", set()),
        (". fire", "fire .", {(0, 1), (1, 0)}),
        ("fire fire", "fire", {(0, 0)}),
    ],
)
def test_tables(fake, a: str, b: str, expected: set[tuple[int, int]]) -> None:
    found = _links(fake, a, b)
    # A mark that the encoder skips has no vector to be found by.
    assert found - {(0, 1)} <= expected
    assert {(i, j) for i, j in expected if a.split()[i].isalpha()} <= found
    assert _links(fake, b, a) == {(j, i) for i, j in found}


def test_each_sentence_is_encoded_once(fake) -> None:
    one, two = ("a", "fire"), ("the", "blaze")
    found = word_links([(one, two), (two, one), (one, one)], fake)
    assert fake.calls == [2]
    assert found[0] == {(j, i) for i, j in found[1]} == {(1, 1)}
    assert found[2] == {(0, 0), (1, 1)}


def test_no_pairs(fake) -> None:
    assert word_links([], fake) == []


def test_words_with_blanks_and_letters_beyond_the_plane(fake) -> None:
    [found] = word_links([(("New York", "🔥", "fire"), ("fire", "York"))], fake)
    assert (2, 0) in found
    assert all(i < 3 and j < 2 for i, j in found)
