"""The real encoder: what its vectors are, and what they don't depend on."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import astuple

from framecmp.encoding import (
    Encoded,
    Encoder,
    PassageInput,
    load_encoder,
    open_encoder,
    resolve,
)
from framecmp.errors import ModelError
from framecmp.text import sentence_spans

pytestmark = pytest.mark.real

TEXTS = (
    "Fire destroyed the old mill in Northport on Sunday. Nobody was hurt.",
    "The council will vote on the budget in May, said Mayor Élise Čapek.",
    "No.",
)
LONG = " ".join(
    f"The {i}th witness told the court what she had seen that night." for i in range(60)
)


def _inputs(*texts: str, **context: str) -> list[PassageInput]:
    return [PassageInput(text=t, sentences=sentence_spans(t), **context) for t in texts]


@pytest.fixture(scope="module")
def transformer(real: Encoder):
    return open_encoder(resolve("default"))


def _close(one: Encoded, two: Encoded, tolerance: float) -> None:
    for x, y in zip(astuple(one), astuple(two), strict=True):
        np.testing.assert_allclose(x, y, atol=tolerance)


def test_a_passage_vector_is_that_of_sentence_transformers(transformer) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(resolve("default").path), device="cpu", local_files_only=True)
    found = [e.passage for e in transformer.encode(_inputs(*TEXTS, before="Earlier.", after="No."))]
    np.testing.assert_allclose(found, model.encode(list(TEXTS)), atol=1e-5)


def test_shapes_and_lengths(transformer) -> None:
    for text, e in zip(TEXTS, transformer.encode(_inputs(*TEXTS)), strict=True):
        pieces = len(e.offsets)
        assert e.tokens.shape == e.middle.shape == (pieces, transformer.model.dim)
        assert e.sentence_of.shape == e.weights.shape == (pieces,)
        assert len(e.sentences) == len(sentence_spans(text)) == e.sentence_of[-1] + 1
        for rows in (e.passage, e.sentences, e.tokens, e.middle):
            np.testing.assert_allclose(np.linalg.norm(rows, axis=-1), 1, atol=1e-5)
        assert "".join(text[s:t] for s, t in e.offsets) == text.replace(" ", "")


def test_a_long_passage_is_read_to_its_end(transformer) -> None:
    changed = LONG.removesuffix("night.") + "morning."
    one, two = transformer.encode(_inputs(LONG, changed))
    assert len(one.tokens) == len(one.offsets) > 2 * transformer.window
    assert one.offsets[-1].tolist() == [len(LONG) - 1, len(LONG)]
    np.testing.assert_allclose(np.linalg.norm(one.tokens, axis=1), 1, atol=1e-5)
    assert np.abs(one.passage - two.passage).max() > 1e-4
    assert np.abs(one.sentences[-1] - two.sentences[-1]).max() > 1e-2
    np.testing.assert_allclose(one.tokens[:100], two.tokens[:100], atol=1e-5)


def test_vectors_do_not_depend_on_the_batch(transformer) -> None:
    [alone] = transformer.encode(_inputs(TEXTS[0]))
    among = transformer.encode(_inputs(LONG, TEXTS[2], TEXTS[0], TEXTS[1]))
    _close(among[2], alone, 1e-5)


@pytest.mark.parametrize("threads", ["1", "2"])
def test_threads_change_no_bit(transformer, monkeypatch, threads: str) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", threads)
    texts = _inputs(*TEXTS, LONG, *(f"{n} people were hurt." for n in range(40)))
    other = open_encoder(resolve("default")).encode(texts)
    for one, two in zip(transformer.encode(texts), other, strict=True):
        _close(one, two, 0)


def test_context_reaches_the_tokens_alone(transformer) -> None:
    text = "He denied it."
    [bare] = transformer.encode(_inputs(text))
    [placed] = transformer.encode(_inputs(text, before="The general spoke.", after="He left."))
    np.testing.assert_allclose(placed.passage, bare.passage, atol=1e-5)
    np.testing.assert_allclose(placed.sentences, bare.sentences, atol=1e-5)
    assert placed.tokens.shape == bare.tokens.shape
    assert np.abs(placed.tokens - bare.tokens).max() > 1e-2


@pytest.mark.parametrize("text", ["", " ", "\u200b", "x" * 3000, "👩‍🚒🔥", "Ըստ նախարարի"])
def test_odd_texts(transformer, text: str) -> None:
    [found] = transformer.encode(_inputs(text))
    assert found.tokens.shape == (len(found.offsets), transformer.model.dim)
    assert all(np.isfinite(rows).all() for rows in astuple(found))


def test_half_precision_is_close() -> None:
    full, half = (load_encoder(precision=p, cache=False) for p in ("fp32", "bf16"))
    assert half.precision == "bf16"
    pairs = zip(full.encode(_inputs(*TEXTS)), half.encode(_inputs(*TEXTS)), strict=True)
    for one, two in pairs:
        assert one.passage @ two.passage > 0.999
        assert (one.tokens * two.tokens).sum(axis=1).min() > 0.99


def test_a_precision_that_is_none() -> None:
    with pytest.raises(ValueError, match="'fp64'; expected fp32 or bf16"):
        load_encoder(precision="fp64")


def test_with_and_without_the_cache(real: Encoder) -> None:
    first = real.encode(_inputs(*TEXTS))
    again = load_encoder().encode(_inputs(*TEXTS))
    without = load_encoder(cache=False).encode(_inputs(*TEXTS))
    for one, two, three in zip(first, again, without, strict=True):
        for x, y, z in zip(*(astuple(e) for e in (one, two, three)), strict=True):
            assert np.array_equal(x, y)
            # A batch of other passages adds up in another order.
            np.testing.assert_allclose(x, z, atol=1e-3)


def test_a_folder_that_can_not_be_loaded(tmp_path) -> None:
    for name in ("config.json", "tokenizer.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    encoder = load_encoder(str(tmp_path), cache=False)
    with pytest.raises(ModelError, match=f"{tmp_path.name}: can't be loaded from"):
        encoder.encode(_inputs("a"))
