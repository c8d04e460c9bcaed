"""sentence-transformers as the network: any model, on any device, and the reference."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from framecmp.encoding.network import Read, middle_layer
from framecmp.encoding.resolution import ModelFolder, check_weights
from framecmp.encoding.weights import piece_weights
from framecmp.errors import ModelError

# Large enough for the threads of one matrix product, small enough for their caches; a
# graphics card wants more at once.
_PIECES, _PIECES_ON_CARD = 1024, 16384


class TorchNetwork:
    """A :class:`~framecmp.encoding.network.Network` over a sentence-transformers model.

    :param folder: the weights, as ``resolve`` found them.
    :param precision: ``fp32``, or ``bf16`` where speed matters more than the third digit.
    :param device: as torch names it: ``cpu``, ``cuda``, ``mps``.
    :ivar module: the loaded SentenceTransformer.
    :raises ModelError: the folder can't be loaded, its model gives no token vectors, or
        the device isn't there.
    """

    # The threads are inside each matrix product.
    lanes = 1

    def __init__(self, folder: ModelFolder, precision: str = "fp32", device: str = "cpu") -> None:
        check_weights(folder)
        self.module, tokenizer = _load(folder, precision, device)
        self.room = int(self.module.max_seq_length or tokenizer.model_max_length)
        self.tokenizer = tokenizer.backend_tokenizer
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.piece_weights = piece_weights(tokenizer.get_vocab())
        self.batch_pieces = _PIECES if device == "cpu" else _PIECES_ON_CARD
        self._device = device
        self._padding = tokenizer.pad_token_id or 0

    def read(self, rows: Sequence[Sequence[int]]) -> list[Read]:
        """Read sequences of piece ids; see :class:`~framecmp.encoding.network.Network`."""
        import torch

        ids = torch.full((len(rows), max(map(len, rows))), self._padding)
        mask = torch.zeros_like(ids)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = torch.tensor(row)
            mask[i, : len(row)] = 1
        with torch.inference_mode():
            outputs = forward(self.module, ids.to(self._device), mask.to(self._device))
        passage, last, middle = (tensor.float().cpu().numpy() for tensor in outputs)
        return [
            Read(passage[i], last[i, : len(row)], middle[i, : len(row)])
            for i, row in enumerate(rows)
        ]


def forward(module: Any, ids: Any, mask: Any) -> tuple[Any, Any, Any]:
    """The embedding, the last and the middle layer that a SentenceTransformer gives."""
    out = module({"input_ids": ids, "attention_mask": mask})
    layers = out["all_layer_embeddings"]
    return out["sentence_embedding"], out["token_embeddings"], layers[middle_layer(len(layers) - 1)]


def _load(folder: ModelFolder, precision: str, device: str) -> tuple[Any, Any]:
    """The model and its tokenizer, from disk alone.

    The hub client reads its switch for offline work when it is first imported.
    """
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import torch
    from sentence_transformers import SentenceTransformer
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        loaded = SentenceTransformer(
            str(folder.path),
            device=device,
            local_files_only=True,
            model_kwargs={
                "use_safetensors": True,
                "dtype": torch.bfloat16 if precision == "bf16" else torch.float32,
            },
        )
        reader: Any = loaded[0]
        reader.auto_model.config.output_hidden_states = True
        tokenizer = loaded.tokenizer
    except Exception as error:
        # Damaged folders fail in as many ways as there are files in them.
        raise ModelError(f"{folder.name}: can't be loaded from {folder.path}: {error}") from error
    if not getattr(tokenizer, "is_fast", False):
        raise ModelError(f"{folder.name}: its tokenizer doesn't tell where a word piece stands")
    return loaded.eval(), tokenizer
