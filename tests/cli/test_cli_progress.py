"""How far a long run is: told where someone is looking, and nowhere else."""

from __future__ import annotations

import io
import sys

import click
import pytest

from framecmp.cli.progress import progress_bar, told_through


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


@pytest.fixture
def streamed(monkeypatch):
    """What a stream of 1,200 items tells, and that it passes all of them on."""
    monkeypatch.setenv("TERM", "xterm")

    def run(stream: io.StringIO, *, quiet: bool = False, fewest: int = 3) -> str:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", stream)
            items = told_through(iter(range(1200)), "articles read", quiet=quiet, fewest=fewest)
            assert list(items) == list(range(1200))
        return stream.getvalue()

    return run


def test_of_a_stream_it_is_told_how_many_have_come(streamed):
    shown = streamed(Terminal())
    assert "articles read" in shown
    assert "1,200" in shown
    assert "%" not in shown
    assert shown.rindex("\x1b[?25h") > shown.rindex("\x1b[?25l")


@pytest.mark.parametrize("options", [{"quiet": True}, {"fewest": 1201}])
def test_nothing_is_told_of_short_or_quiet_streams(streamed, options):
    assert streamed(Terminal(), **options) == ""


def test_nothing_is_told_of_a_stream_to_a_file(streamed):
    assert streamed(io.StringIO()) == ""


def test_a_stream_that_breaks_off_shows_the_cursor_again(monkeypatch):
    def broken():
        yield from range(10)
        raise OSError("it broke off")

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", stream := Terminal())
    with pytest.raises(OSError, match="it broke off"):
        list(told_through(broken(), "articles read", quiet=False, fewest=3))
    assert stream.getvalue().rindex("\x1b[?25h") > stream.getvalue().rindex("\x1b[?25l")
