"""Wording groups: the names that outlets give one thing, gathered over an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from framecmp.alignment.linkage import average_linkage, connected
from framecmp.divergence.aligned import linked_together
from framecmp.divergence.form_uses import FormIndex, Use, contrasts, plain, rank, spelling
from framecmp.records import Article, Link, Naming, Span, Wording, WordingGroup

_Form = tuple[str, str]

# Two groups whose pairs are this much alike on average become one: two forms that are offered
# with the same third always do, the ends of a longer chain only where its pairs are sure.
_LEAST = 0.25
# Two forms of one outlet speak neither for nor against.
_NEUTRAL = _LEAST * (1 - 1e-6)


def group_wordings(
    wordings: Sequence[Wording],
    links: Sequence[Link],
    articles: Sequence[Article],
    outlets: Mapping[str, str],
) -> tuple[WordingGroup, ...]:
    """Join wordings of kind "label" that share a form; what tells outlets apart comes first.

    A form (outlet and words) joins through its one best partner in each other outlet, and two
    groups of forms only where enough of their pairs are offered (average linkage), so that
    groups don't grow into each other through weak candidates or chains of them. Then every
    outlet's uses of every form of the group are counted in linked passages, since one that has
    the other's name as well is not told apart by it.

    :param wordings: surest first.
    :param outlets: outlet of each article id.
    """
    edges: dict[tuple[_Form, str], tuple[int, _Form]] = {}
    offered: dict[tuple[_Form, _Form], float] = {}
    for index, wording in enumerate(wordings):
        if wording.kind != "label":
            continue
        a, b = ((outlets[s.article], plain(s.text)) for s in (wording.a, wording.b))
        offered.setdefault((a, b), wording.score)
        offered.setdefault((b, a), wording.score)
        edges.setdefault((a, b[0]), (index, b))
        edges.setdefault((b, a[0]), (index, a))
    # An edge counts only where each is the other's best.
    mutual = {
        (form, other): index
        for (form, outlet), (index, other) in edges.items()
        if edges[other, form[0]] == (index, form)
    }
    standing = FormIndex(linked_together(links), {a.id: a for a in articles})
    groups = [
        _group(examples, standing.uses({words for _, words in forms}), wordings, outlets)
        for component in connected(mutual)
        for forms in _alike(component, offered)
        # Outlets that use the same words are no group by themselves.
        if (examples := sorted({i for (a, b), i in mutual.items() if {a, b} <= forms}))
    ]
    told = [group for group in groups if len(group.by_outlet) > 1]
    return tuple(sorted(told, key=lambda g: (-rank(g.contrasts, g.score), g.examples)))


def _alike(
    forms: Sequence[_Form], offered: Mapping[tuple[_Form, _Form], float]
) -> Iterator[set[_Form]]:
    """The forms in groups of two or more, each of which names one thing."""
    alike = np.array([[_likeness(a, b, offered) for b in forms] for a in forms])
    for group in average_linkage(alike, _LEAST):
        if len(group) > 1:
            yield {forms[i] for i in group}


def _likeness(a: _Form, b: _Form, offered: Mapping[tuple[_Form, _Form], float]) -> float:
    """1: the same words; .5 to 1: offered, the surer the more; 0: not offered."""
    if a[1] == b[1]:
        return 1.0
    if a[0] == b[0]:
        return _NEUTRAL
    return (1 + offered[a, b]) / 2 if (a, b) in offered else 0.0


def _group(
    examples: Sequence[int],
    uses: Sequence[Use],
    wordings: Sequence[Wording],
    outlets: Mapping[str, str],
) -> WordingGroup:
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    units: dict[int, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for use in uses:
        outlet = outlets[use.span.article]
        places[outlet][use.form].append(use.span)
        units[use.unit][outlet][use.form] += 1
    by_outlet = {
        outlet: tuple(
            sorted(
                (
                    Naming(
                        text=spelling(s.text for s in spans), count=len(spans), places=tuple(spans)
                    )
                    for spans in forms.values()
                ),
                key=lambda n: (-n.count, n.text),
            )
        )
        for outlet, forms in sorted(places.items())
    }
    return WordingGroup(
        by_outlet=by_outlet,
        examples=tuple(examples),
        score=max(wordings[i].score for i in examples),
        contrasts=contrasts([units[unit] for unit in sorted(units)]),
    )
