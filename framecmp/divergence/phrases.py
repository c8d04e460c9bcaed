"""Candidate phrases: the stretches of a passage that may name something.

No tagger is needed: function words and punctuation bound a phrase, in the way of RAKE
(Rose et al. 2010), and "X of Y" is kept whole besides its parts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

import regex

from framecmp.text import normalise, word_spans

LONGEST = 5

_FALLBACK_LANGUAGE = "en"
_JOINERS = {"of", "of the"}
# A dash inside a name has no blank beside it: Nagorno–Karabakh.
_BREAK = regex.compile(r"[^\s\p{Pd}'’]|\s\p{Pd}|\p{Pd}\s|—")


@dataclass(frozen=True)
class Phrase:
    """Words ``first`` to ``last`` (inclusive) of a passage, as the characters they cover.

    :ivar content: the normalised words that carry meaning, in order; ``places`` says
        which words of the passage they are.
    :ivar cuts: how many of its ends (0 to 2) part it from a content word next to it; an
        end where capitals change to small letters, as in "Ms Lee | resigned", counts half.
    """

    first: int
    last: int
    start: int
    end: int
    content: tuple[str, ...]
    places: tuple[int, ...]
    cuts: float


def phrases(text: str, lang: str | None = None) -> list[Phrase]:
    """The candidate phrases of a passage, by place, then by length.

    A phrase has up to ``LONGEST`` content words in a row without punctuation between
    them, or two such runs joined by "of". Text without content words gives none.
    """
    spans = word_spans(text)
    words = [normalise(text[start:end]) for start, end in spans]
    plain = is_function_word(lang)
    runs = _runs(text, spans, [bool(w) and not plain(w) for w in words])
    found = {
        (i, j)
        for a, b in runs
        for i in range(a, b + 1)
        for j in range(i, min(b, i + LONGEST - 1) + 1)
    }
    for (a, b), (c, d) in pairwise(runs):
        between = text[spans[b][1] : spans[c][0]]
        if between.strip().casefold() in _JOINERS:
            found |= {
                (i, j) for i in range(max(a, b - 1), b + 1) for j in range(c, min(d, c + 2) + 1)
            }
    inner = {(i, i + 1): _cut(text, spans[i], spans[i + 1]) for a, b in runs for i in range(a, b)}
    return [
        Phrase(
            first=i,
            last=j,
            start=spans[i][0],
            end=spans[j][1],
            content=tuple(words[k] for k in meant),
            places=tuple(meant),
            cuts=inner.get((i - 1, i), 0.0) + inner.get((j, j + 1), 0.0),
        )
        for i, j in sorted(found)
        if (meant := [k for k in range(i, j + 1) if not plain(words[k])])
    ]


def _cut(text: str, left: tuple[int, int], right: tuple[int, int]) -> float:
    return 0.5 if text[left[0]].isupper() and text[right[0]].islower() else 1.0


@cache
def is_function_word(lang: str | None) -> Callable[[str], bool]:
    """A test for the function words of a language, on normalised words.

    The lists are data files of this package, ``function_words_<lang>.txt``. A text that
    doesn't say its language is taken for English; a language without a list has none.
    """
    code = (lang or _FALLBACK_LANGUAGE).replace("_", "-").split("-")[0].lower()
    path = files("framecmp.divergence") / "data" / f"function_words_{code}.txt"
    known = frozenset(path.read_text("utf-8").split()) if path.is_file() else frozenset()
    return known.__contains__


def _runs(
    text: str, spans: Sequence[tuple[int, int]], content: Sequence[bool]
) -> list[tuple[int, int]]:
    """(first, last) of the runs of content words with nothing but blanks between them."""
    runs: list[tuple[int, int]] = []
    for i, is_content in enumerate(content):
        if not is_content:
            continue
        joined = (
            runs and runs[-1][1] == i - 1 and not _BREAK.search(text[spans[i - 1][1] : spans[i][0]])
        )
        if joined:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs
