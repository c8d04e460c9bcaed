"""Where results go: claimed before the work, then written whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from framecmp.cli import printable
from framecmp.errors import OutputError
from framecmp.files import check_writable, is_stream, write_atomically

STDOUT = "-"


def output_option(formats: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--format`` (the first is the default) and ``--output``."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--output",
            "-o",
            default=STDOUT,
            metavar="FILE",
            help="Where the result goes; - is standard output (default).",
        )(command)
        return click.option(
            "--format",
            "form",
            type=click.Choice(list(formats)),
            default=formats[0],
            show_default=True,
            help="How the result is written.",
        )(command)

    return add


def _is_part_of(output: Path, given: Path) -> bool:
    """Whether writing ``output`` would write over an input: the file, or one of its folder."""
    place, source = Path(os.path.realpath(output)), Path(os.path.realpath(given))
    if place == source:
        return not is_stream(place)
    if not (source.is_dir() and place.is_file() and source in place.parents):
        return False
    from framecmp.corpus import ARTICLE_SUFFIXES, EVENT_FILE, GOLD_FILE, MANIFEST

    # Other files in a corpus folder may be results kept there.
    known = {EVENT_FILE, GOLD_FILE, MANIFEST}
    return place.suffix.lower() in ARTICLE_SUFFIXES or place.name in known


def claim(output: str, inputs: Iterable[str]) -> None:
    """Make sure before the work that its result can be written, and not over an input.

    :raises OutputError: it can't.
    """
    if output == STDOUT:
        _require_stdout()
        return
    for path in inputs:
        if _is_part_of(Path(output), Path(path)):
            raise OutputError(
                f"{output}: would be written over {path}, which this run reads or writes; "
                "name another file"
            )
    check_writable(Path(output))


def claim_each(outputs: Sequence[str], inputs: Sequence[str]) -> None:
    """Claim the places of several results, none of them over another.

    :raises OutputError: one can't be written.
    """
    for number, output in enumerate(outputs):
        claim(output, [*inputs, *outputs[:number]])


def emit(result: str | bytes, output: str) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    Text is UTF-8 whatever the locale; a terminal gets what it can show. That a reader has closed
    the pipe is no error.
    """
    data = result.encode("utf-8") if isinstance(result, str) else result
    if output != STDOUT:
        write_atomically(Path(output), data)
        return
    _require_stdout()
    try:
        if isinstance(result, str) and sys.stdout.isatty():
            shown = sys.stdout.encoding
            click.echo(result.encode(shown, "replace").decode(shown), nl=False)
        else:
            click.echo(data, nl=False)
    except BrokenPipeError:
        # The reader has seen enough (``| head``), but a verdict still is to be told.
        discard_stdout()
    except OSError as error:
        discard_stdout()
        raise OutputError(f"standard output: can't be written: {error.strerror}") from error


def say(line: str) -> None:
    """Print one line of a result that holds names from outside."""
    emit(printable(line) + "\n", STDOUT)


def _require_stdout() -> None:
    if sys.stdout is None:
        raise OutputError("standard output: is closed; name a file with --output")


def discard_stdout() -> None:
    """Send what Python would still flush at exit nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
