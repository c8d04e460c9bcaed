"""How likely two figures of two sentences are about one thing, by what stands around them.

A logistic regression whose weights come from planted changes: in articles of which people
said what passages tell the same, a figure that both give was changed in one of them, and the
pair of the two was told from all other pairs (``benchmarks/figure_weights.py``). So the
weights never saw what the figures are worth, but for how far they lie apart.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from framecmp.divergence.findings.told import SentencePair
from framecmp.types import FloatArray

# Characters around a figure that are compared.
_WINDOW = 40

Span = tuple[int, int]


@dataclass(frozen=True)
class Evidence:
    """What speaks for two figures' being about one thing.

    :ivar apart: orders of magnitude between them, 0 and up.
    :ivar told: how likely the sentences tell the same (0 to 1); ``linked`` is the score of
        their passages' link, 0 without one.
    :ivar words: the share of the longer sentence's content words that the other one has.
    :ivar around: cosine of the ``_WINDOW`` characters on both sides, the figures left out.
    :ivar counted: cosine of the words that say what is counted; ``noun`` is 1 if the first of
        them is the same word.
    :ivar act: cosine of the words that go on after it.
    """

    apart: float
    told: float
    linked: float
    words: float
    around: float
    counted: float
    noun: float
    act: float


def evidence(
    pair: SentencePair,
    spans: tuple[Span, Span],
    counted: tuple[Span, Span],
    acts: tuple[Span | None, Span | None],
    *,
    apart: float,
    words: float,
    same_noun: bool,
) -> Evidence:
    """The evidence for two figures; swapping the sentences and each two spans changes nothing.

    Without vectors it counts whether they count the same word.

    :param spans: where the figures stand in the two sentences.
    :param counted: where the words stand that they count; ``acts``, what is told of these.
    """
    sentences = pair.a, pair.b
    around, nouns, verbs = (
        [
            None if span is None else sentence.vector(*span, without=figure)
            for sentence, span, figure in zip(sentences, stretches, spans, strict=True)
        ]
        for stretches in ([(s - _WINDOW, e + _WINDOW) for s, e in spans], counted, acts)
    )
    instead = float(same_noun and pair.a.vectors is None)
    return Evidence(
        apart=apart,
        told=pair.told,
        linked=pair.linked,
        words=words,
        around=_cosine(around, instead),
        counted=_cosine(nouns, instead),
        noun=float(same_noun),
        act=_cosine(verbs, 0.0),
    )


def likelihood(found: Evidence) -> float:
    """The estimated probability (0 to 1) that two figures are about one thing."""
    weights = _weights()
    total = weights["intercept"] + sum(
        weights[field.name] * getattr(found, field.name) for field in fields(found)
    )
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> Mapping[str, float]:
    path = files("framecmp.divergence.findings") / "data" / "figure_weights.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _cosine(vectors: list[FloatArray | None], otherwise: float) -> float:
    a, b = vectors
    return otherwise if a is None or b is None else float(a @ b)
