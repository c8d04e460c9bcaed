"""``framecmp compare``."""

from __future__ import annotations

import click

from framecmp.cli.options import (
    Engine,
    Reading,
    background_option,
    claim,
    emit,
    engine_options,
    keep_going_option,
    load_nli,
    nli_option,
    output_option,
    reading_options,
)
from framecmp.cli.rendering import FORMATS, renderer
from framecmp.cli.spacy_option import load_pipeline, spacy_option


@click.command("compare")
@click.argument("path", nargs=-1, required=True)
@keep_going_option
@reading_options
@engine_options
@background_option
@nli_option
@spacy_option
@output_option(FORMATS)
def command(
    path: tuple[str, ...],
    form: str,
    output: str,
    keep_going: bool,
    background: str | None,
    nli: str | None,
    spacy: str | None,
    reading: Reading,
    engine: Engine,
) -> None:
    """Show how several outlets tell one event.

    PATH... are the articles' files (.txt, .md, .html), or one folder that holds them, or one
    file of rows (.jsonl, .csv, .tsv, also .gz) in which they are one event. The order of the files
    makes no difference: outlets stand in the order of their articles' names, and are
    called A, B, C. Then come the wordings by outlet (candidates for one thing under several
    names), the words that lean to one side, and the passages found in one article only.
    Passages are counted from 1, furniture too; in JSON and CSV from 0.

    \b
      framecmp compare corpus/karabakh-operation/
      framecmp compare a.txt b.txt c.txt --format json
    """
    engine.find_model()
    from framecmp.corpus import read_event_paths
    from framecmp.divergence.background import read_background

    articles = read_event_paths(path, reading.intake(), keep_going=keep_going)
    claim(
        output,
        [*path, *(article.path for article in articles), *([background] if background else [])],
    )
    prior = read_background(background) if background else None
    engine.warn_of_languages(articles)
    judge, pipeline = load_nli(nli), load_pipeline(spacy)
    ahead = engine.expect(articles)
    from framecmp.comparison import compare

    render = renderer(form, output, passages=False)
    encoder = ahead.result()
    settings = engine.settings(encoder, reading)
    emit(render(compare(articles, encoder, settings, prior, judge, pipeline)), output)
