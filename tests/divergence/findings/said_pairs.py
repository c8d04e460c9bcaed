"""Articles and sentence pairs for tests of finders, without an encoder."""

from __future__ import annotations

import msgspec

from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.records import Article, Finding
from framecmp.text import article_from_passages, sentence_spans


def told(*passages: str, id: str = "a", lang: str | None = None) -> Article:
    article = article_from_passages(passages, id=id, outlet=id)
    return msgspec.structs.replace(article, lang=lang)


def sentences(article: Article) -> list[Sentence]:
    return [
        Sentence(article, i, p.start + s, p.start + e)
        for i, p in enumerate(article.passages)
        for s, e in sentence_spans(article.passage_text(i), article.lang)
    ]


def paired(a: str, b: str, lang: str | None = None) -> list[SentencePair]:
    """Two one-passage articles whose sentences answer each other in order."""
    sides = told(a, id="a", lang=lang), told(b, id="b", lang=lang)
    return [SentencePair(x, y, 0.9) for x, y in zip(*map(sentences, sides), strict=False)]


def swapped(pairs: list[SentencePair]) -> list[SentencePair]:
    return [SentencePair(p.b, p.a, p.score) for p in pairs]


def mirrored(findings: list[Finding]) -> set[tuple[object, ...]]:
    """Findings as they should be with A and B exchanged."""
    side = str.maketrans("AB", "BA")
    return {(f.type, f.kind.translate(side), f.b, f.a, f.score) for f in findings}


def as_set(findings: list[Finding]) -> set[tuple[object, ...]]:
    return {(f.type, f.kind, f.a, f.b, f.score) for f in findings}


def brief(findings: list[Finding]) -> list[tuple[str, str | None, str | None]]:
    return [(f.kind, f.a and f.a.text, f.b and f.b.text) for f in findings]
