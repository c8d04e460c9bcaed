"""Graphs: the same vectors as sentence-transformers', made once, never trusted when damaged."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import astuple
from tiny_models import tiny_model

from framecmp.comparison import compare
from framecmp.corpus import load_corpus
from framecmp.encoding import PassageInput, graph, load_encoder, open_encoder, resolve
from framecmp.encoding.engines import open_network, prepare_network
from framecmp.encoding.graph import graph_folder, kept_graphs, make_graph, open_graph
from framecmp.encoding.network import Read
from framecmp.encoding.onnx_network import OnnxNetwork
from framecmp.encoding.passages import PassageEncoder
from framecmp.encoding.torch_network import TorchNetwork
from framecmp.encoding.traced import write_traced
from framecmp.errors import FramecmpWarning, ModelError
from framecmp.text import sentence_spans

pytestmark = pytest.mark.real

CORPUS = Path(__file__).parents[2] / "corpus"
TEXTS = ("He denied it.", "The operation began at noon. It ended at two.", "word " * 700, "")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    return resolve(str(tiny_model(tmp_path_factory.mktemp("tiny"))))


def _inputs(*texts: str) -> list[PassageInput]:
    return [PassageInput(text=t, sentences=sentence_spans(t), before="Earlier.") for t in texts]


def _furthest(one: PassageEncoder, two: PassageEncoder) -> float:
    pairs = zip(one.encode(_inputs(*TEXTS)), two.encode(_inputs(*TEXTS)), strict=True)
    return max(
        float(np.abs(x - y).max(initial=0))
        for a, b in pairs
        for x, y in zip(astuple(a), astuple(b), strict=True)
    )


def test_the_graph_gives_the_vectors_of_the_model(tiny, tmp_path) -> None:
    reference = TorchNetwork(tiny)
    make_graph(tmp_path, tiny, partial(write_traced, tiny, reference))
    kept = open_graph(tmp_path, tiny)
    assert isinstance(kept, OnnxNetwork)
    assert _furthest(PassageEncoder(kept, tiny), PassageEncoder(reference, tiny)) < 1e-5


def test_a_bundled_event_is_compared_alike() -> None:
    folder = resolve("default")
    reference = PassageEncoder(TorchNetwork(folder), folder)
    [event] = [e for e in load_corpus(CORPUS).events if e.name == "sarn-border"]
    ours, theirs = (compare(event.articles, e) for e in (open_encoder(folder), reference))
    assert ours.links
    assert [(k.a, k.b) for k in ours.links] == [(k.a, k.b) for k in theirs.links]
    np.testing.assert_allclose(*([k.score for k in c.links] for c in (ours, theirs)), atol=1e-3)
    # Scores that are equal but for the last digit may change places.
    assert {(w.a, w.b, w.kind) for w in ours.wordings} == {
        (w.a, w.b, w.kind) for w in theirs.wordings
    }
    assert {(f.type, f.a, f.b) for f in ours.findings} == {
        (f.type, f.a, f.b) for f in theirs.findings
    }


@pytest.mark.parametrize("name", ["network.onnx", "network.bin", "tokenizer.json", "manifest.json"])
def test_a_damaged_graph_is_made_anew(tiny, tmp_path, name: str) -> None:
    prepare_network(tiny, tmp_path)
    file = graph_folder(tmp_path, tiny) / name
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    assert open_graph(tmp_path, tiny) is None
    assert isinstance(prepare_network(tiny, tmp_path), OnnxNetwork)
    assert file.read_bytes() == whole
    assert len(kept_graphs(tmp_path)) == 1


def test_a_graph_whose_hashes_are_right_may_still_be_none(tiny, tmp_path) -> None:
    """Such as one for another version of ONNX Runtime."""
    prepare_network(tiny, tmp_path)
    place = graph_folder(tmp_path, tiny)
    (place / "network.onnx").write_bytes(b"none")
    digest = graph.file_sha256(place / "network.onnx")
    manifest = graph.msgspec.json.decode((place / "manifest.json").read_bytes())
    manifest["sha256"]["network.onnx"] = digest
    (place / "manifest.json").write_bytes(graph.msgspec.json.encode(manifest))
    assert open_graph(tmp_path, tiny) is None


@pytest.mark.parametrize("package", ["sentence-transformers", "torch", "onnxruntime", "framecmp"])
def test_a_package_version_is_that_of_its_metadata(package: str) -> None:
    assert graph._version(package) == version(package)


def test_no_package_has_no_version() -> None:
    assert graph._version("no-such-package") is None


def test_other_versions_make_another_graph(tiny, tmp_path, monkeypatch) -> None:
    prepare_network(tiny, tmp_path)
    monkeypatch.setattr(graph, "_version", lambda name: "another")
    assert open_graph(tmp_path, tiny) is None
    prepare_network(tiny, tmp_path)
    # The old one would never be used again.
    assert list(kept_graphs(tmp_path)) == [graph_folder(tmp_path, tiny).name]


def test_where_nothing_can_be_kept_the_model_itself_is_used(tiny, tmp_path) -> None:
    (tmp_path / "file").touch()
    with pytest.warns(FramecmpWarning, match="no graph of the model can be kept in") as told:
        network = prepare_network(tiny, tmp_path / "file")
    assert isinstance(network, TorchNetwork)
    assert len(told) == 1


def test_where_the_disk_is_full_the_model_itself_is_used(tiny, tmp_path, monkeypatch) -> None:
    """ONNX Runtime tells that a file can't be written in an error of its own."""
    monkeypatch.setattr(graph, "_NUMBERS", "no-such-folder/network.bin")
    with pytest.warns(FramecmpWarning, match="no graph of the model can be kept in"):
        network = prepare_network(tiny, tmp_path)
    assert isinstance(network, TorchNetwork)
    assert not kept_graphs(tmp_path)


def test_what_a_run_left_that_was_killed_is_removed(tiny, tmp_path, monkeypatch) -> None:
    def killed(_draft: Path, _reference: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(graph, "_note", killed)
        patch.setattr(graph.shutil, "rmtree", lambda *_, **__: None)
        with pytest.raises(SystemExit):
            prepare_network(tiny, tmp_path)
    assert [*tmp_path.glob("draft-*/network.onnx")]
    assert not kept_graphs(tmp_path)
    prepare_network(tiny, tmp_path)
    assert [x.name for x in tmp_path.glob("*/")] == [*kept_graphs(tmp_path)]


def test_a_graph_that_gives_other_vectors_is_not_kept(tiny, tmp_path, monkeypatch) -> None:
    def shifted(self, rows):
        return [Read(r.passage + 0.01, r.last, r.middle) for r in read(self, rows)]

    read = OnnxNetwork.read
    monkeypatch.setattr(OnnxNetwork, "read", shifted)
    with pytest.raises(ModelError, match="its graph gives other vectors"):
        make_graph(tmp_path, tiny, partial(write_traced, tiny, TorchNetwork(tiny)))
    assert not kept_graphs(tmp_path)


def test_a_model_that_can_not_be_traced_says_why_in_a_line(tiny, tmp_path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuntimeError("no such operator\n" + "0.1 " * 10_000)

    monkeypatch.setattr("torch.onnx.export", refuse)
    with pytest.raises(ModelError, match=r"written as a graph: no such operator$"):
        make_graph(tmp_path, tiny, partial(write_traced, tiny, TorchNetwork(tiny)))


def test_other_models_are_left_to_sentence_transformers_until_asked(tiny, tmp_path) -> None:
    assert isinstance(open_network(tiny, tmp_path), TorchNetwork)
    prepare_network(tiny, tmp_path)
    assert isinstance(open_network(tiny, tmp_path), OnnxNetwork)
    assert isinstance(open_network(tiny, tmp_path, precision="bf16"), TorchNetwork)


def test_a_device_that_is_not_there(tiny, tmp_path) -> None:
    with pytest.raises(ModelError, match=r"the device xpu: torch .* finds none here"):
        open_network(tiny, tmp_path, device="xpu")


def test_two_processes_prepare_one_graph(tiny, tmp_path) -> None:
    environment = os.environ | {"FRAMECMP_CACHE": str(tmp_path)}
    command = [sys.executable, "-c", "from framecmp.cli import main; main()", "model", "warm"]
    running = [
        subprocess.Popen([*command, str(tiny.path)], env=environment, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [p.communicate()[0].decode().strip() for p in running] == ["model: ready"] * 2
    assert list(kept_graphs(tmp_path / "graphs")) == [graph_folder(tmp_path / "graphs", tiny).name]


def test_with_a_graph_neither_torch_nor_transformers_nor_scipy_is_loaded(
    real, tmp_path: Path
) -> None:
    list(map(real.encode, [_inputs("Warm.")]))
    for name, text in (("a", "The mill burnt down."), ("b", "Fire destroyed the mill.")):
        (tmp_path / f"{name}.txt").write_text(text)
    code = (
        "import sys; from framecmp.cli import main\n"
        "try: main()\n"
        "finally: print(*{'scipy', 'torch', 'transformers'} & {*sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "align", "a.txt", "b.txt", "--quiet", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == ""


def test_a_folder_that_can_not_be_written_to_is_told_once(tiny, tmp_path, monkeypatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("FRAMECMP_CACHE", str(tmp_path / "file"))
    monkeypatch.setattr("framecmp.encoding.engines.DEFAULT_SHA256", tiny.sha256)
    encoder = load_encoder(str(tiny.path))
    with pytest.warns(FramecmpWarning, match="the cache .* can't be used") as told:
        encoder.encode(_inputs(*TEXTS))
    assert len(told) == 1
