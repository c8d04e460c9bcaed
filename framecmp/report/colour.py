"""Whether text is written in colour."""

from __future__ import annotations

import os
import sys


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
