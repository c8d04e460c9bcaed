"""An event to show, and a browser to look at it with."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Iterator

import pytest
from made_events import changed, compared_event

from framecmp.corpus import ComparedEvent
from framecmp.records import Finding, Span
from framecmp.text import article_from_passages

POST = (
    "A blaze killed ten people in the old mill on Sunday night.",
    "The mayor of Kelmar called the fire a disaster and asked for an inquiry.",
    "The council will vote about new parking fees next spring.",
)
WIRE = (
    "A fire killed ten people in the old mill on Sunday.",
    "The mayor of Kelmar asked for an inquiry into the inferno.",
)
TIMES = (
    "Ten people were slain when an inferno swept through the old mill on Sunday.",
    "A physician spoke of burns.",
)


def make_event(fake, told, *, name: str = "mill", title: str = "The mill") -> ComparedEvent:
    """An event of articles given as outlet and passages, compared."""
    articles = (
        article_from_passages(list(passages), id=outlet, outlet=outlet)
        for outlet, passages in told.items()
    )
    return compared_event(fake, articles, name=name, title=title)


@pytest.fixture
def made(fake):
    """:func:`make_event` with the fake encoder."""
    return functools.partial(make_event, fake)


@pytest.fixture
def mills(made) -> list[ComparedEvent]:
    """Two events; the first has three outlets and findings of two types."""
    first = made({"Post": POST, "Wire": WIRE, "Times": TIMES})
    a = Span(article="Post", start=8, end=14, text=POST[0][8:14])
    b = Span(article="Wire", start=7, end=13, text=WIRE[0][7:13])
    findings = (
        Finding(type="number", kind="conflict", a=a, b=b, note="ten, ten", score=0.9),
        Finding(type="quote", a=a, b=None, note="in one alone", score=0.4),
    )
    second = made({"Post": WIRE, "Wire": POST}, name="mill two/é", title="Again")
    return [changed(first, findings=findings), second]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A browser of the system's, or a skip that says why there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this system")
    switches = [
        *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
        *("--disable-background-networking", "--disable-component-update"),
        # Chromium's sandbox doesn't work for root.
        *(["--no-sandbox"] if os.geteuid() == 0 else []),
    ]
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=switches)
        yield browser
        browser.close()
