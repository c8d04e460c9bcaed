"""Text as rich would write it to a terminal, in colour or not, without the terminal."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.text import Text


def in_colour(*, to_stdout: bool) -> bool:
    """Whether it goes to a terminal that shows colours, and nobody asked for none.

    See https://no-color.org; a terminal that knows no escapes calls itself ``dumb``.
    """
    return (
        to_stdout
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )


def written(parts: Iterable[RenderableType], *, width: int, colour: bool) -> str:
    """The parts one below the other, tables as wide as ``width`` at the most.

    Columns are padded with blanks to their width; nobody wants those in a file.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        emoji=False,
    )
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, Text))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
