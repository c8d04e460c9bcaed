"""The options that commands share, and what a run makes of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import click

from framecmp.cli.config import configure
from framecmp.cli.progress import progress_bar
from framecmp.comparison import settings_of
from framecmp.encoding import Encoder, load_encoder
from framecmp.files import check_writable, write_atomically
from framecmp.records import Settings
from framecmp.text import ParagraphMode

STDOUT = "-"


@dataclass(frozen=True)
class Reading:
    """How texts are read."""

    encoding: str | None
    paragraphs: ParagraphMode
    keep_furniture: bool


@dataclass(frozen=True)
class Engine:
    """Which encoder compares them, and whether to tell how far it is."""

    model: str
    precision: Literal["fp32", "bf16"]
    cache: bool
    quiet: bool

    def encoder(self) -> Encoder:
        """The encoder; it loads its weights when they are first needed."""
        return load_encoder(
            self.model,
            precision=self.precision,
            cache=self.cache,
            progress=progress_bar("passages encoded", quiet=self.quiet),
        )

    def settings(self, encoder: Encoder, reading: Reading) -> Settings:
        """What the numbers of this run depend on."""
        return settings_of(
            encoder, paragraphs=reading.paragraphs, keep_furniture=reading.keep_furniture
        )


_READING = (
    click.option("--encoding", metavar="NAME", help="The files' character encoding, if not UTF-8."),
    click.option(
        "--paragraphs",
        type=click.Choice(["auto", "blank", "line"]),
        default="auto",
        show_default=True,
        help="What parts paragraphs: blank lines, every line's end, or found out per file.",
    ),
    click.option(
        "--keep-furniture",
        is_flag=True,
        help="Take bylines, credits, link lists and the like for text.",
    ),
)
_ENGINE = (
    click.option(
        "--model",
        default="default",
        show_default=True,
        metavar="REF",
        help="A sentence-transformers folder, the id of a fetched hub model, or 'default'.",
    ),
    click.option(
        "--precision",
        type=click.Choice(["fp32", "bf16"]),
        default="fp32",
        show_default=True,
        help="Arithmetic of the encoder; bf16 is faster on some processors, and rougher.",
    ),
    click.option("--cache/--no-cache", default=True, help="Keep vectors between runs (default)."),
    click.option("--quiet", "-q", is_flag=True, help="No progress on stderr."),
)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of :class:`Reading`; the command gets them as ``reading``."""
    return _gathered(command, _READING, ("encoding", "paragraphs", "keep_furniture"), Reading)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of :class:`Engine`; the command gets them as ``engine``."""
    return _gathered(command, _ENGINE, ("model", "precision", "cache", "quiet"), Engine)


def _gathered(
    command: Callable[..., Any],
    options: Sequence[Callable[..., Any]],
    names: Sequence[str],
    kind: type[Reading] | type[Engine],
) -> Callable[..., Any]:
    """Make one record of several options, those left out looked up in the configuration."""

    @functools.wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **params: Any) -> Any:
        configure(ctx, names, _start(ctx))
        for name in names:
            del params[name]
        values = {name: ctx.params[name] for name in names}
        return command(**params, **{kind.__name__.lower(): kind(**values)})

    for option in reversed(options):
        run = option(run)
    return run


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


def claim(output: str) -> None:
    """Make sure before the work that its result can be written (OutputError if not)."""
    if output != STDOUT:
        check_writable(Path(output))


def emit(text: str, output: str) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    if output == STDOUT:
        click.echo(text, nl=False)
    else:
        write_atomically(Path(output), text.encode("utf-8"))


def _start(ctx: click.Context) -> Path:
    """Where configuration is looked for first: the first path among the arguments."""
    for param in ctx.command.params:
        if isinstance(param, click.Argument):
            value = ctx.params.get(param.name or "")
            first = value[0] if isinstance(value, tuple) and value else value
            if isinstance(first, str) and first != STDOUT:
                path = Path(first)
                return path if path.is_dir() else path.parent
    return Path()
