"""One event in, one Comparison out: the only place where the stages meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial
from itertools import combinations
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from framecmp.alignment import STRONG, THRESHOLD, unrelated_level
from framecmp.divergence.aligned import between, linked_together
from framecmp.divergence.background import Background
from framecmp.divergence.event_text import EventText
from framecmp.divergence.findings.assembly import Differences, differences
from framecmp.divergence.findings.nli import Nli
from framecmp.divergence.findings.omissions import outlet_coverages, told_share
from framecmp.divergence.findings.told import Telling
from framecmp.divergence.leaning import lexical
from framecmp.divergence.lexical import normalised_words
from framecmp.divergence.passage_pairs import NEAR
from framecmp.divergence.pipeline import Pipeline
from framecmp.divergence.probes import probes_for
from framecmp.divergence.semantic import coverage, distance, mean_with_interval, percentiles
from framecmp.divergence.wording import find_wordings
from framecmp.divergence.wording_groups import group_wordings
from framecmp.encoding import Encoder, encode_articles, encode_background, load_encoder
from framecmp.errors import InputError
from framecmp.linking import Aligned
from framecmp.records import (
    DEFAULT_READING,
    Article,
    Comparison,
    Link,
    Model,
    Place,
    Reading,
    Semantic,
    SemanticPair,
    Settings,
    Wording,
    outlets_of,
    rounded,
    rounded_interval,
)
from framecmp.signature import signature


def settings_of(
    encoder: Encoder, reading: Reading = DEFAULT_READING, *, repeated: str = "none"
) -> Settings:
    """What a comparison's numbers depend on besides its texts and its model.

    :param reading: how the articles were read.
    :param repeated: the hash of the lines that a corpus repeats, ``Corpus.repeated``.
    """
    return Settings(
        paragraphs=reading.paragraphs,
        furniture="kept" if reading.keep_furniture else "left out",
        precision=encoder.precision,
        threshold=THRESHOLD,
        strong=STRONG,
        repeated=repeated,
    )


def compare(
    articles: Sequence[Article],
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    background: Background | None = None,
    nli: Nli | None = None,
    pipeline: Pipeline | None = None,
) -> Comparison:
    """Compare the articles of one event, each outlet with each other.

    Articles of one outlet aren't compared with each other, unless all are of one outlet:
    then each stands for itself. The order of the articles decides which is called A and
    mirrors the result, no more.

    :param articles: two or more, with ids of their own.
    :param encoder: the bundled one, if not given.
    :param settings: how the articles were read; the defaults, if not given.
    :param background: word counts that shape the prior of the log-odds; the event's own, if
        not given.
    :param nli: looks for contradictions between sentences that tell the same, if given.
    :param pipeline: says which phrases wordings are made of; the encoder's probes, if not given.
    :raises InputError: fewer than two articles, or two of one id.
    """
    if len(articles) < 2:
        raise InputError(f"{len(articles)} article(s): expected two or more of one event")
    taken = [id for id, n in Counter(article.id for article in articles).items() if n > 1]
    if taken:
        raise InputError(f"{id}: the id of several articles; give each its own" for id in taken)
    encoder = encoder or load_encoder()
    vectors = encode_articles(articles, encoder)
    told = tuple(Telling(a, v) for a, v in zip(articles, vectors, strict=True))
    model = encoder.model
    event = _Event(told, unrelated_level(encode_background(encoder)), nli, pipeline, model)
    if settings is None:
        settings = settings_of(encoder)
    if background is not None:
        settings = replace(settings, background=background.sha256[:12])
    if nli is not None:
        settings = replace(settings, nli=nli.name)
    if pipeline is not None:
        settings = replace(settings, spacy=pipeline.name)
    return Comparison(
        signature=signature(model, settings),
        model=model,
        settings=settings,
        articles=tuple(articles),
        links=event.links,
        groups=event.aligned.groups(),
        unaligned=event.aligned.unaligned(),
        wordings=event.wordings,
        wording_groups=group_wordings(event.wordings, event.links, articles, event.outlets),
        lexical=lexical(articles, event.outlets, event.links, background),
        semantic=Semantic(
            pairs=tuple(event.semantic(a, b) for a, b in event.outlet_pairs),
            outlets=outlet_coverages(event.differences.sentences, articles, event.outlets),
        ),
        findings=event.differences.findings,
        sentences=event.differences.sentences,
    )


class _Event(Struct, frozen=True, dict=True):
    """The articles of one event, compared in pairs.

    Whatever depends on an order inside (sums of floats, ties) is computed in that of the
    articles' ids, so that the order in which they were given doesn't show in a number.
    """

    told: tuple[Telling, ...]
    unrelated: float
    nli: Nli | None
    pipeline: Pipeline | None
    model: Model

    @cached_property
    def outlets(self) -> dict[str, str]:
        """The outlet of each article, as :func:`~framecmp.records.outlets_of` has it."""
        return outlets_of(t.article for t in self.told)

    @cached_property
    def outlet_pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of outlets, in the order of the articles."""
        return tuple(combinations(dict.fromkeys(self.outlets.values()), 2))

    @cached_property
    def aligned(self) -> Aligned:
        """The passages of the articles, held against each other."""
        return Aligned(self.told, self.outlets, self.unrelated)

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, by articles, then by place in A, then in B."""
        return self.aligned.links

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The wordings of all links, surest first."""
        told = [(t.article, t.vectors) for t in self.told]
        event = EventText(told, partial(probes_for, self.model.sha256), self.pipeline)
        return find_wordings(self.links, event, self.aligned.near(NEAR))

    def _links_of(self, outlet: str, other: str) -> list[Link]:
        return [k for k in self.links if between(k, self.outlets) == {outlet, other}]

    def semantic(self, a: str, b: str) -> SemanticPair:
        """Distance and coverage of two outlets."""
        links = self._links_of(a, b)
        unit = {
            place: number for number, unit in enumerate(linked_together(links)) for place in unit
        }
        units = [unit[link.a.article, link.a.passage] for link in links]
        distances = [link.distance for link in links]
        mean, interval = mean_with_interval(distances, units, most=2)
        background = self._unlinked_distances(a, b)
        ranks = percentiles(distances, background)
        rank, rank_interval = mean_with_interval(ranks, units, most=1)
        return SemanticPair(
            a=a,
            b=b,
            links=len(links),
            strong=sum(link.strength == "strong" for link in links),
            distance=rounded(mean),
            interval=rounded_interval(interval),
            coverage_a=self._coverage(a, links),
            coverage_b=self._coverage(b, links),
            background=rounded(fsum(background) / len(background) if background else None),
            percentile=rounded(rank),
            percentile_interval=rounded_interval(rank_interval),
            told_a=self._told_share(a, b),
            told_b=self._told_share(b, a),
        )

    def _unlinked_distances(self, outlet: str, other: str) -> list[float]:
        """The distances of the passages of two outlets that aren't linked."""
        linked = {(link.a, link.b) for link in self._links_of(outlet, other)}
        return [
            distance(x.passage, y.passage)
            for a, b in combinations(self.told, 2)
            if {self.outlets[t.article.id] for t in (a, b)} == {outlet, other}
            for p, x in a.vectors.items()
            for q, y in b.vectors.items()
            if (
                Place(article=a.article.id, passage=p),
                Place(article=b.article.id, passage=q),
            )
            not in linked
        ]

    @cached_property
    def differences(self) -> Differences:
        """The findings, and where else each sentence is told."""
        linked = {pair: table.probability for pair, table in self.aligned.tables.items()}
        return differences(self.told, self.outlets, linked, self.nli)

    def _told_share(self, outlet: str, other: str) -> float | None:
        articles = [t.article for t in self.told]
        return told_share(self.differences.sentences, articles, self.outlets, (outlet, other))

    def _coverage(self, outlet: str, links: Sequence[Link]) -> float | None:
        linked = {(p.article, p.passage) for link in links for p in (link.a, link.b)}
        said = [
            (t.article, passage)
            for t in self.told
            if self.outlets[t.article.id] == outlet
            for passage in t.vectors
        ]
        return rounded(
            coverage(
                [len(normalised_words(article.passage_text(passage))) for article, passage in said],
                [(article.id, passage) in linked for article, passage in said],
            )
        )
