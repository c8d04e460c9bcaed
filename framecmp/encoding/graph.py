"""The ONNX graph of a model, made once from its verified weights and kept.

Only sentence-transformers knows how to read a model's folder, and importing it takes many
seconds. So it writes down once what it computes; from then on the graph is enough. A graph
is kept only after it gave the vectors of sentence-transformers, and is used only while its
files have the hashes noted when it was made.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from msgspec.structs import astuple

from framecmp.encoding.hashes import file_sha256
from framecmp.encoding.network import Network
from framecmp.encoding.resolution import ModelFolder
from framecmp.errors import ModelError, OutputError

if TYPE_CHECKING:
    from framecmp.encoding.onnx_network import OnnxNetwork
    from framecmp.encoding.torch_network import TorchNetwork

# Raised when what a graph takes or gives changes.
LAYOUT = 2

# What makes a graph: another version may make another.
_MAKERS = ("sentence-transformers", "torch", "transformers", "onnxruntime")

_GRAPH, _NUMBERS, _TOKENIZER, _WEIGHTS, _MANIFEST = (
    "network.onnx",
    "network.bin",
    "tokenizer.json",
    "piece_weights.npy",
    "manifest.json",
)
_FILES = (_GRAPH, _NUMBERS, _TOKENIZER, _WEIGHTS)
_OPSET = 17

# How far an entry of a vector of length 1 may be from the reference's.
_TOLERANCE = 1e-4


class _Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    room: int
    sha256: dict[str, str]


def graph_folder(graphs: Path, folder: ModelFolder) -> Path:
    """Where the graph of a model belongs, made by the versions installed now."""
    made_with = {name: _version(name) for name in _MAKERS}
    said = msgspec.json.encode((LAYOUT, folder.sha256, folder.configuration, made_with))
    return graphs / f"{folder.sha256[:16]}-{hashlib.sha256(said).hexdigest()[:16]}"


def open_graph(graphs: Path, folder: ModelFolder) -> OnnxNetwork | None:
    """The network over a model's kept graph; None if there is none that is whole."""
    place = graph_folder(graphs, folder)
    try:
        manifest = msgspec.json.decode((place / _MANIFEST).read_bytes(), type=_Manifest)
        # Loading takes as long as hashing, and both leave Python alone meanwhile.
        with ThreadPoolExecutor(1) as pool:
            whole = pool.submit(_is_whole, place, manifest)
            network = _network(place, manifest.room)
            return network if whole.result() else None
    except (OSError, msgspec.DecodeError, ModelError):
        return None


def _is_whole(place: Path, manifest: _Manifest) -> bool:
    return all(file_sha256(place / name) == digest for name, digest in manifest.sha256.items())


def make_graph(graphs: Path, folder: ModelFolder, reference: TorchNetwork) -> OnnxNetwork:
    """Write down what a model computes, and keep it.

    Runs that make the same graph at once wait for each other; a run that is stopped leaves
    nothing behind that would be used. Graphs of the same weights made by other versions are
    removed.

    :param reference: the model, as sentence-transformers runs it.
    :raises ModelError: the model can't be written as a graph, or the graph gives other vectors.
    :raises OSError: the folder can't be written to.
    """
    from filelock import FileLock

    place = graph_folder(graphs, folder)
    graphs.mkdir(parents=True, exist_ok=True)
    with FileLock(graphs / f"{place.name}.lock"):
        found = open_graph(graphs, folder)
        if found is not None:
            return found
        with _draft(graphs) as draft:
            _write(draft, folder, reference)
            network = _network(draft, reference.room)
            _require_equal(network, reference, folder)
            for old in graphs.glob(f"{folder.sha256[:16]}-*/"):
                shutil.rmtree(old, ignore_errors=True)
            draft.rename(place)
        return network


@contextmanager
def _draft(graphs: Path) -> Iterator[Path]:
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=graphs))
    draft.chmod(0o755)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(draft: Path, folder: ModelFolder, reference: TorchNetwork) -> None:
    traced = draft / "traced.onnx"
    _export(traced, folder, reference)
    _optimise(traced, draft)
    traced.unlink()
    (draft / _TOKENIZER).write_text(reference.tokenizer.to_str(), "utf-8")
    np.save(draft / _WEIGHTS, reference.piece_weights)
    hashes = {name: file_sha256(draft / name) for name in _FILES}
    manifest = _Manifest(room=reference.room, sha256=hashes)
    (draft / _MANIFEST).write_bytes(msgspec.json.encode(manifest))


def _export(path: Path, folder: ModelFolder, reference: TorchNetwork) -> None:
    import torch

    from framecmp.encoding.torch_network import forward

    class Outputs(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.module = reference.module

        def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
            return forward(self.module, ids, mask)

    # Rows of unlike lengths, so that the mask takes part in what is traced.
    ids = torch.ones((2, 8), dtype=torch.int64)
    mask = torch.ones_like(ids)
    mask[1, 5:] = 0
    axes = {0: "rows", 1: "pieces"}
    try:
        with warnings.catch_warnings(), torch.inference_mode():
            warnings.simplefilter("ignore")
            # The tracing exporter: the newer one takes ten times as long, for a slower graph.
            torch.onnx.export(
                Outputs().eval(),
                (ids, mask),
                path,
                input_names=["input_ids", "attention_mask"],
                output_names=["passage", "last", "middle"],
                dynamic_axes={
                    "input_ids": axes,
                    "attention_mask": axes,
                    "passage": {0: "rows"},
                    "last": axes,
                    "middle": axes,
                },
                opset_version=_OPSET,
                dynamo=False,
            )
    except OSError:
        raise
    except Exception as error:
        # Whatever a model does that the exporter doesn't know fails in its own way, some with
        # whole tensors in the message.
        said = str(error).partition("\n")[0]
        raise ModelError(f"{folder.name}: can't be written as a graph: {said}") from error


def _optimise(traced: Path, draft: Path) -> None:
    """Write a graph as it is run, its numbers beside it: both halve the time it takes to load."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # What is fused on every processor; the rest would depend on this one.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(draft / _GRAPH)
    options.log_severity_level = 3
    for key, value in (("file_name", _NUMBERS), ("min_size_in_bytes", "1024")):
        options.add_session_config_entry(
            f"session.optimized_model_external_initializers_{key}", value
        )
    onnxruntime.InferenceSession(traced, options, providers=["CPUExecutionProvider"])


def _network(place: Path, room: int) -> OnnxNetwork:
    from tokenizers import Tokenizer

    from framecmp.encoding.onnx_network import OnnxNetwork

    try:
        return OnnxNetwork(
            place / _GRAPH,
            Tokenizer.from_file(str(place / _TOKENIZER)),
            room,
            np.load(place / _WEIGHTS, allow_pickle=False),
        )
    except Exception as error:
        raise ModelError(f"{place}: the graph kept there can't be loaded: {error}") from error


def _require_equal(network: Network, reference: Network, folder: ModelFolder) -> None:
    """Hold the graph against the model on rows of unlike lengths, one as long as can be."""
    vocabulary = len(reference.piece_weights)
    draw = np.random.default_rng(0)
    lengths = (3, 7, 8, 31, min(reference.room, 512))
    rows = [draw.integers(0, vocabulary, size=length).tolist() for length in lengths]
    for batch in (rows, rows[:1], rows[1:2]):
        for one, two in zip(network.read(batch), reference.read(batch), strict=True):
            for ours, theirs in zip(astuple(one), astuple(two), strict=True):
                scale = max(1.0, float(np.abs(theirs).max()))
                if ours.shape != theirs.shape or np.abs(ours - theirs).max() > _TOLERANCE * scale:
                    raise ModelError(f"{folder.name}: its graph gives other vectors than it does")


def _version(package: str) -> str | None:
    """The version of a package by what its installer left beside it; None where there is none.

    importlib.metadata is asked only where that tells nothing: importing it takes as long as
    loading a graph.
    """
    name = package.replace("-", "_")
    spec = find_spec(name)
    if spec is not None and spec.origin is not None:
        left = [p.stem for p in Path(spec.origin).parents[1].glob(f"{name}-*.dist-info")]
        if len(left) == 1:
            return left[0].removeprefix(f"{name}-")
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def clear_graphs(graphs: Path) -> None:
    """Remove all graphs; fine if there is none.

    :raises OutputError: they can't be removed.
    """
    try:
        if graphs.exists():
            shutil.rmtree(graphs)
    except OSError as error:
        raise OutputError(f"{graphs}: can't be removed: {error.strerror}") from error


def kept_graphs(graphs: Path) -> Mapping[str, int]:
    """Name and size in bytes of each graph that is kept; none where there is no folder."""
    return {
        place.name: sum(file.stat().st_size for file in place.iterdir())
        for place in sorted(graphs.glob("*/"))
    }
