"""Which articles are compared, and how each two outlets stand to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from framecmp.divergence.swaps import FEWEST_UNITS
from framecmp.records import Comparison
from framecmp.report.counting import counted
from framecmp.report.terminal.cells import Names, cell


def article_list(comparison: Comparison, names: Names) -> RenderableType:
    """The articles with their letters, and how many of their passages are linked."""
    table = Table.grid(padding=(0, 2))
    linked = Counter(place.article for place in comparison.linked)
    for article in comparison.articles:
        count = f"{counted(len(article.said), 'passage')}, {linked[article.id]} linked"
        if article.furniture:
            count += f"; {len(article.furniture)} furniture"
        title = " · ".join(x for x in (article.outlet, article.date, article.title) if x)
        letter = Text(names.article(article.id), style="bold")
        table.add_row(letter, cell(title), Text(count, style="dim"))
    return table


def pair_table(comparison: Comparison, names: Names) -> RenderableType:
    """Links, distance and coverage of each two outlets, and what the columns mean."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("", "links", "strong", "distance (95 %)", "closer", "1st in 2nd", "2nd in 1st"):
        table.add_column(heading, justify="right" if heading else "left")
    for pair in comparison.semantic.pairs:
        distance = "none" if pair.distance is None else f"{pair.distance:.2f}"
        if pair.interval:
            distance += f" ({pair.interval[0]:.2f} to {pair.interval[1]:.2f})"
        table.add_row(
            Text(f"{names.outlet(pair.a)} ~ {names.outlet(pair.b)}", style="bold"),
            str(pair.links),
            str(pair.strong),
            distance,
            *map(_percent, (pair.percentile, pair.coverage_a, pair.coverage_b)),
        )
    return Group(Text(), table, *(Text(line, style="dim") for line in _legend(comparison)))


def coverage_table(comparison: Comparison, names: Names) -> list[RenderableType]:
    """How much of each outlet's words others tell; nothing where no passages were linked."""
    if not comparison.links:
        return []
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for heading in ("", "told", "in part", "nowhere else"):
        table.add_column(heading, justify="right" if heading else "left")
    for outlet in comparison.semantic.outlets:
        table.add_row(
            Text(names.outlet(outlet.outlet), style="bold"),
            *map(_percent, (outlet.covered, outlet.partly, outlet.own)),
        )
    note = "shares of words, by whether others tell their sentence, perhaps in part, or not"
    return [Group(Text(), table, Text(note, style="dim"))]


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.0%}"


def _legend(comparison: Comparison) -> Iterable[str]:
    settings = comparison.settings
    if comparison.links:
        yield (
            f"strong: links of score {settings.strong:g} and up; the others, from "
            f"{settings.threshold:g}, are weak"
        )
        few = f"interval from {FEWEST_UNITS} sets of them up"
        yield f"distance: mean over the links, 0 (alike) to 2, {few}"
        if any(pair.percentile is not None for pair in comparison.semantic.pairs):
            yield "closer: share of the passages without a link that are closer than a link, mean"
        yield "1st in 2nd: share of the first one's words in passages linked to the second"
    else:
        yield "No passages were linked: are the articles about one event, in one language?"
    if any(article.furniture for article in comparison.articles):
        yield "furniture: bylines, link lists and the like, left out unless --keep-furniture"
