"""From words to vectors: ``load_encoder`` is the way in, an ``Encoder`` comes out.

Importing this loads neither an engine nor a model.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, get_args

from framecmp.encoding.articles import encode_articles, passage_inputs
from framecmp.encoding.background import encode_background
from framecmp.encoding.cache import CachedEncoder
from framecmp.encoding.folders import graphs_folder, vectors_file
from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.encoding.resolution import DEFAULT, ModelFolder, fetch, languages, resolve

if TYPE_CHECKING:
    from framecmp.encoding.passages import PassageEncoder

__all__ = [
    "DEFAULT",
    "CachedEncoder",
    "Encoded",
    "Encoder",
    "ModelFolder",
    "PassageInput",
    "Precision",
    "encode_articles",
    "encode_background",
    "fetch",
    "languages",
    "load_encoder",
    "open_encoder",
    "passage_inputs",
    "resolve",
]


# The arithmetic that a network is run in.
Precision = Literal["fp32", "bf16"]


def load_encoder(
    ref: str | ModelFolder = DEFAULT,
    *,
    precision: Precision = "fp32",
    device: str = "cpu",
    cache: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> CachedEncoder:
    """The encoder of a model, which loads its weights when it first needs them.

    Threads may share it; each process makes its own, since it can't be pickled.

    :param ref: ``default``, a local folder, or the id of a hub model fetched before; or what
        ``resolve`` made of it.
    :param precision: ``fp32`` or ``bf16``.
    :param device: what computes: ``cpu``, ``cuda``, ``mps``, or ``auto`` for a graphics card
        if there is one. Devices differ in the last digits.
    :param cache: keep vectors in, and take them from, the user's cache file.
    :param progress: told how many passages are encoded, and of how many, as it goes.
    :raises ModelError: the model is missing or damaged.
    :raises ValueError: there is no such precision.
    """
    if precision not in get_args(Precision):
        raise ValueError(f"precision: {precision!r}; expected {' or '.join(get_args(Precision))}")
    folder = ref if isinstance(ref, ModelFolder) else resolve(ref)
    path = vectors_file() if cache else None
    return CachedEncoder(
        folder,
        precision,
        lambda: open_encoder(folder, precision=precision, device=device),
        device=device,
        path=path,
        progress=progress,
    )


def open_encoder(
    folder: ModelFolder, *, precision: str = "fp32", device: str = "cpu", prepare: bool = False
) -> PassageEncoder:
    """The encoder of a model, loaded, which keeps no vectors.

    :param prepare: make the graph that lets the model start fast, where it has none.
    :raises ModelError: the model can't be loaded, or there is no such device.
    """
    from framecmp.encoding.engines import open_network, prepare_network
    from framecmp.encoding.passages import PassageEncoder

    graphs = graphs_folder()
    network = (
        prepare_network(folder, graphs)
        if prepare
        else open_network(folder, graphs, precision=precision, device=device)
    )
    return PassageEncoder(network, folder, precision)
