"""What can be changed in an article so that a finder should notice: one planter a type.

A planter is given the passages of an article and yields alterations, each a single changed
fact. It knows nothing of the finders: what it changes is found with patterns of its own.
Add a planter to ``PLANTERS`` and ``findings.py`` measures its type.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from framecmp.text import sentence_spans


@dataclass(frozen=True)
class Edit:
    """Characters ``start`` to ``end`` of a passage become ``new``."""

    passage: int
    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Alteration:
    """One changed fact: an edit, or one for each time a name is said.

    ``what`` is the type of finding expected; ``kinds`` are the kinds that count as right.
    """

    what: str
    kinds: frozenset[str]
    edits: tuple[Edit, ...]


Planter = Callable[[Sequence[str], random.Random], Iterator[Alteration]]

CONFLICT = frozenset({"conflict"})
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FIRST_NAMES = [
    "Igor",
    "Maren",
    "Tobias",
    "Selma",
    "Anton",
    "Petra",
    "Lukas",
    "Vera",
    "Oskar",
    "Rhea",
]
PLACES = ["Harwen", "Ostrelle", "Marinka", "Tolvane", "Brixham", "Sundal", "Kervo", "Altamar"]

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
)
NUMBER = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w:/]|[.,]\d|-\d|\s?[ap]\.?m)"
)
NUMBER_WORD = re.compile(
    rf"(?<![\w-])({'|'.join(WORDS)})(?= (?!of\b|or\b|to\b|and\b|per\b)[a-z])", re.I
)
DAY_OF_MONTH = re.compile(rf"(?<!\w)(?:(\d{{1,2}}) {MONTH}|{MONTH} (\d{{1,2}}))(?![\d:])")
YEAR = re.compile(r"(?:in|since|until|of) ((?:19|20)\d\d)(?![\d-])")
WEEKDAY = re.compile(rf"(?<=[Oo]n )({'|'.join(DAYS)})\b")
TITLE = r"(?:Minister|Secretary|Executive|Officer|Governor|President|Lady|Ministry|State|Chairman)"
PERSON = re.compile(
    rf"(?<=[a-z,] )(?!{TITLE})([A-Z][a-z]{{2,}}) ([A-Z][a-z]{{2,}})(?![\w-]| [A-Z])"
)
PLACE = re.compile(r"(?<=[a-z] )(?:in|near|from|to|of) ([A-Z][a-z]{3,})(?=[ ,.](?![A-Z]))")
MONTHS = "January February March April May June July August September October November December"
NO_PLACES = {*DAYS, *MONTHS.split(), "Parliament", "State", "Police", "Ministry"}


def numbers(passages: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    """A count, an amount or a share is another one, by a tenth at the least."""
    for i, text in enumerate(passages):
        dates = [m.span() for m in re.finditer(rf"{MONTH},? ?\d*|\d+ {MONTH}", text)]
        for match in NUMBER.finditer(text):
            written = match[1]
            is_year = re.fullmatch(r"(?:19|20)\d\d", written)
            if is_year or any(s < match.end(1) and match.start(1) < e for s, e in dates):
                continue
            yield _one("number", i, match.span(1), _other_number(written, rng))
        for match in NUMBER_WORD.finditer(text):
            new = rng.choice([w for w in WORDS if w != match[1].lower()])
            new = new.capitalize() if match[1][0].isupper() else new
            yield _one("number", i, match.span(1), new)


def dates(passages: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    """A day of a month, a year or a weekday is another one."""
    for i, text in enumerate(passages):
        for match in DAY_OF_MONTH.finditer(text):
            group = 1 if match[1] else 2
            day = int(match[group])
            other = [d for d in range(max(1, day - 5), min(28, day + 5) + 1) if d != day]
            yield _one("date", i, match.span(group), str(rng.choice(other)))
        for match in YEAR.finditer(text):
            new = str(int(match[1]) + rng.choice((-2, -1, 1, 2)))
            yield _one("date", i, match.span(1), new)
        for match in WEEKDAY.finditer(text):
            new = rng.choice([d for d in DAYS if d != match[1]])
            yield _one("date", i, match.span(1), new)


def names(passages: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    """A person has another first name, or a place another name, wherever it is said."""
    persons: dict[str, list[tuple[int, int, int]]] = {}
    places: set[str] = set()
    for i, text in enumerate(passages):
        for match in PERSON.finditer(text):
            persons.setdefault(match[0], []).append((i, *match.span(1)))
        for match in PLACE.finditer(text):
            if match[1] not in NO_PLACES:
                places.add(match[1])
    for person, said in persons.items():
        first = person.split()[0]
        if len(_everywhere(first, passages)) == len(said):
            new = rng.choice([n for n in FIRST_NAMES if n != first])
            yield Alteration("name", CONFLICT, tuple(Edit(*place, new) for place in said))
    for place in sorted(places):
        new = rng.choice(PLACES)
        edits = tuple(Edit(*at, new) for at in _everywhere(place, passages))
        yield Alteration("name", CONFLICT, edits)


def omissions(passages: Sequence[str], rng: random.Random) -> Iterator[Alteration]:
    """A sentence is left out."""
    del rng
    for i, text in enumerate(passages):
        for start, end in sentence_spans(text):
            if len(text[start:end].split()) >= 5:
                kinds = frozenset({"not found"})
                yield Alteration("omission", kinds, (Edit(i, start, end, ""),))


PLANTERS: dict[str, Planter] = {
    "number": numbers,
    "date": dates,
    "name": names,
    "omission": omissions,
}


def _everywhere(word: str, passages: Sequence[str]) -> list[tuple[int, int, int]]:
    """Passage, start and end of a word wherever it stands."""
    return [
        (i, *match.span())
        for i, text in enumerate(passages)
        for match in re.finditer(rf"\b{word}\b", text)
    ]


def _one(what: str, passage: int, span: tuple[int, int], new: str) -> Alteration:
    return Alteration(what, CONFLICT, (Edit(passage, *span, new),))


def _other_number(written: str, rng: random.Random) -> str:
    value = float(written.replace(",", ""))
    factor = rng.choice((0.5, 0.7, 0.8, 0.9, 1.12, 1.25, 1.5, 2.0))
    decimals = len(written.split(".")[1]) if "." in written else 0
    scale = 10 ** (len(str(int(value))) - 2) if value >= 1000 else 1
    new = round(value * factor / scale) * scale if not decimals else round(value * factor, decimals)
    if new == value or not new:
        new = value + max(scale, 1)
    return f"{new:,.{decimals}f}" if "," in written or new < 1000 else f"{new:.{decimals}f}"
