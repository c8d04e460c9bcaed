"""A comparison for a person at a terminal: plain text, in colour where there is some."""

from __future__ import annotations

import shutil

from rich.text import Text

from framecmp.records import Comparison
from framecmp.report.console import in_colour, written
from framecmp.report.terminal.cells import Names, safe
from framecmp.report.terminal.findings import FINDINGS, finding_lists
from framecmp.report.terminal.overview import article_list, coverage_table, pair_table
from framecmp.report.terminal.passages import side_by_side, unlinked
from framecmp.report.terminal.words import CANDIDATES, leaning_lists, naming_list, wording_list

__all__ = ["CANDIDATES", "FINDINGS", "safe", "to_text"]

NARROWEST = 80


def to_text(comparison: Comparison, *, passages: bool, to_stdout: bool) -> str:
    """Write a comparison out as text.

    :param passages: with the linked passages side by side, and each wording; else a summary.
    :param to_stdout: the text goes to standard output: its width and colours count.
    """
    colour = in_colour(to_stdout=to_stdout)
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST, 24)).columns if to_stdout else 0)
    names = Names(comparison)
    parts = [article_list(comparison, names), pair_table(comparison, names)]
    parts += coverage_table(comparison, names)
    if passages:
        parts += [side_by_side(comparison, link, names, colour) for link in comparison.links]
        parts += [wording_list(comparison, names)]
    else:
        parts += [naming_list(comparison, names)]
    parts += finding_lists(comparison, names)
    parts += [*leaning_lists(comparison, names), *unlinked(comparison, names)]
    parts += [Text(f"\n{comparison.signature}", style="dim")]
    return written(parts, width=width, colour=colour)
