"""How many threads to compute in."""

from __future__ import annotations

import os


def threads() -> int:
    """The cores that this process may use; ``OMP_NUM_THREADS`` lowers it, as elsewhere."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(int(asked), cores or 1) if asked.isdigit() else cores or 1)
