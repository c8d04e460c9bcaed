"""``framecmp check``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from framecmp.cli import printable
from framecmp.cli.comparing import compare_all
from framecmp.cli.engine import Aids, Engine
from framecmp.cli.options import (
    corpus_aid_options,
    engine_options,
    keep_going_option,
    reading_options,
)
from framecmp.cli.output import STDOUT, claim, claim_each, emit, output_option
from framecmp.cli.progress import READ, told_through
from framecmp.errors import BaselineError, FramecmpError
from framecmp.files import write_atomically
from framecmp.records import ENVIRONMENT, Reading

if TYPE_CHECKING:
    from framecmp.check import Baseline, Explanation, Outcome
    from framecmp.check.baseline import EventMeasure
    from framecmp.corpus import ComparedEvent


_UNSET = ("", "0", "false")


@click.command("check")
@click.argument("corpus")
@click.option("--baseline", required=True, metavar="FILE", help="The kept numbers, a JSON file.")
@click.option(
    "--update-baseline", is_flag=True, help="Write today's numbers to the baseline file instead."
)
@click.option("--force", is_flag=True, help="Let --update-baseline write in CI too.")
@click.option("--strict", is_flag=True, help="Fail for events that the baseline doesn't know.")
@click.option(
    "--allow",
    multiple=True,
    type=click.Choice(ENVIRONMENT),
    metavar="PART",
    help="A part of the environment that may differ, so that the metrics decide: "
    f"{', '.join(ENVIRONMENT)}; repeatable.",
)
@click.option(
    "--explain",
    "explained",
    multiple=True,
    metavar="METRIC",
    help="Show the links, wordings or passages that moved a metric; repeatable.",
)
@click.option("--summary", metavar="FILE", help="The verdict as Markdown too, for a CI step.")
@click.option("--junit", metavar="FILE", help="The verdict as JUnit XML too.")
@keep_going_option
@reading_options
@engine_options
@corpus_aid_options
@output_option(("text", "json", "csv"))
def command(
    corpus: str,
    baseline: str,
    update_baseline: bool,
    force: bool,
    strict: bool,
    allow: tuple[str, ...],
    explained: tuple[str, ...],
    summary: str | None,
    junit: str | None,
    form: str,
    output: str,
    keep_going: bool,
    reading: Reading,
    engine: Engine,
    aids: Aids,
) -> None:
    """Hold CORPUS against a baseline: has any number moved further than it may?

    A metric passes if it moved by no more than the baseline allows it (abs + rel x the
    baseline's value; both are in the file and can be changed there). One that got better
    fails too, and is called improved. Articles added, edited or gone are told. Another model
    or other settings end with code 3; --allow lets the metrics decide.

    Exit codes: 0 all hold, 1 something moved, 3 the baseline is missing, broken, or was made
    with another model or other settings.

    \b
      framecmp check corpus/ --baseline reports/baseline.json --update-baseline
      framecmp check corpus/ --baseline reports/baseline.json
      framecmp check corpus/ --baseline reports/baseline.json --explain links
      framecmp check corpus/ --baseline b.json --model NEW --allow model
    """
    inputs = [corpus, *aids.files()]
    events = _events(corpus, keep_going, reading, engine, aids)
    if update_baseline:
        given = (strict, allow, explained, summary, junit, output != STDOUT, form != "text")
        if any(given):
            raise click.UsageError(
                "--update-baseline writes the baseline alone, without a verdict; "
                "give only --baseline, --force and how to read and compare"
            )
        _update(events, inputs, baseline, force=force, quiet=engine.quiet)
        return
    files = [file for file in (output, summary, junit) if file is not None]
    claim_each(files, [*inputs, baseline])
    outputs = _ForCI(summary, junit)
    with outputs.errors_told():
        from framecmp.check import read_baseline, verdict

        then = read_baseline(Path(baseline))
        _require_known(explained, then)
        now, explanations = _measured(events, then, explained)
        outcome = verdict(now, then, strict=strict, allow=allow)
        outputs.write(outcome, explanations)
        emit(_rendered(outcome, explanations, form, output), output)
    if outcome.incompatible:
        from framecmp.check import environment_error

        raise environment_error(outcome)
    if not outcome.passed:
        click.get_current_context().exit(outcome.exit_code)


def _events(
    corpus: str, keep_going: bool, reading: Reading, engine: Engine, aids: Aids
) -> Iterator[ComparedEvent]:
    """The events of a corpus, which is read when the first is asked for."""
    from framecmp.corpus import load_corpus

    background, pipeline = aids.load_background(), aids.load_pipeline()
    progress = partial(told_through, what=READ, quiet=engine.quiet)
    texts = load_corpus(corpus, reading, keep_going=keep_going, progress=progress)
    yield from compare_all(texts, reading, engine, background, pipeline)


def _measured(
    events: Iterable[ComparedEvent], then: Baseline, explained: Sequence[str]
) -> tuple[Baseline, list[Explanation]]:
    """What the corpus gives now, and what moved some metrics away from the baseline."""
    from framecmp.check import Explanation, explain, measure

    found: list[Explanation] = []

    def seen(compared: ComparedEvent, now: EventMeasure) -> None:
        known = then.events.get(compared.event.name)
        if known is not None:
            found.extend(explain(metric, compared, now, known) for metric in explained)

    now = measure(events, seen)
    told = [explanation for explanation in found if explanation.shifts]
    moved = {explanation.metric for explanation in told}
    unmoved = [metric for metric in explained if metric not in moved]
    return now, [*told, *(Explanation(event=None, metric=m, shifts=()) for m in unmoved)]


def _update(
    events: Iterable[ComparedEvent],
    inputs: Sequence[str],
    baseline: str,
    *,
    force: bool,
    quiet: bool,
) -> None:
    """Write the baseline anew, under the tolerances people gave it."""
    from framecmp.check import baseline_json, keep_tolerances, measure, read_baseline

    if os.environ.get("CI", "").lower() not in _UNSET and not force:
        raise click.UsageError(
            "--update-baseline in CI (CI is set) would pass whatever moved; update it where its "
            "change is reviewed, or add --force"
        )
    claim(baseline, inputs)
    now = measure(events)
    kept = 0
    # One that is missing or can't be used has none to keep: that is why it is made anew.
    with suppress(BaselineError):
        now, kept = keep_tolerances(now, read_baseline(Path(baseline)))
    write_atomically(Path(baseline), baseline_json(now))
    if not quiet:
        note = f"framecmp: wrote {printable(baseline)}, events: {len(now.events)}"
        own = f"; metrics that kept tolerances of their own: {kept}" if kept else ""
        click.echo(note + own, err=True)


def _require_known(explained: tuple[str, ...], then: Baseline) -> None:
    known = {name for event in then.events.values() for name in event.metrics}
    unknown = [name for name in explained if name not in known]
    if unknown:
        plain = ", ".join(sorted(name for name in known if not name.endswith("]")))
        raise click.BadParameter(
            f"{', '.join(unknown)}: not in the baseline; known are {plain}",
            param_hint="--explain",
        )


def _rendered(outcome: Outcome, explanations: list[Explanation], form: str, output: str) -> str:
    import msgspec

    from framecmp.report.export import table, to_json

    if form == "json":
        data = msgspec.to_builtins(outcome)
        return to_json({**data, "explanations": msgspec.to_builtins(explanations)})
    if form == "csv":
        rows = [
            {**msgspec.to_builtins(move), "signature": outcome.signature} for move in outcome.moves
        ]
        return table(tuple(rows[0]), rows)
    from framecmp.report.checked.table import to_text

    return to_text(outcome, explanations, to_stdout=output == STDOUT)


class _ForCI(Struct, frozen=True):
    """The outputs for CI that the user asked for, of a verdict or where there is none."""

    summary: str | None
    junit: str | None

    def write(self, outcome: Outcome, explanations: list[Explanation]) -> None:
        """Tell a verdict."""
        from framecmp.report.checked.annotations import to_annotations
        from framecmp.report.checked.junit import to_junit
        from framecmp.report.checked.markdown import LARGEST, to_markdown

        room = LARGEST - len(self._said_before())
        summary = to_markdown(outcome, explanations, room)
        self._write(summary, to_junit(outcome), to_annotations(outcome))

    @contextmanager
    def errors_told(self) -> Iterator[None]:
        """See to it that an error is told too."""
        from framecmp.report.checked.annotations import error_annotations
        from framecmp.report.checked.junit import error_junit
        from framecmp.report.checked.markdown import error_markdown

        try:
            yield
        except FramecmpError as error:
            told = str(error)
            self._write(error_markdown(told), error_junit(told), error_annotations(told))
            raise

    def _write(self, summary: str, junit: str, annotations: str) -> None:
        if self.summary is not None:
            write_atomically(Path(self.summary), self._said_before() + summary.encode())
        if self.junit is not None:
            write_atomically(Path(self.junit), junit.encode())
        # On stderr, which GitHub's runner reads too: the result on stdout stays what it is.
        if os.environ.get("GITHUB_ACTIONS"):
            click.echo(annotations, nl=False, err=True)

    def _said_before(self) -> bytes:
        """What others have written to the summary of GitHub's step, which is theirs as well.

        Nothing for a file of framecmp's own, which is written anew.
        """
        if self.summary is None or self.summary != os.environ.get("GITHUB_STEP_SUMMARY"):
            return b""
        path = Path(self.summary)
        said = path.read_bytes() if path.is_file() else b""
        return said + b"\n" if said else said
