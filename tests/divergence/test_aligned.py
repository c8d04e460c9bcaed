"""Linked passages as units: what is counted, and that counts add up."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from framecmp.divergence.aligned import (
    Said,
    Tally,
    Unit,
    gathering,
    own_names,
    said_in,
    table,
    tally,
    terms,
    total,
)
from framecmp.records import Link, Place, WordDifference
from framecmp.text import article_from_passages


def link(a: str, b: str, strength: str = "strong") -> Link:
    """A link of two ``article:passage``."""

    def place(key: str) -> Place:
        article, passage = key.split(":")
        return Place(article=article, passage=int(passage))

    difference = WordDifference(shared=0, only_a=(), only_b=())
    return Link(
        a=place(a), b=place(b), score=0.9, strength=strength, distance=0, lexical=difference
    )


def said(text: str) -> Said:
    """What a text of small letters says."""
    [found] = said_in([article_from_passages([text], id="x", outlet="x")], {"x": "x"}).values()
    return found


@pytest.mark.parametrize(
    ("text", "words", "pairs"),
    [
        ("", [], []),
        ("!!! 🙂 …", [], []),
        ("Fire!", ["fire"], []),
        (
            "The army’s men, he said",
            ["the", "army", "men", "he", "said"],
            ["the army", "army men", "he said"],
        ),
        ("30,000 dead", ["30,000", "dead"], ["30,000 dead"]),
        ("a\nb — c", ["a", "b", "c"], ["a b"]),
        ("שלום עולם", ["שלום", "עולם"], ["שלום עולם"]),
    ],
)
def test_terms(text: str, words: list[str], pairs: list[str]) -> None:
    found = terms(text, ())
    assert [[t.text for t in some] for some in found] == [words, pairs]
    for some in found:
        assert all(text[t.start : t.end].strip() for t in some)


def test_a_very_long_word_is_one() -> None:
    [[word], []] = terms("x" * 100_000, ())
    assert len(word.text) == 100_000


def test_an_outlet_s_own_name_is_no_choice_of_words() -> None:
    names = own_names(["The Meridian Post", "fire", "Время"])
    assert names == {("meridian", "post"), ("время",)}
    words, pairs = terms("He told the Meridian Post near post 14. Fire, Время!", names)
    assert [w.text for w in words] == ["he", "told", "the", "near", "post", "14", "fire"]
    assert [p.text for p in pairs] == ["he told", "told the", "near post", "post 14"]


@pytest.mark.parametrize("name", ["", "The", "the", "🙂", "…"])
def test_names_without_words(name: str) -> None:
    assert own_names([name]) == frozenset()


def test_links_that_share_a_passage_are_one_unit() -> None:
    articles = [
        article_from_passages(["one fire", "two", "alone"], id="a", outlet="A"),
        article_from_passages(["one blaze", "more", "two"], id="b", outlet="B"),
    ]
    outlets = {"a": "A", "b": "B"}
    counts = said_in(articles, outlets)
    links = [link("a:0", "b:0"), link("a:0", "b:1"), link("a:1", "b:2")]
    found = tally("e", links, counts, outlets)
    assert [{o: s.words for o, s in unit.said.items()} for unit in found.units] == [
        {"A": {"one": 1, "fire": 1}, "B": {"one": 1, "blaze": 1, "more": 1}},
        {"A": {"two": 1}, "B": {"two": 1}},
    ]
    assert found.totals == {"A": 4, "B": 4}
    assert found == tally("e", links[::-1], counts, outlets)


@pytest.mark.parametrize("texts", [[], ["…"]])
def test_no_words_no_units(texts: list[str]) -> None:
    articles = [article_from_passages(texts, id=i, outlet=i) for i in "ab"]
    links = [link("a:0", "b:0")] if texts else []
    outlets = {"a": "a", "b": "b"}
    assert tally("e", links, said_in(articles, outlets), outlets).units == ()
    assert Tally().outlets == ()


def test_counts_add_up() -> None:
    one, two = said("the fire the"), said("fire fire")
    assert (one + two).words == {"the": 2, "fire": 3}
    assert (one + two).phrases == {"the fire": 1, "fire the": 1, "fire fire": 1}
    assert total([]) == Said(words={}, phrases={})
    tallies = [
        Tally(units=(Unit(event=e, said={"A": one, "B": two}),), totals={"A": 3, "B": n})
        for e, n in (("e", 2), ("f", 5))
    ]
    both = tallies[0] + tallies[1]
    assert (len(both.units), both.totals) == (2, {"A": 6, "B": 7})
    assert both.side("A").words == {"the": 4, "fire": 2}
    assert msgspec.json.decode(msgspec.json.encode(both), type=Tally) == both


def test_the_table_is_the_tally() -> None:
    units = [
        Unit(event="f", said={"B": said("x x y"), "A": said("y")}),
        Unit(event="e", said={"A": said("x"), "C": said("z z")}),
    ]
    found = table(Tally(units=tuple(units)))
    assert found.terms == ("x", "y", "z", "x x", "x y", "z z")
    assert found.counts.toarray().tolist() == [
        [1, 0, 0, 0, 0, 0],
        [0, 0, 2, 0, 0, 1],
        [0, 1, 0, 0, 0, 0],
        [2, 1, 0, 1, 1, 0],
    ]
    assert found.totals.tolist() == [1, 2, 1, 3]
    assert found.unit.tolist() == [0, 0, 1, 1]
    assert [found.events[i] for i in found.event] == ["e", "e", "f", "f"]
    assert [found.outlets[i] for i in found.outlet] == ["A", "C", "A", "B"]


def test_gathering_sums_rows() -> None:
    rows = np.array([[1.0, 2], [3, 4], [5, 6]])
    assert (gathering(np.array([1, 0, 1])) @ rows).tolist() == [[3, 4], [6, 8]]
