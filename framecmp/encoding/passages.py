"""The encoder: passages in, vectors out, over any network.

A passage is read twice: alone, for its embedding and its sentences', and with the ends
of its neighbours around it, for its tokens, so that "he" and "the operation" know whom
and what they mean. Sequences are sorted by length and batched by pieces: small batches
stay in the processor's cache, and hardly anything is padding. How they are batched depends
on the passages alone, so the number of threads changes no bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from msgspec import Struct

from framecmp.encoding.network import LONGEST, Network, Read
from framecmp.encoding.protocol import Encoded, PassageInput
from framecmp.encoding.resolution import ModelFolder
from framecmp.encoding.vectors import unit
from framecmp.encoding.windows import Window, windows
from framecmp.records import Model
from framecmp.types import FloatArray, IntArray

CONTEXT_PIECES = 32


class _Pieces(Struct, frozen=True):
    """The word pieces of a text: ids, and where each stands."""

    ids: tuple[int, ...]
    offsets: IntArray


class PassageEncoder:
    """An :class:`~framecmp.encoding.protocol.Encoder` over a network.

    :param folder: the weights that the network runs, as ``resolve`` found them.
    :param precision: what the network computes in.
    :ivar window: how many word pieces the model reads at once.
    """

    def __init__(self, network: Network, folder: ModelFolder, precision: str = "fp32") -> None:
        self._network = network
        self._prefix, self._suffix = _special_pieces(network)
        self.window = min(network.room, LONGEST) - len(self._prefix) - len(self._suffix)
        dim = self._read([()])[()].passage.shape[0]
        self.model = Model(name=folder.name, sha256=folder.sha256, dim=dim)
        self.precision = precision

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        """Encode passages; see :class:`~framecmp.encoding.protocol.Encoder`."""
        pieces = self._pieces([p.text for p in passages])
        before = [p.ids[-CONTEXT_PIECES:] for p in self._pieces([p.before for p in passages])]
        after = [p.ids[:CONTEXT_PIECES] for p in self._pieces([p.after for p in passages])]
        alone = [p.ids for p in pieces]
        around = [b + p + a for b, p, a in zip(before, alone, after, strict=True)]
        read = self._read([*alone, *around])
        encoded = []
        for i, passage in enumerate(passages):
            sentence_of = _sentence_of(pieces[i].offsets, passage.sentences)
            kept = slice(len(before[i]), len(before[i]) + len(alone[i]))
            bare, placed = read[alone[i]], read[around[i]]
            encoded.append(
                Encoded(
                    passage=bare.passage,
                    sentences=_means(bare.last, sentence_of, len(passage.sentences)),
                    tokens=unit(placed.last[kept]),
                    middle=unit(placed.middle[kept]),
                    offsets=pieces[i].offsets,
                    sentence_of=sentence_of,
                    weights=self._network.piece_weights[list(alone[i])],
                    pieces=np.array(alone[i], dtype=np.int32),
                )
            )
        return encoded

    def _pieces(self, texts: Sequence[str]) -> list[_Pieces]:
        return [
            _Pieces(tuple(found.ids), np.array(found.offsets, dtype=np.int32).reshape(-1, 2))
            for found in self._network.tokenizer.encode_batch(texts, add_special_tokens=False)
        ]

    def _read(self, sequences: Sequence[tuple[int, ...]]) -> dict[tuple[int, ...], Read]:
        """Run the network over sequences of any length; equal ones are read once."""
        parts = [(ids, w) for ids in {*sequences} for w in windows(len(ids), self.window)]
        parts.sort(key=lambda part: (part[1].end - part[1].start, part[0], part[1].start))
        # Long ones first, so that no lane is left with one at the end.
        batches = [*_batches(parts, self._network.batch_pieces)][::-1]
        read: dict[tuple[int, ...], list[tuple[Window, Read]]] = {ids: [] for ids in sequences}
        with ThreadPoolExecutor(self._network.lanes) as lanes:
            for batch, results in zip(batches, lanes.map(self._forward, batches), strict=True):
                for (ids, window), result in zip(batch, results, strict=True):
                    read[ids].append((window, result))
        return {
            ids: _join(sorted(found, key=lambda part: part[0].start)) for ids, found in read.items()
        }

    def _forward(self, batch: Sequence[tuple[tuple[int, ...], Window]]) -> list[Read]:
        rows = [self._prefix + ids[w.start : w.end] + self._suffix for ids, w in batch]
        inside = slice(len(self._prefix), -len(self._suffix) or None)
        return [
            Read(read.passage, read.last[inside], read.middle[inside])
            for read in self._network.read(rows)
        ]


def _special_pieces(network: Network) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What the network wants before and after a text's own pieces."""
    bare, full = (
        network.tokenizer.encode("a", add_special_tokens=special).ids for special in (False, True)
    )
    at = next(i for i in range(len(full)) if full[i : i + len(bare)] == bare)
    return tuple(full[:at]), tuple(full[at + len(bare) :])


def _batches(
    parts: Sequence[tuple[tuple[int, ...], Window]], pieces: int
) -> Iterator[list[tuple[tuple[int, ...], Window]]]:
    """Runs of windows, short ones first, that hold about so many pieces each."""
    batch: list[tuple[tuple[int, ...], Window]] = []
    for part in parts:
        if batch and (len(batch) + 1) * (part[1].end - part[1].start) > pieces:
            yield batch
            batch = []
        batch.append(part)
    if batch:
        yield batch


def _join(parts: Sequence[tuple[Window, Read]]) -> Read:
    """One reading from the windows' readings; embeddings weigh as long as their windows."""
    if len(parts) == 1:
        read = parts[0][1]
        return Read(unit(read.passage), read.last, read.middle)
    cuts = [slice(w.keep_start - w.start, w.keep_end - w.start) for w, _ in parts]
    return Read(
        unit(sum((w.keep_end - w.keep_start) * unit(r.passage) for w, r in parts)),
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
    return unit(rows)
