"""The command line: one small module a command, each loaded when it is called.

Errors of framecmp are caught here once and leave with their exit code.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from framecmp import __version__
from framecmp.errors import FramecmpError, FramecmpWarning
from framecmp.interrupts import ending_at_once
from framecmp.threads import compute_products_alone

_COMMANDS = {
    "align": "Two articles side by side: what differs in each, what only one has.",
    "compare": "One event told by several outlets: how they differ.",
    "report": "A report over a corpus of events, on paper and as a page.",
    "check": "Hold a corpus against a baseline: has a number moved?",
    "corpus": "A corpus: validate it, count it, add to it.",
    "eval": "Measure against gold: precision, recall, F1.",
    "model": "The encoder: what it is, whether its weights are right.",
    "cache": "The vectors kept between runs.",
}

compute_products_alone()

# Looking for cycles among the objects of modules and results, which live as long as the process,
# takes a tenth of a short run: half of it meanwhile, half when it ends.
gc.set_threshold(100_000)
atexit.register(gc.freeze)

# More problems than these say no more about what is wrong.
_PROBLEMS = 50


class _Failure(click.ClickException):
    """An error of framecmp on its way out."""

    def __init__(self, error: FramecmpError) -> None:
        super().__init__(str(error))
        self.exit_code = error.exit_code  # type: ignore[misc]

    def show(self, file: Any = None) -> None:
        """Print one line a problem."""
        lines = self.message.split("\n")
        for line in lines[:_PROBLEMS]:
            click.echo(f"framecmp: error: {printable(line)}", file=file, err=True)
        if len(lines) > _PROBLEMS:
            click.echo(f"framecmp: and {len(lines) - _PROBLEMS} more errors", file=file, err=True)


class _Commands(click.Group):
    """A group whose commands are imported when they are run; ``--help`` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"framecmp.cli.{cmd_name}_command")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _until_reader_leaves():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with ending_at_once(), warnings.catch_warnings(), _until_reader_leaves():
            warnings.simplefilter("ignore")
            warnings.simplefilter("always", FramecmpWarning)
            warnings.showwarning = _show_warning
            try:
                return super().invoke(ctx)
            except FramecmpError as error:
                raise _Failure(error) from error


@contextmanager
def _until_reader_leaves() -> Iterator[None]:
    """Take a closed pipe (``| head``) for an end like any other."""
    try:
        yield
    except BrokenPipeError:
        from framecmp.cli.output import discard_stdout

        discard_stdout()
        raise click.exceptions.Exit(0) from None


def printable(text: str) -> str:
    """Text without control characters, which could steer a terminal."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    for line in str(message).splitlines():
        click.echo(f"framecmp: warning: {printable(line)}", err=True)


def _print_schema(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from framecmp.report.export import json_schema, to_json

        click.echo(to_json(json_schema()), nl=False)
        ctx.exit()


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="framecmp")
@click.option(
    "--json-schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of --format json and exit.",
)
def main() -> None:
    """Show how different outlets tell the same event.

    Articles are read paragraph by paragraph; passages about the same thing are linked
    across outlets, in any order; then framecmp shows what differs, where, and how surely,
    with the passages beside it. It never says who is biased.

    \b
      framecmp align a.txt b.txt                two articles, here in the terminal
      framecmp compare event/                   all articles of a folder
      framecmp report corpus/                   a PDF over many events
      framecmp check corpus/ --baseline b.json  has anything moved?

    Options can be kept in framecmp.toml, or in pyproject.toml under [tool.framecmp], in
    the articles' folder or above: model, precision, device, cache, encoding,
    paragraphs, keep-furniture, spacy. The command line wins.

    Exit codes: 0 fine, 1 the check found a regression, 2 usage, 3 baseline missing or
    incompatible, 4 input, model or settings that can't be read or a result that can't be
    written, 130 interrupted.
    """
