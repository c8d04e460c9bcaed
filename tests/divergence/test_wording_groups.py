"""Names that outlets give one thing, gathered over an event."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from framecmp.divergence.wording_groups import group_wordings
from framecmp.records import Link, Place, Span, WordDifference, Wording, WordingGroup
from framecmp.text import article_from_passages

OUTLETS = {"a": "A", "b": "B", "c": "C", "a2": "A"}


def _wording(a: str, b: str, score: float, kind: str = "label") -> Wording:
    """A wording of two ``article:text`` forms."""

    def span(form: str) -> Span:
        article, text = form.split(":")
        return Span(article=article, start=0, end=len(text), text=text)

    return Wording(a=span(a), b=span(b), score=score, link=0, kind=kind)


def _link(a: str, b: str, passage: int) -> Link:
    difference = WordDifference(shared=0, only_a=(), only_b=())
    places = (Place(article=id, passage=passage) for id in (a, b))
    a, b = places
    return Link(a=a, b=b, score=0.9, strength="strong", distance=0, lexical=difference)


def _groups(*wordings: Wording, **said: list[str]) -> tuple[WordingGroup, ...]:
    """The groups of wordings, found in articles whose first passage says each of them once.

    :param said: further passages by article; those of one place are linked.
    """
    forms = {
        id: {s.text for w in wordings for s in (w.a, w.b) if s.article == id} for id in OUTLETS
    }
    longest = max(map(len, said.values()), default=0)
    passages = {
        id: [". ".join(sorted(forms[id])), *said.get(id, []), *[""] * longest][: longest + 1]
        for id in OUTLETS
    }
    articles = [article_from_passages(p, id=id, outlet=OUTLETS[id]) for id, p in passages.items()]
    links = [_link(a, b, i) for a, b in combinations(OUTLETS, 2) for i in range(longest + 1)]
    return group_wordings(wordings, links, articles, OUTLETS)


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


def _counts(group: WordingGroup) -> dict[str, list[tuple[str, int]]]:
    return {o: [(n.text, n.count) for n in names] for o, names in group.by_outlet.items()}


def test_counts_are_of_words_in_a_row() -> None:
    [group] = _groups(
        _wording("a:special operation", "b:invasion", 0.9),
        a=["A Special “operation”, a special-operation: operation special."],
        b=["Invasion’s end. The INVASION! No invasions"],
    )
    assert _counts(group) == {"A": [("special operation", 2)], "B": [("invasion", 3)]}


def test_every_place_is_told_and_has_the_words() -> None:
    [group] = _groups(_wording("a:fire", "b:blaze", 0.9), a=["Fire and fire"], b=["none"])
    [naming] = group.by_outlet["A"]
    assert [(p.article, p.text) for p in naming.places] == [
        *[("a", "fire"), ("a", "Fire"), ("a", "fire")]
    ]
    assert naming.count == len(naming.places) == 3


def test_counts_do_not_run_over_passages() -> None:
    [group] = _groups(_wording("a:old mill", "b:plant", 0.9), a=["an old", "mill"])
    assert _counts(group) == {"A": [("old mill", 1)], "B": [("plant", 1)]}


def test_a_name_that_both_use_is_counted_for_both() -> None:
    [group] = _groups(_wording("a:fire", "b:blaze", 0.9), b=["fire, fire"], c=["The blaze"])
    assert _counts(group) == {
        "A": [("fire", 1)],
        "B": [("fire", 2), ("blaze", 1)],
        "C": [("blaze", 1)],
    }
    apart = {(c.a, c.b): (c.units, c.difference) for c in group.contrasts}
    # Where C says blaze B says fire, and where A says fire B says blaze.
    assert apart == {("A", "B"): (1, 1), ("B", "C"): (1, 1)}


def test_what_is_counted_in_a_longer_name_is_not_counted_again() -> None:
    [group] = _groups(
        _wording("a:treaty", "b:draft treaty", 0.9),
        a=["the treaty"],
        b=["a draft treaty, a treaty"],
    )
    assert _counts(group) == {"A": [("treaty", 2)], "B": [("draft treaty", 2), ("treaty", 1)]}


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


def test_a_chain_of_weak_candidates_is_no_group() -> None:
    chain = (
        _wording("a:fire", "b:blaze", 0.1),
        _wording("b:blaze", "c:smoke", 0.2),
        _wording("c:smoke", "a:cloud", 0.1),
        _wording("a:cloud", "b:rain", 0.2),
    )
    groups = _groups(*chain, a=["cloud"], b=["rain"])
    assert all(len(_named(group)) <= 3 for group in groups)
    assert sorted(sorted(i for i in group.examples) for group in groups) == [[0, 1], [3]]


def test_several_forms_of_an_outlet_join_through_a_third() -> None:
    [group] = _groups(
        _wording("a:fire", "b:blaze", 0.9),
        _wording("b:blaze", "c:inferno", 0.8),
        _wording("c:inferno", "a:flames", 0.7),
        a=["flames"],
    )
    assert _named(group) == {"A": ["flames", "fire"], "B": ["blaze"], "C": ["inferno"]}


def test_what_tells_outlets_apart_in_more_places_comes_first() -> None:
    groups = _groups(
        _wording("a:p", "b:q", 0.9),
        _wording("a:r", "b:s", 0.8),
        _wording("b:t", "c:u", 0.7),
        a=["r", "p"],
        b=["s", "p"],
    )
    assert [(g.examples, g.score) for g in groups] == [((1,), 0.8), ((2,), 0.7), ((0,), 0.9)]
    assert [(c.units, c.difference) for c in groups[0].contrasts] == [(2, 1)]
    assert [(c.units, c.difference) for c in groups[2].contrasts] == [(2, 0.5)]


def test_the_surest_comes_first_among_equals_then_the_first() -> None:
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
