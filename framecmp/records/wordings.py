"""One thing under several names."""

from __future__ import annotations

from typing import Literal

from framecmp.records.articles import Span
from framecmp.records.base import Record

WordingKind = Literal["label", "inflection", "abbreviation", "spelling", "specificity", "number"]


class Wording(Record, frozen=True, kw_only=True):
    """A span of A and a span of B that seem to name one thing in different words.

    ``score`` (0 to 1, higher is surer) ranks candidates. ``link`` is the index of the link in
    whose passages the spans stand; one of them may stand in another passage of its article,
    that comes near the other's but isn't linked to it.
    """

    a: Span
    b: Span
    score: float
    link: int
    kind: WordingKind = "label"


class Naming(Record, frozen=True, kw_only=True):
    """One form of words and how often an outlet's linked passages hold it.

    ``places`` are all of them. A form inside a longer one of its group isn't counted there.
    """

    text: str
    count: int
    places: tuple[Span, ...] = ()


class NamingContrast(Record, frozen=True, kw_only=True):
    """How differently two outlets name one thing where both name it.

    ``units`` is where: connected sets of linked passages, or events. ``difference`` (0 to 1)
    is half the summed absolute difference of their shares of the forms (total variation),
    averaged over the units with its signs: 0 the same names, or now so, now otherwise; 1
    never a name in common.
    """

    a: str
    b: str
    units: int
    difference: float


class WordingGroup(Record, frozen=True, kw_only=True):
    """Forms of words that seem to name one thing, by outlet.

    ``by_outlet`` has every outlet that uses one of them in linked passages. ``examples`` are
    indices into the wordings; ``score`` is the best of theirs. ``contrasts`` are of pairs of
    outlets in the order of their names.
    """

    by_outlet: dict[str, tuple[Naming, ...]]
    examples: tuple[int, ...]
    score: float
    contrasts: tuple[NamingContrast, ...] = ()
