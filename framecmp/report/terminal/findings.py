"""What differs in what is told, and what only one tells."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from framecmp.records import Comparison, Finding, Span
from framecmp.report.quoting import short
from framecmp.report.terminal.cells import Names, capped, cell, safe

FINDINGS = 20
# Characters of a quote that a line has room for.
SAID = 100


def finding_lists(comparison: Comparison, names: Names) -> list[RenderableType]:
    """What differs in what is told, then what only one tells; each list capped, and saying so."""
    untold = [f for f in comparison.findings if f.is_untold]
    others = [f for f in comparison.findings if not f.is_untold]
    return [
        _finding_list(
            "Findings: where linked passages differ",
            others,
            names,
            "candidates by rules (heuristic, English word lists), the most informative first; read "
            "the passages before you rely on one",
        ),
        _finding_list(
            "Sentences not found elsewhere",
            untold,
            names,
            "first what most outlets lack, with figures, long, far from all else; the nearest "
            "sentence is given to judge by",
        ),
    ]


def _finding_list(
    title: str, findings: Sequence[Finding], names: Names, legend: str
) -> RenderableType:
    rows: list[Sequence[RenderableType]] = []
    for finding in findings[:FINDINGS]:
        ends = [end for end in (finding.a, finding.b) if end]
        where = Text(" ~ ".join(map(names.span, ends)), style="dim")
        if finding.is_untold:
            rows.append((where, _untold(finding, ends[0])))
        else:
            rows.append((cell(finding.type, "bold"), _differs(finding, ends), where))
    return capped(title, rows, len(findings), legend, "none")


def _differs(finding: Finding, ends: Sequence[Span]) -> Text:
    """The note, and the words of one side alone if it doesn't have them."""
    text = cell(finding.note)
    if len(ends) == 1 and ends[0].text not in finding.note:
        text.append(f": “{safe(short(ends[0].text, SAID))}”", style="dim")
    return text


def _untold(finding: Finding, said: Span) -> Text:
    text = cell(said.text)
    text.append(f"  ({safe(finding.note)})", style="dim")
    return text
