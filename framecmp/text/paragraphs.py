"""Text to paragraphs, for the three ways in which news text is stored.

One paragraph a line (with or without blank lines between), blank lines around hard-wrapped
paragraphs, and hard-wrapped paragraphs told apart by indentation or a short last line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, get_args

import regex

from framecmp.records import ParagraphMode
from framecmp.text.blanks import LINE, LINE_END, Span, trimmed

# Terminals wrap at 72 to 80 columns and few editors above 100; a column of names or dates
# is narrower than text was ever wrapped.
_WIDEST = 100
_NARROWEST = 40

ENDS_SENTENCE = re.compile(r"[.!?…։؟۔।。！？] ?['\"”’»“)\]]*\Z")
_LOWER_OR_CASELESS = regex.compile(r"[\p{Ll}\p{Lo}]")


class _Line(NamedTuple):
    """A non-blank line without the blanks around it."""

    start: int
    end: int
    indent: int
    apart: bool  # a blank line stands before it


def paragraph_spans(text: str, mode: ParagraphMode = "auto", start: int = 0) -> tuple[Span, ...]:
    """The paragraphs of a text from ``start`` on, in order, without the blanks around them.

    :param mode: ``line`` makes each line one, ``blank`` each run of lines between blank
        lines, ``auto`` decides for the file: runs where the lines are hard-wrapped, else lines.

    :raises ValueError: there is no such mode.

    Every non-blank character is in exactly one span. Blank text gives none.
    """
    if mode not in get_args(ParagraphMode):
        raise ValueError(f"paragraphs: {mode!r}; expected {', '.join(get_args(ParagraphMode))}")
    lines = tuple(_lines(text, start))
    if mode == "line":
        return tuple((line.start, line.end) for line in lines)
    blocks = tuple(_blocks(lines))
    if mode == "blank":
        return tuple((block[0].start, block[-1].end) for block in blocks)
    width = _wrap_width(text, blocks)
    if width is None:
        return tuple((line.start, line.end) for line in lines)
    return tuple(span for block in blocks for span in _unwrapped(text, block, width))


def _lines(text: str, start: int) -> Iterator[_Line]:
    previous_end = start
    for match in LINE.finditer(text, start):
        span = trimmed(text, *match.span())
        if span is None:
            continue
        apart = len(LINE_END.findall(text, previous_end, match.start())) > 1
        yield _Line(*span, indent=span[0] - match.start(), apart=apart)
        previous_end = span[1]


def _blocks(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    block: list[_Line] = []
    for line in lines:
        if line.apart and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _wrap_width(text: str, blocks: Sequence[Sequence[_Line]]) -> int | None:
    """The column at which the file was hard-wrapped; ``None`` where it wasn't.

    The sign of wrapping is that the next line's first word would not have fitted.
    """
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if not pairs:
        return None
    lengths = sorted(_length(line) for line, _ in pairs)
    width = lengths[-1 - len(lengths) // 20]  # a long address may stick out
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = ended = continued = 0
    for line, following in pairs:
        ends = _ends_sentence(text, line)
        ended += ends
        full += ends or not _fits(text, line, following, width)
        continued += bool(_LOWER_OR_CASELESS.match(text, following.start))
    wrapped = full >= 0.8 * len(pairs) and ended <= len(pairs) / 2 and continued >= len(pairs) / 3
    return width if wrapped else None


def _unwrapped(text: str, block: Sequence[_Line], width: int) -> Iterator[Span]:
    """The paragraphs of a block of wrapped lines.

    A paragraph ends where two of three signs meet: the line ends a sentence, it is short,
    the next line is indented further.
    """
    start = block[0].start
    for line, following in pairwise(block):
        signs = (
            _ends_sentence(text, line),
            _fits(text, line, following, width),
            following.indent > line.indent,
        )
        if sum(signs) >= 2:
            yield start, line.end
            start = following.start
    yield start, block[-1].end


def _length(line: _Line) -> int:
    return line.indent + line.end - line.start


def _ends_sentence(text: str, line: _Line) -> bool:
    return ENDS_SENTENCE.search(text, max(line.start, line.end - 6), line.end) is not None


def _fits(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would still have stood on this line."""
    opening = text[following.start : min(following.end, following.start + width)]
    first_word, *_ = opening.split(maxsplit=1)
    return _length(line) + 1 + len(first_word) <= width
