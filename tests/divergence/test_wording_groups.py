"""Names that outlets give one thing, gathered over an event."""

from __future__ import annotations

from itertools import permutations

import pytest

from framecmp.divergence.wording_groups import group_wordings
from framecmp.records import Span, Wording, WordingGroup

OUTLETS = {"a": "A", "b": "B", "c": "C", "a2": "A"}


def _wording(a: str, b: str, score: float, kind: str = "label") -> Wording:
    """A wording of two ``article:text`` forms."""

    def span(form: str) -> Span:
        article, text = form.split(":")
        return Span(article=article, start=0, end=len(text), text=text)

    return Wording(a=span(a), b=span(b), score=score, link=0, kind=kind)


def _groups(*wordings: Wording, **said: list[str]) -> tuple[WordingGroup, ...]:
    return group_wordings(wordings, OUTLETS, {"A": [], "B": [], "C": [], **said})


def _named(group: WordingGroup) -> dict[str, list[str]]:
    return {outlet: [n.text for n in names] for outlet, names in group.by_outlet.items()}


def test_nothing() -> None:
    assert _groups() == ()
    assert _groups(_wording("a:meters", "b:metres", 0.9, "spelling")) == ()


def test_three_outlets_make_one_group() -> None:
    [group] = _groups(
        _wording("a:fire", "b:blaze", 0.9),
        _wording("b:blaze", "c:inferno", 0.8),
        _wording("a:fire", "c:inferno", 0.7),
    )
    assert _named(group) == {"A": ["fire"], "B": ["blaze"], "C": ["inferno"]}
    assert group.examples == (0, 1, 2)
    assert group.score == 0.9


def test_counts_are_of_words_in_a_row() -> None:
    [group] = _groups(
        _wording("a:Special Operation", "b:invasion", 0.9),
        A=[
            "The special operation, a Special “operation”, a special-operation.",
            "operation special",
        ],
        B=["Invasion’s end. The INVASION!", "invasions"],
    )
    assert [(n.text, n.count) for n in group.by_outlet["A"]] == [("Special Operation", 2)]
    assert [(n.text, n.count) for n in group.by_outlet["B"]] == [("invasion", 2)]


def test_counts_do_not_run_over_passages() -> None:
    [group] = _groups(_wording("a:old mill", "b:x", 0.9), A=["an old", "mill"], B=[""])
    assert [n.count for names in group.by_outlet.values() for n in names] == [0, 0]


def test_writings_of_a_form_are_one() -> None:
    [group] = _groups(
        _wording("a:Fire", "b:blaze", 0.9),
        _wording("a:fire", "c:inferno", 0.8),
        _wording("a:fire’s", "c:inferno", 0.7),
    )
    assert _named(group) == {"A": ["Fire"], "B": ["blaze"], "C": ["inferno"]}


def test_articles_of_one_outlet_share_their_forms() -> None:
    [group] = _groups(_wording("a:fire", "b:blaze", 0.9), _wording("c:inferno", "a2:fire", 0.8))
    assert _named(group) == {"A": ["fire"], "B": ["blaze"], "C": ["inferno"]}


def test_one_sided_edges_do_not_join() -> None:
    # "flames" is second best to "blaze", so that it doesn't pull its own partners in.
    groups = _groups(
        _wording("a:fire", "b:blaze", 0.9),
        _wording("a:flames", "b:blaze", 0.8),
        _wording("a:flames", "c:heat", 0.7),
    )
    assert [_named(g) for g in groups] == [
        {"A": ["fire"], "B": ["blaze"]},
        {"A": ["flames"], "C": ["heat"]},
    ]


def test_a_chain_of_weak_candidates_does_not_snowball() -> None:
    chain = [_wording(f"a:a{i}", f"b:b{i}", 0.9 - i / 100) for i in range(6)]
    chain += [_wording(f"a:a{i + 1}", f"b:b{i}", 0.5) for i in range(5)]
    assert len(_groups(*chain)) == 6


def test_several_forms_of_an_outlet_join_through_a_third() -> None:
    [group] = _groups(
        _wording("a:fire", "b:blaze", 0.9),
        _wording("b:blaze", "c:inferno", 0.8),
        _wording("c:inferno", "a:flames", 0.7),
        A=["flames flames", "fire"],
    )
    assert _named(group) == {"A": ["flames", "fire"], "B": ["blaze"], "C": ["inferno"]}


def test_surest_first_and_by_place_among_equals() -> None:
    groups = _groups(
        _wording("a:p", "b:q", 0.9), _wording("a:r", "b:s", 0.9), _wording("b:t", "c:u", 0.5)
    )
    assert [(g.score, g.examples) for g in groups] == [(0.9, (0,)), (0.9, (1,)), (0.5, (2,))]


@pytest.mark.parametrize("flip", [False, True])
def test_which_side_is_called_a_is_no_matter(flip: bool) -> None:
    forms = ["a:fire", "b:blaze", "c:inferno", "a:flames"]
    pairs = [p for p in permutations(forms, 2) if p[0] < p[1] and p[0][0] != p[1][0]]
    wordings = [_wording(*p, score=0.9 - i / 10) for i, p in enumerate(pairs)]
    mirrored = [Wording(a=w.b, b=w.a, score=w.score, link=0) for w in wordings]
    assert _groups(*wordings) == _groups(*mirrored)
