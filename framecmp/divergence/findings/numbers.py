"""Numbers, money and shares that differ between linked sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from framecmp.divergence.findings.amounts import ratio, relation
from framecmp.divergence.findings.counterparts import Contexts, NumberEvidence, cosine, likelihood
from framecmp.divergence.findings.dates import date_spans
from framecmp.divergence.findings.matching import (
    Compare,
    Lone,
    Match,
    Relation,
    Said,
    match_mentions,
)
from framecmp.divergence.findings.names import Name, names, same_name
from framecmp.divergence.findings.quantities import Quantity, quantities
from framecmp.divergence.findings.quantity_words import quantity_words
from framecmp.divergence.findings.reporting import lone_finding, match_finding
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.kinds import is_irregular_form, same_stem
from framecmp.records import Finding
from framecmp.text import normalise
from framecmp.types import FloatArray

# From this likelihood on that they are about one thing, two figures are held against each
# other. Equal ones need next to nothing, if they aren't small: it isn't by chance that they
# agree. Chosen on changes planted into SPARK (dev), read by eye.
_LEAST = {"same": 0.02, "rounding": 0.06, "conflict": 0.12}
_SMALL = 12

# More is asked for a conflict of what is seldom one: in sentences that hardly tell the same, of
# ages, which are two persons', of spans of time and of one or two, which may be of anything. Nor
# is "at least one" a rounding of just any one.
_SELDOM, _HARDLY = 0.3, 0.3

# Characters between an age and the name of its person.
_BESIDE = 2

# Died and killed, hurt and injured are more alike than this; killed and displaced are less.
_SAME_ACT = 0.55

# Nobody misses a two or a three.
_FEW = 3

# Four digits of such a value may be a year.
_YEAR_DIGITS, _YEARS = 4, (1900, 2099)


def number_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Numbers of paired sentences that disagree, round each other, or stand on one side only.

    Two are compared if they are of one kind (a count, a share, one currency, a time, a
    length …) and count the same thing, as their counted words or the encoder's vectors of
    the words around them tell. An ordinal is compared with those of the same word only; parts
    of names are no numbers here.
    """
    found: list[Finding] = []
    for matched in match_mentions(pairs, numbers_of, _comparing):
        found += [match_finding("number", m, _about(m)) for m in matched.matches]
        found += [
            lone_finding("number", one)
            for one in matched.lone
            if one.mention.low > _FEW and not _is_year(one.mention) and not _elsewhere(one)
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


def _comparing(pairs: Sequence[SentencePair], said: Said[Quantity]) -> Compare[Quantity]:
    contexts = Contexts(pairs, said)

    def compare(pair: SentencePair, a: Quantity, b: Quantity) -> tuple[Relation, float] | None:
        found = relation(a, b)
        if found is None:
            return None
        if found == "conflict" and (
            _acts_differ(pair, a, b)
            or _persons_differ(pair, a, b)
            or _once(pair.a, a) != _once(pair.b, b)
            or _adds_up(a, said[pair.a], b)
            or _adds_up(b, said[pair.b], a)
        ):
            return None
        what = number_evidence(contexts, pair, a, b)
        likely = likelihood(what)
        return (found, likely) if likely >= _least(found, a, b, what) else None

    return compare


def number_evidence(
    contexts: Contexts[Quantity], pair: SentencePair, a: Quantity, b: Quantity
) -> NumberEvidence:
    """What speaks for two numbers' being about one thing; swapping changes nothing.

    Without vectors it counts whether they count the same word.
    """
    noun = float(bool(a.counted and b.counted and same_stem(a.counted[0], b.counted[0])))
    blind = pair.a.vectors is None
    instead = noun if blind else 0.0
    return NumberEvidence(
        *contexts.of(pair, a, b, instead),
        apart=ratio(a, b),
        counted=cosine(_counted(pair.a, a), _counted(pair.b, b), instead),
        noun=noun,
        alone=noun if blind else contexts.alone(pair, a, b, relation),
    )


def _counted(sentence: Sentence, figure: Quantity) -> FloatArray | None:
    return sentence.vector(*figure.reach, without=(figure.start, figure.end))


def _act(sentence: Sentence, figure: Quantity) -> FloatArray | None:
    return sentence.vector(*figure.act) if figure.act else None


def _least(found: Relation, a: Quantity, b: Quantity, what: NumberEvidence) -> float:
    """The likelihood that is asked of two figures, by what they are."""
    few = not a.unit and min(a.low, b.low) <= _FEW and not what.noun
    if found == "conflict":
        seldom = few or what.told < _HARDLY or not {"age", "time"}.isdisjoint((a.unit, b.unit))
        return _SELDOM if seldom else _LEAST[found]
    if found == "rounding" and few:
        return _SELDOM
    if found == "same" and not a.unit and a.low <= _SMALL:
        return _LEAST["rounding"]
    return _LEAST[found]


def _adds_up(part: Quantity, beside: Sequence[Quantity], total: Quantity) -> bool:
    """Whether a number makes the other one with one beside it: 4 nuns and 12 others, 16 people.

    Small numbers add up by chance.
    """
    return total.low > _SMALL and any(
        one is not part and one.unit == part.unit and part.low + one.low == total.low
        for one in beside
    )


def _persons_differ(pair: SentencePair, a: Quantity, b: Quantity) -> bool:
    """Whether two ages stand beside the names of two persons."""
    if "age" not in {a.unit, b.unit}:
        return False
    x, y = _name_beside(pair.a, a), _name_beside(pair.b, b)
    return x is not None and y is not None and not same_name(x, y)


def _once(sentence: Sentence, figure: Quantity) -> bool:
    """Whether an age is a former one: then 31."""
    before = sentence.text[: figure.start].split()[-1:]
    once = quantity_words(sentence.article.lang).once
    return figure.unit == "age" and not once.isdisjoint(map(normalise, before))


def _name_beside(sentence: Sentence, age: Quantity) -> Name | None:
    """The name before an age or, if it is a person's, after it: not "36-year-old Australian"."""
    return next(
        (
            name
            for name in names(sentence.text, sentence.article.lang)
            if 0 <= age.start - name.end <= _BESIDE
            or (name.personal and 0 <= name.start - age.end <= _BESIDE)
        ),
        None,
    )


def _acts_differ(pair: SentencePair, a: Quantity, b: Quantity) -> bool:
    """Whether other things are told of what is counted: people killed, people displaced."""
    if a.unit or not (a.act and b.act) or not same_stem(a.counted[0], b.counted[0]):
        return False
    x, y = normalise(pair.a.text[slice(*a.act)]), normalise(pair.b.text[slice(*b.act)])
    if same_stem(x, y) or not (_is_past(x) and _is_past(y)):
        return False
    return cosine(_act(pair.a, a), _act(pair.b, b), otherwise=1.0) < _SAME_ACT


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


def _is_year(figure: Quantity) -> bool:
    """Whether a number may be a year that isn't told as a date: his 2020 campaign."""
    four_digits = figure.end - figure.start == _YEAR_DIGITS and not figure.unit
    return four_digits and _YEARS[0] <= figure.low <= _YEARS[1]


def _elsewhere(lone: Lone[Quantity]) -> bool:
    """Whether the other article has the figure somewhere, of whatever it may be."""
    other = lone.other.article
    return lone.mention.low in _article_values(other.text, other.lang)


# Asked for by each figure of an article in turn.
@lru_cache(maxsize=32)
def _article_values(text: str, lang: str | None) -> frozenset[float]:
    return frozenset(q.low for q in quantities(text, lang))
