"""Weighed sums of measures."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.divergence import span_weights
from framecmp.divergence.span_weights import logit


def test_a_weighed_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    weights = {"event": {"intercept": -1.0, "words": 2.0, "longer": -0.5}}
    monkeypatch.setattr(span_weights, "_weights", lambda: weights)
    measures = {"words": np.array([[0.5, 1.0]]), "longer": np.array([[2, 0]]), "other": None}
    assert logit(measures, "event").tolist() == [[-1.0, 1.0]]


@pytest.mark.parametrize("regression", ["sentence", "event"])
def test_likeness_speaks_for_a_pair(regression: str) -> None:
    weights = span_weights._weights()[regression]
    assert weights["words"] > 0
    assert weights["intercept"] < 0
