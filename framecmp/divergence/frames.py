"""Frames: the one who acts and the place of it, around a phrase that names something.

What two outlets call one act may share neither words nor much of their meaning ("a
liberation", "the assault"), and yet somebody did it somewhere: two phrases that stand beside
the same actor and the same place may name one thing however far apart they are. Both have
to be the same; the actors alone, who are everywhere in an event's articles, say nothing.
By word lists, so that a language without them has no frames.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

import numpy as np
from msgspec import Struct

from framecmp.divergence.kinds import wording_kind
from framecmp.divergence.phrases import Phrase, Tokens, word_list
from framecmp.types import BoolArray, IntArray

# How many words from a phrase its place may be, and how many before it the one who acts.
_PLACE_REACH, _ACTOR_REACH = 4, 8
# So many function words may stand between "in" and the place's name.
_BEFORE_PLACE = 3
# So many words may stand between a phrase and the article or owner that opens its noun phrase.
_MODIFIERS = 2


class Frame(Struct, frozen=True):
    """The names beside a phrase, none in both; a phrase that is no noun phrase has none."""

    actors: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether it has both."""
        return bool(self.actors and self.places)


def frames(
    phrases: Sequence[Phrase],
    tokens: Tokens,
    sentence: IntArray,
    is_name: Callable[[str], bool],
    code: str,
) -> tuple[Frame, ...]:
    """The frame of each phrase of a passage.

    :param sentence: (words,) the index of each word's sentence.
    :param is_name: whether a normalised word is a name.
    :param code: the language.
    """
    openers = word_list("noun_openers", code)
    prepositions = word_list("place_words", code)
    names = [not light and is_name(w) for w, light in zip(tokens.words, tokens.light, strict=True)]
    places = _places(tokens, names, prepositions)
    return tuple(
        _frame(p, tokens, sentence, names, places)
        if _is_noun(p, tokens, names, openers)
        else Frame()
        for p in phrases
    )


def framed_alike(a: Sequence[Frame], b: Sequence[Frame]) -> BoolArray:
    """(frames of A, frames of B): whether both have an actor and a place in common."""
    found = np.zeros((len(a), len(b)), dtype=bool)
    whole = [(j, q) for j, q in enumerate(b) if q.whole]
    for i, p in enumerate(a):
        for j, q in whole if p.whole else ():
            found[i, j] = _meet(p.actors, q.actors) and _meet(p.places, q.places)
    return found


def _meet(a: Iterable[str], b: Iterable[str]) -> bool:
    return any(_same_name(x, y) for x in a for y in b)


@lru_cache(1 << 16)
def _same_name(x: str, y: str) -> bool:
    """Whether two words may be one name: the same, another form of it, or a part."""
    return x == y or wording_kind((x,), (y,)) in ("inflection", "spelling", "specificity")


def _places(tokens: Tokens, names: Sequence[bool], prepositions: frozenset[str]) -> frozenset[int]:
    """Which words are of a name after a preposition of place."""
    found: set[int] = set()
    for k, word in enumerate(tokens.words):
        if word in prepositions:
            at = k + 1
            while at < _end(tokens, k + 1 + _BEFORE_PLACE) and tokens.light[at]:
                if tokens.parted[at]:
                    break
                at += 1
            while at < len(names) and names[at] and not tokens.parted[at]:
                found.add(at)
                at += 1
    return frozenset(found)


def _is_noun(
    phrase: Phrase, tokens: Tokens, names: Sequence[bool], openers: frozenset[str]
) -> bool:
    """Whether a phrase without names follows what opens a noun phrase, or a quotation mark."""
    if any(names[k] for k in phrase.places):
        return False
    if phrase.start and tokens.text[phrase.start - 1] in '"“„«':
        return True
    for k in range(phrase.first, max(0, phrase.first - _MODIFIERS - 1), -1):
        if tokens.parted[k]:
            return False
        before = k - 1
        if tokens.words[before] in openers or tokens.owns(before):
            return True
        if tokens.light[before] or names[before]:
            return False
    return False


def _frame(
    phrase: Phrase,
    tokens: Tokens,
    sentence: IntArray,
    names: Sequence[bool],
    places: frozenset[int],
) -> Frame:
    inside = range(phrase.first, phrase.last + 1)
    here = sentence[phrase.first]
    near = range(max(0, phrase.first - _PLACE_REACH), _end(tokens, phrase.last + 1 + _PLACE_REACH))
    where = {
        tokens.words[k] for k in near if k in places and k not in inside and sentence[k] == here
    }
    before = [
        k
        for k in range(max(0, phrase.first - _ACTOR_REACH), phrase.first)
        if names[k] and k not in places and sentence[k] == here
    ]
    # The nearest name, as far back as it goes: "Jane | Doe".
    nearest = takewhile(lambda k: k == before[-1] or names[k + 1], reversed(before))
    actors = {tokens.words[k] for k in nearest}
    return Frame(frozenset(actors - where), frozenset(where - actors))


def _end(tokens: Tokens, at: int) -> int:
    return min(at, len(tokens.words))
