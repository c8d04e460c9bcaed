"""Wording groups: the names that outlets give one thing, gathered over an event."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from framecmp.records import Naming, Wording, WordingGroup
from framecmp.text import normalise, word_spans

_Form = tuple[str, str]


def group_wordings(
    wordings: Sequence[Wording], outlets: Mapping[str, str], said: Mapping[str, Sequence[str]]
) -> tuple[WordingGroup, ...]:
    """Join wordings of kind "label" that share a form, surest group first.

    A form (outlet and words) joins through its one best partner in each other outlet, so
    that groups don't grow into each other through weak candidates.

    :param wordings: surest first.
    :param outlets: outlet of each article id.
    :param said: the linked passages of each outlet, to count how often it uses a form.
    """
    edges: dict[tuple[_Form, str], tuple[int, _Form]] = {}
    spelled: dict[_Form, str] = {}
    for index, wording in enumerate(wordings):
        if wording.kind != "label":
            continue
        a, b = ((outlets[s.article], _plain(s.text)) for s in (wording.a, wording.b))
        for form, span in ((a, wording.a), (b, wording.b)):
            spelled.setdefault(form, span.text)
        edges.setdefault((a, b[0]), (index, b))
        edges.setdefault((b, a[0]), (index, a))
    # An edge counts only where each is the other's best.
    mutual = {
        (form, other): index
        for (form, outlet), (index, other) in edges.items()
        if edges[other, form[0]] == (index, form)
    }
    groups = [
        _group(forms, {i for (a, _), i in mutual.items() if a in forms}, wordings, spelled, said)
        for forms in _components(mutual)
    ]
    return tuple(sorted(groups, key=lambda g: (-g.score, g.examples)))


def _components(edges: Mapping[tuple[_Form, _Form], int]) -> list[set[_Form]]:
    """The connected sets of forms."""
    neighbours: dict[_Form, set[_Form]] = defaultdict(set)
    for a, b in edges:
        neighbours[a].add(b)
        neighbours[b].add(a)
    components: list[set[_Form]] = []
    seen: set[_Form] = set()
    for form in sorted(neighbours):
        if form in seen:
            continue
        component, todo = set(), [form]
        while todo:
            at = todo.pop()
            if at not in component:
                component.add(at)
                todo += neighbours[at]
        seen |= component
        components.append(component)
    return components


def _group(
    forms: set[_Form],
    examples: set[int],
    wordings: Sequence[Wording],
    spelled: Mapping[_Form, str],
    said: Mapping[str, Sequence[str]],
) -> WordingGroup:
    by_outlet: dict[str, tuple[Naming, ...]] = {}
    for outlet in sorted({outlet for outlet, _ in forms}):
        namings = [
            Naming(text=spelled[form], count=_count(form[1], said[outlet]))
            for form in sorted(forms)
            if form[0] == outlet
        ]
        by_outlet[outlet] = tuple(sorted(namings, key=lambda n: (-n.count, n.text)))
    return WordingGroup(
        by_outlet=by_outlet,
        examples=tuple(sorted(examples)),
        score=max(wordings[i].score for i in examples),
    )


def _count(form: str, passages: Sequence[str]) -> int:
    """How often the words of a form stand in a row in the passages."""
    wanted = form.split(" ")
    runs: Counter[bool] = Counter()
    for passage in passages:
        words = _plain(passage).split(" ")
        runs.update(words[i : i + len(wanted)] == wanted for i in range(len(words)))
    return runs[True]


def _plain(text: str) -> str:
    return " ".join(normalise(text[start:end]) for start, end in word_spans(text))
