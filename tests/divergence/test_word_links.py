"""Word links on the fake encoder."""

from __future__ import annotations

import pytest

from framecmp.divergence.word_links import chunk_links, word_links, word_places


def _links(fake, a: str, b: str) -> set[tuple[int, int]]:
    [found] = chunk_links([(tuple(a.split()), tuple(b.split()))], fake)
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", set()),
        ("fire", "", set()),
        ("", "fire", set()),
        (". ,", "fire", set()),
        ("fire", "FIRE", {(0, 0)}),
        ("fire", "election", set()),
        (
            "the blaze , and rain",
            "rain , the fire",
            {(0, 2), (0, 3), (1, 2), (1, 3), (3, 0), (4, 0)},
        ),
        (". fire", "fire .", {(1, 0)}),
    ],
)
def test_tables(fake, a: str, b: str, expected: set[tuple[int, int]]) -> None:
    found = _links(fake, a, b)
    assert {(i, j) for i, j in found if _word(a, i) and _word(b, j)} == {
        (i, j) for i, j in expected if _word(a, i) and _word(b, j)
    }
    assert _links(fake, b, a) == {(j, i) for i, j in found}


def _word(sentence: str, place: int) -> bool:
    return sentence.split()[place].isalpha()


def test_all_words_of_matched_chunks_are_linked(fake) -> None:
    assert _links(fake, "rebels in big Baku", "in big Baku rebels") >= {
        (i, j) for i in (1, 2, 3) for j in (0, 1, 2)
    }


def test_each_sentence_is_encoded_once(fake) -> None:
    one, two = ("a", "fire"), ("the", "blaze")
    found = chunk_links([(one, two), (two, one), (one, one)], fake)
    assert fake.calls == [2]
    assert found[0] == {(j, i) for i, j in found[1]}
    assert found[0] == found[2] == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_no_pairs(fake) -> None:
    assert word_links([], fake) == []


def test_words_with_blanks_and_letters_beyond_the_plane(fake) -> None:
    [found] = word_links([(("New York", "🔥", "fire"), ("fire", "York"))], fake)
    assert (2, 0) in found or not found
    assert all(i < 3 and j < 2 for i, j in found)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("", "", set()),
        ("fire", "", set()),
        ("the blaze spread", "the fire spread", {(0, 0), (1, 1), (2, 2)}),
        ("fire spread", "spread fire", {(0, 1), (1, 0)}),
        ("fire", "FIRE", {(0, 0)}),
        ("fire", "election", set()),
        ("fire fire", "fire", {(0, 0)}),
    ],
)
def test_single_words(fake, a: str, b: str, expected: set[tuple[int, int]]) -> None:
    one, two = tuple(a.split()), tuple(b.split())
    assert word_links([(one, two)], fake) == [expected]
    assert word_links([(two, one)], fake) == [{(j, i) for i, j in expected}]


def test_word_places() -> None:
    assert word_places(()) == []
    assert word_places(("New York", "🔥")) == [(0, 8), (9, 10)]


@pytest.mark.real
def test_chunks_of_headlines(real) -> None:
    found = _links(
        real,
        "Rebels seize mill town in the north",
        "Insurgents capture the mill town near the border",
    )
    assert {(0, 0), (1, 1), (2, 3), (3, 4)} <= found
    assert not {(i, j) for i, j in found if (i == 0) != (j == 0) or (i == 1) != (j == 1)}
