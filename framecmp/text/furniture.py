"""Which passages are the article and which the page around it.

What a line says by itself is asked first (``lines``, ``bylines``); where that could as well
be a line of the article, its place decides: before the first sentence, after the last one,
or in a run of headlines and dates. In doubt a passage is body: a byline that is compared
costs less than a paragraph that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from framecmp.records import PassageKind
from framecmp.text import bylines, datelines, lines, shapes
from framecmp.text.patterns import fold

# One letter a passage, so that a list of links is a pattern over letters:
# s sentence, h headline, b headline with a bullet, d date with its year, e other date,
# D headline with its date behind it, t with its date or time before it, L heading of a
# list, G such a heading glued to a headline, x furniture that ends a page, f other furniture.
_LINK = "[hbdetD]"

# Below the last sentence nothing returns to the article after the heading of a list or
# what ends a page (but points with bullets may), nor where headlines and full dates
# alternate. Dates that stand first may be a timeline, which is the article's.
_LINKS_AT_FOOT = re.compile(r"[LG].*|x[^bLG]*|(?<![de])(?:hd){2,}|(?:hd){2,}(?!h)|D{3,}")
_DATES_FIRST_AT_FOOT = re.compile(r"(?:dh){3,}|t{3,}")

# Inside the article a headline before a sentence may be a subhead, which is the article's.
_LINKS_INSIDE = re.compile(rf"(?:G{_LINK}*|L{_LINK}+)(?:(?={_LINK}s)|(?<=[deDG])(?=s)|(?=[fxLG]))")

_ENDS_PAGE = frozenset(
    (
        *("share buttons", "follow line", "comments prompt", "tags", "pagination"),
        *("copyright line", "amendment note", "about the author"),
    )
)

# Menu entries (m) with up to two short lines (n) between them that no table knows.
_MENU_RUN = re.compile(r"mm(?:n{1,2}mm+|m)*")

_MOST_SIGNATURES = 3
_MOST_BYLINES = 2

_MARKDOWN_TITLE = re.compile(r"#\s+(?=\S)")
_QUESTION_LONGEST = 100
_ONE_QUOTED_STOP = regex.compile(r"(?:[^.!?]|[.!?](?!\s+\p{Lu}))+[.…]['\"”’»]+")
_LEAD = 1000
_BULLET = re.compile(r"[-–—•*·]\s")
_OPENS_OTHERWISE = regex.compile(rf"\p{{Ll}}|{_BULLET.pattern}")
_GEORGIAN = regex.compile(r"\p{Georgian}")
_OPENING_QUOTES = tuple("\"'“‘«„")
_CONTENT_WORD = regex.compile(r"\p{L}{3,}")
_LONG_WORD = regex.compile(r"\p{L}{4,}")
_CAPITALISED = regex.compile(r"\b\p{Lu}[\p{L}\p{M}]+")
_SMALL_WORD = regex.compile(r"\b\p{Ll}+\b")
_INITIAL_AND_NAME = regex.compile(r"\p{Lu}\. ?\p{Lu}[\p{L}\-]+")
_LABEL_WORDS = 4
_TAKEN_UP = 1 / 3
_SHORT = 100
# As much of a word as its endings leave alone in most languages.
_STEM = 5


class Verdict(NamedTuple):
    """A passage's kind, and for furniture what it is."""

    kind: PassageKind
    why: str | None = None


def judge(passages: Sequence[str], title: str | None = None) -> list[Verdict]:
    """The kind of each passage of an article, in order; none for no passages.

    :param title: the title that the front matter gives, if any.

    At most one passage is the title, and none where no body would be left.
    """
    page = _Page.of(passages)
    foot = _foot(page)
    _mark_links(page, foot)
    title_index = _mark_head(page, title)
    _mark_foot(page, foot)
    verdicts = [Verdict("furniture", why) if why else Verdict("body") for why in page.whys]
    if title_index is not None and page.whys.count(None) > 1:
        verdicts[title_index] = Verdict("title")
    return verdicts


def headline(passage: str) -> str:
    """The words of a title passage on one line, without Markdown's mark."""
    return " ".join(_MARKDOWN_TITLE.sub("", passage, count=1).split())


class _Page(NamedTuple):
    """The passages, and what is known of each: its line, its code, what furniture it is.

    A passage too long for furniture has an empty line: nothing looks into it.
    ``said`` are the article's sentences, ``small`` their words in small letters, ``stems``
    how all their words begin.
    """

    passages: Sequence[str]
    lines: Sequence[str]
    codes: str
    whys: list[str | None]
    small: frozenset[str]
    stems: frozenset[str]
    said: str

    @classmethod
    def of(cls, passages: Sequence[str]) -> _Page:
        flat = [" ".join(p.split()) if len(p) <= lines.LONGEST else "" for p in passages]
        whys = [lines.furniture_anywhere(line) if line else None for line in flat]
        codes = "".join(map(_code, passages, flat, whys))
        said = "\n".join(p for p, code in zip(passages, codes, strict=True) if code == "s")
        small = frozenset(_SMALL_WORD.findall(said))
        stems = frozenset(word[:_STEM] for word in _LONG_WORD.findall(said.casefold()))
        return cls(passages, flat, codes, whys, small, stems, said)

    def mark(self, index: int, why: str | None) -> None:
        """Tell what furniture a passage is, unless that is known."""
        self.whys[index] = self.whys[index] or why

    def names_writer(self, index: int) -> bool:
        """Whether a line is a name that the article neither tells of nor takes for words."""
        line = self.lines[index]
        return (
            bylines.is_correspondent(line)
            and self.small.isdisjoint(map(str.casefold, _CAPITALISED.findall(line)))
            and line not in self.said
        )

    def taken_up(self, line: str) -> float:
        """The share of a line's longer words that the article's sentences hold, endings apart."""
        words = set(_LONG_WORD.findall(line.casefold()))
        return sum(word[:_STEM] in self.stems for word in words) / max(len(words), 1)


def _code(passage: str, line: str, why: str | None) -> str:
    if lines.is_glued_list(passage):
        return "G"
    if lines.is_list_heading(line):
        return "L"
    if why is not None:
        return "x" if why in _ENDS_PAGE else "f"
    if datelines.is_date(line):
        return "d" if datelines.is_full_date(line) else "e"
    if datelines.is_dated_headline(line):
        return "D"
    return _code_of_text(line)


def _code_of_text(line: str) -> str:
    if not line or not shapes.is_headline(line):
        return "s"
    if datelines.is_moment_then_headline(line):
        return "t"
    return "b" if _BULLET.match(line) else "h"


def _foot(page: _Page) -> int:
    """Where the article's last sentence has ended; a line on its writer is none."""
    last = page.codes.rfind("s")
    name = bylines.described_writer(page.lines[last]) if last > 0 else None
    if name is None or not any(name in line for line in page.lines[:last] if len(line) < _SHORT):
        return last + 1
    page.mark(last, "byline")
    return page.codes.rfind("s", 0, last) + 1


def _mark_links(page: _Page, foot: int) -> None:
    for start, end in _link_runs(page, foot):
        for index in range(start, end):
            page.mark(index, "link list")


def _link_runs(page: _Page, foot: int) -> Iterator[tuple[int, int]]:
    lead = page.codes.find("s")
    for run in _LINKS_INSIDE.finditer(page.codes, max(lead, 0), foot):
        yield run.span()
    for run in _LINKS_AT_FOOT.finditer(page.codes, foot):
        yield run.span()
    for run in _DATES_FIRST_AT_FOOT.finditer(page.codes, foot):
        if _newest_first(page, *run.span()):
            yield run.span()


def _newest_first(page: _Page, start: int, end: int) -> bool:
    """Whether a run of dates goes back in time, as lists of links do and stories don't."""
    dated = (i for i in range(start, end) if page.codes[i] in "dt")
    moments = [datelines.moment(page.lines[i]) for i in dated]
    known = [moment for moment in moments if moment is not None]
    return (
        len(known) == len(moments)
        and all(later >= earlier for later, earlier in pairwise(known))
        and known[0] > known[-1]
    )


def _mark_head(page: _Page, title: str | None) -> int | None:
    """Mark what stands above the article's first sentence; return the title's index.

    One sentence may be the standfirst: where a byline follows it, the head goes on.
    """
    _mark_menu(page)
    title_index = None
    looked = standfirst = False
    elsewhere = title is not None and not any(_is_given(line, title) for line in page.lines)
    for index, line in enumerate(page.lines):
        page.mark(index, lines.furniture_at_edge(line))
        if page.whys[index] is None and (elsewhere or title_index is not None):
            page.mark(index, _below_title(page, index, title_index))
        if not looked and page.whys[index] is None and _is_label(page, index, title):
            page.mark(index, "label above the title")
        if page.whys[index]:
            continue
        if not looked:
            looked = True
            if _is_title(page, index, title):
                title_index = index
                continue
        if page.codes[index] == "s":
            if standfirst or not _byline_follows(page, index):
                break
            standfirst = True
    return title_index


def _mark_menu(page: _Page) -> None:
    """Mark the entries of a menu above the first sentence that no table knows."""
    lead = page.codes.find("s")
    letters = "".join(
        "m" if lines.is_menu(line) else "n" if shapes.is_short_label(line) else "-"
        for line in page.lines[: lead if lead >= 0 else 0]
    )
    for run in _MENU_RUN.finditer(letters):
        for index in range(*run.span()):
            page.mark(index, "menu")


def _below_title(page: _Page, index: int, title_index: int | None) -> str | None:
    line = page.lines[index]
    if title_index is not None and fold(line) == fold(page.lines[title_index]):
        return "title again"
    found = page.whys[:index].count("byline")
    if found < _MOST_BYLINES and page.names_writer(index):
        return "byline"
    return "byline" if bylines.is_role(line) else None


def _is_label(page: _Page, index: int, title: str | None) -> bool:
    """Whether a line is a section or the outlet's name: the title stands further down.

    So it is where the article takes up words of a headline below it and none of the line's
    (or its only word, which is a place then), or where the line reads as an outlet's name.
    The heading of a list is a section as well.
    """
    line = page.lines[index]
    if page.codes[index] == "L":
        return True
    if page.codes[index] != "h" or _MARKDOWN_TITLE.match(line) or _is_given(line, title):
        return False
    lead = page.codes.find("s")
    below = [i for i in range(index + 1, lead) if page.codes[i] == "h"]
    below = [i for i in below if not page.whys[i] and not lines.furniture_at_edge(page.lines[i])]
    if not below or len(line.split()) > _LABEL_WORDS or shapes.is_sentence(line):
        return False
    if bylines.is_outlet_name(line):
        return True
    is_place = " " not in line
    return (is_place or not page.taken_up(line)) and any(
        page.taken_up(page.lines[i]) >= _TAKEN_UP for i in below
    )


def _is_given(line: str, title: str | None) -> bool:
    """Whether a line is the title that the front matter gives."""
    return title is not None and headline(line).casefold() == headline(title).casefold()


def _byline_follows(page: _Page, index: int) -> bool:
    for line, why in zip(page.lines[index + 1 :], page.whys[index + 1 :], strict=True):
        found = why or lines.furniture_at_edge(line)
        if found is None or found == "byline":
            return found is not None
    return False


def _mark_foot(page: _Page, foot: int) -> None:
    """Mark what stands below the article's last sentence."""
    signatures: list[int] = []
    for index in range(foot, len(page.lines)):
        line = page.lines[index]
        if page.codes[index] not in "de" or not page.codes.startswith("h", index + 1):
            page.mark(index, lines.furniture_at_edge(line))
        follows_on = index == foot + len(signatures)
        if follows_on and page.whys[index] is None and shapes.is_name(line):
            signatures.append(index)
    introduced = foot == 0 or page.passages[foot - 1].endswith(":")
    if introduced or not 0 < len(signatures) <= _MOST_SIGNATURES:
        return
    if _INITIAL_AND_NAME.fullmatch(page.lines[foot]) or page.names_writer(foot):
        for index in signatures:
            page.whys[index] = "signature"


def _is_title(page: _Page, index: int, title: str | None) -> bool:
    """Whether the article's first own passage is its headline."""
    line = page.lines[index]
    if _MARKDOWN_TITLE.match(line):
        return True
    if line and _is_given(line, title):
        return True
    following = page.codes.find("s", index + 1)
    if following < 0 or (_OPENS_OTHERWISE.match(line) and not _GEORGIAN.match(line)):
        return False
    if page.codes[index] == "s":
        return _is_repeated(line, page.passages[following][:_LEAD])
    return not shapes.is_sentence(line) or (
        len(line) <= _QUESTION_LONGEST and not line.startswith(_OPENING_QUOTES)
    )


def _is_repeated(line: str, lead: str) -> bool:
    """Whether a line that ends in a quoted full stop is a headline: the lead repeats it."""
    if not _ONE_QUOTED_STOP.fullmatch(line):
        return False
    words = set(_CONTENT_WORD.findall(line.casefold()))
    return 2 * len(words.intersection(_CONTENT_WORD.findall(lead.casefold()))) > len(words)
