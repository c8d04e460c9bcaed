"""The ONNX graph of a model, made once from its verified weights and kept.

Importing sentence-transformers takes many seconds, and so does optimising a graph that was
shipped. So what a model computes is written down once; from then on the graph is enough. A
graph is kept only after it gave the vectors of what it was made from, and is used only while
its files have the hashes noted when it was made.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from framecmp.encoding.hashes import file_sha256
from framecmp.encoding.network import Network, alike
from framecmp.encoding.onnx_runtime import onnx_runtime
from framecmp.encoding.resolution import ModelFolder
from framecmp.errors import ModelError, OutputError

if TYPE_CHECKING:
    from framecmp.encoding.onnx_network import OnnxNetwork

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
# What the folder of a graph in the making begins with.
_DRAFT = "draft-"
_FILES = (_GRAPH, _NUMBERS, _TOKENIZER, _WEIGHTS)


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


def make_graph(graphs: Path, folder: ModelFolder, write: Callable[[Path], Network]) -> OnnxNetwork:
    """Write down what a model computes, and keep it.

    Runs that make the same graph at once wait for each other; what a run leaves behind that is
    stopped isn't used, and removed by the next that makes it. Graphs of the same weights made
    by other versions are removed.

    :param write: writes what the model computes to a new ONNX file, in a folder of its own, and
        returns a network that gives the same vectors.
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
        # What runs left that were killed: each as large as the model.
        for left in graphs.glob(f"{_DRAFT}{place.name}-*/"):
            shutil.rmtree(left, ignore_errors=True)
        with _draft(place) as draft:
            with _draft(place) as source:
                reference = write(source / _GRAPH)
                _optimise(source / _GRAPH, draft)
                _note(draft, reference)
                network = _network(draft, reference.room)
                _require_equal(network, reference, folder)
            for old in graphs.glob(f"{folder.sha256[:16]}-*/"):
                shutil.rmtree(old, ignore_errors=True)
            draft.rename(place)
        return network


@contextmanager
def _draft(place: Path) -> Iterator[Path]:
    draft = Path(tempfile.mkdtemp(prefix=f"{_DRAFT}{place.name}-", dir=place.parent))
    draft.chmod(0o755)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _note(draft: Path, reference: Network) -> None:
    (draft / _TOKENIZER).write_text(reference.tokenizer.to_str(), "utf-8")
    np.save(draft / _WEIGHTS, reference.piece_weights)
    hashes = {name: file_sha256(draft / name) for name in _FILES}
    manifest = _Manifest(room=reference.room, sha256=hashes)
    (draft / _MANIFEST).write_bytes(msgspec.json.encode(manifest))


def _optimise(source: Path, draft: Path) -> None:
    """Write a graph as it is run, its numbers beside it: both halve the time it takes to load."""
    onnxruntime = onnx_runtime()
    options = onnxruntime.SessionOptions()
    # What is fused on every processor; the rest would depend on this one.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(draft / _GRAPH)
    options.log_severity_level = 3
    for key, value in (("file_name", _NUMBERS), ("min_size_in_bytes", "1024")):
        options.add_session_config_entry(
            f"session.optimized_model_external_initializers_{key}", value
        )
    try:
        onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        # What was loaded before can be loaded: it is the writing that fails, and ONNX Runtime
        # tells of a full disk in an error of its own, after the places in its source.
        raise OSError(str(error).rpartition(" : ")[2]) from error


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
        if not alike(network.read(batch), reference.read(batch)):
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
        if not place.name.startswith(_DRAFT)
    }
