from __future__ import annotations

import pytest

from framecmp.divergence.findings.amounts import relation
from framecmp.divergence.findings.quantities import Quantity, quantities


def only(text: str, lang: str | None = None) -> Quantity:
    (found,) = quantities(text, lang)
    return found


@pytest.mark.parametrize(
    ("text", "low", "unit", "bound"),
    [
        ("over 30,000 people", 30_000, "", "over"),
        ("30 thousand people", 30_000, "", ""),
        ("30 000 people", 30_000, "", ""),
        ("1.5 million people", 1.5e6, "", ""),
        ("half a million people", 5e5, "", ""),
        ("$2bn", 2e9, "money:dollar", ""),
        ("2 billion dollars", 2e9, "money:dollar", ""),
        ("€5m", 5e6, "money:euro", ""),
        ("twelve men", 12, "", ""),
        ("two dozen men", 24, "", ""),
        ("two hundred and fifty men", 250, "", ""),
        ("a hundred thousand men", 100_000, "", ""),
        ("twenty-two men", 22, "", ""),
        ("nearly ١٢٣ men", 123, "", "under"),
        ("30-odd men", 30, "", "about"),
        ("30+ men", 30, "", "over"),
        ("100 or more men", 100, "", "least"),
        ("a fine, plus $268 in costs", 268, "money:dollar", ""),
        ("no more than 350 men", 350, "", "most"),
        ("7.2% of it", 7.2, "share", ""),
        ("5.8 percent", 5.8, "share", ""),
        ("almost a third of it", 33.3, "share", "under"),
        ("three percentage points", 3, "points", ""),
        ("48 hours", 48 * 3600, "time", ""),
        ("a 74-kilometer detour", 74_000, "length", ""),
        ("the 38-year-old driver", 38, "age", ""),
        ("one person died", 1, "", ""),
        ("at Gate 2", 2, "label:gate", ""),
        ("shots at Fort 14, they say", 14, "label:fort", ""),
        ("a fort 14 men built", 14, "", ""),
        ("six and a half million quid", 6.5e6, "money:pound", ""),
        ("six million four hundred thousand pounds", 6.4e6, "money:pound", ""),
        ("two and a half years", 2.5 * 31_557_600, "time", ""),
        ("nearly half a million", 5e5, "", "under"),
        ("almost a fifth, they say", 20, "share", "under"),
        ("a third more than before", 33.3, "share", ""),
        ("Ada Holm, 52, said so", 52, "age", ""),
        ("a man of 52 from Brixen", 52, "age", ""),
        ("at 71 she lives alone", 71, "age", ""),
        ("The driver, who is 38 and tall", 38, "age", ""),
        ("aged 20, he left", 20, "age", ""),
        ("a stroke at age 42 left her lame", 42, "age", ""),
        ("died at the age of 60, it said", 60, "age", ""),
        ("he was 12 when it began", 12, "age", ""),
        ("she was 30 minutes late", 1800, "time", ""),
        ("handed over 12 prisoners", 12, "", ""),
        ("arrested over 12 prisoners", 12, "", "over"),
        ("quarrelled over between $3m and $5m", 3e6, "money:dollar", ""),
        ("patients over 50 survived", 50, "age", "over"),
        ("those under 18.", 18, "age", "under"),
        ("cancers of women younger than 50", 50, "age", "under"),
        ("people over 300 miles away", 300 * 1609.344, "length", "over"),
        ("killed people, over 300 of them", 300, "", "over"),
        ("Ada Holm, then 31, said", 31, "age", ""),
        ("in nearly two-and-half years", 2.5 * 31_557_600, "time", "under"),
    ],
)
def test_value_unit_and_hedge(text: str, low: float, unit: str, bound: str) -> None:
    found = only(text)
    assert found.low == pytest.approx(low)
    assert (found.unit, found.bound) == (unit, bound)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-12 men", 10, 12),
        ("between 10 and 12 men", 10, 12),
        ("10 to 12 men", 10, 12),
        ("two or three men", 2, 3),
        ("thousands of men", 2_000, 99_999),
        ("several hundred men", 200, 999),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no numbers here",
        "flight MH17 and COVID-19",
        "the 21st century",
        "call +41 44 555 01 99",
        "version 1.2.3",
        "no one came, one of the men said",
        "1234567890123456789",
        "12/13",
        "F-16s",
        "(½)",
        "half an hour, a quarter of an hour",
        "a third man came",
        "handed over one of the girls",
        "one reason: nobody asked",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_counted_words_follow_or_go_before() -> None:
    assert only("27 of the people arrested").counted[0] == "people"
    assert only("the number of dead rose to 27").counted == ("dead", "rose")
    assert only("27, people say").counted == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("27 people were killed there", "killed"),
        ("27 people died", "died"),
        ("27 people, killed", None),
        ("27", None),
    ],
)
def test_what_is_told_of_what_is_counted(text: str, act: str | None) -> None:
    found = only(text)
    assert (found.act and text[slice(*found.act)]) == act


@pytest.mark.parametrize("text", ["groups of 10, 22, and 3", "on Highway 61, 22, they say"])
def test_numbers_in_a_row_are_no_ages(text: str) -> None:
    assert "age" not in {q.unit for q in quantities(text)}


def test_nothing_is_counted_beyond_a_clause() -> None:
    assert only("They were 12 when people saw them").counted == ()


def test_decimals_are_read_by_language() -> None:
    assert only("6,3 балла", "ru").low == pytest.approx(6.3)
    assert only("30.000 Menschen", "de").low == 30_000
    assert only("30.125 people", "en").low == pytest.approx(30.125)


def test_spans_are_those_of_the_text() -> None:
    text = "They arrested at least 27 people."
    found = only(text)
    assert text[found.start : found.end] == "at least 27"
    assert text[slice(*found.reach)] == "at least 27 people"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("30,000 dead", "30 thousand dead", "same"),
        ("27 men", "31 men", "conflict"),
        ("at least 27 men", "31 men", "conflict"),
        ("at least 27 men", "27 men", "rounding"),
        ("about 1,200 jobs", "1,240 jobs", "rounding"),
        ("some 85 million", "86.4 million", "rounding"),
        ("more than 400 million", "412.6 million", "rounding"),
        ("more than 400 million", "900 million", "conflict"),
        ("nearly 100,000", "93,000", "rounding"),
        ("more than 11,000", "more than 12,000", "conflict"),
        ("about 4,000", "some 3,500", "conflict"),
        ("47 men", "49 men", "conflict"),
        ("7.2%", "5.8 percent", "conflict"),
        ("almost a third of it", "31% of it", "rounding"),
        ("48 hours", "two days", "same"),
        ("several hundred men", "thousands of men", "conflict"),
        ("several hundred men", "350 men", "rounding"),
        ("$2bn", "€2bn", None),
        ("5 percent", "5 percentage points", None),
        ("won 3-2", "won 3-1", "conflict"),
        ("Gate 2", "2 men", None),
        ("0 men", "3 men", "conflict"),
        ("bonuses of 11.2 million", "9 million euros", "conflict"),
        ("11.2 million bonuses", "9 million euros", None),
        ("bonuses of 112", "9 million euros", None),
        ("11.2 million", "9 million euros", "conflict"),
        ("11.2 million", "11.2 million euros", "same"),
        ("Ada Holm, 52, said", "57", "conflict"),
        ("57 men", "Ada Holm, 52, said", None),
        ("more than 300 pills", "about 360 pills", "rounding"),
        ("almost 300 people", "about 240 people", "conflict"),
        ("patients over 50", "died aged 50, he said", "same"),
        ("patients over 50", "patients under 40", "conflict"),
    ],
)
def test_relation_is_the_same_both_ways(a: str, b: str, expected: str | None) -> None:
    x, y = only(a), only(b)
    assert relation(x, y) == relation(y, x) == expected
    assert relation(x, x) == "same"


@pytest.mark.parametrize("end", ["\n", "\r\n", "  \n"])
@pytest.mark.parametrize(
    "text", ["About 30 thousand people fled", "between 10 and 12 men", "14 years old", "2 billion"]
)
def test_a_wrapped_line_reads_as_one(text: str, end: str) -> None:
    def seen(said: str) -> list[tuple[float, float, str]]:
        return [(q.low, q.high, q.unit) for q in quantities(said)]

    assert seen(text) == seen(text.replace(" ", end))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("for the third month", 3, "label:month"),
        ("the twenty-first death", 21, "label:death"),
        ("the 4th attempt", 4, "label:attempt"),
    ],
)
def test_an_ordinal_is_a_label_of_what_follows(text: str, value: float, unit: str) -> None:
    (found,) = quantities(text)
    assert (found.low, found.high, found.unit) == (value, value, unit)


@pytest.mark.parametrize(
    "text", ["on 5th Avenue", "the second time", "his third.", "a third party"]
)
def test_what_is_no_ordinal(text: str) -> None:
    assert quantities(text) == []


def test_scores_of_people_are_many() -> None:
    (found,) = quantities("scores of people")
    assert (found.low, found.high) == (40, 199)
    assert quantities("the scores on both tests") == []
