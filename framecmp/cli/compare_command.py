"""``framecmp compare``."""

from __future__ import annotations

import click

from framecmp.cli.comparing import FORMATS, show
from framecmp.cli.engine import Aids, Engine
from framecmp.cli.options import (
    aid_options,
    engine_options,
    keep_going_option,
    reading_options,
)
from framecmp.cli.output import output_option
from framecmp.records import Reading


@click.command("compare")
@click.argument("path", nargs=-1, required=True)
@keep_going_option
@reading_options
@engine_options
@aid_options
@output_option(FORMATS)
def command(
    path: tuple[str, ...],
    form: str,
    output: str,
    keep_going: bool,
    reading: Reading,
    engine: Engine,
    aids: Aids,
) -> None:
    """Show how several outlets tell one event.

    PATH... are the articles' files (.txt, .md, .html), or one folder that holds them, or one
    file of rows (.jsonl, .csv, .tsv, also .gz) in which they are one event. The order of the files
    makes no difference: outlets stand in the order of their articles' names, and are
    called A, B, C. Then come the wordings by outlet (candidates for one thing under several
    names), the findings (numbers, dates, names, quotes and the like that differ), the words
    that lean to one side, and what is found in one article only. Passages are counted from
    1, furniture too; in JSON and CSV from 0.

    \b
      framecmp compare corpus/karabakh-operation/
      framecmp compare a.txt b.txt c.txt --format json
    """
    engine.find_model()
    from framecmp.corpus import read_event_paths

    articles = read_event_paths(path, reading, keep_going=keep_going)
    show(articles, path, form, output, reading, engine, aids, passages=False)
