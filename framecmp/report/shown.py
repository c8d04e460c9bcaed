"""What a report shows, ready to be set: texts cut to size, numbers already written out.

A template needs nothing but these records, as JSON; it computes nothing and looks nothing
up. Every list that was cut has a ``…_left`` beside it: how many there are besides.
"""

from __future__ import annotations

from typing import Literal

from framecmp.records import Record, Strength


class Piece(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A stretch of quoted text. ``changed``: the other side has other words here;
    ``wording``: it is part of a candidate wording."""

    text: str
    changed: bool = False
    wording: bool = False


class Quote(Record, frozen=True, kw_only=True):
    """Words of an article: whose, from which passage, in which language if known.

    ``at`` numbers the passage among all of the event, article by article, from 0."""

    outlet: str
    passage: str
    lang: str | None
    at: int
    pieces: tuple[Piece, ...]


class ShownArticle(Record, frozen=True, kw_only=True):
    """An article as the event's opening lists it. ``passages`` doesn't count furniture."""

    outlet: str
    title: str
    lang: str | None
    date: str
    path: str
    passages: int
    furniture: int
    words: int


class ShownPair(Record, frozen=True, kw_only=True):
    """What two outlets have in common, in one row."""

    a: str
    b: str
    strong: int
    weak: int
    distance: str
    interval: str
    closer: str
    coverage_a: str
    coverage_b: str


class ShownCoverage(Record, frozen=True, kw_only=True):
    """How much of an outlet's words others tell, for sure, in part or not at all.

    ``told_in`` has the share that each outlet of the event tells, at least in part; it is
    empty where that would say no more, or would be too wide a table.
    """

    outlet: str
    words: int
    told: str
    partly: str
    own: str
    told_in: tuple[str, ...]


class ShownWording(Record, frozen=True, kw_only=True):
    """A candidate wording in its contexts. ``times``: how often it was found."""

    kind: str
    score: str
    times: int
    a: Quote
    b: Quote


class ShownGroup(Record, frozen=True, kw_only=True):
    """The forms that seem to name one thing: outlet and "form (count), form (count)".

    Every outlet is there, with an empty text if it has no form."""

    forms: tuple[tuple[str, str], ...]


class ShownLink(Record, frozen=True, kw_only=True):
    """A link in one line. ``shared`` is the share of words in common and in one order."""

    a: str
    b: str
    score: str
    strength: Strength
    distance: str
    shared: str


class Elsewhere(Record, frozen=True, kw_only=True):
    """A linked passage that stands in another row."""

    name: str
    at: int
    score: str


class ShownPassage(Record, frozen=True, kw_only=True):
    """A passage of a row, and where else it has links to.

    ``part``: some sentences of it belong here, and the whole stands in another row.
    """

    quote: Quote
    part: bool
    elsewhere: tuple[Elsewhere, ...]


class Cell(Record, frozen=True, kw_only=True):
    """An outlet's passages in a row. ``column`` is its place among the event's outlets."""

    column: int
    outlet: str
    passages: tuple[ShownPassage, ...]
    passages_left: int


class Row(Record, frozen=True, kw_only=True):
    """Linked passages side by side: what the outlets say of one thing.

    ``score`` is the surest link's, ``distance`` the mean of its links; ``absent`` are the
    outlets that have no passage here.
    """

    cells: tuple[Cell, ...]
    absent: tuple[str, ...]
    links: tuple[ShownLink, ...]
    score: str
    strength: Strength
    distance: str


class ShownFinding(Record, frozen=True, kw_only=True):
    """A typed difference with what stands on each side; None where nothing was found."""

    type: str
    kind: str
    score: str
    note: str
    a: Quote | None
    b: Quote | None


class Alone(Record, frozen=True, kw_only=True):
    """A passage without a link, and where the nearest one stands."""

    quote: Quote
    nearest: str


class Leaning(Record, frozen=True, kw_only=True):
    """A word that leans to one outlet: how often each has it, and how far it leans."""

    word: str
    count_a: int
    count_b: int
    log_odds: str
    z: str


class LeaningPair(Record, frozen=True, kw_only=True):
    """The words that lean to either of two outlets, most leaning first."""

    a: str
    b: str
    words_a: int
    words_b: int
    to_a: tuple[Leaning, ...]
    to_b: tuple[Leaning, ...]


class Block(Record, frozen=True, kw_only=True):
    """A passage in the alignment figure. ``at`` is as in :class:`Quote`."""

    passage: str
    at: int
    words: int
    state: Literal["linked", "alone", "furniture"]


class Column(Record, frozen=True, kw_only=True):
    """An outlet in the alignment figure, its passages in reading order."""

    outlet: str
    blocks: tuple[Block, ...]


class Band(Record, frozen=True, kw_only=True):
    """A link, by its index, in the alignment figure: (column, block) of both ends."""

    a: tuple[int, int]
    b: tuple[int, int]
    strength: Strength
    link: int


class Ribbon(Record, frozen=True, kw_only=True):
    """The alignment figure. A panel shows columns, by index, side by side.

    ``pairs_left`` and ``passages_left`` are how many are not drawn."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    panels: tuple[tuple[int, ...], ...]
    pairs_left: int
    passages_left: int
    alt: str


class PairDistance(Record, frozen=True, kw_only=True):
    """How far apart two outlets are over all events: a mean over so many links."""

    a: str
    b: str
    distance: float
    links: int


class DistanceMap(Record, frozen=True, kw_only=True):
    """Outlets against outlets, alike ones beside each other, and the tree that orders them.

    A join of the tree is drawn through four points (distance, place among the outlets).
    """

    outlets: tuple[str, ...]
    distances: tuple[tuple[float | None, ...], ...]
    links: tuple[tuple[int, ...], ...]
    bends: tuple[tuple[tuple[float, float], ...], ...]
    left: int
    alt: str


class StrongForm(Record, frozen=True, kw_only=True):
    """A form of words, and how often each outlet has it."""

    form: str
    outlets: tuple[tuple[str, int], ...]


class StrongGroup(Record, frozen=True, kw_only=True):
    """Forms that seem to name one thing. ``events`` are the indices of those that have it."""

    forms: tuple[StrongForm, ...]
    events: tuple[int, ...]
    score: str


class ShownEvent(Record, frozen=True, kw_only=True):
    """An event, in the order in which the report tells it.

    ``running`` heads its pages, ``key`` is its address in the page; ``unlinked`` says why
    there are no links, if there are none.
    """

    title: str
    running: str
    key: str
    outlets: tuple[str, ...]
    articles: tuple[ShownArticle, ...]
    unlinked: str
    ribbon: Ribbon
    pairs: tuple[ShownPair, ...]
    coverage: tuple[ShownCoverage, ...]
    wordings: tuple[ShownWording, ...]
    wordings_left: int
    groups: tuple[ShownGroup, ...]
    groups_left: int
    findings: tuple[ShownFinding, ...]
    findings_left: int
    untold: tuple[ShownFinding, ...]
    untold_left: int
    rows: tuple[Row, ...]
    rows_left: int
    alone: tuple[Alone, ...]
    alone_left: int
    leaning: tuple[LeaningPair, ...]
    leaning_left: int


class Glance(Record, frozen=True, kw_only=True):
    """An event's line in the overview. ``findings`` are those beside sentences not found."""

    title: str
    outlets: int
    passages: int
    strong: int
    weak: int
    distance: str
    coverage: str
    findings: int


class Paragraph(Record, frozen=True, kw_only=True):
    """A paragraph of the method: what it is about, and the text."""

    term: str
    text: str


class ShownReport(Record, frozen=True, kw_only=True):
    """The whole report. ``settings`` are names and values, of every signature in it.

    ``answer`` says in sentences who is farthest apart; ``glance`` has a line for each event,
    of which the first are told in full in ``events``.
    """

    corpus: str
    command: str
    signatures: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    method: tuple[Paragraph, ...]
    limits: tuple[str, ...]
    answer: tuple[str, ...]
    distances: DistanceMap | None
    strongest: tuple[StrongGroup, ...]
    strongest_left: int
    glance: tuple[Glance, ...]
    events: tuple[ShownEvent, ...]
    events_left: int
