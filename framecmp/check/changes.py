"""What is another than in the baseline: the environment, the corpus."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Literal

from framecmp.check.baseline import Baseline, EventMeasure
from framecmp.records import ENVIRONMENT, Model, Record

TextKind = Literal[
    "added",
    "removed",
    "edited",
    "layout",
    "outlet",
    "moved",
    "gold",
    "repeated",
    "event added",
    "event removed",
]


class EnvironmentChange(Record, frozen=True, kw_only=True):
    """A part of the environment, then and now.

    ``incompatible`` where numbers can't be held against each other across it; else it is
    told, and the metrics decide.
    """

    what: str
    then: str
    now: str
    incompatible: bool


class CorpusChange(Record, frozen=True, kw_only=True):
    """A change of the corpus.

    ``event`` and ``article`` are null where it isn't one event's or one article's alone;
    ``note`` says more closely what changed.
    """

    kind: TextKind
    event: str | None
    article: str | None
    note: str


def environment_changes(
    now: Baseline, then: Baseline, allow: Collection[str] = ()
) -> tuple[EnvironmentChange, ...]:
    """How the environments differ: model and settings, then what is only told.

    :param allow: names of :data:`~framecmp.records.ENVIRONMENT` that may differ.
    """
    settings = (
        (name, str(getattr(then.settings, name)), str(getattr(now.settings, name)))
        for name in ENVIRONMENT[1:]
    )
    if then.model.sha256 != now.model.sha256:
        decisive = [("model", _named(then.model), _named(now.model)), *settings]
        told = []
    else:
        decisive = list(settings)
        told = [("model's name", then.model.name, now.model.name)]
    names = sorted(then.libraries.keys() | now.libraries.keys())
    told.append(("framecmp", then.framecmp, now.framecmp))
    told += [(n, then.libraries.get(n, "none"), now.libraries.get(n, "none")) for n in names]
    return tuple(
        EnvironmentChange(
            what=what, then=before, now=after, incompatible=is_decisive and what not in allow
        )
        for is_decisive, rows in ((True, decisive), (False, told))
        for what, before, after in rows
        if before != after
    )


def _named(model: Model) -> str:
    return f"{model.name} ({model.sha256[:12]})"


def corpus_changes(now: Baseline, then: Baseline) -> tuple[CorpusChange, ...]:
    """How the corpora differ, event by event: articles added, removed, edited, exchanged."""
    changes: list[CorpusChange] = []
    if now.settings.repeated != then.settings.repeated:
        note = "other lines are left out as repeated by outlets"
        changes.append(CorpusChange(kind="repeated", event=None, article=None, note=note))
    for name in sorted(now.events.keys() | then.events.keys()):
        before, after = then.events.get(name), now.events.get(name)
        if before is None or after is None:
            kind: TextKind = "event added" if before is None else "event removed"
            changes.append(CorpusChange(kind=kind, event=name, article=None, note=""))
        else:
            changes += (
                CorpusChange(kind=kind, event=name, article=article, note=note)
                for kind, article, note in event_changes(after, before)
            )
    return tuple(changes)


def event_changes(
    now: EventMeasure, then: EventMeasure
) -> Iterable[tuple[TextKind, str | None, str]]:
    """(kind, article, note) of what has changed of an event's articles and gold."""
    known = {mark.sha256: id for id, mark in then.articles.items()}
    for id in sorted(now.articles.keys() | then.articles.keys()):
        before, after = then.articles.get(id), now.articles.get(id)
        if after is None:
            yield "removed", id, ""
            continue
        same = before is not None and before.sha256 == after.sha256
        from_ = known.get(after.sha256)
        if not same and from_ is not None:
            yield "moved", id, f"has the text that was {from_}'s"
        elif before is None:
            yield "added", id, ""
        elif not same:
            yield from _edit(id, before.said(), after.said())
        if before is not None and before.outlet != after.outlet:
            yield "outlet", id, f"was {before.outlet}, is {after.outlet}"
    if now.gold_sha256 != then.gold_sha256:
        yield "gold", None, "the event's gold is another"


def _edit(
    id: str, then: tuple[str, ...], now: tuple[str, ...]
) -> Iterator[tuple[TextKind, str, str]]:
    if then == now:
        yield "layout", id, "blanks, metadata or furniture; the passages are the same"
        return
    gone, new = len(set(then) - set(now)), len(set(now) - set(then))
    yield "edited", id, f"passages: {gone} gone, {new} new" if gone or new else "passages moved"
