"""One event compared: identities on the fake encoder."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest

from framecmp.alignment import STRONG, THRESHOLD
from framecmp.comparison import compare, settings_of
from framecmp.errors import InputError
from framecmp.records import Article, Comparison, Place, Reading, Span
from framecmp.signature import signature
from framecmp.text import article_from_passages

TOLD = {
    "a": (
        "The blaze destroyed the old warehouse in Northport on Sunday.",
        "A physician was slain there; police closed two roads for hours, the mayor said.",
        "Turnout in the local election rose again according to officials.",
        "Mayor Kim promised money to rebuild the harbour district within a year.",
    ),
    "b": (
        "Police closed two roads for hours, and one doctor was killed there, the mayor said.",
        "The fire destroyed the old warehouse in Northport late on Sunday.",
        "A museum opened its new garden to visitors.",
    ),
    "c": (
        "The inferno destroyed the old warehouse in Northport on Sunday night.",
        "Kim, the mayor, promised money within a year to rebuild the harbour district.",
        "***",
    ),
}


def _article(id: str, outlet: str | None = None, passages: tuple[str, ...] = ()) -> Article:
    return article_from_passages(passages or TOLD[id], id=id, outlet=outlet or id)


def _compare(fake, ids: str, **outlets: str) -> Comparison:
    return compare([_article(id, outlets.get(id)) for id in ids], fake)


def _links(comparison: Comparison) -> dict[frozenset[tuple[str, int]], tuple]:
    """Links without regard to sides or order."""
    return {
        frozenset((p.article, p.passage) for p in (k.a, k.b)): (
            k.score,
            k.strength,
            k.distance,
            k.lexical.shared,
            {k.a.article: k.lexical.only_a, k.b.article: k.lexical.only_b},
        )
        for k in comparison.links
    }


def _wordings(comparison: Comparison) -> list[tuple]:
    return [(frozenset((w.a, w.b)), w.score, w.kind) for w in comparison.wordings]


def _lexical(comparison: Comparison) -> dict[frozenset[str], tuple]:
    return {
        frozenset((p.a, p.b)): (
            {p.a: p.words_a, p.b: p.words_b},
            p.divergence,
            [
                (k.word, {p.a: (k.count_a, k.log_odds, k.z), p.b: (k.count_b, -k.log_odds, -k.z)})
                for k in p.keywords
            ],
        )
        for p in comparison.lexical.pairs
    }


def _semantic(comparison: Comparison) -> dict[frozenset[str], tuple]:
    return {
        frozenset((p.a, p.b)): (
            {p.a: p.coverage_a, p.b: p.coverage_b},
            *(p.links, p.strong, p.distance, p.interval),
        )
        for p in comparison.semantic.pairs
    }


def _groups(comparison: Comparison) -> list[tuple]:
    return [(g.by_outlet, g.score) for g in comparison.wording_groups]


def _unaligned(comparison: Comparison) -> set:
    return {(u.article, u.passage, u.nearest) for u in comparison.unaligned}


def test_the_links_of_an_event(fake) -> None:
    found = _links(_compare(fake, "abc"))
    assert found.keys() >= {
        frozenset(pair)
        for pair in (
            (("a", 0), ("b", 1)),
            (("a", 0), ("c", 0)),
            (("b", 1), ("c", 0)),
            (("a", 1), ("b", 0)),
            (("a", 3), ("c", 1)),
        )
    }
    assert all(THRESHOLD <= score <= 1 for score, *_ in found.values())
    assert all((score >= STRONG) == (kind == "strong") for score, kind, *_ in found.values())


@pytest.mark.parametrize("order", list(permutations("abc")), ids="".join)
def test_the_order_of_files_changes_no_number(fake, order: tuple[str, ...]) -> None:
    plain, other = _compare(fake, "abc"), _compare(fake, "".join(order))
    for view in (_links, _wordings, _lexical, _semantic, _groups, _unaligned):
        assert view(other) == view(plain)


def test_swapping_mirrors(fake) -> None:
    there, back = _compare(fake, "ab"), _compare(fake, "ba")
    mirrored = sorted((k.b.passage, k.a.passage) for k in back.links)
    assert [(k.a.passage, k.b.passage) for k in there.links] == mirrored
    assert [(w.a, w.b, w.score) for w in there.wordings] == [
        (w.b, w.a, w.score) for w in back.wordings
    ]
    [one], [two] = there.lexical.pairs, back.lexical.pairs
    assert (one.a, one.words_a, one.b, one.words_b) == (two.b, two.words_b, two.a, two.words_a)
    assert {k.word: k.z for k in one.keywords} == {k.word: -k.z for k in two.keywords}
    [one], [two] = there.semantic.pairs, back.semantic.pairs
    assert (one.coverage_a, one.coverage_b) == (two.coverage_b, two.coverage_a)


def test_the_sides_follow_the_order_given(fake) -> None:
    comparison = _compare(fake, "ba")
    assert [a.id for a in comparison.articles] == ["b", "a"]
    assert {k.a.article for k in comparison.links} == {"b"}
    assert [(p.a, p.b) for p in comparison.semantic.pairs] == [("b", "a")]


def test_every_passage_is_linked_or_unaligned(fake) -> None:
    comparison = _compare(fake, "abc")
    linked = {(p.article, p.passage) for k in comparison.links for p in (k.a, k.b)}
    alone = [(u.article, u.passage) for u in comparison.unaligned]
    assert sorted(linked | set(alone)) == [(i, n) for i in "abc" for n in range(len(TOLD[i]))]
    assert len(set(alone)) == len(alone)
    assert not linked & set(alone)


def test_the_nearest_is_in_another_article_and_below_the_threshold(fake) -> None:
    for u in _compare(fake, "abc").unaligned:
        assert u.nearest is not None
        assert u.nearest.article != u.article
        assert u.nearest.score < THRESHOLD


def test_what_the_wordings_say(fake) -> None:
    comparison = _compare(fake, "abc")
    found = {frozenset((w.a.text, w.b.text)) for w in comparison.wordings}
    assert frozenset(("physician", "doctor")) in found
    for w in comparison.wordings:
        link = comparison.links[w.link]
        assert (w.a.article, w.b.article) == (link.a.article, link.b.article)
        for span, place in ((w.a, link.a), (w.b, link.b)):
            _stands_in(comparison, span, place)


def _stands_in(comparison: Comparison, span: Span, place: Place) -> None:
    article = comparison.article(span.article)
    passage = article.passages[place.passage]
    assert passage.start <= span.start < span.end <= passage.end
    assert article.text[span.start : span.end] == span.text


def test_articles_of_one_outlet_are_not_compared(fake) -> None:
    comparison = _compare(fake, "abc", a="one", b="two", c="one")
    pairs = {frozenset((k.a.article, k.b.article)) for k in comparison.links}
    assert pairs == {frozenset("ab"), frozenset("bc")}
    assert [(p.a, p.b) for p in comparison.semantic.pairs] == [("one", "two")]
    assert {u.nearest.article for u in comparison.unaligned if u.article in "ac"} == {"b"}
    [semantic] = comparison.semantic.pairs
    assert semantic.links == len(comparison.links)


def test_all_of_one_outlet_stand_for_themselves(fake) -> None:
    comparison = _compare(fake, "abc", a="one", b="one", c="one")
    plain = _compare(fake, "abc")
    assert [(p.a, p.b) for p in comparison.lexical.pairs] == [("a", "b"), ("a", "c"), ("b", "c")]
    for view in (_links, _wordings, _lexical, _semantic, _groups):
        assert view(comparison) == view(plain)


def test_an_article_and_its_copy(fake) -> None:
    copy = _article("b", passages=TOLD["a"])
    comparison = compare([_article("a"), copy], fake)
    own = [k for k in comparison.links if k.a.passage == k.b.passage]
    assert len(own) == len(TOLD["a"])
    assert all((k.strength, k.distance, k.lexical.shared) == ("strong", 0, 1) for k in own)
    assert (comparison.unaligned, comparison.wordings) == ((), ())
    [lexical], [semantic] = comparison.lexical.pairs, comparison.semantic.pairs
    assert lexical.divergence == 0
    assert all(k.z == 0 for k in lexical.keywords)
    assert (semantic.coverage_a, semantic.coverage_b) == (1, 1)


def test_nothing_in_common(fake) -> None:
    b = _article("b", passages=("Seven violins echo beneath marble arches.",))
    comparison = compare([_article("a"), b], fake)
    assert (comparison.links, comparison.wordings, comparison.wording_groups) == ((), (), ())
    assert len(comparison.unaligned) == len(TOLD["a"]) + 1
    [lexical], [semantic] = comparison.lexical.pairs, comparison.semantic.pairs
    assert (lexical.words_a, lexical.divergence, lexical.keywords) == (0, None, ())
    assert (semantic.distance, semantic.interval) == (None, None)
    assert (semantic.coverage_a, semantic.coverage_b) == (0, 0)


def test_a_single_word_on_both_sides(fake) -> None:
    articles = [_article(i, passages=("Fire!",)) for i in "ab"]
    comparison = compare(articles, fake)
    assert len(comparison.links) == 1
    assert comparison.lexical.pairs[0].keywords == ()
    assert comparison.lexical.pairs[0].divergence == 0


@pytest.mark.parametrize("passages", [("",), ("***",), ("", TOLD["b"][1])])
def test_passages_without_words(fake, passages: tuple[str, ...]) -> None:
    comparison = compare([_article("a"), _article("b", passages=passages)], fake)
    places = {(p.article, p.passage) for k in comparison.links for p in (k.a, k.b)}
    assert ("b", 0) not in places
    assert ("b", 0) in {(u.article, u.passage) for u in comparison.unaligned}
    if len(passages) == 1:
        assert comparison.semantic.pairs[0].coverage_b is None


def test_an_article_without_passages(fake) -> None:
    empty = article_from_passages([], id="b", outlet="b")
    comparison = compare([_article("a"), empty], fake)
    assert [u.nearest for u in comparison.unaligned] == [None] * len(TOLD["a"])


def test_furniture_takes_no_part(fake) -> None:
    a = _article("a")
    passages = (msgspec.structs.replace(a.passages[0], kind="furniture"), *a.passages[1:])
    furnished = msgspec.structs.replace(a, passages=passages)
    comparison = compare([furnished, _article("b")], fake)
    rest = article_from_passages(TOLD["a"][1:], id="a", outlet="a")
    plain = compare([rest, _article("b")], fake)
    assert [(k.a.passage - 1, k.b.passage, k.score) for k in comparison.links] == [
        (k.a.passage, k.b.passage, k.score) for k in plain.links
    ]
    assert ("a", 0) not in {(u.article, u.passage) for u in comparison.unaligned}
    assert _lexical(comparison) == _lexical(plain)
    assert _semantic(comparison) == _semantic(plain)


def test_function_words_are_those_of_the_pair(fake) -> None:
    texts = ("the fire the fire the mill", "the fire of of the mill mill")
    articles = [_article(i, passages=(t,)) for i, t in zip("ab", texts, strict=True)]
    first = msgspec.structs.replace(articles[0], lang="hy")
    for pair in ((first, articles[1]), (articles[1], first)):
        words = {k.word for k in compare(pair, fake).lexical.pairs[0].keywords}
        assert words == {"fire", "mill"}


def test_groups_count_over_the_outlets(fake) -> None:
    comparison = _compare(fake, "abc")
    texts = [
        {n.text for names in g.by_outlet.values() for n in names} for g in comparison.wording_groups
    ]
    assert {"physician", "doctor"} in texts
    for group in comparison.wording_groups:
        assert all(n.count >= 1 for names in group.by_outlet.values() for n in names)
        assert group.score == max(comparison.wordings[i].score for i in group.examples)


def test_signature_model_and_settings(fake) -> None:
    comparison = _compare(fake, "ab")
    assert comparison.model == fake.model
    assert comparison.settings == settings_of(fake)
    assert comparison.signature == signature(fake.model, settings_of(fake))
    for part in ("model:fake|", "sha256:000000000000|", f"link:{THRESHOLD}", "precision:fp32"):
        assert part in comparison.signature
    kept = settings_of(fake, Reading(paragraphs="line", keep_furniture=True))
    assert (kept.paragraphs, kept.furniture) == ("line", "kept")
    assert compare([_article("a"), _article("b")], fake, kept).settings == kept


def test_json_there_and_back(fake) -> None:
    for comparison in (_compare(fake, "abc"), _compare(fake, "ab", a="one", b="one")):
        data = msgspec.json.encode(comparison)
        assert msgspec.json.decode(data, type=Comparison) == comparison
        assert msgspec.json.decode(data)["schema"] == "framecmp/1"


@pytest.mark.parametrize("n", [0, 1])
def test_fewer_than_two_articles(fake, n: int) -> None:
    with pytest.raises(InputError, match=rf"^{n} article\(s\): expected two or more"):
        compare([_article("a")] * n, fake)


def test_ids_that_are_not_unique(fake) -> None:
    articles = [_article("a"), _article("b"), _article("a", "other"), _article("b", "other")]
    with pytest.raises(InputError) as caught:
        compare(articles, fake)
    assert [p.split(":")[0] for p in caught.value.problems] == ["a", "b"]


def test_the_article_and_words_of_a_comparison(fake) -> None:
    comparison = _compare(fake, "ab")
    assert comparison.article("b").id == "b"
    assert comparison.words(Place(article="a", passage=2)) == TOLD["a"][2]
    with pytest.raises(KeyError, match="z"):
        comparison.article("z")
