"""Wordings, and words that lean to an outlet."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from framecmp.divergence.lexical import leans
from framecmp.records import (
    Comparison,
    Keyword,
    LexicalPair,
    Naming,
    Wording,
    WordingGroup,
    outlets_of,
)
from framecmp.report.candidates import distinct_wordings
from framecmp.report.counting import counted
from framecmp.report.terminal.cells import Names, capped, cell, heading, safe

CANDIDATES = 20
KEYWORDS = 8
_NONE = "none found in the linked passages"


def wording_list(comparison: Comparison, names: Names) -> RenderableType:
    """Pairs of spans; labels before mere forms and spellings, each renaming once."""
    groups = distinct_wordings(comparison, outlets_of(comparison.articles))
    ranked = [group[0] for group in groups]
    return capped(
        "Wordings: candidates for one thing under two names",
        [
            (
                f"{w.score:.2f}",
                cell(w.a.text, "bold"),
                cell(w.b.text, "bold"),
                _where(w, names),
                Text(w.kind, style="dim"),
            )
            for w in ranked[:CANDIDATES]
        ],
        len(ranked),
        "surest first; label: a renaming; read the passages before you rely on one",
        _NONE,
    )


def naming_list(comparison: Comparison, names: Names) -> RenderableType:
    """Groups of names, by outlet."""
    groups = comparison.wording_groups
    return capped(
        "Wordings by outlet: candidates for one thing under several names",
        [
            (
                f"{group.score:.2f}",
                _by_outlet(group, names),
                _where(comparison.wordings[group.examples[0]], names),
            )
            for group in groups[:CANDIDATES]
        ],
        len(groups),
        "first what tells outlets apart in most places; the number says how sure the names are",
        _NONE,
    )


def _by_outlet(group: WordingGroup, names: Names) -> Text:
    text = cell("")
    for label, namings in sorted((names.outlet(o), n) for o, n in group.by_outlet.items()):
        text.append(f"{'   ' if text else ''}{label}: ", style="dim")
        text.append(", ".join(map(_naming, namings)), style="bold")
    return text


def _naming(naming: Naming) -> str:
    return safe(naming.text) + (f" ×{naming.count}" if naming.count > 1 else "")


def _where(wording: Wording, names: Names) -> Text:
    return Text(f"{names.span(wording.a)} ~ {names.span(wording.b)}", style="dim")


def leaning_lists(comparison: Comparison, names: Names) -> list[RenderableType]:
    """For each two outlets the words that lean to one, if any does."""
    parts: list[RenderableType] = []
    for pair in comparison.lexical.pairs:
        a, b = names.outlet(pair.a), names.outlet(pair.b)
        found = sorted((*pair.keywords, *pair.phrases), key=lambda k: (-abs(k.z), k.word))
        words = _each_once([k for k in found if leans(k)])
        if not words:
            continue
        table = Table.grid(padding=(0, 2))
        for label, total, leaning in (
            (a, pair.words_a, [k for k in words if k.log_odds > 0]),
            (b, pair.words_b, [k for k in words if k.log_odds < 0]),
        ):
            table.add_row(
                Text(label, style="bold"),
                Text(f"of {counted(total, 'word')}", style="dim"),
                _leaning(leaning),
            )
        apart = Padding(Text(_apart(pair, a, b), style="dim"), (0, 0, 0, 2))
        title = f"Words that lean to one side in linked passages, times in {a} : times in {b}"
        parts.append(Group(heading(title), Padding(table, (0, 0, 0, 2)), apart))
    if parts:
        note = (
            "in brackets: how often its share doubles (+) or halves (-), in how many places, two "
            "at least; a ranking to read on from: no word here is certain"
        )
        parts.append(Group(Text(note, style="dim")))
    return parts


def _each_once(words: Sequence[Keyword]) -> list[Keyword]:
    """Leave out phrases that are met whenever a word of theirs is: army came, beside army."""
    counts = {(k.word, k.count_a, k.count_b) for k in words}
    return [
        k
        for k in words
        if " " not in k.word
        or not any((word, k.count_a, k.count_b) in counts for word in k.word.split())
    ]


def _apart(pair: LexicalPair, a: str, b: str) -> str:
    """How far two outlets' choices of words are apart, beside what chance gives."""
    every, strong = pair.by_strength
    line = f"divergence {every.divergence:.2f} bits"
    if every.excess is None or every.expected is None:
        few = f"{counted(every.units, 'place')} of linked passages"
        line += f"; {few} {'is' if every.units == 1 else 'are'} too few to tell it from chance"
    else:
        line += f", {every.expected:.2f} if {a} and {b} are swapped at random"
        line += "" if every.z is None else f" (z {every.z:.1f})"
    if strong.divergence is not None:
        line += f"; strong links alone {strong.divergence:.2f}, over {strong.words_a} "
        line += f"and {counted(strong.words_b, 'word')}"
    return line


def _leaning(words: Sequence[Keyword]) -> Text:
    said = []
    for k in words[:KEYWORDS]:
        places = k.units_a if k.log_odds > 0 else k.units_b
        said.append(f"{k.word} {k.count_a}:{k.count_b} ({k.log_ratio:+.1f} in {places})")
    return cell(", ".join(said) or "none")
