"""Which passages are the article and which the page around it.

What a line says by itself is asked first (``lines``); where that could as well be a line
of the article, its place decides: before the first sentence, after the last one, or in a
run of headlines and dates. In doubt a passage is body: a byline that is compared costs
less than a paragraph that is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from framecmp.records import PassageKind
from framecmp.text import lines

# One letter a passage, so that a list of links is a pattern over letters:
# s sentence, h headline, d date with its year, e other date, D headline with its date,
# L heading of a list, G such a heading glued to a headline, f other furniture.
_LINKS_AFTER_HEADING = r"[LG][de]?(?:h[de]?|[DLGf])*"

# At the foot a list needs no heading where headlines and full dates alternate. Dates that
# stand first and headlines that stand last may be a timeline, which is the article's.
_LINKS_AT_FOOT = re.compile(
    rf"{_LINKS_AFTER_HEADING}|(?<![de])(?:hd){{2,}}|(?:hd){{2,}}(?!h)|D{{3,}}"
)

# Inside the article a headline before a sentence may be a subhead, which is the article's.
_LINKS_INSIDE = re.compile(r"(?:G[hdeD]*|L[hdeD]+)(?:(?=hs)|(?<=[deDG])(?=s))")

_MOST_SIGNATURES = 3

_MARKDOWN_TITLE = re.compile(r"#\s+(?=\S)")
_QUESTION_LONGEST = 100
_ONE_QUOTED_STOP = regex.compile(r"(?:[^.!?]|[.!?](?!\s+\p{Lu}))+[.…]['\"”’»]+")
_LEAD = 1000
_OPENS_OTHERWISE = regex.compile(r"\p{Ll}|[-–—•*·]\s")
_OPENING_QUOTES = tuple("\"'“‘«„")
_CONTENT_WORD = regex.compile(r"\p{L}{3,}")


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
    foot = page.codes.rfind("s") + 1
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
    """

    passages: Sequence[str]
    lines: Sequence[str]
    codes: str
    whys: list[str | None]

    @classmethod
    def of(cls, passages: Sequence[str]) -> _Page:
        flat = [" ".join(p.split()) if len(p) <= lines.LONGEST else "" for p in passages]
        whys = [lines.furniture_anywhere(line) if line else None for line in flat]
        return cls(passages, flat, "".join(map(_code, passages, flat, whys)), whys)


def _code(passage: str, line: str, why: str | None) -> str:
    if lines.is_glued_list(passage):
        return "G"
    if lines.is_list_heading(line):
        return "L"
    if why is not None:
        return "f"
    if lines.is_date(line):
        return "d" if lines.is_full_date(line) else "e"
    if lines.is_dated_headline(line):
        return "D"
    return "h" if line and lines.is_headline(line) else "s"


def _mark_links(page: _Page, foot: int) -> None:
    for pattern, start, end in (
        (_LINKS_INSIDE, 0, foot),
        (_LINKS_AT_FOOT, foot, len(page.codes)),
    ):
        for run in pattern.finditer(page.codes, start, end):
            for index in range(*run.span()):
                page.whys[index] = page.whys[index] or "link list"


def _mark_head(page: _Page, title: str | None) -> int | None:
    """Mark what stands above the article's first sentence; return the title's index."""
    first = title_index = None
    for index, line in enumerate(page.lines):
        page.whys[index] = page.whys[index] or lines.furniture_at_edge(line)
        if title_index is not None and lines.is_correspondent(line):
            page.whys[index] = page.whys[index] or "byline"
        if page.whys[index]:
            continue
        if first is None:
            first = index
            if _is_title(page, index, title):
                title_index = index
                continue
        if page.codes[index] == "s":
            break
    return title_index


def _mark_foot(page: _Page, foot: int) -> None:
    """Mark what stands below the article's last sentence."""
    signatures: list[int] = []
    for index in range(foot, len(page.lines)):
        line = page.lines[index]
        page.whys[index] = page.whys[index] or lines.furniture_at_edge(line)
        follows_on = index == foot + len(signatures)
        if follows_on and page.whys[index] is None and lines.is_name(line):
            signatures.append(index)
    introduced = foot == 0 or page.passages[foot - 1].endswith(":")
    if not introduced and len(signatures) <= _MOST_SIGNATURES:
        for index in signatures:
            page.whys[index] = "signature"


def _is_title(page: _Page, index: int, title: str | None) -> bool:
    """Whether the article's first own passage is its headline."""
    line = page.lines[index]
    if _MARKDOWN_TITLE.match(line):
        return True
    if title is not None and line and headline(line).casefold() == headline(title).casefold():
        return True
    following = page.codes.find("s", index + 1)
    if following < 0 or _OPENS_OTHERWISE.match(line):
        return False
    if page.codes[index] == "s":
        return _is_repeated(line, page.passages[following][:_LEAD])
    return not lines.is_sentence(line) or (
        len(line) <= _QUESTION_LONGEST and not line.startswith(_OPENING_QUOTES)
    )


def _is_repeated(line: str, lead: str) -> bool:
    """Whether a line that ends in a quoted full stop is a headline: the lead repeats it."""
    if not _ONE_QUOTED_STOP.fullmatch(line):
        return False
    words = set(_CONTENT_WORD.findall(line.casefold()))
    return 2 * len(words.intersection(_CONTENT_WORD.findall(lead.casefold()))) > len(words)
