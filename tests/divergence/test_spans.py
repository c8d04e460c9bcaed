"""Phrases of two texts against each other."""

from __future__ import annotations

import numpy as np
import pytest

import framecmp.divergence.spans as module
from framecmp.divergence.phrases import phrases, tokenize
from framecmp.divergence.probes import chunk_starts
from framecmp.divergence.spans import (
    Spans,
    likenesses,
    similarities,
    similarities_at,
    spans,
    word_vectors,
)
from framecmp.encoding import Encoded, PassageInput
from framecmp.encoding.vectors import unit


def _spans(fake, text: str) -> Spans:
    [encoded] = fake.encode([PassageInput(text, ((0, len(text)),) if text else ())])
    tokens = tokenize(text)
    vectors = word_vectors(tokens.spans, encoded)
    found = phrases(tokens, chunk_starts(tokens, vectors.middle, None))
    return spans(found, vectors, encoded.sentences)


def test_words_are_means_of_their_pieces() -> None:
    pieces = np.eye(3, dtype=np.float32)
    encoded = Encoded(
        passage=pieces[0],
        sentences=pieces[:1],
        tokens=pieces,
        middle=pieces,
        offsets=np.array([[0, 2], [2, 4], [5, 7]]),
        sentence_of=np.array([0, 0, 1]),
        weights=np.array([1.0, 2.0, 3.0], dtype=np.float32),
        pieces=np.arange(3),
    )
    vectors = word_vectors(tokenize("baku is 🔥 on").spans, encoded)
    np.testing.assert_allclose(vectors.middle[0], np.array([1, 1, 0]) / 2**0.5, atol=1e-6)
    np.testing.assert_allclose(vectors.middle[1], [0, 0, 1])
    assert not vectors.middle[2].any()
    assert vectors.weights.tolist() == [3.0, 3.0, 0.0]
    assert vectors.sentence.tolist() == [0, 1, 0]


def test_the_same_text_is_itself(fake) -> None:
    one = _spans(fake, "the fire in the old town")
    tables = similarities(one, one)
    for name in ("middle", "last", "words", "around", "same", "stems"):
        assert np.diag(tables[name]) == pytest.approx(1, abs=1e-5)
    best = tables["middle"].argmax(axis=1)
    assert best.tolist() == list(range(len(one.phrases)))


def test_swapping_transposes(fake) -> None:
    a, b = _spans(fake, "the blaze in the old town"), _spans(fake, "a fire, and rain")
    there, back = similarities(a, b), similarities(b, a)
    for name, table in there.items():
        assert table.shape == (len(a.phrases), len(b.phrases))
        np.testing.assert_allclose(table, back[name].T, atol=1e-6)


def test_a_synonym_has_the_better_of_its_rivals(fake) -> None:
    a, b = _spans(fake, "the blaze"), _spans(fake, "a fire, and rain")
    rival = similarities(a, b)["rival"]
    assert rival[0, 0] > 0 > rival[0, 1]


def test_some_cells_are_those_of_the_whole_table(fake) -> None:
    a = _spans(fake, "the blaze in the old town, where rain fell")
    b = _spans(fake, "a fire, and heavy rain on the old market hall")
    alike = likenesses(a, b)
    rows, columns = np.nonzero(alike > np.median(alike))
    some = similarities_at(a, b, alike, rows, columns)
    for name, table in similarities(a, b).items():
        np.testing.assert_allclose(some[name], table[rows, columns], atol=1e-6)


def test_the_best_words_of_phrases_of_several_words(fake) -> None:
    a, b = _spans(fake, "the old town hall"), _spans(fake, "a fire in the old market")
    cosines = a.words @ b.words.T
    words = similarities(a, b)["words"]
    for row, p in enumerate(a.phrases):
        for column, q in enumerate(b.phrases):
            cells = cosines[np.ix_(p.places, q.places)]
            means = cells.max(axis=1).mean(), cells.max(axis=0).mean()
            assert words[row, column] == pytest.approx(np.mean(means), abs=1e-6)


def test_long_texts_are_held_against_each_other_in_blocks(fake, monkeypatch) -> None:
    a = _spans(fake, "the blaze in the old town, where rain fell on the market hall")
    b = _spans(fake, "a fire, and heavy rain on the old market hall")
    whole = similarities(a, b)
    monkeypatch.setattr(module, "_BLOCK", 1)
    for name, table in similarities(a, b).items():
        np.testing.assert_allclose(table, whole[name], atol=1e-6)


def test_no_phrases(fake) -> None:
    empty, one = _spans(fake, ""), _spans(fake, "fire")
    assert all(t.shape == (0, 1) for t in similarities(empty, one).values())
    assert all(t.shape == (1, 0) for t in similarities(one, empty).values())


def test_unit_leaves_zeros() -> None:
    assert unit(np.array([[0.0, 0.0], [3.0, 4.0]])).tolist() == [[0, 0], pytest.approx([0.6, 0.8])]
