"""A comparison in the format the user asked for."""

from __future__ import annotations

from framecmp.cli.options import STDOUT
from framecmp.records import Comparison

FORMATS = ("text", "json", "ndjson", "csv")


def render(comparison: Comparison, form: str, output: str, *, passages: bool) -> str:
    """The comparison in a format; ``passages`` asks for them side by side in ``text``."""
    if form == "text":
        from framecmp.report.terminal import to_text

        return to_text(comparison, passages=passages, to_stdout=output == STDOUT)
    from framecmp.report.export import plain, to_csv, to_json, to_ndjson

    if form == "json":
        return to_json(plain(comparison))
    return to_ndjson(comparison) if form == "ndjson" else to_csv(comparison)
