"""Words and phrases as patterns over lines without case and accents.

Patterns of many phrases are compiled by ``re``, in a third of the time that ``regex`` takes;
those that need classes of letters are left to ``regex``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache

import regex

_FIRST_WORD = regex.compile(r"\w+")
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
    return "(?:" + "|".join(map(re.escape, sorted(options, key=len, reverse=True))) + ")"


def any_phrase(options: Iterable[str]) -> str:
    """An alternation of folded phrases, the longest first."""
    folded = sorted(set(map(fold, options)), key=len, reverse=True)
    return "(?:" + "|".join(map(_phrase, folded)) + ")"


def _phrase(phrase: str) -> str:
    return (
        re.escape(phrase)
        .replace(r"\ ", " ")
        .replace(r"\#", r"\d[\d.,: ]*[km]?")
        .replace(" … ", " (?:.{0,250} )?")
        .replace("… ", "(?:.{0,250} )?")
        .replace("…", ".{0,250}")
        .replace("\\~", "~")
        .replace("~", r".{0,250}(?<![.!?])$")
    )


_PLAIN = regex.compile(r"\w(?:[^…#~]*\w)?")
_OPENS_PLAIN = regex.compile(r"\w++(?![…#~])")
_BARE = regex.compile(r"[^\w\"'“‘«„]*(?P<bare>.*?)\W*", regex.DOTALL)


class WholeLines:
    """Phrases that a folded line may be, with marks but no opening quote around it.

    A pattern of hundreds of phrases takes long to compile. So plain ones are looked up, and the
    others compiled when a line opens with a word that one of them opens with.

    :param options: a phrase each; ``…`` stands for whatever, ``#`` for a number.
    """

    def __init__(self, options: Iterable[str]) -> None:
        folded = set(map(fold, options))
        self._plain = frozenset(phrase for phrase in folded if _PLAIN.fullmatch(phrase))
        self._others: list[str] = []
        self._opening: dict[str, list[str]] = {}
        for phrase in sorted(folded - self._plain):
            word = _OPENS_PLAIN.match(phrase)
            (self._opening.setdefault(word.group(), []) if word else self._others).append(phrase)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def match(self, line: str) -> bool:
        """Whether a folded line is one of the phrases."""
        bare = _BARE.fullmatch(line)
        if bare is not None and bare["bare"] in self._plain:
            return True
        if self._others and self._pattern_of_others.fullmatch(line):
            return True
        word = first_word(line)
        if word not in self._opening:
            return False
        if word not in self._patterns:
            self._patterns[word] = _whole(self._opening[word])
        return self._patterns[word].fullmatch(line) is not None

    @cached_property
    def _pattern_of_others(self) -> re.Pattern[str]:
        return _whole(self._others)


def _whole(options: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[^\w\"'“‘«„]*{any_phrase(options)}\W*")


class Marked:
    """A pattern that no line without one of some marks can match, compiled when one has it.

    :param marks: in small letters.
    """

    def __init__(self, marks: Iterable[str], pattern: str, flags: int = 0) -> None:
        self._marks, self._written, self._flags = tuple(marks), pattern, flags

    def match(self, line: str) -> regex.Match[str] | None:
        """The match at the start of a line, if any."""
        return self._pattern.match(line) if self._is_marked(line) else None

    def fullmatch(self, line: str) -> regex.Match[str] | None:
        """The match of a whole line, if it is one."""
        return self._pattern.fullmatch(line) if self._is_marked(line) else None

    def _is_marked(self, line: str) -> bool:
        lowered = line.lower()
        return any(mark in lowered for mark in self._marks)

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        return regex.compile(self._written, self._flags)


def first_words(options: Iterable[str]) -> frozenset[str]:
    """The words that folded phrases open with; see :func:`first_word`."""
    return frozenset(first_word(fold(phrase)) for phrase in options)


def first_word(line: str) -> str:
    """What a folded line opens with, up to the first blank or mark behind a letter."""
    found = _FIRST_WORD.search(line)
    return found.group() if found else ""


def folded_words(words: Iterable[str]) -> frozenset[str]:
    """The words without case and accents."""
    return frozenset(map(fold, words))
