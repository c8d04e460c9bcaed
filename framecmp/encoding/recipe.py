"""What a sentence-transformers folder says besides its weights, read without torch."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from msgspec import Struct
from tokenizers import Tokenizer
from tokenizers.normalizers import Lowercase, Sequence

from framecmp.encoding.network import LONGEST
from framecmp.encoding.resolution import ModelFolder
from framecmp.errors import ModelError

_POOLINGS = ("mean", "mean_sqrt_len", "cls")


class Recipe(Struct, frozen=True):
    """How to use a model.

    :ivar tokenizer: cuts texts, neither truncating nor padding.
    :ivar room: how many word pieces the model reads at once, special ones included.
    :ivar pooling: how pieces become one vector: ``mean``, ``mean_sqrt_len`` or ``cls``.
    :ivar normalised: whether its length is made 1.
    """

    tokenizer: Tokenizer
    room: int
    pooling: str
    normalised: bool


def read_recipe(folder: ModelFolder) -> Recipe:
    """Read how a model is to be used, as sentence-transformers would.

    :raises ModelError: a file is missing or damaged, or it asks for more than can be done
        without torch.
    """
    try:
        pooling, normalised = _pooling(folder.path)
        return Recipe(_tokenizer(folder.path), _room(folder.path), pooling, normalised)
    except ModelError as error:
        raise ModelError(
            f"{folder.name}: {error}; or take a model with safetensors weights"
        ) from error


def _pooling(folder: Path) -> tuple[str, bool]:
    modules = _json(folder / "modules.json", list)
    if not modules:
        # What sentence-transformers makes of a bare transformer.
        return "mean", False
    types = [str(m.get("type") if isinstance(m, dict) else m) for m in modules]
    # Those of other packages keep their full name, since they may do anything.
    kinds = [re.sub(r"^sentence_transformers\..*\.", "", name) for name in types]
    if kinds[:2] != ["Transformer", "Pooling"] or kinds[2:] not in ([], ["Normalize"]):
        raise ModelError(
            f"its modules are {', '.join(kinds)}; of a model with ONNX weights they must be "
            "Transformer, Pooling and, if need be, Normalize"
        )
    config = _json(folder / str(modules[1].get("path", "")) / "config.json", dict)
    # Newer folders name the mode (or several), older ones have a switch for each.
    switch = "pooling_mode_"
    said = config.get("pooling_mode") or [
        key.removeprefix(switch) for key, on in config.items() if key.startswith(switch) and on
    ]
    modes = said if isinstance(said, list) else [said]
    short = [str(mode).removesuffix("_tokens").removesuffix("_token") for mode in modes]
    if len(short) != 1 or short[0] not in _POOLINGS:
        raise ModelError(
            f"it pools by {', '.join(short) or 'nothing'}; with ONNX weights that must be one of "
            f"{', '.join(_POOLINGS)}"
        )
    return short[0], len(kinds) == 3


def _tokenizer(folder: Path) -> Tokenizer:
    file = folder / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_file(str(file))
    except Exception as error:
        # The tokenizers' only exception, for missing and damaged files alike.
        raise ModelError(f"{file}: {error}; ONNX weights need this file") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    if _json(folder / "sentence_bert_config.json", dict).get("do_lower_case"):
        former = [tokenizer.normalizer] if tokenizer.normalizer else []
        tokenizer.normalizer = Sequence([Lowercase(), *former])
    return tokenizer


def _room(folder: Path) -> int:
    chosen = _json(folder / "sentence_bert_config.json", dict).get("max_seq_length")
    said = _json(folder / "config.json", dict) | _json(folder / "tokenizer_config.json", dict)
    bounds = (
        [chosen] if chosen else [said.get("model_max_length"), said.get("max_position_embeddings")]
    )
    # Some models say "no bound" by -1, others by 1e30.
    return int(min([LONGEST, *(b for b in bounds if isinstance(b, int | float) and b > 0)]))


def _json(file: Path, kind: type[Any]) -> Any:
    """What a file holds; an empty one of its kind if there is no file."""
    try:
        found = json.loads(file.read_text("utf-8")) if file.exists() else kind()
    except (OSError, ValueError) as error:
        raise ModelError(f"{file}: {error}; mend or fetch it anew") from error
    if not isinstance(found, kind):
        raise ModelError(f"{file}: found a {type(found).__name__}, expected a {kind.__name__}")
    return found
