"""What one side denies and the other says."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.divergence.findings.predicates import Cue, Rule, bearing, one_sided
from framecmp.divergence.findings.statements import Statement, closest
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
    return [
        finding
        for pair in closest(pairs)
        for finding in one_sided(Statement(pair.a), Statement(pair.b), _RULE)
    ]


def _cues(here: Statement) -> list[Cue]:
    contracted = [(i, i) for i, w in enumerate(here.words) if w.plain.endswith("n't")]
    return sorted([*here.cues(_LISTS, "cues"), *contracted])


def _is_negated(there: Statement, word: int, cues: Sequence[Cue]) -> bool:
    """Whether a negative stands in the word's clause, or reaches it from before."""
    begin, end = there.clause(word)
    for first, last in cues:
        reached = [i for i in there.content if i > last][:_SCOPE]
        if begin <= first <= end or word in reached:
            return True
    return False


_RULE = Rule(
    type="negation",
    called="negated",
    cues=_cues,
    target=bearing,
    answered=_is_negated,
    lacking="without a negative in its clause",
)
