"""Late-interaction similarity: identities, and an independent way to compute it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from framecmp.alignment import maxsim, scores, unrelated_level
from framecmp.encoding import Encoded, PassageInput
from framecmp.text import sentence_spans

WIDTH = 8


def _passage(seed: int, *sentences: int, weights: Sequence[float] | None = None) -> Encoded:
    """A passage of random pieces, so many in each sentence."""
    rng = np.random.default_rng(seed)
    n = sum(sentences)
    tokens = rng.standard_normal((n, WIDTH)).astype(np.float32)
    tokens /= np.linalg.norm(tokens, axis=1, keepdims=True)
    return Encoded(
        passage=np.zeros(WIDTH, dtype=np.float32),
        sentences=np.zeros((len(sentences), WIDTH), dtype=np.float32),
        tokens=tokens,
        middle=tokens,
        offsets=np.zeros((n, 2), dtype=np.int32),
        sentence_of=np.repeat(np.arange(len(sentences), dtype=np.int32), sentences),
        weights=np.array(rng.random(n) if weights is None else weights, dtype=np.float32),
        pieces=np.arange(n, dtype=np.int32),
    )


A = [_passage(1, 3, 2), _passage(2, 1), _passage(3, 4, 1, 6)]
B = [_passage(4, 2), _passage(5, 5, 5), _passage(6, 1, 1, 1), _passage(7, 9)]
EMPTY = _passage(0)


def _covered(here: Encoded, there: Encoded, others: Sequence[Encoded] = ()) -> float:
    """One way of the score, spelled out; ``others`` are the other passages over there."""
    best = (here.tokens @ there.tokens.T).max(axis=1)
    reached = np.array([(here.tokens @ e.tokens.T).max(axis=1) for e in (there, *others)])
    found = 1 / (1 + np.exp(-17 * (reached - 0.765)))
    share = (found.sum(axis=0) - found.max(axis=0) + 0.5) / (len(others) + 5)
    weights = here.weights * np.log(share) / np.log(0.1)

    def mean(inside: np.ndarray, least: float = 0.0) -> float:
        w = weights[inside]
        if not weights.sum():
            return float(best[inside].mean())
        if not w.sum() and not least:
            return float(best[inside].mean())
        return float((best[inside] * w).sum() / max(w.sum(), least))

    n = len(best)
    whole = mean(np.full(n, True))
    sentence = max(mean(here.sentence_of == s) for s in set(here.sentence_of))
    size = min(n, scores.WINDOW)
    least = 0.5 * weights.mean() * size
    windows = [
        mean((np.arange(n) >= at) & (np.arange(n) < at + size), least) for at in range(n - size + 1)
    ]
    return 0.35 * whole + 0.35 * sentence + 0.3 * max(windows)


@pytest.mark.parametrize("window", [2, 4, 24])
def test_against_the_definition(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "WINDOW", window)

    def rest(side: list[Encoded], e: Encoded) -> list[Encoded]:
        return [other for other in side if other is not e]

    expected = [
        [(_covered(a, b, rest(B, b)) + _covered(b, a, rest(A, a))) / 2 for b in B] for a in A
    ]
    np.testing.assert_allclose(maxsim(A, B), expected, atol=1e-5)


def test_the_scale_starts_at_what_is_unrelated() -> None:
    plain = maxsim([A[0]], [B[0]])
    np.testing.assert_allclose(
        maxsim([A[0]], [B[0]], unrelated=0.2).mean(), (plain.mean() - 0.2) / 0.8, atol=0.05
    )
    assert maxsim([A[0]], [A[0]], unrelated=0.2)[0, 0] == pytest.approx(1)


def test_what_unrelated_passages_reach() -> None:
    found = maxsim(A, A)
    assert unrelated_level(A) == pytest.approx(found[~np.eye(3, dtype=bool)].mean())


def test_what_everybody_says_counts_less() -> None:
    """Two pieces of one weight: the one that all passages over there hold says less."""
    common, rare = np.eye(WIDTH, dtype=np.float32)[:2]
    here = _passage(1, 2, weights=[1, 1])
    here.tokens[:] = [common, rare]
    there = [_passage(seed, 3) for seed in range(10, 16)]
    for e in there:
        e.tokens[0] = common
    alone = maxsim([here], [there[0]])[0, 0]
    assert maxsim([here], there)[0, 0] < alone


def test_a_passage_is_wholly_like_itself() -> None:
    np.testing.assert_allclose(np.diag(maxsim(A, A)), 1, atol=1e-6)


def test_swapping_the_sides_transposes() -> None:
    np.testing.assert_allclose(maxsim(A, B), maxsim(B, A).T, atol=1e-6)


def test_range() -> None:
    found = maxsim(A + B, B + A)
    assert found.dtype == np.float32
    assert (np.abs(found) <= 1 + 1e-6).all()
    opposite = [_passage(2, 1)]
    opposite[0].tokens[:] *= -1
    assert maxsim([A[1]], opposite)[0, 0] == pytest.approx(-1)


@pytest.mark.parametrize("block", [1, 30, 100, 10_000])
def test_blocks_change_nothing(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    a = [EMPTY, *A, EMPTY, *B]
    expected = maxsim(a, B)
    monkeypatch.setattr(scores, "_BLOCK", block)
    np.testing.assert_allclose(maxsim(a, B), expected, atol=1e-6)


@pytest.mark.parametrize("block", [1, 7, 10_000])
def test_the_best_of_each_stretch(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "_BLOCK", block)
    others = B[0].tokens
    found = scores.best_in(A[1].tokens, others, np.array([0, 1]))
    cosines = A[1].tokens @ others.T
    np.testing.assert_allclose(found[:, 0], cosines[:, 0], atol=1e-6)
    np.testing.assert_allclose(found[:, 1], cosines[:, 1:].max(axis=1), atol=1e-6)
    assert scores.best_in(A[1].tokens[:0], others, np.array([0, 1])).shape == (0, 2)


@pytest.mark.parametrize(
    ("a", "b", "shape"),
    [
        ([], [], (0, 0)),
        ([], B, (0, 4)),
        (A, [], (3, 0)),
        ([EMPTY], [EMPTY], (1, 1)),
        ([EMPTY], B, (1, 4)),
        (A, [EMPTY, EMPTY], (3, 2)),
    ],
)
def test_nothing_is_like_nothing(a: list[Encoded], b: list[Encoded], shape) -> None:
    found = maxsim(a, b)
    assert found.shape == shape
    assert not found.any()


def test_empty_passages_keep_their_places() -> None:
    found = maxsim([A[0], EMPTY, A[1]], [EMPTY, *B])
    assert not found[1].any()
    assert not found[:, 0].any()
    np.testing.assert_allclose(found[[0, 2], 1:], maxsim(A[:2], B), atol=1e-6)


def test_pieces_without_weight_do_not_count() -> None:
    heavy, light = _passage(1, 2, weights=[1, 0]), _passage(9, 1)
    light.tokens[0] = heavy.tokens[0]
    found = (_covered(heavy, light), maxsim([heavy], [light])[0, 0])
    np.testing.assert_allclose(found, 1, atol=1e-6)


def test_a_passage_that_weighs_nothing_counts_evenly() -> None:
    a = _passage(1, 3, 2, weights=[0] * 5)
    expected = (_covered(a, B[1]) + _covered(B[1], a)) / 2
    assert maxsim([a], [B[1]])[0, 0] == pytest.approx(expected, abs=1e-6)


def test_a_sentence_without_pieces_is_passed_over() -> None:
    a = _passage(1, 3, 0, 2)
    assert maxsim([a], [a])[0, 0] == pytest.approx(1)


def test_what_is_said_alike_scores_above_what_is_not(fake) -> None:
    texts = [
        "A blaze destroyed the mill.",
        "The mill was destroyed by fire. Police closed two roads and asked drivers to wait.",
        "Turnout in the election reached a record high.",
    ]
    e = fake.encode([PassageInput(t, sentence_spans(t)) for t in texts])
    alike, unlike = maxsim(e[:1], e[1:])[0]
    assert alike > 2 * unlike
