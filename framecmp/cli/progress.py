"""How far a long run is, on stderr, where someone is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.progress import Progress

T = TypeVar("T")

# Shorter work is over before a bar could be read.
FEWEST = 200

READ = "articles read"


def progress_bar(what: str, *, quiet: bool, fewest: int = FEWEST) -> Callable[[int, int], None]:
    """A function to be told (done, of how many), which draws a bar with the time left.

    It draws nothing where stderr is no terminal, where ``quiet``, and for fewer than
    ``fewest`` steps.
    """
    bars: list[Progress] = []

    def show(done: int, total: int) -> None:
        if quiet or total < fewest or not sys.stderr.isatty():
            return
        if not bars:
            bars.append(_drawn(what, total))
        bar = bars[0]
        bar.update(bar.task_ids[0], completed=done, total=total)
        if done >= total:
            bar.stop()
            bars.clear()

    return show


def told_through(
    items: Iterable[T], what: str, *, quiet: bool, fewest: int = FEWEST
) -> Iterator[T]:
    """The same items, while it is told how many have come: of a stream, nobody knows how many will.

    Nothing is drawn where :func:`progress_bar` draws nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    bar: Progress | None = None
    try:
        for done, item in enumerate(items, start=1):
            if done >= fewest:
                bar = bar or _drawn(what, None)
                bar.update(bar.task_ids[0], completed=done)
            yield item
    finally:
        if bar is not None:
            bar.stop()


def _drawn(what: str, total: int | None) -> Progress:
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    count = TextColumn("{task.completed:,.0f}")
    columns = (*Progress.get_default_columns()[:1], count, TimeElapsedColumn())
    bar = Progress(*(() if total else columns), console=Console(stderr=True), transient=True)
    bar.add_task(what, total=total)
    # A run that ends early mustn't leave the terminal without its cursor.
    context = click.get_current_context(silent=True)
    if context is not None:
        context.call_on_close(bar.stop)
    bar.start()
    return bar
