"""What moved a number: the links, wordings, findings or passages that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

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

    ``what`` names its places, passages counted from 0; ``text`` is the beginning of what
    stands there today, where it still does.
    """

    change: Literal["new", "gone", "moved"]
    what: str
    then: float | None
    now: float | None
    text: str | None


class Explanation(Record, frozen=True, kw_only=True):
    """What is behind a metric of an event and is another than in the baseline."""

    event: str
    metric: str
    shifts: tuple[Shift, ...]


def explain(
    metric: str, compared: ComparedEvent, now: EventMeasure, then: EventMeasure
) -> Explanation:
    """What moved a metric of an event, the largest first.

    Links explain what is counted over links, wording groups (by their best example) their
    number, passages the lengths. Things are known again by the words of their passages,
    wherever those stand now.
    """
    if metric == "gold.wording_recall":
        shifts = _recalled(compared, now, then)
    else:
        before, after = (dict(_keyed(metric, event)) for event in (then, now))
        shifts = _differing(before, after, compared.comparison)
    return Explanation(event=compared.event.name, metric=metric, shifts=tuple(shifts))


_Thing = tuple[str, float | None, tuple[Spot, ...]]


def _keyed(metric: str, event: EventMeasure) -> Iterable[tuple[_Key, _Thing]]:
    marks = event.articles
    if metric.partition("[")[0] in ("passages", "words", "gold.misplaced"):
        return _passages(marks)
    if metric == "wording_groups":
        return (_pair(row, marks) for row in event.wordings)
    if metric.startswith("findings."):
        type_ = metric.partition(".")[2]
        return (_pair(row, marks) for row in event.findings if row.kind.split(":")[0] == type_)
    by_distance = metric == "semantic_distance"
    return (_link(row, marks, row.distance if by_distance else row.score) for row in event.links)


def _link(row: LinkRow, marks: _Marks, value: float) -> tuple[_Key, _Thing]:
    spots = tuple(
        Spot(id, at, 0, HEAD) for id, at in ((row.a, row.passage_a), (row.b, row.passage_b))
    )
    key = frozenset((s.article, _passage_key(marks, s)) for s in spots)
    return (key,), (" ~ ".join(f"{s.article} {s.passage}" for s in spots), value, spots)


def _pair(row: PairRow, marks: _Marks) -> tuple[_Key, _Thing]:
    spots = tuple(s for s in (row.a, row.b) if s is not None)
    key = frozenset((s.article, _passage_key(marks, s), s.start, s.end) for s in spots)
    places = " ~ ".join(f"{s.article} {s.passage}:{s.start}-{s.end}" for s in spots)
    return (row.kind, key), (f"{row.kind}: {places}", row.score, spots)


def _passages(marks: _Marks) -> Iterator[tuple[_Key, _Thing]]:
    for id, mark in marks.items():
        for at, key in enumerate(mark.keys()):
            if not mark.passages[at].startswith(LEFT_OUT):
                yield (id, key), (f"{id} {at}", None, (Spot(id, at, 0, HEAD),))


def _passage_key(marks: _Marks, spot: Spot) -> tuple[str, int]:
    keys = marks[spot.article].keys() if spot.article in marks else []
    # A row that someone edited may point nowhere: it is then known by its place alone.
    return keys[spot.passage] if 0 <= spot.passage < len(keys) else ("", spot.passage)


def _differing(
    then: Mapping[_Key, _Thing], now: Mapping[_Key, _Thing], comparison: Comparison
) -> list[Shift]:
    shifts = [
        Shift(change="gone", what=what, then=value, now=None, text=None)
        for what, value, _ in (then[key] for key in then.keys() - now.keys())
    ]
    for key, (what, value, spots) in now.items():
        before = then[key][1] if key in then else None
        if key not in then or before != value:
            shifts.append(
                Shift(
                    change="moved" if key in then else "new",
                    what=what,
                    then=before,
                    now=value,
                    text=" ~ ".join(_head(comparison, spot) for spot in spots),
                )
            )
    return sorted(shifts, key=lambda s: (-abs((s.now or 0) - (s.then or 0)), s.change, s.what))


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
