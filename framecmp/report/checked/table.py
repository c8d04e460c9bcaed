"""A verdict for a person at a terminal: what changed, what moved, from where to where."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table
from rich.text import Text

from framecmp.check import Explanation, Outcome
from framecmp.report.checked.sentences import (
    HEADINGS,
    corpus_sentence,
    environment_sentence,
    explained_metric,
    headline,
    number,
    reasons,
    rows,
)
from framecmp.report.console import in_colour, written
from framecmp.report.counting import counted
from framecmp.report.terminal import safe

# More lines say no more; --format json has all.
MOST = 50

_STYLES = {
    "improved": "green",
    "moved": "red",
    "regressed": "red",
    "missing": "red",
    "unknown": "red",
}


def to_text(outcome: Outcome, explanations: Sequence[Explanation], *, to_stdout: bool) -> str:
    """Write a verdict out as text, in colour where it goes to a terminal."""
    parts = _parts(outcome, explanations)
    # Rows are never wrapped: a name from outside can't open a line, where a CI runner
    # might take it for a command.
    text = written(parts, width=100_000, colour=in_colour(to_stdout=to_stdout))
    # GitHub's runner takes this for a command wherever in a line it stands.
    return text.replace("##[", "## [")


def _parts(outcome: Outcome, explanations: Sequence[Explanation]) -> Iterator[Text | Table]:
    for change in outcome.environment:
        label = "incompatible" if change.incompatible else "environment"
        line = f"{label}  {environment_sentence(change)}"
        yield Text(safe(line), style="red" if change.incompatible else "")
    yield from _most(Text(safe(f"corpus  {corpus_sentence(c)}")) for c in outcome.corpus)
    failed = list(rows(outcome.failed))
    if failed:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for at, heading in enumerate(HEADINGS):
            table.add_column(heading, justify="right" if 3 <= at <= 5 else "left", no_wrap=True)
        for row in failed[:MOST]:
            style = _STYLES.get(row.verdict, "")
            table.add_row(*(Text(safe(x), style="" if at else style) for at, x in enumerate(row)))
        yield table
        yield from _more(len(failed))
    for explanation in explanations:
        yield from _explained(explanation)
    yield Text(safe(headline(outcome)), style="bold" if outcome.passed else "bold red")
    yield from (Text(safe(line)) for line in reasons(outcome))
    moved = [m.metric for m in outcome.failed if m.then is not None and m.now is not None]
    if moved and not explanations:
        example = f"--explain {shlex.quote(moved[0])}"
        yield Text(safe(f"--explain METRIC shows what moved one, as in {example}"))
    yield Text(safe(outcome.signature), style="dim")


def _explained(explanation: Explanation) -> Iterator[Text | Table]:
    shifts = explanation.shifts
    found = counted(len(shifts), "difference") if shifts else "nothing behind it differs"
    yield Text(safe(f"explained  {explained_metric(explanation)}: {found}"))
    table = Table.grid(padding=(0, 2))
    for shift in shifts[:MOST]:
        values = "" if shift.then is shift.now else f"{number(shift.then)} to {number(shift.now)}"
        cells = (f"  {shift.change}", shift.what, values, shift.text or "")
        table.add_row(*(Text(safe(cell), no_wrap=True) for cell in cells))
    yield table
    yield from _more(len(shifts))


def _most(lines: Iterable[Text]) -> Iterator[Text]:
    told = list(lines)
    yield from told[:MOST]
    yield from _more(len(told))


def _more(count: int) -> Iterator[Text]:
    if count > MOST:
        yield Text(f"  {count - MOST} more in --format json", style="dim")
