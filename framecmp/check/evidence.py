"""What a baseline keeps of an event so that a moved number can be explained.

Passages are kept as hashes and places, never as text. In JSON the records are short rows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from framecmp.records import Article, Comparison, Finding, Span

LEFT_OUT = "-"


class Row(msgspec.Struct, frozen=True, array_like=True):
    """Base of the records that are one row in JSON."""


class LinkRow(Row, frozen=True, array_like=True):
    """A link: article and passage of both sides, score, distance."""

    a: str
    passage_a: int
    b: str
    passage_b: int
    score: float
    distance: float


class Spot(Row, frozen=True, array_like=True):
    """Some words: article, passage, and where in the passage they stand."""

    article: str
    passage: int
    start: int
    end: int


class PairRow(Row, frozen=True, array_like=True):
    """A wording group by its best example, or a finding: type and kind, both sides, score."""

    kind: str
    a: Spot | None
    b: Spot | None
    score: float


class ArticleMark(msgspec.Struct, frozen=True):
    """How an article is known again.

    ``passages`` are hashes of their words, whatever blanks are between them; that of a
    passage left out as furniture opens with ``-``.
    """

    outlet: str
    sha256: str
    passages: tuple[str, ...]

    def said(self) -> tuple[str, ...]:
        """The hashes of the passages that count."""
        return tuple(hash for hash in self.passages if not hash.startswith(LEFT_OUT))

    def keys(self) -> list[tuple[str, int]]:
        """A key for each passage by which it is known in another version of the article.

        Passages of the same words are told apart by their order.
        """
        seen: Counter[str] = Counter()
        keys = []
        for hash in self.passages:
            bare = hash.removeprefix(LEFT_OUT)
            keys.append((bare, seen[bare]))
            seen[bare] += 1
        return keys


def mark(article: Article) -> ArticleMark:
    """What is kept of an article."""
    return ArticleMark(
        outlet=article.outlet,
        sha256=article.sha256,
        passages=tuple(
            (LEFT_OUT if p.kind == "furniture" else "") + _hash(article.text[p.start : p.end])
            for p in article.passages
        ),
    )


def link_rows(comparison: Comparison) -> tuple[LinkRow, ...]:
    """The links, in their order."""
    return tuple(
        LinkRow(
            link.a.article,
            link.a.passage,
            link.b.article,
            link.b.passage,
            link.score,
            link.distance,
        )
        for link in comparison.links
    )


def wording_rows(comparison: Comparison) -> tuple[PairRow, ...]:
    """The wording groups, each by its best example."""
    best = [comparison.wordings[group.examples[0]] for group in comparison.wording_groups]
    return tuple(
        PairRow(w.kind, spot(comparison, w.a), spot(comparison, w.b), w.score) for w in best
    )


def finding_rows(comparison: Comparison) -> tuple[PairRow, ...]:
    """The findings, in their order; the type is what stands before the colon."""
    return tuple(
        PairRow(_kind(f), spot(comparison, f.a), spot(comparison, f.b), f.score)
        for f in comparison.findings
    )


def spot(comparison: Comparison, span: Span | None) -> Spot | None:
    """A span as places in its passage; None for None."""
    if span is None:
        return None
    article = comparison.article(span.article)
    at = article.passage_at(span.start)
    start = article.passages[at].start
    return Spot(article.id, at, span.start - start, span.end - start)


def _kind(finding: Finding) -> str:
    return f"{finding.type}: {finding.kind}" if finding.kind else finding.type


def _hash(text: str) -> str:
    words: Sequence[str] = text.split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:8]
