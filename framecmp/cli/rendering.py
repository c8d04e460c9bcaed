"""A comparison in the format the user asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from framecmp.cli.options import STDOUT
from framecmp.records import Comparison

FORMATS = ("text", "json", "ndjson", "csv", "html")


def renderer(form: str, output: str, *, passages: bool) -> Callable[[Comparison], str]:
    """What writes a comparison in a format; ``passages`` asks for them side by side in ``text``."""
    if form == "text":
        from framecmp.report.terminal import to_text

        return partial(to_text, passages=passages, to_stdout=output == STDOUT)
    if form == "html":
        from framecmp.report.html import comparison_page

        return comparison_page
    from framecmp.report.export import plain, to_csv, to_json, to_ndjson

    if form == "json":
        return lambda comparison: to_json(plain(comparison))
    if form == "ndjson":
        return to_ndjson
    return partial(_to_safe_csv, to_csv) if output == STDOUT and sys.stdout.isatty() else to_csv


def _to_safe_csv(to_csv: Callable[[Comparison], str], comparison: Comparison) -> str:
    """CSV has no escapes: what could steer the terminal is shown replaced there."""
    from framecmp.report.terminal import safe

    return "".join(safe(line) + "\n" for line in to_csv(comparison).splitlines())
