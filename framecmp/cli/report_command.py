"""``framecmp report``."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from framecmp.cli import printable
from framecmp.cli.comparing import compare_all
from framecmp.cli.engine import Aids, Engine
from framecmp.cli.options import (
    corpus_aid_options,
    engine_options,
    keep_going_option,
    reading_again,
    reading_options,
)
from framecmp.cli.output import claim_each, emit
from framecmp.cli.progress import READ, told_through
from framecmp.files import write_atomically
from framecmp.records import Reading

if TYPE_CHECKING:
    from framecmp.corpus import ComparedEvent
    from framecmp.divergence.background import Background

_PAPER = "a4"


@click.command("report")
@click.argument("corpus")
@click.option(
    "--output",
    "-o",
    default="reports/report.pdf",
    show_default=True,
    metavar="FILE",
    help="The PDF; - is standard output.",
)
@click.option("--html", "html_file", metavar="FILE", help="The report as one HTML page too.")
@click.option("--json", "json_file", metavar="FILE", help="All results as JSON too.")
@click.option("--csv", "csv_folder", metavar="DIR", help="A table per kind of result as CSV too.")
@click.option(
    "--events",
    "only",
    multiple=True,
    metavar="NAME",
    help="Report on this event alone; a pattern like 'flood-*' for several; repeatable.",
)
@click.option(
    "--paper",
    type=click.Choice(["a4", "us-letter"]),
    default=_PAPER,
    show_default=True,
    help="The size of the PDF's pages.",
)
@keep_going_option
@reading_options
@engine_options
@corpus_aid_options
def command(
    corpus: str,
    output: str,
    html_file: str | None,
    json_file: str | None,
    csv_folder: str | None,
    only: tuple[str, ...],
    paper: Literal["a4", "us-letter"],
    keep_going: bool,
    reading: Reading,
    engine: Engine,
    aids: Aids,
) -> None:
    """Write a PDF report over CORPUS.

    CORPUS is a folder of event folders that hold articles (.txt, .md, .html), a folder with
    a manifest.csv (path, and any of id, event, outlet, title, date, lang, url), or a file
    with an article a row (text, and any of the same): .jsonl, .ndjson, .json (one object a
    line), .csv, .tsv, or such a file as .gz.

    First who says it differently and where, over all events; then per event: how passages
    are linked, the linked passages side by side with what differs marked, the wordings,
    the findings, and what only one outlet has. The HTML page has the same, to be filtered
    and searched; it needs no network.

    \b
      framecmp report corpus/
      framecmp report corpus/ --output out.pdf --html out.html --csv tables/
      framecmp report corpus/ --events 'flood-*' --events strike
      framecmp report crawl.jsonl.gz --field text=body --keep-going
    """
    from framecmp.corpus import load_corpus
    from framecmp.report.pdf import to_pdf

    files = [file for file in (output, html_file, json_file) if file is not None]
    claim_each([*files, *_table_files(csv_folder)], [corpus, *aids.files()])
    progress = partial(told_through, what=READ, quiet=engine.quiet)
    texts = load_corpus(corpus, reading, keep_going=keep_going, only=only, progress=progress)
    background = aids.load_background()
    # All at once: the report needs the memory that the encoder has.
    events = list(compare_all(texts, reading, engine, background, aids.load_pipeline()))
    engine.warn_of_languages(article for event in events for article in event.event.articles)
    again = ["framecmp", "report", corpus, *reading_again(reading), *engine.options()]
    again += ["--keep-going"] if keep_going else []
    again += aids.options()
    again += [part for name in only for part in ("--events", name)]
    # What takes the least goes first, so that it is there if the rest can't be made.
    _write_data(events, background, json_file, csv_folder)
    if html_file is not None:
        from framecmp.report.html import to_html

        command = shlex.join([*again, "--html", "report.html"])
        emit(to_html(events, corpus=corpus, command=command), html_file)
    on_paper = shlex.join(again if paper == _PAPER else [*again, "--paper", paper])
    pdf, notes = to_pdf(events, corpus=corpus, command=on_paper, paper=paper)
    emit(pdf, output)
    if not engine.quiet:
        written = ", ".join([*files, *([csv_folder] if csv_folder else [])])
        for note in (f"wrote {written}, events: {len(events)}", *notes):
            click.echo(f"framecmp: {printable(note)}", err=True)


def _table_files(csv_folder: str | None) -> list[str]:
    """Where the tables go, if any do."""
    if csv_folder is None:
        return []
    from framecmp.report.tables import TABLES

    return [str(Path(csv_folder, f"{name}.csv")) for name in TABLES]


def _write_data(
    events: Sequence[ComparedEvent],
    background: Background | None,
    json_file: str | None,
    csv_folder: str | None,
) -> None:
    """The results for programs, where they are asked for."""
    if json_file is not None:
        from framecmp.aggregate import corpus_json
        from framecmp.report.export import to_json
        from framecmp.report.tables import events_json

        emit(to_json({**events_json(events), **corpus_json(events, background)}), json_file)
    if csv_folder is not None:
        from framecmp.report.tables import to_tables

        for name, text in to_tables(events).items():
            write_atomically(Path(csv_folder, f"{name}.csv"), text.encode())
