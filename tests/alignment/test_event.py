"""All passages of an event against each other."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from msgspec.structs import replace

from framecmp.alignment import STRONG, THRESHOLD, Table, align, event, unrelated_level
from framecmp.encoding import Encoded, PassageInput, encode_background
from framecmp.text import sentence_spans


def _encoded(fake, texts: list[str]) -> list[Encoded]:
    return fake.encode([PassageInput(t, sentence_spans(t)) for t in texts])


def _random_texts(seed: int, count: int) -> list[str]:
    rng = np.random.default_rng(seed)
    letters = np.array(list("abcdefghijklmnopqrstuvwxyz"))

    def word() -> str:
        return "".join(rng.choice(letters, rng.integers(3, 9)))

    return [" ".join(word() for _ in range(rng.integers(5, 40))) for _ in range(count)]


def _align(fake, *articles: list[str]) -> dict[tuple[int, int], Table]:
    vectors = [_encoded(fake, texts) for texts in articles]
    pairs = list(combinations(range(len(articles)), 2))
    return align(vectors, pairs, unrelated_level(encode_background(fake)))


@pytest.mark.parametrize(("n", "m"), [(1, 1), (1, 6), (8, 5), (20, 20)])
def test_unrelated_passages_have_no_link(fake, n: int, m: int) -> None:
    found = _align(fake, _random_texts(1, n), _random_texts(2, m))[0, 1]
    assert found.probability.shape == (n, m)
    assert found.probability.max() < THRESHOLD


@pytest.mark.parametrize("n", [1, 2, 3, 10, 30])
def test_an_article_and_its_copy(fake, n: int) -> None:
    texts = _random_texts(3, n)
    found = _align(fake, texts, texts)[0, 1].probability
    assert (np.diag(found) >= STRONG).all()
    assert found.argmax(axis=1).tolist() == found.argmax(axis=0).tolist() == list(range(n))


def test_an_article_and_itself_reversed(fake) -> None:
    texts = _random_texts(3, 12)
    found = _align(fake, texts, texts[::-1])[0, 1].probability
    assert found.argmax(axis=1).tolist() == list(range(12))[::-1]


@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (3, 0), (0, 0, 2), (2, 0, 3)])
def test_articles_without_passages(fake, sizes: tuple[int, ...]) -> None:
    found = _align(fake, *(_random_texts(i, n) for i, n in enumerate(sizes)))
    for (i, j), table in found.items():
        assert table.probability.shape == (sizes[i], sizes[j])


def test_the_shares_sum_to_the_log_odds(fake) -> None:
    table = _align(fake, _random_texts(1, 4), _random_texts(1, 3), _random_texts(1, 2))[0, 1]
    p = table.probability.astype(float)
    np.testing.assert_allclose(sum(table.shares.values()), np.log(p / (1 - p)), atol=1e-2)


def test_the_order_of_the_articles_mirrors_the_tables(fake) -> None:
    a, b, c = _random_texts(1, 4), _random_texts(1, 6), _random_texts(1, 5)
    there, back = _align(fake, a, b, c), _align(fake, b, a, c)
    for name, terms in there[0, 1].shares.items():
        np.testing.assert_array_equal(terms, back[0, 1].T.shares[name])


def test_a_third_outlet_that_tells_both_supports_a_link(fake) -> None:
    a, b = ["a blaze ravaged the old mill"], ["an inferno wrecked the historic mill"]
    filler = _random_texts(5, 4)
    between = ["a blaze ravaged the old mill, an inferno wrecked the historic mill", *filler]
    alone = _align(fake, a, b)[0, 1]
    supported = _align(fake, a, b, between)[0, 1]
    silent = _align(fake, a, b, filler)[0, 1]
    assert not alone.support.any()
    assert supported.support[0, 0] > 0 >= silent.support[0, 0]


@pytest.mark.parametrize("block", [1, 7, 4_000_000])
def test_blocks_change_nothing(fake, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [_random_texts(i, 3 + i) for i in range(4)]
    expected = _align(fake, *texts)[1, 2].support
    monkeypatch.setattr(event, "_BLOCK", block)
    np.testing.assert_array_equal(_align(fake, *texts)[1, 2].support, expected)


def test_an_encoder_on_another_scale_gives_the_same_tables(fake) -> None:
    """Cosines squeezed into the upper half, as some encoders have them, read the same."""

    def squeezed(side: list[Encoded]) -> list[Encoded]:
        # One more direction that all pieces share: cosines become (1 + cos) / 2.
        return [
            replace(e, tokens=np.hstack([e.tokens, np.ones_like(e.tokens[:, :1])]) / root)
            for e in side
        ]

    root = np.float32(2**0.5)
    texts = [_random_texts(1, 5), _random_texts(1, 4)]
    background = encode_background(fake)
    plain = _align(fake, *texts)[0, 1].probability
    there = [squeezed(_encoded(fake, t)) for t in texts]
    found = align(there, [(0, 1)], unrelated_level(squeezed(background)))[0, 1].probability
    assert ((found >= THRESHOLD) == (plain >= THRESHOLD)).all()
    assert np.abs(found - plain).max() < 0.1
