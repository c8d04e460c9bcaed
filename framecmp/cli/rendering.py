"""A comparison in the format the user asked for."""

from __future__ import annotations

import sys

from framecmp.cli.options import STDOUT
from framecmp.records import Comparison

FORMATS = ("text", "json", "ndjson", "csv", "html")


def render(comparison: Comparison, form: str, output: str, *, passages: bool) -> str:
    """The comparison in a format; ``passages`` asks for them side by side in ``text``."""
    if form == "text":
        from framecmp.report.terminal import to_text

        return to_text(comparison, passages=passages, to_stdout=output == STDOUT)
    from framecmp.report.export import plain, to_csv, to_json, to_ndjson

    if form == "html":
        from framecmp.report.html import comparison_page

        return comparison_page(comparison)
    if form == "json":
        return to_json(plain(comparison))
    if form == "ndjson":
        return to_ndjson(comparison)
    text = to_csv(comparison)
    if output == STDOUT and sys.stdout.isatty():
        from framecmp.report.terminal import safe

        # CSV has no escapes: what could steer the terminal is shown replaced there.
        return "".join(safe(line) + "\n" for line in text.splitlines())
    return text
