"""Which words outlets choose differently for what both report."""

from __future__ import annotations

from typing import Literal

from framecmp.records.articles import Span
from framecmp.records.base import Record

LinkChoice = Literal["all", "strong"]


class Keyness(Record, frozen=True, kw_only=True):
    """How far a word, or two in a row, leans to A (above 0) or B in what both report.

    ``log_odds`` is the difference of the two outlets' log-odds under an informative
    Dirichlet prior (Monroe, Colaresi & Quinn 2008), ``z`` that divided by its standard
    deviation: a ranking, not a test, since words are not independent draws. ``rate_a`` is
    per 10,000 words; ``log_ratio`` the binary logarithm of the ratio of rates, a count of
    none taken for half a word (Hardie 2014). ``units_a`` says in how many units A has it:
    connected sets of linked passages in an event, events in a corpus; ``dispersion`` (Gries'
    DP over these, both outlets together) is 0 where it is spread as the text is, 1 where it
    all stands in the shortest one, null if there is but one unit.
    """

    word: str
    count_a: int
    count_b: int
    rate_a: float
    rate_b: float
    log_odds: float
    z: float
    log_ratio: float
    units_a: int
    units_b: int
    dispersion: float | None


class Keyword(Keyness, frozen=True, kw_only=True):
    """A word, or two in a row, that leans to an outlet of an event, and where it stands."""

    places: tuple[Span, ...] = ()


class Divergence(Record, frozen=True, kw_only=True):
    """How far two outlets' words differ in the passages that all or strong ``links`` connect.

    ``divergence`` is Jensen-Shannon (0 to 1, bits; null without words), which even two
    samples of one text have, the shorter the more. ``expected`` is what it is on average when
    A and B are swapped at random in each of the ``units`` (sets of linked passages that hang
    together), ``excess`` the difference, ``z`` that over its standard deviation; null with
    fewer than six units. Up to nine units all swaps are taken; of more, 500 at random, which
    leaves ``z`` unsure by 3 %. ``aligned_a`` (0 to 1) is the share of A's words that is compared.
    """

    links: LinkChoice
    units: int
    words_a: int
    words_b: int
    aligned_a: float | None
    aligned_b: float | None
    divergence: float | None
    expected: float | None
    excess: float | None
    z: float | None


class LexicalPair(Record, frozen=True, kw_only=True):
    """Which words two outlets choose differently for what both report.

    Counts are of ``words_a`` and ``words_b`` words in linked passages. ``divergence`` is
    the Jensen-Shannon divergence of their frequencies (0 to 1, bits; null without words).
    ``by_strength`` sets it against chance, over all links and over strong ones alone.
    ``keywords`` are single words, ``phrases`` two in a row, the most leaning first. ``note``
    says why something is missing.
    """

    a: str
    b: str
    words_a: int
    words_b: int
    divergence: float | None
    keywords: tuple[Keyword, ...]
    phrases: tuple[Keyword, ...] = ()
    by_strength: tuple[Divergence, ...] = ()
    note: str = ""


class Lexical(Record, frozen=True, kw_only=True):
    """Choices of words, per pair of outlets."""

    pairs: tuple[LexicalPair, ...]
