"""Ctrl-C: an end at once, wherever the run is."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130


def end_while_nothing_is_open() -> None:
    """Let an interrupt end the process from now on, as long as there is nothing to close.

    So that one that comes while the command is still imported leaves no traceback. A handler that
    isn't Python's own is left in place.
    """
    if _may_be_set():
        signal.signal(signal.SIGINT, _end)


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Let an interrupt end the process with ``INTERRUPTED`` after what is open is closed.

    No other thread is waited for: one may import torch for many seconds, and what they write
    is whole or not used. A handler that isn't Python's own is left in place.
    """
    before = signal.getsignal(signal.SIGINT)
    ours = _may_be_set()
    if ours:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        yield
    except KeyboardInterrupt:
        _end()
    finally:
        if ours:
            signal.signal(signal.SIGINT, before)


def _may_be_set() -> bool:
    """Whether nobody else has set a handler; only the main thread may set one."""
    return threading.current_thread() is threading.main_thread() and (
        signal.getsignal(signal.SIGINT) in (signal.default_int_handler, _end)
    )


def _interrupt(_signal: int, frame: FrameType | None) -> None:
    """Raise KeyboardInterrupt, but not where it would do harm or be dropped.

    An import that it comes upon may leave the lock taken that other threads import by, which
    then wait for ever; a finaliser drops it.
    """
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith("<frozen importlib") or code.co_name == "__del__":
            _end()
        frame = frame.f_back
    raise KeyboardInterrupt


def _end(*_: object) -> NoReturn:
    # Past Python's buffers, in one of whose writes the interrupt may have come.
    with suppress(OSError):
        os.write(2, b"framecmp: interrupted\n")
    os._exit(INTERRUPTED)
