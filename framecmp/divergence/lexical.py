"""Words: what differs inside a link, and which words lean to an outlet.

Counts are taken over linked passages only, so that both outlets speak of the same things
and a word that differs is a choice of words rather than of topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

import numpy as np

from framecmp.divergence.phrases import is_function_word
from framecmp.records import Keyword, WordDifference
from framecmp.text import normalise, word_spans

# What the prior weighs, in words: that of a passage or two.
PRIOR_WORDS = 100.0

# A word that leans less than this many standard deviations would mislead if it were shown.
LEAST_Z = 1.0

Span = tuple[int, int]

_TRIFLE = 3


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


def log_odds(
    a: Mapping[str, int], b: Mapping[str, int], background: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008).

    :param a: word counts of one side; ``b`` those of the other.
    :param background: word counts that shape the prior, which weighs ``PRIOR_WORDS``
        words; words of ``a`` and ``b`` that it lacks count once.
    :returns: for every word of ``a`` or ``b`` (delta, z): delta above 0 leans to ``a``;
        z is delta over its approximate standard deviation (equation 22). Swapping the
        sides changes the signs. No words on a side, or the same single word on both:
        nothing, since there is no choice.
    """
    words = sorted(set(a) | set(b))
    if not sum(a.values()) or not sum(b.values()) or len(words) < 2:
        return {}
    counts_a, counts_b = (np.array([c.get(w, 0) for w in words], dtype=float) for c in (a, b))
    shape = np.array([background.get(w, 0) or 1 for w in words], dtype=float)
    prior = shape * (PRIOR_WORDS / max(sum(background.values()), shape.sum()))
    posterior_a, posterior_b = counts_a + prior, counts_b + prior
    total = prior.sum()
    delta = np.log(posterior_a / (counts_a.sum() + total - posterior_a)) - np.log(
        posterior_b / (counts_b.sum() + total - posterior_b)
    )
    z = delta / np.sqrt(1 / posterior_a + 1 / posterior_b)
    return {w: (float(d), float(s)) for w, d, s in zip(words, delta, z, strict=True)}


def keywords(
    a: Counter[str],
    b: Counter[str],
    background: Counter[str],
    *,
    langs: Collection[str | None],
    limit: int,
) -> tuple[Keyword, ...]:
    """The words that lean most to A or to B, strongest first.

    Function words take part in the computation and are left out of the result; so are
    words met once in all, which no effect can be read off.

    :param langs: the languages of both sides.
    :param limit: how many words at most.
    """
    plain = [is_function_word(lang) for lang in langs]
    found = [
        Keyword(
            word=word,
            count_a=a[word],
            count_b=b[word],
            log_odds=round(delta, 4),
            z=round(z, 4),
        )
        for word, (delta, z) in log_odds(a, b, background).items()
        if a[word] + b[word] > 1 and not any(test(word) for test in plain)
    ]
    found.sort(key=lambda k: (-abs(k.z), k.word))
    return tuple(found[:limit])


def jensen_shannon(a: Mapping[str, int], b: Mapping[str, int]) -> float | None:
    """Jensen-Shannon divergence of two word distributions, in bits (Lin 1991).

    :returns: 0 (the same) to 1 (no word shared); None where a side has no words.
    """
    from scipy.spatial.distance import jensenshannon

    if not sum(a.values()) or not sum(b.values()):
        return None
    words = sorted(set(a) | set(b))
    p, q = ([counts.get(w, 0) for w in words] for counts in (a, b))
    # scipy gives the distance, which is the root.
    return float(jensenshannon(p, q, base=2)) ** 2
