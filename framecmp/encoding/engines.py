"""Which engine runs a model: its ONNX graph on the processor, or sentence-transformers."""

from __future__ import annotations

import warnings
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

    In fp32 on the processor that is the model's graph, if one is kept; of the default model
    one is made when there is none. Everything else is run by sentence-transformers. Where a
    graph can't be made or kept, a warning says why, and sentence-transformers does its work.

    :param graphs: where graphs are kept.
    :param device: ``cpu``, a device that torch knows (``cuda``, ``mps``), or ``auto``: a
        graphics card if there is one.
    :raises ModelError: the model can't be loaded, or there is no such device.
    """
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
    reference = _reference(folder)
    try:
        return make_graph(graphs, folder, reference)
    except (ModelError, OSError) as error:
        warnings.warn(
            f"{folder.name}: every start takes some seconds longer, since no graph of the model "
            f"can be kept in {graphs}: {error}; the environment variable FRAMECMP_CACHE names "
            "another folder",
            FramecmpWarning,
            stacklevel=2,
        )
        return reference


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
