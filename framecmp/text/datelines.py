"""Lines that are dates, or dates with a headline, in the many ways pages write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from framecmp.text import phrases
from framecmp.text.patterns import any_of, fold, fold_all, folded_words

HEADLINE_LONGEST = 160

_TOKEN = regex.compile(r"\p{L}+|\d+")
_MONTHS = dict(zip(fold_all(phrases.MONTHS), phrases.MONTHS.values(), strict=True))
_DATE_WORDS = folded_words(phrases.DATE_WORDS)
_NUMERIC_DATE = re.compile(r"\b(?P<a>\d{1,4})([./-])(?P<b>\d{1,2})\2(?P<c>\d{1,4})\b")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_OF_LINK = re.compile(r"20\d\d(?!\d)")
_DIGIT = re.compile(r"\d")
# A date ends, or has its day, within so many characters.
_OPENING = 40
_TIME = re.compile(r"(?<![\d.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![\d.])")
MARKS = frozenset(" .,:;/-–—|•·()+՝")


# Hundreds of month names take long to compile, so these are when a line holds a year or opens
# with a number.
@cache
def _date_of_link() -> re.Pattern[str]:
    month = any_of(_MONTHS)
    return re.compile(
        rf"(?:\d{{1,2}}[. ] ?{month}[. ] ?|{month} \d{{1,2}}, ?|\d{{1,2}}[./]\d{{1,2}}[./])"
        r"20\d\d(?!\d)",
        re.IGNORECASE,
    )


@cache
def _date_then_headline() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<when>{_date_of_link().pattern}(?:,? \d\d?[:.]\d\d)?|\d\d?:\d\d)"
        r"[ |–—-]+(?=[^\W\d_]).{8,}",
        re.IGNORECASE,
    )


def _opens_with_date(line: str) -> re.Match[str] | None:
    return _date_then_headline().fullmatch(line) if _DIGIT.search(line, 0, _OPENING) else None


def is_date(line: str) -> bool:
    """Whether a line holds a date and perhaps a time, and nothing else."""
    words = _TOKEN.findall(fold(line))
    names = [word for word in words if not word.isdecimal()]
    if len(names) == len(words) or not set(_TOKEN.sub("", line)) <= MARKS:
        return False
    if not all(name in _MONTHS or name in _DATE_WORDS for name in names):
        return False
    return bool(_MONTHS.keys() & set(names) or "ago" in names or _NUMERIC_DATE.search(line))


def is_full_date(line: str) -> bool:
    """Whether a line that is a date says of which year, if only as "two hours ago"."""
    return bool(_YEAR.search(line) or _NUMERIC_DATE.search(line) or "ago" in line.split())


def is_dated_headline(line: str) -> bool:
    """Whether a headline and its date share the line, run together or not."""
    if len(line) > HEADLINE_LONGEST or not _YEAR_OF_LINK.fullmatch(line[-4:]):
        return False
    date = next(dates_of_links(line), None)
    return date is not None and date.start() > 10 and date.end() == len(line)


def dates_of_links(passage: str) -> Iterator[re.Match[str]]:
    """The full dates in a passage, as lists of links write them."""
    return _date_of_link().finditer(passage) if _YEAR_OF_LINK.search(passage) else iter(())


def moment(line: str) -> tuple[int, ...] | None:
    """The date and time that a line opens with, if it is a date or a date with a headline.

    Year, month, day, hour and minute, so that moments compare; of a bare time the last two.
    ``None`` for any other line and for a date without its year.
    """
    dated = _opens_with_date(line)
    when = fold(dated["when"] if dated else line)
    time = _TIME.search(when)
    clock = (int(time["hour"]), int(time["minute"])) if time else (0, 0)
    if dated and time and time.group() == when:
        return clock
    if not dated and not is_date(line):
        return None
    numeric = _NUMERIC_DATE.search(when)
    if numeric:
        day, month, year = (int(numeric[part]) for part in "abc")
        return (*((day, month, year) if day > 31 else (year, month, day)), *clock)
    year_found = _YEAR.search(when)
    months = [_MONTHS[word] for word in _TOKEN.findall(when) if word in _MONTHS]
    days = [int(word) for word in _TOKEN.findall(when) if word.isdecimal() and int(word) <= 31]
    if year_found is None or not months or not days:
        return None
    return (int(year_found.group()), months[0], days[0], *clock)


def is_moment_then_headline(line: str) -> bool:
    """Whether a line opens with a full date or a time and goes on as a headline."""
    return _opens_with_date(line) is not None
