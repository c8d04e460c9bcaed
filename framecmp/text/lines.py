"""What a short line says by itself, wherever it stands: a date, a byline, a photo credit.

Each recogniser takes one line with single spaces, short enough that no pattern can be slow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import regex

from framecmp.text import phrases
from framecmp.text.paragraphs import ENDS_SENTENCE

# The longest notice or caption that is still told apart from a paragraph of the article.
LONGEST = 300

_HEADLINE_LONGEST = 160
_GLUED_LIST_LONGEST = 5000


def _any_of(options: Iterable[str]) -> str:
    """An alternation that prefers the longest."""
    return "(?:" + "|".join(map(regex.escape, sorted(options, key=len, reverse=True))) + ")"


_AGENCY = _any_of(phrases.AGENCIES)
_SHARE_WORD = regex.compile(r"[\w-]+")
_TOKEN = regex.compile(r"\p{L}+|\d+")
_NUMERIC_DATE = regex.compile(r"\b\d{1,4}([./-])\d{1,2}\1\d{1,4}\b")
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKS = frozenset(" .,:;/-–—|•·()+")
_DATE_OF_LINK = regex.compile(
    rf"(?:\d{{1,2}}[. ] ?{_any_of(phrases.MONTHS)}[. ] ?|{_any_of(phrases.MONTHS)} \d{{1,2}}, ?"
    r"|\d{1,2}[./]\d{1,2}[./])20\d\d(?!\d)",
    regex.IGNORECASE,
)
_LAST_UPDATE = regex.compile(rf"\b{_any_of(phrases.LAST_UPDATE)}\b", regex.IGNORECASE)
_BY = regex.compile(rf"{_any_of(phrases.BY)}[:՝]? ", regex.IGNORECASE)
_FROM_AGENCY = regex.compile(rf"(?:(?P<name>.{{3,60}}?)(?:, ?| / | for ))?{_AGENCY}")
_DESK = regex.compile(
    r"\(?(?:additional )?(?:reporting|writing|editing) by (?P<names>[^.()]+)\.?\)?",
    regex.IGNORECASE,
)
_DESK_JOINT = regex.compile(r"[;,] ?(?:additional )?(?:reporting|writing|editing) by ", regex.I)
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{M}.'’\-]*,?")
_DATELINE = regex.compile(
    r"(?:\p{Lu}[\p{L}\p{M}.'’ -]{1,40}, ?)?(?P<date>.+?)(?: \([^()]{2,40}\))?"
)
_CORRESPONDENT = regex.compile(r"(?P<name>\S+ .{2,40}?)(?: in (?P<place>.{2,40}))?")
_LOGO = regex.compile(r"(?:[\p{Lu}\d][\w&.'’\-]* ){1,4}logo")
_CREDIT = regex.compile(
    rf"{_any_of(phrases.PHOTO_CREDIT)} ?[:/|©]"
    r"|(?:photo|photograph|image|picture|foto) (?:by|courtesy of) (?-i:\p{Lu})[^.]{0,80}\.?$"
    rf"|.{{2,40}} ?/ ?(?-i:(?:Photo )?Courtesy(?: of .{{2,40}})?|{_AGENCY})$"
    r"|.*\((?-i:\p{Lu})[^()]{0,60}\b(?-i:Photo|Images|Foto|Фото)\b[^()]{0,60}\)$"
    rf"|(?:.{{2,80}}[ /])?(?-i:Getty Images)$|© ?{_AGENCY}$",
    regex.IGNORECASE,
)
_COPYRIGHT = regex.compile(
    r"(?:©|\(c\)|copyright(?: ©| \(c\))?) ?(?:19|20)\d\d\b.{0,200}"
    r"|.{0,200}\ball rights reserved\.?",
    regex.IGNORECASE,
)
_NOTICE = regex.compile("|".join(f"(?:{notice})" for notice in phrases.NOTICES), regex.IGNORECASE)
_TAGS = regex.compile(rf"{_any_of(phrases.TAGS)} ?: .*(?<![.!?])", regex.IGNORECASE)
_ADVERTISEMENT = regex.compile(r"(?:advertisement|sponsored|реклама|anzeige|publicité)", regex.I)
_SEPARATOR = regex.compile(r"[\p{P}\s=+~|]+")
_READ_MORE = regex.compile(
    rf"\W*{_any_of(phrases.READ_MORE)}"
    r"(?: ?[:|–—>»…→]+.{0,200}|\.\.\.| (?:about|here|at) .{0,100}(?<![.!?]))?",
    regex.IGNORECASE,
)
_HEADING = _any_of((*phrases.LINK_LIST, *phrases.READ_MORE))
_LIST_HEADING = regex.compile(
    rf"{_HEADING}[:»>]?|more from .{{2,40}}",
    regex.IGNORECASE,
)
_GLUED_HEADING = regex.compile(rf"(?=\p{{Lu}})(?i:{_HEADING})(?<=\p{{Ll}})(?=[\p{{Lu}}“«\"‘\d])")
_INITIALS_AT_END = regex.compile(r"(?:\b\p{L}\.){1,4}$")


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or leads in to what follows."""
    if line.endswith((":", ";", ",")):
        return True
    if _INITIALS_AT_END.search(line) and line.count(" ") < 5:
        return False
    return ENDS_SENTENCE.search(line) is not None


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, and not ended as a statement."""
    if len(line) > _HEADLINE_LONGEST:
        return False
    return not is_sentence(line) or line.rstrip("'\"”’»").endswith(("?", "!"))


def is_date(line: str) -> bool:
    """Whether a line holds a date and perhaps a time, and nothing else."""
    words = [token.casefold() for token in _TOKEN.findall(line)]
    names = [word for word in words if not word.isdecimal()]
    if len(names) == len(words) or not set(_TOKEN.sub("", line)) <= _MARKS:
        return False
    if not all(name in phrases.MONTHS or name in phrases.DATE_WORDS for name in names):
        return False
    return bool(phrases.MONTHS.intersection(names) or "ago" in names or _NUMERIC_DATE.search(line))


def is_full_date(line: str) -> bool:
    """Whether a line that is a date says of which year, if only as "two hours ago"."""
    return bool(_YEAR.search(line) or _NUMERIC_DATE.search(line) or "ago" in line.split())


def is_dated_headline(line: str) -> bool:
    """Whether a headline and its date share the line, run together or not."""
    date = _DATE_OF_LINK.search(line)
    return date is not None and date.start() > 10 and date.end() == len(line) <= _HEADLINE_LONGEST


def is_name(line: str, most: int = 4) -> bool:
    """Whether a line could be the name of a person or place, of ``most`` words at most."""
    words = line.split()
    capitalised = [word for word in words if word not in phrases.PARTICLES]
    return (
        0 < len(capitalised) <= most
        and words[0] not in phrases.PARTICLES
        and all(map(_CAPITALISED.fullmatch, capitalised))
    )


def is_byline(line: str) -> bool:
    """Whether a line tells who wrote, perhaps with an agency or a date."""
    agency = _FROM_AGENCY.fullmatch(line)
    if agency is not None:
        return agency["name"] is None or is_name(agency["name"].removeprefix("By "))
    by = _BY.match(line)
    if by is None:
        return False
    words = line[by.end() :].split()
    return any(
        is_name(" ".join(words[:count]).rstrip(",|•–-").rstrip(), most=6)
        and (count == len(words) or is_date(" ".join(words[count:])))
        for count in range(1, len(words) + 1)
    )


def is_list_heading(line: str) -> bool:
    """Whether a line heads a list of links."""
    return _LIST_HEADING.fullmatch(line) is not None


def is_glued_list(passage: str) -> bool:
    """Whether such a heading is run together with a headline, or with a whole dated list."""
    if not _GLUED_HEADING.match(passage):
        return False
    dates = _DATE_OF_LINK.finditer(passage[:_GLUED_LIST_LONGEST])
    return is_headline(passage) or len(list(dates)) > 1


def furniture_at_edge(line: str) -> str | None:
    """What furniture a line is above the first sentence of an article or below its last."""
    if _LOGO.fullmatch(line):
        return "logo line"
    if is_byline(line):
        return "byline"
    return "date line" if _is_dateline(line) else None


def is_correspondent(line: str) -> bool:
    """Whether a line below a title names its writer, perhaps with the place of writing."""
    found = _CORRESPONDENT.fullmatch(line)
    return (
        found is not None
        and is_name(found["name"], most=3)
        and (found["place"] is None or is_name(found["place"]))
    )


def _is_dateline(line: str) -> bool:
    dateline = _DATELINE.fullmatch(line)
    return is_date(line) or (dateline is not None and is_date(dateline["date"]))


def furniture_anywhere(line: str) -> str | None:
    """What furniture a line is whatever stands around it; ``None`` for anything else."""
    return next((why for why, is_one in _ANYWHERE if is_one(line)), None)


def _is_last_update(line: str) -> bool:
    return _LAST_UPDATE.match(line) is not None and is_date(_LAST_UPDATE.sub(" ", line))


def _is_share(line: str) -> bool:
    if not set(_SHARE_WORD.sub("", line)) <= _MARKS:
        return False
    words = _SHARE_WORD.findall(line.casefold())
    known = phrases.SHARE_VERBS | phrases.SHARE_PLACES
    return (
        0 < len(words) <= 15
        and all(word in known or word in phrases.SHARE_FILLERS for word in words)
        and (words[0] in phrases.SHARE_VERBS or sum(word in known for word in words) > 1)
    )


def _is_desk_line(line: str) -> bool:
    desk = _DESK.fullmatch(line)
    return desk is not None and all(
        is_name(names.strip(), most=8) for names in _DESK_JOINT.split(desk["names"])
    )


_ANYWHERE: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("last-update line", _is_last_update),
    ("photo credit", _CREDIT.match),
    ("share buttons", _is_share),
    ("subscription or cookie notice", _NOTICE.match),
    ("copyright line", _COPYRIGHT.fullmatch),
    ("tags", _TAGS.fullmatch),
    ("advertisement", _ADVERTISEMENT.fullmatch),
    ("read more", _READ_MORE.fullmatch),
    ("byline", _is_desk_line),
    ("separator", _SEPARATOR.fullmatch),
)
