"""Numbers, money and shares that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial

from framecmp.divergence.findings.amounts import ratio, relation
from framecmp.divergence.findings.counterparts import Evidence, evidence, likelihood
from framecmp.divergence.findings.dates import date_spans
from framecmp.divergence.findings.matching import Lone, Match, Relation, match_mentions
from framecmp.divergence.findings.quantities import Quantity, quantities
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.statements import Overlap, overlaps
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.kinds import is_irregular_form, same_stem
from framecmp.records import Finding
from framecmp.text import normalise

# From this likelihood on that they are about one thing, two figures are held against each
# other. Equal ones need next to nothing, if they aren't small: it isn't by chance that they
# agree. Chosen on changes planted into SPARK (dev), read by eye.
_LEAST = {"same": 0.02, "rounding": 0.06, "conflict": 0.1}
_SMALL = 12

# Two ages are of two persons as a rule, and one or two of something may be of anything.
_SELDOM = 0.3

# Died and killed, hurt and injured are more alike than this; killed and displaced are less.
_SAME_ACT = 0.65

# Nobody misses a two or a three.
_FEW = 3


def number_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Numbers of paired sentences that disagree, round each other, or stand on one side only.

    Two are compared if they are of one kind (a count, a share, one currency, a time, a
    length …) and count the same thing, as their counted words or the encoder's vectors of
    the words around them tell. Ordinals and parts of names are no numbers here.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, numbers_of, partial(_compare, overlaps())):
        found += [match_finding("number", m, _about(m)) for m in matched.matches]
        found += [
            lone_finding("number", one)
            for one in matched.lone
            if one.mention.low > _FEW and not _elsewhere(one)
        ]
    return found


def numbers_of(sentence: Sentence) -> tuple[Quantity, ...]:
    """The numbers of a sentence that are no dates or times."""
    lang = sentence.article.lang
    dates = date_spans(sentence.text, lang)
    return tuple(
        q
        for q in quantities(sentence.text, lang)
        if not any(start < q.end and q.start < end for start, end in dates)
    )


def _compare(
    overlap_of: Overlap, pair: SentencePair, a: Quantity, b: Quantity
) -> tuple[Relation, float] | None:
    found = relation(a, b)
    if found is None:
        return None
    if found == "conflict" and _shared(a, b) and _acts_differ(pair, a, b):
        return None
    what = figure_evidence(overlap_of, pair, a, b)
    likely = likelihood(what)
    return (found, likely) if likely >= _least(found, a, b, same_noun=what.noun > 0) else None


def figure_evidence(overlap_of: Overlap, pair: SentencePair, a: Quantity, b: Quantity) -> Evidence:
    """What speaks for two numbers' being about one thing.

    :param overlap_of: how many words two sentences share, as ``overlaps`` gives it.
    """
    return evidence(
        pair,
        ((a.start, a.end), (b.start, b.end)),
        (a.reach, b.reach),
        (a.act, b.act),
        apart=ratio(a, b),
        words=overlap_of(pair.a, pair.b),
        same_noun=bool(a.counted and b.counted and same_stem(a.counted[0], b.counted[0])),
    )


def _least(found: Relation, a: Quantity, b: Quantity, *, same_noun: bool) -> float:
    """The likelihood that is asked of two figures, by what they are."""
    if found == "conflict" and "age" in {a.unit, b.unit}:
        return _SELDOM
    if found == "conflict" and not a.unit and min(a.low, b.low) <= _FEW and not same_noun:
        return _SELDOM
    if found == "same" and not a.unit and a.low <= _SMALL:
        return _LEAST["rounding"]
    return _LEAST[found]


def _acts_differ(pair: SentencePair, a: Quantity, b: Quantity) -> bool:
    """Whether other things are told of what is counted: people killed, people displaced."""
    if a.unit or not a.act or not b.act or not same_stem(a.counted[0], b.counted[0]):
        return False
    x, y = normalise(pair.a.text[slice(*a.act)]), normalise(pair.b.text[slice(*b.act)])
    if same_stem(x, y) or not (_is_past(x) and _is_past(y)):
        return False
    vectors = pair.a.vector(*a.act), pair.b.vector(*b.act)
    if vectors[0] is None or vectors[1] is None:
        return False
    return float(vectors[0] @ vectors[1]) < _SAME_ACT


def _is_past(word: str) -> bool:
    """Whether an English word may be a past or a participle: killed, fled; not police, about."""
    return word.endswith("ed") or is_irregular_form(word)


def _shared(a: Quantity, b: Quantity) -> tuple[str, ...]:
    """The counted words of A that B counts too, in a form of theirs."""
    return tuple(x for x in a.counted if any(same_stem(x, y) for y in b.counted))


def _about(match: Match[Quantity]) -> str:
    """What is counted, in the words of the side that says more of it."""
    a, b = match.a, match.b
    shared = _shared(a, b)
    if shared:
        return " ".join(shared)
    return " / ".join(" ".join(q.counted) for q in (a, b) if q.counted)


def _elsewhere(lone: Lone[Quantity]) -> bool:
    """Whether the other article has the figure somewhere, of whatever it may be."""
    other = lone.pair.b.article if lone.of_a else lone.pair.a.article
    said = _article_values(other.text, other.lang)
    return lone.mention.low in said


# Asked for by each figure of an article in turn.
@lru_cache(maxsize=32)
def _article_values(text: str, lang: str | None) -> frozenset[float]:
    return frozenset(q.low for q in quantities(text, lang))
