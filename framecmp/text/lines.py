"""What a short line says by itself, wherever it stands: a byline, a photo credit, a menu.

Each recogniser takes one line with single spaces, short enough that no pattern can be slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import regex

from framecmp.text import phrases
from framecmp.text.blanks import LINE_END
from framecmp.text.datelines import HEADLINE_LONGEST, MARKS, dates_of_links, is_date
from framecmp.text.paragraphs import ENDS_SENTENCE
from framecmp.text.patterns import (
    Marked,
    WholeLines,
    any_of,
    any_phrase,
    first_word,
    first_words,
    fold,
    fold_all,
    folded_words,
)

# The longest notice or caption that is still told apart from a paragraph of the article.
LONGEST = 300

_GLUED_LIST_LONGEST = 5000
_MENU_WORDS = 4
_ROLE_WORDS = 3

_AGENCY = any_of(phrases.AGENCIES)
_SHARE_VERBS = folded_words(phrases.SHARE_VERBS)
_SHARE_PLACES = folded_words(phrases.SHARE_PLACES)
_SHARE_KNOWN = _SHARE_VERBS | _SHARE_PLACES
_SHARE_FILLERS = folded_words(phrases.SHARE_FILLERS)
_LANGUAGES = folded_words(phrases.LANGUAGES)
_ROLES = folded_words(phrases.ROLES)
_OUTLET_WORDS = folded_words(phrases.OUTLET_WORDS)

_SHARE_WORD = regex.compile(r"[\w-]+")
_TOKEN = regex.compile(r"\p{L}+|\d+")
_LAST_UPDATE = Marked(
    fold_all(phrases.LAST_UPDATE), lambda: rf"\b{any_phrase(phrases.LAST_UPDATE)}(?!\w)"
)
_BY_OPENS = tuple(fold_all(phrases.BY))
_BY_ALONE = WholeLines(phrase for phrase in phrases.BY if " " in phrase)
_FROM_AGENCY = Marked(
    map(str.lower, phrases.AGENCIES),
    lambda: rf"(?:(?P<name>.{{3,60}}?)(?:, ?| / | for ))?{_AGENCY}",
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
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{M}.'’\-]*,?")
_PARTS = regex.compile(r" ?[|•·] ?| (?=by \p{Lu})")
_DATELINE = Marked(
    ",(", lambda: r"(?:\p{Lu}[\p{L}\p{M}.'’ -]{1,40}, ?)?(?P<date>.+?)(?: \([^()]{2,40}\))?"
)
_CORRESPONDENT = re.compile(r"(?P<name>\S+ .{2,60}?)(?: in (?P<place>.{2,40}))?")
_WRITER_IS = re.compile(r"(?P<name>\S+ .{2,40}?) (?:is|are|covers|reports) ")
_AND = re.compile(r", | (?:and|und|et|y|и|և|και|ve|və|&) ")
_NUMBER = re.compile(r" [\d.]+$")
_LOGO = Marked(("logo",), lambda: r"(?:[\p{Lu}\d][\w&.'’\-]* ){1,4}logo")
_ADDRESS = Marked(("@", "://", "www."), lambda: r"(?:\S+@\S+\.\S+|@\w+|(?:https?://|www\.)\S+)")
_CREDIT = Marked(
    ("/", "©", "photo", "foto", "фото", "image", "picture"),
    lambda: (
        r"(?i)(?:photo|photograph|image|picture|foto) (?:by|courtesy of)"
        r" (?-i:\p{Lu})[^.]{0,80}\.?$"
        rf"|.{{2,40}} ?/ ?(?-i:(?:Photo )?Courtesy(?: of .{{2,40}})?|{_AGENCY})$"
        rf"|(?:.{{0,200}}[.!?\"”»] )?(?-i:REUTERS|AFP|AP|EPA|{_AGENCY})"
        r" ?/ ?(?-i:\p{Lu}).{2,40}$"
        r"|.*\((?-i:\p{Lu})[^()]{0,60}\b(?-i:Photo|Images|Foto|Фото)\b[^()]{0,60}\)$"
        r"|.{3,200}[.!?”\"»] (?-i:(?:\p{Lu}[\p{L}.'’\-]+ ?){2,4})/ ?(?-i:\p{Lu})[^.!?/]{1,40}$"
        r"|.{3,250}[.!?”\"»] (?:contributed|submitted|courtesy|handout|archive|file) photo\.?$"
        r"|.{3,250}[.!?”\"»)] (?-i:Photo|Picture|Foto|Фото) (?-i:\p{Lu})[^.!?]{2,40}$"
        r"|.{3,200}\[[^\[\]]{2,60}/[^\[\]]{2,60}\]$"
        rf"|(?:.{{2,80}}[ /])?(?-i:Getty Images)$|© ?{_AGENCY}$"
    ),
)
_CREDIT_FIRST = Marked(
    fold_all(phrases.PHOTO_CREDIT),
    lambda: rf"\W{{0,3}}{any_phrase(phrases.PHOTO_CREDIT)} ?[:/|©՝]",
)
_CREDIT_LAST = Marked(
    ("©", *fold_all(phrases.CREDIT_AT_END)),
    lambda: (
        rf".*(?:[.!?…»”\"')] ?|\()(?:©|{any_phrase(phrases.CREDIT_AT_END)} ?(?:by|[:©/|՝]))"
        r" ?[^.!?]{2,60}\W?"
    ),
)
_COPYRIGHT = Marked(
    ("©", "(c)", "copyright"),
    lambda: (
        r"(?i)(?:©|\(c\)|copyright(?: ©| \(c\))?) ?(?:19|20)\d\d\b.{0,200}|©.{2,80}"
        r"|.{2,150}[ :]© ?\p{Lu}.{1,60}(?<![.!?])"
    ),
)
_WHOLE_LINES = tuple((why, WholeLines(table)) for why, table in phrases.WHOLE_LINES.items())
_TAGS = Marked(
    ("#", *fold_all(phrases.TAGS)),
    lambda: rf"{any_phrase(phrases.TAGS)} ?[:՝] .*(?<![.!?])|(?:#[^\W\d][\w-]*[ ,]*)+",
)
_SEPARATOR = regex.compile(r"[\p{P}\s=+~|<>→←↑]+")
_READ_MORE_OPENS = first_words(phrases.READ_MORE)
_HEADINGS = (*phrases.LINK_LIST, *phrases.READ_MORE)
_HEADING_OPENS = tuple(first_words(_HEADINGS))
_LIST_HEADING = WholeLines((*_HEADINGS, "more from …"))
_LIST_HEADING_LONGEST = 60
_MENU = WholeLines(phrases.MENU)
_MENU_OPENS = first_words(phrases.MENU)
_CRUMB = re.compile(r"\s*[>›»→]\s*|\s+/\s+")
_BAR = re.compile(r"\s*[|•·]\s*")
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
    if len(line) > HEADLINE_LONGEST:
        return False
    return not is_sentence(line) or line.rstrip("'\"”’»").endswith(("?", "!"))


def is_name(line: str, most: int = 4) -> bool:
    """Whether a line could be the name of a person or place, of ``most`` words at most."""
    words = line.split()
    capitalised = [word for word in words if word not in phrases.PARTICLES]
    return (
        0 < len(capitalised) <= most
        and words[0] not in phrases.PARTICLES
        and all(map(_CAPITALISED.fullmatch, capitalised))
    )


def words_of(line: str) -> list[str]:
    """The words of a line in small letters."""
    return [word.casefold() for word in _TOKEN.findall(line)]


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
        _is_person(" ".join(words[:count]).rstrip(",|•–-").rstrip(), most=6)
        and (count == len(words) or is_date(" ".join(words[count:])))
        for count in range(1, len(words) + 1)
    )


def _is_person(line: str, most: int = 4) -> bool:
    """Whether a line could be a name and isn't made of ordinary words alone."""
    return is_name(line, most) and not phrases.ORDINARY.issuperset(words_of(line))


def is_list_heading(line: str) -> bool:
    """Whether a line heads a list of links."""
    return len(line) <= _LIST_HEADING_LONGEST and _LIST_HEADING.match(fold(line))


def is_glued_list(passage: str) -> bool:
    """Whether such a heading is run together with a headline, or with a whole dated list.

    A list whose lines were taken for one hard-wrapped paragraph is such a one as well.
    """
    first_line = LINE_END.split(passage, maxsplit=1)[0]
    heads = len(first_line) < len(passage) and is_list_heading(first_line.strip())
    if not heads and not _is_glued_heading(passage):
        return False
    dates = dates_of_links(passage[:_GLUED_LIST_LONGEST])
    return is_headline(passage) or len(list(dates)) > 1


# These patterns hold many phrases and take long to compile: they are, when a line could match
# them.
@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"{any_of(phrases.BY)}(?P<colon> ?[:՝])? ", re.IGNORECASE)


@cache
def _menu_row() -> re.Pattern[str]:
    # Atomic, since a row of menu words can be cut into phrases in countless ways.
    return re.compile(rf"(?:(?>{any_phrase(phrases.MENU)})(?:[ |•·/,>-]+|$)){{3,}}+")


@cache
def _read_more() -> re.Pattern[str]:
    longer = any_phrase(phrase for phrase in phrases.READ_MORE if " " in phrase)
    return re.compile(
        rf"[^\w\"'“‘«„]*(?:{any_phrase(phrases.READ_MORE)}(?: ?[:|>»…→՝]+.{{0,200}}|\.\.\.)?"
        rf"|{longer}(?: ?[–—]+.{{0,200}}| (?:about|here|at) .{{0,100}}(?<![.!?])))"
    )


def _is_glued_heading(passage: str) -> bool:
    # The last word of a heading is the one that is glued; it may be the first.
    opens = fold(passage[:HEADLINE_LONGEST]).startswith(_HEADING_OPENS)
    return opens and passage[0].isupper() and any(_is_glued_to(passage, h) for h in _HEADINGS)


def _is_glued_to(passage: str, heading: str) -> bool:
    """Whether a heading ends in small letters where what looks like a headline begins."""
    end = len(heading)
    follows = passage[end : end + 1]
    return (
        passage[:end].lower() == heading.lower()
        and all(map(str.islower, passage[end - 2 : end]))
        and (follows.isupper() or follows.isdecimal() or follows in {"“", "«", '"', "‘"})
    )


def furniture_at_edge(line: str) -> str | None:
    """What furniture a line is above the first sentence of an article or below its last."""
    return _edge(line) or _compound(line)


def _edge(line: str) -> str | None:
    return next((why for why, is_one in _AT_EDGE if is_one(line)), None)


def _compound(line: str) -> str | None:
    """What furniture a row of furniture is: a name, a date, a reading time between bars."""
    parts = _PARTS.split(line)
    if len(parts) == 1:
        return None
    whys = [furniture_anywhere(part) or _edge(part) or _role(part) for part in parts]
    if all(why or _is_person(part) for why, part in zip(whys, parts, strict=True)):
        return next(filter(None, whys), None)
    return None


def is_correspondent(line: str) -> bool:
    """Whether a line below a title names its writer, perhaps with the place of writing."""
    found = _CORRESPONDENT.fullmatch(line)
    return (
        found is not None
        and all(is_name(name, most=3) for name in _AND.split(found["name"]))
        and phrases.ORDINARY.isdisjoint(words_of(_AND.sub(" ", found["name"])))
        and (found["place"] is None or is_name(found["place"]))
    )


def _role(line: str) -> str | None:
    return "byline" if is_role(line) else None


def is_role(line: str, most: int = _ROLE_WORDS) -> bool:
    """Whether a line below a title is a writer's trade, perhaps after the name."""
    name, comma, role = line.rpartition(", ")
    words = words_of(role.partition(" in ")[0])
    return (
        0 < len(words) <= most
        and fold(words[-1]) in _ROLES
        and not is_sentence(line)
        and (not comma or _is_person(name))
    )


def described_writer(line: str) -> str | None:
    """The name that opens a line on who the writer is; ``None`` for any other line."""
    found = _WRITER_IS.match(line)
    if found is None or not is_name(found["name"]):
        return None
    return found["name"] if _ROLES.intersection(_TOKEN.findall(fold(line))) else None


def is_outlet_name(line: str) -> bool:
    """Whether a line could be the name of a paper, a station or an agency."""
    words = words_of(line)
    others = [word for word in words if fold(word) not in _OUTLET_WORDS]
    if len(others) == len(words):
        return len(words) == 1 and line.isupper() and phrases.ORDINARY.isdisjoint(words)
    return is_name(_NUMBER.sub("", line.removeprefix("The ")), 5) and phrases.ORDINARY.isdisjoint(
        set(others) - {"the"}
    )


def is_menu(line: str) -> bool:
    """Whether a line is an entry of a site's menu, or a row of them."""
    folded = fold(line)
    if _MENU.match(folded) or _is_menu_row(folded):
        return True
    words = words_of(line)
    if len(words) > 1 and _LANGUAGES.issuperset(map(fold, words)):
        return True
    parts = [part for part in _BAR.split(line) if part]
    known = sum(_MENU.match(fold(part)) for part in parts)
    return len(parts) > 1 and 2 * known > len(parts) and all(map(_is_short, parts))


def _is_menu_row(folded: str) -> bool:
    opens = first_word(folded) in _MENU_OPENS
    return opens and _menu_row().fullmatch(folded) is not None


def is_short_label(line: str) -> bool:
    """Whether a line is as short as an entry of a menu."""
    return 0 < len(line.split()) < _MENU_WORDS and not is_sentence(line)


def _is_short(part: str) -> bool:
    return len(part.split()) <= _MENU_WORDS


def _is_breadcrumb(line: str) -> bool:
    *path, here = _CRUMB.split(line)
    if not path or not all(part and _is_short(part) for part in path) or is_sentence(here):
        return False
    return _MENU.match(fold(path[0])) or (len(path) > 1 and "/" not in line)


def _is_dateline(line: str) -> bool:
    dateline = _DATELINE.fullmatch(line)
    return is_date(line) or (dateline is not None and is_date(dateline["date"]))


def furniture_anywhere(line: str) -> str | None:
    """What furniture a line is whatever stands around it; ``None`` for anything else."""
    why = next((why for why, is_one in _ANYWHERE if is_one(line)), None)
    if why is not None:
        return why
    folded = fold(line)
    return next((why for why, table in _WHOLE_LINES if table.match(folded)), None)


def _is_last_update(line: str) -> bool:
    folded = fold(line)
    rest = _LAST_UPDATE.without(folded)
    return rest != folded and is_date(rest)


def _is_credit(line: str) -> bool:
    if _CREDIT.match(line):
        return True
    folded = fold(line)
    return bool(_CREDIT_FIRST.match(folded) or _CREDIT_LAST.fullmatch(folded))


def _is_share(line: str) -> bool:
    if not set(_SHARE_WORD.sub("", line)) <= MARKS:
        return False
    words = _SHARE_WORD.findall(fold(line))
    return (
        0 < len(words) <= 15
        and all(word in _SHARE_KNOWN or word in _SHARE_FILLERS for word in words)
        and (words[0] in _SHARE_VERBS or sum(word in _SHARE_KNOWN for word in words) > 1)
    )


def _is_share_place(line: str) -> bool:
    return fold(line) in _SHARE_PLACES


def _is_tags(line: str) -> bool:
    return _TAGS.fullmatch(fold(line)) is not None


def _is_read_more(line: str) -> bool:
    folded = fold(line)
    opens = first_word(folded) in _READ_MORE_OPENS
    return opens and _read_more().fullmatch(folded) is not None


def _is_desk_line(line: str) -> bool:
    contributed = _CONTRIBUTED.fullmatch(line)
    if contributed is not None:
        return is_name(contributed["names"], most=12)
    desk = _DESK.fullmatch(line)
    return desk is not None and all(
        is_name(names.strip(), most=8)
        for names in re.split(rf"(?i)[;,] ?{_DESK_WORK}", desk["names"])
    )


_ANYWHERE: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("last-update line", _is_last_update),
    ("photo credit", _is_credit),
    ("share buttons", _is_share),
    ("copyright line", _COPYRIGHT.fullmatch),
    ("tags", _is_tags),
    ("read more", _is_read_more),
    ("byline", _is_desk_line),
    ("separator", _SEPARATOR.fullmatch),
)

_AT_EDGE: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("logo line", _LOGO.fullmatch),
    ("byline", is_byline),
    ("date line", _is_dateline),
    ("menu", is_menu),
    ("breadcrumb", _is_breadcrumb),
    ("share buttons", _is_share_place),
    ("address", _ADDRESS.fullmatch),
)
