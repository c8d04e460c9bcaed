"""The words around numbers in a language, and the pattern that finds both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal

import regex
from msgspec import Struct

from framecmp.divergence.findings.numerals import DIGITS, ordinals_pattern, words_pattern
from framecmp.divergence.findings.vocabulary import LETTER, LETTER_OR_DIGIT, any_of, table

Bound = Literal["", "about", "over", "least", "most", "under"]

_DASH = r"\s*[-–—‑]\s*"


class QuantityWords(Struct, frozen=True):
    """The pattern of a quantity, and what the words in its groups mean.

    :ivar units: name to the kind of unit, and how many of the first one of its row.
    :ivar vague: "dozens" and the like to from and to; ``fractions`` to shares of 1.
    :ivar no_hedge_after: words after which a hedge is none, by hedge: handed over 12.
    :ivar ages: finds bare numbers, in ``age``, that are somebody's age; ``once`` are the words
        before a former one.
    :ivar aged: words before a hedge that bounds a group by age, and such hedges.
    :ivar openers: words that open another clause, where nothing is counted any more.
    """

    pattern: re.Pattern[str]
    bounds: dict[str, Bound]
    units: dict[str, tuple[str, float]]
    scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    not_before_one: frozenset[str]
    not_after_one: frozenset[str]
    labels: frozenset[str]
    no_hedge_after: dict[str, frozenset[str]]
    ages: regex.Pattern[str]
    once: frozenset[str]
    aged: frozenset[str]
    openers: frozenset[str]


@cache
def quantity_words(lang: str | None) -> QuantityWords:
    """The words around numbers in a language; without a table digits and ``%`` are left."""
    known = table("quantities", lang)
    numbers = known.get("numbers", {})
    bounds: dict[str, Bound] = {
        phrase: bound
        for group in ("hedges", "hedges_after")
        for bound, phrases in known.get(group, {}).items()
        for phrase in phrases
    }
    units = {
        name: (unit, float(factor))
        for unit, rows in known.get("units", {"share": {"1": ["%"]}}).items()
        for factor, names in rows.items()
        for name in names
    }
    currencies = {
        name: (f"money:{currency}", 1.0)
        for currency, names in known.get("currencies", {}).items()
        for name in names
    }
    units |= currencies
    scales = {**numbers.get("scales", {}), **numbers.get("money_scales", {})}
    vague = {k: (float(v[0]), float(v[1])) for k, v in known.get("vague", {}).items()}
    fractions: dict[str, float] = known.get("fractions", {})
    number = rf"(?:{DIGITS}|{words_pattern(lang)})"
    second = number.replace("?P<group>", "?P<group2>").replace("?P=group", "?P=group2")
    before = any_of(p for v in known.get("hedges", {}).values() for p in v)
    after = any_of(p for v in known.get("hedges_after", {}).values() for p in v)
    shared_out = any_of(known.get("fractions_before", {}).get("words", ()))
    pattern = re.compile(
        rf"(?<![\w#№+&/@])(?<!{LETTER}[-‑])(?<!\d[-–.,:/])"
        rf"(?:(?P<bound>{before})\s+)?(?P<between>between\s+|from\s+)?"
        rf"(?:(?P<money>{any_of(currencies)})\s*)?"
        rf"(?:(?P<vague>{any_of(vague)})|(?P<fraction>{any_of(fractions)})"
        rf"(?(bound)|(?=\s+{shared_out}\b))(?!(?:\s+of)?\s+an?\b)(?!{LETTER_OR_DIGIT})"
        rf"|(?P<ordinal>{ordinals_pattern(lang)})"
        rf"|(?P<number>{number})(?P<scale>(?:\s+|[\-‑])?{any_of(scales)}(?!{LETTER_OR_DIGIT}))?"
        rf"(?:(?:{_DASH}|\s+(?:to|or|(?(between)and|(?!)))\s+)(?:{any_of(currencies)}\s*)?(?P<second>{second})"
        rf"(?P<scale2>(?:\s+|[\-‑])?{any_of(scales)}(?!{LETTER_OR_DIGIT}))?)?)"
        rf"(?P<plus>\+|(?:\s+|[\-‑]){after}\b)?"
        rf"(?:(?(ordinal)(?!))(?:\s+|[\-‑])?(?P<unit>{any_of(units)})(?!{LETTER_OR_DIGIT}))?",
        re.IGNORECASE,
    )
    ages = known.get("ages", {})
    return QuantityWords(
        pattern=pattern,
        bounds=bounds,
        units=units,
        scales=scales,
        vague=vague,
        fractions=fractions,
        not_before_one=frozenset(numbers.get("not_before_one", ())),
        not_after_one=frozenset(numbers.get("not_after_one", ())),
        labels=frozenset(known.get("labels", {}).get("words", ())),
        no_hedge_after={k: frozenset(v) for k, v in known.get("no_hedge_after", {}).items()},
        ages=_ages(ages),
        once=frozenset(ages.get("once", ())),
        aged=frozenset([*ages.get("groups", ()), *ages.get("than", ())]),
        openers=frozenset(known.get("openers", {}).get("words", ())),
    )


def _ages(known: Mapping[str, Any]) -> regex.Pattern[str]:
    """``Ines Tolk, 52,``, ``a man of 52``, ``at 52 she``: English order, words from the table."""
    number = r"(?P<age>1[01]\d|[1-9]?\d)(?![\p{L}\p{N}%:/-]|[.,]\d)"
    always, before, who = (any_of(known.get(key, ())) for key in ("any", "before", "who"))
    once = any_of(known.get("once", ()))
    return regex.compile(
        rf"\p{{L}}[\"'”’)]?,\s+(?:{once}\s+)?{number}(?=\s*[,;)])"
        rf"|\b{always}\s+{number}(?!\s+to\b)"
        rf"|\b{before}\s+{number}(?=\s*(?:[,.;!?)]|\Z)|\s+(?:and|from|in|at|when|or)\b)"
        rf"|\b{any_of([known['at']]) if known else '(?!)'}\s+{number},?(?=\s+{who}\b)",
        regex.IGNORECASE | regex.V0,
    )
