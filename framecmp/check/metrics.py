"""The metrics: how each adds up, how far it may move, which way is better.

Names are ``metric``, ``family.part`` (``findings.number``) or ``metric[outlet]``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from framecmp.records import Record, rounded


class Metric(Record, frozen=True, kw_only=True):
    """A number and how far it may move: by ``abs`` plus ``rel`` times the baseline.

    ``n`` is what it was taken over (links, passages, judged links); ``value`` is null where
    there is nothing to take it over.
    """

    value: float | None
    n: int
    abs: float
    rel: float


class Family(Struct, frozen=True):
    """What metrics of one kind have in common.

    :ivar counted: counts add up over events; the others are means over ``n``.
    :ivar abs: how far one may move, in its own unit.
    :ivar rel: the same, as a share of the baseline.
    :ivar flips: the same, in items: that many of ``n`` may fall to the other side.
    :ivar better: ``higher`` where a larger number is an improvement.
    """

    counted: bool = False
    abs: float = 0.0
    rel: float = 0.0
    flips: float = 0.0
    better: Literal["higher"] | None = None


# Tolerances leave room for another machine's arithmetic: a score beside the threshold falls
# to its other side. Between threads, batches and processors nothing moved in fp32; these are
# some twice of what bf16 moves (benchmarks/check.py --noise measures it). Words don't depend
# on arithmetic: a small edit passes, and is told.
FAMILIES: Mapping[str, Family] = {
    "passages": Family(counted=True),
    "words": Family(counted=True, rel=0.01),
    "links": Family(counted=True, abs=1, rel=0.01),
    "aligned_share": Family(flips=2),
    "link_score": Family(abs=0.01),
    "semantic_distance": Family(abs=0.005),
    "lexical_divergence": Family(abs=0.005),
    "wording_groups": Family(counted=True, abs=1, rel=0.03),
    "findings": Family(counted=True, abs=1, rel=0.05),
    # A link counts twice in F1, as found and as gold.
    "gold.alignment_f1": Family(flips=4, better="higher"),
    "gold.wording_recall": Family(flips=2, better="higher"),
    "gold.misplaced": Family(counted=True),
}
_UNKNOWN = Family()


def family(name: str) -> Family:
    """The family of a metric. One that isn't known may not move."""
    whole = name.partition("[")[0]
    return FAMILIES.get(whole) or FAMILIES.get(whole.partition(".")[0], _UNKNOWN)


def metric(name: str, value: float | None, n: int) -> Metric:
    """A metric with the tolerances of its family, rounded to four digits."""
    kind = family(name)
    return Metric(
        value=rounded(value),
        n=n,
        abs=_rounded_up(kind.abs + kind.flips / max(n, 1)),
        rel=kind.rel,
    )


def _rounded_up(tolerance: float) -> float:
    """To four digits, so that a value rounded to as many stays within."""
    return math.ceil(round(tolerance * 1e4, 6)) / 1e4


def count(name: str, value: int) -> Metric:
    """A metric that counts."""
    return metric(name, value, value)


def in_all(events: Iterable[Mapping[str, Metric]]) -> dict[str, Metric]:
    """The metrics of several events as those of one: counts added, means weighted by ``n``.

    So the F1 of all events is that over all their links (micro-averaged). Metrics of one
    outlet are left out. No events give no metrics.
    """
    found: dict[str, list[Metric]] = {}
    for metrics in events:
        for name, one in metrics.items():
            if not name.endswith("]"):
                found.setdefault(name, []).append(one)
    return {name: _together(name, parts) for name, parts in found.items()}


def _together(name: str, parts: list[Metric]) -> Metric:
    told = [(part.value, part.n) for part in parts if part.value is not None]
    if family(name).counted:
        return metric(name, sum(value for value, _ in told), sum(n for _, n in told))
    n = sum(n for _, n in told)
    return metric(name, sum(value * n for value, n in told) / n if n else None, n)
