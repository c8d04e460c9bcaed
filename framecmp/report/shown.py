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
    """Words of an article: whose, from which passage, in which language if known."""

    outlet: str
    passage: str
    lang: str | None
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
    coverage_a: str
    coverage_b: str


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
    """Two linked passages side by side. ``shared`` is the share of words in common."""

    score: str
    strength: Strength
    shared: str
    a: Quote
    b: Quote


class LinkedPair(Record, frozen=True, kw_only=True):
    """The linked passages of two outlets."""

    a: str
    b: str
    links: tuple[ShownLink, ...]


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
    """A passage in the alignment figure."""

    passage: str
    words: int
    state: Literal["linked", "alone", "furniture"]


class Column(Record, frozen=True, kw_only=True):
    """An outlet in the alignment figure, its passages in reading order."""

    outlet: str
    blocks: tuple[Block, ...]


class Band(Record, frozen=True, kw_only=True):
    """A link in the alignment figure: (column, block) of both ends."""

    a: tuple[int, int]
    b: tuple[int, int]
    strength: Strength


class Ribbon(Record, frozen=True, kw_only=True):
    """The alignment figure. A panel shows columns, by index, side by side."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    panels: tuple[tuple[int, ...], ...]
    pairs_left: int
    alt: str


class Heat(Record, frozen=True, kw_only=True):
    """A table of distances drawn in shades: events down, pairs of outlets across."""

    rows: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    values: tuple[tuple[float | None, ...], ...]
    alt: str


class ShownEvent(Record, frozen=True, kw_only=True):
    """An event, in the order in which the report tells it. ``running`` heads its pages."""

    title: str
    running: str
    outlets: tuple[str, ...]
    articles: tuple[ShownArticle, ...]
    ribbon: Ribbon
    pairs: tuple[ShownPair, ...]
    wordings: tuple[ShownWording, ...]
    wordings_left: int
    groups: tuple[ShownGroup, ...]
    groups_left: int
    linked: tuple[LinkedPair, ...]
    links_left: int
    alone: tuple[Alone, ...]
    alone_left: int
    leaning: tuple[LeaningPair, ...]
    leaning_left: int


class Glance(Record, frozen=True, kw_only=True):
    """An event's row in the overview."""

    title: str
    outlets: int
    passages: int
    strong: int
    weak: int
    coverage: str


class ShownReport(Record, frozen=True, kw_only=True):
    """The whole report. ``settings`` are names and values, of every signature in it."""

    corpus: str
    command: str
    signatures: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    glance: tuple[Glance, ...]
    heat: Heat | None
    events: tuple[ShownEvent, ...]
    events_left: int
