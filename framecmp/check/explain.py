"""What moved a number: the links, wordings, findings or passages that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from framecmp.check.baseline import EventMeasure
from framecmp.check.evidence import LEFT_OUT, ArticleMark, LinkRow, PairRow, Spot
from framecmp.corpus import ComparedEvent
from framecmp.gold import placed_event_gold
from framecmp.records import Comparison, Record

_Key = tuple[Any, ...]
_Marks = Mapping[str, ArticleMark]

HEAD = 60


class Shift(Record, frozen=True, kw_only=True):
    """One thing behind a number, then and now (null: it wasn't there, or has no score).

    ``edited`` is one in whose passages words were changed. ``what`` names its places,
    passages counted from 1 as they stand today, or as they stood if they are gone; ``text``
    is the beginning of what stands there today.
    """

    change: Literal["new", "gone", "moved", "edited"]
    what: str
    then: float | None
    now: float | None
    text: str | None


class Explanation(Record, frozen=True, kw_only=True):
    """What is behind a metric of an event and is another than in the baseline.

    ``event`` is null, and ``shifts`` empty, where nothing behind it differs in any event.
    """

    event: str | None
    metric: str
    shifts: tuple[Shift, ...]


def explain(
    metric: str, compared: ComparedEvent, now: EventMeasure, then: EventMeasure
) -> Explanation:
    """What moved a metric of an event, the largest first.

    Links explain what is counted over links, wording groups (by their best example) their
    number, passages the lengths; for a metric of one outlet, its own alone. Things are known
    again by the words of their passages, wherever those stand now.
    """
    if metric == "gold.wording_recall":
        shifts = _recalled(compared, now, then)
    else:
        shifts = _differing(metric, compared.comparison, now, then)
    return Explanation(event=compared.event.name, metric=metric, shifts=tuple(shifts))


class _Thing(NamedTuple):
    """A link, a pair of spans or a passage: what it is, where, with which score."""

    kind: str
    spots: tuple[Spot, ...]
    value: float | None

    def at(self, spots: tuple[Spot, ...]) -> str:
        """How it is told, with its places as they are given."""
        places = (
            f"{s.article} {s.passage + 1}" + (f":{s.start}-{s.end}" if self.kind else "")
            for s in spots
        )
        return (f"{self.kind}: " if self.kind else "") + " ~ ".join(places)


def _things(metric: str, event: EventMeasure) -> Iterable[_Thing]:
    whole, _, outlet = metric.partition("[")
    found = _of_family(whole, event)
    if not outlet:
        return found
    own = {id for id, mark in event.articles.items() if mark.outlet == outlet.removesuffix("]")}
    return (thing for thing in found if any(s.article in own for s in thing.spots))


def _of_family(metric: str, event: EventMeasure) -> Iterable[_Thing]:
    if metric in ("passages", "words", "gold.misplaced"):
        return _passages(event.articles)
    if metric == "wording_groups":
        return map(_pair, event.wordings)
    if metric.startswith("findings."):
        type_ = metric.partition(".")[2]
        return (_pair(row) for row in event.findings if row.kind.split(":")[0] == type_)
    by_distance = metric == "semantic_distance"
    return (_link(row, row.distance if by_distance else row.score) for row in event.links)


def _link(row: LinkRow, value: float) -> _Thing:
    return _Thing(
        "", (Spot(row.a, row.passage_a, 0, HEAD), Spot(row.b, row.passage_b, 0, HEAD)), value
    )


def _pair(row: PairRow) -> _Thing:
    return _Thing(row.kind, tuple(s for s in (row.a, row.b) if s is not None), row.score)


def _passages(marks: _Marks) -> Iterator[_Thing]:
    for id, mark in marks.items():
        for at, passage in enumerate(mark.passages):
            if not passage.startswith(LEFT_OUT):
                yield _Thing("", (Spot(id, at, 0, HEAD),), None)


class _Today:
    """Where the passages of the baseline stand today."""

    def __init__(self, then: _Marks, now: _Marks) -> None:
        self._same: dict[tuple[str, int], int] = {}
        self._edited: dict[tuple[str, int], int] = {}
        for id in then.keys() & now.keys():
            before, after = then[id].keys(), now[id].keys()
            places = {key: at for at, key in enumerate(after)}
            self._same |= {(id, i): places[k] for i, k in enumerate(before) if k in places}
            # Between passages that are the same, as many others are those, edited.
            for _, i, end, j, to in SequenceMatcher(None, before, after, False).get_opcodes():
                if end - i == to - j:
                    self._edited |= {(id, i + n): j + n for n in range(end - i)}

    def spots(self, thing: _Thing, *, edited: bool) -> tuple[Spot, ...] | None:
        """The thing's places today; None if a passage is gone.

        :param edited: whether a passage may hold other words.
        """
        found = []
        for s in thing.spots:
            at = self._same.get((s.article, s.passage))
            if at is None and edited:
                at = self._edited.get((s.article, s.passage))
            if at is None:
                return None
            found.append(Spot(s.article, at, s.start, s.end))
        return tuple(found)


def _differing(
    metric: str, comparison: Comparison, now: EventMeasure, then: EventMeasure
) -> list[Shift]:
    before = {_key(t, then.articles): t for t in _things(metric, then)}
    after = {_key(t, now.articles): t for t in _things(metric, now)}
    today = _Today(then.articles, now.articles)
    new = {(after[k].kind, frozenset(after[k].spots)): k for k in after.keys() - before.keys()}
    edited: dict[_Key, _Thing] = {}
    shifts = []
    for key in before.keys() - after.keys():
        gone = before[key]
        again = new.get((gone.kind, frozenset(today.spots(gone, edited=True) or ())))
        if again is not None:
            edited[again] = gone
            continue
        spots = today.spots(gone, edited=False)
        shifts.append(
            Shift(
                change="gone",
                what=gone.at(gone.spots if spots is None else spots),
                then=gone.value,
                now=None,
                text=None if spots is None else _text(comparison, spots),
            )
        )
    for key, thing in after.items():
        known = before.get(key) or edited.get(key)
        if known is None or key in edited or known.value != thing.value:
            shifts.append(
                Shift(
                    change="new" if known is None else "edited" if key in edited else "moved",
                    what=thing.at(thing.spots),
                    then=known and known.value,
                    now=thing.value,
                    text=_text(comparison, thing.spots),
                )
            )
    return sorted(shifts, key=lambda s: (-abs((s.now or 0) - (s.then or 0)), s.change, s.what))


def _key(thing: _Thing, marks: _Marks) -> _Key:
    """What a thing is known by again: the words of its passages, and where in them it stands."""
    return thing.kind, frozenset(
        (s.article, _passage_key(marks, s), s.start, s.end) for s in thing.spots
    )


def _passage_key(marks: _Marks, spot: Spot) -> tuple[str, int]:
    keys = marks[spot.article].keys() if spot.article in marks else []
    # A row that someone edited may point nowhere: it is then known by its place alone.
    return keys[spot.passage] if 0 <= spot.passage < len(keys) else ("", spot.passage)


def _text(comparison: Comparison, spots: Sequence[Spot]) -> str:
    return " ~ ".join(_head(comparison, spot) for spot in spots)


def _head(comparison: Comparison, spot: Spot) -> str:
    words = comparison.article(spot.article).passage_text(spot.passage)
    return " ".join(words[spot.start : spot.end].split())


def _recalled(compared: ComparedEvent, now: EventMeasure, then: EventMeasure) -> Sequence[Shift]:
    """Gold wordings found then and not now, or the other way round."""
    if now.gold_sha256 is None or now.gold_sha256 != then.gold_sha256:
        return ()
    wordings = placed_event_gold(compared.event)[0].wordings
    return [
        Shift(
            change="new" if at in now.recalled else "gone",
            what=f"gold wording {at}: {wordings[at].a.outlet} ~ {wordings[at].b.outlet}",
            then=None,
            now=None,
            text=f"{wordings[at].a.text} ~ {wordings[at].b.text}",
        )
        for at in sorted(set(now.recalled) ^ set(then.recalled))
    ]
