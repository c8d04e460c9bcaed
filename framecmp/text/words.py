"""Words inside a passage, by Unicode's word boundaries (UAX 29), and their plain form."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

from framecmp.text.blanks import Span

# UAX 29 splits at hyphens and before the last dot of an abbreviation; both are put back.
# `\w+` is no substitute: it breaks Armenian, vocalised Arabic and apostrophes.
_SEGMENT = regex.compile(r"\b.+?\b", regex.WORD | regex.V1 | regex.DOTALL)
_INKED = regex.compile(r"[\p{L}\p{N}]")
_ABBREVIATION = regex.compile(r"\p{L}(?:\.\p{L})+")
_HYPHENS = frozenset("-\u2010\u2011")
# Hyphens that aren't shown, and what keeps words from being parted.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u2060\ufeff"))
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u02bc\uff07", "'")) | _UNSEEN


# The same passage is asked for by each of its links, and by every finder.
@lru_cache(maxsize=1024)
def word_spans(text: str) -> tuple[Span, ...]:
    """The words of a text, in order: segments that hold a letter or a digit.

    ``anti-terrorist``, ``Azerbaijan's``, ``30,000`` and ``U.S.`` are one word each.
    Text without letters and digits gives none.
    """
    spans: list[Span] = []
    for segment in _SEGMENT.finditer(text):
        start, end = segment.span()
        if not _INKED.search(text, start, end):
            continue
        if spans and spans[-1][1] == start - 1 and text[start - 1] in _HYPHENS:
            start = spans.pop()[0]
        elif text.startswith(".", end) and _ABBREVIATION.fullmatch(text, start, end):
            end += 1
        spans.append((start, end))
    return tuple(spans)


@lru_cache(maxsize=1 << 16)
def normalise(word: str) -> str:
    """The form under which two writings of a word are the same.

    Case is folded, a curly apostrophe made straight, and the English possessive dropped, as are
    soft hyphens and marks that join without being seen.
    An empty word stays empty.
    """
    # Folding is not Turkish or Azerbaijani: it turns I into i where they mean dotless ı.
    # What it does to İ (an i and a combining dot) is undone, so that İlham is ilham.
    folded = unicodedata.normalize("NFC", word).casefold().replace("i\u0307", "i")
    return folded.translate(_APOSTROPHES).removesuffix("'s")
