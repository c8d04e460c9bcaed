"""Which stretches of a passage may name something."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.phrases import (
    LONGEST,
    Phrase,
    chunks,
    is_function_word,
    phrases,
    tokenize,
    whole_chunk,
)
from framecmp.divergence.probes import chunk_starts
from framecmp.text import normalise, sentence_spans, word_spans


def _phrases(text: str, lang: str | None = None) -> list[Phrase]:
    """The phrases of a text in a language or with a model of which nothing is known."""
    tokens = tokenize(text, lang, sentence_spans(text))
    return phrases(tokens, chunk_starts(tokens, np.zeros((len(tokens.words), 1)), None))


def _texts(text: str) -> list[str]:
    return [text[p.start : p.end] for p in _phrases(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("of the", []),
        ("***", []),
        ("troops", ["troops"]),
        ("the troops", ["troops"]),
        ("Russian troops", ["Russian", "Russian troops", "troops"]),
        ("Russian\ntroops", ["Russian", "Russian\ntroops", "troops"]),
        ("troops and tanks", ["troops", "tanks"]),
        ("troops, tanks", ["troops", "tanks"]),
        ("troops. Tanks", ["troops", "Tanks"]),
        ("“special” operation", ["special", "operation"]),
        ("(special) operation", ["special", "operation"]),
        ("anti-terrorist", ["anti-terrorist"]),
        ("“special operation” there", ["special", "special operation", "operation"]),
        ("he said “use of what force”", ["use", "use of what force", "force"]),
        ("«in der Tat»", ["der", "der Tat", "Tat"]),
        ("Nagorno–Karabakh", ["Nagorno", "Nagorno–Karabakh", "Karabakh"]),
        ("Mr. Lee", ["Lee"]),
        (
            "Baku's recent raid",
            ["Baku's", "Baku's recent", "Baku's recent raid", "recent", "recent raid", "raid"],
        ),
        ("the troops of Baku and Yerevan", ["troops", "troops of Baku", "Baku", "Yerevan"]),
        ("1 2 3", ["1", "1 2", "1 2 3", "2", "2 3", "3"]),
        ("🔥 🔥", []),
        ("attack – Baku", ["attack", "Baku"]),
        ("attack -- Baku", ["attack", "Baku"]),
        ("attack — Baku", ["attack", "Baku"]),
        ("attack—Baku", ["attack", "Baku"]),
        ("use of force", ["use", "use of force", "force"]),
        ("use of the force", ["use", "use of the force", "force"]),
        ("use by force", ["use", "force"]),
        ("use, of force", ["use", "force"]),
    ],
)
def test_tables(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


def test_a_phrase_is_at_most_so_long() -> None:
    words = [f"word{chr(97 + i)}" for i in range(LONGEST + 2)]
    found = _texts(" ".join(words))
    assert " ".join(words[:LONGEST]) in found
    assert max(len(f.split()) for f in found) == LONGEST


def test_a_text_without_blanks_is_no_heap_of_phrases() -> None:
    assert len(_phrases("字" * 3000)) <= 2 * LONGEST + 3000


def test_sentences_part_words() -> None:
    text = "It worked Lee said"
    assert tokenize(text).parted == (True, False, False, False)
    assert tokenize(text, None, [(0, 9), (10, 18)]).parted == (True, False, True, False)


def test_chunks_are_cut_where_a_start_is_likely() -> None:
    assert chunks(np.array([], dtype=np.float32)) == []
    assert chunks(np.array([0.0], dtype=np.float32)) == [(0, 0)]
    assert chunks(np.array([1.0, 0.2, 0.9, 0.5], dtype=np.float32)) == [(0, 1), (2, 3)]


def test_a_likely_start_bounds_phrases() -> None:
    text = "Lee resigned angrily"
    tokens = tokenize(text)
    starts = np.array([1.0, 0.9, 0.01], dtype=np.float32)
    found = [text[p.start : p.end] for p in phrases(tokens, starts)]
    assert found == ["Lee", "resigned angrily"]


def test_a_chunk_of_function_words_means_these() -> None:
    assert whole_chunk(tokenize("and the"), 0, 1).content == ("and", "the")
    assert whole_chunk(tokenize("in the raid"), 0, 2).content == ("raid",)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Use of Force", ("use", "force")),
        ("Azerbaijan’s Troops", ("azerbaijan", "troops")),
        ("ÉLAN", ("élan",)),
    ],
)
def test_content(text: str, content: tuple[str, ...]) -> None:
    assert max((p.content for p in _phrases(text)), key=len) == content


@given(
    st.text(
        st.sampled_from("ab. ,-—'’“”\né字Ա1") | st.characters(exclude_categories=["Cs"]),
        max_size=60,
    )
)
def test_places_are_words(text: str) -> None:
    spans = word_spans(text)
    found = _phrases(text)
    assert [(p.first, p.last) for p in found] == sorted({(p.first, p.last) for p in found})
    for p in found:
        assert (p.start, p.end) == (spans[p.first][0], spans[p.last][1])
        assert p.content
        assert all(p.content)
        said = [normalise(text[s:e]) for s, e in spans[p.first : p.last + 1]]
        assert [w for w in said if w in p.content] == list(p.content)
        assert [normalise(text[slice(*spans[k])]) for k in p.places] == list(p.content)
        assert len(p.content) <= LONGEST


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (None, True),
        ("", True),
        ("en", True),
        ("EN", True),
        ("en-GB", True),
        ("en_GB", True),
        ("hy", False),
        ("../../x", False),
    ],
)
def test_function_words_by_language(lang: str | None, expected: bool) -> None:
    assert is_function_word(lang)("the") == expected
    assert not is_function_word(lang)("parliament")
