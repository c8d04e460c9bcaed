"""Models that ship an ONNX file: the same vectors as sentence-transformers', without it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest
from msgspec.structs import astuple
from onnx.external_data_helper import convert_model_to_external_data
from onnx.helper import make_node
from onnx.numpy_helper import from_array
from tiny_models import shipped_model, tiny_model

from framecmp.encoding import resolve
from framecmp.encoding.engines import load_anew, open_network, prepare_network
from framecmp.encoding.graph import kept_graphs
from framecmp.encoding.network import Network
from framecmp.encoding.onnx_network import OnnxNetwork
from framecmp.encoding.torch_network import TorchNetwork
from framecmp.errors import FramecmpWarning, ModelError

pytestmark = pytest.mark.real

ROWS = [[2, 9, 31, 3], [2, *range(5, 40), 3], [2, 3]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with safetensors."""
    return tiny_model(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def exported(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shipped_model(whole, tmp_path_factory.mktemp("exported") / "model")


@pytest.fixture
def shipped(exported: Path, tmp_path: Path) -> Path:
    """The same model with an ONNX file alone, to change."""
    return Path(shutil.copytree(exported, tmp_path / "shipped"))


def _edited(folder: Path, edit: Callable[[onnx.ModelProto], object]) -> Path:
    model = onnx.load(folder / "onnx" / "model.onnx")
    edit(model)
    onnx.save(model, folder / "onnx" / "model.onnx")
    return folder


def _furthest(ours: Network, theirs: Network) -> float:
    def differences() -> Iterator[float]:
        for one, two in zip(ours.read(ROWS), theirs.read(ROWS), strict=True):
            for x, y in zip(astuple(one), astuple(two), strict=True):
                assert x.shape == y.shape
                yield float(np.abs(x - y).max())

    return max(differences())


@pytest.mark.parametrize(
    ("layers", "pooling", "more", "token_types"),
    [
        (3, "mean", (), True),
        (3, "mean", ("Normalize",), False),
        (3, "cls", (), False),
        (3, "cls", ("Normalize",), True),
        (3, "mean_sqrt_len_tokens", (), True),
        (1, "mean", ("Normalize",), True),
        (6, "mean", ("Normalize",), True),
    ],
)
def test_it_gives_the_vectors_of_sentence_transformers(
    tmp_path: Path, layers: int, pooling: str, more: tuple[str, ...], token_types: bool
) -> None:
    model = tiny_model(tmp_path, layers=layers, pooling=pooling, more=more)
    folder = resolve(str(shipped_model(model, tmp_path / "shipped", token_types=token_types)))
    ours = prepare_network(folder, tmp_path / "graphs")
    theirs = TorchNetwork(resolve(str(model)))
    assert isinstance(ours, OnnxNetwork)
    assert _furthest(ours, theirs) < 1e-4
    assert (ours.room, ours.tokenizer.to_str()) == (theirs.room, theirs.tokenizer.to_str())
    np.testing.assert_array_equal(ours.piece_weights, theirs.piece_weights)


def test_it_is_kept_and_opened_without_being_made_again(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = resolve(str(shipped))
    made = open_network(folder, tmp_path / "graphs")
    monkeypatch.delattr("framecmp.encoding.shipped.write_shipped")
    assert _furthest(open_network(folder, tmp_path / "graphs"), made) == 0
    assert len(kept_graphs(tmp_path / "graphs")) == 1


def test_it_needs_neither_torch_nor_transformers(shipped: Path, tmp_path: Path) -> None:
    for name, text in (("a.txt", "The mill burnt down."), ("b.txt", "Fire destroyed the mill.")):
        (tmp_path / name).write_text(text)
    code = (
        "import sys; from framecmp.cli import main\n"
        "try: main()\n"
        "finally: print(*{'torch', 'transformers'} & {*sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "align", "a.txt", "b.txt", "--quiet", "--model", shipped],
        cwd=tmp_path,
        env=os.environ | {"FRAMECMP_CACHE": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.strip()) == (0, "")


def test_beside_safetensors_it_counts_for_nothing(whole: Path, tmp_path: Path) -> None:
    both = Path(shutil.copytree(whole, tmp_path / "model"))
    (both / "onnx").mkdir()
    (both / "onnx" / "model.onnx").write_bytes(b"none")
    assert resolve(str(both)).onnx is None
    assert resolve(str(both)).sha256 == resolve(str(whole)).sha256


def test_the_newer_exporter_keeps_the_names_elsewhere(shipped: Path, exported: Path) -> None:
    def move(model: onnx.ModelProto) -> None:
        for i, node in enumerate(model.graph.node):
            scopes = str(node.name.strip("/").split("/"))
            node.metadata_props.add(key="pkg.torch.onnx.name_scopes", value=scopes)
            node.name = f"node_{i}"

    moved = load_anew(resolve(str(_edited(shipped, move))))
    assert _furthest(moved, load_anew(resolve(str(exported)))) == 0


def test_a_folder_without_modules_pools_by_the_mean(shipped: Path, exported: Path) -> None:
    (shipped / "modules.json").unlink()
    bare = load_anew(resolve(str(shipped)))
    assert _furthest(bare, load_anew(resolve(str(exported)))) == 0


def _with_data(folder: Path, name: str) -> Path:
    def outside(model: onnx.ModelProto) -> None:
        convert_model_to_external_data(model, location=name, size_threshold=64)

    return _edited(folder, outside)


def test_numbers_in_a_file_beside_it(shipped: Path, exported: Path, tmp_path: Path) -> None:
    data = _with_data(shipped, "model.onnx_data") / "onnx" / "model.onnx_data"
    # The hub's folders hold links to files elsewhere.
    shutil.move(data, tmp_path / "blob")
    data.symlink_to(tmp_path / "blob")
    found = resolve(str(shipped))
    assert _furthest(load_anew(found), load_anew(resolve(str(exported)))) == 0
    numbers = data.read_bytes()
    data.write_bytes(numbers[:-1] + bytes([numbers[-1] ^ 1]))
    assert resolve(str(shipped)).sha256 != found.sha256
    with pytest.raises(ModelError, match=f"expected {found.sha256}; they are damaged"):
        load_anew(found)


@pytest.mark.parametrize("name", ["weights.bin", "../model.onnx_data"])
def test_numbers_that_were_not_hashed(shipped: Path, name: str) -> None:
    _with_data(shipped, "weights.bin")
    model = onnx.load(shipped / "onnx" / "model.onnx", load_external_data=False)
    for tensor in model.graph.initializer:
        for entry in tensor.external_data:
            entry.value = name if entry.key == "location" else entry.value
    (shipped / "onnx" / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(ModelError, match=f"its numbers are in {name}, found none"):
        load_anew(resolve(str(shipped)))


def test_a_damaged_file(shipped: Path) -> None:
    file = shipped / "onnx" / "model.onnx"
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(ModelError, match=r"^shipped: .*model\.onnx can't be used: [^\n]*$"):
        load_anew(resolve(str(shipped)))


def test_names_without_layers(shipped: Path) -> None:
    def strip(model: onnx.ModelProto) -> None:
        for i, node in enumerate(model.graph.node):
            node.name = f"{node.op_type}_{i}"

    with pytest.raises(
        ModelError, match=r"don't name their layers \(found Identity_0, expected such"
    ):
        load_anew(resolve(str(_edited(shipped, strip))))


def test_layers_that_hand_on_more_than_one_state(shipped: Path) -> None:
    """As decoders beside encoders do, whose layers are numbered alike."""

    def double(model: onnx.ModelProto) -> None:
        model.graph.node.extend(
            [
                make_node("Relu", ["last_hidden_state"], ["x"], name="/decoder/layer.1/Relu"),
                make_node("Relu", ["x"], ["y"], name="/decoder/layer.2/Relu"),
            ]
        )

    with pytest.raises(ModelError, match=r"its layer 1 hands .*, x to layer 2, expected one hidde"):
        load_anew(resolve(str(_edited(shipped, double))))


@pytest.mark.parametrize(
    ("named", "other", "message"),
    [
        ("token_type_ids", "position_ids", "takes .*, position_ids, expected input_ids, atten"),
        ("last_hidden_state", "logits", "gives logits, pooler_output, expected last_hidden_state"),
    ],
)
def test_other_inputs_and_outputs(shipped: Path, named: str, other: str, message: str) -> None:
    def rename(model: onnx.ModelProto) -> None:
        for value in (*model.graph.input, *model.graph.output):
            value.name = other if value.name == named else value.name
        for node in model.graph.node:
            for names in (node.input, node.output):
                names[:] = [other if name == named else name for name in names]

    with pytest.raises(ModelError, match=message):
        load_anew(resolve(str(_edited(shipped, rename))))


def test_a_mask_that_is_not_heeded(shipped: Path) -> None:
    def ignore(model: onnx.ModelProto) -> None:
        for node in model.graph.node:
            node.input[:] = ["all" if name == "attention_mask" else name for name in node.input]
        one = from_array(np.ones(1, dtype=np.int64))
        first = [
            make_node("Shape", ["input_ids"], ["its_shape"]),
            make_node("ConstantOfShape", ["its_shape"], ["all"], value=one),
        ]
        nodes = [*first, *model.graph.node]
        del model.graph.node[:]
        model.graph.node.extend(nodes)

    with pytest.raises(ModelError, match="other vectors beside a longer one than alone"):
        load_anew(resolve(str(_edited(shipped, ignore))))


@pytest.mark.parametrize(
    ("pooling", "more", "message"),
    [
        ("mean", ("Dense",), "modules are Transformer, Pooling, Dense; of a model with ONNX"),
        ("max", (), "pools by max; with ONNX weights that must be one of mean"),
        (["mean", "cls"], (), "pools by mean, cls; with ONNX weights"),
    ],
)
def test_what_can_not_be_done_without_torch(
    tmp_path: Path, pooling: str, more: tuple[str, ...], message: str
) -> None:
    model = tiny_model(tmp_path, pooling=pooling, more=more)
    for weights in model.rglob("*.safetensors"):
        weights.unlink()
    (model / "model.onnx").touch()
    with pytest.raises(ModelError, match=f"{message}.*; or take a model with safetensors weights"):
        load_anew(resolve(str(model)))


def test_a_module_of_its_own(shipped: Path) -> None:
    modules = json.loads((shipped / "modules.json").read_text())
    modules[0]["type"] = "custom.Transformer"
    (shipped / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(ModelError, match=r"its modules are custom\.Transformer, Pooling; of a"):
        load_anew(resolve(str(shipped)))


@pytest.mark.parametrize(
    ("precision", "device"), [("bf16", "cpu"), ("fp32", "cuda"), ("bf16", "auto")]
)
def test_it_runs_in_fp32_on_the_cpu_only(
    shipped: Path, tmp_path: Path, precision: str, device: str
) -> None:
    with pytest.raises(ModelError, match=f"fp32 on the cpu only, not in {precision} on {device}"):
        open_network(resolve(str(shipped)), tmp_path, precision=precision, device=device)


def test_auto_is_the_cpu(shipped: Path, tmp_path: Path) -> None:
    assert isinstance(open_network(resolve(str(shipped)), tmp_path, device="auto"), OnnxNetwork)


def test_where_nothing_can_be_kept_it_is_made_for_the_run(shipped: Path, tmp_path: Path) -> None:
    folder = resolve(str(shipped))
    (tmp_path / "file").touch()
    with pytest.warns(FramecmpWarning, match="no graph of the model can be kept in") as told:
        network = prepare_network(folder, tmp_path / "file")
    assert len(told) == 1
    assert _furthest(network, load_anew(folder)) == 0


def test_where_it_can_not_even_be_made_for_the_run(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(ModelError, match=r"its graph can't be written: .*nowhere"):
        load_anew(resolve(str(shipped)))


def test_the_cli_verifies_it(shipped: Path, run: Callable) -> None:
    assert run("model", "verify", str(shipped)).stdout.endswith(", loads\n")
    (shipped / "onnx" / "model.onnx").write_bytes(b"none")
    assert run("model", "verify", str(shipped)).exit_code == 4
