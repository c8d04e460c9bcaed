"""Which words lean to an outlet, and how far apart two outlets' choices of words are.

Counts are taken over linked passages only, so that both outlets speak of the same things
and a word that differs is a choice of words rather than of topic.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from framecmp.divergence.aligned import (
    Key,
    Said,
    Table,
    Tally,
    between,
    gathering,
    linked_together,
    own_names,
    said_in,
    table,
    tally,
    terms,
    total,
)
from framecmp.divergence.background import Background
from framecmp.divergence.keyness import dispersion, jensen_shannon, log_odds, log_ratio
from framecmp.divergence.phrases import is_function_word
from framecmp.divergence.swaps import FEWEST_UNITS, by_chance
from framecmp.records import (
    Article,
    Divergence,
    Keyword,
    Lexical,
    LexicalPair,
    Link,
    LinkChoice,
    Span,
    rounded,
    share,
)
from framecmp.types import DoubleArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Words, and as many phrases, of a pair of outlets.
KEYWORDS = 25

# Rates are given per so many words.
PER = 10_000

# Cells of the matrices that are still dense: 16 MB of counts each.
_DENSE = 2_000_000

# A standard deviation of nothing but rounding.
_FLAT = 1e-12


class Sides(NamedTuple):
    """Two sides of the same units: (units, terms) counts and (units,) words of each."""

    counts_a: csr_array
    counts_b: csr_array
    words_a: DoubleArray
    words_b: DoubleArray


def sides(table: Table, a: str, b: str | None = None) -> Sides:
    """What two outlets say in the units that have both; without ``b``, all others are it."""
    is_a = table.outlet == table.outlets.index(a)
    is_b = ~is_a if b is None else table.outlet == table.outlets.index(b)
    shared = np.intersect1d(table.unit[is_a], table.unit[is_b])
    rows = [np.flatnonzero(mine & np.isin(table.unit, shared)) for mine in (is_a, is_b)]
    sums = [gathering(np.searchsorted(shared, table.unit[r])) for r in rows]
    return Sides(
        *(s @ table.counts[r] for s, r in zip(sums, rows, strict=True)),
        *(s @ table.totals[r] for s, r in zip(sums, rows, strict=True)),
    )


def keyness(
    uses: tuple[DoubleArray, DoubleArray],
    words: tuple[DoubleArray, DoubleArray],
    odds: tuple[float, float],
) -> dict[str, Any]:
    """The figures of :class:`~framecmp.records.Keyness` for a term, but for its name.

    :param uses: how often A, and B, has it in each unit; ``words``: how much they say there.
    """
    a, b = uses
    words_a, words_b = (side.sum() for side in words)
    spread = dispersion(a + b, words[0] + words[1])
    return {
        "count_a": int(a.sum()),
        "count_b": int(b.sum()),
        "rate_a": round(float(a.sum() / words_a * PER), 2),
        "rate_b": round(float(b.sum() / words_b * PER), 2),
        "log_odds": round(odds[0], 4),
        "z": round(odds[1], 4),
        "log_ratio": round(float(log_ratio(a.sum(), words_a, b.sum(), words_b)), 4),
        "units_a": int((a > 0).sum()),
        "units_b": int((b > 0).sum()),
        "dispersion": rounded(spread),
    }


def shown(term: str, langs: Collection[str | None]) -> bool:
    """Whether a term is worth showing: none of its words is a function word.

    Function words take part in every computation.

    :param langs: the languages of both sides.
    """
    return not any(is_function_word(lang)(word) for lang in langs for word in term.split(" "))


def lexical(
    articles: Sequence[Article],
    outlets: Mapping[str, str],
    links: Sequence[Link],
    background: Background | None = None,
) -> Lexical:
    """The choices of words of each pair of outlets of an event, over what both report.

    :param outlets: outlet of each article id; who comes first is A.
    :param background: counts of words (and of two in a row) that shape the prior of the
        log-odds; those of the whole event, if not given.
    """
    said = said_in(articles, outlets)
    prior = priors(total(said.values()), background)
    return Lexical(
        pairs=tuple(
            _pair(a, b, articles, outlets, links, said, prior)
            for a, b in combinations(dict.fromkeys(outlets.values()), 2)
        )
    )


def priors(pooled: Said, background: Background | None) -> tuple[dict[str, int], ...]:
    """The counts that shape the prior of words, and of phrases: a background's, where it has any.

    :param pooled: all that is said, which serves without a background.
    """
    given = background.counts if background else {}
    words = {term: n for term, n in given.items() if not is_phrase(term)}
    phrases = {term: n for term, n in given.items() if is_phrase(term)}
    return words or pooled.words, phrases or pooled.phrases


def is_phrase(term: str) -> bool:
    """Whether a term is two words in a row."""
    return " " in term


def divergence(tally: Tally, a: str, b: str, links: LinkChoice) -> Divergence:
    """How far apart the words of two outlets are; see :class:`~framecmp.records.Divergence`.

    :param tally: units of these two outlets.
    """
    said_a, said_b = tally.side(a), tally.side(b)
    raw = jensen_shannon(said_a.words, said_b.words)
    chance = None
    if len(tally.units) >= FEWEST_UNITS:
        chance = by_chance(*_word_counts(tally, *sorted((a, b))))
    excess = None if chance is None or raw is None else raw - chance.mean
    # Where every swap gives the same there is nothing to measure the excess by.
    z = (
        excess / chance.deviation
        if chance and excess is not None and chance.deviation > _FLAT
        else None
    )
    return Divergence(
        links=links,
        units=len(tally.units),
        words_a=said_a.total,
        words_b=said_b.total,
        aligned_a=share(said_a.total, tally.totals.get(a, 0)),
        aligned_b=share(said_b.total, tally.totals.get(b, 0)),
        divergence=rounded(raw),
        expected=rounded(chance and chance.mean),
        excess=rounded(excess),
        z=rounded(z),
    )


def _pair(
    a: str,
    b: str,
    articles: Sequence[Article],
    outlets: Mapping[str, str],
    links: Sequence[Link],
    said: Mapping[Key, Said],
    prior: Sequence[Mapping[str, int]],
) -> LexicalPair:
    theirs = [k for k in links if between(k, outlets) == {a, b}]
    counted = tally("", theirs, said, outlets)
    strong = tally("", [k for k in theirs if k.strength == "strong"], said, outlets)
    all_links = divergence(counted, a, b, "all")
    keys = {key for unit in linked_together(theirs) for key in unit}
    langs = {x.lang for x in articles if outlets[x.id] in (a, b)}
    words, phrases = _leaning(counted, a, b, prior, langs)
    wanted = {k["word"] for k in (*words, *phrases)}
    places = _places(wanted, articles, keys, own_names(outlets.values()))
    return LexicalPair(
        a=a,
        b=b,
        words_a=all_links.words_a,
        words_b=all_links.words_b,
        divergence=all_links.divergence,
        keywords=tuple(Keyword(**k, places=places[k["word"]]) for k in words),
        phrases=tuple(Keyword(**k, places=places[k["word"]]) for k in phrases),
        by_strength=(all_links, divergence(strong, a, b, "strong")),
        note=_note(all_links),
    )


def _leaning(
    counted: Tally,
    a: str,
    b: str,
    prior: Sequence[Mapping[str, int]],
    langs: Collection[str | None],
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The words and the phrases that lean most, strongest first.

    What is met once in all is left out, since no effect can be read off it.
    """
    if not counted.units:
        return [], []
    side_a, side_b = counted.side(a), counted.side(b)
    said = [[unit.said[outlet] for unit in counted.units] for outlet in (a, b)]
    words_a, words_b = (np.array([s.total for s in side], dtype=float) for side in said)
    lists = []
    for mine, theirs, shape in zip(
        (side_a.words, side_a.phrases), (side_b.words, side_b.phrases), prior, strict=True
    ):
        odds = log_odds(mine, theirs, shape)
        ranked = sorted(
            (t for t in odds if mine.get(t, 0) + theirs.get(t, 0) > 1 and shown(t, langs)),
            key=lambda t: (-abs(round(odds[t][1], 4)), t),
        )
        figures = [
            keyness((_uses(said[0], t), _uses(said[1], t)), (words_a, words_b), odds[t])
            for t in ranked[:KEYWORDS]
        ]
        lists.append([{"word": t, **f} for t, f in zip(ranked, figures, strict=False)])
    return lists[0], lists[1]


def _uses(said: Sequence[Said], term: str) -> DoubleArray:
    """(units,) how often a word or phrase is said in each."""
    return np.array(
        [(s.phrases if is_phrase(term) else s.words).get(term, 0) for s in said], dtype=float
    )


def _word_counts(tally: Tally, a: str, b: str) -> Any:
    """Two (units, words) matrices: what each side says in the units that have both.

    Small ones are dense, since scipy.sparse takes long to import.
    """
    units = [
        unit
        for unit in sorted(tally.units, key=lambda unit: unit.event)
        if a in unit.said and b in unit.said
    ]
    known = sorted({w for unit in units for outlet in (a, b) for w in unit.said[outlet].words})
    if len(units) * len(known) > _DENSE:
        found = table(tally)
        words = [i for i, term in enumerate(found.terms) if not is_phrase(term)]
        both = sides(found, a, b)
        return both.counts_a[:, words], both.counts_b[:, words]
    column = {word: i for i, word in enumerate(known)}
    counts = np.zeros((2, len(units), len(known)))
    for side, outlet in zip(counts, (a, b), strict=True):
        for row, unit in zip(side, units, strict=True):
            for word, n in unit.said[outlet].words.items():
                row[column[word]] = n
    return counts


def _places(
    wanted: Collection[str],
    articles: Sequence[Article],
    keys: Collection[Key],
    names: Collection[tuple[str, ...]],
) -> dict[str, tuple[Span, ...]]:
    """Where terms stand in passages, by article id and place."""
    found: dict[str, list[Span]] = {term: [] for term in wanted}
    by_id = {article.id: article for article in articles}
    for id, passage in sorted(keys):
        article = by_id[id]
        start = article.passages[passage].start
        for term in chain(*terms(article.passage_text(passage), names)):
            if term.text in found:
                found[term.text].append(article.span(start + term.start, start + term.end))
    return {term: tuple(spans) for term, spans in found.items()}


def _note(found: Divergence) -> str:
    if not found.units:
        return "no linked passages with words on both sides, so there is nothing to compare"
    if found.divergence == 0:
        return "linked passages have the same words on both sides"
    if found.expected is None:
        return (
            f"{found.units} set{'s' * (found.units > 1)} of linked passages; from "
            f"{FEWEST_UNITS} up divergence is compared with chance"
        )
    return ""
