"""What is said how: all finders of quotes, sources, hedges, negation and agents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from framecmp.divergence.findings.agents import agent_findings
from framecmp.divergence.findings.certainty import hedge_findings
from framecmp.divergence.findings.negation import negation_findings
from framecmp.divergence.findings.nli import Nli, contradiction_findings
from framecmp.divergence.findings.quote_findings import quote_findings
from framecmp.divergence.findings.sources import source_findings
from framecmp.divergence.findings.told import SentencePair
from framecmp.records import Finding

Finder = Callable[[Sequence[SentencePair]], list[Finding]]

FINDERS: tuple[Finder, ...] = (
    quote_findings,
    source_findings,
    hedge_findings,
    negation_findings,
    agent_findings,
)


def said_findings(pairs: Sequence[SentencePair], nli: Nli | None = None) -> list[Finding]:
    """What the finders make of sentence pairs, by finder; each finding once.

    :param nli: reads the pairs for contradictions as well, if given.
    """
    found = [finding for finder in FINDERS for finding in finder(pairs)]
    if nli is not None:
        found += contradiction_findings(pairs, nli)
    return list(dict.fromkeys(found))
