"""Does the test of word choices raise false alarms, and does it find what was planted?

    python benchmarks/lexical.py [CORPUS] [--runs N]

Takes, of each event of the corpus (the bundled one, if none is given), the two outlets with
the most links, and calls them P and Q at random, many times over: whatever is then reported is
a false alarm. "By set" draws anew for each set of linked passages, "by article" once for each
event, so that what one article is fond of stays together, as it does in real outlets. Then a
word is planted: P and Q have different ones for the same thing in some of the events.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from framecmp import compare_corpus, load_corpus
from framecmp.aggregate import CorpusCounts, PairCounts, corpus_wordings, leanings
from framecmp.corpus import ComparedEvent
from framecmp.divergence.aligned import Said, Tally, Unit, between, said_in, table, tally
from framecmp.divergence.leaning import shown
from framecmp.divergence.swaps import FEWEST_UNITS, corrected, deviations
from framecmp.divergence.wording_groups import group_wordings

CORPUS = Path(__file__).parents[1] / "corpus"
ALPHA = 0.05
SEED = 0
PLANTED = ("zealots", "defenders")
LANGS = {"P": ("en",), "Q": ("en",)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", default=str(CORPUS))
    parser.add_argument("--runs", type=int, default=200)
    asked = parser.parse_args()
    events = [two for e in compare_corpus(load_corpus(asked.corpus)) if (two := pair_of(e))]
    tallies = [tally_of(e) for e in events]
    sets = sum(len(t.units) for t in tallies)
    print(f"{len(events)} events, {sets} sets of linked passages, {asked.runs} runs, seed {SEED}")
    rng = np.random.default_rng(SEED)

    def share(report: Callable[[], object]) -> float:
        return sum(bool(report()) for _ in range(asked.runs)) / asked.runs

    print(f"\nruns that report anything at {ALPHA:.0%}, where nothing differs")
    by_set = share(lambda: words_reported(named(tallies, rng, by_article=False)))
    print(f"  words and phrases, by set      {by_set:.3f}")
    words = leanings(counts_of(named(tallies, rng, by_article=True))).tested
    by_article = share(lambda: words_reported(named(tallies, rng, by_article=True)))
    print(f"  words and phrases, by article  {by_article:.3f}  ({words} tested)")
    sets_swapped = share(lambda: reported_by_sets(named(tallies, rng, by_article=True)))
    print(f"    if sets were swapped instead of events  {sets_swapped:.3f}")
    contrasts = corpus_wordings([renamed(e, rng) for e in events]).tested
    groups = share(lambda: groups_reported(events, rng))
    print(f"  wording groups, by article     {groups:.3f}  ({contrasts} tested)")
    print("\nruns that report the planted word, by the number of events that have it")
    for count in range(4, len(tallies) + 1):
        found = share(lambda n=count: planted_found(tallies, rng, n))  # type: ignore[misc]
        print(f"  {count:2} {found:.3f}")


def pair_of(event: ComparedEvent) -> ComparedEvent | None:
    """The event with only the two articles of different outlets that most links connect."""
    comparison = event.comparison
    outlets = {a.id: a.outlet for a in comparison.articles}
    pairs = [tuple(sorted((k.a.article, k.b.article))) for k in comparison.links]
    across = [p for p in pairs if outlets[p[0]] != outlets[p[1]]]
    if not across:
        return None
    chosen = set(max(sorted(set(across)), key=across.count))
    kept = [i for i, k in enumerate(comparison.links) if {k.a.article, k.b.article} == chosen]
    wordings = [replace(w, link=kept.index(w.link)) for w in comparison.wordings if w.link in kept]
    return replace(
        event,
        comparison=replace(
            comparison,
            articles=tuple(a for a in comparison.articles if a.id in chosen),
            links=tuple(comparison.links[i] for i in kept),
            wordings=tuple(wordings),
        ),
    )


def tally_of(event: ComparedEvent) -> Tally:
    comparison = event.comparison
    outlets = {a.id: a.outlet for a in comparison.articles}
    said = said_in(comparison.articles, outlets)
    links = [k for k in comparison.links if len(between(k, outlets)) > 1]
    return tally(event.event.name, links, said, outlets)


def named(tallies: Sequence[Tally], rng: np.random.Generator, *, by_article: bool) -> Tally:
    """The units of all events, with P and Q for the outlets' names."""
    units = []
    for event in tallies:
        turn = rng.integers(2)
        for unit in event.units:
            sides = [unit.said[o] for o in sorted(unit.said)]
            if turn if by_article else rng.integers(2):
                sides.reverse()
            units.append(replace(unit, said=dict(zip("PQ", sides, strict=True))))
    return Tally(units=tuple(units))


def counts_of(units: Tally) -> CorpusCounts:
    return CorpusCounts(together=units, langs=LANGS, pairs={"P": {"Q": PairCounts(every=units)}})


def words_reported(units: Tally) -> set[str]:
    [pair] = leanings(counts_of(units)).pairs
    return {k.word for k in (*pair.keywords, *pair.phrases) if k.p is not None and k.p <= ALPHA}


def reported_by_sets(units: Tally) -> bool:
    """What the test would say if sets of passages were taken for independent of each other."""
    found = table(units)
    met = np.asarray((found.counts > 0).sum(axis=0))
    columns = [i for i, t in enumerate(found.terms) if met[i] >= FEWEST_UNITS and shown(t, {"en"})]
    apart = deviations(found.counts[:, columns], found.totals, found.unit, found.outlet)
    tested = np.array([[True] * len(columns), [False] * len(columns)])
    return bool((corrected(apart, tested)[0] <= ALPHA).any())


def groups_reported(events: Sequence[ComparedEvent], rng: np.random.Generator) -> bool:
    found = corpus_wordings([renamed(e, rng) for e in events])
    return any(c.q is not None and c.q <= ALPHA for g in found.groups for c in g.contrasts)


def renamed(event: ComparedEvent, rng: np.random.Generator) -> ComparedEvent:
    comparison = event.comparison
    names = rng.permutation(["P", "Q"])
    articles = tuple(
        replace(a, outlet=str(n)) for a, n in zip(comparison.articles, names, strict=True)
    )
    outlets = {a.id: a.outlet for a in articles}
    groups = group_wordings(comparison.wordings, comparison.links, articles, outlets)
    return replace(event, comparison=replace(comparison, articles=articles, wording_groups=groups))


def planted_found(tallies: Sequence[Tally], rng: np.random.Generator, count: int) -> bool:
    """Whether both words are reported where P and Q have one each in so many events.

    They take the place of the most frequent word of each side in one set of the event.
    """
    where = set(rng.choice(len(tallies), count, replace=False))
    units = []
    for i, event in enumerate(tallies):
        mine = list(named([event], rng, by_article=True).units)
        if i in where:
            at = rng.integers(len(mine))
            mine[at] = planted(mine[at])
        units += mine
    return set(PLANTED) <= words_reported(Tally(units=tuple(units)))


def planted(unit: Unit) -> Unit:
    said = {}
    for (outlet, side), word in zip(unit.said.items(), PLANTED, strict=True):
        often = max(sorted(side.words), key=side.words.__getitem__)
        words = {w: n - (w == often) for w, n in side.words.items()} | {word: 1}
        said[outlet] = Said(words=words, phrases=side.phrases)
    return replace(unit, said=said)


if __name__ == "__main__":
    main()
