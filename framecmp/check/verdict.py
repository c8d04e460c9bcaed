"""The verdict: a pure function of two baselines."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from typing import Literal

from framecmp.check.baseline import Baseline, EventMeasure
from framecmp.check.changes import (
    CorpusChange,
    EnvironmentChange,
    corpus_changes,
    environment_changes,
    event_changes,
)
from framecmp.check.metrics import Metric, family, in_all
from framecmp.errors import BaselineError
from framecmp.records import Record

SCHEMA = "framecmp-check/1"

PASSED, FAILED, INCOMPATIBLE = 0, 1, BaselineError.exit_code

Verdict = Literal["same", "moved", "regressed", "improved", "missing", "unknown"]


class Move(Record, frozen=True, kw_only=True):
    """One metric then and now.

    ``event`` is null for a metric of all events. ``allowed`` is how far it might have
    moved. ``texts_changed`` tells whether its articles or their gold are others than those
    of the baseline: where they aren't, what moved it is framecmp, a library or the machine.
    """

    event: str | None
    metric: str
    then: float | None
    now: float | None
    allowed: float | None
    verdict: Verdict
    texts_changed: bool


class Outcome(Record, frozen=True, kw_only=True):
    """The verdict, and everything that is another than in the baseline."""

    schema: str = SCHEMA
    signature: str
    passed: bool
    exit_code: int
    environment: tuple[EnvironmentChange, ...]
    corpus: tuple[CorpusChange, ...]
    events_new: tuple[str, ...]
    moves: tuple[Move, ...]

    @property
    def failed(self) -> tuple[Move, ...]:
        """The metrics that didn't hold."""
        return tuple(move for move in self.moves if move.verdict != "same")

    @property
    def incompatible(self) -> tuple[EnvironmentChange, ...]:
        """What of the environment can't be compared across."""
        return tuple(change for change in self.environment if change.incompatible)


def verdict(
    now: Baseline, then: Baseline, *, strict: bool = False, allow: Collection[str] = ()
) -> Outcome:
    """Hold what a corpus gives now against its baseline.

    A metric passes iff |now - then| <= abs + rel * |then|, with the baseline's tolerances;
    one that is missing on a side fails, and so does one that isn't a number. What moved for
    the better fails too, by another name. Metrics of all events are taken over those that
    the baseline knows.

    :param strict: whether an event that the baseline doesn't know fails.
    :param allow: parts of the environment that may differ, so that the metrics decide.
    """
    environment = environment_changes(now, then, allow)
    corpus = corpus_changes(now, then)
    known = {name: event for name, event in now.events.items() if name in then.events}
    new = tuple(sorted(now.events.keys() - then.events.keys()))
    texts_changed = any(c.kind not in ("event added", "layout") for c in corpus)
    totals = in_all(event.metrics for event in known.values())
    moves = [
        *moves_of(None, totals, then.in_all, texts_changed=texts_changed),
        *(
            move
            for name, event in sorted(then.events.items())
            for move in event_moves(name, known.get(name), event)
        ),
    ]
    held = all(move.verdict == "same" for move in moves) and not (strict and new)
    exit_code = PASSED if held else FAILED
    if any(change.incompatible for change in environment):
        exit_code = INCOMPATIBLE
    return Outcome(
        signature=now.signature,
        passed=exit_code == PASSED,
        exit_code=exit_code,
        environment=environment,
        corpus=corpus,
        events_new=new,
        moves=tuple(moves),
    )


def event_moves(name: str, now: EventMeasure | None, then: EventMeasure) -> Iterator[Move]:
    """The metrics of an event; all are missing where it is gone."""
    changed = now is None or any(kind != "layout" for kind, _, _ in event_changes(now, then))
    return moves_of(name, now.metrics if now else {}, then.metrics, texts_changed=changed)


def moves_of(
    event: str | None, now: Mapping[str, Metric], then: Mapping[str, Metric], *, texts_changed: bool
) -> Iterator[Move]:
    """Each metric of either side, in the order of their names."""
    for name in sorted(now.keys() | then.keys()):
        before, after = then.get(name), now.get(name)
        yield Move(
            event=event,
            metric=name,
            then=_value(before),
            now=_value(after),
            allowed=None if before is None else _allowed(before),
            verdict=_judge(name, before, after),
            texts_changed=texts_changed,
        )


def environment_error(outcome: Outcome) -> BaselineError:
    """What to say where the environment is incompatible, and what to do."""
    differs = "; ".join(f"{c.what}: baseline {c.then}, now {c.now}" for c in outcome.incompatible)
    allow = " ".join(f"--allow {c.what}" for c in outcome.incompatible)
    return BaselineError(
        f"the baseline was made otherwise: {differs}; run with the same, let the metrics decide "
        f"({allow}), or make it anew with --update-baseline"
    )


def _value(metric: Metric | None) -> float | None:
    # A count is whole where it was taken just now, and none where it was read from a file.
    return None if metric is None or metric.value is None else float(metric.value)


def _allowed(then: Metric) -> float:
    return then.abs + then.rel * abs(then.value or 0.0)


def _judge(name: str, then: Metric | None, now: Metric | None) -> Verdict:
    if then is None:
        return "unknown"
    if now is None:
        return "missing"
    if then.value is None or now.value is None:
        return "same" if then.value is now.value else "moved"
    change = now.value - then.value
    # A sum of decimal tolerances may end a bit beside its decimal value.
    rounding = math.ulp(max(abs(now.value), abs(then.value), 1.0))
    # A NaN or an infinity is never within anything.
    if math.isfinite(change) and abs(change) <= _allowed(then) + rounding:
        return "same"
    if family(name).better is None or not math.isfinite(change):
        return "moved"
    return "improved" if change > 0 else "regressed"
