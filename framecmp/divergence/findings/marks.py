"""Quoted stretches of an article, by its quotation marks: a heuristic for any script.

Marks are read by their form and by what stands beside them, since straight ones have no
direction, German closes with what English opens with, and an apostrophe looks like a
closing mark. A quote that runs over paragraphs carries an opening mark at each of them, or
at the first alone. What never closes is no quote.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from framecmp.records import Article
from framecmp.text.blanks import trimmed

# What may close what opens; a straight mark often answers a curly one in scraped text.
_CLOSES = {
    "“": '”"“',
    "„": '“”"',
    "‟": '”"',
    '"': '"”“',
    "＂": "＂",
    "”": '”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "「": "」",
    "『": "』",
}
_MARK = regex.compile('[“”„‟"＂«»‹›「」『』]')
_ONLY_OPENS = frozenset("„‟「『‹")
_ONLY_CLOSES = frozenset("」』›")
_AFTER_OPENING = regex.compile(r"\s*[^\s.,;:!?)\]…]")
_FEET = regex.compile(r"\d['’′]\s?\d+\Z")

_SINGLE_OPEN = regex.compile(r"(?<![\p{L}\p{N}])[‘'‚](?=[\p{L}\p{N}“\"])(?!\d0s|\p{L}['’])")
_SINGLE_CLOSE = regex.compile(r"(?<=\S)[’'](?![\p{L}\p{N}])")
_POSSESSIVE = regex.compile(r"(?:s|\d)[’'] \p{Ll}")

# Marks left open that may still be closed.
_DEEPEST = 8

# Paragraphs without any mark that a quote may run through.
_LONGEST_RUN = 20


class Quoted(Struct, frozen=True):
    """A quoted stretch, in code points of the article's text.

    :ivar start: first quoted character; ``end`` is exclusive. Marks and blanks are left out.
    :ivar opening: where the opening mark stands; ``closing`` is that of the closing one.
    """

    start: int
    end: int
    opening: int
    closing: int


def quoted(article: Article) -> tuple[Quoted, ...]:
    """The outermost quotes of an article, in order; furniture is passed over.

    Quotes inside quotes belong to the outer one. Apostrophes, primes (5'10") and marks
    without a partner are no quotes. No marks: none.
    """
    places = [(p.start, p.end) for p in article.passages if p.kind != "furniture"]
    pairs: list[tuple[int, int]] = []
    at, begin = 0, 0
    while at < len(places):
        start, end = max(places[at][0], begin), places[at][1]
        found, unclosed = _doubles(article.text, start, end)
        pairs += [*found, *_singles(article.text, start, end, found)]
        far = _far_closing(article.text, places[at + 1 :], unclosed)
        if unclosed is None or far is None:
            at += 1
            continue
        pairs = [p for p in pairs if p[0] < unclosed]
        pairs.append((unclosed, far))
        # What follows the closing mark in its own paragraph is read afresh.
        begin = far + 1
        at = next(i for i, (_, last) in enumerate(places) if last > far)
        if begin >= places[at][1]:
            at += 1
    return tuple(_outermost(article.text, pairs))


def left_open(text: str, start: int, end: int) -> int | None:
    """Where the last double or angle mark stands that a paragraph opens and doesn't close."""
    return _doubles(text, start, end)[1]


def _doubles(text: str, start: int, end: int) -> tuple[list[tuple[int, int]], int | None]:
    """The pairs of double and angle marks in a paragraph, and the last mark left open."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for found in _MARK.finditer(text, start, end):
        at, mark = found.start(), found.group()
        if _FEET.search(text, max(start, at - 8), at) or (
            mark == '"' and not stack and text[at - 1 : at].isdigit() and at > start
        ):
            continue
        partner = _partner(text, stack, mark)
        if partner is not None and not (_opens(text, at, start, end) and mark not in _ONLY_CLOSES):
            pairs.append((stack[partner], at))
            del stack[partner:]
        elif mark not in _ONLY_CLOSES and _opens(text, at, start, end):
            stack.append(at)
            del stack[:-_DEEPEST]
    return pairs, stack[-1] if stack else None


def _partner(text: str, stack: list[int], mark: str) -> int | None:
    """The place in the stack of the mark that this one may close: the innermost."""
    return next((i for i in reversed(range(len(stack))) if mark in _CLOSES[text[stack[i]]]), None)


def _opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a mark stands as an opening one: ink follows it, and no word goes before."""
    mark = text[at]
    after = text[at + 1 : min(at + 2, end)]
    before = text[at - 1] if at > start else " "
    if not _AFTER_OPENING.match(text, at + 1, end):
        return False
    if mark in _ONLY_OPENS:
        return True
    if mark == "«":
        return before.isspace() or not after.isspace()
    if after.isspace():
        return False
    return (not before.isalnum() and before not in ".,!?…%)]") or (
        mark == "“" and not before.isascii() and before.isalpha()
    )


def _singles(
    text: str, start: int, end: int, doubles: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The pairs of single marks in a paragraph that don't cross a pair of double ones.

    A plural's apostrophe (``drivers' union``) closes nothing while a better mark follows.
    """
    begin = start
    while found := _SINGLE_OPEN.search(text, begin, end):
        opening = begin = found.start()
        begin += 1
        following = _SINGLE_OPEN.search(text, opening + 1, end)
        limit = following.start() if following else end
        closings = [m.start() for m in _SINGLE_CLOSE.finditer(text, opening + 2, limit)]
        sure = [c for c in closings if not _POSSESSIVE.match(text, c - 1)]
        closing = sure[0] if sure else closings[-1] if closings and text[opening] == "‘" else None
        if closing is None or any((o < opening < c) != (o < closing < c) for o, c in doubles):
            continue
        yield opening, closing
        begin = closing + 1


def _far_closing(text: str, later: list[tuple[int, int]], unclosed: int | None) -> int | None:
    """Where a quote closes that a paragraph leaves open; None if nowhere it can.

    Either each of the paragraphs to come opens with a mark, or none holds one before the
    closing mark; then the quote must have begun a paragraph or followed a colon.
    """
    if unclosed is None:
        return None
    closers = _CLOSES[text[unclosed]]
    marked: bool | None = None
    for start, end in later[:_LONGEST_RUN]:
        begins = _MARK.match(text, start, end) is not None and _opens(text, start, start, end)
        if marked is None:
            marked = begins
        if begins != marked:
            return None
        for found in _MARK.finditer(text, start + begins, end):
            if _opens(text, found.start(), start, end):
                # A quote inside the quote, which this rule doesn't follow, or another quote.
                return None
            if found.group() in closers:
                return found.start() if marked or _leads(text, unclosed) else None
    return None


def _leads(text: str, opening: int) -> bool:
    line = text[max(0, opening - 200) : opening].rstrip(" \t")
    return not line or line[-1] in ":\n\r"


def _outermost(text: str, pairs: list[tuple[int, int]]) -> Iterator[Quoted]:
    last = -1
    for opening, closing in sorted(pairs, key=lambda p: (p[0], -p[1])):
        inside = trimmed(text, opening + 1, closing)
        if opening < last or inside is None:
            continue
        last = closing
        yield Quoted(*inside, opening=opening, closing=closing)
