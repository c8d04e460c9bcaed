"""From vectors to links: numpy in, links out; no text, no model."""

from __future__ import annotations

from framecmp.alignment.calibration import STRONG, THRESHOLD, probabilities
from framecmp.alignment.scores import maxsim

__all__ = ["STRONG", "THRESHOLD", "maxsim", "probabilities"]
