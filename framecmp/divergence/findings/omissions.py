"""What the other outlets don't tell: sentence by sentence, across the whole of their articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from framecmp.divergence.findings.pairing import Likeness
from framecmp.divergence.findings.reporting import cited, one_line
from framecmp.divergence.findings.told import Sentence, Telling
from framecmp.records import (
    Article,
    Counterpart,
    Coverage,
    Finding,
    OutletCoverage,
    SentenceCoverage,
    share,
)
from framecmp.text import word_spans
from framecmp.types import FloatArray

# Below PARTLY a sentence isn't found, from COVERED on it is there. On SPARK (dev) .91 of the
# sentences of a passage of their own that aren't found so have no counterpart, which are .60 of
# those without one; and .91 of the covered ones have one (benchmarks/omissions.py). A wrong
# "not found" is worse than a missed one.
PARTLY, COVERED = 0.25, 0.7

# Fewer words than these tell too little to be missed.
FEWEST_WORDS = 4

# Ranks: a whole sentence (_LONG words) far from everything counts so much, if no outlet tells
# it; a little more with a figure, which can be checked.
_WEIGHT, _WITH_FIGURE, _LONG = 0.7, 0.8, 15


def coverage_of(score: float) -> Coverage:
    """The state of a sentence whose best counterpart elsewhere has this score (0 to 1)."""
    if score >= COVERED:
        return "covered"
    return "partly" if score >= PARTLY else "not found"


def sentence_coverages(
    tellings: Sequence[Telling],
    outlets: Mapping[str, str],
    tables: Mapping[tuple[int, int], Likeness],
) -> tuple[SentenceCoverage, ...]:
    """Where else each sentence is told, by article, then by place.

    :param outlets: article id to outlet.
    :param tables: the sentences of each two articles (by place among the tellings, the first
        one smaller) that are compared.
    """
    looks = {(i, j): table.forth for (i, j), table in tables.items()}
    looks |= {(j, i): table.back for (i, j), table in tables.items()}
    return tuple(
        _sentence(sentence, row, place, tellings, outlets, looks)
        for place, telling in enumerate(tellings)
        for row, sentence in enumerate(telling.sentences)
    )


def _sentence(
    sentence: Sentence,
    row: int,
    place: int,
    tellings: Sequence[Telling],
    outlets: Mapping[str, str],
    looks: Mapping[tuple[int, int], FloatArray],
) -> SentenceCoverage:
    own = outlets[sentence.article.id]
    nearest: dict[str, list[Counterpart]] = {o: [] for o in outlets.values() if o != own}
    for (i, j), table in looks.items():
        if i == place and table.shape[1]:
            nearest[outlets[tellings[j].article.id]].append(_nearest(tellings[j], table[row]))
    by_outlet = {
        outlet: min(there, key=lambda c: (-c.score, c.article), default=None)
        for outlet, there in nearest.items()
    }
    best = max((c.score for c in by_outlet.values() if c), default=0.0)
    return SentenceCoverage(
        article=sentence.article.id,
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        state=coverage_of(best),
        by_outlet=by_outlet,
    )


def _nearest(there: Telling, scores: FloatArray) -> Counterpart:
    at = int(scores.argmax())
    sentence, score = there.sentences[at], round(float(scores[at]), 4)
    return Counterpart(
        article=there.article.id,
        passage=sentence.passage,
        start=sentence.start,
        end=sentence.end,
        score=score,
        state=coverage_of(score),
    )


def omission_findings(
    sentences: Sequence[SentenceCoverage],
    tellings: Sequence[Telling],
    outlets: Mapping[str, str],
) -> list[Finding]:
    """A finding for each sentence that some outlet doesn't tell; headlines are left out.

    The sentence is on side A if its article comes before that of the nearest place, which
    the note quotes.
    """
    order = {telling.article.id: i for i, telling in enumerate(tellings)}
    articles = {telling.article.id: telling.article for telling in tellings}
    every = (_omission(told, articles, order, outlets) for told in sentences)
    return [finding for finding in every if finding is not None]


def _omission(
    told: SentenceCoverage,
    articles: Mapping[str, Article],
    order: Mapping[str, int],
    outlets: Mapping[str, str],
) -> Finding | None:
    article = articles[told.article]
    text = article.text[told.start : told.end]
    words = len(word_spans(text))
    missing = {
        outlet: there
        for outlet, there in told.by_outlet.items()
        if there is None or there.state == "not found"
    }
    if words < FEWEST_WORDS or article.passages[told.passage].kind == "title" or not missing:
        return None
    places = [there for there in missing.values() if there]
    near = min(places, key=lambda c: (-c.score, c.article), default=None)
    without = [near.article] if near else [id for id in order if outlets[id] in missing]
    is_a = order[told.article] < min(order[id] for id in without)
    span = Sentence(article, told.passage, told.start, told.end).span(0, told.end - told.start)
    return Finding(
        type="omission",
        kind="not found",
        a=span if is_a else None,
        b=None if is_a else span,
        note=_note(told, articles[near.article] if near else None, near),
        score=_score(
            near.score if near else 0.0,
            words,
            lacking=len(missing) / len(told.by_outlet),
            has_figure=any(map(str.isdigit, text)),
        ),
    )


def _score(nearest: float, words: int, *, lacking: float, has_figure: bool) -> float:
    """0 to 1: more for a long sentence, with a figure, that is far from everything.

    :param lacking: the share of the other outlets that don't tell it.
    """
    weight = _WITH_FIGURE if has_figure else _WEIGHT
    return round(weight * lacking * (1 - nearest) * min(1.0, words / _LONG), 4)


def _note(told: SentenceCoverage, article: Article | None, near: Counterpart | None) -> str:
    states: dict[str, list[str]] = {"not found": [], "covered": [], "partly": []}
    for outlet, there in sorted(told.by_outlet.items()):
        states[there.state if there else "not found"].append(one_line(outlet))
    note = f"not found in {', '.join(states['not found'])}"
    for state, how in (("covered", "found in"), ("partly", "perhaps in")):
        if states[state]:
            note += f", {how} {', '.join(states[state])}"
    if article is None or near is None:
        return note
    said = cited(article.text[near.start : near.end])
    return (
        f"{note}; nearest: {one_line(article.outlet)} {near.passage + 1}, {said} ({near.score:.2f})"
    )


def outlet_coverages(
    sentences: Sequence[SentenceCoverage], articles: Sequence[Article], outlets: Mapping[str, str]
) -> tuple[OutletCoverage, ...]:
    """What share of each outlet's words others tell too, in the order of the articles."""
    texts = {article.id: article.text for article in articles}
    words: dict[str, Counter[str]] = {outlet: Counter() for outlet in outlets.values()}
    for told in sentences:
        count = len(word_spans(texts[told.article][told.start : told.end]))
        words[outlets[told.article]][told.state] += count
    return tuple(
        OutletCoverage(
            outlet=outlet,
            words=counts.total(),
            covered=share(counts["covered"], counts.total()),
            partly=share(counts["partly"], counts.total()),
            own=share(counts["not found"], counts.total()),
        )
        for outlet, counts in words.items()
    )


def told_share(
    sentences: Sequence[SentenceCoverage],
    articles: Sequence[Article],
    outlets: Mapping[str, str],
    pair: tuple[str, str],
) -> float | None:
    """The share of an outlet's words in sentences that another tells, at least in part.

    :param pair: the outlet, and the other one.
    :returns: 0 to 1; None where there are no words.
    """
    texts = {article.id: article.text for article in articles}
    total = there = 0
    for told in sentences:
        if outlets[told.article] != pair[0]:
            continue
        count = len(word_spans(texts[told.article][told.start : told.end]))
        nearest = told.by_outlet[pair[1]]
        total += count
        there += count if nearest and nearest.state != "not found" else 0
    return share(there, total)
