"""ONNX Runtime, without what it would tell of its use."""

from __future__ import annotations

import os
from typing import Any

# From 1.29 on it sends events about sessions and models unless this is set before it starts, and
# keeps an identifier of the machine in the user's cache folder.
_SILENT = "ORT_DISABLE_TELEMETRY"


def onnx_runtime() -> Any:
    """The module; imported here alone, so that nothing is sent or kept that nobody asked for."""
    os.environ.setdefault(_SILENT, "1")
    import onnxruntime

    return onnxruntime
