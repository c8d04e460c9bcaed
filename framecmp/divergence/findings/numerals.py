"""Numbers as they are written, in digits and in words, and what they are worth."""

from __future__ import annotations

import math
import unicodedata
from functools import cache

import regex
from msgspec import Struct

from framecmp.divergence.findings.vocabulary import LETTER, Table, any_of, plain, table
from framecmp.text import language

# Digits in groups of three, or a plain run with decimals. A longer run is no quantity.
DIGITS = (
    r"\d{1,3}(?:(?P<group>[,.'’\u00a0\u202f\u2009 ])\d{3})(?:(?P=group)\d{3})*"
    r"(?:[.,]\d+)?(?!\d)|\d{1,6}(?:[.,٫]\d{1,4})?(?!\d)"
)

_LONGEST_TAIL = 12


class Numeral(Struct, frozen=True):
    """A number, and the unit of its last written place: 30,000 counts in ten thousands."""

    value: float
    step: float


@cache
def words_pattern(lang: str | None) -> str:
    """A pattern for numbers in words: ``twelve``, ``two hundred and fifty``, ``six and a half``."""
    numbers = table("quantities", lang).get("numbers")
    if not numbers:
        return r"(?!)"
    gap, joiner = r"[\s\-‑]+", rf"(?:[\s\-‑]+{numbers['and']})?[\s\-‑]+"
    units, teens, tens = (any_of(numbers[key]) for key in ("units", "teens", "tens"))
    article = any_of(numbers["articles"])
    hundred, dozen, scale = (any_of(numbers[key]) for key in ("hundred", "dozen", "scales"))
    small = rf"(?:{tens}(?:{gap}{units})?|{teens}|{units})"
    # Written once each, since every word of a pattern takes time to compile.
    lead = rf"(?:{small}|{article}(?={gap}(?:{hundred}|{dozen})\b))"
    group = rf"{lead}(?:{gap}(?:{hundred}(?:{joiner}{small})?|{dozen}))?"
    half = any_of(numbers["half"])
    # "Two-and-half years" only so: "two and half of the crew" are two numbers.
    halves = rf"(?:{gap}{numbers['and']}{gap}{article}{gap}|[\-‑]{numbers['and']}[\-‑]){half}"
    scaled = rf"{gap}{scale}(?:{joiner}{group}(?:{gap}{scale})?)*"
    unscaled = rf"(?:{group}(?:{halves})?|(?:{half}{gap})?{article}(?={gap}{scale}\b))"
    return rf"\b{unscaled}(?:{scaled})?\b"


def in_words(written: str, lang: str | None) -> Numeral | None:
    """What a number in words is worth; None where a word is none."""
    numbers: Table = table("quantities", lang)["numbers"]
    total = current = 0.0
    step = 1.0
    for word in plain(written).split():
        if word == numbers["and"] or word in numbers["articles"]:
            continue
        small = next(
            (numbers[k][word] for k in ("units", "teens", "tens") if word in numbers[k]), 0
        )
        if word in numbers["half"]:
            current, step = current + numbers["half"][word], numbers["half"][word]
            continue
        times = next((numbers[k][word] for k in ("hundred", "dozen") if word in numbers[k]), 0)
        if small:
            current += small
            step = 1.0
        elif times:
            current, step = max(current, 1) * times, float(times)
        elif word in numbers["scales"]:
            scale = numbers["scales"][word]
            total, current, step = total + (current or 1) * scale, 0.0, scale * min(step, 1)
        else:
            return None
    return Numeral(total + current, step)


@cache
def ordinals_pattern(lang: str | None) -> str:
    """A pattern for ordinals: ``third``, ``twenty-first``, ``21st``."""
    numbers = table("quantities", lang).get("numbers", {})
    if "ordinals" not in numbers:
        return r"(?!)"
    after_tens = any_of([*numbers["ordinals"], *numbers["ordinals_after_tens"]])
    words = rf"{any_of(numbers['tens'])}[\s\-‑]+{after_tens}|{any_of(numbers['ordinals'])}"
    # "A third man" is another one, and a century is no number of anything.
    alone = "".join(rf"(?<!\b{article}\s)" for article in numbers["articles"])
    after = rf"(?!\s+{any_of(numbers['not_after_ordinal'])}\b)"
    digits = rf"\d{{1,3}}{any_of(numbers['ordinal_endings'])}"
    return rf"{alone}(?:{words}|{digits})(?!{LETTER}){after}"


def ordinal(written: str, lang: str | None) -> float:
    """What an ordinal that ``ordinals_pattern`` finds is worth."""
    digits = regex.match(r"\d+", written)
    if digits:
        return in_digits(digits[0], lang).value
    numbers: Table = table("quantities", lang)["numbers"]
    worth = {**numbers["tens"], **numbers["ordinals"], **numbers["ordinals_after_tens"]}
    return float(sum(worth[word] for word in plain(written).split()))


def in_digits(written: str, lang: str | None) -> Numeral:
    """What a number in digits of any script is worth, by the separators of its language.

    A comma or a dot before three digits parts thousands; in English the dot never does.
    """
    digits = "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else {"٫": "."}.get(c, c) for c in written
    )
    decimal_dot = language(lang) == "en"
    thousands = r"[,'’\s]" if decimal_dot else r"[.,'’\s]"
    grouped = regex.fullmatch(rf"(\d{{1,3}}(?:{thousands}\d{{3}})+)([.,]\d{{1,2}})?", digits)
    if grouped:
        digits = regex.sub(r"\D", "", grouped[1]) + (grouped[2] or "")
    digits = digits.replace(",", ".")
    value = float(digits) if digits.count(".") < 2 else float(digits.replace(".", ""))
    if "." in digits:
        return Numeral(value, 10.0 ** -len(digits.split(".")[-1]))
    return Numeral(value, trailing(value))


def trailing(value: float) -> float:
    """The power of ten of the last place that isn't 0: 1000 of 27,000, 1 of 0."""
    whole = round(value)
    for power in range(_LONGEST_TAIL):
        if not whole or whole % 10 ** (power + 1):
            return float(10**power)
    return math.pow(10, _LONGEST_TAIL)
