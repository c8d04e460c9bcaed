"""From articles to the vectors of their passages."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from framecmp.encoding import Encoded, PassageInput, encode_articles
from framecmp.encoding.articles import CONTEXT_CHARACTERS, passage_inputs
from framecmp.errors import ModelError
from framecmp.records import Article, Passage
from framecmp.text import article_from_passages


def _article(*passages: str, id: str = "a") -> Article:
    return article_from_passages(passages, id=id, outlet=id)


def _furnished(article: Article, *indices: int) -> Article:
    passages = tuple(
        msgspec.structs.replace(p, kind="furniture") if i in indices else p
        for i, p in enumerate(article.passages)
    )
    return msgspec.structs.replace(article, passages=passages)


def test_neighbours_are_context_and_furniture_is_not() -> None:
    article = _furnished(_article("One. Two.", "Share this", "Three.", "Four."), 1)
    assert passage_inputs(article) == {
        0: PassageInput("One. Two.", ((0, 4), (5, 9)), before="", after="Three."),
        2: PassageInput("Three.", ((0, 6),), before="One. Two.", after="Four."),
        3: PassageInput("Four.", ((0, 5),), before="Three.", after=""),
    }


def test_context_is_cut_at_the_near_end() -> None:
    long = "x" * 500 + "y" * 500
    inputs = passage_inputs(_article(long, "Here.", long))
    assert inputs[1].before == "y" * CONTEXT_CHARACTERS
    assert inputs[1].after == "x" * CONTEXT_CHARACTERS


@pytest.mark.parametrize("passages", [(), ("",), ("Only one.",)])
def test_few_passages(passages: tuple[str, ...], fake) -> None:
    [found] = encode_articles([_article(*passages)], fake)
    assert list(found) == list(range(len(passages)))


def test_all_articles_go_to_the_encoder_at_once(fake) -> None:
    articles = [_article("One.", "Two."), _furnished(_article("x", id="b"), 0), _article("Three.")]
    found = encode_articles(articles, fake)
    assert fake.calls == [3]
    assert [list(f) for f in found] == [[0, 1], [], [0]]
    [alone] = encode_articles(articles[2:], fake)
    assert np.array_equal(found[2][0].tokens, alone[0].tokens)


def test_nothing_to_encode_asks_for_no_model(fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(type(fake), "model")
    assert encode_articles([], fake) == []
    assert encode_articles([_article()], fake) == [{}]


class _Broken:
    """The fake encoder, with something done to its last result."""

    def __init__(self, fake, **changes) -> None:
        self.model, self.precision = fake.model, fake.precision
        self._fake, self._changes = fake, changes

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        *rest, last = self._fake.encode(passages)
        values = {name: change(getattr(last, name)) for name, change in self._changes.items()}
        return [*rest, replace(last, **values)]


def _holed(value: float):
    def change(rows: np.ndarray) -> np.ndarray:
        rows = rows.copy()
        rows.flat[-1] = value
        return rows

    return change


@pytest.mark.parametrize("part", ["passage", "sentences", "tokens", "middle"])
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_vectors_that_are_no_numbers(fake, part: str, value: float) -> None:
    with pytest.raises(ModelError, match="fake: gave vectors that aren't numbers"):
        encode_articles([_article("One.", "Two.")], _Broken(fake, **{part: _holed(value)}))


@pytest.mark.parametrize("part", ["passage", "tokens"])
def test_vectors_of_different_lengths(fake, part: str) -> None:
    broken = _Broken(fake, **{part: lambda rows: rows[..., :-1]})
    with pytest.raises(ModelError, match=r"fake: gave vectors of different .* expected 64"):
        encode_articles([_article("One.", "Two.")], broken)


@pytest.mark.parametrize(
    "changes",
    [
        {"sentences": lambda rows: rows[:0]},
        {"weights": lambda rows: rows[:-1]},
        {"offsets": lambda rows: rows + 9},
    ],
)
def test_vectors_of_another_passage(fake, changes) -> None:
    with pytest.raises(ModelError, match="fake: gave vectors that don't fit their passage"):
        encode_articles([_article("One.", "Two.")], _Broken(fake, **changes))


def test_vectors_of_fewer_passages(fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fake, "encode", lambda passages: [])
    with pytest.raises(ModelError, match="gave vectors of 0 passages, expected 2"):
        encode_articles([_article("One.", "Two.")], fake)


def test_a_model_that_changes_its_length_between_calls(fake) -> None:
    encode_articles([_article("One.")], fake)
    shorter = _Broken(fake, passage=lambda rows: rows[:-1], tokens=lambda rows: rows[..., :-1])
    with pytest.raises(ModelError, match="different lengths"):
        encode_articles([_article("One.")], shorter)


def test_odd_texts(fake) -> None:
    odd = ["***", " ", "x" * 20_000, "Ըստ նախարարի", "👩‍🚒🔥", "e\u0301 \u200b", "1\n\n2"]
    text = "\n\n".join(odd)
    [found] = encode_articles([_article(*odd)], fake)
    assert len(found) == len(odd)
    assert all(np.isfinite(e.tokens).all() for e in found.values())
    blank = Passage(start=0, end=0, kind="body")
    article = msgspec.structs.replace(_article(text), passages=(blank, blank))
    assert len(encode_articles([article], fake)[0]) == 2
