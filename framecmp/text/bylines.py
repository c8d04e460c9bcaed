"""Lines that name who wrote: bylines, writers' trades, outlets and agencies."""

from __future__ import annotations

import re
from functools import cache

import regex

from framecmp.text import phrases
from framecmp.text.datelines import is_date
from framecmp.text.patterns import Marked, WholeLines, any_of, fold, fold_all, folded_words
from framecmp.text.shapes import is_name, is_sentence, words_of

_ROLE_WORDS = 3
AGENCY = any_of(phrases.AGENCIES)
_ROLES = folded_words(phrases.ROLES)
_OUTLET_WORDS = folded_words(phrases.OUTLET_WORDS)
_BY_OPENS = tuple(fold_all(phrases.BY))
_BY_ALONE = WholeLines(phrase for phrase in phrases.BY if " " in phrase)
_FROM_AGENCY = Marked(
    map(str.lower, phrases.AGENCIES),
    lambda: rf"(?:(?P<name>.{{3,60}}?)(?:, ?| / | for ))?{AGENCY}",
)
_DESK_WORK = r"(?:additional )?(?:reporting|writing|editing) by "
_DESK = Marked((" by ",), lambda: rf"(?i)\(?{_DESK_WORK}(?P<names>[^.()]+)\.?\)?")
_CONTRIBUTED = Marked(
    (" contributed ",),
    lambda: (
        r"(?P<names>.{3,100}) contributed"
        r" (?:reporting|to this (?:report|article|story))\b.{0,40}"
    ),
)
_CORRESPONDENT = re.compile(r"(?P<name>\S+ .{2,60}?)(?: in (?P<place>.{2,40}))?")
_WRITER_IS = re.compile(r"(?P<name>\S+ .{2,40}?) (?:is|are|covers|reports) ")
_AND = re.compile(r", | (?:and|und|et|y|и|և|και|ve|və|&) ")
_NUMBER = re.compile(r" [\d.]+$")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases.BY)}(?P<colon> ?[:՝])? ", re.IGNORECASE)


def is_byline(line: str) -> bool:
    """Whether a line tells who wrote, perhaps with an agency or a date."""
    if _BY_ALONE.match(fold(line)):
        return True
    agency = _FROM_AGENCY.fullmatch(line)
    if agency is not None:
        return agency["name"] is None or is_name(agency["name"].removeprefix("By "))
    by = _by().match(line) if fold(line).startswith(_BY_OPENS) else None
    if by is None:
        return False
    if is_role(line[by.end() :].removeprefix("the "), most=5):
        return True
    words = [word for word in line[by.end() :].split() if "@" not in word]
    if by["colon"] and len(words) <= 4 and not regex.search(r"\p{Lu}|\d", line[by.end() :]):
        return True  # a script without capitals
    return any(
        is_person(" ".join(words[:count]).rstrip(",|•–-").rstrip(), most=6)
        and (count == len(words) or is_date(" ".join(words[count:])))
        for count in range(1, len(words) + 1)
    )


def is_person(line: str, most: int = 4) -> bool:
    """Whether a line could be a name and isn't made of ordinary words alone."""
    return is_name(line, most) and not phrases.ORDINARY.issuperset(words_of(line))


def is_correspondent(line: str) -> bool:
    """Whether a line below a title names its writer, perhaps with the place of writing."""
    found = _CORRESPONDENT.fullmatch(line)
    return (
        found is not None
        and all(is_name(name, most=3) for name in _AND.split(found["name"]))
        and phrases.ORDINARY.isdisjoint(words_of(_AND.sub(" ", found["name"])))
        and (found["place"] is None or is_name(found["place"]))
    )


def is_role(line: str, most: int = _ROLE_WORDS) -> bool:
    """Whether a line below a title is a writer's trade, perhaps after the name."""
    name, comma, role = line.rpartition(", ")
    words = words_of(role.partition(" in ")[0])
    return (
        0 < len(words) <= most
        and fold(words[-1]) in _ROLES
        and not is_sentence(line)
        and (not comma or is_person(name))
    )


def described_writer(line: str) -> str | None:
    """The name that opens a line on who the writer is; ``None`` for any other line."""
    found = _WRITER_IS.match(line)
    if found is None or not is_name(found["name"]):
        return None
    return found["name"] if _ROLES.intersection(words_of(fold(line))) else None


def is_outlet_name(line: str) -> bool:
    """Whether a line could be the name of a paper, a station or an agency."""
    words = words_of(line)
    others = [word for word in words if fold(word) not in _OUTLET_WORDS]
    if len(others) == len(words):
        return len(words) == 1 and line.isupper() and phrases.ORDINARY.isdisjoint(words)
    return is_name(_NUMBER.sub("", line.removeprefix("The ")), 5) and phrases.ORDINARY.isdisjoint(
        set(others) - {"the"}
    )


def is_desk_line(line: str) -> bool:
    """Whether a line tells who else wrote or edited."""
    contributed = _CONTRIBUTED.fullmatch(line)
    if contributed is not None:
        return is_name(contributed["names"], most=12)
    desk = _DESK.fullmatch(line)
    return desk is not None and all(
        is_name(names.strip(), most=8)
        for names in re.split(rf"(?i)[;,] ?{_DESK_WORK}", desk["names"])
    )
