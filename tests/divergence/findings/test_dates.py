from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from framecmp.divergence.findings.date_relations import far, loosely, relation
from framecmp.divergence.findings.dates import Moment, moments
from framecmp.divergence.findings.days import date_findings
from framecmp.divergence.findings.told import Sentence, SentencePair


def only(text: str, lang: str | None = None, written: str | None = None) -> Moment:
    (found,) = moments(text, lang, written)
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("He left in June.", "June"),
        ("It opens in early January. Nobody came.", "early January"),
        ("They met on 12 May.", "12 May"),
        ("on Sept. 19.", "Sept. 19"),
        ("since Sept. He left", "Sept."),
    ],
)
def test_a_full_stop_is_no_part_of_a_whole_month(text: str, said: str) -> None:
    found = only(text)
    assert text[found.start : found.end] == said


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("on Sept. 19", None, 9, 19),
        ("19 September 2023", 2023, 9, 19),
        ("September 19, 2023", 2023, 9, 19),
        ("July 13,2009", 2009, 7, 13),
        ("2023-09-19", 2023, 9, 19),
        ("19.09.2023", 2023, 9, 19),
        ("the 19th of September", None, 9, 19),
        ("in September 2023", 2023, 9, None),
        ("since March", None, 3, None),
        ("in 1991", 1991, None, None),
        ("the 2020 war", 2020, None, None),
        ("a 2019 inspection report", 2019, None, None),
        ("Wend's 2016 campaign", 2016, None, None),
        ("3/4/2024", 2024, None, None),
    ],
)
def test_calendar_dates(text: str, year: int | None, month: int | None, day: int | None) -> None:
    found = only(text)
    assert (found.year, found.month, found.day) == (year, month, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("at the end of the month", date(2024, 2, 21), date(2024, 2, 29)),
        ("at the beginning of next month", date(2024, 3, 1), date(2024, 3, 10)),
        ("the start of this year", date(2024, 1, 1), date(2024, 1, 31)),
        ("the end of last year", date(2023, 12, 1), date(2023, 12, 31)),
        ("in mid-February 2023", date(2023, 2, 11), date(2023, 2, 20)),
    ],
)
def test_parts_of_months_and_years(text: str, first: date, last: date) -> None:
    assert only(text, written="2024-02-07").days == ((first, last),)


@pytest.mark.parametrize("text", ["the middle of the year", "an early march", "late in may"])
def test_what_only_looks_like_a_part_of_one(text: str) -> None:
    assert moments(text) == []


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("at 1:20 a.m.", 80),
        ("at 4.52am", 292),
        ("at 13:40", 820),
        ("at 5 p.m.", 17 * 60),
        ("at 3.40 in the morning", 220),
        ("at five past three", 185),
        ("at half past two", 150),
        ("by ten to five", 290),
        ("before a quarter to one", 45),
        ("by three o’clock", 180),
    ],
)
def test_clock_times(text: str, minute: int) -> None:
    assert only(text).minute == minute


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30 February",
        "25:61",
        "they may march",
        "2000 people",
        "13 p.m.",
        "2023-13-45",
        "1.2.3",
        "voted ten to five",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert moments(text) == []


def test_relative_days_need_the_articles_date() -> None:
    assert moments("yesterday and last week") == []
    found = only("yesterday", written="2023-12-07")
    assert found.days == ((date(2023, 12, 6), date(2023, 12, 6)),)
    assert only("on Monday").days is None
    assert (date(2023, 12, 4), date(2023, 12, 4)) in (
        only("Monday", written="2023-12-07").days or ()
    )


@pytest.mark.parametrize("written", ["0001-01-01", "9999-12-31", "nonsense", "", "2023"])
def test_a_date_at_the_end_of_time_or_none_at_all(written: str) -> None:
    moments("on Monday, yesterday, tomorrow, last week, next year, on 19 September", None, written)


def test_months_of_other_languages() -> None:
    assert only("19 сентября 2023", "ru").month == 9
    assert only("le 19 septembre", "fr").month == 9
    assert moments("19 сентября 2023", "en") == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Sept. 19", "19 September 2023", "same"),
        ("Sept. 19", "21 September 2023", "conflict"),
        ("in September 2023", "19 September 2023", "rounding"),
        ("in 1968", "in 1967", "conflict"),
        ("in 2020", "in 2021", "conflict"),
        ("on Friday", "on Thursday", "conflict"),
        ("on Friday", "Friday", "same"),
        ("in 1968", "on Friday", None),
        ("4:30 p.m.", "at 16:30", "same"),
        ("4:30 a.m.", "at 4:30", "same"),
        ("5 a.m.", "at 4.52am", "rounding"),
        ("5 a.m.", "at 2.46am", "conflict"),
        ("5 a.m.", "on Friday", None),
        ("shortly before 4 p.m.", "3:40 p.m.", "rounding"),
        ("about 4:05 p.m.", "3:47 p.m.", "rounding"),
        ("about 4 p.m.", "3:10 p.m.", "conflict"),
        ("at ten to five", "at 4:50 p.m.", "same"),
        ("March 2024", "19 April 2024", None),
    ],
)
def test_relation_is_the_same_both_ways(a: str, b: str, expected: str | None) -> None:
    x, y = only(a), only(b)
    assert relation(x, y) == relation(y, x) == expected


def test_a_weekday_is_held_against_a_date_where_the_article_has_one() -> None:
    monday = only("on Monday", written="2023-12-07")
    assert relation(monday, only("4 December 2023")) == "same"
    assert relation(monday, only("5 December 2023")) == "conflict"
    assert relation(monday, only("yesterday", written="2023-12-05")) == "same"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in the 1990s", 1990, 1999),
        ("in the early 1990s", 1990, 1999),
        ("the 1950-53 war", 1950, 1953),
        ("in 2019–2024", 2019, 2024),
    ],
)
def test_decades_and_spans_of_years(text: str, first: int, last: int) -> None:
    assert only(text).days == ((date(first, 1, 1), date(last, 12, 31)),)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("in the 1990s", "in 1994", "rounding"),
        ("in the 1990s", "in 2004", None),
        ("in the 1990s", "in the 1980s", "conflict"),
        ("the 1950-53 war", "in 1953", "same"),
        ("on Feb. 8", "on Feb. 8, 2017", "same"),
        ("on Feb. 8", "on Feb. 9, 2017", "conflict"),
        ("at the end of September", "on 28 September", "rounding"),
        ("at the end of September", "late in September 2022", "same"),
        ("by the end of the month", "due on 30 April", "rounding"),
        ("by the end of the month", "due on 8 April", None),
        ("by the end of September", "in early October", "conflict"),
        ("in late February", "on 29 February 2024", "rounding"),
        ("since the start of the year", "since January", "same"),
        ("before the end of the year", "in December", "same"),
    ],
)
def test_years_that_are_spans_or_left_out(a: str, b: str, expected: str | None) -> None:
    x, y = (only(text, written="2019-04-20") for text in (a, b))
    assert relation(x, y) == relation(y, x) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("on Tuesday", "this year", True),
        ("on 21 April", "last year", True),
        ("in November", "in 2018", True),
        ("in January 2018", "in 2018", False),
        ("in December 2018", "last year", False),
        ("on Thursday", "this week", False),
        ("in 1994", "in the 1990s", False),
        ("at ten to five", "4.52am", False),
    ],
)
def test_a_day_is_no_rounding_of_just_any_year(a: str, b: str, expected: bool) -> None:
    x, y = (only(text, written="2019-04-20") for text in (a, b))
    assert loosely(x, y) == loosely(y, x) == expected


def test_dates_far_apart() -> None:
    assert far(only("in July 2020"), only("in November 2020"))
    assert far(only("in 1953"), only("in 1973"))
    assert not far(only("on 4 March"), only("on 12 February"))
    assert not far(only("at 3.40am"), only("at 4.20am"))


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        ("They left on 4 March.", "They left on 7 March.", ["conflict"]),
        ("They left on 4 March.", "They had left since 7 March.", []),
        ("They left by 4 March.", "They left on 7 March.", ["conflict"]),
        ("He knew the war of 1992.", "He knew the war of 1993.", ["conflict"]),
        ("He knew the war of 1992.", "She signed the treaty of 1993.", []),
    ],
)
def test_dates_that_bound_or_name_other_things_dont_conflict(pair, a, b, kinds) -> None:
    assert [f.kind for f in date_findings([pair(a, b)]) if f.kind == "conflict"] == kinds


def test_a_day_of_this_year_is_no_finding(pair) -> None:
    two = pair("They left on 4 March.", "They left this year.")
    a, b = (
        Sentence(replace(s.article, date="2024-05-01"), s.passage, s.start, s.end)
        for s in (two.a, two.b)
    )
    assert date_findings([SentencePair(a, b, 1.0)]) == []


@pytest.mark.parametrize(
    ("b", "told", "kinds"),
    [
        ("Greta Lind flew there on Wednesday.", 0.5, []),
        ("Greta Lind flew there on Wednesday.", 0.9, ["conflict"]),
        ("Petrov and Greta Lind spoke on Wednesday.", 0.5, ["conflict"]),
        ("The two spoke on Wednesday.", 0.5, ["conflict"]),
    ],
)
def test_what_other_persons_do_is_on_days_of_its_own(
    pair, b: str, told: float, kinds: list[str]
) -> None:
    two = replace(pair("The mayor, Ivan Petrov, phoned them on Monday.", b), told=told)
    assert [f.kind for f in date_findings([two])] == kinds
