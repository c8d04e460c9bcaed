"""Gold: what people judged, in the forms of the contract.

Alignment and wording gold come as JSON lines with their texts in them. A corpus keeps its
gold beside its articles, ``gold.jsonl`` in each event's folder: passages are named by
outlet (the file's stem) and their first words, wordings by their exact text.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from types import UnionType
from typing import Literal, TypeVar

import msgspec
from msgspec import Struct

from framecmp.corpus import GOLD_FILE, Corpus, Event, load_corpus
from framecmp.errors import InputError
from framecmp.records import Article, Place
from framecmp.text import normalise

_Record = TypeVar("_Record")
_Pairs = set[tuple[int, int]]


class GoldSide(msgspec.Struct, frozen=True):
    """One article of an alignment pair, cut into passages."""

    outlet: str
    passages: tuple[str, ...]


class AlignmentGold(msgspec.Struct, frozen=True):
    """Two articles and the links between their passages.

    ``judged`` is ``all`` where every pair of passages was looked at; where only links were
    collected (``positive``), recall alone can be told.
    """

    id: str
    group: str
    a: GoldSide
    b: GoldSide
    links: tuple[tuple[int, int], ...]
    judged: Literal["all", "positive"] = "all"


class ChunkPair(msgspec.Struct, frozen=True):
    """Aligned chunks of two sentences, as indices of their words; NOALI is no link."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    type: str


class WordingGold(msgspec.Struct, frozen=True):
    """Two sentences as words, and their word links, given as such or by chunks."""

    id: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    sure: tuple[tuple[int, int], ...] = ()
    possible: tuple[tuple[int, int], ...] = ()
    pairs: tuple[ChunkPair, ...] = ()

    def sure_links(self) -> _Pairs:
        """The links a result must have: all pairs of words of aligned chunks."""
        chunks = {(i, j) for p in self.pairs if p.type != "NOALI" for i in p.a for j in p.b}
        return chunks | set(self.sure)

    def allowed_links(self) -> _Pairs:
        """The links a result may have."""
        return self.sure_links() | set(self.possible)

    def differs(self, link: tuple[int, int]) -> bool:
        """Whether the two words of a link are different ones."""
        i, j = link
        return normalise(self.a[i]) != normalise(self.b[j])


class _Named(msgspec.Struct, frozen=True):
    """Some words of an outlet's article."""

    outlet: str
    text: str


class _GoldLink(msgspec.Struct, frozen=True, tag_field="kind", tag="alignment"):
    a: _Named
    b: _Named


class GoldWording(msgspec.Struct, frozen=True, tag_field="kind", tag="wording"):
    """Two outlets' words for one thing, as they stand in linked passages."""

    a: _Named
    b: _Named
    type: str


class GoldDivergence(msgspec.Struct, frozen=True, tag_field="kind", tag="divergence"):
    """A difference of some type; ``b`` is null where one outlet is silent."""

    type: str
    a: _Named
    b: _Named | None
    note: str = ""


class EventGold(Struct, frozen=True):
    """An event's gold: links between places, wordings, divergences."""

    links: frozenset[frozenset[Place]]
    wordings: tuple[GoldWording, ...]
    divergences: tuple[GoldDivergence, ...]


_FORMS: dict[object, str] = {AlignmentGold: "alignment gold", WordingGold: "wording gold"}


def read_gold(path: str, kind: type[_Record] | UnionType) -> list[_Record]:
    """Read a gold file, one JSON object a line; blank lines are passed over.

    :raises InputError: every line that isn't one, with its number.
    """
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}") from error
    name = _FORMS.get(kind, "gold of an event")
    records: list[_Record] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            records.append(msgspec.json.decode(line, type=kind))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(f"{path}:{number}: not {name}: {error}")
    if not records and not problems:
        problems.append(f"{path}: no records; expected one JSON object a line")
    if problems:
        raise InputError(problems)
    return records


def read_event_gold(event: Event) -> EventGold:
    """Read the gold beside an event's articles.

    :raises InputError: there is none, or a line of it names a passage that isn't there or
        isn't the only one that begins so.
    """
    gold, problems = placed_event_gold(event)
    if problems:
        raise InputError(problems)
    return gold


def placed_event_gold(event: Event) -> tuple[EventGold, tuple[str, ...]]:
    """An event's gold as far as it fits its articles, and what of it doesn't.

    :raises InputError: there is none, or a line of it isn't gold.
    """
    path = event.folder / GOLD_FILE
    lines = read_gold(str(path), _GoldLink | GoldWording | GoldDivergence)
    problems: list[str] = []
    links = []
    for line in lines:
        if isinstance(line, _GoldLink):
            try:
                links.append(frozenset(_place(event, side) for side in (line.a, line.b)))
            except LookupError as error:
                problems.append(f"{path}: {error.args[0]}")
    gold = EventGold(
        links=frozenset(links),
        wordings=tuple(line for line in lines if isinstance(line, GoldWording)),
        divergences=tuple(line for line in lines if isinstance(line, GoldDivergence)),
    )
    return gold, tuple(problems)


def read_alignment_gold(path: str) -> list[AlignmentGold]:
    """Read alignment gold from a gold file, or from the events of a corpus folder.

    :raises InputError: there is none, or it is broken.
    """
    is_corpus = Path(path).is_dir()
    return alignment_gold(load_corpus(path)) if is_corpus else read_gold(path, AlignmentGold)


def alignment_gold(corpus: Corpus) -> list[AlignmentGold]:
    """The links of a corpus's gold as alignment gold: a record for each pair of articles.

    :raises InputError: an event has no gold, or a broken one.
    """
    return [
        _pair(event, a, b, read_event_gold(event).links)
        for event in corpus.events
        for a, b in combinations(event.articles, 2)
    ]


def stem(article: Article) -> str:
    """The name by which an event's gold calls an article's outlet: its file's stem."""
    return Path(article.path).stem


def _pair(
    event: Event, a: Article, b: Article, links: frozenset[frozenset[Place]]
) -> AlignmentGold:
    said_a, said_b = a.said, b.said
    return AlignmentGold(
        id=f"{event.name}/{stem(a)}/{stem(b)}",
        group=event.name,
        a=GoldSide(stem(a), tuple(_line(a, i) for i in said_a)),
        b=GoldSide(stem(b), tuple(_line(b, i) for i in said_b)),
        links=tuple(
            (row, column)
            for row, i in enumerate(said_a)
            for column, j in enumerate(said_b)
            if frozenset((Place(article=a.id, passage=i), Place(article=b.id, passage=j))) in links
        ),
    )


def _place(event: Event, named: _Named) -> Place:
    """The one passage of an outlet that begins with some words (LookupError if not one)."""
    found = [
        Place(article=article.id, passage=i)
        for article in event.articles
        if stem(article) == named.outlet
        for i in article.said
        if _line(article, i).startswith(named.text)
    ]
    if len(found) != 1:
        raise LookupError(
            f"{len(found)} passages of {named.outlet} begin with {named.text!r}, expected one"
        )
    return found[0]


def _line(article: Article, passage: int) -> str:
    return " ".join(article.passage_text(passage).split())
