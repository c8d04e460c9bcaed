"""The lists of a report: each the surest or most telling part of what was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from framecmp.divergence.lexical import leans
from framecmp.records import (
    Finding,
    FindingType,
    Keyword,
    LexicalPair,
    Naming,
    Wording,
    WordingGroup,
)
from framecmp.report.candidates import distinct_wordings
from framecmp.report.quoting import (
    NONE,
    Names,
    called,
    decimal,
    percent,
    short,
    whole,
)
from framecmp.report.shown import (
    Alone,
    Leaning,
    LeaningPair,
    ShownCoverage,
    ShownFinding,
    ShownGroup,
    ShownPair,
    ShownWording,
)

FORMS = 5
# So many outlets at most have a column each where they are told against each other.
MATRIX = 6
LEANINGS = 8
SPAN_CHARACTERS, NOTE_CHARACTERS = 80, 200


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
            closer=percent(p.percentile),
            coverage_a=percent(p.coverage_a),
            coverage_b=percent(p.coverage_b),
        )
        for p in names.comparison.semantic.pairs
    )


def coverage(names: Names) -> tuple[ShownCoverage, ...]:
    """How much of each outlet others tell, and of three and more also who does.

    None where nothing was linked: then it says nothing of the outlets.
    """
    semantic = names.comparison.semantic
    if not names.comparison.links:
        return ()
    shares = {(p.a, p.b): p.told_a for p in semantic.pairs}
    shares |= {(p.b, p.a): p.told_b for p in semantic.pairs}
    others = names.columns if 2 < len(names.columns) <= MATRIX else ()
    return tuple(
        ShownCoverage(
            outlet=called(o.outlet),
            words=o.words,
            told=percent(o.covered),
            partly=percent(o.partly),
            own=percent(o.own),
            told_in=tuple(percent(shares.get((o.outlet, other))) for other in others),
        )
        for o in semantic.outlets
    )


def wordings(names: Names, limit: int) -> tuple[tuple[ShownWording, ...], int]:
    """The candidates, labels before other kinds, and how many more there are.

    What is said several times, in more or fewer words, is one, shown where it is surest.
    """
    found = distinct_wordings(names.comparison, names.outlets)
    return tuple(_wording(names, group) for group in found[:limit]), len(found[limit:])


def _wording(names: Names, group: Sequence[Wording]) -> ShownWording:
    best = group[0]
    return ShownWording(
        kind=best.kind,
        score=decimal(best.score),
        times=len(group),
        a=names.span(best.a),
        b=names.span(best.b),
    )


def groups(names: Names, limit: int) -> tuple[tuple[ShownGroup, ...], int]:
    """The wording groups, and how many more there are."""
    found = names.comparison.wording_groups
    return tuple(_group(names, group) for group in found[:limit]), len(found[limit:])


def _group(names: Names, group: WordingGroup) -> ShownGroup:
    return ShownGroup(
        forms=tuple((called(o), _forms(group.by_outlet.get(o, ()))) for o in names.columns)
    )


def _forms(namings: Sequence[Naming]) -> str:
    forms = [f"{short(n.text, SPAN_CHARACTERS)} ({n.count})" for n in namings[:FORMS]]
    if left := len(namings[FORMS:]):
        forms.append(f"{left} more")
    return ", ".join(forms)


def findings(names: Names, limit: int) -> tuple[tuple[ShownFinding, ...], int]:
    """The most telling findings, gathered by type, and how many more there are.

    Sentences not found elsewhere are many, and have a list of their own: :func:`untold`.
    """
    found = [f for f in names.comparison.findings if not f.is_untold]
    types = get_args(FindingType)
    told = sorted(found, key=lambda f: -f.score)[:limit]
    shown = sorted(told, key=lambda f: (types.index(f.type), -f.score))
    return tuple(_finding(names, finding) for finding in shown), len(found) - len(told)


def untold(names: Names, limit: int) -> tuple[tuple[ShownFinding, ...], int]:
    """The sentences not found elsewhere, most telling first, and how many more there are."""
    found = sorted((f for f in names.comparison.findings if f.is_untold), key=lambda f: -f.score)
    return tuple(_finding(names, finding) for finding in found[:limit]), len(found[limit:])


def _finding(names: Names, finding: Finding) -> ShownFinding:
    return ShownFinding(
        type=finding.type,
        kind=finding.kind,
        score=decimal(finding.score),
        note=short(finding.note, NOTE_CHARACTERS),
        a=None if finding.a is None else names.span(finding.a),
        b=None if finding.b is None else names.span(finding.b),
    )


def alone(names: Names, limit: int) -> tuple[tuple[Alone, ...], int]:
    """The passages without a link, and how many more there are."""
    found = names.comparison.unaligned
    shown = []
    for item in found[:limit]:
        near = item.nearest
        nearest = NONE
        if near is not None:
            there = names.label(near.place)
            nearest = f"{there}, score {decimal(near.score)}"
        quote = names.quote(item.place, whole(names.comparison.words(item.place)))
        shown.append(Alone(quote=quote, nearest=nearest))
    return tuple(shown), len(found[limit:])


def leaning(names: Names, limit: int) -> tuple[tuple[LeaningPair, ...], int]:
    """The words that lean to an outlet, and how many more pairs of outlets there are.

    The pairs left out are those with the fewest words in linked passages.
    """
    found = names.comparison.lexical.pairs
    most = sorted(range(len(found)), key=lambda i: -(found[i].words_a + found[i].words_b))
    shown = sorted(most[:limit])
    return tuple(_leaning_pair(found[i]) for i in shown), len(found) - len(shown)


def _leaning_pair(pair: LexicalPair) -> LeaningPair:
    return LeaningPair(
        a=called(pair.a),
        b=called(pair.b),
        words_a=pair.words_a,
        words_b=pair.words_b,
        to_a=tuple(_leaning(k) for k in pair.keywords if leans(k) and k.z > 0)[:LEANINGS],
        to_b=tuple(_leaning(k) for k in pair.keywords if leans(k) and k.z < 0)[:LEANINGS],
    )


def _leaning(word: Keyword) -> Leaning:
    return Leaning(
        word=short(word.word, SPAN_CHARACTERS),
        count_a=word.count_a,
        count_b=word.count_b,
        log_odds=decimal(word.log_odds),
        z=decimal(word.z),
    )
