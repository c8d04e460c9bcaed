"""Words and phrases as patterns over lines without case and accents."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

_ACCENTS = regex.compile(r"\p{Mn}+")

# What folding leaves different though readers see one letter or mark: dotless i, quotes.
_SAME = str.maketrans({"ı": "i", "’": "'", "ʼ": "'"})


# A line is asked for by a dozen tests in a row.
@lru_cache(maxsize=128)
def fold(text: str) -> str:
    """A text without case and accents, so that titles in capitals match their phrase."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return _ACCENTS.sub("", unicodedata.normalize("NFD", folded)).translate(_SAME)


def any_of(options: Iterable[str]) -> str:
    """An alternation that prefers the longest."""
    return "(?:" + "|".join(map(regex.escape, sorted(options, key=len, reverse=True))) + ")"


def any_phrase(options: Iterable[str]) -> str:
    """An alternation of folded phrases, the longest first."""
    folded = sorted(set(map(fold, options)), key=len, reverse=True)
    return "(?:" + "|".join(map(_phrase, folded)) + ")"


def _phrase(phrase: str) -> str:
    pattern = regex.escape(phrase, special_only=True, literal_spaces=True)
    return (
        pattern.replace(r"\#", r"\d[\d.,: ]*[km]?")
        .replace(" … ", " (?:.{0,250} )?")
        .replace("… ", "(?:.{0,250} )?")
        .replace("…", ".{0,250}")
        .replace("\\~", "~")
        .replace("~", r".{0,250}(?<![.!?])$")
    )


def whole(options: Iterable[str]) -> regex.Pattern[str]:
    """A folded line that is one of the phrases, with marks but no opening quote around it."""
    return regex.compile(rf"[^\w\"'“‘«„]*{any_phrase(options)}\W*")


def folded_words(words: Iterable[str]) -> frozenset[str]:
    """The words without case and accents."""
    return frozenset(map(fold, words))
