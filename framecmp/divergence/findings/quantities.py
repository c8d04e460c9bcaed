"""Numbers in a text with what they count: hedges, money, units, ranges, shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import regex

from framecmp.divergence.findings.numerals import (
    DIGITS,
    Numeral,
    in_digits,
    in_words,
    words_pattern,
)
from framecmp.divergence.findings.vocabulary import any_of, plain, table
from framecmp.divergence.phrases import is_function_word
from framecmp.text import normalise, word_spans

Bound = Literal["", "about", "over", "least", "most", "under"]

# Words taken for what is counted, after the number and, where nothing follows, before it.
_COUNTED = 3
_CLAUSE_END = regex.compile(r"[.;:!?()«»“”\"]|,|\s[-–—]\s|—")
_DASH = r"\s?[-–—‑]\s?"


@dataclass(frozen=True)
class Quantity:
    """A number in a text.

    :ivar start: code point where it begins, its hedge and currency included; ``end`` is
        exclusive and takes in the unit.
    :ivar low: the value in the first unit of its kind; ``high`` differs in a range.
    :ivar step: the unit of the last written place: what it may be rounded to.
    :ivar unit: what is measured (``time``, ``share``), a currency, or empty for a count.
    :ivar counted: the normalised words next to it that say what is counted;
        ``reach`` is where they end in the text, with (start, end) around them all.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    bound: Bound
    unit: str
    counted: tuple[str, ...]
    reach: tuple[int, int]


@dataclass(frozen=True)
class _Language:
    pattern: regex.Pattern[str]
    bounds: dict[str, Bound]
    units: dict[str, tuple[str, float]]
    scales: dict[str, float]
    vague: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    not_before_one: frozenset[str]
    not_after_one: frozenset[str]
    labels: frozenset[str]


def quantities(text: str, lang: str | None = None) -> list[Quantity]:
    """The numbers of a text, in order.

    Left out are digits that are part of a name (``MH17``), of a code, a telephone number or
    a version, ordinals, and a "one" that counts nothing. Text without numbers gives none.
    """
    language = _language(lang)
    spans = word_spans(text)
    words = [normalise(text[start:end]) for start, end in spans]
    return [
        found
        for match in language.pattern.finditer(text)
        if (found := _quantity(match, text, lang, spans, words)) is not None
    ]


@cache
def _language(lang: str | None) -> _Language:
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
    after = any_of(p for v in known.get("hedges_after", {}).values() for p in v)
    pattern = regex.compile(
        rf"(?<![\p{{L}}\p{{N}}#№+&/@_])(?<!\p{{L}}[-‑])(?<!\p{{N}}[-–.,:/])"
        rf"(?:(?P<bound>{any_of(bounds)})\s+)?(?P<between>between\s+|from\s+)?"
        rf"(?:(?P<money>{any_of(currencies)})\s?)?"
        rf"(?:(?P<vague>{any_of(vague)})|(?P<fraction>{any_of(fractions)})"
        r"(?=\s+(?:of|the|its|their|all)\b)"
        rf"|(?P<number>{number})(?P<scale>[\s\-‑]?{any_of(scales)}(?![\p{{L}}\p{{N}}]))?"
        rf"(?:(?:{_DASH}|\s(?P<to>to|and|or)\s)(?:{any_of(currencies)}\s?)?(?P<second>{second})"
        rf"(?P<scale2>[\s\-‑]?{any_of(scales)}(?![\p{{L}}\p{{N}}]))?)?)"
        rf"(?P<plus>\+|[\s\-‑]{after}\b)?"
        rf"(?:[\s\-‑]?(?P<unit>{any_of(units)})(?![\p{{L}}\p{{N}}]))?",
        regex.IGNORECASE | regex.V0,
    )
    return _Language(
        pattern=pattern,
        bounds=bounds,
        units=units,
        scales=scales,
        vague=vague,
        fractions=fractions,
        not_before_one=frozenset(numbers.get("not_before_one", ())),
        not_after_one=frozenset(numbers.get("not_after_one", ())),
        labels=frozenset(known.get("labels", {}).get("words", ())),
    )


def _quantity(
    match: regex.Match[str],
    text: str,
    lang: str | None,
    spans: tuple[tuple[int, int], ...],
    words: list[str],
) -> Quantity | None:
    language = _language(lang)
    value = _value(match, language, lang)
    if value is None or _is_no_quantity(match, text):
        return None
    low, high, step, unit = value
    before = sum(end <= match.start() for _, end in spans)
    after = sum(start < match.end() for start, _ in spans)
    if plain(match[0]) == "one" and not _counts_one(match, text, language):
        return None
    bound: Bound = language.bounds.get(plain(match["bound"] or match["plus"] or ""), "")
    if match["plus"] == "+":
        bound = "over"
    if not unit and before and words[before - 1] in language.labels and not match["bound"]:
        unit = f"label:{words[before - 1]}"
    counted, reach = _counted(text, spans, words, (before, after), lang)
    start = match.start("money") if match["between"] and match["money"] else match.start()
    if match["between"] and not match["second"] and not match["bound"]:
        start = match.start("number")
    return Quantity(
        start=start,
        end=match.end(),
        low=low,
        high=high,
        step=step,
        bound=bound,
        unit=unit,
        counted=counted,
        reach=(min(reach[0], start), max(reach[1], match.end())),
    )


def _counts_one(match: regex.Match[str], text: str, language: _Language) -> bool:
    before = regex.search(r"(\w+)\s\Z", text[: match.start()])
    after = regex.match(r"\s(\w+)", text[match.end() :])
    if before and before[1].lower() in language.not_before_one:
        return False
    return after is not None and after[1].lower() not in language.not_after_one


def _value(
    match: regex.Match[str], language: _Language, lang: str | None
) -> tuple[float, float, float, str] | None:
    """Low, high, step and unit, in the first unit of its kind."""
    named = match["unit"] or match["money"]
    unit, factor = language.units.get(plain(named), ("", 1.0)) if named else ("", 1.0)
    if match["money"]:
        unit, factor = language.units[plain(match["money"])]
    if match["vague"]:
        low, high = language.vague[plain(match["vague"])]
        return low * factor, high * factor, 1.0, unit
    if match["fraction"]:
        share = 100 * language.fractions[plain(match["fraction"])]
        return share, share, 5.0, "share"
    first = _numeral(match["number"], lang)
    if first is None:
        return None
    scale = _scale(match["scale"], language, bool(match["money"] or unit.startswith("money")))
    if scale is None:
        return None
    low = high = first.value * scale
    step = first.step * scale
    if match["second"]:
        return _range(match, language, lang, first, scale, factor, unit)
    return low * factor, high * factor, step * factor, unit


def _range(
    match: regex.Match[str],
    language: _Language,
    lang: str | None,
    first: Numeral,
    scale: float,
    factor: float,
    unit: str,
) -> tuple[float, float, float, str] | None:
    second = _numeral(match["second"], lang)
    scale2 = _scale(match["scale2"], language, unit.startswith("money"))
    if second is None or scale2 is None:
        return None
    if match["scale2"] and not match["scale"]:
        scale = scale2
    low, high = first.value * scale, second.value * scale2
    if low < high:
        return low * factor, high * factor, second.step * scale2 * factor, unit
    # "3-2" is a result, "two and two" no range: neither is measured against numbers.
    return (low, high, 0.0, "result") if not match["to"] else None


def _numeral(written: str, lang: str | None) -> Numeral | None:
    return in_digits(written, lang) if regex.match(r"\p{Nd}", written) else in_words(written, lang)


def _scale(written: str | None, language: _Language, money: bool) -> float | None:
    if not written:
        return 1.0
    name = plain(written)
    if name in {"m", "b"} and not money:
        return None
    return language.scales[name]


def _is_no_quantity(match: regex.Match[str], text: str) -> bool:
    rest = text[match.end() :]
    # 21st, 5G, 12/13, 1.2.3, 555-0199, 17:30
    if not match["unit"] and regex.match(r"[\p{L}\p{N}]|[./:\-–]\p{N}", rest):
        return True
    return bool(regex.search(r"\p{N}[\s\-]$", text[: match.start()]) and match["number"]
                and match["number"][0].isdigit())


def _counted(
    text: str,
    spans: tuple[tuple[int, int], ...],
    words: list[str],
    place: tuple[int, int],
    lang: str | None,
) -> tuple[tuple[str, ...], tuple[int, int]]:
    """The content words after word ``place[1]``, or before ``place[0]``, in one clause."""
    is_plain = is_function_word(lang)
    before, after = place
    for direction, at in ((1, after), (-1, before - 1)):
        found: list[int] = []
        previous = after - 1 if direction > 0 else before
        while 0 <= at < len(spans) and len(found) < _COUNTED:
            between = (
                text[spans[previous][1] : spans[at][0]]
                if direction > 0 and previous >= 0
                else text[spans[at][1] : spans[previous][0]]
                if previous < len(spans)
                else ""
            )
            if _CLAUSE_END.search(between) or any(c.isdigit() for c in words[at]):
                break
            if is_plain(words[at]) and found:
                break
            if not is_plain(words[at]):
                found.append(at)
            elif abs(at - (after if direction > 0 else before)) > 2:
                break
            previous, at = at, at + direction
        if found:
            first, last = min(found), max(found)
            chosen = tuple(words[i] for i in sorted(found))
            return chosen, (spans[first][0], spans[last][1])
    edge = spans[min(before, len(spans) - 1)] if spans else (0, 0)
    return (), edge
