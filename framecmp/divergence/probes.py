"""Linear probes: what the encoder's vectors say about a text without a tagger.

The middle layers of a transformer tell nouns from verbs and names from other words (Tenney,
Das & Pavlick 2019), so that a logistic regression on the vectors of two words finds where
a chunk starts, and whether a phrase names an actor, a thing, a place or an event. Such
weights belong to one model and one language; they lie in ``data/probes.json``, and
``benchmarks/wording_weights.py`` makes them anew. For other models and languages function
words say where a chunk starts, and every phrase counts as naming something.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np
from msgspec import Struct

from framecmp.divergence.phrases import Phrase, Tokens
from framecmp.text import language
from framecmp.types import FloatArray

# Without a probe: a chunk starts before a function word that follows a content word. Two
# content words in a row may be two chunks as well as one.
_AT_FUNCTION_WORD, _WITHIN_CONTENT = 0.9, 0.2


class Probe(Struct, frozen=True, eq=False):
    """Weights of two words' unit vectors, and the intercept, of a logit."""

    first: FloatArray
    second: FloatArray
    intercept: float

    def logits(self, first: FloatArray, second: FloatArray) -> FloatArray:
        """(rows,) for the rows of two words' vectors each."""
        return np.asarray(
            first @ self.first + second @ self.second + self.intercept, dtype=np.float32
        )


class Probes(Struct, frozen=True, eq=False):
    """What is known of a model: ``start`` of a chunk, and ``naming`` phrases."""

    start: Probe
    naming: Probe


def probes_for(model: str, lang: str | None) -> Probes | None:
    """The probes for a model, by the sha256 of its weights, and a text's language, if any."""
    sha256, code, probes = _probes()
    return probes if (model, language(lang)) == (sha256, code) else None


def chunk_starts(tokens: Tokens, vectors: FloatArray, probes: Probes | None) -> FloatArray:
    """(words,) how likely a chunk starts at each word, 0 to 1; 1 where words are parted.

    :param vectors: (words, width) unit middle-layer vectors.
    """
    if not tokens.words:
        return np.zeros(0, dtype=np.float32)
    if probes is None:
        light = np.array(tokens.light)
        opens = light[1:] & ~light[:-1]
        inner = ~light[1:] & ~light[:-1]
        likely = np.where(opens, _AT_FUNCTION_WORD, np.where(inner, _WITHIN_CONTENT, 0.0))
    else:
        likely = 1 / (1 + np.exp(-probes.start.logits(vectors[:-1], vectors[1:])))
    starts = np.concatenate([[1.0], likely]).astype(np.float32)
    starts[np.array(tokens.parted)] = 1.0
    return starts


def naming(phrases: Sequence[Phrase], vectors: FloatArray, probes: Probes | None) -> FloatArray:
    """(phrases,) logits of naming an actor, a thing, a place or an event; else 0 for each.

    :param vectors: (words, width) unit middle-layer vectors.
    """
    if probes is None or not phrases:
        return np.zeros(len(phrases), dtype=np.float32)
    first, last = ([p.places[end] for p in phrases] for end in (0, -1))
    return probes.naming.logits(vectors[first], vectors[last])


class _Weights(Struct):
    intercept: float
    first: list[float]
    second: list[float]

    def probe(self) -> Probe:
        first, second = (np.array(side, dtype=np.float32) for side in (self.first, self.second))
        return Probe(first, second, self.intercept)


class _Kept(Struct):
    model: str
    language: str
    start: _Weights
    naming: _Weights


@cache
def _probes() -> tuple[str, str, Probes]:
    # JSON, since thousands of numbers take TOML's reader twenty times as long.
    path = files("framecmp.divergence") / "data" / "probes.json"
    kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
    return kept.model, kept.language, Probes(kept.start.probe(), kept.naming.probe())
