"""A verdict as Markdown, for the summary of a CI step."""

from __future__ import annotations

import string
from collections.abc import Iterable, Sequence

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
from framecmp.report.terminal import safe

# GitHub leaves out a step's summary above 1 MiB altogether.
LARGEST = 1024 * 1024
_ROOM_FOR_END = 4096

# Inside a line these mean nothing by themselves.
_HARMLESS = "-,'\"/()%+=;"
_ESCAPES = str.maketrans({c: f"\\{c}" for c in string.punctuation if c not in _HARMLESS})


def to_markdown(outcome: Outcome, explanations: Sequence[Explanation], room: int = LARGEST) -> str:
    """Write a verdict out as Markdown of less than 1 MiB; what is left out is counted.

    :param room: how many bytes of that are left.
    """
    head = [f"## framecmp check: {escaped(headline(outcome))}\n", "\n"]
    end = [f"\n`{_code(outcome.signature)}`\n"]
    lines = [f"- {escaped(line)}\n" for line in reasons(outcome)]
    lines += _section("Environment", map(environment_sentence, outcome.environment))
    lines += _section("Corpus", map(corpus_sentence, outcome.corpus))
    failed = list(rows(outcome.failed))
    if failed:
        lines += ["\n### Metrics that didn't hold\n\n"]
        lines += [_cells(HEADINGS), "|---|---|---|---:|---:|---:|---|\n"]
        lines += map(_cells, failed)
    for explanation in explanations:
        lines += _explained(explanation)
    return "".join([*head, *_within(lines, room - _ROOM_FOR_END - _size(head + end)), *end])


def error_markdown(message: str) -> str:
    """A check that came to no verdict."""
    lines = (f"- {escaped(line)}\n" for line in message.splitlines())
    return "".join(["## framecmp check: no verdict\n\n", *_within(list(lines), LARGEST // 2)])


def escaped(text: str) -> str:
    """Text in which nothing is Markdown or HTML (CommonMark: any punctuation can be escaped)."""
    return safe(text).translate(_ESCAPES)


def _code(text: str) -> str:
    return safe(text).replace("`", "'")


def _section(title: str, lines: Iterable[str]) -> list[str]:
    items = [f"- {escaped(line)}\n" for line in lines]
    return [f"\n### {title}\n\n", *items] if items else []


def _cells(cells: Iterable[str]) -> str:
    return "| " + " | ".join(map(escaped, cells)) + " |\n"


def _explained(explanation: Explanation) -> list[str]:
    lines = [f"\n### {escaped(explained_metric(explanation))}, explained\n\n"]
    if not explanation.shifts:
        return [*lines, "Nothing behind it differs.\n"]
    lines += [_cells(("", "where", "baseline", "now", "text")), "|---|---|---:|---:|---|\n"]
    return lines + [
        _cells((s.change, s.what, number(s.then), number(s.now), s.text or ""))
        for s in explanation.shifts
    ]


def _within(lines: Sequence[str], room: int) -> list[str]:
    kept: list[str] = []
    for at, line in enumerate(lines):
        room -= _size([line])
        if room < 0:
            return [*kept, f"\n{len(lines) - at:,} more lines are in the result of --format json\n"]
        kept.append(line)
    return kept


def _size(lines: Iterable[str]) -> int:
    return sum(len(line.encode()) for line in lines)
