"""What sort of difference two wordings are: a renaming, or only another form of a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from framecmp.divergence.phrases import word_list, word_rows
from framecmp.records import WordingKind

# Two words are forms of one when they begin alike for this many letters and this share of
# the shorter: accuse / accused / accusation.
_STEM_LETTERS = 4
_STEM_SHARE = 0.75
# A word of three letters takes endings of up to three: ask / asked / asking, not war / warning.
_SHORT_STEM, _SHORT_ENDING = 3, 3
# How alike the letters of two spellings are, of short and of long names: Karabakh, Garabagh.
_SPELLING, _LONG_SPELLING, _LONG = 0.8, 0.75, 8


def wording_kind(a: Sequence[str], b: Sequence[str]) -> WordingKind:
    """Classify two forms, as content words, of one thing's name; the order is no matter.

    ``number`` is any two quantities or times, ``specificity`` a name and a longer one that
    holds it.
    """
    return kind_by_rest(a, b, *rest(a, b))


def rest(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of each of which no form is in the other."""
    a, b = tuple(a), tuple(b)
    if _openings(a).isdisjoint(_openings(b)):
        return a, b
    return (
        tuple(x for x in a if not any(same_stem(x, y) for y in b)),
        tuple(y for y in b if not any(same_stem(x, y) for x in a)),
    )


def kind_by_rest(
    a: Sequence[str], b: Sequence[str], rest_a: tuple[str, ...], rest_b: tuple[str, ...]
) -> WordingKind:
    """The same where the rest of each is known."""
    if _counts(rest_a) and _counts(rest_b):
        return "number"
    if _letters(tuple(a)) == _letters(tuple(b)):
        return "spelling"
    if min(len(a) - len(rest_a), len(b) - len(rest_b)) == min(len(a), len(b)):
        return "inflection" if len(a) == len(b) else "specificity"
    if _abbreviates(rest_a, rest_b) or _abbreviates(rest_b, rest_a):
        return "abbreviation"
    if _alike(_letters(rest_a), _letters(rest_b)):
        return "spelling"
    return "specificity" if _shares_part(rest_a, rest_b) else "label"


def stems_shared(a: Sequence[str], b: Sequence[str]) -> int:
    """How many words have a form of themselves on the other side, by the side with fewer."""
    rest_a, rest_b = rest(a, b)
    return min(len(a) - len(rest_a), len(b) - len(rest_b))


@lru_cache(1 << 16)
def _openings(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(opening, words))


def opening(word: str) -> str:
    """What a normalised word has in common with all words of the same stem."""
    return _irregular().get(word, word)[:_SHORT_STEM]


@lru_cache(1 << 18)
def same_stem(x: str, y: str) -> bool:
    """Whether two normalised words look like forms of one: accuse and accusation, ask and asked."""
    x, y = (_irregular().get(word, word) for word in (x, y))
    if x == y:
        return True
    short, long = sorted((x, y), key=len)
    common = same_beginning(short, long)
    if len(short) == common == _SHORT_STEM:
        return len(long) - common <= _SHORT_ENDING
    if common >= _SHORT_STEM and {short[common:], long[common:]} <= _endings():
        return True
    return common >= _STEM_LETTERS and common >= _STEM_SHARE * len(short)


def same_beginning(a: Sequence[str], b: Sequence[str]) -> int:
    """How many letters, or words, two words or lists of words have in common from the first on."""
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )


def _alike(a: str, b: str) -> bool:
    enough = _LONG_SPELLING if min(len(a), len(b)) >= _LONG else _SPELLING
    # Even if all letters of the shorter one were among the longer one's.
    if 2 * min(len(a), len(b)) < enough * (len(a) + len(b)):
        return False
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(a, b) >= enough


def _shares_part(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a whole word here is part of a hyphenated one there: Karabakh, Nagorno-Karabakh."""
    return any(
        (x in y.split("-") or y in x.split("-"))
        for x in a
        for y in b
        if x != y and ("-" in x or "-" in y)
    )


def _abbreviates(short: tuple[str, ...], long: Sequence[str]) -> bool:
    if len(short) != 1:
        return False
    parts = [part for word in long for part in word.split("-") if part]
    return len(parts) > 1 and _letters(short) == "".join(part[0] for part in parts)


@lru_cache(1 << 16)
def _letters(words: tuple[str, ...]) -> str:
    return "".join(c for word in words for c in word if c.isalnum())


def is_irregular_form(word: str) -> bool:
    """Whether a normalised English word is a form whose stem its letters don't show: fled."""
    return word in _irregular()


@cache
def _irregular() -> dict[str, str]:
    """Forms that don't show by their letters whose they are, to the first of each line."""
    return {form: row[0] for row in word_rows("irregular_forms", "en") for form in row}


@cache
def _endings() -> frozenset[str]:
    """What words take at their end, none included."""
    return word_list("endings", "en") | {""}


@lru_cache(1 << 16)
def _counts(words: tuple[str, ...]) -> bool:
    """Whether there is a number or a time among them."""
    return any(
        any(map(str.isdigit, word))
        or not word_list("quantity_words", "en").isdisjoint(word.split("-"))
        for word in words
    )
