"""Days, months, years and clock times in a text, as far as they can be told."""

from __future__ import annotations

import calendar
import re
from datetime import MAXYEAR, MINYEAR, date, timedelta

import regex
from msgspec import Struct

from framecmp.divergence.findings.date_words import DateWords, date_words
from framecmp.divergence.findings.vocabulary import plain
from framecmp.text.patterns import fold

Days = tuple[date, date]

_WEEK = 7
_THIRD, _MONTH, _YEAR, _DECADE = 10, 31, 366, 3653
_HALF_DAY = 12 * 60

# Characters before a time in which a hedge may stand.
_NEAR = 20


class Moment(Struct, frozen=True):
    """A date or a clock time in a text.

    Fields that aren't said are None. ``days`` are the spans of days it can mean; None
    where that can't be told, as of a weekday in an article without a date.

    :ivar start: code point where it begins; ``end`` is exclusive.
    :ivar last_day: the end of a stretch such as ``11-22``; else as ``day``.
    :ivar minute: minutes from midnight; ``half`` tells that it may be as many in the
        other half of the day, as of a bare ``4:30``.
    :ivar about: whether a time is given roughly, as in "shortly before 5".
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
    about: bool = False

    @property
    def exactness(self) -> int:
        """How many days it may be, at the least: 1, 7, 10 for a third of a month, 31 for any
        month, 366 for any year or a few, 3653 from ten years on."""
        if self.days:
            length = min((last - first).days + 1 for first, last in self.days)
        elif self.weekday is not None or self.day is not None:
            length = (self.last_day or 1) - (self.day or 1) + 1 if self.last_day else 1
        else:
            length = _MONTH if self.month else _YEAR
        classes = ((_DECADE, 3652), (_YEAR, 365), (_MONTH, 28), (_THIRD, 8))
        return next((n for n, least in classes if length >= least), length)


def moments(text: str, lang: str | None = None, written: str | None = None) -> list[Moment]:
    """The dates and times of a text, in order; what names no day that exists is left out.

    :param written: the article's date as ISO 8601; without it "yesterday" means nothing and a
        weekday is only its name.
    """
    spoken = date_words(lang)
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
    for pattern in date_words(lang).patterns:
        spans += [match.span() for match in pattern.finditer(text)]
    return spans


def _anchor(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _moment(
    match: re.Match[str] | regex.Match[str], spoken: DateWords, anchor: date | None
) -> Moment | None:
    said = {name: value for name, value in match.groupdict().items() if value}
    start, end = match.span()
    if "hour" in said or "said" in said:
        about = bool(spoken.about.search(match.string[max(0, start - _NEAR) : start]))
        return _clock(said, spoken, start, end, about)
    if "third" in said:
        return _third(said, start, end, spoken, anchor)
    if "relative" in said or "span" in said:
        span = _relative(said, spoken, anchor) if anchor else None
        return Moment(start, end, days=(span,)) if span else None
    if "weekday" in said:
        weekday = spoken.weekdays[said["weekday"].lower()]
        near = _weekdays(weekday, anchor) if anchor else None
        return Moment(start, end, weekday=weekday, days=near)
    return _calendar(said, start, end, spoken, anchor)


def _calendar(
    said: dict[str, str], start: int, end: int, spoken: DateWords, anchor: date | None
) -> Moment | None:
    """A day, month or year by its name or number; None where there is no such day."""
    if "month" in said and spoken.capital_months and said["month"][0].islower():
        return None
    month = int(said["month_number"]) if "month_number" in said else None
    if "month" in said:
        month = spoken.months[fold(said["month"])]
    year, day, last = (int(said[k]) if k in said else None for k in ("year", "day", "last"))
    if month is not None and day is not None and month > 12 and day <= 12:
        day, month = month, day
    if year is not None and ("decade" in said or "last_year" in said):
        return _years(year, said.get("last_year", ""), start, end)
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


def _third(
    said: dict[str, str], start: int, end: int, spoken: DateWords, anchor: date | None
) -> Moment | None:
    """Early May, the end of the month, the start of next year: a third, or a month of a year."""
    first, last = spoken.thirds[plain(said["third"])]
    day: int | None = first
    year = int(said["year"]) if "year" in said else None
    month: int | None
    if "month" in said:
        if spoken.capital_months and said["month"][0].islower():
            return None
        month = spoken.months[fold(said["month"])]
    else:
        within = _relative(said, spoken, anchor) if anchor else None
        year, month = (within[0].year, within[0].month) if within else (None, None)
        if said["unit"].lower() == "year":
            if first != 1 and last != _MONTH:
                return None
            month, day = (1 if first == 1 else 12), None
    days = _days(year, month, day, last, anchor)
    return Moment(
        start, end, year=year, month=month, day=day, last_day=day and last, days=days or None
    )


def _years(first: int, last: str, start: int, end: int) -> Moment | None:
    """A decade, or the years from one to another, that of ``1950-53`` in its century."""
    until = int(str(first)[: 4 - len(last)] + last) if last else first - first % 10 + 9
    days = _span(first, None, None, None), _span(until, None, None, None)
    if days[0] is None or days[1] is None or until < first:
        return None
    return Moment(start, end, days=((days[0][0], days[1][1]),))


def _clock(
    said: dict[str, str], spoken: DateWords, start: int, end: int, about: bool
) -> Moment | None:
    if "said" in said:
        # "Ten to five" is ten minutes less.
        minutes = spoken.minutes.get(plain(said.get("said_minutes", "")), 0)
        minute = 60 * spoken.hours[said["said"].lower()] + minutes * (-1 if "to" in said else 1)
        return Moment(start, end, minute=minute % _HALF_DAY, half=True, about=about)
    hour, minute = int(said["hour"]), int(said.get("minute", 0))
    named = "am" in said or "pm" in said
    if hour > 24 or (named and not 1 <= hour <= 12):
        return None
    if named:
        hour = hour % 12 + (12 if "pm" in said else 0)
    half = not named and 1 <= hour <= 12
    return Moment(start, end, minute=hour % 24 * 60 + minute, half=half, about=about)


def _relative(said: dict[str, str], spoken: DateWords, anchor: date) -> Days | None:
    try:
        if "relative" in said:
            day = anchor + timedelta(days=spoken.relative[said["relative"].lower()])
            return day, day
        # "The end of the month" is that of this one.
        by = spoken.spans.get(said["span"].lower(), 0)
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
        return tuple(s for s in spans if abs((s[0] - anchor).days) <= _YEAR) or None
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
        # A month may end before its 31st.
        until = min(max(last or day, day), calendar.monthrange(year, month)[1])
        return date(year, month, day), date(year, month, until)
    except ValueError:
        return None
