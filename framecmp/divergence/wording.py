"""Wordings: what one outlet calls X, where the other calls it Y.

Inside linked passages every phrase of A is held against every phrase of B: by the vectors
of their words in context, by the sentences they stand in, and by what the whole event
shows of the two forms. A logistic regression over these measures says how likely the two
name one thing (:mod:`.span_weights`). The phrases of a link then compete, so that each has
one partner, and what was offered before counts for less (:mod:`.ranking`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from framecmp.divergence.forms import Form, Forms, Told
from framecmp.divergence.phrases import Phrase, Tokens, phrases, tokenize
from framecmp.divergence.probes import Probes, chunk_starts, naming
from framecmp.divergence.ranking import novelty
from framecmp.divergence.span_weights import logit
from framecmp.divergence.spans import WordVectors, similarities, spans, word_vectors
from framecmp.encoding.protocol import Encoded
from framecmp.records import Article, Link, Place, Span, Wording, WordingKind
from framecmp.text import sentence_spans
from framecmp.types import FloatArray

# A pair of phrases that is less likely than this is no candidate.
THRESHOLD = 0.01

# Phrases whose vectors, less what the event has in common, are less alike aren't looked at.
_FLOOR = 0.25

# What a pair loses, in log-odds, for each side whose words the other article uses as well: then
# they tell the two outlets less apart.
_BOTH_USE = 0.2

# Another form of one name says less than another name.
_SAME_NAME = 0.1


@dataclass(frozen=True)
class Match:
    """A phrase of each side of a link that may name one thing.

    :ivar kind: what sort of difference their words are.
    :ivar measures: what speaks for it, as the regression ``event`` weighs it.
    :ivar both_use: of how many of its sides (0 to 2) the other's article has the form too.
    """

    link: int
    a: Phrase
    b: Phrase
    kind: WordingKind
    measures: Mapping[str, float]
    both_use: int

    @property
    def forms(self) -> tuple[Form, Form]:
        """Their content words, the order of the sides left out."""
        one, two = sorted((self.a.content, self.b.content))
        return one, two


@dataclass(frozen=True, eq=False)
class _Passage(Told):
    """A passage ready for matching.

    :ivar naming: (phrases,) logits of naming something.
    :ivar bounded: whether a probe says where its phrases start and end.
    """

    naming: FloatArray
    bounded: bool


class EventText:
    """What an event's articles say, ready for matching.

    :param told: the articles, each with its passages' vectors by index.
    :param probes: what is known of the encoder, by a text's language.
    """

    def __init__(
        self,
        told: Sequence[tuple[Article, Mapping[int, Encoded]]],
        probes: Callable[[str | None], Probes | None],
    ) -> None:
        self.articles = {article.id: article for article, _ in told}
        # Sums of floats must not depend on the order in which the articles were given.
        encoded = {
            Place(article=article.id, passage=i): e
            for article, vectors in sorted(told, key=lambda t: t[0].id)
            for i, e in vectors.items()
        }
        read = {place: self._read(place, e) for place, e in encoded.items()}
        middle = mean_vector([vectors.middle for _, vectors in read.values()])
        last = mean_vector([vectors.last for _, vectors in read.values()])
        self.passages: dict[Place, _Passage] = {}
        for place, (tokens, vectors) in read.items():
            known = probes(self.articles[place.article].lang)
            found = phrases(tokens, chunk_starts(tokens, vectors.middle, known))
            centred = vectors.centred(middle, last)
            self.passages[place] = _Passage(
                article=place.article,
                tokens=tokens,
                vectors=centred,
                spans=spans(found, centred, encoded[place].sentences),
                naming=naming(found, vectors.middle, known),
                bounded=known is not None,
            )
        self.forms = Forms(self.passages.values())

    def _read(self, place: Place, encoded: Encoded) -> tuple[Tokens, WordVectors]:
        article = self.articles[place.article]
        text = article.passage_text(place.passage)
        tokens = tokenize(text, article.lang, sentence_spans(text, article.lang))
        return tokens, word_vectors(tokens.spans, encoded)

    def span(self, place: Place, phrase: Phrase) -> Span:
        """A phrase of a passage as a span of its article."""
        article = self.articles[place.article]
        start = article.passages[place.passage].start
        return Span(
            article=article.id,
            start=start + phrase.start,
            end=start + phrase.end,
            text=article.text[start + phrase.start : start + phrase.end],
        )


def mean_vector(rows: Sequence[FloatArray]) -> FloatArray:
    """The mean of the passages' mean vectors; 0 where there are no words."""
    means = [r.mean(axis=0) for r in rows if len(r)]
    return np.mean(means, axis=0) if means else np.zeros(1, dtype=np.float32)


def find_wordings(links: Sequence[Link], event: EventText) -> tuple[Wording, ...]:
    """The wordings of all links, surest first.

    :param links: as in the comparison; a wording names its link by its place here.
    """
    matches = [m for index, link in enumerate(links) for m in matches_of(index, link, event)]
    scores = _logits(matches)
    likely = [i for i in range(len(matches)) if _probability(scores[i]) >= THRESHOLD]
    scores = scores - _BOTH_USE * np.array([match.both_use for match in matches], dtype=np.float32)
    kept = [
        i
        for _, group in groupby(likely, key=lambda i: matches[i].link)
        for i in _one_partner(list(group), matches, scores)
    ]
    losses = _losses(kept, matches, scores)
    found = []
    for i in kept:
        match, link = matches[i], links[matches[i].link]
        loss = losses[match.kind == "label", match.forms]
        score = _probability(scores[i] - loss) * (1 if match.kind == "label" else _SAME_NAME)
        found.append(
            Wording(
                a=event.span(link.a, match.a),
                b=event.span(link.b, match.b),
                score=round(score, 4),
                link=match.link,
                kind=match.kind,
            )
        )
    # The order must not depend on which side is called A.
    found.sort(key=lambda w: (-w.score, *sorted((s.article, s.start, s.end) for s in (w.a, w.b))))
    return tuple(found)


def _losses(
    kept: Sequence[int], matches: Sequence[Match], scores: FloatArray
) -> dict[tuple[bool, tuple[Form, Form]], float]:
    """What each pair of forms loses to surer ones, labels and other forms of names apart."""
    losses: dict[tuple[bool, tuple[Form, Form]], float] = {}
    for labels in (True, False):
        best: dict[tuple[Form, Form], float] = {}
        for i in kept:
            if (matches[i].kind == "label") == labels:
                forms = matches[i].forms
                best[forms] = max(best.get(forms, -np.inf), float(scores[i]))
        losses |= {(labels, f): best[f] - lowered for f, lowered in novelty(best).items()}
    return losses


def matches_of(index: int, link: Link, event: EventText) -> list[Match]:
    """The pairs of phrases of a link's passages that are worth a look.

    Two phrases of which both stand in both passages are named alike, and no pair.
    """
    swapped = link.b.article < link.a.article
    places = (link.b, link.a) if swapped else (link.a, link.b)
    one, two = (event.passages[place] for place in places)
    if not one.spans.phrases or not two.spans.phrases:
        return []
    tables = similarities(one.spans, two.spans)
    tables["naming_min"] = np.minimum.outer(one.naming, two.naming)
    tables["naming_max"] = np.maximum.outer(one.naming, two.naming)
    used_one, used_two = (event.forms.used[place.article] for place in places)
    alike = {p.content for p in one.spans.phrases} & {p.content for p in two.spans.phrases}
    bounded = one.bounded and two.bounded
    found = []
    for row, column in np.argwhere(tables["middle"] >= _FLOOR):
        p, q = one.spans.phrases[row], two.spans.phrases[column]
        if p.content == q.content or {p.content, q.content} <= alike:
            continue
        kind, of_forms = event.forms.compared(p.content, q.content)
        # Where nothing is known of the phrases' bounds, words that both have may be no part of
        # the name: "blaze killed ten / fire killed".
        if kind == "label" and not bounded and tables["same"][row, column] > 0:
            continue
        measures = {name: float(table[row, column]) for name, table in tables.items()} | of_forms
        a, b = (q, p) if swapped else (p, q)
        both_use = (p.content in used_two) + (q.content in used_one)
        found.append(Match(index, a, b, kind, measures, both_use))
    return found


def _logits(matches: Sequence[Match]) -> FloatArray:
    if not matches:
        return np.zeros(0, dtype=np.float32)
    names = matches[0].measures
    return logit({n: np.array([m.measures[n] for m in matches]) for n in names}, "event")


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))


def _one_partner(
    group: Sequence[int], matches: Sequence[Match], scores: FloatArray
) -> Iterator[int]:
    """The matches of a link, surest first, of which none overlaps a surer one.

    Other forms of a name are matched apart from other names, so that "anti-terrorist /
    anti-terror" doesn't use up "anti-terrorist operation / use of force".
    """
    taken: list[Match] = []
    # Equal scores must not be told apart by which side is called A.
    for i in sorted(group, key=lambda i: (-scores[i], matches[i].forms, _where(matches[i]))):
        match = matches[i]
        rivals = [t for t in taken if (t.kind == "label") == (match.kind == "label")]
        if not any(_overlap(match.a, t.a) or _overlap(match.b, t.b) for t in rivals):
            taken.append(match)
            yield i


def _where(match: Match) -> list[tuple[int, int]]:
    return sorted((p.first, p.last) for p in (match.a, match.b))


def _overlap(p: Phrase, q: Phrase) -> bool:
    return p.first <= q.last and q.first <= p.last
