"""How far apart outlets are in meaning, and what each has for itself."""

from __future__ import annotations

from typing import Literal

from framecmp.records.articles import InPassage
from framecmp.records.base import Record

Coverage = Literal["covered", "partly", "not found"]


class SemanticPair(Record, frozen=True, kw_only=True):
    """How much two outlets have in common, and how far apart it is.

    ``distance`` is the mean over their links, with a 95 % jackknife ``interval`` over the
    sets of links that hang together (null with fewer than six), since links of one passage
    are not independent. ``coverage_a`` is the share of A's words (0 to 1) in passages linked
    to B, ``coverage_b`` the other way round; null without words.

    A distance means little by itself, for all of one event is alike. ``background`` is the
    mean over the passages of the two that aren't linked, and ``percentile`` the mean share
    (0 to 1) of those that lie closer together than a link does, with its ``interval`` as
    that of the distance: 0, all links are closer than anything else; .5, no closer than
    chance. Null without links, or with fewer than ten of those pairs. ``told_a`` is the share
    of A's words in sentences that B tells too, at least in part, wherever B tells them.
    """

    a: str
    b: str
    links: int
    strong: int
    distance: float | None
    interval: tuple[float, float] | None
    coverage_a: float | None
    coverage_b: float | None
    background: float | None = None
    percentile: float | None = None
    percentile_interval: tuple[float, float] | None = None
    told_a: float | None = None
    told_b: float | None = None


class Counterpart(InPassage, frozen=True, kw_only=True):
    """The sentence of another outlet that comes closest, and how surely it is the same."""

    start: int
    end: int
    score: float
    state: Coverage


class SentenceCoverage(InPassage, frozen=True, kw_only=True):
    """Whether anybody else tells a sentence.

    ``state`` is that of the best counterpart; ``by_outlet`` has the nearest of every other
    outlet (null where it has no sentences), so that a reader can disagree.
    """

    start: int
    end: int
    state: Coverage
    by_outlet: dict[str, Counterpart | None]


class OutletCoverage(Record, frozen=True, kw_only=True):
    """How much of an outlet's words (shares, 0 to 1) other outlets tell too.

    ``own`` is the share in sentences found in no other; null without words.
    """

    outlet: str
    words: int
    covered: float | None
    partly: float | None
    own: float | None


class Semantic(Record, frozen=True, kw_only=True):
    """Distances and coverage, per pair of outlets, and what each outlet has for itself."""

    pairs: tuple[SemanticPair, ...]
    outlets: tuple[OutletCoverage, ...] = ()
