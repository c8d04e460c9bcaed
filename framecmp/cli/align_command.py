"""``framecmp align``."""

from __future__ import annotations

import click

from framecmp.cli.comparing import FORMATS, show
from framecmp.cli.engine import Aids, Engine
from framecmp.cli.options import aid_options, engine_options, text_options
from framecmp.cli.output import output_option
from framecmp.records import Reading


@click.command("align")
@click.argument("a")
@click.argument("b")
@text_options
@engine_options
@aid_options
@output_option(FORMATS)
def command(
    a: str,
    b: str,
    form: str,
    output: str,
    reading: Reading,
    engine: Engine,
    aids: Aids,
) -> None:
    """Show two articles passage by passage: A against B.

    A and B are .txt, .md or .html files; - reads one of them from standard input. Passages about
    the same thing are linked whatever their order, with a score from 0 to 1 (on the
    English news it was developed on, 8 to 9 of 10 strong links are right, and 4 to 5 of 10
    weak ones). Words that differ are coloured at a terminal and marked [-only in A-] and
    {+only in B+} elsewhere, or where NO_COLOR is set. Then come the wordings (candidates
    for one thing under two names), the findings (numbers, dates, names, quotes and the like
    that differ), the words that lean to one side, and the sentences and passages that were
    not found in the other article. Passages are counted from 1, furniture too; in JSON and
    CSV from 0.

    \b
      framecmp align a.txt b.txt
      framecmp align a.txt b.txt --format json --output ab.json
      curl … | framecmp align - b.txt
    """
    engine.find_model()
    from framecmp.text import read_articles

    articles = read_articles([a, b], reading)
    show(articles, (), form, output, reading, engine, aids, passages=True)
