"""The words for days in a language, and the patterns that find dates and times."""

from __future__ import annotations

import re
from functools import cache

import regex
from msgspec import Struct

from framecmp.divergence.findings.vocabulary import LETTER, LETTER_OR_DIGIT, any_of, table
from framecmp.text import language
from framecmp.text.patterns import fold
from framecmp.text.phrases import MONTHS_OF


class DateWords(Struct, frozen=True):
    """What the patterns find, by its words; a pattern goes before those that follow it.

    :ivar thirds: "early", "the end of" and the like to the days of a month they mean.
    :ivar hours: clock hours in words, ``minutes`` likewise.
    :ivar about: finds what goes right before a time that is given roughly.
    :ivar bounds: what words before a date make of it, ``since`` of "from"; ``parts`` are those
        that may stand between, such as "early".
    """

    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    spans: dict[str, int]
    thirds: dict[str, tuple[int, int]]
    hours: dict[str, int]
    minutes: dict[str, int]
    about: re.Pattern[str]
    bounds: dict[str, str]
    parts: frozenset[str]
    capital_months: bool
    patterns: tuple[re.Pattern[str] | regex.Pattern[str], ...]


@cache
def date_words(lang: str | None) -> DateWords:
    """The words for days in a language; months in those of the text room's tables."""
    code = language(lang)
    months = {
        fold(name): number
        for key, names in MONTHS_OF.items()
        if key.split("_")[0] == code
        for name, number in names.items()
    }
    words = table("dates", lang)
    weekdays, relative, spans = (words.get(k, {}) for k in ("weekdays", "relative", "spans"))
    thirds = {
        phrase: (int(first), int(last))
        for first, last, phrases in words.get("thirds", {}).get("rows", ())
        for phrase in phrases
    }
    third = rf"(?:the\s+)?(?P<third>{any_of(thirds)})"
    # The full stop after a whole name ends the sentence, after "Sept" the name.
    whole = (n for n in months if not any(o.startswith(n) and o != n for o in months))
    shortened = "".join(rf"(?<!{re.escape(name)})" for name in sorted(whole))
    month = rf"(?P<month>{any_of(months)})\b(?:{shortened}\.)?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er)?"
    last = r"(?:\s*[-–—]\s*(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%])(?!\s*[-–]?\s*(?:people|percent|%))"
    years = r"(?:(?P<decade>['’]?s)|\s?[-–/]\s?(?P<last_year>\d{4}|\d\d)(?!\d|[-–/]))?"
    before_month, before_year = (
        any_of(words.get(k, {}).get("words", ())) for k in ("before_month", "before_year")
    )
    clock = words.get("clock", {})
    am, pm, past, to, before_to, about = (
        any_of(clock.get(k, ())) for k in ("am", "pm", "past", "to", "before_to", "about")
    )
    hours, minutes = clock.get("hours", {}), clock.get("minutes", {})
    said_minutes, said_hour = rf"(?P<said_minutes>{any_of(minutes)})", rf"(?P<said>{any_of(hours)})"
    written = (
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,/-])(?P<year>\d{{4}})-(?P<month_number>\d\d)-(?P<day>\d\d)(?!{LETTER_OR_DIGIT}|-\d)",
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,/-])(?P<day>[0-3]?\d)(?P<dot>[./])(?P<month_number>[01]?\d)(?P=dot)"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,])(?:the\s+)?{day}{last}(?:\s+of)?(?:\s+|-){month}(?:,?\s+{year}\b)?",
        rf"(?<!{LETTER_OR_DIGIT}){month}\s+{day}{last}(?:(?:,\s*|\s+){year}\b)?(?![\d%:]|[.,]\d)(?!\s*%)",
        rf"(?<!{LETTER_OR_DIGIT}){third}[\s-]+{month}(?:,?\s+(?:of\s+)?{year}\b)?(?!\s*\d)",
        rf"(?<!{LETTER_OR_DIGIT}){third}\s+(?P<span>the|{any_of(spans)})\s+(?P<unit>month|year)\b",
        rf"(?<!{LETTER_OR_DIGIT}){month},?\s+(?:of\s+)?{year}\b",
        rf"(?<!{LETTER_OR_DIGIT})(?<={before_month}[\s-]){month}(?!\s*\d)",
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,$€£-])(?:(?<={before_year}\s+)|(?<=\()){year}{years}(?!{LETTER_OR_DIGIT}|[.,]\d|-{LETTER})",
        rf"(?<!{LETTER_OR_DIGIT}){year}(?=\s+(?:war|election|ceasefire|agreement|statement|season)\b)",
        rf"(?<!{LETTER_OR_DIGIT})(?P<weekday>{any_of(weekdays)})\b",
        rf"(?<!{LETTER_OR_DIGIT})(?P<relative>{any_of(relative)})\b",
        rf"(?<!{LETTER_OR_DIGIT})(?P<span>{any_of(spans)})\s+(?P<unit>week|month|year)\b",
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*"
        rf"(?:(?P<am>{am})|(?P<pm>{pm}))(?!{LETTER_OR_DIGIT})",
        rf"\b{said_minutes}\s+{past}\s+{said_hour}\b",
        rf"(?<=\b{before_to}\s+){said_minutes}\s+(?P<to>{to})\s+{said_hour}\b",
        rf"\b{said_hour}\s+o['’]clock\b",
        rf"(?<!{LETTER_OR_DIGIT})(?<![.,:/$€£-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|[.,]\d)",
    )
    return DateWords(
        months,
        weekdays,
        relative,
        spans,
        thirds,
        hours,
        minutes,
        re.compile(rf"\b{about}\s+\Z", re.IGNORECASE),
        {word: bound for bound, group in words.get("bounds", {}).items() for word in group},
        frozenset(words.get("parts", {}).get("words", ())),
        # English months are words without their capital: may, march.
        code == "en",
        tuple(map(_compiled, written)),
    )


def _compiled(pattern: str) -> re.Pattern[str] | regex.Pattern[str]:
    """By ``regex`` only what looks behind over a varying length, which ``re`` can't."""
    if "(?<=" in pattern:
        return regex.compile(pattern, regex.IGNORECASE | regex.V0)
    return re.compile(pattern, re.IGNORECASE)
