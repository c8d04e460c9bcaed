"""One event in, one Comparison out: the only place where the stages meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations

import numpy as np

from framecmp.alignment import STRONG, THRESHOLD, maxsim, probabilities
from framecmp.divergence.lexical import jensen_shannon, keywords, normalised_words, word_difference
from framecmp.divergence.probes import probes_for
from framecmp.divergence.semantic import coverage, distance, mean_with_interval
from framecmp.divergence.wording import EventText, find_wordings
from framecmp.divergence.wording_groups import group_wordings
from framecmp.encoding import Encoded, Encoder, encode_articles, load_encoder
from framecmp.errors import InputError
from framecmp.records import (
    Article,
    Comparison,
    Lexical,
    LexicalPair,
    Link,
    Neighbour,
    Place,
    Semantic,
    SemanticPair,
    Settings,
    Unaligned,
    Wording,
)
from framecmp.signature import signature
from framecmp.types import FloatArray

KEYWORDS = 25


def settings_of(
    encoder: Encoder,
    *,
    paragraphs: str = "auto",
    keep_furniture: bool = False,
    repeated: str = "none",
) -> Settings:
    """What a comparison's numbers depend on besides its texts and its model."""
    return Settings(
        paragraphs=paragraphs,
        furniture="kept" if keep_furniture else "left out",
        precision=encoder.precision,
        threshold=THRESHOLD,
        strong=STRONG,
        repeated=repeated,
    )


def compare(
    articles: Sequence[Article], encoder: Encoder | None = None, settings: Settings | None = None
) -> Comparison:
    """Compare the articles of one event, each outlet with each other.

    Articles of one outlet aren't compared with each other, unless all are of one outlet:
    then each stands for itself. The order of the articles decides which is called A and
    mirrors the result, no more.

    :param articles: two or more, with ids of their own.
    :param encoder: the bundled one, if not given.
    :param settings: how the articles were read; the defaults, if not given.
    :raises InputError: fewer than two articles, or two of one id.
    """
    if len(articles) < 2:
        raise InputError(f"{len(articles)} article(s): expected two or more of one event")
    taken = [id for id, n in Counter(article.id for article in articles).items() if n > 1]
    if taken:
        raise InputError(f"{id}: the id of several articles; give each its own" for id in taken)
    encoder = encoder or load_encoder()
    vectors = encode_articles(articles, encoder)
    model = encoder.model
    told = tuple(_Told(a, v) for a, v in zip(articles, vectors, strict=True))
    event = _Event(told, model.sha256)
    if settings is None:
        settings = settings_of(encoder)
    return Comparison(
        signature=signature(model, settings),
        model=model,
        settings=settings,
        articles=tuple(articles),
        links=event.links,
        unaligned=event.unaligned(),
        wordings=event.wordings,
        wording_groups=group_wordings(event.wordings, event.outlets, event.linked_texts()),
        lexical=Lexical(pairs=tuple(event.lexical(a, b) for a, b in event.outlet_pairs)),
        semantic=Semantic(pairs=tuple(event.semantic(a, b) for a, b in event.outlet_pairs)),
        findings=(),
    )


@dataclass(frozen=True)
class _Told:
    """An article and the vectors of its passages, furniture left out."""

    article: Article
    vectors: Mapping[int, Encoded]


@dataclass(frozen=True)
class _Event:
    """The articles of one event, compared in pairs.

    Whatever depends on an order inside (sums of floats, ties) is computed in that of the
    articles' ids, so that the order in which they were given doesn't show in a number.
    """

    told: tuple[_Told, ...]
    model: str

    @cached_property
    def outlets(self) -> dict[str, str]:
        """Article id to outlet; to the id itself where all are of one outlet."""
        named = {t.article.id: t.article.outlet for t in self.told}
        return named if len(set(named.values())) > 1 else {id: id for id in named}

    @cached_property
    def outlet_pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of outlets, in the order of the articles."""
        return tuple(combinations(dict.fromkeys(self.outlets.values()), 2))

    @cached_property
    def tables(self) -> dict[tuple[int, int], FloatArray]:
        """Probabilities of a link, for each pair of articles (by place) that is compared."""
        tables = {}
        for i, j in combinations(range(len(self.told)), 2):
            first, second = self.told[i], self.told[j]
            if self.outlets[first.article.id] == self.outlets[second.article.id]:
                continue
            if first.article.id < second.article.id:
                tables[i, j] = _table(first, second)
            else:
                tables[i, j] = _table(second, first).T
        return tables

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, by articles, then by place in A, then in B."""
        return tuple(
            self._link(self.told[i], self.told[j], row, column, float(table[row, column]))
            for (i, j), table in self.tables.items()
            for row, column in zip(*np.nonzero(table >= THRESHOLD), strict=True)
        )

    def _link(self, a: _Told, b: _Told, row: int, column: int, score: float) -> Link:
        i, j = list(a.vectors)[row], list(b.vectors)[column]
        return Link(
            a=Place(article=a.article.id, passage=i),
            b=Place(article=b.article.id, passage=j),
            score=round(score, 4),
            strength="strong" if score >= STRONG else "weak",
            distance=round(distance(a.vectors[i].passage, b.vectors[j].passage), 4),
            lexical=word_difference(a.article.passage_text(i), b.article.passage_text(j)),
        )

    def unaligned(self) -> tuple[Unaligned, ...]:
        """The passages without a link, each with the nearest of another outlet."""
        linked = {(p.article, p.passage) for link in self.links for p in (link.a, link.b)}
        return tuple(
            Unaligned(article=t.article.id, passage=passage, nearest=self._nearest(place, row))
            for place, t in enumerate(self.told)
            for row, passage in enumerate(t.vectors)
            if (t.article.id, passage) not in linked
        )

    def _nearest(self, place: int, row: int) -> Neighbour | None:
        rows = {j: table[row] for (i, j), table in self.tables.items() if i == place}
        rows |= {i: table[:, row] for (i, j), table in self.tables.items() if j == place}
        candidates = [
            Neighbour(
                article=self.told[other].article.id,
                passage=list(self.told[other].vectors)[int(scores.argmax())],
                score=round(float(scores.max()), 4),
            )
            for other, scores in rows.items()
            if scores.size
        ]
        return min(candidates, key=lambda n: (-n.score, n.article), default=None)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The wordings of all links, surest first."""
        told = [(t.article, t.vectors) for t in self.told]
        return find_wordings(self.links, EventText(told, partial(probes_for, self.model)))

    def linked_texts(self) -> dict[str, list[str]]:
        """The linked passages of each outlet."""
        linked = {(p.article, p.passage) for link in self.links for p in (link.a, link.b)}
        texts: dict[str, list[str]] = {}
        for t in self.told:
            said = [t.article.passage_text(i) for i in t.vectors if (t.article.id, i) in linked]
            texts.setdefault(self.outlets[t.article.id], []).extend(said)
        return texts

    def _words(self, outlet: str, other: str) -> Counter[str]:
        """Word counts of an outlet's passages that are linked to the other's."""
        places = {
            (p.article, p.passage)
            for link in self._links_of(outlet, other)
            for p in (link.a, link.b)
            if self.outlets[p.article] == outlet
        }
        return sum(
            (
                Counter(normalised_words(t.article.passage_text(passage)))
                for t in self.told
                for passage in t.vectors
                if (t.article.id, passage) in places
            ),
            Counter(),
        )

    def _links_of(self, outlet: str, other: str) -> list[Link]:
        pair = {outlet, other}
        return [
            link
            for link in self.links
            if {self.outlets[link.a.article], self.outlets[link.b.article]} == pair
        ]

    @cached_property
    def _background(self) -> Counter[str]:
        """Word counts of everything said in the event."""
        return sum(
            (
                Counter(normalised_words(t.article.passage_text(passage)))
                for t in self.told
                for passage in t.vectors
            ),
            Counter(),
        )

    def lexical(self, a: str, b: str) -> LexicalPair:
        """The choice of words of two outlets, over what both report."""
        words_a, words_b = self._words(a, b), self._words(b, a)
        divergence = jensen_shannon(words_a, words_b)
        return LexicalPair(
            a=a,
            b=b,
            words_a=words_a.total(),
            words_b=words_b.total(),
            divergence=None if divergence is None else round(divergence, 4),
            keywords=keywords(
                words_a,
                words_b,
                self._background,
                langs={t.article.lang for t in self.told if self.outlets[t.article.id] in (a, b)},
                limit=KEYWORDS,
            ),
        )

    def semantic(self, a: str, b: str) -> SemanticPair:
        """Distance and coverage of two outlets."""
        links = self._links_of(a, b)
        mean, interval = mean_with_interval([link.distance for link in links])
        return SemanticPair(
            a=a,
            b=b,
            links=len(links),
            strong=sum(link.strength == "strong" for link in links),
            distance=None if mean is None else round(mean, 4),
            interval=interval and (round(interval[0], 4), round(interval[1], 4)),
            coverage_a=self._coverage(a, links),
            coverage_b=self._coverage(b, links),
        )

    def _coverage(self, outlet: str, links: Sequence[Link]) -> float | None:
        linked = {(p.article, p.passage) for link in links for p in (link.a, link.b)}
        said = [
            (t.article, passage)
            for t in self.told
            if self.outlets[t.article.id] == outlet
            for passage in t.vectors
        ]
        share = coverage(
            [len(normalised_words(article.passage_text(passage))) for article, passage in said],
            [(article.id, passage) in linked for article, passage in said],
        )
        return None if share is None else round(share, 4)


def _table(a: _Told, b: _Told) -> FloatArray:
    return probabilities(maxsim(list(a.vectors.values()), list(b.vectors.values())))
