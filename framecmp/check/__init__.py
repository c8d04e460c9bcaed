"""A corpus held against a baseline: has a number moved, and what moved it?

``measure`` makes a :class:`Baseline` of compared events, ``verdict`` holds one against
another, ``explain`` shows the links or wordings behind a number.
"""

from framecmp.check.baseline import Baseline, baseline_json, keep_tolerances, read_baseline
from framecmp.check.explain import Explanation, explain
from framecmp.check.measuring import measure
from framecmp.check.metrics import Metric
from framecmp.check.verdict import Move, Outcome, environment_error, verdict

__all__ = [
    "Baseline",
    "Explanation",
    "Metric",
    "Move",
    "Outcome",
    "baseline_json",
    "environment_error",
    "explain",
    "keep_tolerances",
    "measure",
    "read_baseline",
    "verdict",
]
