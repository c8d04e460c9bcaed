"""Contradictions by a model for natural language inference, where the user names one.

Off by default: the model is the user's own choice, and none is shipped. Any
sentence-transformers CrossEncoder does whose configuration names a label for contradiction.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from typing import Any, Protocol

from framecmp.divergence.findings.told import SentencePair
from framecmp.encoding.resolution import ModelFolder, check_weights, resolve
from framecmp.errors import ModelError
from framecmp.records import Finding

# What is likelier than not; the model's own probability, not calibrated on anything here.
THRESHOLD = 0.5
_BATCH = 32
_LABEL = "contradict"


class Nli(Protocol):
    """Judges whether one sentence contradicts another."""

    @property
    def name(self) -> str:
        """What tells this model from others: its name and the start of its hash."""
        ...

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The probability, 0 to 1, that each (premise, hypothesis) is a contradiction."""
        ...


def contradiction_findings(pairs: Sequence[SentencePair], nli: Nli) -> list[Finding]:
    """Paired sentences that the model takes for contradicting each other.

    Each pair is read in both directions; its score is the mean of the two probabilities,
    and a finding from ``THRESHOLD`` on. What the model says is a candidate, no more: such
    models see contradictions where two sentences tell of different things. Sentences longer
    than the model's window are cut at it. No pairs: none.
    """
    differing = [pair for pair in pairs if pair.a.text != pair.b.text]
    # In one order whatever is called A, so that swapping the articles changes no digit.
    texts = sorted(
        {text for p in differing for text in ((p.a.text, p.b.text), (p.b.text, p.a.text))}
    )
    likely = dict(zip(texts, nli.contradiction(texts), strict=True))
    found: list[Finding] = []
    for pair in differing:
        score = (likely[pair.a.text, pair.b.text] + likely[pair.b.text, pair.a.text]) / 2
        if score >= THRESHOLD:
            found.append(
                Finding(
                    type="negation",
                    kind="possible contradiction",
                    a=pair.a.span(0, len(pair.a.text)),
                    b=pair.b.span(0, len(pair.b.text)),
                    note=f"a contradiction according to {nli.name}",
                    score=round(score, 4),
                )
            )
    return found


class CrossEncoderNli:
    """An :class:`Nli` over a sentence-transformers CrossEncoder.

    :param folder: the weights, as ``resolve`` found them.
    :ivar name: name and hash of the model.
    :raises ModelError: its labels name no contradiction, or it can't be loaded.
    """

    def __init__(self, folder: ModelFolder) -> None:
        if folder.onnx is not None:
            raise ModelError(
                f"{folder.name}: its weights are an ONNX file, and --nli reads no other than "
                f"safetensors (found {folder.onnx})"
            )
        self._label = _contradiction_label(folder)
        check_weights(folder)
        self._model = _load(folder)
        self.name = f"{folder.name}@{folder.sha256[:12]}"

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The softmax over the model's labels, at the one for contradiction."""
        if not pairs:
            return []
        rows = self._model.predict(
            list(pairs), batch_size=_BATCH, apply_softmax=True, show_progress_bar=False
        )
        return [float(row[self._label]) for row in rows]


def load_nli(ref: str) -> CrossEncoderNli:
    """The NLI model ``ref``: a local folder, or the id of a hub model fetched before.

    :raises ModelError: there is none, its weights are no safetensors, it can't be loaded,
        or its labels name no contradiction.
    """
    return CrossEncoderNli(resolve(ref))


def _contradiction_label(folder: ModelFolder) -> int:
    """Which output stands for contradiction, by the names in the model's configuration."""
    try:
        labels = json.loads((folder.path / "config.json").read_text("utf-8")).get("id2label", {})
        named = {int(index): str(label) for index, label in labels.items()}
    except (OSError, ValueError, AttributeError) as error:
        raise ModelError(f"{folder.name}: its config.json can't be read: {error}") from error
    for index, label in sorted(named.items()):
        if _LABEL in label.casefold():
            return index
    found = ", ".join(named[i] for i in sorted(named)) or "none"
    raise ModelError(
        f"{folder.name}: no label for contradiction (found: {found}); --nli needs a "
        "CrossEncoder trained for natural language inference"
    )


def _load(folder: ModelFolder) -> Any:
    """The model, from disk alone; the hub client reads its switch when first imported."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import CrossEncoder
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    try:
        return CrossEncoder(
            str(folder.path),
            device="cpu",
            local_files_only=True,
            model_kwargs={"use_safetensors": True},
        )
    except Exception as error:
        # Damaged folders fail in as many ways as there are files in them.
        raise ModelError(f"{folder.name}: can't be loaded from {folder.path}: {error}") from error
