"""Vectors kept between runs: met again, and nothing worse than slow when the file is damaged."""

from __future__ import annotations

import multiprocessing
import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from msgspec.structs import astuple, replace

from framecmp.encoding import Encoded, Encoder, ModelFolder, PassageInput
from framecmp.encoding import cache as module
from framecmp.encoding.cache import (
    CachedEncoder,
    cache_counts,
    clear_cache,
    open_cache,
)
from framecmp.errors import FramecmpWarning, ModelError, OutputError
from framecmp.text import sentence_spans

TEXTS = ("The blaze spread. Nobody slept.", "A physician came.", "***", "")
FOLDER = ModelFolder("fake", Path("unused"), "1" * 64)


def _inputs(*texts: str) -> list[PassageInput]:
    return [PassageInput(text=t, sentences=sentence_spans(t)) for t in texts]


def _never() -> Encoder:
    raise AssertionError("the model was loaded")


def _same(one: list[Encoded], two: list[Encoded]) -> bool:
    return len(one) == len(two) and all(
        np.array_equal(x, y) and x.dtype == y.dtype
        for e, f in zip(one, two, strict=True)
        for x, y in zip(astuple(e), astuple(f), strict=True)
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "vectors.sqlite3"


@pytest.fixture
def cached(fake: Encoder, path: Path) -> Callable[..., CachedEncoder]:
    def build(load: Callable[[], Encoder] = lambda: fake, **changes: object) -> CachedEncoder:
        options = {"folder": FOLDER, "precision": "fp32", "path": path, **changes}
        folder, precision = options.pop("folder"), options.pop("precision")
        return CachedEncoder(folder, precision, load, **options)  # type: ignore[arg-type]

    return build


def test_a_second_run_loads_nothing(cached) -> None:
    first = cached().encode(_inputs(*TEXTS))
    second = cached(_never)
    assert _same(first, second.encode(_inputs(*TEXTS)))
    assert second.model.dim == first[0].passage.shape[0]
    assert (second.model.name, second.model.sha256) == (FOLDER.name, FOLDER.sha256)


def test_with_and_without_a_file_alike(cached) -> None:
    inputs = _inputs(*TEXTS)
    assert _same(cached().encode(inputs), cached(path=None).encode(inputs))


def test_rounding_is_small(cached, fake: Encoder) -> None:
    for kept, exact in zip(
        cached().encode(_inputs(*TEXTS)), fake.encode(_inputs(*TEXTS)), strict=True
    ):
        for x, y in zip(astuple(kept), astuple(exact), strict=True):
            assert x.shape == y.shape
            np.testing.assert_allclose(x, y, atol=1e-3)


def test_only_what_is_missing_is_encoded_and_once(cached, fake) -> None:
    cached().encode(_inputs(TEXTS[0]))
    cached().encode(_inputs(TEXTS[1], TEXTS[0], TEXTS[1]))
    assert fake.calls == [1, 1]


def test_what_devices_compute_is_kept_apart(cached, fake) -> None:
    inputs = _inputs(TEXTS[0])
    cached().encode(inputs)
    cached(device="cuda").encode(inputs)
    assert fake.calls == [1, 1]
    for device in ("cpu", "cuda"):
        assert len(cached(_never, device=device).encode(inputs)) == 1


def test_a_cache_that_cannot_be_written_is_read(cached, fake, path, monkeypatch) -> None:
    inputs = _inputs(*TEXTS)
    kept = cached().encode(inputs)
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    monkeypatch.setattr(os, "access", lambda *_: False)
    encoder = cached()
    assert _same(kept, encoder.encode(inputs))
    assert fake.calls == [len(TEXTS)]
    with pytest.warns(FramecmpWarning, match="readonly.*FRAMECMP_CACHE") as told:
        encoder.encode(_inputs("new", "newer"))
    assert len(told) == 1
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_order_and_repetition(cached, fake: Encoder) -> None:
    inputs = _inputs(TEXTS[1], TEXTS[0], TEXTS[1])
    first, middle, last = cached().encode(inputs)
    assert _same([first], [last])
    assert len(middle.tokens) == len(fake.encode(inputs)[1].tokens)


def test_no_passages_touch_nothing_and_load_nothing(cached) -> None:
    assert cached(_never).encode([]) == []


def test_expecting_what_is_known_loads_nothing(cached) -> None:
    cached().encode(_inputs(*TEXTS))
    encoder = cached(_never)
    encoder.expect(_inputs(*TEXTS))
    encoder.expect([])
    assert len(encoder.encode(_inputs(*TEXTS))) == len(TEXTS)


@pytest.mark.parametrize("changes", [{}, {"path": None}])
def test_expecting_what_is_not_known_loads_once(cached, fake, changes) -> None:
    cached().encode(_inputs("a"))
    loads: list[Encoder] = []
    encoder = cached(lambda: loads.append(fake) or fake, **changes)
    encoder.expect(_inputs("a", "b"))
    assert loads == [fake]
    encoder.encode(_inputs("a", "b"))
    assert loads == [fake]


def test_encoding_waits_for_what_is_expected(cached, fake) -> None:
    started, go_on = Event(), Event()
    loads: list[Encoder] = []

    def load() -> Encoder:
        started.set()
        assert go_on.wait(30)
        loads.append(fake)
        return fake

    encoder = cached(load)
    with ThreadPoolExecutor(2) as pool:
        pool.submit(encoder.expect, _inputs("a"))
        assert started.wait(30)
        found = pool.submit(encoder.encode, _inputs("a"))
        go_on.set()
        assert len(found.result(30)) == 1
    assert loads == [fake]


def test_what_goes_wrong_ahead_is_met_again(cached) -> None:
    def load() -> Encoder:
        raise ModelError("no such model")

    encoder = cached(load)
    for use in (encoder.expect, encoder.encode):
        with pytest.raises(ModelError, match="no such model"):
            use(_inputs("a"))


def test_the_dimension_alone_loads_the_model(cached, fake) -> None:
    assert cached().model.dim == fake.model.dim


def test_progress_counts_what_is_missing(cached, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 2)
    told: list[tuple[int, int]] = []
    encoder = cached(progress=lambda done, total: told.append((done, total)))
    encoder.encode(_inputs("a", "b", "c", "a"))
    encoder.encode(_inputs("a", "b"))
    assert told == [(2, 3), (3, 3)]


@pytest.mark.parametrize(
    "changes",
    [{"precision": "bf16"}, {"folder": replace(FOLDER, sha256="2" * 64)}],
)
def test_other_models_and_precisions_are_kept_apart(cached, fake, changes) -> None:
    cached().encode(_inputs("a"))
    cached(**changes).encode(_inputs("a"))
    assert fake.calls == [1, 1]


def test_another_name_for_the_same_weights_finds_them(cached) -> None:
    cached().encode(_inputs("a"))
    cached(_never, folder=replace(FOLDER, name="other")).encode(_inputs("a"))


def test_another_layout_is_kept_apart(cached, fake, monkeypatch: pytest.MonkeyPatch) -> None:
    cached().encode(_inputs("a"))
    monkeypatch.setattr(module, "LAYOUT", module.LAYOUT + 1)
    cached().encode(_inputs("a"))
    assert fake.calls == [1, 1]


@pytest.mark.parametrize(
    "other",
    [
        PassageInput("Go. On", ((0, 6),)),
        PassageInput("Go. On", ((0, 3), (4, 6)), before="x"),
        PassageInput("Go. On", ((0, 3), (4, 6)), after="x"),
        PassageInput("Go. on", ((0, 3), (4, 6))),
    ],
)
def test_whatever_the_vectors_depend_on_is_in_the_key(cached, fake, other: PassageInput) -> None:
    cached().encode([PassageInput("Go. On", ((0, 3), (4, 6)))])
    cached().encode([other])
    assert fake.calls == [1, 1]


def test_before_and_after_do_not_run_together(cached, fake) -> None:
    cached().encode([PassageInput("a", (), before="xy", after="z")])
    cached().encode([PassageInput("a", (), before="x", after="yz")])
    assert fake.calls == [1, 1]


def _scrambled(path: Path) -> None:
    path.write_bytes(b"this is not a database. " * 500)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def _other_table(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("CREATE TABLE vectors (something TEXT)")
    db.close()


@pytest.mark.parametrize("damage", [_scrambled, _cut, _other_table])
def test_a_damaged_file_is_told_once_and_done_without(cached, path: Path, damage) -> None:
    expected = cached().encode(_inputs(*TEXTS))
    damage(path)
    before = path.read_bytes()
    encoder = cached()
    with pytest.warns(FramecmpWarning, match=r"can't be used .* `framecmp cache clear`"):
        found = encoder.encode(_inputs(*TEXTS))
    assert _same(found, expected)
    assert _same(encoder.encode(_inputs("new")), cached(path=None).encode(_inputs("new")))
    assert path.read_bytes() == before, "a file that isn't ours is left alone"


def test_an_empty_file_is_a_new_cache(cached, path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    cached().encode(_inputs("a"))
    cached(_never).encode(_inputs("a"))


def test_a_file_where_the_folder_is_due(cached, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.warns(FramecmpWarning, match="can't be used"):
        assert cached(path=tmp_path / "file" / "vectors.sqlite3").encode(_inputs("a"))


@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_read_only_folder(cached, path: Path, mode: int) -> None:
    path.parent.mkdir()
    path.parent.chmod(mode)
    if os.access(path.parent, os.W_OK):
        pytest.skip("nothing is read-only to root")
    with pytest.warns(FramecmpWarning, match="can't be used"):
        assert cached().encode(_inputs("a"))


def test_a_read_only_file(cached, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached().encode(_inputs("a"))
    connect = sqlite3.connect
    monkeypatch.setattr(
        sqlite3, "connect", lambda p, **k: connect(f"file:{p}?mode=ro", uri=True, **k)
    )
    cached(_never).encode(_inputs("a"))
    with pytest.warns(FramecmpWarning, match="can't be used"):
        assert len(cached().encode(_inputs("a", "b"))) == 2


@pytest.mark.parametrize(
    "value",
    [
        *(b"", b"\x00", b"\xc1 no msgpack", "words", 7),
        lambda row: row[:-1],
        lambda row: row[:40],
        lambda row: row[:-1] + bytes([row[-1] ^ 1]),
    ],
)
def test_a_damaged_row_is_written_anew(cached, fake, path: Path, value) -> None:
    expected = cached().encode(_inputs(*TEXTS[:2]))
    with open_cache(path) as db, db:
        rows = db.execute("SELECT rowid, value FROM vectors").fetchall()
        broken = [(value(row) if callable(value) else value, rowid) for rowid, row in rows[:1]]
        db.executemany("UPDATE vectors SET value=? WHERE rowid=?", broken)
    assert _same(cached().encode(_inputs(*TEXTS[:2])), expected)
    assert fake.calls == [2, 1]
    cached(_never).encode(_inputs(*TEXTS[:2]))


def test_a_row_of_the_wrong_size_is_written_anew(cached, fake, path: Path) -> None:
    cached().encode(_inputs("a b"))
    with open_cache(path) as db, db:
        [(key, blob)] = db.execute("SELECT passage, value FROM vectors").fetchall()
        row = module.msgspec.msgpack.decode(blob[module._CHECKSUM :])
        row[4] = row[4][:-2]
        short = module.msgspec.msgpack.encode(row)
        db.execute("UPDATE vectors SET value=?", (module._checksum(key, short) + short,))
    cached().encode(_inputs("a b"))
    assert fake.calls == [1, 1]


def test_rows_in_each_other_s_place_are_written_anew(cached, fake, path: Path) -> None:
    expected = cached().encode(_inputs(*TEXTS[:2]))
    with open_cache(path) as db, db:
        [(one, a), (two, b)] = db.execute("SELECT rowid, value FROM vectors").fetchall()
        db.executemany("UPDATE vectors SET value=? WHERE rowid=?", [(b, one), (a, two)])
    assert _same(cached().encode(_inputs(*TEXTS[:2])), expected)
    assert fake.calls == [2, 2]


def test_counts_and_clear(cached, path: Path) -> None:
    cached().encode(_inputs("a", "b"))
    cached(precision="bf16").encode(_inputs("a"))
    assert cache_counts(path) == [("1" * 64, "bf16", 1), ("1" * 64, "fp32", 2)]
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).touch()
    clear_cache(path)
    assert list(path.parent.iterdir()) == []
    clear_cache(path)


def test_counting_and_clearing_what_is_no_cache(path: Path) -> None:
    path.parent.mkdir()
    _scrambled(path)
    with pytest.raises(OutputError, match="can't be read as a cache"):
        cache_counts(path)
    clear_cache(path)
    path.mkdir()
    with pytest.raises(OutputError, match="can't be removed"):
        clear_cache(path)


def _texts(worker: int) -> list[PassageInput]:
    return _inputs(*(f"word{i}" for i in range(worker, worker + 30)))


def test_threads_writing_at_once(cached, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 3)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda worker: cached().encode(_texts(worker)), range(8)))
    assert cache_counts(path) == [("1" * 64, "fp32", 37)]
    for worker, vectors in enumerate(found):
        assert _same(cached(_never).encode(_texts(worker)), vectors)


@pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the encoder is handed by fork"
)
def test_processes_writing_at_once(cached, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 3)
    context = multiprocessing.get_context("fork")
    workers = [
        context.Process(target=lambda w: cached().encode(_texts(w)), args=(worker,))
        for worker in range(4)
    ]
    for process in workers:
        process.start()
    for process in workers:
        process.join(60)
        assert process.exitcode == 0, "a warning is an error here"
    assert cache_counts(path) == [("1" * 64, "fp32", 33)]
