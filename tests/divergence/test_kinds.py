"""What sort of difference two wordings are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.divergence.kinds import rest, same_stem, stems_shared, wording_kind


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
        ("dissolved", "dissolution", "inflection"),
        ("recognized", "recognition", "inflection"),
        ("motion", "moved", "label"),
        ("russian troops", "russia troop", "inflection"),
        ("un", "united nations", "abbreviation"),
        ("u.s.", "united states", "abbreviation"),
        ("u", "united nations", "label"),
        ("un envoy", "united nations envoy", "abbreviation"),
        ("meters", "metres", "spelling"),
        ("anti-terrorist", "antiterrorist", "spelling"),
        ("cease-fire", "cease fire", "spelling"),
        ("14 people", "11 lives", "number"),
        ("3,200", "3,000", "number"),
        ("2,000", "several hundred", "number"),
        ("last week", "recent weeks", "number"),
        ("friday evening", "saturday morning", "number"),
        ("two countries", "two nations", "label"),
        ("28,500 u.s. troops", "american troops", "label"),
        ("peace agreement", "draft peace agreement", "specificity"),
        ("special metres", "special meters", "spelling"),
        ("wrote", "written", "inflection"),
        ("leaked", "leaking", "inflection"),
        ("use force", "military operation", "label"),
        ("governor", "provincial governor", "specificity"),
        ("karabakh", "nagorno-karabakh", "specificity"),
        ("dam", "kelmar dam", "specificity"),
        ("operation", "special operations", "specificity"),
        ("parliament building", "parliament house", "label"),
    ],
)
def test_tables(a: str, b: str, kind: str) -> None:
    one, two = tuple(a.split()), tuple(b.split())
    assert wording_kind(one, two) == wording_kind(two, one) == kind


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
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(tuple)


@given(PHRASES, PHRASES)
def test_the_order_is_no_matter(a: tuple[str, ...], b: tuple[str, ...]) -> None:
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
        ("went", "gone", True),
        ("named", "naming", True),
        ("occupied", "occupying", True),
        ("missile", "missing", False),
        ("nation", "national", True),
        ("", "a", False),
        ("cat", "car", False),
        ("report", "repeal", False),
        ("president", "presidential", True),
    ],
)
def test_same_stem(x: str, y: str, same: bool) -> None:
    assert same_stem(x, y) == same_stem(y, x) == same


def test_what_is_left_over() -> None:
    assert rest(("cia", "director", "lee"), ("lee", "directors")) == (("cia",), ())
    assert rest(("fled",), ("rain", "fire")) == (("fled",), ("rain", "fire"))
    assert rest((), ("a",)) == ((), ("a",))
    assert stems_shared(("cia", "director"), ("directors", "met", "lee")) == 1
    assert stems_shared((), ("a",)) == 0
