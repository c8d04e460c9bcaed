"""Which stretches of a passage may name something."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.phrases import LONGEST, is_function_word, phrases
from framecmp.text import normalise, word_spans


def _texts(text: str, lang: str | None = None) -> list[str]:
    return [text[p.start : p.end] for p in phrases(text, lang)]


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
        ("Nagorno–Karabakh", ["Nagorno", "Nagorno–Karabakh", "Karabakh"]),
        ("attack – Baku", ["attack", "Baku"]),
        ("attack -- Baku", ["attack", "Baku"]),
        ("attack — Baku", ["attack", "Baku"]),
        ("attack—Baku", ["attack", "Baku"]),
        ("use of force", ["use", "use of force", "force"]),
        ("use of the force", ["use", "use of the force", "force"]),
        ("use by force", ["use", "force"]),
        ("use of. Force", ["use", "Force"]),
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
    assert len(found) == sum(range(3, LONGEST + 3))


def test_of_joins_the_near_ends() -> None:
    found = _texts("big old mill of small rich northern town")
    joined = [f for f in found if " of " in f]
    assert "old mill of small rich northern" in joined
    assert not any(f.startswith("big") or f.endswith("town") for f in joined)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Use of Force", ("use", "force")),
        ("Azerbaijan’s Troops", ("azerbaijan", "troops")),
        ("ÉLAN", ("élan",)),
    ],
)
def test_content(text: str, content: tuple[str, ...]) -> None:
    assert max((p.content for p in phrases(text)), key=len) == content


@pytest.mark.parametrize(
    ("text", "part", "cuts"),
    [
        ("Russian troops", "Russian troops", 0),
        ("russian troops", "russian", 1),
        ("big red dog", "red", 2),
        ("big red dog", "big red", 1),
        ("Lee resigned", "Lee", 0.5),
        ("Lee resigned", "resigned", 0.5),
        ("Anna Lee resigned angrily", "Lee resigned", 2),
        ("Anna Lee resigned angrily", "Lee", 1.5),
        ("the troops left", "troops left", 0),
        ("use of force", "use of force", 0),
        ("big use of brute force", "use of brute", 2),
        ("red, dog", "red", 0),
    ],
)
def test_cuts(text: str, part: str, cuts: float) -> None:
    [found] = [p for p in phrases(text) if text[p.start : p.end] == part]
    assert found.cuts == cuts


@given(st.text(st.sampled_from("ab. ,-—'’“”\né字Ա1") | st.characters(), max_size=60))
def test_places_are_words(text: str) -> None:
    spans = word_spans(text)
    found = phrases(text)
    assert [(p.first, p.last) for p in found] == sorted({(p.first, p.last) for p in found})
    for p in found:
        assert (p.start, p.end) == (spans[p.first][0], spans[p.last][1])
        assert p.content
        assert all(p.content)
        said = [normalise(text[s:e]) for s, e in spans[p.first : p.last + 1]]
        assert [w for w in said if w in p.content] == list(p.content)
        assert [normalise(text[slice(*spans[k])]) for k in p.places] == list(p.content)
        assert 0 <= p.cuts <= 2


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
