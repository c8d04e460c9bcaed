"""``framecmp report``."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Literal

import click

from framecmp.cli import printable
from framecmp.cli.options import (
    Engine,
    Reading,
    background_option,
    claim,
    engine_options,
    keep_going_option,
    reading_options,
)
from framecmp.cli.progress import progress_bar

_PAPER = "a4"


@click.command("report")
@click.argument("corpus")
@click.option(
    "--output",
    "-o",
    default="reports/report.pdf",
    show_default=True,
    metavar="FILE",
    help="The PDF.",
)
@click.option("--json", "json_file", metavar="FILE", help="All results as JSON too.")
@click.option("--csv", "csv_folder", metavar="DIR", help="A table per event as CSV too.")
@click.option("--paper", type=click.Choice(["a4", "us-letter"]), default=_PAPER, show_default=True)
@keep_going_option
@reading_options
@engine_options
@background_option
def command(
    corpus: str,
    output: str,
    json_file: str | None,
    csv_folder: str | None,
    paper: Literal["a4", "us-letter"],
    keep_going: bool,
    background: str | None,
    reading: Reading,
    engine: Engine,
) -> None:
    """Write a PDF report over CORPUS.

    CORPUS is a folder of event folders that hold articles (.txt, .md, .html), a folder with
    a manifest.csv (path, and any of id, event, outlet, title, date, lang, url), or a file
    with an article a row: .jsonl, .ndjson, .json (one object a line), .csv, .tsv, or such
    a file as .gz.

    Per event: how passages are linked, the linked passages side by side with what differs
    marked, the wordings, and what only one outlet has.

    \b
      framecmp report corpus/
      framecmp report corpus/ --output out.pdf --json out.json --csv tables/
      framecmp report crawl.jsonl.gz --field text=body --keep-going
    """
    from framecmp.aggregate import corpus_json
    from framecmp.corpus import compare_corpus, load_corpus
    from framecmp.divergence.background import read_background
    from framecmp.files import check_writable, write_atomically
    from framecmp.report.export import plain, to_csv, to_json
    from framecmp.report.pdf import write_pdf

    inputs = [corpus, *([background] if background else [])]
    claim(output, inputs)
    if json_file is not None:
        claim(json_file, [*inputs, output])
    if csv_folder is not None:
        check_writable(Path(csv_folder, "any.csv"))
    prior = read_background(background) if background else None
    texts = load_corpus(corpus, reading.intake(), keep_going=keep_going)
    encoder = engine.encoder()
    progress = progress_bar("events compared", quiet=engine.quiet, fewest=3)
    settings = engine.settings(encoder, reading, texts.repeated)
    events = list(compare_corpus(texts, encoder, settings, progress, prior))
    options = [*reading.options(), *engine.options(), *(["--keep-going"] if keep_going else [])]
    if background:
        options += ["--background", background]
    if paper != _PAPER:
        options += ["--paper", paper]
    again = shlex.join(["framecmp", "report", corpus, *options])
    notes = write_pdf(events, Path(output), corpus=corpus, command=again, paper=paper)
    if json_file is not None:
        data = {e.event.name: plain(e.comparison) for e in events}
        write_atomically(
            Path(json_file), to_json({"events": data, **corpus_json(events, prior)}).encode()
        )
    if csv_folder is not None:
        for e in events:
            write_atomically(Path(csv_folder, f"{e.event.name}.csv"), to_csv(e.comparison).encode())
    if not engine.quiet:
        for note in (f"wrote {output}, events: {len(events)}", *notes):
            click.echo(f"framecmp: {printable(note)}", err=True)
