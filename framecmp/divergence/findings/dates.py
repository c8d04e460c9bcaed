"""Days, months, years and clock times in a text, as far as they can be told."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import cache

import regex

from framecmp.divergence.findings.vocabulary import any_of, language, table
from framecmp.text.patterns import fold
from framecmp.text.phrases import MONTHS_OF

Days = tuple[date, date]

_WEEK = 7
_NEAR = 183


@dataclass(frozen=True)
class Moment:
    """A date or a clock time in a text.

    Fields that aren't said are None. ``days`` are the spans of days it can mean; None
    where that can't be told, as of a weekday in an article without a date.

    :ivar start: code point where it begins; ``end`` is exclusive.
    :ivar last_day: the end of a stretch such as ``11-22``; else as ``day``.
    :ivar minute: minutes from midnight; ``half`` tells that it may be as many in the
        other half of the day, as of a bare ``4:30``.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    days: tuple[Days, ...] | None = None
    minute: int | None = None
    half: bool = False

    @property
    def length(self) -> int:
        """How many days it may be, at the least; what is less exact is longer."""
        if self.days:
            return min((last - first).days + 1 for first, last in self.days)
        if self.weekday is not None or self.day is not None:
            return (self.last_day or 0) - (self.day or 0) + 1 if self.last_day else 1
        return 31 if self.month else 366


@dataclass(frozen=True)
class _Language:
    months: dict[str, int]
    weekdays: dict[str, int]
    relative: dict[str, int]
    spans: dict[str, int]
    patterns: tuple[regex.Pattern[str], ...]


def moments(text: str, lang: str | None = None, written: str | None = None) -> list[Moment]:
    """The dates and times of a text, in order; what names no day that exists is left out.

    :param written: the article's date as ISO 8601; without it "yesterday" means nothing and a
        weekday is only its name.
    """
    spoken = _language(lang)
    anchor = _anchor(written)
    found: list[Moment] = []
    taken: list[tuple[int, int]] = []
    for pattern in spoken.patterns:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            # A day that can't be, such as 30 February, is no number of something either.
            taken.append(match.span())
            moment = _moment(match, spoken, anchor)
            if moment is not None:
                found.append(moment)
    return sorted(found, key=lambda m: m.start)


def date_spans(text: str, lang: str | None = None) -> list[tuple[int, int]]:
    """Where a text speaks of days and times, whether or not they can be."""
    spans: list[tuple[int, int]] = []
    for pattern in _language(lang).patterns:
        spans += [match.span() for match in pattern.finditer(text)]
    return spans


@cache
def _language(lang: str | None) -> _Language:
    code = language(lang)
    months = {
        fold(name): number
        for key, names in MONTHS_OF.items()
        if key.split("_")[0] == code
        for name, number in names.items()
    }
    words = table("dates", lang)
    weekdays, relative, spans = (words.get(k, {}) for k in ("weekdays", "relative", "spans"))
    month = rf"(?P<month>{any_of(months)})\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|º|er)?"
    last = r"(?:\s?[-–—]\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"
    year = r"(?P<year>(?:1[5-9]|20)\d\d)(?![\d%])(?!\s*[-–]?\s*(?:people|percent|%))"
    before_month, before_year = (
        any_of(words.get(k, {}).get("words", ())) for k in ("before_month", "before_year")
    )
    clock = words.get("clock", {})
    am, pm = (any_of(clock.get(k, ())) for k in ("am", "pm"))
    written = (
        r"(?<![\p{L}\d.,/-])(?P<year>\d{4})-(?P<month_number>\d\d)-(?P<day>\d\d)(?![\p{L}\d]|-\d)",
        r"(?<![\p{L}\d.,/-])(?P<day>[0-3]?\d)(?P<dot>[./])(?P<month_number>[01]?\d)(?P=dot)"
        r"(?P<year>(?:19|20)\d\d)(?!\d)",
        rf"(?<![\p{{L}}\d.,])(?:the\s)?{day}{last}(?:\sof)?[\s-]{month}(?:,?\s{year}\b)?",
        rf"(?<![\p{{L}}\d]){month}\s{day}{last}(?![\d%:]|[.,]\d)(?:,?\s{year}\b)?(?!\s?%)",
        rf"(?<![\p{{L}}\d]){month},?\s(?:of\s)?{year}\b",
        rf"(?<![\p{{L}}\d])(?<={before_month}[\s-]){month}(?!\s?\p{{N}})",
        rf"(?<![\p{{L}}\d.,$€£-])(?:(?<={before_year}\s)|(?<=\()){year}(?![\d]|[.,]\d|-\p{{L}})",
        rf"(?<![\p{{L}}\d]){year}(?=\s(?:war|election|ceasefire|agreement|statement|season)\b)",
        rf"(?<![\p{{L}}\d])(?P<weekday>{any_of(weekdays)})\b",
        rf"(?<![\p{{L}}\d])(?P<relative>{any_of(relative)})\b",
        rf"(?<![\p{{L}}\d])(?P<span>{any_of(spans)})\s(?P<unit>week|month|year)\b",
        rf"(?<![\p{{L}}\d.,:])(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?"
        rf"(?:(?P<am>{am})|(?P<pm>{pm}))(?![\p{{L}}\d])",
        r"(?<![\p{L}\d.,:/$€£-])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|[.,]\d)",
    )
    return _Language(
        months,
        weekdays,
        relative,
        spans,
        # Names of months need their capital, where the script has one.
        tuple(regex.compile(p, regex.IGNORECASE | regex.V0) for p in written),
    )


def _anchor(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _moment(match: regex.Match[str], spoken: _Language, anchor: date | None) -> Moment | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    if "hour" in said:
        return _clock(said, start, end)
    if "relative" in said or "span" in said:
        days = anchor and _relative(said, spoken, anchor)
        return Moment(start, end, days=(days,)) if days else None
    if "weekday" in said:
        weekday = spoken.weekdays[said["weekday"].lower()]
        return Moment(start, end, weekday=weekday, days=anchor and _weekdays(weekday, anchor))
    if "month" in said and match["month"][0].islower() and match["month"].isascii():
        return None
    month = int(said["month_number"]) if "month_number" in said else None
    if "month" in said:
        month = spoken.months[fold(said["month"])]
    year, day, last = (int(said[k]) if k in said else None for k in ("year", "day", "last"))
    if month is not None and day is not None and month > 12 and day <= 12:
        day, month = month, day
    days = _days(year, month, day, last or day, anchor)
    if days == ():
        return None
    ambiguous = said.get("dot") == "/" and month is not None and day is not None and day <= 12
    return Moment(
        start,
        end,
        year=year,
        # 3/4/2024 is April to some and March to others.
        month=None if ambiguous else month,
        day=None if ambiguous else day,
        last_day=None if ambiguous else last,
        days=None if ambiguous else days,
    )


def _clock(said: dict[str, str], start: int, end: int) -> Moment | None:
    hour, minute = int(said["hour"]), int(said.get("minute", 0))
    named = "am" in said or "pm" in said
    if hour > 24 or (named and not 1 <= hour <= 12):
        return None
    if named:
        hour = hour % 12 + (12 if "pm" in said else 0)
    return Moment(start, end, minute=hour % 24 * 60 + minute, half=not named and 1 <= hour <= 12)


def _relative(said: dict[str, str], spoken: _Language, anchor: date) -> Days | None:
    try:
        if "relative" in said:
            day = anchor + timedelta(days=spoken.relative[said["relative"].lower()])
            return day, day
        by = spoken.spans[said["span"].lower()]
        if said["unit"].lower() == "week":
            monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=_WEEK * by)
            return monday, monday + timedelta(days=_WEEK - 1)
        if said["unit"].lower() == "year":
            return date(anchor.year + by, 1, 1), date(anchor.year + by, 12, 31)
        months = anchor.year * 12 + anchor.month - 1 + by
        return _whole(months // 12, months % 12 + 1)
    except (OverflowError, ValueError):
        return None


def _whole(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _weekdays(weekday: int, anchor: date) -> tuple[Days, ...] | None:
    """The day itself, the last before it and the next after it that fall on a weekday."""
    near = range(-_WEEK + 1, _WEEK)
    try:
        every = [anchor + timedelta(days=n) for n in near]
    except OverflowError:
        return None
    return tuple((day, day) for day in every if day.weekday() == weekday)


def _days(
    year: int | None, month: int | None, day: int | None, last: int | None, anchor: date | None
) -> tuple[Days, ...] | None:
    """The spans of days that fields mean; () if no such day exists, None if it can't be told."""
    if month is not None and not 1 <= month <= 12:
        return ()
    if year is None:
        if month is None:
            return None
        if day is not None and _span(2024, month, day, last) is None:
            return ()
        if anchor is None:
            return None
        # The nearest of its name: a day in September, told in January, was the last one.
        years = [y for y in (anchor.year - 1, anchor.year, anchor.year + 1) if _in_range(y)]
        spans = [s for y in years if (s := _span(y, month, day, last))]
        return tuple(s for s in spans if abs((s[0] - anchor).days) <= 2 * _NEAR) or None
    span = _span(year, month, day, last)
    return () if span is None else (span,)


def _in_range(year: int) -> bool:
    return MINYEAR < year < MAXYEAR


def _span(year: int, month: int | None, day: int | None, last: int | None) -> Days | None:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return _whole(year, month)
        first = date(year, month, day)
        return first, date(year, month, max(last or day, day))
    except ValueError:
        return None
