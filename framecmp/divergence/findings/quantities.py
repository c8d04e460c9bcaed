"""Numbers in a text with what they count: hedges, money, units, ranges, shares."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from msgspec import Struct

from framecmp.divergence.findings.numerals import Numeral, in_digits, in_words, ordinal
from framecmp.divergence.findings.quantity_words import Bound, QuantityWords, quantity_words
from framecmp.divergence.findings.vocabulary import LETTER_OR_DIGIT, plain
from framecmp.divergence.phrases import is_function_word
from framecmp.text import normalise, word_spans

Span = tuple[int, int]

# Words taken for what is counted, after the number and, where nothing follows, before it.
_COUNTED = 3

# An age, no count, bounds a group of people up to here.
_OLDEST = 119

# Characters within which the word before or after a number is looked for.
_NEAR = 30
_WORD_BEFORE = re.compile(r"(\w+)\s+\Z")
_STOP = re.compile(r"[.!?:…\"“”«»(]\s*\Z")
_CLAUSE_END = re.compile(r"[.;:!?()«»“”\"]|,|\s[-–—]\s|—")


class Quantity(Struct, frozen=True):
    """A number in a text.

    :ivar start: code point where it begins, its hedge and currency included; ``end`` is
        exclusive and takes in the unit.
    :ivar low: the value in the first unit of its kind; ``high`` differs in a range.
    :ivar step: the unit of the last written place: what it may be rounded to.
    :ivar unit: what is measured (``time``, ``share``), a currency, or empty for a count.
    :ivar counted: the normalised words next to it that say what is counted;
        ``reach`` is where they end in the text, with (start, end) around them all.
    :ivar act: where the word stands that goes on after the first of them, such as "killed"
        in "27 people were killed"; None where the clause ends.
    """

    start: int
    end: int
    low: float
    high: float
    step: float
    bound: Bound
    unit: str
    counted: tuple[str, ...]
    reach: Span
    act: Span | None = None


def quantities(text: str, lang: str | None = None) -> list[Quantity]:
    """The numbers of a text, in order.

    Left out are digits that are part of a name (``MH17``), of a code, a telephone number or
    a version, and a "one" that counts nothing. An ordinal is the label of what follows it, the
    third month like month 3. Text without numbers gives none.
    """
    language = quantity_words(lang)
    spans = word_spans(text)
    words = [normalise(text[start:end]) for start, end in spans]
    return [
        found
        for match in language.pattern.finditer(text)
        if (found := _quantity(_less_particle(match, language), text, lang, spans, words))
        is not None
    ]


def _less_particle(match: re.Match[str], language: QuantityWords) -> re.Match[str]:
    """The match without a hedge that is a verb's particle: handed over 12 prisoners."""
    verbs = language.no_hedge_after.get(plain(match["bound"] or ""))
    if not verbs:
        return match
    text = match.string
    before = _WORD_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    if before is None or before[1].lower() not in verbs:
        return match
    figure = len(text) - len(text[match.end("bound") :].lstrip())
    return language.pattern.match(text, figure) or match


def _quantity(
    match: re.Match[str],
    text: str,
    lang: str | None,
    spans: tuple[Span, ...],
    words: list[str],
) -> Quantity | None:
    language = quantity_words(lang)
    value = _value(match, language, lang)
    if value is None or _is_no_quantity(match, text):
        return None
    low, high, step, unit = value
    before = bisect_right(spans, match.start(), key=lambda span: span[1])
    after = bisect_left(spans, match.end(), key=lambda span: span[0])
    if plain(match[0]) == "one" and not _counts_one(match, text, language):
        return None
    bound: Bound = language.bounds.get(plain(match["bound"] or match["plus"] or ""), "")
    if match["plus"] == "+":
        bound = "over"
    counted, reach = _counted(text, spans, words, (before, after), lang)
    if match["ordinal"]:
        # A word with a capital makes it a name: 5th Avenue.
        if after == len(spans) or reach[0] != spans[after][0] or text[reach[0]].isupper():
            return None
        unit = f"label:{counted[0]}"
    place = spans[before - 1] if before else (0, 0)
    unit = unit or _unit_beside(match, text, place, reach, low, language)
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
        act=_act(text, spans, words, after, lang),
    )


def _unit_beside(
    match: re.Match[str], text: str, word: Span, reach: Span, low: float, language: QuantityWords
) -> str:
    """The unit of a number without one: a label, by the word before it, or an age."""
    said = normalise(text[slice(*word)])
    if match["bound"]:
        groups = low <= _OLDEST and not language.aged.isdisjoint((said, plain(match["bound"])))
        return "age" if groups else ""
    if said and _names(text, word, match, reach, language):
        return f"label:{said}"
    return "age" if _is_age(text, match, language) else ""


def _names(
    text: str, word: Span, match: re.Match[str], reach: Span, language: QuantityWords
) -> bool:
    """Whether the word before a number makes it a name: Gate 2; Post 14, which counts nothing."""
    start, end = word
    if text[end : match.start()].strip():
        return False
    if normalise(text[start:end]) in language.labels:
        return True
    opens = not text[:start].strip() or bool(_STOP.search(text[:start]))
    bare = match[0].isdecimal() and reach[1] <= match.start()
    return bare and not opens and text[start].isupper() and text[start + 1 : end].islower()


def _is_age(text: str, match: re.Match[str], language: QuantityWords) -> bool:
    begin = max(0, match.start() - _NEAR)
    return any(
        begin + found.start("age") == match.start()
        for found in language.ages.finditer(text[begin : match.end() + _NEAR])
    )


def _counts_one(match: re.Match[str], text: str, language: QuantityWords) -> bool:
    before = _WORD_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
    after = re.match(r"\s+(\w+)", text[match.end() : match.end() + _NEAR])
    if before and before[1].lower() in language.not_before_one:
        return False
    return after is not None and after[1].lower() not in language.not_after_one


def _value(
    match: re.Match[str], language: QuantityWords, lang: str | None
) -> tuple[float, float, float, str] | None:
    """Low, high, step and unit, in the first unit of its kind."""
    named = match["unit"] or match["money"]
    unit, factor = language.units.get(plain(named), ("", 1.0)) if named else ("", 1.0)
    if match["money"]:
        unit, factor = language.units[plain(match["money"])]
    if not match["number"]:
        return _wordy(match, language, lang, factor, unit)
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


def _wordy(
    match: re.Match[str],
    language: QuantityWords,
    lang: str | None,
    factor: float,
    unit: str,
) -> tuple[float, float, float, str]:
    """The value of what is no plain number: dozens, a third of, the third."""
    if match["vague"]:
        low, high = language.vague[plain(match["vague"])]
        return low * factor, high * factor, 1.0, unit
    if match["fraction"]:
        share = 100 * language.fractions[plain(match["fraction"])]
        return share, share, 5.0, "share"
    worth = ordinal(match["ordinal"], lang)
    return worth, worth, 1.0, unit


def _range(
    match: re.Match[str],
    language: QuantityWords,
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
    # "3-2" and "from 46 to 31" are two numbers in one, that only such another can match.
    return low, high, 0.0, "result"


def _numeral(written: str, lang: str | None) -> Numeral | None:
    return in_digits(written, lang) if re.match(r"\d", written) else in_words(written, lang)


def _scale(written: str | None, language: QuantityWords, money: bool) -> float | None:
    if not written:
        return 1.0
    name = plain(written)
    if name in {"m", "b"} and not money:
        return None
    return language.scales[name]


def _is_no_quantity(match: re.Match[str], text: str) -> bool:
    rest = text[match.end() : match.end() + 2]
    # 5G, 12/13, 1.2.3, 555-0199, 17:30
    if not match["unit"] and re.match(rf"{LETTER_OR_DIGIT}|[./:\-–]\d", rest):
        return True
    return bool(
        re.search(r"\d[\s\-]$", text[max(0, match.start() - 2) : match.start()])
        and match["number"]
        and match["number"][0].isdigit()
    )


def _counted(
    text: str,
    spans: tuple[Span, ...],
    words: list[str],
    place: tuple[int, int],
    lang: str | None,
) -> tuple[tuple[str, ...], Span]:
    """The content words from word ``place[1]`` on or, without any, before ``place[0]``."""
    before, after = place
    for way in (range(after, len(spans)), range(before - 1, -1, -1)):
        found = sorted(_along(way, text, spans, words, lang))
        if found:
            return tuple(words[i] for i in found), (spans[found[0]][0], spans[found[-1]][1])
    edge = spans[min(before, len(spans) - 1)][0]
    return (), (edge, edge)


def _act(
    text: str, spans: tuple[Span, ...], words: list[str], after: int, lang: str | None
) -> Span | None:
    """The next content word after the first one that is counted, in the same clause."""
    first = _along(range(after, len(spans)), text, spans, words, lang)
    found = _along(range(first[0] + 1, len(spans)), text, spans, words, lang) if first else []
    return spans[found[0]] if found else None


def _along(
    way: range, text: str, spans: tuple[Span, ...], words: list[str], lang: str | None
) -> list[int]:
    """The first content words on a way from a number to the end of its clause.

    Up to two function words may come before the first, as in "27 of the"; none after it.
    """
    is_plain = is_function_word(lang)
    openers = quantity_words(lang).openers
    found: list[int] = []
    previous = way.start - way.step
    for steps, at in enumerate(way):
        left, right = sorted((previous, at))
        gap = text[spans[left][1] : spans[right][0]] if left >= 0 and right < len(spans) else ""
        if _CLAUSE_END.search(gap) or any(c.isdigit() for c in words[at]):
            break
        if not is_plain(words[at]):
            found.append(at)
        elif found or steps > 1 or (way.step > 0 and words[at] in openers):
            break
        if len(found) == _COUNTED:
            break
        previous = at
    return found
