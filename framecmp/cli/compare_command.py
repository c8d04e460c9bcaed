"""``framecmp compare``."""

from __future__ import annotations

import click

from framecmp.cli.options import (
    Engine,
    Reading,
    claim,
    emit,
    engine_options,
    output_option,
    reading_options,
)
from framecmp.cli.rendering import FORMATS, render


@click.command("compare")
@click.argument("path", nargs=-1, required=True)
@reading_options
@engine_options
@output_option(FORMATS)
def command(
    path: tuple[str, ...], form: str, output: str, reading: Reading, engine: Engine
) -> None:
    """Show how several outlets tell one event.

    PATH... are the articles' files, or one folder that holds them. The order of the files
    makes no difference: outlets stand in the order of their articles' names.

    \b
      framecmp compare corpus/karabakh-operation/
      framecmp compare a.txt b.txt c.txt --format json
    """
    from framecmp.comparison import compare
    from framecmp.corpus import read_event_paths

    claim(output)
    articles = read_event_paths(
        path,
        encoding=reading.encoding,
        paragraphs=reading.paragraphs,
        keep_furniture=reading.keep_furniture,
    )
    encoder = engine.encoder()
    comparison = compare(articles, encoder, engine.settings(encoder, reading))
    emit(render(comparison, form, output, passages=False), output)
