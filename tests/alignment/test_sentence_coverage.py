"""Sentences against sentences."""

from __future__ import annotations

import numpy as np

from framecmp.alignment import matching_sentences
from framecmp.alignment.sentences import sentence_coverage
from framecmp.encoding import Encoded, PassageInput
from framecmp.text import sentence_spans


def _encoded(fake, *texts: str) -> list[Encoded]:
    return fake.encode([PassageInput(t, sentence_spans(t)) for t in texts])


LONG = "The mayor resigned on Monday. Two ships sank off the cape. Bread became dearer."


def test_coverage_against_its_definition(fake) -> None:
    a, b = _encoded(fake, LONG, "Fog closed the port."), _encoded(fake, "Ships sank.", LONG)
    found = sentence_coverage(a, b)
    rows = [(e, s) for e in a for s in range(len(e.sentences))]
    columns = [(e, s) for e in b for s in range(len(e.sentences))]
    assert found.shape == (len(rows), len(columns))
    for x, (e, s) in enumerate(rows):
        for y, (f, t) in enumerate(columns):
            best = (e.tokens[e.sentence_of == s] @ f.tokens[f.sentence_of == t].T).max(axis=1)
            expected = np.average(best, weights=e.weights[e.sentence_of == s])
            assert abs(found[x, y] - expected) < 1e-5


def test_nothing_to_compare(fake) -> None:
    (e,) = _encoded(fake, LONG)
    (empty,) = _encoded(fake, "")
    assert sentence_coverage([], [e]).shape == (0, 3)
    assert sentence_coverage([empty], [e]).shape == (0, 3)
    assert matching_sentences(empty, e) == []


def test_one_sentence_finds_its_own_in_a_long_passage(fake) -> None:
    long, short = _encoded(fake, LONG, "Off the cape two ships sank.")
    ((i, j, score),) = matching_sentences(long, short)
    assert (i, j) == (1, 0)
    assert score > 0.8


def test_a_copy_matches_sentence_by_sentence(fake) -> None:
    a, b = _encoded(fake, LONG, LONG)
    assert [(i, j) for i, j, _ in matching_sentences(a, b)] == [(0, 0), (1, 1), (2, 2)]
