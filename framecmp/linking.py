"""Which passages of an event report the same thing: links, groups, and who stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import combinations, product

import numpy as np
from msgspec import Struct

from framecmp.alignment import (
    STRONG,
    THRESHOLD,
    Table,
    align,
    group_passages,
    matching_sentences,
)
from framecmp.divergence.findings.told import Telling
from framecmp.divergence.lexical import word_difference
from framecmp.divergence.semantic import distance
from framecmp.records import (
    GroupMember,
    Link,
    Neighbour,
    PassageGroup,
    Place,
    SentenceMatch,
    Shares,
    Stretch,
    Unaligned,
)


class Aligned(Struct, frozen=True, dict=True):
    """The articles of one event, held against each other.

    Whatever depends on an order inside (sums of floats, ties) is computed in that of the
    articles' ids, so that the order in which they were given doesn't show in a number.

    :ivar outlets: outlet of each article id; articles of one outlet aren't compared.
    :ivar unrelated: the zero of the encoder's scale.
    """

    told: tuple[Telling, ...]
    outlets: Mapping[str, str]
    unrelated: float

    @cached_property
    def _order(self) -> list[int]:
        return sorted(range(len(self.told)), key=lambda i: self.told[i].article.id)

    @cached_property
    def _places(self) -> list[list[Place]]:
        """The passages of each article, as the tables' rows have them."""
        return [[Place(article=t.article.id, passage=p) for p in t.vectors] for t in self.told]

    @cached_property
    def _sentences(self) -> Mapping[Place, list[Stretch]]:
        """Where the sentences of each passage stand in its article."""
        found: dict[Place, list[Stretch]] = defaultdict(list)
        for telling in self.told:
            for s in telling.sentences:
                place = Place(article=telling.article.id, passage=s.passage)
                found[place].append(Stretch(start=s.start, end=s.end))
        return found

    @cached_property
    def tables(self) -> dict[tuple[int, int], Table]:
        """The evidence for links between two articles (by place), both ways round."""
        outlets = [self.outlets[self.told[i].article.id] for i in self._order]
        pairs = [
            (i, j) for i, j in combinations(range(len(outlets)), 2) if outlets[i] != outlets[j]
        ]
        passages = [list(self.told[i].vectors.values()) for i in self._order]
        found = {
            (self._order[i], self._order[j]): table
            for (i, j), table in align(passages, pairs, self.unrelated).items()
        }
        return found | {(j, i): table.T for (i, j), table in found.items()}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links, by articles, then by place in A, then in B."""
        return tuple(self._link(*cell) for cell in self._cells(THRESHOLD, np.inf))

    def near(self, level: float) -> list[tuple[Place, Place]]:
        """The passages that are less than a link, but from ``level`` on likely to be one."""
        return [
            (self._places[i][row], self._places[j][column])
            for i, j, row, column in self._cells(level, THRESHOLD)
        ]

    def _cells(self, least: float, below: float) -> Iterator[tuple[int, int, int, int]]:
        """Pairs of passages by their probability: two articles, a row and a column."""
        for i, j in combinations(range(len(self.told)), 2):
            if (i, j) in self.tables:
                likely = self.tables[i, j].probability
                for row, column in np.argwhere((likely >= least) & (likely < below)):
                    yield i, j, int(row), int(column)

    def _link(self, i: int, j: int, row: int, column: int) -> Link:
        a, b, table = self.told[i], self.told[j], self.tables[i, j]
        here, there = self._places[i][row], self._places[j][column]
        p, q = here.passage, there.passage
        score = float(table.probability[row, column])
        if a.article.id < b.article.id:
            matches = matching_sentences(a.vectors[p], b.vectors[q])
        else:
            matches = [(x, y, s) for y, x, s in matching_sentences(b.vectors[q], a.vectors[p])]
        sentences_a, sentences_b = self._sentences[here], self._sentences[there]
        return Link(
            a=here,
            b=there,
            score=round(score, 4),
            strength="strong" if score >= STRONG else "weak",
            distance=round(distance(a.vectors[p].passage, b.vectors[q].passage), 4),
            lexical=word_difference(a.article.passage_text(p), b.article.passage_text(q)),
            why=Shares(
                **{
                    share: round(float(terms[row, column]), 4)
                    for share, terms in table.shares.items()
                }
            ),
            sentences=tuple(
                SentenceMatch(a=sentences_a[x], b=sentences_b[y], score=round(s, 4))
                for x, y, s in sorted(matches)
            ),
        )

    def unaligned(self) -> tuple[Unaligned, ...]:
        """The passages without a link, each with the nearest of another outlet."""
        linked = {place for link in self.links for place in (link.a, link.b)}
        return tuple(
            Unaligned(article=place.article, passage=place.passage, nearest=self._nearest(i, row))
            for i, places in enumerate(self._places)
            for row, place in enumerate(places)
            if place not in linked
        )

    def _nearest(self, place: int, row: int) -> Neighbour | None:
        candidates = [
            Neighbour(
                article=self.told[j].article.id,
                passage=self._places[j][int(scores.argmax())].passage,
                score=round(float(scores.max()), 4),
            )
            for (i, j), table in self.tables.items()
            if i == place and (scores := table.probability[row]).size
        ]
        return min(candidates, key=lambda n: (-n.score, n.article), default=None)

    def groups(self) -> tuple[PassageGroup, ...]:
        """What the outlets say about one thing each; see ``group_passages`` for the rule.

        In the order of the first passage, that of the articles' ids first.
        """
        scores: dict[tuple[Place, Place], float] = {}
        for i, j in combinations(self._order, 2):
            if (i, j) in self.tables:
                table = self.tables[i, j].probability
                cells = product(self._places[i], self._places[j])
                scores |= zip(cells, table.ravel().tolist(), strict=True)
        carried = self._carried()
        nodes = [place for i in self._order for place in self._places[i]]
        found = []
        for group in group_passages(nodes, scores, carried):
            inside = {*group.whole, *group.part}
            linked = [scores[pair] for pair in carried if inside.issuperset(pair)]
            members = [self._member(place, None) for place in group.whole]
            members += [self._member(place, part) for place, part in group.part.items()]
            found.append(
                PassageGroup(members=tuple(members), score=round(float(np.mean(linked)), 4))
            )
        return tuple(found)

    def _carried(self) -> dict[tuple[Place, Place], list[tuple[int, int]]]:
        """For each link, the earlier article first, the sentences (by number) that carry it."""
        found = {}
        for link in self.links:
            a, b = link.a, link.b
            numbers = [
                (self._sentences[a].index(match.a), self._sentences[b].index(match.b))
                for match in link.sentences
            ]
            if a.article < b.article:
                found[a, b] = numbers
            else:
                found[b, a] = [(y, x) for x, y in numbers]
        return found

    def _member(self, place: Place, sentences: tuple[int, ...] | None) -> GroupMember:
        said = self._sentences[place]
        return GroupMember(
            article=place.article,
            passage=place.passage,
            sentences=None if sentences is None else tuple(said[number] for number in sentences),
        )
