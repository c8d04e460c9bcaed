"""What sort of difference two wordings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.kinds import same_stem, wording_kind
from framecmp.divergence.phrases import Phrase


def _phrase(words: str) -> Phrase:
    content = tuple(words.split())
    return Phrase(
        first=0,
        last=len(content) - 1,
        start=0,
        end=len(words),
        content=content,
        places=tuple(range(len(content))),
        cuts=0.0,
    )


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("fire", "blaze", "label"),
        ("special operation", "invasion", "label"),
        ("anti-terrorist operation", "use force", "label"),
        ("cat", "car", "label"),
        ("accuse", "accused", "inflection"),
        ("attack", "attacks", "inflection"),
        ("accusation", "accuse", "inflection"),
        ("russian troops", "russia troop", "inflection"),
        ("un", "united nations", "abbreviation"),
        ("u.s.", "united states", "abbreviation"),
        ("u", "united nations", "label"),
        ("meters", "metres", "spelling"),
        ("anti-terrorist", "antiterrorist", "spelling"),
        ("cease-fire", "cease fire", "spelling"),
        ("14 people", "11 lives", "number"),
        ("3,200", "3,000", "number"),
        ("2,000", "several hundred", "label"),
        ("governor", "provincial governor", "specificity"),
        ("karabakh", "nagorno-karabakh", "specificity"),
        ("dam", "kelmar dam", "specificity"),
        ("operation", "special operations", "specificity"),
        ("parliament building", "parliament house", "label"),
    ],
)
def test_tables(a: str, b: str, kind: str) -> None:
    assert wording_kind(_phrase(a), _phrase(b)) == kind
    assert wording_kind(_phrase(b), _phrase(a)) == kind


WORDS = st.sampled_from(
    [
        "accuse",
        "accused",
        "accusation",
        "use",
        "used",
        "un",
        "u.s.",
        "united",
        "nations",
        "14",
        "a-b",
        "b",
        "karabakh",
        "nagorno-karabakh",
        "meter",
        "metre",
        "fire",
        "the",
    ]
)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).map(_phrase)


@given(PHRASES, PHRASES)
def test_the_order_is_no_matter(a: Phrase, b: Phrase) -> None:
    assert wording_kind(a, b) == wording_kind(b, a)


@pytest.mark.parametrize(
    ("x", "y", "same"),
    [
        ("", "", True),
        ("fire", "fire", True),
        ("accuse", "accusation", True),
        ("ask", "asked", True),
        ("ask", "asking", True),
        ("war", "warning", False),
        ("is", "issue", False),
        ("", "a", False),
        ("cat", "car", False),
        ("report", "repeal", False),
        ("president", "presidential", True),
    ],
)
def test_same_stem(x: str, y: str, same: bool) -> None:
    assert same_stem(x, y) == same_stem(y, x) == same
