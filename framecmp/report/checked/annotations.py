"""A verdict as annotations: lines that GitHub's runner shows beside the run."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.check import Outcome
from framecmp.report.checked.sentences import (
    corpus_sentence,
    environment_sentence,
    headline,
    move_sentence,
    reasons,
)

# GitHub shows ten of a kind in a step and drops the others without a word.
MOST = 10

# As the runner's own toolkit escapes them.
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def to_annotations(outcome: Outcome) -> str:
    """At most ten lines: the verdict, then what didn't hold, then what changed."""
    items = []
    if not outcome.passed:
        why = "\n".join([headline(outcome), *reasons(outcome), outcome.signature])
        items.append(annotation("error", why))
    items += [annotation("error", environment_sentence(c)) for c in outcome.incompatible]
    items += [annotation("error", move_sentence(move)) for move in outcome.failed]
    items += [annotation("notice", corpus_sentence(c)) for c in outcome.corpus]
    return "".join(_at_most(items))


def error_annotations(message: str) -> str:
    """The same for a check that came to no verdict."""
    return "".join(_at_most([annotation("error", line) for line in message.splitlines()]))


def annotation(level: str, message: str) -> str:
    """A workflow command, with a newline."""
    escaped = (_ESCAPES.get(c, c if c.isprintable() else "\ufffd") for c in message)
    return f"::{level} title=framecmp check::{''.join(escaped)}\n"


def _at_most(items: Sequence[str]) -> list[str]:
    if len(items) <= MOST:
        return list(items)
    more = f"and {len(items) - MOST + 1} more, in the log and the summary"
    return [*items[: MOST - 1], annotation("notice", more)]
