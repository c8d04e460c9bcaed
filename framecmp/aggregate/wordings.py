"""Wording groups over a corpus: who calls a thing what, in event after event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from framecmp.aggregate.places import Occurrence, occurrence
from framecmp.corpus import ComparedEvent
from framecmp.divergence.aligned import linked_together
from framecmp.divergence.form_uses import (
    FormIndex,
    Use,
    difference,
    plain,
    rank,
    share_differences,
    spelling,
)
from framecmp.divergence.swaps import FEWEST_UNITS, jackknife, swapped
from framecmp.records import NamingContrast, Record, WordingGroup, rounded
from framecmp.types import DoubleArray

# Groups of two events are about one thing where they have so many forms in common: a pair
# of names for it. One form ("the company") is shared by things that aren't the same.
_SHARED_FORMS = 2


class CorpusNaming(Record, frozen=True, kw_only=True):
    """One form of words: how often, in how many events, and where an outlet has it."""

    text: str
    count: int
    events: int
    places: tuple[Occurrence, ...]


class CorpusContrast(NamingContrast, frozen=True, kw_only=True):
    """How differently two outlets name one thing, over the events in which both name it.

    ``interval`` is the 95 % jackknife interval of ``difference`` over events, of no width
    where all agree. Over few events ``difference`` is above 0 by chance alone. ``p`` is the
    share of swaps of the outlets' names within events that differ as much; ``q`` the
    same with false discoveries held among all contrasts of the corpus (Benjamini &
    Hochberg 1995). Null with fewer than six events.
    """

    interval: tuple[float, float] | None
    p: float | None
    q: float | None


class Example(Record, frozen=True, kw_only=True):
    """A candidate wording: its index in the event's comparison."""

    event: str
    wording: int


class CorpusGroup(Record, frozen=True, kw_only=True):
    """Forms of words that seem to name one thing, by outlet, over events.

    ``events`` are those in whose linked passages a form stands, ``score`` the surest
    wording's.
    """

    by_outlet: dict[str, tuple[CorpusNaming, ...]]
    events: tuple[str, ...]
    examples: tuple[Example, ...]
    score: float
    contrasts: tuple[CorpusContrast, ...]


class CorpusWordings(Record, frozen=True, kw_only=True):
    """The wording groups of a corpus, those that outlets keep apart most steadily first.

    ``tested`` is how many contrasts have a p-value; ``note`` says why there are none.
    """

    groups: tuple[CorpusGroup, ...]
    tested: int
    note: str


class _Gathered(Struct):
    """Groups of events taken for one: their forms and examples."""

    forms: set[str]
    examples: list[Example]
    score: float


def corpus_wordings(events: Sequence[ComparedEvent]) -> CorpusWordings:
    """Gather the wording groups of compared events; their order makes no difference.

    Groups with two forms in common are taken for one. Then every use of its forms is
    counted in the linked passages of all events, also where no wording was found, so that
    events in which all outlets use one name count too. No groups give none.
    """
    compared = sorted(
        (e for e in events if len(set(e.outlets.values())) > 1),
        key=lambda e: e.event.name,
    )
    indices = [_index(e) for e in compared]
    groups = [
        _group(found, compared, [index.uses(found.forms) for index in indices])
        for found in _gathered(compared)
    ]
    tested = [c.p for group in groups for c in group.contrasts if c.p is not None]
    if tested:
        groups = _corrected(groups, tested)
    groups.sort(key=lambda g: (-rank(g.contrasts, g.score), -g.score, _first(g.examples)))
    return CorpusWordings(
        groups=tuple(groups), tested=len(tested), note=_note(compared, groups, len(tested))
    )


def _index(compared: ComparedEvent) -> FormIndex:
    articles = {article.id: article for article in compared.comparison.articles}
    return FormIndex(linked_together(compared.across), articles)


def _gathered(compared: Sequence[ComparedEvent]) -> list[_Gathered]:
    """Join the events' groups, the surest first, each to the one it shares most with."""
    found: list[_Gathered] = []
    with_form: dict[str, set[int]] = defaultdict(set)
    pool = [(event, group) for event in compared for group in event.comparison.wording_groups]
    for event, group in sorted(pool, key=lambda p: (-p[1].score, p[0].event.name, p[1].examples)):
        forms = _forms(group)
        shared = Counter(at for form in forms for at in with_form[form])
        at, most = min(shared.items(), key=lambda s: (-s[1], s[0]), default=(0, 0))
        if most < _SHARED_FORMS:
            at = len(found)
            found.append(_Gathered(set(), [], group.score))
        found[at].forms |= forms
        found[at].examples += [Example(event=event.event.name, wording=i) for i in group.examples]
        for form in forms:
            with_form[form].add(at)
    return found


def _forms(group: WordingGroup) -> set[str]:
    return {plain(naming.text) for names in group.by_outlet.values() for naming in names}


def _group(
    found: _Gathered, compared: Sequence[ComparedEvent], uses: Sequence[Sequence[Use]]
) -> CorpusGroup:
    places: dict[str, dict[str, list[Occurrence]]] = defaultdict(lambda: defaultdict(list))
    units: list[dict[str, Counter[str]]] = []
    for event, here in zip(compared, uses, strict=True):
        outlets = event.outlets
        units.append(defaultdict(Counter))
        for use in here:
            outlet = outlets[use.span.article]
            places[outlet][use.form].append(occurrence(event.event.name, use.span))
            units[-1][outlet][use.form] += 1
    return CorpusGroup(
        by_outlet={
            outlet: tuple(sorted(map(_naming, forms.values()), key=lambda n: (-n.count, n.text)))
            for outlet, forms in sorted(places.items())
        },
        events=tuple(e.event.name for e, unit in zip(compared, units, strict=True) if unit),
        examples=tuple(sorted(found.examples, key=lambda e: (e.event, e.wording))),
        score=found.score,
        contrasts=tuple(
            _contrast(a, b, shares)
            for a, b in combinations(sorted(places), 2)
            if len(shares := share_differences(units, a, b))
        ),
    )


def _naming(places: Sequence[Occurrence]) -> CorpusNaming:
    return CorpusNaming(
        text=spelling(p.text for p in places),
        count=len(places),
        events=len({p.event for p in places}),
        places=tuple(places),
    )


def _contrast(a: str, b: str, shares: DoubleArray) -> CorpusContrast:
    apart = float(difference(shares))
    interval, p = None, swapped(shares)
    if len(shares) > 1:
        others = ~np.eye(len(shares), dtype=bool)
        interval = jackknife(apart, np.array([difference(shares[kept]) for kept in others]))
    return CorpusContrast(
        a=a,
        b=b,
        units=len(shares),
        difference=round(apart, 4),
        interval=interval and (round(max(interval[0], 0.0), 4), round(min(interval[1], 1.0), 4)),
        p=rounded(p),
        q=None,
    )


def _corrected(groups: Sequence[CorpusGroup], tested: Sequence[float]) -> list[CorpusGroup]:
    from scipy.stats import false_discovery_control

    qs = iter(false_discovery_control(tested))
    return [
        replace(
            group,
            contrasts=tuple(
                c if c.p is None else replace(c, q=round(float(next(qs)), 4))
                for c in group.contrasts
            ),
        )
        for group in groups
    ]


def _first(examples: Sequence[Example]) -> tuple[str, int]:
    return (examples[0].event, examples[0].wording)


def _note(compared: Sequence[ComparedEvent], groups: Sequence[CorpusGroup], tested: int) -> str:
    if not compared:
        return "no event with two outlets, so there is nothing to compare"
    if not groups:
        return "no wordings were found, so there is nothing to group"
    if not tested:
        return (
            f"effects and evidence, no p-values: no two outlets name one thing in {FEWEST_UNITS} "
            "events"
        )
    return ""
