"""What a report's first page tells of all events together: outlets' distances, wordings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from framecmp.corpus import ComparedEvent
from framecmp.records import Comparison
from framecmp.report.counting import counted
from framecmp.report.quoting import Names, called, short
from framecmp.report.shown import DistanceMap, PairDistance, StrongForm, StrongGroup

# What still can be read across a page.
OUTLETS = 14
GROUPS = 10
FORM_CHARACTERS = 60
# A mean over fewer links says little about two outlets.
FEWEST_LINKS = 5

_Pair = tuple[str, str]


def pair_distances(comparisons: Sequence[Comparison]) -> tuple[PairDistance, ...]:
    """Mean distance of the linked passages of each pair of outlets, over all events.

    Farthest first. Every link counts once, so long events weigh more than short ones.
    """
    found: dict[_Pair, list[float]] = defaultdict(list)
    for comparison in comparisons:
        outlets = Names(comparison).outlets
        for link in comparison.links:
            a, b = sorted((outlets[link.a.article], outlets[link.b.article]))
            found[a, b].append(link.distance)
    pairs = [
        PairDistance(a=a, b=b, distance=sum(sorted(ds)) / len(ds), links=len(ds))
        for (a, b), ds in found.items()
    ]
    return tuple(sorted(pairs, key=lambda p: (-p.distance, p.a, p.b)))


def distance_map(pairs: Sequence[PairDistance]) -> DistanceMap | None:
    """The distances as a table whose neighbours are alike; None for fewer than three outlets.

    Outlets are put in the order of the leaves of an average-linkage tree (UPGMA, Sokal and
    Michener 1958). Outlets that never meet are taken to be as far apart as the mean pair, for
    the tree only. Of more than ``OUTLETS``, those with most links are kept.
    """
    most: Counter[str] = Counter()
    for pair in pairs:
        most.update({pair.a: pair.links, pair.b: pair.links})
    ranked = sorted(most, key=lambda outlet: (-most[outlet], outlet))
    outlets = sorted(ranked[:OUTLETS])
    if len(outlets) < 3:
        return None
    known = {(p.a, p.b): p for p in pairs}
    order, bends = _tree(outlets, known)
    cells = tuple(
        tuple(known.get((min(a, b), max(a, b))) if a != b else None for b in order) for a in order
    )
    told = [
        f"{called(a)} and {called(b)} {p.distance:.2f} ({counted(p.links, 'link')})"
        for i, a in enumerate(order)
        for j, b in enumerate(order)
        if i < j and (p := cells[i][j]) is not None
    ]
    return DistanceMap(
        outlets=tuple(map(called, order)),
        distances=tuple(tuple(None if c is None else c.distance for c in row) for row in cells),
        links=tuple(tuple(0 if c is None else c.links for c in row) for row in cells),
        bends=bends,
        left=len(ranked) - len(outlets),
        alt="Mean distance of linked passages by pair of outlets: " + "; ".join(told) + ".",
    )


def _tree(
    outlets: Sequence[str], known: Mapping[_Pair, PairDistance]
) -> tuple[list[str], tuple[tuple[tuple[float, float], ...], ...]]:
    """The order of the leaves, and each join as (distance, place among the leaves) points."""
    from scipy.cluster.hierarchy import dendrogram, linkage

    mean = sum(p.distance for p in known.values()) / len(known)
    condensed = [
        known[a, b].distance if (a, b) in known else mean
        for i, a in enumerate(outlets)
        for b in outlets[i + 1 :]
    ]
    drawn = dendrogram(linkage(condensed, "average", optimal_ordering=True), no_plot=True)
    # scipy puts leaves at 5, 15, 25 …
    bends = tuple(
        tuple((float(d), float(i) / 10 - 0.5) for i, d in zip(at, height, strict=True))
        for at, height in zip(drawn["icoord"], drawn["dcoord"], strict=True)
    )
    return [outlets[leaf] for leaf in drawn["leaves"]], bends


def strongest_wordings(events: Sequence[ComparedEvent]) -> tuple[tuple[StrongGroup, ...], int]:
    """The surest wording groups of all events, and how many more there are.

    Groups of the same forms are one. Among equally sure ones, those met in most events come
    first.
    """
    merged: dict[frozenset[str], list[tuple[int, float, Mapping[_Pair, int]]]] = defaultdict(list)
    for at, event in enumerate(events):
        for group in event.comparison.wording_groups:
            counts = {
                (naming.text, outlet): naming.count
                for outlet, namings in group.by_outlet.items()
                for naming in namings
            }
            merged[frozenset(form.casefold() for form, _ in counts)].append(
                (at, group.score, counts)
            )
    ranked = sorted(
        merged.items(),
        key=lambda item: (
            -max(score for _, score, _ in item[1]),
            -len({at for at, _, _ in item[1]}),
            sorted(item[0]),
        ),
    )
    shown = tuple(_strong(found) for _, found in ranked[:GROUPS])
    return shown, len(ranked[GROUPS:])


def _strong(found: Sequence[tuple[int, float, Mapping[_Pair, int]]]) -> StrongGroup:
    spelled: dict[str, str] = {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for _, _, said in found:
        for (form, outlet), count in said.items():
            spelled.setdefault(form.casefold(), form)
            counts[form.casefold()][outlet] += count
    forms = sorted(counts, key=lambda form: (-counts[form].total(), form))
    return StrongGroup(
        forms=tuple(
            StrongForm(
                form=short(spelled[form], FORM_CHARACTERS),
                outlets=tuple((called(o), n) for o, n in sorted(counts[form].items())),
            )
            for form in forms
        ),
        events=tuple(sorted({at for at, _, _ in found})),
        score=f"{max(score for _, score, _ in found):.2f}",
    )
