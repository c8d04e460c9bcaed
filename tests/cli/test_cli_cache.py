"""The cache: told, cleared, done without."""

from __future__ import annotations

import pytest


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("FRAMECMP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache/vectors.sqlite3"


def test_an_empty_cache(run, cache):
    assert run("cache", "info").stdout == f"{cache}: empty\n"
    assert run("cache", "clear").exit_code == 0


@pytest.mark.real
def test_a_run_fills_it_and_clear_removes_it(run, cache, pair):
    run("align", *pair, "--no-cache")
    assert not cache.exists()
    run("align", *pair)
    _, vectors, graph = run("cache", "info").stdout.splitlines()
    assert vectors.endswith(" fp32: 25 passages")  # 18 of the background
    assert graph.endswith(" MB, the graph of model 53aa51172d14")
    graphs = cache.parent / "graphs"
    assert run("cache", "clear").stdout == f"{cache}, {graphs}: removed\n"
    assert not cache.exists()
    assert not graphs.exists()


def test_a_file_that_is_no_cache(run, cache):
    cache.parent.mkdir()
    cache.write_bytes(b"not a database at all, but long enough to look" * 99)
    result = run("cache", "info")
    assert result.exit_code == 4
    assert "can't be read as a cache" in result.stderr
