"""Who is surer: what one side hedges or vouches for and the other states plainly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framecmp.divergence.findings.grammar import grammar
from framecmp.divergence.findings.predicates import bearing, partner
from framecmp.divergence.findings.statements import Statement, closest, likeness
from framecmp.divergence.findings.told import SentencePair
from framecmp.divergence.findings.vocabulary import word_list
from framecmp.records import Finding

_LISTS = "certainty"
# A hedge tells more than an "about" before a number.
_WEIGHT = {"hedges": 1.0, "boosters": 0.8, "approximators": 0.4}
_CALLED = {
    "hedges": "hedged",
    "boosters": "stressed as certain",
    "approximators": "approximate",
}


def hedge_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Statements that one side hedges, stresses or rounds in words, the other doesn't.

    A heuristic over word lists: a cue such as ``may`` or ``allegedly`` counts if the word it
    bears on stands in the other sentence too, with others around it, and no cue of the same
    sort there. Kinds: ``hedged in A only``, ``stressed as certain in A only``,
    ``approximate in A only``, and the same for B. Languages without lists give none.
    """
    found: list[Finding] = []
    for pair in closest(pairs):
        a, b = Statement(pair.a), Statement(pair.b)
        score = likeness(a, b)
        for table in _WEIGHT:
            found += _of_table(table, a, b, score, of_a=True)
            found += _of_table(table, b, a, score, of_a=False)
    return found


def _of_table(
    table: str, here: Statement, there: Statement, score: float, *, of_a: bool
) -> Iterator[Finding]:
    seen: set[int] = set()
    for first, last in here.cues(_LISTS, table):
        target = _target(here, first, last, table)
        if target is None or target in seen:
            continue
        seen.add(target)
        other = partner(here, target, there)
        if other is None or _answered(table, there, other):
            continue
        cue, plain = here.span(min(first, target), max(last, target)), there.span(other, other)
        where = "A" if of_a else "B"
        yield Finding(
            type="hedge",
            kind=f"{_CALLED[table]} in {where} only",
            a=cue if of_a else plain,
            b=plain if of_a else cue,
            note=f"{here.span(first, last).text} in {where}, nothing like it in the other "
            "(heuristic: word lists)",
            score=round(_WEIGHT[table] * score, 4),
        )


def _target(here: Statement, first: int, last: int, table: str) -> int | None:
    """The word that a cue bears on: the number after an "about", else by the clause."""
    if table == "approximators":
        number = last + 1
        return number if number < len(here.words) and _is_number(here, number) else None
    return None if _reports(here, last) else bearing(here, first, last)


def _reports(here: Statement, last: int) -> bool:
    """Whether a cue is a verb with an object: "alleged that", "said to the court"."""
    rules = grammar(here.sentence.article.lang)
    cue = here.words[last].plain
    if rules is None or not (cue == "to" or cue in rules.stop):
        return False
    if last + 1 == len(here.words):
        return True
    following = here.words[last + 1]
    objects = rules.lists["determiners"] | rules.lists["pronouns"] | {"that"}
    return following.capital or following.plain in objects or bool(following.gap.strip())


def _is_number(here: Statement, i: int) -> bool:
    numerals = word_list(_LISTS, here.sentence.article.lang).get("numerals", frozenset())
    plain = here.words[i].plain
    return plain[0].isdigit() or plain in numerals


def _answered(table: str, there: Statement, other: int) -> bool:
    """Whether the other side has a cue of the sort too: anywhere, or before that very number."""
    cues = list(there.cues(_LISTS, table))
    if table == "approximators":
        return any(0 < other - last <= 2 for _, last in cues)
    return bool(cues)
