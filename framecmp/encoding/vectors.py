"""Vectors by their directions alone."""

from __future__ import annotations

from typing import Any

import numpy as np

from framecmp.types import FloatArray


def unit(rows: Any) -> FloatArray:
    """Rows of length 1; rows of zeros stay.

    :param rows: (…, width).
    """
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
