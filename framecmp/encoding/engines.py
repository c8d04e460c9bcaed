"""Which engine runs a model: its ONNX graph on the processor, or sentence-transformers."""

from __future__ import annotations

import tempfile
import warnings
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from framecmp.encoding.graph import make_graph, open_graph
from framecmp.encoding.network import Network
from framecmp.encoding.resolution import DEFAULT_SHA256, ModelFolder
from framecmp.errors import FramecmpWarning, ModelError

if TYPE_CHECKING:
    from framecmp.encoding.torch_network import TorchNetwork


def open_network(
    folder: ModelFolder, graphs: Path, *, precision: str = "fp32", device: str = "cpu"
) -> Network:
    """Load what runs a model.

    In fp32 on the processor that is the model's graph, if one is kept; of the default model,
    and of one with ONNX weights, one is made when there is none. Everything else is run by
    sentence-transformers. Where a graph can't be kept, a warning says why.

    :param graphs: where graphs are kept.
    :param device: ``cpu``, a device that torch knows (``cuda``, ``mps``), or ``auto``: a
        graphics card if there is one that can run the model.
    :raises ModelError: the model can't be loaded, or not so, or there is no such device.
    """
    if folder.onnx is not None:
        _require_plain(folder, precision, device)
        return prepare_network(folder, graphs)
    device = _device(device)
    if precision != "fp32" or device != "cpu":
        from framecmp.encoding.torch_network import TorchNetwork

        return TorchNetwork(folder, precision, device)
    if folder.sha256 == DEFAULT_SHA256:
        return prepare_network(folder, graphs)
    return open_graph(graphs, folder) or _reference(folder)


def prepare_network(folder: ModelFolder, graphs: Path) -> Network:
    """Load a model's graph, made now if there is none; see :func:`open_network`."""
    kept = open_graph(graphs, folder)
    if kept is not None:
        return kept
    if folder.onnx is not None:
        from framecmp.encoding.shipped import write_shipped

        try:
            return make_graph(graphs, folder, partial(write_shipped, folder))
        except OSError as error:
            _tell_unkept(folder, graphs, error)
            return load_anew(folder)

    from framecmp.encoding.traced import write_traced

    reference = _reference(folder)
    try:
        return make_graph(graphs, folder, partial(write_traced, folder, reference))
    except (ModelError, OSError) as error:
        _tell_unkept(folder, graphs, error)
        return reference


def load_anew(folder: ModelFolder) -> Network:
    """Load a model from its weights, whatever graph is kept of it; see :func:`open_network`."""
    if folder.onnx is None:
        return _reference(folder)
    from framecmp.encoding.shipped import write_shipped

    try:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
            return make_graph(Path(place), folder, partial(write_shipped, folder))
    except OSError as error:
        raise ModelError(
            f"{folder.name}: its graph can't be written: {error}; the environment variable TMPDIR "
            "names a folder for it"
        ) from error


def _tell_unkept(folder: ModelFolder, graphs: Path, error: Exception) -> None:
    warnings.warn(
        f"{folder.name}: every start takes some seconds longer, since no graph of the model "
        f"can be kept in {graphs}: {error}; the environment variable FRAMECMP_CACHE names "
        "another folder",
        FramecmpWarning,
        stacklevel=3,
    )


def _require_plain(folder: ModelFolder, precision: str, device: str) -> None:
    if precision != "fp32" or device not in ("cpu", "auto"):
        raise ModelError(
            f"{folder.name}: its weights are an ONNX file, which is run in fp32 on the cpu only, "
            f"not in {precision} on {device}; leave --precision and --device out, or take a model "
            "with safetensors weights"
        )


def _reference(folder: ModelFolder) -> TorchNetwork:
    from framecmp.encoding.torch_network import TorchNetwork

    return TorchNetwork(folder)


def _device(asked: str) -> str:
    if asked == "cpu":
        return asked
    import torch

    there = {
        "cuda": torch.cuda.is_available(),
        "mps": torch.backends.mps.is_available(),
        "cpu": True,
    }
    if asked == "auto":
        return next(name for name, found in there.items() if found)
    if not there.get(asked.partition(":")[0]):
        raise ModelError(
            f"the device {asked}: torch {torch.__version__} finds none here (found "
            f"{', '.join(name for name, found in there.items() if found)}); leave --device out, "
            "or install a torch build for it"
        )
    return asked
