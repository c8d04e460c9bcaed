"""Whether two dates or times can be one, one is less exact, or they disagree."""

from __future__ import annotations

from framecmp.divergence.findings.dates import Moment
from framecmp.divergence.findings.matching import Relation

_NEAR_YEARS, _NEAR_DAYS, _NEAR_MINUTES = 2, 31, 60

_HALF_DAY, _DAY = 12 * 60, 24 * 60
# A time on a ten of minutes may round one that is so near; one said to be rough, one that is
# twice as far.
_ABOUT, _ROUGHLY = 10, 20
_LONGEST_MONTH, _YEAR_DAYS = 31, 366


def relation(a: Moment, b: Moment) -> Relation | None:
    """How two dates or times relate; None where they can't be held against each other."""
    if (a.minute is None) != (b.minute is None):
        return None
    if a.minute is not None and b.minute is not None:
        return _clocks(a, b)
    exact = a.exactness == b.exactness
    agree = _agree(a, b)
    if agree is None:
        return None
    if agree:
        return "same" if exact else "rounding"
    return "conflict" if exact else None


def _clocks(a: Moment, b: Moment) -> Relation:
    apart = _minutes(a, b, _HALF_DAY if a.half or b.half else _DAY)
    if not apart:
        return "same"
    rough = (a.about or b.about) and apart <= _ROUGHLY
    on_tens = [(m.minute or 0) % _ABOUT == 0 for m in (a, b)]
    rounded = apart <= _ABOUT and on_tens[0] != on_tens[1]
    return "rounding" if rough or rounded else "conflict"


def _minutes(a: Moment, b: Moment, period: int) -> int:
    """How far two times are apart on a dial of so many minutes."""
    apart = ((a.minute or 0) - (b.minute or 0)) % period
    return min(apart, period - apart)


def _agree(a: Moment, b: Moment) -> bool | None:
    """Whether two dates can be one; None where they say nothing in common."""
    if a.days and b.days:
        if any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days):
            return True
        # A day without its year may be of an earlier year than its article.
        if not (a.month and b.month and None in (a.year, b.year)):
            return False
    said = [
        (x, y)
        for x, y in (
            (a.year, b.year),
            (a.month, b.month),
            (a.weekday, b.weekday),
        )
        if x is not None and y is not None
    ]
    agree = [x == y for x, y in said]
    if a.day and b.day:
        agree.append(a.day <= (b.last_day or b.day) and b.day <= (a.last_day or a.day))
    return all(agree) if agree else None


def loosely(a: Moment, b: Moment) -> bool:
    """Whether all that speaks for one date is that a day may be of a year: Tuesday, this year.

    Nearly everything that is told happened in some such year.
    """
    exact, loose = sorted((a, b), key=lambda moment: moment.exactness)
    dated = exact.year is not None or exact.minute is not None
    return not dated and exact.exactness < _YEAR_DAYS <= loose.exactness


def far(a: Moment, b: Moment) -> bool:
    """Whether two dates that disagree lie so far apart that they hardly are of one thing."""
    if a.minute is not None and b.minute is not None:
        return _minutes(a, b, _HALF_DAY) > _NEAR_MINUTES
    if a.weekday is not None or b.weekday is not None:
        return False
    if a.year and b.year and not (a.month and b.month):
        return abs(a.year - b.year) > _NEAR_YEARS
    if a.day and b.day and a.month and b.month:
        return abs(_LONGEST_MONTH * (a.month - b.month) + a.day - b.day) > _NEAR_DAYS
    return True
