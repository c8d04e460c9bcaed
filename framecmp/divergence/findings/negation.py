"""What one side denies and the other says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framecmp.divergence.findings.predicates import bearing, partner
from framecmp.divergence.findings.statements import Statement, closest, likeness
from framecmp.divergence.findings.told import SentencePair
from framecmp.records import Finding

_LISTS = "negation"
# A negation reaches so many content words after it.
_SCOPE = 4


def negation_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Predicates that one side negates and the other doesn't, in sentences that match.

    A heuristic: a negative bears on the next content word of its clause; if the other
    sentence has a form of it, with others around it, and no negative in that clause, that
    is a candidate. Kinds: ``negated in A only``, ``negated in B only``. What is denied by
    an antonym (``refuted``, ``absent``) is not found. Languages without lists give none.
    """
    found: list[Finding] = []
    for pair in closest(pairs):
        a, b = Statement(pair.a), Statement(pair.b)
        score = likeness(a, b)
        found += _negated(a, b, score, of_a=True)
        found += _negated(b, a, score, of_a=False)
    return found


def _negated(here: Statement, there: Statement, score: float, *, of_a: bool) -> Iterator[Finding]:
    seen: set[int] = set()
    for first, last in _cues(here):
        target = bearing(here, first, last)
        if target is None or target in seen:
            continue
        seen.add(target)
        other = partner(here, target, there)
        if other is None or _is_negated(there, other):
            continue
        denied, said = here.span(min(first, target), max(last, target)), there.span(other, other)
        where = "A" if of_a else "B"
        yield Finding(
            type="negation",
            kind=f"negated in {where} only",
            a=denied if of_a else said,
            b=said if of_a else denied,
            note=f"{here.span(first, last).text} in {where}, no negative in the other's clause "
            "(heuristic: word lists)",
            score=round(score, 4),
        )


def _cues(here: Statement) -> list[tuple[int, int]]:
    contracted = [(i, i) for i, w in enumerate(here.words) if w.plain.endswith("n't")]
    return sorted([*here.cues(_LISTS, "cues"), *contracted])


def _is_negated(there: Statement, word: int) -> bool:
    """Whether a negative stands in the word's clause, or reaches it from before."""
    begin, end = there.clause(word)
    for first, last in _cues(there):
        reached = [i for i in there.content if i > last][:_SCOPE]
        if begin <= first <= end or word in reached:
            return True
    return False
