"""All finders over one event: sentence pairs in, ranked findings and coverage out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from framecmp.divergence.findings.agents import agent_findings
from framecmp.divergence.findings.certainty import hedge_findings
from framecmp.divergence.findings.days import date_findings
from framecmp.divergence.findings.negation import negation_findings
from framecmp.divergence.findings.nli import Nli, contradiction_findings
from framecmp.divergence.findings.numbers import number_findings
from framecmp.divergence.findings.omissions import omission_findings, sentence_coverages
from framecmp.divergence.findings.pairing import likeness_of, sentence_pairs
from framecmp.divergence.findings.persons import name_findings
from framecmp.divergence.findings.quote_findings import quote_findings
from framecmp.divergence.findings.sources import source_findings
from framecmp.divergence.findings.told import SentencePair, Telling
from framecmp.records import Finding, SentenceCoverage, Span
from framecmp.types import FloatArray

Finder = Callable[[Sequence[SentencePair]], list[Finding]]

# Each looks at the pairs of sentences that may share a fact, of all articles.
MENTION_FINDERS: tuple[Finder, ...] = (number_findings, date_findings, name_findings)

# Each looks at those that report the same thing as a whole.
SENTENCE_FINDERS: tuple[Finder, ...] = (
    quote_findings,
    source_findings,
    hedge_findings,
    negation_findings,
    agent_findings,
)


class Differences(Struct, frozen=True):
    """Where the versions of an event differ, and what each has for itself."""

    findings: tuple[Finding, ...]
    sentences: tuple[SentenceCoverage, ...]


def differences(
    tellings: Sequence[Telling],
    outlets: Mapping[str, str],
    linked: Mapping[tuple[int, int], FloatArray],
    nli: Nli | None = None,
) -> Differences:
    """Run every finder over an event.

    :param outlets: article id to outlet; articles of one outlet aren't compared.
    :param linked: (passages of A, passages of B) the probability that they are linked, for each
        two articles (by place among the tellings, the first one smaller) that are compared.
    :param nli: reads the pairs of sentences for contradictions as well, if given.
    :returns: the findings, the most informative first, and every sentence's coverage.
        Swapping two articles swaps the sides and leaves the order.
    """
    tables = {
        (i, j): likeness_of(tellings[i], tellings[j], linked[i, j])
        for i, j in combinations(range(len(tellings)), 2)
        if outlets[tellings[i].article.id] != outlets[tellings[j].article.id]
    }
    pairs = [
        pair
        for (i, j), table in tables.items()
        for pair in sentence_pairs(tellings[i], tellings[j], table)
    ]
    sentences = sentence_coverages(tellings, outlets, tables)
    findings = [finding for finder in MENTION_FINDERS for finding in finder(pairs)]
    pairs = [pair for pair in pairs if pair.close]
    findings += [finding for finder in SENTENCE_FINDERS for finding in finder(pairs)]
    findings += omission_findings(sentences, tellings, outlets)
    if nli is not None:
        findings += contradiction_findings(pairs, nli)
    # A sentence with two partners may show one and the same thing twice.
    return Differences(tuple(sorted(_told_once(dict.fromkeys(findings)), key=_rank)), sentences)


def _told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what a better finding says of the same words on both sides.

    A quote's verb is its sentence's too, and "about six" beside "six" a number and a hedge.
    """
    kept: list[Finding] = []
    by_what: dict[tuple[str, str], list[tuple[Span, Span]]] = {}
    for finding in sorted(findings, key=lambda f: (_is_approximate(f), *_rank(f))):
        if finding.a and finding.b:
            what = finding.type, "" if finding.type == "number" else finding.kind
            same = by_what.setdefault(("number", "") if _is_approximate(finding) else what, [])
            if any(_overlap(finding.a, a) and _overlap(finding.b, b) for a, b in same):
                continue
            same.append((finding.a, finding.b))
        kept.append(finding)
    return kept


def _is_approximate(finding: Finding) -> bool:
    return finding.kind.startswith("approximate")


def _overlap(one: Span, other: Span) -> bool:
    return one.article == other.article and one.start < other.end and other.start < one.end


def _rank(finding: Finding) -> tuple[float, str, list[tuple[str, int, int]], str]:
    spans = sorted((s.article, s.start, s.end) for s in (finding.a, finding.b) if s)
    return -finding.score, finding.type, spans, finding.kind if len(spans) > 1 else ""
