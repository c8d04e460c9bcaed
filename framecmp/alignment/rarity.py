"""What tells passages of one event apart: pieces that few of them hold.

All passages about one event share its names and its subject. What they share says little
of whether two of them report the same thing; what few of them hold says much.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.encoding.protocol import Encoded
from framecmp.types import DoubleArray, FloatArray

# A piece is found in a passage from about this similarity on (0 unrelated, 1 identical);
# how sharply the count rises there.
_FOUND, _SHARPNESS = 0.765, 17.0

# Before any passage is seen a piece is expected in one of ten, as if five had been seen.
_EXPECTED, _PRIOR = 0.1, 5.0

# The same for exact pieces, whose expected share their weight tells (a weight is a log).
_PRIOR_EXACT = 25.0
_LEAST_WEIGHT = 0.1

# Pieces whose table of passages is laid out at once.
_COLUMNS = 1024


def rarity(best: FloatArray) -> FloatArray:
    """How much more or less a piece says than it does anywhere, in context.

    The soft document frequency of each piece: in how many passages of the other article it
    finds a counterpart, its best one left out (a true counterpart must not speak against
    itself). Its negative logarithm is an inverse document frequency (Spärck Jones 1972)
    that knows what a word means here: "the operation" counts where "the offensive" stands.

    :param best: (pieces, passages of the other article), the best similarity.
    :returns: (pieces,) 0 and up; 1 where nothing speaks for more or less.
    """
    found = 1 / (1 + np.exp(-_SHARPNESS * (best - _FOUND)))
    others = found.sum(axis=1) - found.max(axis=1)
    share = (others + _PRIOR * _EXPECTED) / (best.shape[1] - 1 + _PRIOR)
    return np.asarray(np.log(share) / np.log(_EXPECTED), dtype=np.float32)


class SharedPieces:
    """Which word pieces passages share to the letter, the rarer the more.

    :param articles: the passages of an event's articles; all of them count for how rare a
        piece is, drawn towards what its weight (a log rank) lets expect.
    """

    def __init__(self, articles: Sequence[Sequence[Encoded]]) -> None:
        passages = [e for article in articles for e in article]
        pieces = np.concatenate([np.zeros(0, dtype=int), *(e.pieces for e in passages)])
        weights = np.concatenate([np.zeros(0), *(e.weights for e in passages)])
        rows = np.repeat(np.arange(len(passages)), [len(e.pieces) for e in passages])
        kept = weights > _LEAST_WEIGHT
        known, first, columns = np.unique(pieces[kept], return_index=True, return_inverse=True)
        # One entry for each piece of each passage, piece by piece.
        cells, counts = np.unique(columns * max(len(passages), 1) + rows[kept], return_counts=True)
        columns, rows = np.divmod(cells, max(len(passages), 1))
        holding = np.bincount(columns, minlength=len(known))
        expected = _PRIOR_EXACT * np.exp(-weights[kept][first])
        rare = np.maximum(0, -np.log((holding + expected) / (len(passages) + _PRIOR_EXACT)))
        values = (1 + np.log(counts)) * rare[columns]
        lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(passages)))
        values /= np.where(lengths > 0, lengths, 1)[rows]
        # What one passage alone holds is shared with none.
        shared = holding[columns] > 1
        self._values, self._rows = values[shared], rows[shared]
        _, self._columns = np.unique(columns[shared], return_inverse=True)
        self._ends = np.cumsum([0, *(len(article) for article in articles)])

    def cosines(self, i: int, j: int) -> FloatArray:
        """(passages of article i, passages of article j), 0 (no piece shared) to 1."""
        found = np.zeros((self._size(i), self._size(j)))
        last = int(self._columns.max(initial=-1)) + 1
        for at in range(0, last, _COLUMNS):
            found += self._dense(i, at) @ self._dense(j, at).T
        return np.asarray(found, dtype=np.float32)

    def _size(self, article: int) -> int:
        return int(self._ends[article + 1] - self._ends[article])

    def _dense(self, article: int, at: int) -> DoubleArray:
        """(passages of an article, pieces from ``at`` on)."""
        first, last = np.searchsorted(self._columns, (at, at + _COLUMNS))
        rows = self._rows[first:last] - self._ends[article]
        inside = (rows >= 0) & (rows < self._size(article))
        table = np.zeros((self._size(article), _COLUMNS))
        table[rows[inside], self._columns[first:last][inside] - at] = self._values[first:last][
            inside
        ]
        return table
