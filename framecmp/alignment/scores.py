"""How alike passages are, from their token vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.encoding.protocol import Encoded
from framecmp.types import FloatArray, IntArray

# Cells of the token-by-token table held at once: 4 million float32 are 16 MB.
_BLOCK = 4_000_000


def maxsim(a: Sequence[Encoded], b: Sequence[Encoded]) -> FloatArray:
    """Late-interaction similarity of every passage of A with every passage of B.

    Each word piece of a passage looks for its best counterpart (cosine) in the other, and
    the weighted mean over the pieces is taken both ways (after ColBERT, Khattab & Zaharia
    2020, made symmetric). A long passage that says more than a short one would lose by its
    surplus: so each way counts twice, over the whole passage and over the sentence that
    the other passage covers best.

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
        forth = side_a.covered(np.maximum.reduceat(cosines, side_b.passages, axis=1))
        back = side_b.covered(np.maximum.reduceat(cosines, side_a.passages, axis=0).T).T
        scores[np.ix_([rows[r] for r in block], columns)] = (forth + back) / 2
    return scores


class _Side:
    """The tokens of several passages in one array.

    :ivar passages: where each passage starts among the tokens; ``sentences`` likewise.
    """

    def __init__(self, passages: Sequence[Encoded]) -> None:
        self.tokens = np.concatenate([e.tokens for e in passages])
        self.passages = np.cumsum([0, *(len(e.tokens) for e in passages[:-1])])
        new_sentence = np.concatenate(
            [np.diff(e.sentence_of, prepend=-1).astype(bool) for e in passages]
        )
        new_sentence[self.passages] = True
        self.sentences = np.flatnonzero(new_sentence)
        self._first_sentences = np.searchsorted(self.sentences, self.passages)
        weights = np.concatenate([e.weights for e in passages])
        self._in_passage = _shares(weights, self.passages)
        self._in_sentence = _shares(weights, self.sentences)

    def covered(self, best: FloatArray) -> FloatArray:
        """How well the other side covers each passage here.

        :param best: (tokens here, passages there), the best cosine of each token.
        :returns: (passages here, passages there): the mean of the weighted mean over the
            passage and of that over its best sentence.
        """
        whole = np.add.reduceat(best * self._in_passage[:, None], self.passages, axis=0)
        sentences = np.add.reduceat(best * self._in_sentence[:, None], self.sentences, axis=0)
        top = np.maximum.reduceat(sentences, self._first_sentences, axis=0)
        return np.asarray((whole + top) / 2, dtype=np.float32)


def _shares(weights: FloatArray, starts: IntArray) -> FloatArray:
    """Weights that sum to 1 within each stretch; equal ones where a stretch weighs nothing."""
    lengths = np.diff([*starts, len(weights)])
    totals = np.add.reduceat(weights, starts).repeat(lengths)
    even = 1 / lengths.repeat(lengths)
    shares = np.divide(weights, totals, out=even, where=totals > 0)
    return np.asarray(shares, dtype=np.float32)


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
