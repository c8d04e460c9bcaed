"""The sentence-transformers encoder.

A passage is read twice: alone, for its embedding and its sentences', and with the ends
of its neighbours around it, for its tokens, so that "he" and "the operation" know whom
and what they mean. Batches are cut the same way every time, from passages sorted by
length, so a vector differs between runs by float noise at most.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from framecmp.encoding.protocol import Encoded, PassageInput
from framecmp.encoding.resolution import ModelFolder
from framecmp.encoding.weights import piece_weights
from framecmp.encoding.windows import Window, windows
from framecmp.errors import ModelError
from framecmp.records import Model
from framecmp.types import FloatArray, IntArray

BATCH = 32
CONTEXT_PIECES = 32


@dataclass(frozen=True)
class _Pieces:
    """The word pieces of a text: ids, and where each stands."""

    ids: list[int]
    offsets: IntArray


@dataclass(frozen=True)
class _Read:
    """What the model makes of one sequence: its embedding and two layers of its tokens."""

    passage: FloatArray
    last: FloatArray
    middle: FloatArray


class TransformerEncoder:
    """An :class:`~framecmp.encoding.protocol.Encoder` over a sentence-transformers model.

    :param folder: the weights, as ``resolve`` found them.
    :param precision: ``fp32``, or ``bf16`` where speed matters more than the third digit.
    :raises ModelError: the folder can't be loaded, or its model gives no token vectors.
    """

    def __init__(self, folder: ModelFolder, precision: str = "fp32") -> None:
        self._transformer, self._tokenizer = _load(folder, precision)
        self._precision = precision
        self._prefix, self._suffix = self._special_pieces()
        room = self._transformer.max_seq_length or self._tokenizer.model_max_length
        self._room = min(int(room), 8192) - len(self._prefix) - len(self._suffix)
        self._weights = piece_weights(self._tokenizer.get_vocab())
        dim = self._read([[]])[0].passage.shape[0]
        self._model = Model(name=folder.name, sha256=folder.sha256, dim=dim)

    @property
    def model(self) -> Model:
        """Name, hash and dimension of the model."""
        return self._model

    @property
    def precision(self) -> str:
        """``fp32`` or ``bf16``."""
        return self._precision

    @property
    def window(self) -> int:
        """How many word pieces the model reads at once."""
        return self._room

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        """Encode passages; see :class:`~framecmp.encoding.protocol.Encoder`."""
        pieces = [self._pieces(p.text) for p in passages]
        before = [self._pieces(p.before).ids[-CONTEXT_PIECES:] for p in passages]
        after = [self._pieces(p.after).ids[:CONTEXT_PIECES] for p in passages]
        alone = self._read([p.ids for p in pieces])
        around = self._read([b + p.ids + a for b, p, a in zip(before, pieces, after, strict=True)])
        encoded = []
        for i, passage in enumerate(passages):
            sentence_of = _sentence_of(pieces[i].offsets, passage.sentences)
            kept = slice(len(before[i]), len(before[i]) + len(pieces[i].ids))
            encoded.append(
                Encoded(
                    passage=alone[i].passage,
                    sentences=_means(alone[i].last, sentence_of, len(passage.sentences)),
                    tokens=_unit(around[i].last[kept]),
                    middle=_unit(around[i].middle[kept]),
                    offsets=pieces[i].offsets,
                    sentence_of=sentence_of,
                    weights=self._weights[pieces[i].ids],
                    pieces=np.array(pieces[i].ids, dtype=np.int32),
                )
            )
        return encoded

    def _special_pieces(self) -> tuple[list[int], list[int]]:
        bare = self._tokenizer("a", add_special_tokens=False)["input_ids"]
        full = self._tokenizer("a")["input_ids"]
        at = next(i for i in range(len(full)) if full[i : i + len(bare)] == bare)
        return full[:at], full[at + len(bare) :]

    def _pieces(self, text: str) -> _Pieces:
        found = self._tokenizer(
            text,
            add_special_tokens=False,
            truncation=False,
            return_offsets_mapping=True,
            verbose=False,
        )
        offsets = np.asarray(found["offset_mapping"], dtype=np.int32).reshape(-1, 2)
        return _Pieces(found["input_ids"], offsets)

    def _read(self, sequences: Sequence[list[int]]) -> list[_Read]:
        """Run the model over token sequences of any length."""
        parts = [(i, w) for i, ids in enumerate(sequences) for w in windows(len(ids), self._room)]
        parts.sort(key=lambda part: (part[1].end - part[1].start, sequences[part[0]]))
        read: dict[int, list[tuple[Window, _Read]]] = {i: [] for i in range(len(sequences))}
        for at in range(0, len(parts), BATCH):
            batch = parts[at : at + BATCH]
            rows = [sequences[i][w.start : w.end] for i, w in batch]
            for (i, window), result in zip(batch, self._forward(rows), strict=True):
                read[i].append((window, result))
        return [_join(sorted(read[i], key=lambda part: part[0].start)) for i in read]

    def _forward(self, rows: Sequence[list[int]]) -> Iterator[_Read]:
        import torch

        full = [self._prefix + row + self._suffix for row in rows]
        ids = torch.full((len(full), max(map(len, full))), self._tokenizer.pad_token_id or 0)
        mask = torch.zeros_like(ids)
        for i, row in enumerate(full):
            ids[i, : len(row)] = torch.tensor(row)
            mask[i, : len(row)] = 1
        with torch.inference_mode():
            out = self._transformer({"input_ids": ids, "attention_mask": mask})
        layers = out["all_layer_embeddings"]
        passage, last, middle = (
            tensor.float().numpy()
            for tensor in (
                out["sentence_embedding"],
                out["token_embeddings"],
                layers[_middle(len(layers) - 1)],
            )
        )
        for i, row in enumerate(rows):
            tokens = slice(len(self._prefix), len(self._prefix) + len(row))
            yield _Read(passage[i], last[i, tokens], middle[i, tokens])


def _middle(layers: int) -> int:
    """The layer that matches words best: 4 of 6 for the default model, by measurement."""
    return max(1, round(layers * 2 / 3))


def _load(folder: ModelFolder, precision: str) -> tuple[Any, Any]:
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
            device="cpu",
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


def _join(parts: Sequence[tuple[Window, _Read]]) -> _Read:
    """One reading from the windows' readings; embeddings weigh as long as their windows."""
    if len(parts) == 1:
        read = parts[0][1]
        return _Read(_unit(read.passage), read.last, read.middle)
    cuts = [slice(w.keep_start - w.start, w.keep_end - w.start) for w, _ in parts]
    return _Read(
        _unit(sum((w.keep_end - w.keep_start) * _unit(r.passage) for w, r in parts)),
        np.concatenate([r.last[cut] for cut, (_, r) in zip(cuts, parts, strict=True)]),
        np.concatenate([r.middle[cut] for cut, (_, r) in zip(cuts, parts, strict=True)]),
    )


def _sentence_of(offsets: IntArray, sentences: Sequence[tuple[int, int]]) -> IntArray:
    """(pieces,) the sentence in which each piece starts."""
    starts = np.array([start for start, _ in sentences[1:]], dtype=np.int32)
    return np.searchsorted(starts, offsets[:, 0], side="right").astype(np.int32)


def _means(tokens: FloatArray, sentence_of: IntArray, sentences: int) -> FloatArray:
    """(sentences, width) unit means of each sentence's tokens."""
    rows = np.zeros((sentences, tokens.shape[1]), dtype=np.float32)
    for i in range(sentences):
        inside = sentence_of == i
        if inside.any():
            rows[i] = tokens[inside].mean(axis=0)
    return _unit(rows)


def _unit(rows: Any) -> FloatArray:
    """Rows of length 1; rows of zeros stay."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
