"""How likely two figures of two sentences are about one thing, by what stands around them.

A logistic regression whose weights come from planted changes: in articles of which people
said what passages tell the same, a figure that both give was changed in one of them, and the
pair of the two was told from all other pairs (``benchmarks/figure_weights.py``). So the
weights never saw what the figures are worth, but for how far numbers lie apart.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files
from typing import ClassVar, Generic

import numpy as np
from msgspec import Struct
from msgspec.structs import asdict

from framecmp.alignment.calibration import neighbourhood
from framecmp.divergence.findings.matching import M, Relation, Said
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.types import FloatArray

# Characters around a figure that are compared.
_WINDOW = 40

# From this cosine on these are the same words.
_SAME_WORDS = 0.97

# What any two such stretches of one event resemble, and how many figures that counts for.
_PRIOR, _SHRINKAGE = 0.7, 3.0


class Evidence(Struct, frozen=True):
    """What speaks for two figures' being about one thing.

    :ivar told: how likely the sentences tell the same (0 to 1); ``alike``, how well they
        cover each other (-1 to 1); ``linked``, how likely their passages are linked.
    :ivar around: cosine of the ``_WINDOW`` characters on both sides, the figures left out.
    :ivar usual: what these reach with those of the other article's other figures.
    """

    table: ClassVar[str]

    told: float
    alike: float
    linked: float
    around: float
    usual: float


class NumberEvidence(Evidence, frozen=True):
    """What speaks for two numbers' being about one thing.

    :ivar apart: orders of magnitude between them, 0 and up.
    :ivar counted: cosine of the words that say what is counted; ``noun`` is 1 if the first of
        them is the same word.
    :ivar alone: 1 where no other number of their sentences could be meant, down to 0.
    """

    table = "numbers"

    apart: float
    counted: float
    noun: float
    alone: float


class DateEvidence(Evidence, frozen=True):
    """What speaks for two dates' being of one thing.

    :ivar before: 1 if the same word goes before both, such as "since", else 0.
    """

    table = "dates"

    before: float


class Contexts(Generic[M]):
    """What stands around the figures of two articles, each held against all of the other.

    In articles about one thing the words around any two figures are much alike, so that it
    matters what else they resemble (hub correction, as in CSLS, Conneau et al. 2018).

    :param pairs: the pairs of sentences of two articles; ``said``, the figures of each.
    """

    def __init__(self, pairs: Sequence[SentencePair], said: Said[M]) -> None:
        self._said = said
        self._sides = [dict.fromkeys(p.a for p in pairs), dict.fromkeys(p.b for p in pairs)]
        # Sums depend on the order of sides, in their last digits.
        if pairs and pairs[0].a.article.id > pairs[0].b.article.id:
            self._sides.reverse()

    def of(
        self, pair: SentencePair, a: M, b: M, otherwise: float
    ) -> tuple[float, float, float, float, float]:
        """``told``, ``alike``, ``linked``, ``around`` and ``usual`` of two figures of a pair.

        :param otherwise: ``around`` where there are no vectors.
        """
        x, y = self._places.get((pair.a, a)), self._places.get((pair.b, b))
        around, usual = otherwise, _PRIOR
        if x is not None and y is not None:
            row, column = sorted((x, y))
            cell = row[1], column[1]
            around, usual = (float(table[cell]) for table in self._tables)
        return pair.told, pair.alike, pair.linked, around, usual

    def alone(
        self, pair: SentencePair, a: M, b: M, relation: Callable[[M, M], Relation | None]
    ) -> float:
        """1 by how many figures of A's sentence ``b`` could answer, and of B's ``a``.

        :param relation: how two figures relate; None where they can't be held against each other.
        """
        ours = sum(relation(x, b) is not None for x in self._said[pair.a])
        theirs = sum(relation(a, y) is not None for y in self._said[pair.b])
        return 1 / max(1, ours * theirs)

    @cached_property
    def _figures(self) -> list[list[tuple[Sentence, M, FloatArray]]]:
        return [list(self._seen(side)) for side in self._sides]

    def _seen(self, sentences: Iterable[Sentence]) -> Iterable[tuple[Sentence, M, FloatArray]]:
        for sentence in sentences:
            for figure in self._said[sentence]:
                start, end = figure.start, figure.end
                vector = sentence.vector(start - _WINDOW, end + _WINDOW, without=(start, end))
                if vector is not None:
                    yield sentence, figure, vector

    @cached_property
    def _places(self) -> dict[tuple[Sentence, M], tuple[int, int]]:
        """Side and row of each figure."""
        return {
            (sentence, figure): (side, row)
            for side, figures in enumerate(self._figures)
            for row, (sentence, figure, _) in enumerate(figures)
        }

    @cached_property
    def _tables(self) -> tuple[FloatArray, FloatArray]:
        """(figures of one, figures of the other): their cosines, and what they reach besides."""
        first, second = (np.array([vector for *_, vector in f]) for f in self._figures)
        around = first @ second.T
        forth = neighbourhood(around, _PRIOR, _SHRINKAGE)
        back = neighbourhood(np.ascontiguousarray(around.T), _PRIOR, _SHRINKAGE).T
        return around, np.asarray((forth + back) / 2, dtype=np.float32)


def cosine(a: FloatArray | None, b: FloatArray | None, otherwise: float = 0.0) -> float:
    """How alike two unit vectors are, -1 to 1; ``otherwise`` where one is lacking."""
    return otherwise if a is None or b is None else float(a @ b)


def likelihood(found: Evidence) -> float:
    """The estimated probability (0 to 1) that two figures are about one thing.

    What stands between the same words is, whatever else these words resemble.
    """
    if found.around >= _SAME_WORDS:
        return min(1.0, found.around)
    weights = _weights()[found.table]
    total = weights["intercept"] + sum(
        weights[name] * value for name, value in asdict(found).items()
    )
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    path = files("framecmp.divergence.findings") / "data" / "figure_weights.toml"
    return tomllib.loads(path.read_text("utf-8"))
