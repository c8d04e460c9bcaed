"""Dates and times that differ between paired sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from framecmp.divergence.findings.counterparts import Contexts, DateEvidence, likelihood
from framecmp.divergence.findings.date_relations import far, loosely, relation
from framecmp.divergence.findings.date_words import date_words
from framecmp.divergence.findings.dates import Moment, moments
from framecmp.divergence.findings.matching import Compare, Lone, Relation, Said, match_mentions
from framecmp.divergence.findings.names import names, words_of
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.kinds import same_stem
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Finding
from framecmp.text import normalise

# From this likelihood on that they are of one thing, two dates are held against each other.
# Those that lie far apart are of two things as a rule. Chosen on changes planted into SPARK and
# ECB+ (dev), read by eye.
_LEAST = {"same": 0.0, "rounding": 0.25, "conflict": 0.35}
_FAR = 0.8

# From this probability on that two sentences tell the same it doesn't matter whom they name.
_SURE = 0.65

# Words before a date that tell what it bounds or names.
_NEAR_WORDS = 4

# What is due by Friday may be said to come on Friday.
_COMPARABLE = frozenset({"until", ""})


def date_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Dates and times of paired sentences that disagree, round each other, or stand alone.

    Only what is said as exactly on both sides can disagree, a day and a day, a year and a
    year, and only where the words around both make it likely that they date one thing: any two
    sentences of an event name days. A weekday or "yesterday" is held against a date where its
    article has one.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, dates_of, _comparing):
        found += [match_finding("date", m) for m in matched.matches]
        found += [
            lone_finding("date", one)
            for one in matched.lone
            # Nobody misses a weekday or the hour.
            if one.mention.weekday is None and one.mention.minute is None and not _elsewhere(one)
        ]
    return found


def dates_of(sentence: Sentence) -> list[Moment]:
    """The dates and times of a sentence."""
    return moments(sentence.text, sentence.article.lang, sentence.article.date)


def _comparing(pairs: Sequence[SentencePair], said: Said[Moment]) -> Compare[Moment]:
    contexts = Contexts(pairs, said)

    def compare(pair: SentencePair, a: Moment, b: Moment) -> tuple[Relation, float] | None:
        found = relation(a, b)
        if found is None or (found == "rounding" and loosely(a, b)):
            return None
        likely = likelihood(date_evidence(contexts, pair, a, b))
        least = _FAR if found == "conflict" and far(a, b) else _LEAST[found]
        if likely < least or (found == "conflict" and _of_two_things(pair, a, b)):
            return None
        return found, likely

    return compare


def date_evidence(
    contexts: Contexts[Moment], pair: SentencePair, a: Moment, b: Moment
) -> DateEvidence:
    """What speaks for two dates' being of one thing; swapping changes nothing."""
    same = _words_before(pair.a, a)[-1:] == _words_before(pair.b, b)[-1:]
    return DateEvidence(*contexts.of(pair, a, b, otherwise=1.0), before=float(same))


def _words_before(sentence: Sentence, date: Moment) -> list[str]:
    return [normalise(word) for word in sentence.text[: date.start].split()[-_NEAR_WORDS:]]


def _of_two_things(pair: SentencePair, a: Moment, b: Moment) -> bool:
    return _bound_otherwise(pair, a, b) or _by_others(pair)


def _bound_otherwise(pair: SentencePair, a: Moment, b: Moment) -> bool:
    """Whether two dates bound or name other things: since Monday, on Friday; the war of 1992."""
    bounds = {_bound(pair.a, a), _bound(pair.b, b)}
    if len(bounds) > 1:
        return not bounds <= _COMPARABLE
    nouns = _nouns(pair.a, a), _nouns(pair.b, b)
    return "of" in bounds and not any(same_stem(x, y) for x in nouns[0] for y in nouns[1])


def _by_others(pair: SentencePair) -> bool:
    """Whether two sentences, of which it isn't sure that they tell the same, name other persons.

    Then these do other things, on days of their own: a call on Monday, a visit on Wednesday.
    """
    if pair.told >= _SURE:
        return False
    a, b = _surnames(pair.a), _surnames(pair.b)
    shared = (a & words_of(pair.b.text)) | (b & words_of(pair.a.text))
    return bool(a and b) and not shared


def _surnames(sentence: Sentence) -> frozenset[str]:
    """The last words of the persons' names in a sentence."""
    named = names(sentence.text, sentence.article.lang)
    return frozenset(name.words[-1] for name in named if name.personal)


def _bound(sentence: Sentence, date: Moment) -> str:
    """What the word before a date makes of it: ``since``, ``until``, ``of`` …, or empty."""
    spoken = date_words(sentence.article.lang)
    words = reversed(_words_before(sentence, date))
    return spoken.bounds.get(next((w for w in words if w not in spoken.parts), ""), "")


def _nouns(sentence: Sentence, date: Moment) -> list[str]:
    """The content words beside a date: the war of 1992, the 1992 war."""
    is_plain = is_function_word(sentence.article.lang)
    after = [normalise(word) for word in sentence.text[date.end :].split()[:1]]
    words = (*_words_before(sentence, date), *after)
    return [w for w in words if w[:1].isalnum() and not is_plain(w)]


def _elsewhere(lone: Lone[Moment]) -> bool:
    """Whether the other article names such a day anywhere, in whatever words."""
    other = lone.other.article
    said = _article_moments(other.text, other.lang, other.date)
    return any(relation(lone.mention, m) in {"same", "rounding"} for m in said)


# Asked for by each date of an article in turn.
@lru_cache(maxsize=32)
def _article_moments(text: str, lang: str | None, date: str | None) -> tuple[Moment, ...]:
    return tuple(moments(text, lang, date))
