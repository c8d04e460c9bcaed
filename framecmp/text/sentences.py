"""Sentences inside a passage: sentencex's boundaries, with its known false ones undone."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from framecmp.text.blanks import LINE_END, Span, trimmed
from framecmp.text.languages import FALLBACK

# sentencex takes time in the square of a text's open quotes (12 s for 200 000 characters of
# Chinese), so that a long text is read through a window. Longer sentences are cut.
_WINDOW = 10_000

# Georgian letters are lower case to Unicode, and open every Georgian sentence.
# A capital in second place is a name such as iPhone.
_LOWER = regex.compile(r"(?!\p{Georgian})\p{Ll}(?!\p{Lu})")
_DASH = regex.compile(r"[-–—―]\s*(?P<next>\S)?")
_CLOSING_QUOTE = regex.compile(r"[\"'”’»“]\Z")
# A person's, as in "J.D. Miles"; after "in the U.S." a sentence may end.
_INITIALS = regex.compile(
    r"(?<![\p{L}\p{N}.])"
    r"(?!(?:U\.[KNS]|E\.U|D\.[AC]|N\.[CDHJMY]|S\.[CD]|R\.I|W\.V|L\.A|A\.[DIM]|B\.C|P\.[MR]|T\.V)\.)"
    r"(?:\p{Lu}\.){1,2}\Z"
)
_HOUR_OF_DAY = regex.compile(
    r"[ap]\.m\.\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMP][DS]?T|GMT|UTC|BST|CEST)\b"
)
_WORD = regex.compile(r"[\p{L}\p{N}]")


def sentence_spans(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """The sentences of a text, in order, without the blanks around them.

    :param lang: a language code such as ``en`` or ``hy``; an unknown one falls back to
        rules that fit most languages, ``None`` to English.

    Every non-blank character is in exactly one span. Blank text gives none.
    """
    spans: list[Span] = []
    for start, end in _boundaries(text, lang or FALLBACK):
        span = trimmed(text, start, end)
        if span is None:
            continue
        if spans and _continues(text, spans[-1], span):
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
    return tuple(spans)


def _boundaries(text: str, lang: str) -> Iterator[Span]:
    import sentencex

    start = 0
    while start < len(text):
        found = sentencex.get_sentence_boundaries(lang, text[start : start + _WINDOW])
        ends = [start + boundary["end_index"] for boundary in found]
        if start + _WINDOW < len(text) and len(ends) > 1:
            ends.pop()  # the window may have cut it: it opens the next one
        for end in ends:
            yield start, end
            start = end


def _continues(text: str, before: Span, piece: Span) -> bool:
    """Whether the piece belongs to the sentence before it, as in ``«…!» — said he``."""
    lines = len(LINE_END.findall(text, before[1], piece[0]))
    if lines > 1:
        return False
    if _LOWER.match(text, piece[0]) or not _WORD.search(text, *piece):
        return True
    if _INITIALS.search(text, max(before[0], before[1] - 5), before[1]):
        return True
    if _HOUR_OF_DAY.match(text, max(before[0], before[1] - 4)):
        return True
    dash = _DASH.match(text, piece[0])
    if dash is None or lines:  # a dash that opens a line is a bullet or another speaker
        return False
    after_quote = _CLOSING_QUOTE.match(text, before[1] - 1, before[1])
    return bool(after_quote) or bool(_LOWER.match(dash["next"] or ""))
