"""Phrases that lines are: looked up where they are plain, matched where they have gaps."""

from __future__ import annotations

import pytest

from framecmp.text.patterns import WholeLines, first_word, first_words, fold

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
