"""``framecmp corpus``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framecmp.cli import printable
from framecmp.cli.config import configure
from framecmp.cli.options import keep_going_option, named, reading_options
from framecmp.cli.output import claim, emit, output_option
from framecmp.cli.progress import READ, told_through
from framecmp.records import Reading
from framecmp.report.counting import counted

if TYPE_CHECKING:
    from framecmp.corpus.statistics import Size
    from framecmp.corpus.validation import Validation

INVALID = 4
_FIELDS = ("outlet", "title", "date", "lang", "url")


@click.group("corpus")
def command() -> None:
    """Look after a corpus: check it, count it, add to it.

    A corpus is a folder of event folders, a folder with a manifest.csv, or one file of
    articles (.jsonl, .csv, .tsv, also .gz).
    """


@command.command(short_help="Find everything in a corpus that a comparison would stumble over.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--max-days",
    type=click.IntRange(min=0),
    default=14,
    show_default=True,
    help="How far apart the articles of an event may be.",
)
@click.option(
    "--model", default="default", show_default=True, help="Whose languages the texts are held to."
)
@reading_options
@output_option(("text", "json"))
def validate(
    paths: tuple[str, ...], max_days: int, model: str, form: str, output: str, reading: Reading
) -> None:
    """Find everything in PATH that a comparison would stumble over.

    PATH is a corpus, or one or more article files, of which each event is looked at whole:
    so that a pre-commit hook can name what was changed.

    Errors: what can't be read, an event with one article. Warnings: the same or nearly the
    same text twice (wire copy?), articles of an event far apart, a language the model
    doesn't know, much page furniture. Exit code 4 if there are errors, else 0.
    """
    import msgspec

    from framecmp.corpus import stream_paths
    from framecmp.corpus.validation import validate as look_through
    from framecmp.encoding import languages, resolve
    from framecmp.report.export import to_json

    ctx = click.get_current_context()
    configure(ctx, ("model",))
    model = ctx.params["model"]
    claim(output, paths)
    folder = resolve(model)
    result = look_through(
        told_through(stream_paths(paths, reading), READ, quiet=False),
        max_days=max_days,
        languages=languages(folder),
        model=folder.name,
    )
    path = ", ".join(paths)
    data = {"path": path, "valid": result.valid, **msgspec.to_builtins(result)}
    emit(to_json(data) if form == "json" else _report(path, result), output)
    if not result.valid:
        ctx.exit(INVALID)


@command.command(short_help="Count articles, passages and words per event and outlet.")
@click.argument("path")
@keep_going_option
@reading_options
@output_option(("text", "json", "csv"))
def stats(path: str, form: str, output: str, keep_going: bool, reading: Reading) -> None:
    """Count articles, passages and words of PATH, per event and outlet.

    Passages and words without page furniture. The file is read as a stream: its size
    doesn't matter.
    """
    import msgspec

    from framecmp.corpus import stream_articles
    from framecmp.corpus.statistics import sizes
    from framecmp.report.export import table, to_json

    claim(output, [path])
    found = told_through(stream_articles(path, reading), READ, quiet=False)
    each = sizes(found, keep_going=keep_going)
    rows: list[dict[str, Any]] = [msgspec.to_builtins(size) for size in each]
    if form == "json":
        emit(to_json({"path": path, "sizes": rows}), output)
    elif form == "csv":
        emit(table(tuple(rows[0]), rows) if rows else "", output)
    else:
        emit(_table(each), output)


@command.command(short_help="Take files into a corpus as articles about an event.")
@click.argument("corpus", callback=named)
@click.argument("files", nargs=-1, required=True, callback=named)
@click.option("--event", required=True, help="The event's folder, made if it isn't there.")
@click.option("--outlet", help="The outlet (of one file), if the file doesn't say it.")
@click.option("--title", help="The title, likewise.")
@click.option("--date", help="The date, as 2023-09-21.")
@click.option("--lang", help="The language, as en.")
@click.option("--url", help="Where the article was found.")
@click.option("--encoding", metavar="NAME", help="The files' character encoding, if not UTF-8.")
def add(
    corpus: str, files: tuple[str, ...], event: str, encoding: str | None, **given: str | None
) -> None:
    """Take FILES into CORPUS as articles about an event.

    Each becomes CORPUS/EVENT/OUTLET.txt, with a front matter block. Nothing is
    overwritten, and nothing is written unless all of it can be.

    \b
      framecmp corpus add corpus/ story.txt --event flood --date 2024-05-02
    """
    from framecmp.corpus.adding import add_articles

    values = {name: value for name in _FIELDS if (value := given[name])}
    for path in add_articles(Path(corpus), event, files, values, encoding):
        click.echo(f"framecmp: wrote {path}", err=True)


def _report(path: str, result: Validation) -> str:
    lines = [printable(f"{p.where}: {p.severity}: {p.message}") for p in result.problems]
    errors = sum(p.severity == "error" for p in result.problems)
    verdict = "valid" if result.valid else "NOT VALID"
    lines.append(
        f"{printable(path)}: {verdict}: {counted(result.articles, 'article')}, "
        f"{counted(result.events, 'event')}, {counted(errors, 'error')}, "
        f"{counted(len(result.problems) - errors, 'warning')}"
    )
    return "".join(f"{line}\n" for line in lines)


def _table(sizes: tuple[Size, ...]) -> str:
    names = ("articles", "passages", "furniture", "words")
    rows: list[tuple[str, ...]] = [("event", "outlet", *names)]
    rows += [(s.event, s.outlet, *(f"{getattr(s, n):,}" for n in names)) for s in sizes]
    total = (f"{sum(getattr(s, n) for s in sizes):,}" for n in names)
    rows.append(("in all", counted(len({s.event for s in sizes}), "event"), *total))
    widths = [max(len(printable(row[i])) for row in rows) for i in range(len(rows[0]))]
    return "".join(
        "  ".join(
            printable(cell).ljust(width) if i < 2 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        + "\n"
        for row in rows
    )
