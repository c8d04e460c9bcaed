"""How alike passages are, from their token vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.encoding.protocol import Encoded
from framecmp.types import FloatArray

# Cells of the token-by-token table held at once: 4 million float32 are 16 MB.
_BLOCK = 4_000_000


def maxsim(a: Sequence[Encoded], b: Sequence[Encoded]) -> FloatArray:
    """Late-interaction similarity of every passage of A with every passage of B.

    Each word piece of a passage looks for its best counterpart (cosine) in the other; the
    weighted mean over the pieces, taken both ways and averaged (after ColBERT, Khattab &
    Zaharia 2020, made symmetric).

    :returns: (len(a), len(b)) float32, -1 to 1, higher is more alike; 0 where a passage
        has no pieces.
    """
    scores = np.zeros((len(a), len(b)), dtype=np.float32)
    rows = [i for i, e in enumerate(a) if len(e.tokens)]
    columns = [j for j, e in enumerate(b) if len(e.tokens)]
    if not rows or not columns:
        return scores
    side_b = _Side([b[j] for j in columns])
    for block in _blocks([len(a[i].tokens) for i in rows], len(side_b.tokens)):
        side_a = _Side([a[rows[r]] for r in block])
        cosines = side_a.tokens @ side_b.tokens.T
        forth = side_a.mean(np.maximum.reduceat(cosines, side_b.starts, axis=1), axis=0)
        back = side_b.mean(np.maximum.reduceat(cosines, side_a.starts, axis=0), axis=1)
        scores[np.ix_([rows[r] for r in block], columns)] = (forth + back) / 2
    return scores


class _Side:
    """The tokens of several passages in one array, and where each passage starts."""

    def __init__(self, passages: Sequence[Encoded]) -> None:
        self.tokens = np.concatenate([e.tokens for e in passages])
        lengths = [len(e.tokens) for e in passages]
        self.starts = np.cumsum([0, *lengths[:-1]])
        weights = [e.weights if e.weights.any() else np.ones_like(e.weights) for e in passages]
        self.weights = np.concatenate([w / w.sum() for w in weights])

    def mean(self, best: FloatArray, axis: int) -> FloatArray:
        """Weighted mean over each passage's tokens, which run along ``axis``."""
        weights = self.weights[:, None] if axis == 0 else self.weights[None, :]
        return np.add.reduceat(best * weights, self.starts, axis=axis)


def _blocks(lengths: Sequence[int], width: int) -> list[list[int]]:
    """Runs of passages whose tokens times ``width`` stay within ``_BLOCK``."""
    blocks: list[list[int]] = [[]]
    cells = 0
    for index, length in enumerate(lengths):
        if blocks[-1] and cells + length * width > _BLOCK:
            blocks.append([])
            cells = 0
        blocks[-1].append(index)
        cells += length * width
    return blocks
