"""What a verdict says, in words that every output shares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framecmp.check import Explanation, Move, Outcome
from framecmp.check.changes import CorpusChange, EnvironmentChange
from framecmp.report.counting import counted

IN_ALL = "in all"

_UPDATE = "if this is meant, --update-baseline keeps today's numbers"


class Row(NamedTuple):
    """A metric that didn't hold: every cell as text."""

    verdict: str
    event: str
    metric: str
    then: str
    now: str
    allowed: str
    texts: str


HEADINGS = Row("", "event", "metric", "baseline", "now", "may move by", "its texts")


def rows(moves: Sequence[Move]) -> Iterator[Row]:
    """The metrics as rows; those of an event that is gone are one."""
    for event, group in groupby(moves, key=lambda move: move.event):
        together = list(group)
        if event is not None and all(m.verdict == "missing" for m in together):
            count = f"all {len(together)}"
            yield Row("missing", event, count, "", "none", "", "gone")
        else:
            yield from map(_row, together)


def _row(move: Move) -> Row:
    return Row(
        move.verdict,
        IN_ALL if move.event is None else move.event,
        move.metric,
        number(move.then),
        number(move.now),
        "" if move.allowed is None else number(move.allowed),
        "changed" if move.texts_changed else "the same",
    )


def number(value: float | None) -> str:
    """A number with up to six digits; ``none`` for null."""
    return "none" if value is None else f"{value:.6g}"


def move_sentence(move: Move) -> str:
    """A metric that didn't hold, in one line."""
    row = _row(move)
    allowed = f" (may move by {row.allowed})" if row.allowed else ""
    return f"{row.event}: {row.metric} {row.verdict}: {row.then} to {row.now}{allowed}"


def environment_sentence(change: EnvironmentChange) -> str:
    """``torch: baseline 2.12.0, now 2.13.0``."""
    return f"{change.what}: baseline {change.then}, now {change.now}"


def corpus_sentence(change: CorpusChange) -> str:
    """``edited: flood/daily: passages: 1 gone, 1 new``."""
    place = "/".join(x for x in (change.event, change.article) if x is not None)
    return ": ".join(x for x in (change.kind, place, change.note) if x)


def explained_metric(explanation: Explanation) -> str:
    """``flood links``."""
    return f"{IN_ALL if explanation.event is None else explanation.event} {explanation.metric}"


def headline(outcome: Outcome) -> str:
    """The verdict in one line, which opens with it."""
    failed = outcome.failed
    held = f"{len(outcome.moves) - len(failed)} of {counted(len(outcome.moves), 'metric')} hold"
    better = sum(move.verdict == "improved" for move in failed)
    if better:
        held += f", {better} improved"
    if outcome.incompatible:
        what = ", ".join(change.what for change in outcome.incompatible)
        return f"INCOMPATIBLE: another {what} than the baseline's; {held}"
    if outcome.passed:
        return f"passed: {held}"
    new = f"; events the baseline doesn't know: {len(outcome.events_new)}"
    return f"FAILED: {held}" + (new if not failed else "")


def reasons(outcome: Outcome) -> list[str]:
    """What may have moved the numbers, and what to do; nothing where all holds."""
    if outcome.passed:
        return []
    events = Counter(m.texts_changed for m in outcome.failed if m.event is not None)
    said = []
    if events[True]:
        said.append(
            f"corpus changed: {counted(events[True], 'metric')} moved in events whose texts did"
        )
    if events[False]:
        others = [c.what for c in outcome.environment]
        cause = ", ".join(others) or "framecmp's own code, a library not named here, the machine"
        said.append(
            f"same texts, other numbers: {counted(events[False], 'metric')}; "
            f"what is not as it was: {cause}"
        )
    return [*said, _UPDATE]
