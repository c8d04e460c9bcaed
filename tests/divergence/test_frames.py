"""Frames: who acts and where, beside a phrase."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.divergence.frames import Frame, framed_alike, frames
from framecmp.divergence.phrases import Phrase, tokenize
from framecmp.text import sentence_spans

NAMES = frozenset(["lorne", "varia", "varian", "jane", "doe", "north-lorne"])


def _frame(text: str, words: str, code: str = "en") -> Frame:
    """The frame of the first ``words`` of a text."""
    sentences = sentence_spans(text)
    tokens = tokenize(text, code, sentences)
    first = text.index(words)
    inside = [k for k, (s, e) in enumerate(tokens.spans) if first <= s and e <= first + len(words)]
    places = tuple(tokens.content(inside[0], inside[-1]))
    phrase = Phrase(inside[0], inside[-1], first, first + len(words), (), places)
    starts = [s for s, _ in sentences]
    sentence = np.searchsorted(starts, [s for s, _ in tokens.spans], side="right")
    [found] = frames([phrase], tokens, sentence, NAMES.__contains__, code)
    return found


@pytest.mark.parametrize(
    ("text", "words", "actors", "places"),
    [
        ("Varia's recent use of force in Lorne was seen.", "use of force", "varia", "lorne"),
        ("Varia began an “orderly move” across the Lorne.", "orderly move", "varia", "lorne"),
        ("Varia took Lorne in a raid.", "raid", "lorne", ""),
        ("Jane Doe began in Lorne the assault.", "assault", "jane doe", "lorne"),
        # The name of another sentence is not beside it.
        ("Varia won. It was an assault in Lorne.", "assault", "", "lorne"),
        ("Varia did much in Lorne. The assault was over.", "assault", "", ""),
        # A verb is no noun phrase, nor is a name.
        ("Varia attacked villages in Lorne.", "attacked", "", ""),
        ("The Varian assault in Lorne began.", "Varian assault", "", ""),
    ],
)
def test_who_and_where(text: str, words: str, actors: str, places: str) -> None:
    assert _frame(text, words) == Frame(frozenset(actors.split()), frozenset(places.split()))


def test_a_language_without_lists_has_no_whole_frames() -> None:
    assert _frame("Varia's use of force in Lorne.", "use of force").whole
    assert not _frame("Varia's use of force in Lorne.", "use of force", "eo").whole


def test_no_phrases_no_frames() -> None:
    tokens = tokenize("")
    assert frames([], tokens, np.zeros(0, dtype=int), NAMES.__contains__, "en") == ()
    assert framed_alike([], [Frame()]).shape == (0, 1)


def test_both_have_to_be_the_same() -> None:
    here = Frame(frozenset({"varia"}), frozenset({"lorne"}))
    others = [
        Frame(frozenset({"varian"}), frozenset({"north-lorne"})),
        Frame(frozenset({"varia"}), frozenset({"aldenau"})),
        Frame(frozenset({"doe"}), frozenset({"lorne"})),
        Frame(frozenset({"varia"})),
        Frame(),
    ]
    assert framed_alike([here], others).tolist() == [[True, False, False, False, False]]
    assert (framed_alike([here], others) == framed_alike(others, [here]).T).all()
