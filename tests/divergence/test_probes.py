"""What linear probes say of words, and what is said without them."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.divergence.phrases import phrases, tokenize
from framecmp.divergence.probes import Probe, Probes, chunk_starts, naming, probes_for


def _probe(first: float, second: float, intercept: float = 0.0) -> Probe:
    return Probe(np.array([first]), np.array([second]), intercept)


def _starts(text: str, probes: Probes | None = None, vectors: list[float] | None = None):
    tokens = tokenize(text)
    rows = np.array(vectors or [0.0] * len(tokens.words)).reshape(-1, 1)
    return chunk_starts(tokens, rows, probes)


def test_without_a_probe_function_words_open_chunks() -> None:
    starts = _starts("troops in the big town, they said")
    assert [bool(s > 0.5) for s in starts] == [True, True, False, False, False, True, False]
    assert 0 < starts[4] < 0.5


def test_a_probe_reads_both_words() -> None:
    probes = Probes(_probe(10.0, -10.0), _probe(0, 0))
    starts = _starts("one two three", probes, [1.0, 0.0, 1.0])
    assert starts == pytest.approx([1.0, 1.0, 0.0], abs=1e-3)


@pytest.mark.parametrize("text", ["", "***"])
def test_no_words(text: str) -> None:
    assert _starts(text).shape == (0,)
    assert naming([], np.zeros((0, 1)), None).shape == (0,)


def test_marks_part_whatever_the_probe_says() -> None:
    probes = Probes(_probe(0, 0, -9.0), _probe(0, 0))
    assert _starts("one, two", probes).tolist() == [1.0, 1.0]


def test_naming_reads_a_phrase_from_its_ends() -> None:
    tokens = tokenize("big fire")
    vectors = np.array([[1.0], [3.0]])
    found = phrases(tokens, np.array([1.0, 0.0]))
    assert naming(found, vectors, None).tolist() == [0.0]
    assert naming(found, vectors, Probes(_probe(0, 0), _probe(1, 2, 0.5))).tolist() == [7.5]


def test_probes_belong_to_a_model_and_a_language() -> None:
    assert probes_for("0" * 64, None) is None


@pytest.mark.real
def test_the_bundled_model_has_probes(real) -> None:
    sha256 = real.model.sha256
    probes = probes_for(sha256, "en-GB")
    assert probes is not None
    assert probes is probes_for(sha256, None)
    assert probes.start.first.shape == (real.model.dim,) == probes.naming.second.shape
    assert probes_for(sha256, "hy") is None
