"""Which passages report the same thing, why, and which have no counterpart."""

from __future__ import annotations

from typing import Literal

from framecmp.records.articles import InPassage, Place, Stretch
from framecmp.records.base import Record

Strength = Literal["strong", "weak"]


class Neighbour(InPassage, frozen=True, kw_only=True):
    """The passage of another outlet that comes closest, and how close (0 to 1)."""

    score: float


class WordDifference(Record, frozen=True, kw_only=True):
    """The word-level difference of two linked passages.

    ``shared`` is the share of words in common and in one order (0 to 1, normalised Indel
    similarity); ``only_a`` are the runs of words of A that B's passage doesn't hold, in
    order, and ``only_b`` the other way round.
    """

    shared: float
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


class Shares(Record, frozen=True, kw_only=True):
    """Why a link has its score: terms whose sum is the log-odds of the link.

    ``alike``: its words in context are alike; ``rare``: both passages hold the same rare
    word pieces; ``elsewhere`` (0 or less): they are as alike to other passages;
    ``support``: passages of other outlets are like both; ``base``: any two passages.
    """

    alike: float = 0.0
    rare: float = 0.0
    elsewhere: float = 0.0
    support: float = 0.0
    base: float = 0.0


class SentenceMatch(Record, frozen=True, kw_only=True):
    """A sentence of A and one of B that carry a link; ``score`` is how alike they are (-1 to 1)."""

    a: Stretch
    b: Stretch
    score: float


class Link(Record, frozen=True, kw_only=True):
    """Two passages of different articles that report the same thing.

    ``score`` (0 to 1) estimates how likely the link is right, ``why`` says what it comes
    of, and ``sentences`` which ones carry it; ``strength`` cuts the score in two.
    ``distance`` (0 to 2) is one minus the cosine of the passage vectors.
    """

    a: Place
    b: Place
    score: float
    strength: Strength
    distance: float
    lexical: WordDifference
    why: Shares = Shares()
    sentences: tuple[SentenceMatch, ...] = ()


class GroupMember(InPassage, frozen=True, kw_only=True):
    """A passage of a group: the whole of it, or (not null) some ``sentences`` only."""

    sentences: tuple[Stretch, ...] | None = None


class PassageGroup(Record, frozen=True, kw_only=True):
    """What the outlets say about one thing; who isn't among the members is silent on it.

    ``score`` is the mean of the links between the members.
    """

    members: tuple[GroupMember, ...]
    score: float


class Unaligned(InPassage, frozen=True, kw_only=True):
    """A passage without a link, and the nearest one elsewhere (none: nothing to compare)."""

    nearest: Neighbour | None
