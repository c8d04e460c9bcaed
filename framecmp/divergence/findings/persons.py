"""Names that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import regex

from framecmp.alignment import THRESHOLD
from framecmp.divergence.findings.matching import Lone, Match, Relation, match_mentions
from framecmp.divergence.findings.names import (
    Name,
    names,
    other_first_name,
    other_spelling,
    same_name,
    words_of,
)
from framecmp.divergence.findings.pairing import PERHAPS
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.kinds import same_beginning
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Article, Finding
from framecmp.text import language, normalise, word_spans

# How sure a conflict is: one name in two forms; two names in one place of the sentence,
# which outweighs that some other sentence has the name.
_FORMS, _PLACE = 0.9, 1.5

# Words on both sides of a name that make out its place in the sentence.
_FLANK = 3

# (article, words of a name) of both sides.
_Names = tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]


def name_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Names of paired sentences that seem to mean one person or place and differ.

    They do if they stand between the same words; or if they share a part or their spelling
    (Ivan Petrov, Igor Petrov) and neither article has the other one's name anywhere. A
    person's name that only one side gives is reported too. Spellings of a person's name are
    held against each other wherever the two articles have them.
    """
    # Beside a link names agree for no reason, and differ for none.
    pairs = [pair for pair in pairs if pair.linked >= THRESHOLD or pair.told >= PERHAPS]
    matched = match_mentions(pairs, _mentions, lambda *_: _compare)
    conflicts = [m for one in matched for m in one.matches] + _spellings(pairs)
    # The same two names are one finding, however often they are said.
    once: dict[_Names, Match[Name]] = {}
    for match in sorted(conflicts, key=lambda m: (-m.score, m.pair.a.start + m.pair.b.start)):
        once.setdefault(_names(match), match)
    settled = {(id, words) for pair in once for id, words in pair}
    found = [match_finding("name", match) for match in once.values()]
    return found + [
        lone_finding("name", lone)
        for one in matched
        for lone in one.lone
        if lone.mention.personal
        and not _known(lone)
        and (lone.sentence.article.id, lone.mention.words) not in settled
    ]


def _names(match: Match[Name]) -> _Names:
    a, b = match.pair.a.article.id, match.pair.b.article.id
    return (a, match.a.words), (b, match.b.words)


def _spellings(pairs: Sequence[SentencePair]) -> list[Match[Name]]:
    """Persons' names that differ in spelling alone, each where it is first said."""
    articles = {(p.a.article.id, p.b.article.id): (p.a.article, p.b.article) for p in pairs}
    return [
        Match(SentencePair(x, y, 1.0), m, n, "conflict", _FORMS)
        for a, b in articles.values()
        for x, m in _persons(a, b)
        for y, n in _persons(b, a)
        if other_spelling(m, n, endings=not (_is_english(a) and _is_english(b)))
    ]


def _is_english(article: Article) -> bool:
    return language(article.lang) == "en"


def _persons(article: Article, other: Article) -> Iterable[tuple[Sentence, Name]]:
    """Names of persons that the other article hasn't, each in the passage that has it first."""
    first: dict[tuple[str, ...], tuple[Sentence, Name]] = {}
    for index in article.said:
        passage = article.passages[index]
        whole = Sentence(article, index, passage.start, passage.end)
        for name in names(whole.text, article.lang):
            if name.personal and not _within(name, other):
                first.setdefault(name.words, (whole, name))
    return first.values()


def _mentions(sentence: Sentence) -> list[Name]:
    return names(sentence.text, sentence.article.lang)


def _compare(pair: SentencePair, a: Name, b: Name) -> tuple[Relation, float] | None:
    if same_name(a, b):
        return "same", 1.0
    apart = not set(a.words) <= _words(pair.b.text) and not set(b.words) <= _words(pair.a.text)
    if apart and _same_place(pair, a, b):
        return "conflict", _PLACE
    forms = other_first_name(a, b) or other_spelling(a, b)
    if forms and not (_within(a, pair.b.article) or _within(b, pair.a.article)):
        return "conflict", _FORMS
    return None


def _within(name: Name, article: Article) -> bool:
    """Whether the article has every word of a name."""
    return set(name.words) <= _words(article.text)


def _known(lone: Lone[Name]) -> bool:
    return bool(set(lone.mention.words) & _words(lone.other.article.text))


def _same_place(pair: SentencePair, a: Name, b: Name) -> bool:
    """Whether two names stand between the same words, ``_FLANK`` in all at the least.

    One of these must say something: any two names may stand between "that the" and "would".
    """
    left_a, right_a = _around(pair.a.text, a)
    left_b, right_b = _around(pair.b.text, b)
    left = same_beginning(left_a[::-1], left_b[::-1])
    right = same_beginning(right_a, right_b)
    is_plain = is_function_word(pair.a.article.lang)
    telling = sum(not is_plain(word) for word in (*left_a[len(left_a) - left :], *right_a[:right]))
    open_a, open_b = (not left_a or not right_a), (not left_b or not right_b)
    needed = 1 if min(left, right) > 0 else 2
    sides = min(left, right) > 0 or (open_a and open_b)
    return left + right >= _FLANK and telling >= needed and sides


# Asked for with each name of the sentences that it is paired with.
@lru_cache(maxsize=1024)
def _around(text: str, name: Name) -> tuple[list[str], list[str]]:
    def words(part: str) -> list[str]:
        return [normalise(part[start:end]) for start, end in word_spans(part)]

    return words(text[: name.start]), words(regex.sub(r"\A['’]s", "", text[name.end :]))


# Asked for by each name of an article in turn.
@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return words_of(text)
