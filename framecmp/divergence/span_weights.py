"""How measures of two spans add up: the weights of two logistic regressions.

``data/span_weights.toml`` names each measure with its weight, in the measure's own unit;
``benchmarks/wording_weights.py`` makes the file anew from gold.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np

from framecmp.types import FloatArray


def logit(measures: Mapping[str, FloatArray], regression: str) -> FloatArray:
    """The log-odds that two spans name one thing, in the shape of the measures.

    :param measures: by name; those without a weight count for nothing.
    :param regression: ``sentence`` (chunks of two sentences) or ``event``.
    """
    weights = _weights()[regression]
    rest = {name: weight for name, weight in weights.items() if name != "intercept"}
    total = sum(weight * measures[name] for name, weight in rest.items())
    return np.asarray(total + weights["intercept"], dtype=np.float32)


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    path = files("framecmp.divergence") / "data" / "span_weights.toml"
    return tomllib.loads(path.read_text("utf-8"))
