"""Names that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from framecmp.divergence.findings.matching import Lone, Relation, match_mentions
from framecmp.divergence.findings.names import Name, names, one_differs, same_name, words_of
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.records import Article, Finding
from framecmp.text import normalise, word_spans

# How sure a conflict is: one name in two forms; two names in one place of the sentence,
# which outweighs that some other sentence has the name.
_FORMS, _PLACE = 0.9, 1.5

# Words on both sides of a name that make out its place in the sentence.
_FLANK = 3


def name_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Names of paired sentences that seem to mean one person or place and differ.

    They do if they stand between the same words; or if they share a part or their spelling
    (Ivan Petrov, Igor Petrov) and neither article has the other one's name anywhere. A
    person's name that only one side gives is reported too.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, _mentions, _compare):
        found += [match_finding("name", m) for m in matched.matches]
        found += [
            lone_finding("name", one)
            for one in matched.lone
            if one.mention.personal and not _known(one)
        ]
    return found


def _mentions(sentence: Sentence) -> list[Name]:
    return names(sentence.text, sentence.article.lang)


def _compare(pair: SentencePair, a: Name, b: Name) -> tuple[Relation, float] | None:
    if same_name(a, b):
        return "same", 1.0
    apart = not set(a.words) <= _words(pair.b.text) and not set(b.words) <= _words(pair.a.text)
    if apart and _same_place(pair, a, b):
        return "conflict", _PLACE
    if one_differs(a, b) and not (_within(a, pair.b.article) or _within(b, pair.a.article)):
        return "conflict", _FORMS
    return None


def _within(name: Name, article: Article) -> bool:
    """Whether the article has every word of a name."""
    return set(name.words) <= _words(article.text)


def _known(lone: Lone[Name]) -> bool:
    other = lone.pair.b.article if lone.of_a else lone.pair.a.article
    return bool(set(lone.mention.words) & _words(other.text))


def _same_place(pair: SentencePair, a: Name, b: Name) -> bool:
    """Whether two names stand between the same words, ``_FLANK`` in all at the least."""
    left_a, right_a = _around(pair.a.text, a)
    left_b, right_b = _around(pair.b.text, b)
    left = _common(left_a[::-1], left_b[::-1])
    right = _common(right_a, right_b)
    open_a, open_b = (not left_a or not right_a), (not left_b or not right_b)
    return left + right >= _FLANK and (min(left, right) > 0 or (open_a and open_b))


def _around(text: str, name: Name) -> tuple[list[str], list[str]]:
    def words(part: str) -> list[str]:
        return [normalise(part[start:end]) for start, end in word_spans(part)]

    return words(text[: name.start]), words(regex.sub(r"\A['’]s", "", text[name.end :]))


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


# Asked for by each name of an article in turn.
@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return words_of(text)
