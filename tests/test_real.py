"""The real encoder on the bundled corpus: what users are promised, with room for noise."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from framecmp import compare, compare_corpus, load_corpus, read_articles
from framecmp.comparison import settings_of
from framecmp.encoding import Encoder
from framecmp.evaluate import Hits, hits
from framecmp.records import Article, Comparison
from framecmp.text import article_from_text

CORPUS = Path(__file__).parents[1] / "corpus"
EVENTS = sorted(path.name for path in CORPUS.iterdir() if path.is_dir())

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def compared(real: Encoder) -> dict[str, Comparison]:
    corpus = load_corpus(CORPUS)
    found = compare_corpus(corpus, real, settings_of(real))
    return {e.event.name: e.comparison for e in found}


def _gold(event: str, kind: str) -> list[dict]:
    lines = (CORPUS / event / "gold.jsonl").read_text("utf-8").splitlines()
    return [g for g in map(json.loads, lines) if g["kind"] == kind]


def _stem(article: Article) -> str:
    return Path(article.path).stem


def _passage(articles: tuple[Article, ...], outlet: str, start: str) -> tuple[str, int]:
    """The one passage of an outlet that begins with these words."""
    [found] = [
        (a.id, i)
        for a in articles
        if _stem(a) == outlet
        for i, p in enumerate(a.passages)
        if p.kind != "furniture" and " ".join(a.passage_text(i).split()).startswith(start)
    ]
    return found


def _link_hits(event: str, comparison: Comparison, *, strong: bool = False) -> Hits:
    articles = comparison.articles
    gold = {
        frozenset(_passage(articles, g[side]["outlet"], g[side]["text"]) for side in "ab")
        for g in _gold(event, "alignment")
    }
    found = {
        frozenset((p.article, p.passage) for p in (link.a, link.b))
        for link in comparison.links
        if not strong or link.strength == "strong"
    }
    return hits(found, gold, gold)


@pytest.mark.parametrize("event", EVENTS)
def test_links_of_the_bundled_corpus(event: str, compared: dict[str, Comparison]) -> None:
    figures = _link_hits(event, compared[event]).figures()
    assert figures["f1"] >= 0.65
    assert figures["precision"] >= 0.75


def test_strong_links_are_right(compared: dict[str, Comparison]) -> None:
    total = sum((_link_hits(e, c, strong=True) for e, c in compared.items()), Hits())
    assert total.found >= 5
    assert total.figures()["precision"] >= 0.8


def test_furniture_of_the_bundled_corpus_is_left_out(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        for link in comparison.links:
            for place in (link.a, link.b):
                article = comparison.article(place.article)
                assert article.passages[place.passage].kind != "furniture"
        assert any(p.kind == "furniture" for a in comparison.articles for p in a.passages)


def test_gold_passages_are_none_of_the_furniture() -> None:
    for event in EVENTS:
        articles = load_corpus(CORPUS).events[EVENTS.index(event)].articles
        for gold in _gold(event, "alignment"):
            for side in "ab":
                assert _passage(articles, gold[side]["outlet"], gold[side]["text"])


def test_links_cross(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        places = [(k.a.passage, k.b.passage) for k in comparison.links]
        assert any(a < c and b > d for a, b in places for c, d in places)


def test_two_unrelated_short_texts_have_no_link(real: Encoder) -> None:
    texts = {
        "bakery": "The bakery on the corner sells rye bread and poppy seed rolls from six.",
        "comet": "Astronomers have tracked the comet since it passed the orbit of Jupiter.",
    }
    articles = [article_from_text(t, id=i, path=i) for i, t in texts.items()]
    assert compare(articles, real).links == ()


def test_unrelated_events_have_hardly_a_link(real: Encoder) -> None:
    corpus = load_corpus(CORPUS)
    a, b = (event.articles[0] for event in corpus.events[:2])
    a, b = (msgspec.structs.replace(x, id=f"{i}", outlet=f"{i}") for i, x in enumerate((a, b)))
    comparison = compare([a, b], real)
    assert not [link for link in comparison.links if link.strength == "strong"]
    assert len(comparison.links) <= 2


def test_an_article_against_its_copy(real: Encoder) -> None:
    article = load_corpus(CORPUS).events[0].articles[0]
    copy = msgspec.structs.replace(article, id="copy", outlet="copy")
    comparison = compare([article, copy], real)
    best: dict[int, tuple[float, int]] = {}
    for link in comparison.links:
        best[link.a.passage] = max(
            best.get(link.a.passage, (0.0, -1)), (link.score, link.b.passage)
        )
    said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
    assert {i: j for i, (_, j) in best.items()} == {i: i for i in said}
    own = [k for k in comparison.links if k.a.passage == k.b.passage]
    assert all(k.strength == "strong" and k.lexical.shared == 1 for k in own)
    assert comparison.unaligned == ()


def test_swapping_mirrors(real: Encoder) -> None:
    event = CORPUS / EVENTS[0]
    a, b = read_articles([str(p) for p in sorted(event.glob("*.txt"))[:2]])
    there, back = compare([a, b], real), compare([b, a], real)

    def links(comparison: Comparison, first: str) -> list[tuple]:
        return sorted(
            (
                *sorted(((k.a.article != first, k.a.passage), (k.b.article != first, k.b.passage))),
                k.score,
                k.distance,
            )
            for k in comparison.links
        )

    assert links(there, a.id) == links(back, a.id)
    assert [w.score for w in there.wordings] == [w.score for w in back.wordings]
    assert [(w.a, w.b) for w in there.wordings] == [(w.b, w.a) for w in back.wordings]
