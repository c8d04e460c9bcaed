"""Numbers, money and shares that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from framecmp.divergence.findings.amounts import ratio, relation
from framecmp.divergence.findings.dates import date_spans
from framecmp.divergence.findings.matching import Lone, Match, Relation, match_mentions
from framecmp.divergence.findings.quantities import Quantity, quantities
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.kinds import same_stem
from framecmp.records import Finding
from framecmp.text import normalise

# From this likeness of their surroundings on two figures are held against each other;
# where they count the same word, from LEAST. Chosen on SPARK (dev), read by eye.
ALIKE, LEAST = 0.68, 0.55

# How much less is asked where the sentences surely tell the same.
_EASE = 0.2

# What an order of magnitude between them costs: 6,000 killed are not 2.4 million displaced.
_MAGNITUDE = 0.2

_SAME_WORD = 0.12

# Died and killed, hurt and injured are more alike than this; killed and displaced are less.
_SAME_ACT = 0.65

# Two ages are of two persons as a rule.
_ONE_PERSON = 0.8

# Nobody misses a two or a three.
_FEW = 3


def number_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Numbers of paired sentences that disagree, round each other, or stand on one side only.

    Two are compared if they are of one kind (a count, a share, one currency, a time, a
    length …) and count the same thing, as their counted words or the encoder's vectors of
    the words around them tell. Ordinals and parts of names are no numbers here.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, _mentions, _compare):
        found += [match_finding("number", m, _about(m)) for m in matched.matches]
        found += [
            lone_finding("number", one)
            for one in matched.lone
            if one.mention.low > _FEW and not _elsewhere(one)
        ]
    return found


def _mentions(sentence: Sentence) -> tuple[Quantity, ...]:
    lang = sentence.article.lang
    dates = date_spans(sentence.text, lang)
    return tuple(
        q
        for q in quantities(sentence.text, lang)
        if not any(start < q.end and q.start < end for start, end in dates)
    )


def _compare(pair: SentencePair, a: Quantity, b: Quantity) -> tuple[Relation, float] | None:
    found = relation(a, b)
    if found is None:
        return None
    shared = _shared(a, b)
    if found == "conflict" and shared and _acts_differ(pair, a, b):
        return None
    alike = _alike(pair, a, b) - _MAGNITUDE * ratio(a, b)
    least = (LEAST if shared or found == "same" else ALIKE) - _EASE * pair.told
    if a.unit == "age" and not shared:
        least = _ONE_PERSON
    if alike < least:
        return None
    return found, min(1.0, alike + _SAME_WORD * bool(shared))


def _alike(pair: SentencePair, a: Quantity, b: Quantity) -> float:
    """The cosine of the surroundings; without vectors, whether they count the same word."""
    vectors = pair.a.vector(*a.reach), pair.b.vector(*b.reach)
    if vectors[0] is None or vectors[1] is None:
        return float(bool(_shared(a, b)))
    return float(vectors[0] @ vectors[1])


def _acts_differ(pair: SentencePair, a: Quantity, b: Quantity) -> bool:
    """Whether other things are told of what is counted: people killed, people displaced."""
    if a.unit or not a.act or not b.act or not same_stem(a.counted[0], b.counted[0]):
        return False
    x, y = pair.a.text[slice(*a.act)], pair.b.text[slice(*b.act)]
    if same_stem(normalise(x), normalise(y)):
        return False
    vectors = pair.a.vector(*a.act), pair.b.vector(*b.act)
    if vectors[0] is None or vectors[1] is None:
        return False
    return float(vectors[0] @ vectors[1]) < _SAME_ACT


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
