"""Whole runs, each in a process of its own: how long, and how much memory at most."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

FRAMECMP = (sys.executable, "-c", "from framecmp.cli import main; main()")


class Run(NamedTuple):
    """Seconds on the clock, seconds of processor time, and the peak of memory in MB."""

    seconds: float
    processor: float
    megabytes: float


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a command to its end; its output is thrown away, its failure raised."""
    start = time.perf_counter()
    # An installed package has its bytecode; a checkout must be let write it.
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(
        command,
        env=compiled | dict(environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    told = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(map(str, command))}: {told}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def in_turn(ways: Mapping[str, Callable[[int], Run]], times: int) -> dict[str, Run]:
    """Take each way in turn, so that a busy machine slows all alike; the medians.

    :param ways: each is given the number of the turn.
    """
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for turn in range(times):
        for name, way in ways.items():
            runs[name].append(way(turn))
    return {
        name: Run(*(median(column) for column in zip(*found, strict=True)))
        for name, found in runs.items()
    }


def framecmp(*arguments: str | Path) -> list[str]:
    """The command line of framecmp."""
    return [*FRAMECMP, *map(str, arguments)]
