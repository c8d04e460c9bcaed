"""Names in a text, and whether two of them are one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import regex
from msgspec import Struct

from framecmp.divergence.findings.vocabulary import any_of, table
from framecmp.divergence.phrases import is_function_word
from framecmp.text import language
from framecmp.text.patterns import fold

# Their nouns have capitals, so that capitals tell no name.
_CAPITAL_NOUNS = frozenset({"de", "lb"})

# Above this share of capitals a sentence is a headline, where capitals tell nothing.
_HEADLINE = 0.7

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.]*(?:[-‑][\p{L}\p{N}'’]+)*")
_JOINTS = str.maketrans(".‑", "--")
_SENTENCE_START = regex.compile(r"(?:[.!?:…]\s|[\"“”«„‘(]|[-–—]\s)\s*\Z")

# From this likeness on, two words are spellings of one name; more is asked where they begin
# differently.
_SPELLING, _OTHER_INITIAL = 0.7, 0.8
_LETTERS = 4

# Characters before a name that tell whether a sentence opens with it.
_NEAR = 8

# Letters that one form of a name may have more than another.
_ENDING = 3


class Name(Struct, frozen=True):
    """A name in a sentence.

    :ivar words: its words without case and accents, hyphens parted, titles left out.
    :ivar personal: it may be a person's: two words or more, none of those that bodies have.
    """

    start: int
    end: int
    words: tuple[str, ...]
    personal: bool = False


class _Language(Struct, frozen=True):
    pattern: regex.Pattern[str]
    titles: frozenset[str]
    others: frozenset[str]
    bodies: frozenset[str]


def names(sentence: str, lang: str | None = None) -> list[Name]:
    """The names of a sentence, in order: words with capitals, in one run.

    A single word that opens a sentence or a quotation is left out, for its capital tells
    nothing; so are titles, days and months. Scripts without capitals, languages that write
    every noun with one, and headlines in capitals give none.
    """
    if language(lang) in _CAPITAL_NOUNS:
        return []
    words = [w[0] for w in _WORD.finditer(sentence) if w[0][0].isalpha()]
    capitals = sum(w[0].isupper() for w in words)
    if len(words) > 3 and capitals > _HEADLINE * len(words):
        return []
    spoken = _language(lang)
    found = (_name(match, sentence, spoken, lang) for match in spoken.pattern.finditer(sentence))
    return [name for name in found if name is not None]


def words_of(text: str) -> frozenset[str]:
    """Every word of a text as names hold it, for looking up whether a name is in there."""
    return frozenset(word for match in _WORD.finditer(text) for word in _parts(match[0]))


def same_name(a: Name, b: Name) -> bool:
    """Whether two names may be one: one within the other, short for it, or in another form."""
    short, long = sorted((a.words, b.words), key=len)
    if all(any(_form(x, y) for y in long) for x in short):
        return True
    initials = "".join(word[0] for word in long)
    return len(short) == 1 and len(long) > 1 and fold(short[0]).replace(".", "") == initials


def other_first_name(a: Name, b: Name) -> bool:
    """Whether two persons' names share their last word and not the first: Ivan, Igor Petrov.

    An initial for a first name is no difference. The last word may be spelled in two ways.
    """
    differ = [pair for pair in _differing(a, b, _form) if not _spelled(*pair)]
    return (
        a.personal
        and b.personal
        and len(differ) == 1
        and (_form(a.words[-1], b.words[-1]) or _spelled(a.words[-1], b.words[-1]))
        and min(map(len, differ[0])) > 1
    )


def other_spelling(a: Name, b: Name, *, endings: bool = True) -> bool:
    """Whether all that differs between two names is how words are spelled: Tolk, Tolck.

    :param endings: whether names take endings, as in Russian, so that these tell nothing.
    """
    differ = _differing(a, b, _form if endings else _short_form)
    # Beside one word that is surely spelled otherwise, another may look less alike.
    return any(_spelled(x, y) for x, y in differ) and all(
        _spelled(x, y, other_initial=_SPELLING) for x, y in differ
    )


def _spelled(x: str, y: str, other_initial: float = _OTHER_INITIAL) -> bool:
    """Whether two words may be spellings of one."""
    from rapidfuzz.distance import Indel

    return min(len(x), len(y)) >= _LETTERS and Indel.normalized_similarity(x, y) >= (
        _SPELLING if x[0] == y[0] else other_initial
    )


def _differing(a: Name, b: Name, same: Callable[[str, str], bool]) -> list[tuple[str, str]]:
    """The words of two names, in order, that aren't the same; none if one is longer."""
    if len(a.words) != len(b.words):
        return []
    return [(x, y) for x, y in zip(a.words, b.words, strict=True) if not same(x, y)]


@cache
def _language(lang: str | None) -> _Language:
    known = table("names", lang)
    titles, others, particles, bodies = (
        known.get(k, "").split() for k in ("titles", "others", "particles", "bodies")
    )
    initials, more = r"(?:\p{Lu}\.){2,}", r"[\p{L}\p{M}'’]*"
    word = rf"(?:{initials}|\p{{Lu}}{more}(?:(?<=\b\p{{Lu}})\.(?=\s\p{{Lu}})|[-‑]\p{{L}}{more})*)"
    inner = rf"(?:\s(?:{any_of(particles)}\s){{0,2}}{word})"
    return _Language(
        pattern=regex.compile(rf"(?<![\p{{L}}\p{{N}}]){word}{inner}{{0,5}}"),
        titles=frozenset(titles),
        others=frozenset(others),
        bodies=frozenset(bodies),
    )


def _name(
    match: regex.Match[str], sentence: str, spoken: _Language, lang: str | None
) -> Name | None:
    is_plain = is_function_word(lang)
    words = list(_WORD.finditer(match[0]))
    before = sentence[max(0, match.start() - _NEAR) : match.start()]
    opens = not before.strip() or bool(_SENTENCE_START.search(before))
    plain = [w[0].rstrip(".").casefold() for w in words]
    # Whatever comes before a title is part of it: Foreign Minister, Labour Minister.
    titled = max((i for i, word in enumerate(plain) if word in spoken.titles), default=-1) + 1
    words, plain = words[titled:], plain[titled:]
    while words and (plain[0] in spoken.others or is_plain(plain[0])):
        words, plain = words[1:], plain[1:]
    while words and plain[-1] in spoken.others:
        words, plain = words[:-1], plain[:-1]
    opens = opens and titled == 0
    if not words or (opens and len(words) == 1):
        return None
    parts = tuple(p for w in words for p in _parts(w[0]) if not is_plain(p))
    if not parts or (len(parts) == 1 and len(parts[0]) < 3):
        return None
    if len(words) > 1 and all(w[0].isupper() for w in words):
        return None
    start = match.start() + words[0].start()
    end = match.start() + words[-1].end()
    end -= len(sentence[start:end]) - len(regex.sub(r"['’]s?\Z|\.\Z", "", sentence[start:end]))
    personal = len(words) > 1 and not spoken.bodies & set(parts)
    return Name(start, end, parts, personal)


def _parts(word: str) -> list[str]:
    folded = fold(word).rstrip(".")
    bare = folded.removesuffix("'s" if folded.endswith("'s") else "'")
    return list(filter(None, bare.translate(_JOINTS).split("-")))


def _short_form(x: str, y: str) -> bool:
    """Whether one word is the other or begins it: Greg, Gregor; G., Gregor."""
    return x.startswith(y) or y.startswith(x)


def _form(x: str, y: str) -> bool:
    """Whether one word is the other with an ending: Armenia, Armenian; or its initial."""
    short, long = sorted((x, y), key=len)
    if len(short) == 1:
        return long.startswith(short)
    stem = short.rstrip("aeyоаяιης") if len(short) > 3 else short
    return (
        long.startswith(stem) and len(long) - len(stem) <= _ENDING + 1 and len(stem) > 2
    ) or x == y
