"""Ctrl-C wherever a run is: an end at once, after what is open is closed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

import framecmp

# A thread that would hold the process up, as one that imports torch does, and an interrupt.
_SETTING = """
import os, signal, threading, time
from framecmp.interrupts import ending_at_once
threading.Thread(target=time.sleep, args=(60,)).start()
def interrupt(): os.kill(os.getpid(), signal.SIGINT)
signal.signal(signal.SIGINT, signal.{handler})
with ending_at_once():
"""


def _run(tmp_path: Path, code: str, handler: str = "default_int_handler") -> tuple[int, str, str]:
    (tmp_path / "interrupting.py").write_text("from __main__ import interrupt; interrupt()")
    setting = _SETTING.format(handler=handler)
    done = subprocess.run(
        [sys.executable, "-c", setting + "".join(f"    {x}\n" for x in code.splitlines())],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{Path(framecmp.__file__).parents[1]}:{tmp_path}"},
    )
    return done.returncode, done.stdout, done.stderr


def test_no_thread_is_waited_for_but_what_is_open_is_closed(tmp_path: Path) -> None:
    code = "try: interrupt(); time.sleep(60)\nfinally: print('closed', flush=True)"
    assert _run(tmp_path, code) == (130, "closed\n", "framecmp: interrupted\n")


def test_within_an_import(tmp_path: Path) -> None:
    """There KeyboardInterrupt may leave the lock taken that other threads import by."""
    code = "try: import interrupting\nfinally: print('raised', flush=True)"
    assert _run(tmp_path, code) == (130, "", "framecmp: interrupted\n")


def test_within_a_finaliser(tmp_path: Path) -> None:
    """There KeyboardInterrupt is dropped, and the run would go on."""
    code = "class Last:\n    def __del__(self): interrupt()\nLast()\nprint('on', flush=True)"
    assert _run(tmp_path, code) == (130, "", "framecmp: interrupted\n")


def test_interrupts_that_are_to_be_ignored_are(tmp_path: Path) -> None:
    """As of a job in the background, or under nohup."""
    code = "interrupt(); print('on', flush=True)\nos._exit(0)"
    assert _run(tmp_path, code, "SIG_IGN") == (0, "on\n", "")


def test_the_handler_of_before_is_set_again() -> None:
    from framecmp.interrupts import ending_at_once

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="any"), ending_at_once():
        raise ValueError("any")
    assert signal.getsignal(signal.SIGINT) is before


def test_while_the_command_is_imported(tmp_path: Path) -> None:
    imported = "import signal, time; signal.raise_signal(signal.SIGINT); time.sleep(60)"
    (tmp_path / "click.py").write_text(imported)
    # A test run in the background may have handed down that interrupts are to be ignored.
    handled = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import signal; {handled}; from framecmp.__main__ import main; main()",
        ],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{Path(framecmp.__file__).parents[1]}"},
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "framecmp: interrupted\n")
