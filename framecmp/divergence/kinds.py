"""What sort of difference two wordings are: a renaming, or only another form of a name."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.divergence.phrases import Phrase
from framecmp.records import WordingKind

# Two words are forms of one when they begin alike for this many letters and this share of
# the shorter: accuse / accused / accusation.
_STEM_LETTERS = 4
_STEM_SHARE = 0.75
# A word of three letters takes endings of up to three: ask / asked / asking, not war / warning.
_SHORT_STEM, _SHORT_ENDING = 3, 3
_SPELLING = 0.8


def wording_kind(a: Phrase, b: Phrase) -> WordingKind:
    """Classify two phrases that name one thing in different words; the order is no matter."""
    joined_a, joined_b = (_letters(p.content) for p in (a, b))
    stems = _matched(a.content, b.content)
    if _has_digit(joined_a) and _has_digit(joined_b):
        return "number"
    if _abbreviates(a.content, b.content) or _abbreviates(b.content, a.content):
        return "abbreviation"
    if joined_a == joined_b or _alike(joined_a, joined_b):
        return "inflection" if stems and joined_a != joined_b else "spelling"
    if stems == min(len(a.content), len(b.content)) or _shares_part(a.content, b.content):
        return "inflection" if len(a.content) == len(b.content) == stems else "specificity"
    return "label"


def same_stem(x: str, y: str) -> bool:
    """Whether two normalised words look like forms of one: accuse and accusation, ask and asked."""
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    common = next(
        (i for i, (p, q) in enumerate(zip(short, long, strict=False)) if p != q), len(short)
    )
    if len(short) == common == _SHORT_STEM:
        return len(long) - common <= _SHORT_ENDING
    return common >= _STEM_LETTERS and common >= _STEM_SHARE * len(short)


def _alike(a: str, b: str) -> bool:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b) >= _SPELLING


def _shares_part(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a whole word here is part of a hyphenated one there: Karabakh, Nagorno-Karabakh."""
    return any(x in y.split("-") or y in x.split("-") for x in a for y in b if x != y)


def _matched(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words have a form of themselves on the other side, by the side with fewer."""
    return min(sum(any(same_stem(x, y) for y in on) for x in of) for of, on in ((a, b), (b, a)))


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    parts = [part for word in long for part in word.split("-") if part]
    return len(short) == 1 and len(parts) > 1 and _letters(short) == "".join(p[0] for p in parts)


def _letters(words: Sequence[str]) -> str:
    return "".join(c for word in words for c in word if c.isalnum())


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
