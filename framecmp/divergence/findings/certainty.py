"""Who is surer: what one side hedges or vouches for and the other states plainly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from framecmp.divergence.findings.grammar import grammar
from framecmp.divergence.findings.predicates import Cue, Rule, bearing, one_sided
from framecmp.divergence.findings.statements import Statement, closest
from framecmp.divergence.findings.told import SentencePair
from framecmp.divergence.findings.vocabulary import word_list
from framecmp.records import Finding

_LISTS = "certainty"


def hedge_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Statements that one side hedges, stresses or rounds in words, the other doesn't.

    A heuristic over word lists: a cue such as ``may`` or ``allegedly`` counts if the word it
    bears on stands in the other sentence too, with others around it, and no cue of the same
    sort there. Kinds: ``hedged in A only``, ``stressed as certain in A only``,
    ``approximate in A only``, and the same for B. Languages without lists give none.
    """
    return [
        finding
        for pair in closest(pairs)
        for statements in [(Statement(pair.a), Statement(pair.b))]
        for rule in _RULES
        for finding in one_sided(*statements, rule)
    ]


def _bears_on(here: Statement, first: int, last: int) -> int | None:
    return None if _reports(here, last) else bearing(here, first, last)


def _number(here: Statement, _: int, last: int) -> int | None:
    """The number that an "about" stands before."""
    number = last + 1
    return number if number < len(here.words) and _is_number(here, number) else None


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


def _cues(table: str) -> Callable[[Statement], Iterator[Cue]]:
    return lambda here: here.cues(_LISTS, table)


def _anywhere(_: Statement, __: int, cues: Sequence[Cue]) -> bool:
    return bool(cues)


def _approximated(_: Statement, number: int, cues: Sequence[Cue]) -> bool:
    """Whether an "about" stands right before that very number."""
    return any(0 < number - last <= 2 for _, last in cues)


_NOTHING = "without the like"

# A hedge tells more than an "about" before a number.
_RULES = (
    Rule("hedge", "hedged", _cues("hedges"), _bears_on, _anywhere, _NOTHING),
    Rule(
        "hedge",
        "stressed as certain",
        _cues("boosters"),
        _bears_on,
        _anywhere,
        _NOTHING,
        weight=0.8,
    ),
    Rule(
        "hedge",
        "approximate",
        _cues("approximators"),
        _number,
        _approximated,
        _NOTHING,
        weight=0.4,
    ),
)
