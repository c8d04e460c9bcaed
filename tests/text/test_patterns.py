"""Phrases that lines are: looked up where they are plain, matched where they have gaps."""

from __future__ import annotations

import pytest

from framecmp.text.patterns import Marked, WholeLines, first_word, first_words, fold, fold_all

PHRASES = ("read more", "reading time: # min", "follow … on", "photo…", "©", "share this:")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("read more", True),
        ("» Read more »", True),
        ("“read more", False),  # a quotation
        ("read moreover", False),
        ("we read more", False),
        ("reading time: 12 min", True),
        ("reading time: some min", False),
        ("Follow the Valley Courier on", True),
        ("follow on", True),
        ("Photograph", True),  # what follows the first word directly may be a part of it
        ("a photo", False),
        ("©", True),
        ("share this:", True),
        ("share this", False),
        ("", False),
    ],
)
def test_a_line_that_is_one_of_the_phrases(line: str, expected: bool) -> None:
    assert WholeLines(PHRASES).match(fold(line)) is expected


def test_no_phrases_match_nothing() -> None:
    assert not WholeLines(()).match("read more")


def test_first_words() -> None:
    assert first_words(["Read more", "« Più letti"]) == {"read", "piu"}
    assert first_word("--- 12:30 news") == "12"
    assert first_word("!?") == ""


def test_many_phrases_are_folded_as_each_is() -> None:
    assert fold_all(PHRASES) == [fold(phrase) for phrase in PHRASES]
    assert fold_all(["Più Letti", "ΤΕΛΟΣ", "straße"]) == ["piu letti", "τελοσ", "strasse"]
    assert fold_all([]) == []


def test_a_pattern_is_made_when_a_line_has_a_mark() -> None:
    made = []

    def written() -> str:
        made.append(1)
        return r"photo: (?P<who>\p{Lu}\w+)"

    credit = Marked(("photo:",), written)
    assert credit.match("A plain line.") is None
    assert credit.fullmatch("") is None
    assert credit.without("A plain line.") == "A plain line."
    assert made == []
    found = credit.fullmatch("photo: Jane")
    assert found is not None
    assert found["who"] == "Jane"
    assert credit.match("photo: jane") is None
    assert credit.without("photo: Jane, photo: Joe") == " ,  "
    assert made == [1]
