"""Models with random weights: real in all but their sense."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path
from typing import Any

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *_LETTERS, *(f"##{c}" for c in _LETTERS)]


def tiny_model(
    folder: Path, *, layers: int = 3, pooling: str | list[str] = "mean", more: tuple[str, ...] = ()
) -> Path:
    """A sentence-transformers model of 16 dimensions, in a folder "model" of ``folder``."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer import modules
    from transformers import BertConfig, BertModel, BertTokenizerFast

    (folder / "vocab.txt").write_text("\n".join(PIECES), "utf-8")
    torch.manual_seed(0)
    shape = {"hidden_size": 16, "num_attention_heads": 2, "intermediate_size": 32}
    bert = BertModel(BertConfig(vocab_size=len(PIECES), num_hidden_layers=layers, **shape))
    bert.save_pretrained(folder / "bert")
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder / "bert")
    added: dict[str, Any] = {
        "Normalize": modules.Normalize,
        "Dense": lambda: modules.Dense(16, 8),
    }
    parts = [
        modules.Transformer(str(folder / "bert"), max_seq_length=64),
        modules.Pooling(16, pooling_mode=pooling),
        *(added[name]() for name in more),
    ]
    SentenceTransformer(modules=parts, device="cpu").save(str(folder / "model"))
    return folder / "model"


def shipped_model(model: Path, to: Path, *, token_types: bool = True) -> Path:
    """The same model with an ONNX file, as the hub has them, in place of its safetensors."""
    import torch
    from transformers import BertModel

    class Outputs(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.bert = BertModel.from_pretrained(model).eval()

        def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
            read = self.bert(**dict(zip(names, inputs, strict=True)))
            return read.last_hidden_state, read.pooler_output

    names = ["input_ids", "attention_mask", *(["token_type_ids"] if token_types else [])]
    shutil.copytree(model, to, ignore=shutil.ignore_patterns("*.safetensors"))
    (to / "onnx").mkdir()
    ids = torch.ones((2, 8), dtype=torch.int64)
    mask = torch.ones_like(ids)
    mask[1, 5:] = 0
    axes = {0: "batch_size", 1: "sequence_length"}
    with warnings.catch_warnings(), torch.no_grad():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            Outputs(),
            (ids, mask, torch.zeros_like(ids))[: len(names)],
            to / "onnx" / "model.onnx",
            input_names=names,
            output_names=["last_hidden_state", "pooler_output"],
            dynamic_axes=dict.fromkeys([*names, "last_hidden_state"], axes),
            opset_version=14,
            dynamo=False,
        )
    return to
