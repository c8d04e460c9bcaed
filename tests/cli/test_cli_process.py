"""Commands as processes of their own: terminals, pipes, signals."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import framecmp

pty = pytest.importorskip("pty")

RUN = [sys.executable, "-c", "from framecmp.cli import main; main(prog_name='framecmp')"]


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    """A process started elsewhere finds this framecmp, installed or not."""
    monkeypatch.setenv("PYTHONPATH", str(Path(framecmp.__file__).parents[1]))


@pytest.fixture
def warm(run, pair, tmp_path):
    """The pair's vectors are in the cache: a process needs no model for them."""
    assert run("align", *pair).exit_code == 0
    return pair


def process(*arguments, **settings):
    return subprocess.run([*RUN, *arguments], timeout=60, check=False, **settings)


def test_the_module_is_run_as_the_command_is():
    command = [sys.executable, "-m", "framecmp", "--version"]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (result.returncode, result.stdout) == (0, f"framecmp, version {framecmp.__version__}\n")


def at_terminal(*arguments, **environment):
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [*RUN, *arguments], stdout=theirs, stderr=theirs, env={**os.environ, **environment}
    )
    os.close(theirs)
    written = b""
    try:
        while data := os.read(ours, 65536):
            written += data
    except OSError:  # Linux tells the end of a terminal so.
        pass
    os.close(ours)
    assert child.wait(60) == 0
    return written.decode()


@pytest.mark.real
def test_colours_at_a_terminal_and_never_colour_alone(warm):
    text = at_terminal("align", *warm, COLUMNS="100", TERM="xterm")
    assert "\x1b[4;31mkilled\x1b[0m" in text
    assert "\x1b[4;32mslain\x1b[0m" in text
    assert "[-killed-]" not in text


@pytest.mark.real
@pytest.mark.parametrize("form", ["text", "json", "ndjson", "csv"])
def test_no_escapes_of_the_article_at_a_terminal(run, write, warm, form):
    write("a.txt", "People\x1b[31m died\x07 at the \x9b1mdam \u202eat Kelmar.\n")
    assert run("align", "a.txt", warm[1]).exit_code == 0
    text = at_terminal("align", "a.txt", warm[1], "--format", form, NO_COLOR="1", TERM="xterm")
    assert "\x07" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text
    assert "\x1b[31m" not in text


@pytest.mark.real
@pytest.mark.parametrize("environment", [{"NO_COLOR": "1", "TERM": "xterm"}, {"TERM": "dumb"}])
def test_without_colours_differences_are_marked(warm, environment):
    text = at_terminal("align", *warm, **environment)
    assert "\x1b" not in text
    assert "[-killed-]" in text


@pytest.mark.real
@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_a_pipe_gets_utf_8_whatever_the_locale(warm, locale):
    done = process("align", *warm, capture_output=True, env={**os.environ, **locale})
    assert done.returncode == 0
    assert "daily · Flood hits" in done.stdout.decode("utf-8")


@pytest.mark.real
def test_a_terminal_gets_what_it_can_show(warm, run, write):
    write("cjk.txt", "河流小镇遭遇洪水。\n")
    assert run("align", "cjk.txt", warm[1]).exit_code == 0
    assert "????" in at_terminal("align", "cjk.txt", warm[1], PYTHONIOENCODING="ascii:strict")


def into_closed_pipe(*arguments):
    """The exit code and the messages of a command whose reader has left."""
    reader, writer = os.pipe()
    os.close(reader)
    done = process(*arguments, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    return done.returncode, done.stderr


@pytest.mark.real
@pytest.mark.parametrize("arguments", [["--help"], ["--json-schema"], ["align", "--help"], None])
def test_a_closed_pipe_is_no_error(warm, arguments):
    assert into_closed_pipe(*(arguments or ["align", *warm])) == (0, b"")


def test_a_closed_pipe_hides_no_verdict(write):
    event = write("corpus/flood/daily.txt", "").parent
    assert into_closed_pipe("corpus", "validate", str(event.parent)) == (4, b"")


@pytest.mark.real
def test_a_closed_pipe_hides_no_regression(run, write, event):
    check = ("check", "corpus", "--baseline", "b.json")
    assert run(*check, "--update-baseline").exit_code == 0
    write("corpus/flood/daily.txt", "Nobody came.\n\nRain fell for days.\n")
    assert into_closed_pipe(*check) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("arguments", [["cache", "info"], ["align", "daily.txt", "courier.txt"]])
@pytest.mark.real
def test_a_full_disk_is_told(warm, arguments):
    with Path("/dev/full").open("wb") as full:
        done = process(*arguments, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 4
    assert done.stderr == (
        b"framecmp: error: standard output: can't be written: No space left on device\n"
    )


def test_an_interrupt_ends_with_130(write, tmp_path):
    for name in "ab":
        passages = (f"Story {name} {i}: the mayor came to dam {i * 7}." for i in range(3000))
        write(f"{name}.txt", "\n\n".join(passages))
    # A test run in the background may have handed down that interrupts are to be ignored.
    attentive = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    child = subprocess.Popen(
        [*RUN[:2], attentive + RUN[2], "align", "a.txt", "b.txt", "--no-cache", "-o", "out.txt"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    # Loading takes some seconds, encoding these far more: this is in the midst of the work.
    assert not select.select([child.stdout, child.stderr], [], [], 3)[0]
    child.send_signal(signal.SIGINT)
    out, errors = child.communicate(timeout=30)
    assert (child.returncode, out, errors) == (130, b"", b"framecmp: interrupted\n")
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.real
def test_no_library_keeps_or_sends_anything_of_its_own(warm, tmp_path):
    """ONNX Runtime would, unless told not to before it starts: see ``onnx_runtime``."""
    home = tmp_path / "home"
    home.mkdir()
    places = {
        name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
    }
    environment = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"} | places
    loaded = process("align", "--no-cache", *warm, env=environment, capture_output=True)
    assert (loaded.returncode, loaded.stderr) == (0, b"")
    assert list(home.iterdir()) == []
