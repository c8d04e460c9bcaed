"""What tests share: a fake encoder for unit tests, the real one, and a way to run commands."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

# No test may reach a hub; the client reads this when it is first imported.
os.environ["HF_HUB_OFFLINE"] = "1"

from framecmp.encoding import Encoded, PassageInput, load_encoder
from framecmp.records import Model
from framecmp.text import word_spans

CORPUS = Path(__file__).parents[1] / "corpus"
WIDTH = 64

# Words that the fake encoder takes for names of one thing.
SYNONYMS = {"blaze": "fire", "inferno": "fire", "physician": "doctor", "slain": "killed"}


class FakeEncoder:
    """Every word is one piece with a vector drawn from its hash; synonyms are close by."""

    precision = "fp32"
    model = Model(name="fake", sha256="0" * 64, dim=WIDTH)

    def __init__(self) -> None:
        self.calls: list[int] = []

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        self.calls.append(len(passages))
        return [self._encode(p) for p in passages]

    def _encode(self, passage: PassageInput) -> Encoded:
        spans = word_spans(passage.text)
        words = [passage.text[s:e].casefold() for s, e in spans]
        tokens = np.array([_vector(w) for w in words], dtype=np.float32).reshape(-1, WIDTH)
        starts = np.array([s for s, _ in passage.sentences[1:]], dtype=np.int32)
        offsets = np.array(spans, dtype=np.int32).reshape(-1, 2)
        sentence_of = np.searchsorted(starts, offsets[:, 0], side="right").astype(np.int32)
        means = [tokens[sentence_of == i] for i in range(len(passage.sentences))]
        return Encoded(
            passage=_unit(tokens.sum(axis=0)) if words else np.zeros(WIDTH, dtype=np.float32),
            sentences=np.array([_unit(m.sum(axis=0)) for m in means], dtype=np.float32).reshape(
                -1, WIDTH
            ),
            tokens=tokens,
            middle=tokens,
            offsets=offsets,
            sentence_of=sentence_of,
            weights=np.array([min(len(w), 8) for w in words], dtype=np.float32),
            pieces=np.array([_piece(w) for w in words], dtype=np.int32),
        )


def _vector(word: str) -> np.ndarray:
    base = SYNONYMS.get(word, word)
    vector = _unit(_draw(base))
    return vector if base == word else _unit(vector + 0.4 * _unit(_draw(word)))


def _piece(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:3], "big")


def _draw(word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(WIDTH).astype(np.float32)


def _unit(vector: np.ndarray) -> np.ndarray:
    norm = np.linalg.norm(vector)
    return (vector / norm if norm else vector).astype(np.float32)


@pytest.fixture
def fake() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The suite's vectors go to a folder of its own, not to the user's cache."""
    os.environ["FRAMECMP_CACHE"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(autouse=True)
def _no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite is run in CI too, where some commands do otherwise."""
    for name in ("CI", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def real(_own_cache: None):
    """The real encoder, with the bundled weights."""
    return load_encoder()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """Run ``framecmp`` with arguments, in an empty folder; results and messages apart."""
    from framecmp.cli import main

    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(main, [str(a) for a in arguments], input=stdin)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return invoke


def save_tiny_nli(
    folder: Path,
    labels: tuple[str, ...] = ("contradiction", "entailment", "neutral"),
    bias: float = 0.0,
) -> Path:
    """Write a cross-encoder with random weights and its tokenizer: real in all but its sense.

    ``bias`` speaks for the first label.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast

    folder.mkdir()
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{c}" for c in letters)]
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(pieces), "utf-8")
    BertTokenizerFast(str(vocabulary)).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(pieces),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config)
    with torch.no_grad():
        model.classifier.bias[0] = bias
    model.save_pretrained(folder, safe_serialization=True)
    return folder


@pytest.fixture(scope="session")
def tiny_nli() -> Callable[..., Path]:
    """A way to make small NLI models in a folder."""
    return save_tiny_nli
