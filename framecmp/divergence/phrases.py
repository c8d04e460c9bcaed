"""Candidate phrases: the stretches of a passage that may name something.

No tagger is needed. A passage is cut into chunks where punctuation or a sentence ends, and
where the encoder's vectors of two neighbouring words say so (:mod:`.probes`); where no
such probe is known for the model or the language, before function words, in the way of
RAKE (Rose et al. 2010). Phrases are chunks without the function words around them, the
parts of a chunk that may stand alone, and "X of Y".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from itertools import chain, pairwise

import numpy as np
import regex
from msgspec import Struct

from framecmp.text import language, normalise, word_spans
from framecmp.types import FloatArray

# A longer chunk, in content words, is a text without blanks or a list, not a name.
LONGEST = 8
_FARTHEST = 3 * LONGEST

# A chunk starts where this is more likely than not; a phrase may start or end inside one
# where it isn't unlikely.
START, MAYBE = 0.5, 0.1

# Apostrophes, and the dot of "Mr. Lee" or "D.N.C.'s", don't part words, nor does a dash
# inside a name, which has no blank beside it: Nagorno–Karabakh.
_NO_BREAK = regex.compile(r"[\s.'’]*|(?!—)\p{Pd}")
_QUOTED = regex.compile(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|\"[^\"]+\"")


class Tokens(Struct, frozen=True):
    """The words of a text.

    :ivar spans: (start, end) of each word.
    :ivar words: their normalised forms.
    :ivar light: whether a word carries no meaning of its own.
    :ivar parted: whether punctuation or a sentence's end parts a word from the one before.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    light: tuple[bool, ...]
    parted: tuple[bool, ...]

    def content(self, first: int, last: int) -> list[int]:
        """Which of the words ``first`` to ``last`` (inclusive) carry meaning."""
        return [k for k in range(first, last + 1) if not self.light[k]]

    def owns(self, k: int) -> bool:
        """Whether a word has the English possessive: "Baku's | use of force"."""
        return self.text.endswith(("'s", "’s"), *self.spans[k])


class Phrase(Struct, frozen=True):
    """Words ``first`` to ``last`` (inclusive) of a passage, as the characters they cover.

    :ivar content: the normalised words that carry meaning, in order; ``places`` says
        which words of the passage they are.
    """

    first: int
    last: int
    start: int
    end: int
    content: tuple[str, ...]
    places: tuple[int, ...]


def tokenize(
    text: str, lang: str | None = None, sentences: Sequence[tuple[int, int]] = ()
) -> Tokens:
    """The words of a text, parted by punctuation and by ``sentences``, if given."""
    spans = word_spans(text)
    words = tuple(normalise(text[start:end]) for start, end in spans)
    plain = is_function_word(lang)
    starts = [start for start, _ in sentences]
    sentence = np.searchsorted(starts, [start for start, _ in spans], side="right")
    parted = tuple(
        k == 0
        or bool(sentence[k] != sentence[k - 1])
        or not _NO_BREAK.fullmatch(text[spans[k - 1][1] : spans[k][0]])
        for k in range(len(spans))
    )
    return Tokens(text, spans, words, tuple(not w or plain(w) for w in words), parted)


def chunks(starts: FloatArray) -> list[tuple[int, int]]:
    """(first, last) of the chunks of a text, all its words in order.

    :param starts: (words,) how likely a chunk starts at each.
    """
    firsts = [k for k, start in enumerate(starts) if k == 0 or start > START]
    return [(a, b - 1) for a, b in pairwise([*firsts, len(starts)])]


def whole_chunk(tokens: Tokens, a: int, b: int) -> Phrase:
    """A chunk as a phrase with all its words; one of function words alone means these."""
    places = tokens.content(a, b) or range(a, b + 1)
    return _phrase(tokens, a, b, places)


def phrases(tokens: Tokens, starts: FloatArray) -> list[Phrase]:
    """The candidate phrases of a text, by place, then by length.

    Each chunk without the function words at its ends, what may stand alone before or after
    a word inside it, its parts before and after "of", two chunks that "of" joins, and
    what stands in quotation marks. Text without content words gives none.

    :param starts: (words,) how likely a chunk starts at each.
    """
    return _phrases(tokens, chunks(starts), starts)


def phrases_in(tokens: Tokens, stretches: Sequence[tuple[int, int]]) -> list[Phrase]:
    """The same where somebody else has said which chunks there are.

    :param stretches: (start, end) of them in the text, in order.
    """
    begins = np.array([start for start, _ in tokens.spans], dtype=int)
    ends = np.array([end for _, end in tokens.spans], dtype=int)
    firsts = np.searchsorted(ends, [start for start, _ in stretches], side="right")
    lasts = np.searchsorted(begins, [end for _, end in stretches], side="left") - 1
    cut = [(int(a), int(b)) for a, b in zip(firsts, lasts, strict=True) if a <= b]
    return _phrases(tokens, cut, np.zeros(len(tokens.words), dtype=np.float32))


def _phrases(tokens: Tokens, cut: Sequence[tuple[int, int]], starts: FloatArray) -> list[Phrase]:
    found: set[tuple[int, int]] = set()
    for n, (a, b) in enumerate(cut):
        found |= _parts(tokens, starts, a, b)
        following = cut[n + 1] if n + 1 < len(cut) else (b, b)
        if b < following[0] <= b + 2 and _joins(tokens, b + 1):
            found |= _parts(tokens, starts, a, following[1])
    trimmed = {t for a, b in found if (t := _trim(tokens, a, b)) and _is_one(tokens, *t)}
    trimmed |= {t for a, b in _quoted(tokens) if (t := _trim(tokens, a, b))}
    return [_phrase(tokens, a, b, tokens.content(a, b)) for a, b in sorted(trimmed)]


def _parts(tokens: Tokens, starts: FloatArray, a: int, b: int) -> set[tuple[int, int]]:
    """A chunk, and what stands before, after and between the words at which it may be cut."""
    inside = [
        k
        for k in range(a + 1, b + 1)
        if starts[k] > MAYBE
        or tokens.light[k]
        or _changes_case(tokens, k)
        or tokens.owns(k - 1)
        or (k < b and _joins(tokens, k + 1))
    ]
    edges = [a, *inside, b + 1]
    return (
        {(a, k - 1) for k in edges[1:]}
        | {(k, b) for k in edges[:-1]}
        | {(k, m - 1) for k, m in pairwise(edges)}
    )


def _joins(tokens: Tokens, k: int) -> bool:
    return tokens.words[k] in word_list("joiners", "en") and not tokens.parted[k]


def _changes_case(tokens: Tokens, k: int) -> bool:
    """Whether a name starts or ends before word ``k``, as in "leader | Kim"."""
    before, after = (tokens.text[tokens.spans[i][0]] for i in (k - 1, k))
    return before.isupper() != after.isupper() and before.isalpha() and after.isalpha()


def _quoted(tokens: Tokens) -> set[tuple[int, int]]:
    """What stands in quotation marks."""
    if not tokens.spans:
        return set()
    begins = np.array([start for start, _ in tokens.spans])
    ends = np.array([end for _, end in tokens.spans])
    return {
        (int(np.searchsorted(begins, m.start())), int(np.searchsorted(ends, m.end())) - 1)
        for m in _QUOTED.finditer(tokens.text)
    }


def _trim(tokens: Tokens, a: int, b: int) -> tuple[int, int] | None:
    """Without the function words at the ends; none if too little or too much is left."""
    places = tokens.content(a, b) if b - a < _FARTHEST else []
    return (places[0], places[-1]) if 1 <= len(places) <= LONGEST else None


def _is_one(tokens: Tokens, a: int, b: int) -> bool:
    """Whether no function word but "of" and what follows it joins things inside."""
    joined = False
    for k in range(a, b):
        joined = tokens.words[k] in word_list("joiners", "en") or (joined and tokens.light[k])
        if tokens.light[k] and not joined:
            return False
    return True


def _phrase(tokens: Tokens, a: int, b: int, places: Sequence[int]) -> Phrase:
    return Phrase(
        first=a,
        last=b,
        start=tokens.spans[a][0],
        end=tokens.spans[b][1],
        content=tuple(tokens.words[k] for k in places),
        places=tuple(places),
    )


@cache
def is_function_word(lang: str | None) -> Callable[[str], bool]:
    """A test for the function words of a language, on normalised words.

    The lists are data files of this package, ``function_words_<lang>.txt``. A text that
    doesn't say its language is taken for English; a language without a list has none.
    """
    return word_list("function_words", language(lang)).__contains__


@cache
def word_list(name: str, code: str) -> frozenset[str]:
    """The words of the data file ``<name>_<code>.txt`` of this package; none if there is none."""
    return frozenset(chain.from_iterable(word_rows(name, code)))


def word_rows(name: str, code: str) -> list[list[str]]:
    """The same, line by line."""
    path = files("framecmp.divergence") / "data" / f"{name}_{code}.txt"
    return [line.split() for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
