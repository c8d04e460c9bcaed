"""How alike passages are, from their token vectors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from framecmp.alignment.rarity import rarity
from framecmp.encoding.protocol import Encoded
from framecmp.threads import threads
from framecmp.types import FloatArray, IntArray

# Cells of the token-by-token table held at once: 4 million float32 are 16 MB.
_BLOCK = 4_000_000

# Each thread holds such a table, and four times as much to weigh it.
_THREADS = 8

# Word pieces of a window: about a clause, which is what two accounts often share when
# neither their passages nor their sentences do.
WINDOW = 24

# What the whole passage, its best sentence and its best window say of how well a passage
# is covered.
_WHOLE, _SENTENCE, _WINDOW = 0.35, 0.35, 0.3

# A window of light pieces is no match: it counts as if it weighed this share of an average one.
_LEAST_WEIGHT = 0.5


def maxsim(a: Sequence[Encoded], b: Sequence[Encoded], unrelated: float = 0.0) -> FloatArray:
    """Late-interaction similarity of every passage of A with every passage of B.

    Each word piece of a passage looks for its best counterpart (cosine) in the other, and
    the weighted mean over the pieces is taken both ways (after ColBERT, Khattab & Zaharia
    2020, made symmetric). Pieces that find a counterpart in many passages of the other
    article weigh less (see :func:`~framecmp.alignment.rarity.rarity`). A long passage that
    says more than a short one would lose by its surplus: so the mean is taken over the
    whole passage, over the sentence and over the clause-long window that the other covers
    best.

    :param unrelated: what passages on different subjects reach with this encoder; see
        :func:`unrelated_level`.
    :returns: (len(a), len(b)) float32, higher is more alike: 1 for identical passages,
        about 0 for unrelated ones; 0 where a passage has no pieces.
    """
    both = _covered(a, b, unrelated) + _covered(b, a, unrelated).T
    return np.asarray(both / 2, dtype=np.float32)


def best_in(tokens: FloatArray, others: FloatArray, starts: IntArray) -> FloatArray:
    """How alike each token is to the likest one of each stretch of others.

    :param tokens: (n, width) unit vectors; ``others`` (m, width), where the stretches start at
        ``starts``, none empty.
    :returns: (n, stretches) cosines, -1 to 1.
    """
    step = max(1, _BLOCK // len(others))
    return np.concatenate(
        [
            np.maximum.reduceat(tokens[at : at + step] @ others.T, starts, axis=1)
            for at in range(0, max(len(tokens), 1), step)
        ]
    )


def unrelated_level(passages: Sequence[Encoded]) -> float:
    """How alike passages are that have nothing to do with each other, for an encoder.

    Encoders differ in where their cosines lie. The mean similarity of passages on
    different subjects is the zero of a scale that reads the same for all of them.

    :param passages: two or more, on different subjects.
    """
    scores = maxsim(passages, passages)
    return float(scores[~np.eye(len(passages), dtype=bool)].mean())


def _covered(here: Sequence[Encoded], there: Sequence[Encoded], unrelated: float) -> FloatArray:
    """(here, there): how well each passage here is covered by each one there."""
    scores = np.zeros((len(here), len(there)), dtype=np.float32)
    rows = [i for i, e in enumerate(here) if len(e.tokens)]
    columns = [j for j, e in enumerate(there) if len(e.tokens)]
    if not rows or not columns:
        return scores
    tokens = np.concatenate([there[j].tokens for j in columns])
    starts = _starts([len(there[j].tokens) for j in columns])

    def fill(block: Sequence[int]) -> None:
        side = _Side([here[rows[r]] for r in block])
        best = best_in(side.tokens, tokens, starts)
        best = np.asarray((best - unrelated) / (1 - unrelated), dtype=np.float32)
        scores[np.ix_([rows[r] for r in block], columns)] = side.covered(best)

    blocks = list(_blocks([len(here[i].tokens) for i in rows], len(tokens)))
    if len(blocks) == 1:
        fill(blocks[0])
        return scores
    with ThreadPoolExecutor(min(threads(), _THREADS)) as pool:
        for _ in pool.map(fill, blocks):
            pass
    return scores


class _Side:
    """The tokens of several passages in one array.

    :ivar passages: where each passage starts among the tokens; ``sentences`` likewise.
    """

    def __init__(self, passages: Sequence[Encoded]) -> None:
        self.tokens = np.concatenate([e.tokens for e in passages])
        lengths = [len(e.tokens) for e in passages]
        self.passages = _starts(lengths)
        new_sentence = np.concatenate(
            [np.diff(e.sentence_of, prepend=-1).astype(bool) for e in passages]
        )
        new_sentence[self.passages] = True
        self.sentences = np.flatnonzero(new_sentence)
        self._first_sentences = np.searchsorted(self.sentences, self.passages)
        self._weights = np.concatenate([e.weights for e in passages])
        sizes = np.minimum(lengths, WINDOW)
        counts = np.array(lengths) - sizes + 1
        self._first_windows = _starts(counts)
        self._windows = np.arange(counts.sum()) + np.repeat(
            self.passages - self._first_windows, counts
        )
        self._window_ends = self._windows + np.repeat(sizes, counts)

    def covered(self, best: FloatArray) -> FloatArray:
        """How well the other side covers each passage here.

        :param best: (tokens here, passages there), the best similarity of each token.
        :returns: (passages here, passages there).
        """
        weights = self._weights * rarity(best)
        whole = _means(best, weights, self.passages)
        sentences = _means(best, weights, self.sentences)
        windows = self._window_means(best, weights)
        return np.asarray(
            _WHOLE * whole
            + _SENTENCE * np.maximum.reduceat(sentences, self._first_sentences, axis=0)
            + _WINDOW * np.maximum.reduceat(windows, self._first_windows, axis=0),
            dtype=np.float32,
        )

    def _window_means(self, best: FloatArray, weights: FloatArray) -> FloatArray:
        """(windows, passages there): weighted means over runs of up to ``WINDOW`` pieces."""
        weights = _or_even(weights, self.passages)
        # Sums over windows as differences of running sums: double, so that none is lost.
        heavy = np.zeros((len(best) + 1, best.shape[1]))
        np.cumsum(best * weights[:, None], axis=0, out=heavy[1:])
        total = np.concatenate([[0.0], np.cumsum(weights, dtype=float)])
        lengths = np.diff([*self.passages, len(weights)])
        average = np.add.reduceat(weights, self.passages) / lengths
        passage = np.repeat(
            np.arange(len(lengths)), np.diff([*self._first_windows, len(self._windows)])
        )
        least = _LEAST_WEIGHT * average[passage] * (self._window_ends - self._windows)
        sums = heavy[self._window_ends] - heavy[self._windows]
        of = np.maximum(total[self._window_ends] - total[self._windows], least)
        return np.asarray(sums / of[:, None], dtype=np.float32)


def _means(best: FloatArray, weights: FloatArray, starts: IntArray) -> FloatArray:
    """Weighted means over stretches; even ones where a stretch weighs nothing."""
    weights = _or_even(weights, starts)
    sums = np.add.reduceat(best * weights[:, None], starts, axis=0)
    return np.asarray(sums / np.add.reduceat(weights, starts)[:, None], dtype=np.float32)


def _or_even(weights: FloatArray, starts: IntArray) -> FloatArray:
    """The weights, or ones in a stretch that weighs nothing."""
    lengths = np.diff([*starts, len(weights)])
    totals = np.add.reduceat(weights, starts).repeat(lengths)
    return np.where(totals > 0, weights, np.float32(1))


def _starts(lengths: Sequence[int] | IntArray) -> IntArray:
    """Where stretches of these lengths start when they are laid end to end."""
    return np.cumsum([0, *lengths[:-1]])


def _blocks(lengths: Sequence[int], width: int) -> Iterator[list[int]]:
    """Runs of passages whose tokens times ``width`` stay within ``_BLOCK``."""
    block: list[int] = []
    cells = 0
    for index, length in enumerate(lengths):
        if block and cells + length * width > _BLOCK:
            yield block
            block, cells = [], 0
        block.append(index)
        cells += length * width
    yield block
