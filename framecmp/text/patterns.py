"""Words and phrases as patterns over lines without case and accents.

Patterns of many phrases are compiled by ``re``, in a third of the time that ``regex`` takes;
those that need classes of letters are left to ``regex``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property, lru_cache

import regex

_Match = re.Match[str] | regex.Match[str]

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


def fold_all(options: Iterable[str]) -> list[str]:
    """Each option folded, all of them at once."""
    joined = "\n".join(options)
    return fold(joined).split("\n") if joined else []


def any_of(options: Iterable[str]) -> str:
    """An alternation that prefers the longest."""
    return "(?:" + "|".join(map(re.escape, sorted(options, key=len, reverse=True))) + ")"


def any_phrase(options: Iterable[str]) -> str:
    """An alternation of folded phrases, the longest first."""
    longest_first = sorted(set(fold_all(options)), key=len, reverse=True)
    return "(?:" + "|".join(map(_phrase, longest_first)) + ")"


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


_WILD = re.compile(r"[…#~]")
# By so many of their first letters phrases are looked up.
_OPENING = 3
_BARE = regex.compile(r"[^\w\"'“‘«„]*(?P<bare>.*?)\W*", regex.DOTALL)


class WholeLines:
    """Phrases that a folded line may be, with marks but no opening quote around it.

    A pattern of hundreds of phrases takes long to compile. So plain ones are looked up, and each
    other is compiled when a line opens as it does and holds what is literal in it.

    :param options: a phrase each; ``…`` stands for whatever, ``#`` for a number.
    """

    def __init__(self, options: Iterable[str]) -> None:
        phrases = frozenset(fold_all(options))
        self._plain = frozenset(filter(_is_plain, phrases))
        # By how they open, if they open with letters.
        self._others: dict[str, list[str]] = {}
        for phrase in sorted(phrases - self._plain):
            opens = phrase[:_OPENING]
            self._others.setdefault(opens if opens.isalpha() else "", []).append(phrase)

    def match(self, line: str) -> bool:
        """Whether a folded line is one of the phrases."""
        bare = _BARE.fullmatch(line)
        if bare is not None and bare["bare"] in self._plain:
            return True
        return any(
            _literal(phrase) in line and _whole(phrase).fullmatch(line)
            for opens in {"", first_word(line)[:_OPENING]}
            for phrase in self._others.get(opens, ())
        )


def _is_plain(phrase: str) -> bool:
    return phrase[0].isalnum() and phrase[-1].isalnum() and not _WILD.search(phrase)


@cache
def _literal(phrase: str) -> str:
    """The longest part of a phrase that a line must hold as it is."""
    return max(map(str.strip, _WILD.split(phrase)), key=len)


@cache
def _whole(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"[^\w\"'“‘«„]*{_phrase(phrase)}\W*")


class Marked:
    """A pattern that no line without one of some marks can match, made when one has it.

    :param marks: in small letters.
    :param written: gives the pattern.
    """

    def __init__(self, marks: Iterable[str], written: Callable[[], str]) -> None:
        self._marks, self._written = tuple(marks), written

    def match(self, line: str) -> _Match | None:
        """The match at the start of a line, if any."""
        return self._pattern.match(line) if self._is_marked(line) else None

    def fullmatch(self, line: str) -> _Match | None:
        """The match of a whole line, if it is one."""
        return self._pattern.fullmatch(line) if self._is_marked(line) else None

    def without(self, line: str) -> str:
        """The line with a blank for each match."""
        return self._pattern.sub(" ", line) if self._is_marked(line) else line

    def _is_marked(self, line: str) -> bool:
        lowered = line.lower()
        return any(mark in lowered for mark in self._marks)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | regex.Pattern[str]:
        written = self._written()
        return regex.compile(written) if r"\p{" in written else re.compile(written)


def first_words(options: Iterable[str]) -> frozenset[str]:
    """The words that folded phrases open with; see :func:`first_word`."""
    return frozenset(map(first_word, fold_all(options)))


def first_word(line: str) -> str:
    """What a folded line opens with, up to the first blank or mark behind a letter."""
    found = _FIRST_WORD.search(line)
    return found.group() if found else ""


def folded_words(words: Iterable[str]) -> frozenset[str]:
    """The words without case and accents."""
    return frozenset(fold_all(words))
