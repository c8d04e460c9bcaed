"""What one event adds to a corpus's choice of words."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from itertools import combinations
from operator import add

from msgspec import field

from framecmp.corpus import ComparedEvent
from framecmp.divergence.aligned import NOTHING, Said, Tally, between, said_in, tally, total
from framecmp.records import Record


class PairCounts(Record, frozen=True, kw_only=True):
    """The linked passages of two outlets: over all their links, and over the strong ones."""

    every: Tally = Tally()
    strong: Tally = Tally()

    def __add__(self, other: PairCounts) -> PairCounts:
        return PairCounts(every=self.every + other.every, strong=self.strong + other.strong)


class CorpusCounts(Record, frozen=True, kw_only=True):
    """Counts over events; those of different events add up to those of their corpus.

    ``together`` has a unit for each set of passages that links of any outlets connect,
    ``pairs`` (by the names of A and B, A's before B's) only counts what links of those two
    connect. ``pooled`` is everything said, ``langs`` the outlets' languages.
    """

    events: int = 0
    together: Tally = Tally()
    pairs: dict[str, dict[str, PairCounts]] = field(default_factory=dict)
    pooled: Said = NOTHING
    langs: dict[str, tuple[str | None, ...]] = field(default_factory=dict)

    def __add__(self, other: CorpusCounts) -> CorpusCounts:
        pairs = {a: dict(theirs) for a, theirs in self.pairs.items()}
        for a, theirs in other.pairs.items():
            mine = pairs.setdefault(a, {})
            for b, counts in theirs.items():
                mine[b] = mine.get(b, PairCounts()) + counts
        langs = {
            outlet: _distinct(self.langs.get(outlet, ()) + other.langs.get(outlet, ()))
            for outlet in self.langs | other.langs
        }
        return CorpusCounts(
            events=self.events + other.events,
            together=self.together + other.together,
            pairs=pairs,
            pooled=self.pooled + other.pooled,
            langs=langs,
        )


def event_counts(compared: ComparedEvent) -> CorpusCounts:
    """Count one compared event. One of a single outlet adds no pair and no unit."""
    comparison, name, outlets = compared.comparison, compared.event.name, compared.outlets
    said = said_in(comparison.articles, outlets)
    pairs: dict[str, dict[str, PairCounts]] = {}
    for a, b in combinations(sorted(set(outlets.values())), 2):
        links = [k for k in comparison.links if between(k, outlets) == {a, b}]
        pairs.setdefault(a, {})[b] = PairCounts(
            every=tally(name, links, said, outlets),
            strong=tally(name, [k for k in links if k.strength == "strong"], said, outlets),
        )
    return CorpusCounts(
        events=1,
        together=tally(name, compared.across, said, outlets),
        pairs=pairs,
        pooled=total(said.values()),
        langs={
            outlet: _distinct(tuple(a.lang for a in comparison.articles if a.outlet == outlet))
            for outlet in sorted(set(outlets.values()))
        },
    )


def corpus_counts(events: Iterable[ComparedEvent]) -> CorpusCounts:
    """The sum over compared events; no events give no counts."""
    return reduce(add, map(event_counts, events), CorpusCounts())


def _distinct(langs: tuple[str | None, ...]) -> tuple[str | None, ...]:
    return tuple(sorted(set(langs), key=str))
