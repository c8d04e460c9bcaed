"""Words that an outlet prefers in event after event."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec.structs import replace

from framecmp.aggregate.counts import CorpusCounts, corpus_counts
from framecmp.aggregate.places import Occurrence, Places
from framecmp.aggregate.significance import by_event, p_values
from framecmp.corpus import ComparedEvent
from framecmp.divergence import swaps
from framecmp.divergence.aligned import Table, Tally, table
from framecmp.divergence.background import Background
from framecmp.divergence.keyness import log_odds
from framecmp.divergence.leaning import (
    KEYWORDS,
    PER,
    Sides,
    divergence,
    is_phrase,
    keyness,
    priors,
    shown,
    sides,
)
from framecmp.divergence.swaps import (
    FEWEST_UNITS,
    jackknife,
)
from framecmp.records import Divergence, Keyness, Record, rounded
from framecmp.types import IntArray


class CorpusKeyword(Keyness, frozen=True, kw_only=True):
    """A word, or two in a row, that leans to A over the events of a corpus.

    ``steadiness`` says how steadily it leans: the sum, over events, of the differences of
    rates, over the standard deviation that permuting the outlets within events gives that
    sum; of two outlets at most the root of the number of events, below 0 for B.
    ``interval`` is the 95 % jackknife interval of ``rate_a`` less ``rate_b`` over events, of
    one word for itself: of those that lean most, many leave out 0 by chance. ``p`` is
    corrected for all words, phrases and outlets tested. Both are null where there are too
    few events. ``places`` has the first ten of each side.
    """

    steadiness: float
    interval: tuple[float, float] | None
    p: float | None
    places: tuple[Occurrence, ...] = ()


class Contrast(Record, frozen=True, kw_only=True):
    """What A prefers against B, or against all other outlets together (``b`` null).

    ``events`` is in how many they report the same things; ``words_a`` and ``words_b`` are
    what they say there. First comes what is
    more than chance (``p`` to .05), then what leans most by the weaker of ``z`` (it is said
    often enough) and ``steadiness`` (in event after event). ``by_strength`` is as in an
    event's pair, and empty against all others.
    """

    a: str
    b: str | None
    events: int
    words_a: int
    words_b: int
    keywords: tuple[CorpusKeyword, ...] = ()
    phrases: tuple[CorpusKeyword, ...] = ()
    by_strength: tuple[Divergence, ...] = ()


class CorpusLexical(Record, frozen=True, kw_only=True):
    """Choices of words over a corpus.

    ``pairs`` are those of outlets that meet in an event; ``outlets`` each against all others,
    where there are more than two. Only ``outlets`` (the pair, where it is the only one) carry
    p-values, so that a corpus is asked one question and not one for each pair: ``tested`` is
    how many leanings of words and phrases it is about. ``note`` says why something is missing.
    """

    events: int
    tested: int
    pairs: tuple[Contrast, ...]
    outlets: tuple[Contrast, ...]
    note: str


# A p-value up to this is put before every other leaning.
ALPHA = 0.05

_PValues = Mapping[tuple[str, str], float]


def corpus_lexical(
    events: Sequence[ComparedEvent], background: Background | None = None
) -> CorpusLexical:
    """The choices of words of each outlet over compared events, with where they stand.

    The order of the events makes no difference. No events give no pairs of outlets, and a
    ``note`` that says so.

    :param background: word counts that shape the prior of the log-odds; the whole corpus's,
        if not given.
    """
    found = leanings(corpus_counts(events), background)
    places = Places(events)
    return replace(
        found,
        pairs=tuple(_with_places(c, places) for c in found.pairs),
        outlets=tuple(_with_places(c, places) for c in found.outlets),
    )


def _with_places(contrast: Contrast, places: Places) -> Contrast:
    """Add to a contrast's words where they stand in linked passages, some of each side's."""
    words = {k.word for k in (*contrast.keywords, *contrast.phrases)}
    found = places.of(words, contrast.a, contrast.b)
    return replace(
        contrast,
        keywords=tuple(replace(k, places=found[k.word]) for k in contrast.keywords),
        phrases=tuple(replace(k, places=found[k.word]) for k in contrast.phrases),
    )


def leanings(counts: CorpusCounts, background: Background | None = None) -> CorpusLexical:
    """Derive the figures from counts, which may have been added up; without places."""
    prior = priors(counts.pooled, background)
    outlets = counts.together.outlets
    tests = p_values(counts)
    several = len(outlets) > 2
    pairs = [
        _contrast(a, b, both.every, counts, prior, {} if several else tests, both.strong)
        for a, theirs in sorted(counts.pairs.items())
        for b, both in sorted(theirs.items())
    ]
    alone = [
        _contrast(o, None, _having(counts.together, o), counts, prior, tests)
        for o in outlets
        if several
    ]
    return CorpusLexical(
        events=counts.events,
        tested=len(tests),
        pairs=tuple(pairs),
        outlets=tuple(alone),
        note=_note(counts, tests),
    )


def _having(tally: Tally, outlet: str) -> Tally:
    return Tally(units=tuple(unit for unit in tally.units if outlet in unit.said))


def _contrast(
    a: str,
    b: str | None,
    tally: Tally,
    counts: CorpusCounts,
    prior: Sequence[Mapping[str, int]],
    tests: _PValues,
    strong: Tally | None = None,
) -> Contrast:
    by_strength: tuple[Divergence, ...] = ()
    if b is not None and strong is not None:
        by_strength = (divergence(tally, a, b, "all"), divergence(strong, a, b, "strong"))
    if not tally.units:
        return Contrast(a=a, b=b, events=0, words_a=0, words_b=0, by_strength=by_strength)
    found = table(tally)
    both = sides(found._replace(unit=found.event), a, b)
    langs = {lang for o in ((a, b) if b else counts.langs) for lang in counts.langs[o]}
    columns = _worth_showing(found, both, langs)
    odds = _odds(found, both, prior)
    columns = columns[[found.terms[i] in odds for i in columns]]
    steady = np.round(swaps.leanings(by_event(found, columns))[found.outlets.index(a)], 4)
    keywords: dict[bool, list[CorpusKeyword]] = {False: [], True: []}
    ps = [tests.get((a, found.terms[i])) for i in columns]
    sure = [p is not None and p <= ALPHA for p in ps]
    weaker = [
        min(abs(s), abs(round(odds[found.terms[i]][1], 4)))
        for i, s in zip(columns, steady, strict=True)
    ]
    # The columns are in the order of the alphabet, which parts those that lean alike.
    for i in sorted(range(len(columns)), key=lambda i: (not sure[i], -weaker[i])):
        term = found.terms[columns[i]]
        kept = keywords[is_phrase(term)]
        if len(kept) < KEYWORDS:
            kept.append(_keyword(term, both, columns[i], odds[term], float(steady[i]), ps[i]))
    return Contrast(
        a=a,
        b=b,
        events=len(both.words_a),
        words_a=int(both.words_a.sum()),
        words_b=int(both.words_b.sum()),
        keywords=tuple(keywords[False]),
        phrases=tuple(keywords[True]),
        by_strength=by_strength,
    )


def _worth_showing(found: Table, both: Sides, langs: Collection[str | None]) -> IntArray:
    """The columns of what is met in two events or more (in one, if there is but one)."""
    least = min(2, len(both.words_a))
    spread = np.asarray(((both.counts_a + both.counts_b) > 0).sum(axis=0))
    often = np.asarray((both.counts_a + both.counts_b).sum(axis=0))
    met = np.flatnonzero((spread >= least) & (often > 1))
    return np.array([i for i in met if shown(found.terms[i], langs)], dtype=int)


def _odds(
    found: Table, both: Sides, prior: Sequence[Mapping[str, int]]
) -> dict[str, tuple[float, float]]:
    """The log-odds of all words and phrases."""
    odds: dict[str, tuple[float, float]] = {}
    totals = [
        {found.terms[i]: int(n) for i, n in enumerate(c.sum(axis=0)) if n}
        for c in (both.counts_a, both.counts_b)
    ]
    for two, shape in zip((False, True), prior, strict=True):
        a, b = ({t: n for t, n in side.items() if is_phrase(t) is two} for side in totals)
        odds |= log_odds(a, b, shape)
    return odds


def _keyword(
    term: str,
    both: Sides,
    column: int,
    odds: tuple[float, float],
    steadiness: float,
    p: float | None,
) -> CorpusKeyword:
    a, b = (c[:, [column]].toarray().ravel() for c in (both.counts_a, both.counts_b))
    figures = keyness((a, b), (both.words_a, both.words_b), odds)
    interval = None
    if len(a) > 1:
        rates = [(n.sum() - n) / (w.sum() - w) for n, w in ((a, both.words_a), (b, both.words_b))]
        interval = jackknife(figures["rate_a"] - figures["rate_b"], (rates[0] - rates[1]) * PER)
    return CorpusKeyword(
        word=term,
        **figures,
        steadiness=steadiness,
        interval=interval and (round(interval[0], 2), round(interval[1], 2)),
        p=rounded(p),
    )


def _note(counts: CorpusCounts, tests: _PValues) -> str:
    if not counts.together.units:
        return "no linked passages with words of two outlets, so there is nothing to compare"
    events = len({unit.event for unit in counts.together.units})
    if events < FEWEST_UNITS:
        return (
            f"effects and evidence, no p-values: {events} event(s) with linked passages of "
            f"different outlets, a test takes {FEWEST_UNITS}"
        )
    if not tests:
        return f"no p-values: no word is met in {FEWEST_UNITS} events of an outlet"
    return ""
