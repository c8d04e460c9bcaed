"""The encoder in bulk: word pieces a second, against sentence-transformers and the limit."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from framecmp.encoding import PassageInput, open_encoder, resolve
from framecmp.encoding.passages import PassageEncoder
from framecmp.encoding.torch_network import TorchNetwork
from framecmp.text import sentence_spans


class Rate(NamedTuple):
    """Pieces a second, the share of the limit, and the lowest cosine with the first row's."""

    name: str
    pieces: float
    share: float
    cosine: float


def rates(texts: Sequence[str], times: int) -> Iterator[Rate]:
    """Measure each way of encoding texts; all ways in turn, the best of several runs."""
    import torch
    from sentence_transformers import SentenceTransformer

    folder = resolve("default")
    reference = SentenceTransformer(str(folder.path), device="cpu", local_files_only=True)
    ours = open_encoder(folder)
    half = PassageEncoder(TorchNetwork(folder, "bf16"), folder, "bf16")
    # The others would be cut by the one and read to their end by the other.
    texts = [t for t in texts if len(ours._pieces([t])[0].ids) <= ours.window]
    rows = [p.ids for p in ours._pieces(texts)]
    pieces = sum(map(len, rows))
    work = 2 * sum(p.numel() for name, p in reference.named_parameters() if "encoder.layer" in name)
    passages = [PassageInput(text=t, sentences=sentence_spans(t)) for t in texts]
    ways: dict[str, tuple[Callable[[], list[np.ndarray]], torch.dtype]] = {
        "SentenceTransformer.encode, default settings": (
            lambda: list(reference.encode(list(texts))),
            torch.float32,
        ),
        "framecmp, fp32": (lambda: _embed(ours, rows), torch.float32),
        "framecmp --precision bf16": (lambda: _embed(half, rows), torch.bfloat16),
        "framecmp, fp32, with sentences and words": (
            lambda: [e.passage for e in ours.encode(passages)],
            torch.float32,
        ),
    }
    limits = {kind: _limit(kind) for kind in (torch.float32, torch.bfloat16)}
    found = {name: way() for name, (way, _) in ways.items()}
    best = dict.fromkeys(ways, np.inf)
    for _ in range(times):
        for name, (way, _) in ways.items():
            start = time.perf_counter()
            way()
            best[name] = min(best[name], time.perf_counter() - start)
    first = next(iter(found.values()))
    for name, (_, kind) in ways.items():
        cosine = min(float(a @ b) for a, b in zip(first, found[name], strict=True))
        rate = pieces / best[name]
        yield Rate(name, rate, rate * work / limits[kind], cosine)


def _embed(encoder: PassageEncoder, rows: Sequence[tuple[int, ...]]) -> list[np.ndarray]:
    """The embeddings of passages alone, which is what SentenceTransformer.encode gives."""
    read = encoder._read(rows)
    return [read[ids].passage for ids in rows]


def _limit(kind: object) -> float:
    """Floating point operations a second that matrix products reach here."""
    import torch

    a = torch.rand((2048, 2048)).to(kind)  # type: ignore[call-overload]
    best = np.inf
    for _ in range(5):
        start = time.perf_counter()
        a @ a
        best = min(best, time.perf_counter() - start)
    return 2 * 2048**3 / float(best)
