"""What a short line says by itself, wherever it stands: a photo credit, a menu, a notice.

Each recogniser takes one line with single spaces, short enough that no pattern can be slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import regex

from framecmp.text import phrases
from framecmp.text.blanks import LINE_END
from framecmp.text.bylines import AGENCY, is_byline, is_desk_line, is_person, is_role
from framecmp.text.datelines import HEADLINE_LONGEST, MARKS, dates_of_links, is_date
from framecmp.text.patterns import (
    Marked,
    WholeLines,
    any_phrase,
    first_word,
    first_words,
    fold,
    fold_all,
    folded_words,
)
from framecmp.text.shapes import is_headline, is_sentence, is_short, words_of

# The longest notice or caption that is still told apart from a paragraph of the article.
LONGEST = 300

_GLUED_LIST_LONGEST = 5000

_SHARE_VERBS = folded_words(phrases.SHARE_VERBS)
_SHARE_PLACES = folded_words(phrases.SHARE_PLACES)
_SHARE_KNOWN = _SHARE_VERBS | _SHARE_PLACES
_SHARE_FILLERS = folded_words(phrases.SHARE_FILLERS)
_LANGUAGES = folded_words(phrases.LANGUAGES)

_SHARE_WORD = regex.compile(r"[\w-]+")
_LAST_UPDATE = Marked(
    fold_all(phrases.LAST_UPDATE), lambda: rf"\b{any_phrase(phrases.LAST_UPDATE)}(?!\w)"
)
_PARTS = regex.compile(r" ?[|•·] ?| (?=by \p{Lu})")
_DATELINE = Marked(
    ",(", lambda: r"(?:\p{Lu}[\p{L}\p{M}.'’ -]{1,40}, ?)?(?P<date>.+?)(?: \([^()]{2,40}\))?"
)
_LOGO = Marked(("logo",), lambda: r"(?:[\p{Lu}\d][\w&.'’\-]* ){1,4}logo")
_ADDRESS = Marked(("@", "://", "www."), lambda: r"(?:\S+@\S+\.\S+|@\w+|(?:https?://|www\.)\S+)")
_CREDIT = Marked(
    ("/", "©", "photo", "foto", "фото", "image", "picture"),
    lambda: (
        r"(?i)(?:photo|photograph|image|picture|foto) (?:by|courtesy of)"
        r" (?-i:\p{Lu})[^.]{0,80}\.?$"
        rf"|.{{2,40}} ?/ ?(?-i:(?:Photo )?Courtesy(?: of .{{2,40}})?|{AGENCY})$"
        rf"|(?:.{{0,200}}[.!?\"”»] )?(?-i:REUTERS|AFP|AP|EPA|{AGENCY})"
        r" ?/ ?(?-i:\p{Lu}).{2,40}$"
        r"|.*\((?-i:\p{Lu})[^()]{0,60}\b(?-i:Photo|Images|Foto|Фото)\b[^()]{0,60}\)$"
        r"|.{3,200}[.!?”\"»] (?-i:(?:\p{Lu}[\p{L}.'’\-]+ ?){2,4})/ ?(?-i:\p{Lu})[^.!?/]{1,40}$"
        r"|.{3,250}[.!?”\"»] (?:contributed|submitted|courtesy|handout|archive|file) photo\.?$"
        r"|.{3,250}[.!?”\"»)] (?-i:Photo|Picture|Foto|Фото) (?-i:\p{Lu})[^.!?]{2,40}$"
        r"|.{3,200}\[[^\[\]]{2,60}/[^\[\]]{2,60}\]$"
        rf"|(?:.{{2,80}}[ /])?(?-i:Getty Images)$|© ?{AGENCY}$"
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
_FOLDED_HEADINGS = tuple(fold_all(_HEADINGS))
_LIST_HEADING = WholeLines((*_HEADINGS, "more from …"))
_LIST_HEADING_LONGEST = 60
_MENU = WholeLines(phrases.MENU)
_MENU_OPENS = first_words(phrases.MENU)
_CRUMB = re.compile(r"\s*[>›»→]\s*|\s+/\s+")
_BAR = re.compile(r"\s*[|•·]\s*")


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
    opens = fold(passage[:HEADLINE_LONGEST]).startswith(_FOLDED_HEADINGS)
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
    if all(why or is_person(part) for why, part in zip(whys, parts, strict=True)):
        return next(filter(None, whys), None)
    return None


def _role(line: str) -> str | None:
    return "byline" if is_role(line) else None


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
    return len(parts) > 1 and 2 * known > len(parts) and all(map(is_short, parts))


def _is_menu_row(folded: str) -> bool:
    opens = first_word(folded) in _MENU_OPENS
    return opens and _menu_row().fullmatch(folded) is not None


def _is_breadcrumb(line: str) -> bool:
    *path, here = _CRUMB.split(line)
    if not path or not all(part and is_short(part) for part in path) or is_sentence(here):
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


_ANYWHERE: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("last-update line", _is_last_update),
    ("photo credit", _is_credit),
    ("share buttons", _is_share),
    ("copyright line", _COPYRIGHT.fullmatch),
    ("tags", _is_tags),
    ("read more", _is_read_more),
    ("byline", is_desk_line),
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
