"""The lists of a report: each the surest or most telling part of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.divergence.lexical import LEAST_Z
from framecmp.records import Keyword, LexicalPair, Link, Naming, Place, Span, Wording, WordingGroup
from framecmp.report.quoting import Names, called, in_context, short, side_by_side, whole
from framecmp.report.shown import (
    Alone,
    Leaning,
    LeaningPair,
    LinkedPair,
    ShownGroup,
    ShownLink,
    ShownPair,
    ShownWording,
)

LINKS = 30
WORDINGS = 20
GROUPS = 12
FORMS = 5
ALONE = 30
LEANINGS = 8
LEANING_PAIRS = 10
# Wordings marked in a link: the surest labels, or the marks would hide the text.
MARKED = 3
SPAN_CHARACTERS = 80

NONE = "–"


def decimal(value: float | None) -> str:
    """Two places, a real minus sign, and a dash for what there is none of."""
    return NONE if value is None else f"{value:.2f}".replace("-", "−")


def percent(value: float | None) -> str:
    """A share of 1 in per cent."""
    return NONE if value is None else f"{value:.0%}"


def pairs(names: Names) -> tuple[ShownPair, ...]:
    """Each pair of outlets in one row."""
    return tuple(
        ShownPair(
            a=called(p.a),
            b=called(p.b),
            strong=p.strong,
            weak=p.links - p.strong,
            distance=decimal(p.distance),
            interval=" to ".join(map(decimal, p.interval)) if p.interval else NONE,
            coverage_a=percent(p.coverage_a),
            coverage_b=percent(p.coverage_b),
        )
        for p in names.comparison.semantic.pairs
    )


def wordings(names: Names) -> tuple[tuple[ShownWording, ...], int]:
    """The candidates, labels before other kinds, and how many more there are.

    What several links say in the same words is one candidate, shown where it is surest.
    """
    same: dict[tuple[str, str, str, str], list[Wording]] = {}
    for wording in names.comparison.wordings:
        same.setdefault(_words(names, wording), []).append(wording)
    found = sorted(same.values(), key=lambda group: group[0].kind != "label")
    return tuple(_wording(names, group) for group in found[:WORDINGS]), len(found[WORDINGS:])


def _words(names: Names, wording: Wording) -> tuple[str, str, str, str]:
    a, b = wording.a, wording.b
    return (
        names.outlets[a.article],
        a.text.casefold(),
        names.outlets[b.article],
        b.text.casefold(),
    )


def _wording(names: Names, group: Sequence[Wording]) -> ShownWording:
    best = group[0]
    link = names.comparison.links[best.link]
    return ShownWording(
        kind=best.kind,
        score=decimal(best.score),
        times=len(group),
        a=names.quote(link.a, in_context(names.comparison, link.a, best.a)),
        b=names.quote(link.b, in_context(names.comparison, link.b, best.b)),
    )


def groups(names: Names) -> tuple[tuple[ShownGroup, ...], int]:
    """The wording groups, and how many more there are."""
    found = names.comparison.wording_groups
    return tuple(_group(names, group) for group in found[:GROUPS]), len(found[GROUPS:])


def _group(names: Names, group: WordingGroup) -> ShownGroup:
    return ShownGroup(
        forms=tuple((called(o), _forms(group.by_outlet.get(o, ()))) for o in names.columns)
    )


def _forms(namings: Sequence[Naming]) -> str:
    forms = [f"{short(n.text, SPAN_CHARACTERS)} ({n.count})" for n in namings[:FORMS]]
    if left := len(namings[FORMS:]):
        forms.append(f"{left} more")
    return ", ".join(forms)


def linked(names: Names) -> tuple[tuple[LinkedPair, ...], int]:
    """The surest links by pair of outlets, in reading order, and how many more there are."""
    links = names.comparison.links
    surest = sorted(range(len(links)), key=lambda i: -links[i].score)[:LINKS]
    labels = [w for w in names.comparison.wordings if w.kind == "label"]
    spans = {
        index: [(w.a, w.b) for w in labels if w.link == index][:MARKED] for index in sorted(surest)
    }
    by_pair: dict[tuple[str, str], list[ShownLink]] = {}
    for index, marked in spans.items():
        link = links[index]
        pair = names.outlets[link.a.article], names.outlets[link.b.article]
        by_pair.setdefault(pair, []).append(_link(names, link, marked))
    shown = tuple(
        LinkedPair(a=called(a), b=called(b), links=tuple(found))
        for (a, b), found in by_pair.items()
    )
    return shown, len(links) - len(surest)


def _link(names: Names, link: Link, spans: Sequence[tuple[Span, Span]]) -> ShownLink:
    a, b = side_by_side(names.comparison, link, spans)
    return ShownLink(
        score=decimal(link.score),
        strength=link.strength,
        shared=percent(link.lexical.shared),
        a=names.quote(link.a, a),
        b=names.quote(link.b, b),
    )


def alone(names: Names) -> tuple[tuple[Alone, ...], int]:
    """The passages without a link, and how many more there are."""
    found = names.comparison.unaligned
    shown = []
    for item in found[:ALONE]:
        place = Place(article=item.article, passage=item.passage)
        near = item.nearest
        nearest = NONE
        if near is not None:
            there = names.passage(Place(article=near.article, passage=near.passage))
            nearest = f"{called(names.outlets[near.article])} {there}, score {decimal(near.score)}"
        quote = names.quote(place, whole(names.comparison.words(place)))
        shown.append(Alone(quote=quote, nearest=nearest))
    return tuple(shown), len(found[ALONE:])


def leaning(names: Names) -> tuple[tuple[LeaningPair, ...], int]:
    """The words that lean to an outlet, and how many more pairs of outlets there are.

    The pairs left out are those with the fewest words in linked passages.
    """
    found = names.comparison.lexical.pairs
    most = sorted(range(len(found)), key=lambda i: -(found[i].words_a + found[i].words_b))
    shown = sorted(most[:LEANING_PAIRS])
    return tuple(_leaning_pair(found[i]) for i in shown), len(found) - len(shown)


def _leaning_pair(pair: LexicalPair) -> LeaningPair:
    return LeaningPair(
        a=called(pair.a),
        b=called(pair.b),
        words_a=pair.words_a,
        words_b=pair.words_b,
        to_a=tuple(_leaning(k) for k in pair.keywords if k.z >= LEAST_Z)[:LEANINGS],
        to_b=tuple(_leaning(k) for k in pair.keywords if k.z <= -LEAST_Z)[:LEANINGS],
    )


def _leaning(word: Keyword) -> Leaning:
    return Leaning(
        word=short(word.word, SPAN_CHARACTERS),
        count_a=word.count_a,
        count_b=word.count_b,
        log_odds=decimal(word.log_odds),
        z=decimal(word.z),
    )
