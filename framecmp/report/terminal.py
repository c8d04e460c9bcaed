"""A comparison for a person at a terminal: plain text, in colour where there is some."""

from __future__ import annotations

import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from framecmp.divergence.lexical import LEAST_Z, differing
from framecmp.records import (
    Article,
    Comparison,
    Finding,
    Keyword,
    LexicalPair,
    Link,
    Naming,
    Place,
    Span,
    Unaligned,
    Wording,
    WordingGroup,
)

NARROWEST = 80
CANDIDATES = 20
FINDINGS = 20
KEYWORDS = 8

# Format characters that join, part or hyphenate letters (Persian, Hindi and emoji need
# them) or mark one letter's direction; the others can turn a whole line around or hide.
_HARMLESS = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")


class _Mark(NamedTuple):
    """How words that stand on one side only are shown, with colour and without."""

    style: str
    opening: str
    closing: str


_ONLY_A = _Mark("red", "[-", "-]")
_ONLY_B = _Mark("green", "{+", "+}")


def to_text(comparison: Comparison, *, passages: bool, to_stdout: bool) -> str:
    """Write a comparison out as text.

    :param passages: with the linked passages side by side, and each wording; else a summary.
    :param to_stdout: the text goes to standard output: its width and colours count.
    """
    colour = to_stdout and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    width = max(NARROWEST, shutil.get_terminal_size((NARROWEST, 24)).columns if to_stdout else 0)
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    names = _Names(comparison)
    parts = [_articles(comparison, names), _pairs(comparison, names)]
    if passages:
        parts += [_link(comparison, link, names, colour) for link in comparison.links]
        parts += [_wordings(comparison, names)]
    else:
        parts += [_namings(comparison, names)]
    parts += _findings(comparison, names)
    parts += [*_leanings(comparison, names), *_unaligned(comparison, names)]
    parts += [Text(f"\n{comparison.signature}", style="dim")]
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    # Columns are padded with blanks to their width; nobody wants those in a file.
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def safe(text: str) -> str:
    """The text without what could steer a terminal, character for character.

    Line ends become blanks; control characters, halves of surrogate pairs and marks that
    turn the reading direction or can't be seen become U+FFFD.
    """
    return "".join(map(_safe, text))


def _safe(character: str) -> str:
    if character.isspace():
        return " "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs"} and character not in _HARMLESS
    return "\ufffd" if hidden else character


def _cell(text: str, style: str = "") -> Text:
    """Text for a table, whole: rich cuts a word that is wider than its column, if let."""
    return Text(safe(text), style=style, overflow="fold")


class _Names:
    """Articles are A, B, C in the order given; an outlet is called by its articles."""

    def __init__(self, comparison: Comparison) -> None:
        self._articles = comparison.articles
        self._letters = {a.id: _letters(i) for i, a in enumerate(comparison.articles)}
        # Articles of one outlet stand for themselves if there is no other outlet.
        self._by_id = len({a.outlet for a in comparison.articles}) == 1

    def article(self, id: str) -> str:
        """``A``."""
        return self._letters[id]

    def outlet(self, name: str) -> str:
        """``A``, or ``A+C`` for an outlet with two articles."""
        return "+".join(
            self._letters[a.id]
            for a in self._articles
            if name == (a.id if self._by_id else a.outlet)
        )

    def span(self, span: Span) -> str:
        """``A 3``, for the passage a span stands in."""
        article = next(a for a in self._articles if a.id == span.article)
        return f"{self.article(span.article)} {article.passage_at(span.start) + 1}"

    def place(self, place: Place | Unaligned) -> str:
        """``A 3``: passages are counted from 1 for people, all kinds of them."""
        return f"{self.article(place.article)} {place.passage + 1}"


def _letters(index: int) -> str:
    """A to Z, then AA, AB: as a spreadsheet names its columns."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _articles(comparison: Comparison, names: _Names) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    linked = {(p.article, p.passage) for link in comparison.links for p in (link.a, link.b)}
    for article in comparison.articles:
        said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
        left_out = len(article.passages) - len(said)
        count = (
            f"{_count(len(said), 'passage')}, {sum((article.id, i) in linked for i in said)} linked"
        )
        if left_out:
            count += f"; {left_out} furniture"
        title = " · ".join(x for x in (article.outlet, article.date, article.title) if x)
        letter = Text(names.article(article.id), style="bold")
        table.add_row(letter, _cell(title), Text(count, style="dim"))
    return table


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _pairs(comparison: Comparison, names: _Names) -> RenderableType:
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
            "none" if pair.percentile is None else f"{pair.percentile:.0%}",
            *("none" if c is None else f"{c:.0%}" for c in (pair.coverage_a, pair.coverage_b)),
        )
    return Group(Text(), table, *(Text(line, style="dim") for line in _legend(comparison)))


def _legend(comparison: Comparison) -> Iterable[str]:
    settings = comparison.settings
    if comparison.links:
        yield (
            f"strong: links of score {settings.strong:g} and up; the others, from "
            f"{settings.threshold:g}, are weak"
        )
        yield "distance: mean over the links, from 0 (alike) up, with its 95 % interval"
        if any(pair.percentile is not None for pair in comparison.semantic.pairs):
            yield "closer: share of the passages without a link that are closer than a link, mean"
        yield "1st in 2nd: share of the first one's words in passages linked to the second"
    else:
        yield "No passages were linked: are the articles about one event, in one language?"
    if any(p.kind == "furniture" for a in comparison.articles for p in a.passages):
        yield "furniture: bylines, link lists and the like, left out unless --keep-furniture"


def _link(comparison: Comparison, link: Link, names: _Names, colour: bool) -> RenderableType:
    head = f"{names.place(link.a)} ~ {names.place(link.b)}   score {link.score:.2f} {link.strength}"
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(ratio=1)
    table.add_row(*_marked(comparison.words(link.a), comparison.words(link.b), colour))
    title = Text(f"{head}   distance {link.distance:.2f}")
    return Group(Text(), Rule(title, align="left", style="dim", characters="-"), table)


def _marked(a: str, b: str, colour: bool) -> tuple[Text, Text]:
    """Two texts with what differs marked, by colour or by brackets."""
    return _mark(a, differing(a, b), _ONLY_A, colour), _mark(b, differing(b, a), _ONLY_B, colour)


def _mark(text: str, spans: Iterable[tuple[int, int]], mark: _Mark, colour: bool) -> Text:
    marked, at = _cell(""), 0
    for start, end in spans:
        marked.append(safe(text[at:start]))
        words = safe(text[start:end])
        marked.append(words if colour else f"{mark.opening}{words}{mark.closing}", style=mark.style)
        at = end
    marked.append(safe(text[at:]))
    return marked


def _wordings(comparison: Comparison, names: _Names) -> RenderableType:
    ranked = sorted(comparison.wordings, key=lambda w: w.kind != "label")
    return _candidates(
        "Wordings: candidates for one thing under two names",
        [
            (
                f"{w.score:.2f}",
                _cell(w.a.text, "bold"),
                _cell(w.b.text, "bold"),
                _where(w, names),
                Text(w.kind, style="dim"),
            )
            for w in ranked[:CANDIDATES]
        ],
        len(ranked),
        "surest first; read the passages before you rely on one",
    )


def _namings(comparison: Comparison, names: _Names) -> RenderableType:
    groups = comparison.wording_groups
    return _candidates(
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
    )


def _by_outlet(group: WordingGroup, names: _Names) -> Text:
    text = _cell("")
    for label, namings in sorted((names.outlet(o), n) for o, n in group.by_outlet.items()):
        text.append(f"{'   ' if text else ''}{label}: ", style="dim")
        text.append(", ".join(map(_naming, namings)), style="bold")
    return text


def _naming(naming: Naming) -> str:
    return safe(naming.text) + (f" ×{naming.count}" if naming.count > 1 else "")


def _where(wording: Wording, names: _Names) -> Text:
    return Text(f"{names.span(wording.a)} ~ {names.span(wording.b)}", style="dim")


def _candidates(
    title: str, rows: Sequence[Sequence[RenderableType]], total: int, note: str
) -> RenderableType:
    """The first candidates as a table, and how many are not in it."""
    if not rows:
        return Group(_title(title), Text("  none found in the linked passages", style="dim"))
    table = Table.grid(padding=(0, 2))
    for row in rows:
        table.add_row(*row)
    notes = [f"  {note}"]
    if total > len(rows):
        notes.append(f"  {total - len(rows)} more in --format json")
    lines = (Text(note, style="dim") for note in notes)
    return Group(_title(title), Padding(table, (0, 0, 0, 2)), *lines)


def _findings(comparison: Comparison, names: _Names) -> list[RenderableType]:
    """What differs in what is told, then what only one tells; each list capped, and saying so."""
    omitted = [f for f in comparison.findings if f.type == "omission"]
    others = [f for f in comparison.findings if f.type != "omission"]
    return [
        _finding_list(
            "Findings: where linked passages differ",
            others,
            names,
            "candidates, the most informative first; read the passages before you rely on one",
        ),
        _finding_list(
            "Sentences not found elsewhere",
            omitted,
            names,
            "the longest and most distant first; the nearest sentence is given to judge by",
        ),
    ]


def _finding_list(
    title: str, findings: Sequence[Finding], names: _Names, legend: str
) -> RenderableType:
    if not findings:
        return Group(_title(title), Text("  none", style="dim"))
    table = Table.grid(padding=(0, 2))
    for finding in findings[:FINDINGS]:
        ends = [end for end in (finding.a, finding.b) if end]
        where = Text(" ~ ".join(map(names.span, ends)), style="dim")
        if finding.type == "omission":
            table.add_row(where, _omission(finding, ends[0]))
        else:
            table.add_row(_cell(finding.type, "bold"), _cell(finding.note), where)
    notes = [f"  {legend}"]
    if len(findings) > FINDINGS:
        notes.append(f"  {len(findings) - FINDINGS} more in --format json")
    lines = (Text(note, style="dim") for note in notes)
    return Group(_title(title), Padding(table, (0, 0, 0, 2)), *lines)


def _omission(finding: Finding, said: Span) -> Text:
    text = _cell(said.text)
    text.append(f"  ({safe(finding.note)})", style="dim")
    return text


def _leanings(comparison: Comparison, names: _Names) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for pair in comparison.lexical.pairs:
        a, b = names.outlet(pair.a), names.outlet(pair.b)
        found = sorted((*pair.keywords, *pair.phrases), key=lambda k: (-abs(k.z), k.word))
        words = [k for k in found if abs(k.z) >= LEAST_Z]
        if not words:
            continue
        table = Table.grid(padding=(0, 2))
        for label, total, leaning in (
            (a, pair.words_a, [k for k in words if k.log_odds > 0]),
            (b, pair.words_b, [k for k in words if k.log_odds < 0]),
        ):
            table.add_row(
                Text(label, style="bold"),
                Text(f"of {_count(total, 'word')}", style="dim"),
                _leaning(leaning),
            )
        apart = Padding(Text(_apart(pair, a, b), style="dim"), (0, 0, 0, 2))
        title = f"Words that lean to one side in linked passages, times in {a} : times in {b}"
        parts.append(Group(_title(title), Padding(table, (0, 0, 0, 2)), apart))
    if parts:
        note = (
            "in brackets: how often its share doubles (+) or halves (-), in how many places; a "
            "ranking to read on from: no word here is certain"
        )
        parts.append(Group(Text(note, style="dim")))
    return parts


def _apart(pair: LexicalPair, a: str, b: str) -> str:
    """How far two outlets' choices of words are apart, beside what chance gives."""
    every, strong = pair.by_strength
    line = f"divergence {every.divergence:.2f} bits"
    if every.excess is None or every.expected is None:
        line += f", with no telling from chance: {_count(every.units, 'place')} of linked passages"
    else:
        line += f", {every.expected:.2f} if {a} and {b} are swapped at random"
        line += "" if every.z is None else f" (z {every.z:.1f})"
    if strong.divergence is not None:
        line += f"; strong links alone {strong.divergence:.2f}, over {strong.words_a} "
        line += f"and {_count(strong.words_b, 'word')}"
    return line


def _leaning(words: Sequence[Keyword]) -> Text:
    said = []
    for k in words[:KEYWORDS]:
        places = k.units_a if k.log_odds > 0 else k.units_b
        said.append(f"{k.word} {k.count_a}:{k.count_b} ({k.log_ratio:+.1f} in {places})")
    return _cell(", ".join(said) or "none")


def _unaligned(comparison: Comparison, names: _Names) -> list[RenderableType]:
    parts: list[RenderableType] = []
    others = "other article" if len(comparison.articles) == 2 else "other articles"
    for id, items in groupby(comparison.unaligned, key=lambda u: u.article):
        article = comparison.article(id)
        name = f"{names.article(id)} ({safe(article.outlet)})"
        table = Table.grid(padding=(0, 2))
        for item in items:
            table.add_row(names.place(item), _left(item, article, names))
        title = _title(f"Only in {name}: not found in the {others}")
        parts.append(Group(title, Padding(table, (0, 0, 0, 2))))
    return parts


def _left(item: Unaligned, article: Article, names: _Names) -> Text:
    text = _cell(article.passage_text(item.passage))
    if item.nearest:
        near = f"{names.article(item.nearest.article)} {item.nearest.passage + 1}"
        text.append(f"  (nearest: {near}, {item.nearest.score:.2f})", style="dim")
    return text


def _title(text: str) -> Text:
    return Text(f"\n{text}", style="bold")
