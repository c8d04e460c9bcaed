"""How matched and lone mentions become findings: spans, notes, ranks."""

from __future__ import annotations

from framecmp.divergence.findings.matching import Lone, M, Match
from framecmp.records import Finding, FindingType

# How much each kind tells at its best; what outlets merely round or leave out tells less.
_WEIGHT = {"conflict": 1.0, "rounding": 0.4, "lone": 0.3}

# Characters of an article that a note quotes in one go.
_CITED = 80


def match_finding(type: FindingType, match: Match[M], about: str = "") -> Finding:
    """A finding of two mentions that disagree or round each other.

    :param about: what they are about, for the note.
    """
    a = match.pair.a.span(match.a.start, match.a.end)
    b = match.pair.b.span(match.b.start, match.b.end)
    said = f'"{one_line(a.text)}" against "{one_line(b.text)}"'
    what = "possible conflict" if match.relation == "conflict" else "not equally exact"
    sure = (1 + min(1.0, match.score)) / 2
    return Finding(
        type=type,
        kind=match.relation,
        a=a,
        b=b,
        note=f"{what}: {said}" + (f" ({about})" if about else ""),
        score=round(_WEIGHT[match.relation] * sure * match.pair.score, 4),
    )


def lone_finding(type: FindingType, lone: Lone[M]) -> Finding:
    """A finding of a mention in a sentence that the other side tells without it."""
    span = lone.sentence.span(lone.mention.start, lone.mention.end)
    return Finding(
        type=type,
        kind="only in A" if lone.of_a else "only in B",
        a=span if lone.of_a else None,
        b=None if lone.of_a else span,
        note=f'"{one_line(span.text)}" only in {one_line(lone.sentence.article.outlet)}: '
        f"{one_line(lone.other.article.outlet)} tells this without it",
        score=round(_WEIGHT["lone"] * lone.pair.told, 4),
    )


def one_line(text: str) -> str:
    """The text with every run of blanks as one space."""
    return " ".join(text.split())


def cited(text: str) -> str:
    """The text in one line and in quotation marks, cut between words to what a note can take."""
    line = one_line(text)
    if len(line) > _CITED:
        line = f"{line[:_CITED].rpartition(' ')[0] or line[:_CITED]}…"
    return f'"{line}"'


def stances(a: tuple[str, str], b: tuple[str, str]) -> str:
    """Two reporting verbs with their stances: ``"claimed" (distancing) against "said" …``."""
    return " against ".join(f"{cited(verb)} ({stance})" for verb, stance in (a, b))
