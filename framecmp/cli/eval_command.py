"""``framecmp eval``."""

from __future__ import annotations

from typing import Any

import click

from framecmp.cli import printable
from framecmp.cli.engine import Engine
from framecmp.cli.options import engine_options
from framecmp.cli.output import claim, emit, output_option


@click.group("eval")
def command() -> None:
    """Measure framecmp against gold, in JSON lines.

    \b
    alignment: {"id","group","a":{"outlet","passages":[…]},"b":{…},"links":[[i,j]…],"judged"}
    wording:   {"id","a":[word…],"b":[word…],"sure":[[i,j]…],"possible":[[i,j]…]}
               or chunks: {"id","a","b","pairs":[{"a":[i…],"b":[j…],"type"}]}
    """


@command.command(short_help="The passage links, by precision, recall and F1.")
@click.argument("gold")
@click.option("--tune-on", metavar="FILE", help="Take the best threshold of this gold file.")
@engine_options
@output_option(("text", "json"))
def alignment(gold: str, tune_on: str | None, form: str, output: str, engine: Engine) -> None:
    """Precision, recall, F1 and average precision of the passage links.

    A link counts as found if framecmp would print it, strong or weak, under the shipped
    threshold or that of --tune-on.
    """
    from framecmp.evaluate import evaluate_alignment

    claim(output, [gold] if tune_on is None else [gold, tune_on])
    _print(evaluate_alignment(gold, engine.encoder(), tune_on), form, output)


@command.command(short_help="The word links, by precision, recall and F1.")
@click.argument("gold")
@engine_options
@output_option(("text", "json"))
def wording(gold: str, form: str, output: str, engine: Engine) -> None:
    """Precision, recall and F1 of word links; also over links whose words differ."""
    from framecmp.evaluate import evaluate_wording

    claim(output, [gold])
    _print(evaluate_wording(gold, engine.encoder()), form, output)


def _print(result: dict[str, Any], form: str, output: str) -> None:
    from framecmp.report.export import to_json

    emit(to_json(result) if form == "json" else "".join(_lines(result, "")), output)


def _lines(result: dict[str, Any], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in result.items():
        name = f"{indent}{key.replace('_', ' ')}"
        if isinstance(value, dict):
            lines += [f"{name}\n", *_lines(value, indent + "  ")]
        else:
            said = "not told" if value is None else printable(str(value))
            lines.append(f"{name:<20}  {said}\n")
    return lines
