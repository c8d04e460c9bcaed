"""What gives the same numbers again, and devices that aren't there."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest

from framecmp.cli.engine import Engine
from framecmp.encoding import Encoder, encode_articles
from framecmp.text import article_from_passages


@pytest.mark.parametrize(
    ("model", "precision", "device", "again"),
    [
        ("default", "fp32", "cpu", []),
        ("folder", "fp32", "cpu", ["--model", "folder"]),
        ("default", "bf16", "cuda", ["--precision", "bf16", "--device", "cuda"]),
    ],
)
def test_the_options_that_numbers_depend_on(model, precision, device, again) -> None:
    engine = Engine(model=model, precision=precision, device=device, cache=True, quiet=False)
    assert engine.options() == again


@pytest.mark.parametrize(
    "arguments",
    [
        *(("align", "daily.txt", "courier.txt", option, "") for option in (
            "--encoding", "--model", "--device", "--background", "--nli", "--spacy", "--output"
        )),
        ("align", "daily.txt", ""),
        ("compare", "daily.txt", ""),
        ("report", ""),
        ("report", "corpus", "--csv", ""),
        ("report", "corpus", "--events", "flood", "--events", ""),
        ("check", "corpus", "--baseline", ""),
        ("corpus", "validate", ""),
        ("corpus", "add", "", "daily.txt", "--event", "flood"),
        ("corpus", "add", "corpus", "", "--event", "flood"),
        ("eval", "wording", ""),
        ("model", "info", ""),
        ("model", "fetch", ""),
    ],
)  # fmt: skip
def test_an_empty_word_is_no_name(quick, pair, event, tmp_path, arguments) -> None:
    """As of a variable that isn't set: ``--background "$COUNTS"`` was no background."""
    before = set(tmp_path.rglob("*"))
    result = quick(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert ": empty, where a name is due" in result.stderr
    assert set(tmp_path.rglob("*")) == before


@pytest.mark.real
def test_a_device_that_is_not_there(run, pair) -> None:
    result = run("align", *pair, "--device", "xpu", "--no-cache")
    assert result.exit_code == 4
    assert "the device xpu" in result.stderr
    assert not result.stdout


def test_an_encoder_ends_with_its_use() -> None:
    """A report needs the memory."""
    engine = Engine("default", "fp32", "cpu", cache=True, quiet=True)
    engine.find_model()
    kept = weakref.ref(engine.encoder())
    gc.collect()
    assert kept() is None


def test_an_expected_encoder_is_the_one_that_encodes(
    fake: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is loaded once, in the other thread, and never where all vectors are known."""
    monkeypatch.setenv("FRAMECMP_CACHE", str(tmp_path))
    article = article_from_passages(["The blaze spread.", "Nobody slept."], id="a", outlet="a")
    threads: list[str] = []
    loaded = Event()

    def build(*_args: object, **_kwargs: object) -> Encoder:
        threads.append(current_thread().name)
        loaded.set()
        return fake

    monkeypatch.setattr("framecmp.encoding.open_encoder", build)
    for _ in range(2):
        engine = Engine("default", "fp32", "cpu", cache=True, quiet=True)
        engine.find_model()
        encoder = engine.expect([article]).result()
        # Who encodes at once may load it before the other thread comes to it.
        assert loaded.wait(60)
        encode_articles([article], encoder)
    [only] = threads
    assert only != main_thread().name
