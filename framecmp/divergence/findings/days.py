"""Dates and times that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from framecmp.alignment import THRESHOLD
from framecmp.divergence.findings.dates import Moment, moments
from framecmp.divergence.findings.matching import Lone, Relation, match_mentions
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.records import Finding

# Characters around a date that are compared, and from which likeness on two dates seem to
# be of one thing. Chosen on SPARK (dev), read by eye.
WINDOW = 20
ALIKE = 0.62

# Dates that lie far apart, and years, are more often of two things: they have to stand in
# much the same words.
FAR_ALIKE = 0.75
_NEAR_DAYS, _NEAR_MINUTES = 7, 60

_HALF_DAY, _DAY = 12 * 60, 24 * 60
# A time on a ten of minutes may round one that is so near; one said to be rough, one that is
# twice as far.
_ABOUT, _ROUGHLY = 10, 20
_LONGEST_MONTH = 31

# What a pair of sentences scores where its likeness alone should decide.
_SCORE = 0.85


def date_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Dates and times of paired sentences that disagree, round each other, or stand alone.

    Only what is said as exactly on both sides can disagree, a day and a day, a year and a
    year, and in linked passages only: any two sentences of an event name days. A weekday or
    "yesterday" is held against a date where its article has one.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, _mentions, _compare):
        found += [match_finding("date", m) for m in matched.matches]
        found += [
            lone_finding("date", one)
            for one in matched.lone
            # Nobody misses a weekday or the hour.
            if one.mention.weekday is None and one.mention.minute is None and not _elsewhere(one)
        ]
    return found


def _mentions(sentence: Sentence) -> list[Moment]:
    return moments(sentence.text, sentence.article.lang, sentence.article.date)


def _compare(pair: SentencePair, a: Moment, b: Moment) -> tuple[Relation, float] | None:
    found = relation(a, b)
    if found is None:
        return None
    if found == "conflict" and pair.linked < THRESHOLD:
        return None
    alike = _alike(pair, a, b)
    least = FAR_ALIKE if found == "conflict" and _far(a, b) else ALIKE
    return (found, alike) if found == "same" or alike * pair.score >= least * _SCORE else None


def _alike(pair: SentencePair, a: Moment, b: Moment) -> float:
    vectors = (
        pair.a.vector(a.start - WINDOW, a.end + WINDOW),
        pair.b.vector(b.start - WINDOW, b.end + WINDOW),
    )
    if vectors[0] is None or vectors[1] is None:
        return 1.0
    return float(vectors[0] @ vectors[1])


def _far(a: Moment, b: Moment) -> bool:
    if a.minute is not None and b.minute is not None:
        return _minutes(a, b, _HALF_DAY) > _NEAR_MINUTES
    if a.weekday is not None or b.weekday is not None:
        return False
    if a.day and b.day and a.month and b.month:
        return abs(_LONGEST_MONTH * (a.month - b.month) + a.day - b.day) > _NEAR_DAYS
    return True


def relation(a: Moment, b: Moment) -> Relation | None:
    """How two dates or times relate; None where they can't be held against each other."""
    if (a.minute is None) != (b.minute is None):
        return None
    if a.minute is not None and b.minute is not None:
        return _clocks(a, b)
    exact = a.exactness == b.exactness
    agree = _agree(a, b)
    if agree is None:
        return None
    if agree:
        return "same" if exact else "rounding"
    return "conflict" if exact else None


def _clocks(a: Moment, b: Moment) -> Relation:
    apart = _minutes(a, b, _HALF_DAY if a.half or b.half else _DAY)
    if not apart:
        return "same"
    rough = (a.about or b.about) and apart <= _ROUGHLY
    on_tens = [(m.minute or 0) % _ABOUT == 0 for m in (a, b)]
    rounded = apart <= _ABOUT and on_tens[0] != on_tens[1]
    return "rounding" if rough or rounded else "conflict"


def _minutes(a: Moment, b: Moment, period: int) -> int:
    """How far two times are apart on a dial of so many minutes."""
    apart = ((a.minute or 0) - (b.minute or 0)) % period
    return min(apart, period - apart)


def _agree(a: Moment, b: Moment) -> bool | None:
    """Whether two dates can be one; None where they say nothing in common."""
    if a.days and b.days:
        return any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)
    said = [
        (x, y)
        for x, y in (
            (a.year, b.year),
            (a.month, b.month),
            ((a.day, a.last_day), (b.day, b.last_day)) if a.day and b.day else (None, None),
            (a.weekday, b.weekday),
        )
        if x is not None and y is not None
    ]
    return all(x == y for x, y in said) if said else None


def _elsewhere(lone: Lone[Moment]) -> bool:
    """Whether the other article names such a day anywhere, in whatever words."""
    other = lone.pair.b.article if lone.of_a else lone.pair.a.article
    said = _article_moments(other.text, other.lang, other.date)
    return any(relation(lone.mention, m) in {"same", "rounding"} for m in said)


# Asked for by each date of an article in turn.
@lru_cache(maxsize=32)
def _article_moments(text: str, lang: str | None, date: str | None) -> tuple[Moment, ...]:
    return tuple(moments(text, lang, date))
