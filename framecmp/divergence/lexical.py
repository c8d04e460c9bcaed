"""Words: what differs inside a link."""

from __future__ import annotations

from framecmp.records import Keyness, WordDifference
from framecmp.text import normalise, word_spans

# A word that leans less than this many standard deviations, or in one place alone, would
# mislead if it were shown: what a passage is about is no choice of the outlet's.
_LEAST_Z, _LEAST_PLACES = 1.0, 2

_TRIFLE = 3

Span = tuple[int, int]


def differing(text: str, other: str) -> tuple[Span, ...]:
    """Where a text says what another doesn't: (start, end) of its runs of absent words.

    Words are compared as a bag, since outlets order what they report differently. A word of
    up to three letters between two absent ones is drawn into the run, though the other
    text has it too: a lone "of" says nothing and chops up the reading.
    """
    known = set(normalised_words(other))
    spans = word_spans(text)
    absent = [normalise(text[start:end]) not in known for start, end in spans]
    runs: list[Span] = []
    at = -2
    for i in (i for i, is_absent in enumerate(absent) if is_absent):
        between = spans[at + 1 : i] if at >= 0 else ()
        joined = (
            at >= 0 and len(between) <= 1 and all(end - start <= _TRIFLE for start, end in between)
        )
        runs.append((runs.pop()[0] if joined else spans[i][0], spans[i][1]))
        at = i
    return tuple(runs)


def leans(word: Keyness) -> bool:
    """Whether a word leans far enough, and in enough places of the outlet's, to be shown."""
    places = word.units_a if word.log_odds > 0 else word.units_b
    return abs(word.z) >= _LEAST_Z and places >= _LEAST_PLACES


def word_difference(a: str, b: str) -> WordDifference:
    """The differing words of two linked passages; see :class:`WordDifference`.

    Two texts without words share everything (1.0).
    """
    from rapidfuzz.distance import Indel

    return WordDifference(
        shared=round(Indel.normalized_similarity(normalised_words(a), normalised_words(b)), 4),
        only_a=tuple(a[start:end] for start, end in differing(a, b)),
        only_b=tuple(b[start:end] for start, end in differing(b, a)),
    )


def normalised_words(text: str) -> list[str]:
    """The normalised words of a text, in order and with their repetitions."""
    return [normalise(text[start:end]) for start, end in word_spans(text)]
