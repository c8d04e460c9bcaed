"""What the tests of the commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

DAILY = """Flood hits the river town

Fourteen people were killed on Tuesday when the dam at Kelmar opened its gates, officials said.

The mayor called the release a reckless act and asked for an inquiry.

Schools stay shut until Friday.
"""
COURIER = """River town under water

Fourteen people were slain on Tuesday when the dam at Kelmar opened its gates.

A company spokesman blamed the rain.
"""
HERALD = """After the flood

People died when the dam at Kelmar opened its gates on Tuesday, a physician said.

The mayor asked for an inquiry.
"""


@pytest.fixture
def quick(run, fake, monkeypatch) -> Callable[..., Result]:
    """``run`` with the fake encoder, which needs no weights."""
    monkeypatch.setattr("framecmp.encoding.load_encoder", lambda *_, **__: fake)
    return run


@pytest.fixture
def write(tmp_path) -> Callable[..., Path]:
    """Write a file into the folder of the run."""

    def write(path: str, content: str | bytes = DAILY) -> Path:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.fixture
def pair(write) -> tuple[str, str]:
    """Two articles in the folder of the run."""
    write("daily.txt", DAILY)
    write("courier.txt", COURIER)
    return "daily.txt", "courier.txt"


@pytest.fixture
def event(write) -> str:
    """A folder that is an event, told by three outlets."""
    for name, text in (("daily", DAILY), ("courier", COURIER), ("herald", HERALD)):
        write(f"corpus/flood/{name}.txt", text)
    return "corpus/flood"
