"""What outlets say where they report the same thing: the units that statistics count.

A unit is a connected set of linked passages. No passage stands in two units, so units can be
swapped and resampled as independent of each other; words, which are not, never are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from msgspec import field

from framecmp.alignment.linkage import connected
from framecmp.records import Article, Link, Record
from framecmp.text import normalise, word_spans
from framecmp.types import DoubleArray, IntArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# A passage: its article's id and its index there.
Key = tuple[str, int]


class Term(NamedTuple):
    """A word, or two neighbouring words, in normalised form; offsets into the passage."""

    text: str
    start: int
    end: int


class Said(Record, frozen=True, kw_only=True):
    """How often passages hold each word and each pair of neighbouring words; adds up."""

    words: dict[str, int]
    phrases: dict[str, int]

    def __add__(self, other: Said) -> Said:
        return Said(
            words=_sum((self.words, other.words)), phrases=_sum((self.phrases, other.phrases))
        )

    @property
    def total(self) -> int:
        """The number of words, repetitions counted."""
        return sum(self.words.values())


NOTHING = Said(words={}, phrases={})


class Unit(Record, frozen=True, kw_only=True):
    """Linked passages that hang together: what each outlet says in them."""

    event: str
    said: dict[str, Said]


class Tally(Record, frozen=True, kw_only=True):
    """The units of some events; tallies of different events add up to their corpus's.

    ``totals`` counts all words of each outlet, linked or not.
    """

    units: tuple[Unit, ...] = ()
    totals: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        return Tally(units=self.units + other.units, totals=_sum((self.totals, other.totals)))

    @property
    def outlets(self) -> tuple[str, ...]:
        """Whoever has a word in a unit, by name."""
        return tuple(sorted({outlet for unit in self.units for outlet in unit.said}))

    def side(self, outlet: str) -> Said:
        """All that an outlet says in the units."""
        return total(unit.said[outlet] for unit in self.units if outlet in unit.said)


def total(said: Iterable[Said]) -> Said:
    """The sum; nothing said gives no counts."""
    parts = list(said)
    return Said(words=_sum(p.words for p in parts), phrases=_sum(p.phrases for p in parts))


def own_names(outlets: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """The names of outlets as normalised words, an article ("The") in front left out.

    A name without a capital is that of a file, and is left out.
    """
    named = [[w.text for w in normal_words(outlet)] for outlet in outlets if not outlet.islower()]
    return frozenset(tuple(name[name[0] == "the" :]) for name in named if name) - {()}


def terms(text: str, names: Collection[tuple[str, ...]]) -> tuple[list[Term], list[Term]]:
    """The words of a passage, and its pairs of words with nothing but blanks between them.

    :param names: those of outlets. "He told the Meridian Post" is how an outlet signs, and no
        choice of words: such a name is left out.
    """
    words = normal_words(text)
    signed = {
        i + k
        for name in names
        for i in range(len(words) - len(name) + 1)
        if all(words[i + k].text == part for k, part in enumerate(name))
        for k in range(len(name))
    }
    pairs = [
        Term(f"{one.text} {two.text}", one.start, two.end)
        for i, (one, two) in enumerate(pairwise(words))
        if text[one.end : two.start].isspace() and not signed & {i, i + 1}
    ]
    return [word for i, word in enumerate(words) if i not in signed], pairs


def normal_words(text: str) -> list[Term]:
    """The words of a text, normalised, with their offsets."""
    return [
        Term(normalised, start, end)
        for start, end in word_spans(text)
        if (normalised := normalise(text[start:end]))
    ]


def said_in(articles: Iterable[Article], outlets: Mapping[str, str]) -> dict[Key, Said]:
    """What stands in each passage, furniture and the outlets' own names left out.

    :param outlets: outlet of each article id.
    """
    names = own_names(outlets.values())
    said = {}
    for article in articles:
        for index in article.said:
            words, pairs = terms(article.passage_text(index), names)
            said[article.id, index] = Said(
                words=dict(Counter(w.text for w in words)),
                phrases=dict(Counter(p.text for p in pairs)),
            )
    return said


def between(link: Link, outlets: Mapping[str, str]) -> set[str]:
    """The outlets that a link connects."""
    return {outlets[link.a.article], outlets[link.b.article]}


def tally(
    event: str, links: Sequence[Link], said: Mapping[Key, Said], outlets: Mapping[str, str]
) -> Tally:
    """Gather what is said in linked passages into units.

    :param said: all passages of the outlets that are compared.
    :param outlets: outlet of each article id.
    :returns: units with words of two outlets or more; no links give none.
    """
    units = []
    for places in linked_together(links):
        by_outlet: dict[str, list[Said]] = defaultdict(list)
        for article, passage in places:
            by_outlet[outlets[article]].append(said[article, passage])
        sides = {o: side for o in sorted(by_outlet) if (side := total(by_outlet[o])).words}
        if len(sides) > 1:
            units.append(Unit(event=event, said=sides))
    totals: Counter[str] = Counter()
    for (article, _), words in said.items():
        totals[outlets[article]] += words.total
    return Tally(units=tuple(units), totals=dict(totals))


def linked_together(links: Iterable[Link]) -> list[list[Key]]:
    """The sets of passages that links connect; no passage is in two."""
    return connected(
        ((link.a.article, link.a.passage), (link.b.article, link.b.passage)) for link in links
    )


class Table(NamedTuple):
    """A tally as numbers: a row for each outlet of each unit, a column for each term.

    ``terms`` are the words, then the phrases, each in the order of the alphabet; ``totals``
    (rows,) counts words; ``unit``, ``event`` and ``outlet`` (rows,) are indices, the last
    two into ``events`` and ``outlets``.
    """

    terms: tuple[str, ...]
    counts: csr_array
    totals: DoubleArray
    unit: IntArray
    event: IntArray
    outlet: IntArray
    events: tuple[str, ...]
    outlets: tuple[str, ...]


def table(tally: Tally) -> Table:
    """Lay a tally out; needs at least one unit."""
    from scipy.sparse import csr_array

    units = sorted(tally.units, key=lambda unit: unit.event)
    rows = [(i, unit, outlet) for i, unit in enumerate(units) for outlet in sorted(unit.said)]
    said = [unit.said[outlet] for _, unit, outlet in rows]
    known = tuple(sorted({w for s in said for w in s.words}))
    known += tuple(sorted({p for s in said for p in s.phrases}))
    column = {term: i for i, term in enumerate(known)}
    events = tuple(sorted({unit.event for unit in tally.units}))
    outlets = tally.outlets
    entries = [
        (row, column[term], count)
        for row, s in enumerate(said)
        for term, count in (*s.words.items(), *s.phrases.items())
    ]
    places_row, places_column, counts = (np.array(x) for x in zip(*entries, strict=True))
    return Table(
        terms=known,
        counts=csr_array(
            (counts.astype(float), (places_row, places_column)), shape=(len(rows), len(known))
        ),
        totals=np.array([s.total for s in said], dtype=float),
        unit=np.array([i for i, _, _ in rows]),
        event=np.array([events.index(unit.event) for _, unit, _ in rows]),
        outlet=np.array([outlets.index(outlet) for _, _, outlet in rows]),
        events=events,
        outlets=outlets,
    )


def gathering(labels: IntArray) -> csr_array:
    """(labels, rows): the matrix whose product with rows sums those of each label."""
    from scipy.sparse import csr_array

    return csr_array((np.ones(len(labels)), (labels, np.arange(len(labels)))))


def _sum(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    summed: Counter[str] = Counter()
    for part in counts:
        summed.update(part)
    return dict(summed)
