"""``framecmp check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from framecmp.cli import printable
from framecmp.cli.options import (
    STDOUT,
    Engine,
    Reading,
    claim,
    emit,
    engine_options,
    keep_going_option,
    output_option,
    reading_options,
)

if TYPE_CHECKING:
    from framecmp.check import Move, Outcome

REGRESSION = 1


@click.command("check")
@click.argument("corpus")
@click.option("--baseline", required=True, metavar="FILE", help="The kept numbers, a JSON file.")
@click.option(
    "--update-baseline", is_flag=True, help="Write today's numbers to the baseline file instead."
)
@keep_going_option
@reading_options
@engine_options
@output_option(("text", "json"))
def command(
    corpus: str,
    baseline: str,
    update_baseline: bool,
    form: str,
    output: str,
    keep_going: bool,
    reading: Reading,
    engine: Engine,
) -> None:
    """Hold CORPUS against a baseline: has any number moved further than it may?

    Exit codes: 0 nothing moved, 1 something did, 3 the baseline is missing, broken, or made
    with another model or other settings.

    \b
      framecmp check corpus/ --baseline reports/baseline.json --update-baseline
      framecmp check corpus/ --baseline reports/baseline.json
    """
    import msgspec

    from framecmp.check import baseline_json, measure, read_baseline, verdict
    from framecmp.corpus import compare_corpus, load_corpus
    from framecmp.files import write_atomically
    from framecmp.report.export import to_json

    if update_baseline and (output != STDOUT or form != "text"):
        raise click.UsageError("--update-baseline writes the baseline alone: no --output, --format")
    claim(
        baseline if update_baseline else output, [corpus] if update_baseline else [corpus, baseline]
    )
    then = None if update_baseline else read_baseline(Path(baseline))
    texts = load_corpus(corpus, reading.intake(), keep_going=keep_going)
    encoder = engine.encoder()
    now = measure(compare_corpus(texts, encoder, engine.settings(encoder, reading, texts.repeated)))
    if then is None:
        write_atomically(Path(baseline), baseline_json(now))
        if not engine.quiet:
            note = f"framecmp: wrote {printable(baseline)}, events: {len(now.metrics)}"
            click.echo(note, err=True)
        return
    outcome = verdict(now, then)
    data = msgspec.to_builtins(outcome)
    emit(to_json(data) if form == "json" else _text(outcome), output)
    if not outcome.passed:
        click.get_current_context().exit(REGRESSION)


def _text(outcome: Outcome) -> str:
    failed = [move for move in outcome.moves if move.verdict != "same"]
    lines = [_line(move) for move in failed]
    lines += [f"changed  {name}: not the text of the baseline" for name in outcome.texts_changed]
    lines += [f"new      {name}: an event the baseline doesn't know" for name in outcome.events_new]
    if outcome.repeated_changed:
        lines.append(
            "changed  other lines than in the baseline are left out as repeated by outlets"
        )
    events = len({move.event for move in outcome.moves})
    held = f"{len(outcome.moves) - len(failed)} of {len(outcome.moves)}"
    verdict = "passed" if outcome.passed else "FAILED"
    lines.append(f"{verdict}: metrics held: {held}; events: {events}")
    return "".join(f"{printable(line)}\n" for line in lines)


def _line(move: Move) -> str:
    then, now = ("none" if v is None else f"{v:g}" for v in (move.then, move.now))
    allowed = "" if move.allowed is None else f" (may move by {move.allowed:.3g})"
    return f"{move.verdict:<8} {move.event} {move.metric}: {then} to {now}{allowed}"
