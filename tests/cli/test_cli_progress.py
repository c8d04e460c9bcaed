"""How far a long run is: told where someone is looking, and nowhere else."""

from __future__ import annotations

import io
import sys

import click
import pytest

from framecmp.cli.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def told(monkeypatch):
    """What a run of some steps tells on a stream; pytest has its own stderr between phases."""
    monkeypatch.setenv("TERM", "xterm")

    def run(stream: io.StringIO, steps: int = 10, *, quiet: bool = False, fewest: int = 3) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stream)
            show = progress_bar("events compared", quiet=quiet, fewest=fewest)
            for done in range(1, steps + 1):
                show(done, steps)
        return stream.getvalue()

    return run


def test_a_terminal_is_told_the_share_and_the_time_left(told):
    shown = told(Terminal())
    for expected in ("events compared", "100%", "0:00:0"):
        assert expected in shown


@pytest.mark.parametrize("options", [{"quiet": True}, {"fewest": 11}, {"steps": 2}])
def test_nothing_is_told_of_short_or_quiet_runs(told, options):
    assert told(Terminal(), **options) == ""


def test_a_run_that_ends_early_shows_the_cursor_again(monkeypatch):
    @click.command
    def command():
        progress_bar("events compared", quiet=False, fewest=3)(1, 10)
        raise KeyboardInterrupt

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    with pytest.raises(click.Abort):
        command.main([], standalone_mode=False)
    assert stream.getvalue().rindex("\x1b[?25h") > stream.getvalue().rindex("\x1b[?25l")


def test_nothing_is_told_to_a_file(told):
    assert told(io.StringIO()) == ""
