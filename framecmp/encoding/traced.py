"""A graph traced from a model as sentence-transformers runs it."""

from __future__ import annotations

import warnings
from pathlib import Path

import torch

from framecmp.encoding.resolution import ModelFolder
from framecmp.encoding.torch_network import TorchNetwork, forward
from framecmp.errors import ModelError

_OPSET = 17


def write_traced(folder: ModelFolder, reference: TorchNetwork, path: Path) -> TorchNetwork:
    """Write what a model computes to a new ONNX file.

    :param reference: the model, as sentence-transformers runs it.
    :returns: ``reference``, whose vectors the file must give.
    :raises ModelError: the model can't be written as a graph.
    :raises OSError: the file can't be written.
    """

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
    return reference
