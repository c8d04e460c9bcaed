"""How far a long run is, on stderr, where someone is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

# Shorter work is over before a bar could be read.
FEWEST = 200


def progress_bar(what: str, *, quiet: bool, fewest: int = FEWEST) -> Callable[[int, int], None]:
    """A function to be told (done, of how many), which draws a bar with the time left.

    It draws nothing where stderr is no terminal, where ``quiet``, and for fewer than
    ``fewest`` steps.
    """
    bars: list[object] = []

    def show(done: int, total: int) -> None:
        if quiet or total < fewest or not sys.stderr.isatty():
            return
        from rich.console import Console
        from rich.progress import Progress

        if not bars:
            bar = Progress(console=Console(stderr=True), transient=True)
            bar.add_task(what, total=total)
            # A run that ends early mustn't leave the terminal without its cursor.
            context = click.get_current_context(silent=True)
            if context is not None:
                context.call_on_close(bar.stop)
            bar.start()
            bars.append(bar)
        bar = bars[0]  # type: ignore[assignment]
        bar.update(bar.task_ids[0], completed=done, total=total)
        if done >= total:
            bar.stop()
            bars.clear()

    return show
