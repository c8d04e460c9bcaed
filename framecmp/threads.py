"""How many threads to compute in."""

from __future__ import annotations

import os


def threads() -> int:
    """The cores that this process may use; ``OMP_NUM_THREADS`` lowers it, as elsewhere."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    asked = os.environ.get("OMP_NUM_THREADS", "")
    return max(1, min(int(asked), cores or 1) if asked.isdigit() else cores or 1)


def compute_products_alone() -> None:
    """Let numpy compute each matrix product in one thread, if it isn't imported yet.

    Threads inside each small product cost more than they bring (where another process is busy,
    several times the whole), and change last digits; what pays off is computed in threads of its
    own. What the environment says already stays.
    """
    for variable in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(variable, "1")
