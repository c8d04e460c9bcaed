"""All passages of an event against each other: which ones report the same thing, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import asdict

from framecmp.alignment import calibration as scale
from framecmp.alignment.rarity import SharedPieces
from framecmp.alignment.scores import maxsim
from framecmp.encoding.protocol import Encoded
from framecmp.types import FloatArray

# Cells of the passage by passage by third passage table held at once.
_BLOCK = 4_000_000

Pair = tuple[int, int]


class Table(Struct, frozen=True, eq=False):
    """The passages of two articles against each other; all arrays are (n, m).

    The log-odds of a link are the sum of its shares.

    :ivar alike: the share of the words in context (see ``maxsim``).
    :ivar rare: that of the rare word pieces that both passages hold to the letter.
    :ivar elsewhere: what is held against the link since its passages are as alike to
        others (0 or less where they are like anything at all).
    :ivar support: what passages of third articles say that are like both; 0 without any.
    :ivar base: what is expected of any cell of a table of this size.
    """

    alike: FloatArray
    rare: FloatArray
    elsewhere: FloatArray
    support: FloatArray
    base: FloatArray

    @property
    def shares(self) -> dict[str, FloatArray]:
        """The terms by name."""
        return asdict(self)

    @property
    def probability(self) -> FloatArray:
        """Estimated probability of a link, 0 to 1."""
        return scale.probability(self.alike + self.rare + self.elsewhere + self.support + self.base)

    @property
    def T(self) -> Table:
        """The same with the articles exchanged."""
        return Table(**{name: terms.T for name, terms in self.shares.items()})


def align(
    articles: Sequence[Sequence[Encoded]], pairs: Collection[Pair], unrelated: float
) -> dict[Pair, Table]:
    """Hold the passages of an event's articles against each other.

    :param articles: their passages' vectors.
    :param pairs: which articles are compared, the lower index first. Articles that are
        compared with both of a pair are third voices on it.
    :param unrelated: the zero of the encoder's scale, see ``scores.unrelated_level``.
    :returns: a table for each pair.
    """
    shared = SharedPieces(articles)
    alike = {(i, j): maxsim(articles[i], articles[j], unrelated) for i, j in pairs}
    rare = {(i, j): shared.cosines(i, j) for i, j in pairs}
    scores = {p: scale.ALIKE * alike[p] + scale.RARE * rare[p] for p in pairs}
    both = scores | {(j, i): table.T for (i, j), table in scores.items()}
    rivals = {i: [k for k in range(len(articles)) if (i, k) in both] for i in range(len(articles))}
    found = {}
    for i, j in pairs:
        pools = [
            np.hstack(
                [np.zeros((len(articles[x]), 0), dtype=np.float32)]
                + [both[x, k] for k in rivals[x] if k != y]
            )
            for x, y in ((i, j), (j, i))
        ]
        hubs = scale.elsewhere(scores[i, j], *(scale.expectation(pool) for pool in pools))
        size = np.full(scores[i, j].shape, np.log(max(scores[i, j].size, 1)), dtype=np.float32)
        third = [k for k in rivals[i] if k != j and k in rivals[j]]
        found[i, j] = Table(
            alike=scale.SLOPE * scale.ALIKE * alike[i, j],
            rare=scale.SLOPE * scale.RARE * rare[i, j],
            elsewhere=-scale.SLOPE * scale.HUB * hubs,
            support=scale.SLOPE * scale.SUPPORT * _support(both, i, j, third),
            base=scale.INTERCEPT - scale.SLOPE * scale.SIZE * size,
        )
    return found


def _support(both: Mapping[Pair, FloatArray], i: int, j: int, third: Sequence[int]) -> FloatArray:
    """(n, m): how like the best go-between of third articles is to both passages.

    What is like both ends speaks for their link; what either end reaches there at best,
    for that link or for another, is held against it by half.
    """
    if not third:
        return np.zeros_like(both[i, j])
    a, b = (np.hstack([both[x, k] for k in third]) for x in (i, j))
    if not a.shape[1]:
        return np.zeros_like(both[i, j])
    between = np.full(both[i, j].shape, -1, dtype=np.float32)
    step = max(1, _BLOCK // max(between.size, 1))
    for at in range(0, a.shape[1], step):
        like_a, like_b = a[:, None, at : at + step], b[None, :, at : at + step]
        np.maximum(between, np.minimum(like_a, like_b).max(axis=2), out=between)
    reach = np.minimum(a.max(axis=1)[:, None], b.max(axis=1)[None, :])
    return np.asarray(
        between - scale.REACH * reach - (1 - scale.REACH) * scale.PRIOR, dtype=np.float32
    )
