"""The real encoder on the bundled corpus: what users are promised, with room for noise."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from framecmp import compare, compare_corpus, load_corpus, read_articles
from framecmp.comparison import settings_of
from framecmp.corpus import Corpus, Event
from framecmp.encoding import Encoder
from framecmp.evaluate import Hits, hits
from framecmp.gold import read_event_gold
from framecmp.records import Comparison, Place
from framecmp.text import article_from_text

CORPUS = Path(__file__).parents[1] / "corpus"

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(CORPUS)


@pytest.fixture(scope="module")
def compared(corpus: Corpus, real: Encoder) -> dict[str, Comparison]:
    found = compare_corpus(corpus, real, settings_of(real))
    return {e.event.name: e.comparison for e in found}


def _link_hits(event: Event, comparison: Comparison, *, strong: bool = False) -> Hits:
    gold = set(read_event_gold(event).links)
    found = {
        frozenset((link.a, link.b))
        for link in comparison.links
        if not strong or link.strength == "strong"
    }
    return hits(found, gold, gold)


def test_links_of_the_bundled_corpus(corpus: Corpus, compared: dict[str, Comparison]) -> None:
    total = sum((_link_hits(e, compared[e.name]) for e in corpus.events), Hits())
    figures = total.figures()
    assert figures["f1"] >= 0.6
    assert figures["precision"] >= 0.7


def test_strong_links_are_right(corpus: Corpus, compared: dict[str, Comparison]) -> None:
    total = sum((_link_hits(e, compared[e.name], strong=True) for e in corpus.events), Hits())
    assert total.found >= 20
    assert total.figures()["precision"] >= 0.8


def test_furniture_of_the_bundled_corpus_is_left_out(compared: dict[str, Comparison]) -> None:
    for comparison in compared.values():
        for link in comparison.links:
            for place in (link.a, link.b):
                article = comparison.article(place.article)
                assert article.passages[place.passage].kind != "furniture"
        assert any(p.kind == "furniture" for a in comparison.articles for p in a.passages)


def test_links_cross(compared: dict[str, Comparison]) -> None:
    def crosses(comparison: Comparison) -> bool:
        links = [(k.a.article, k.b.article, k.a.passage, k.b.passage) for k in comparison.links]
        return any(a[:2] == b[:2] and a[2] < b[2] and a[3] > b[3] for a in links for b in links)

    assert sum(map(crosses, compared.values())) >= 8


def test_two_unrelated_short_texts_have_no_link(real: Encoder) -> None:
    texts = {
        "bakery": "The bakery on the corner sells rye bread and poppy seed rolls from six.",
        "comet": "Astronomers have tracked the comet since it passed the orbit of Jupiter.",
    }
    articles = [article_from_text(t, id=i, path=i) for i, t in texts.items()]
    assert compare(articles, real).links == ()


def test_articles_on_different_events_have_hardly_a_link(corpus: Corpus, real: Encoder) -> None:
    events = [e for e in corpus.events if e.name != "derailment-tessin"]
    firsts = [msgspec.structs.replace(e.articles[0], id=e.name, outlet=e.name) for e in events]
    comparison = compare(firsts, real)
    pairs = len(firsts) * (len(firsts) - 1) / 2
    assert len(comparison.links) / pairs <= 1
    assert sum(link.strength == "strong" for link in comparison.links) <= 1


def test_twin_events_are_told_apart(corpus: Corpus, real: Encoder) -> None:
    """Two derailments: what strong links there are join accounts of one of them.

    The second one's articles also recall the first: passages that name its place are about it.
    """
    twins = [e for e in corpus.events if e.name.startswith("derailment")]
    articles = [
        msgspec.structs.replace(a, id=f"{e.name}/{a.id}", outlet=f"{e.name}/{a.outlet}")
        for e in twins
        for a in e.articles
    ]
    comparison = compare(articles, real)
    strong = [k for k in comparison.links if k.strength == "strong"]

    def accident(place: Place) -> str:
        return "orvala" if "Orvala" in comparison.words(place) else place.article.split("/")[0][11:]

    across = [k for k in strong if accident(k.a) != accident(k.b)]
    assert len(strong) >= 10
    assert len(across) <= 0.2 * len(strong)


def test_an_article_against_its_copy(corpus: Corpus, real: Encoder) -> None:
    article = corpus.events[0].articles[0]
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
    event = CORPUS / "karabakh-operation"
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
    assert set(there.unaligned) == set(back.unaligned)
    [one], [two] = there.semantic.pairs, back.semantic.pairs
    assert (one.distance, one.coverage_a) == (two.distance, two.coverage_b)
