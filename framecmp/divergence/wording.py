"""Wordings: what one outlet calls X, where the other calls it Y.

In passages that are linked or come near it, every phrase of A is held against every phrase
of B: by the vectors of their words in context, by the sentences they stand in, by who acts
and where (:mod:`.frames`), and by what the whole event shows of the two forms. A logistic
regression over these measures says how likely the two name one thing (:mod:`.span_weights`).
The phrases of two passages then compete, so that each has one partner, and what was offered
before counts for less (:mod:`.ranking`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import numpy as np
from msgspec import Struct

from framecmp.divergence.event_text import EventText
from framecmp.divergence.forms import Form
from framecmp.divergence.frames import framed_alike
from framecmp.divergence.passage_pairs import Pair, pairs_of
from framecmp.divergence.phrases import Phrase
from framecmp.divergence.ranking import novelty
from framecmp.divergence.span_weights import logit
from framecmp.divergence.spans import likenesses, similarities_at
from framecmp.records import Link, Place, Wording, WordingKind
from framecmp.types import FloatArray, IntArray

# A pair of phrases that is less likely than this is no candidate.
THRESHOLD = 0.01

# Phrases whose vectors, less what the event has in common, are less alike aren't looked at,
# unless they are framed alike.
_FLOOR = 0.25

# In passages as long as whole articles, that many pairs of phrases at the most are looked at, the
# likest: what is looked at costs memory and time.
_MOST = 20_000

# What a pair gains, in log-odds, for standing beside the same actor and the same place: of 36
# such pairs in NewsWCL50, SPARK and ECB+ (dev), read by eye, 13 named one thing, and with this
# their probabilities add up to that.
_FRAMED = 4.2

# What a pair loses, in log-odds, because it says little of how outlets frame a thing: for each
# side whose words the other article uses as well, for two bare names ("Paris / France"), and
# for two verbs of saying.
_BOTH_USE, _BARE_NAMES, _SAYING = 0.2, 0.3, 1.0

# What it loses where its forms were offered in a surer place, and each time that the number of
# such places doubles.
_AGAIN = 1.0

# Another form of one name says less than another name.
_SAME_NAME = 0.1


class Match(Struct, frozen=True):
    """A phrase of each side of a pair of passages that may name one thing.

    :ivar kind: what sort of difference their words are.
    :ivar framed: whether they stand beside the same actor and the same place.
    :ivar dull: what it loses, in log-odds, for saying little of how outlets frame a thing.
    """

    pair: Pair
    a: Phrase
    b: Phrase
    kind: WordingKind
    framed: bool
    dull: float

    @property
    def forms(self) -> tuple[Form, Form]:
        """Their content words, the order of the sides left out."""
        one, two = sorted((self.a.content, self.b.content))
        return one, two


def find_wordings(
    links: Sequence[Link], event: EventText, near: Iterable[tuple[Place, Place]] = ()
) -> tuple[Wording, ...]:
    """The wordings of all links and of the passages that come near one, surest first.

    :param links: as in the comparison; a wording names its link by its place here.
    :param near: passages that aren't linked, each pair of articles in the order of its links.
    """
    matches: list[Match] = []
    logits: list[FloatArray] = [np.zeros(0, dtype=np.float32)]
    for pair in pairs_of(links, near, event):
        found_here, measures = matches_of(pair, event)
        if found_here:
            framed = np.array([match.framed for match in found_here], dtype=np.float32)
            here = logit(measures, "event") + _FRAMED * framed
            # Most are none, and of long articles there are millions.
            likely = np.flatnonzero(here >= _log_odds(THRESHOLD))
            matches += [found_here[i] for i in likely]
            logits.append(here[likely])
    dull = np.array([m.dull for m in matches], dtype=np.float32)
    scores = (np.concatenate(logits) - dull).tolist()
    partners = [
        i
        for _, group in groupby(range(len(matches)), key=lambda i: matches[i].pair)
        for i in _one_partner(list(group), matches, scores)
    ]
    # Equal scores must not be told apart by which side is called A.
    surest = sorted(partners, key=lambda i: (-scores[i], matches[i].pair.ends, _where(matches[i])))
    kept = _once_nearby(surest, matches)
    losses = _losses(kept, matches, scores)
    found = []
    for i in kept:
        match = matches[i]
        score = _probability(scores[i] - losses[i]) * (1 if match.kind == "label" else _SAME_NAME)
        found.append(
            Wording(
                a=event.span(match.pair.a, match.a),
                b=event.span(match.pair.b, match.b),
                score=round(score, 4),
                link=match.pair.link,
                kind=match.kind,
            )
        )
    # The order must not depend on which side is called A.
    found.sort(key=lambda w: (-w.score, *sorted((s.article, s.start, s.end) for s in (w.a, w.b))))
    return tuple(found)


def _once_nearby(surest: Sequence[int], matches: Sequence[Match]) -> list[int]:
    """All matches of links, and the surest near one of forms that no link of two articles has."""
    offered = {_between(matches[i]) for i in surest if matches[i].pair.linked}
    kept = []
    for i in surest:
        between = _between(matches[i])
        if matches[i].pair.linked or between not in offered:
            kept.append(i)
        offered.add(between)
    return kept


def _between(match: Match) -> tuple[object, ...]:
    return (match.forms, *sorted((match.pair.a.article, match.pair.b.article)))


def _losses(
    surest: Sequence[int], matches: Sequence[Match], scores: Sequence[float]
) -> dict[int, float]:
    """What each match loses to surer ones, labels and other forms of names apart."""
    losses: dict[int, float] = {}
    for labels in (True, False):
        of_forms: dict[tuple[Form, Form], list[int]] = {}
        for i in surest:
            if (matches[i].kind == "label") == labels:
                of_forms.setdefault(matches[i].forms, []).append(i)
        best = {forms: scores[found[0]] for forms, found in of_forms.items()}
        for forms, lowered in novelty(best).items():
            for before, i in enumerate(of_forms[forms]):
                losses[i] = best[forms] - lowered + _AGAIN * math.log2(1 + before)
    return losses


def matches_of(pair: Pair, event: EventText) -> tuple[list[Match], dict[str, FloatArray]]:
    """The phrases of two passages that are worth a look beside each other.

    Two phrases of which both stand in both passages are named alike, and no pair.

    :returns: the matches, and what speaks for each, as the regression ``event`` weighs it:
        (matches,) by name.
    """
    swapped = pair.b.article < pair.a.article
    places = (pair.b, pair.a) if swapped else (pair.a, pair.b)
    one, two = (event.passages[place] for place in places)
    if not one.spans.phrases or not two.spans.phrases:
        return [], {}
    alike = likenesses(one.spans, two.spans)
    framed = framed_alike(*(event.frames[place] for place in places))
    rows, columns = np.nonzero((alike >= _floor(alike)) | framed)
    measures = similarities_at(one.spans, two.spans, alike, rows, columns)
    namings = one.naming[rows], two.naming[columns]
    measures |= {"naming_min": np.minimum(*namings), "naming_max": np.maximum(*namings)}
    dull = _dullness(places, event, rows, columns)
    named_alike = {p.content for p in one.spans.phrases} & {p.content for p in two.spans.phrases}
    bounded = one.bounded and two.bounded
    found: list[Match] = []
    kept: list[int] = []
    for cell, (row, column) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True)):
        p, q = one.spans.phrases[row], two.spans.phrases[column]
        if p.content == q.content or {p.content, q.content} <= named_alike:
            continue
        kind = event.forms.contrast(p.content, q.content).kind
        # Where nothing is known of the phrases' bounds, words that both have may be no part of
        # the name: "blaze killed ten / fire killed".
        if kind == "label" and not bounded and measures["same"][cell] > 0:
            continue
        a, b = (q, p) if swapped else (p, q)
        found.append(Match(pair, a, b, kind, bool(framed[row, column]), float(dull[cell])))
        kept.append(cell)
    forms = [(match.a.content, match.b.content) for match in found]
    here = {name: measure[kept] for name, measure in measures.items()}
    return found, here | event.forms.measures(forms)


def _floor(likeness: FloatArray) -> float:
    """The likeness (-1 to 1) from which on pairs of phrases are looked at."""
    if likeness.size <= _MOST:
        return _FLOOR
    return max(_FLOOR, float(np.partition(likeness, -_MOST, axis=None)[-_MOST]))


def _dullness(
    places: Sequence[Place], event: EventText, rows: IntArray, columns: IntArray
) -> FloatArray:
    """(cells,): what two forms lose wherever they stand.

    The finders tell of verbs of saying by type.
    """
    one, two = ([p.content for p in event.passages[place].spans.phrases] for place in places)
    used_one, used_two = (event.forms.used[place.article] for place in places)
    used_there = np.array([form in used_two for form in one], dtype=int)
    used_here = np.array([form in used_one for form in two], dtype=int)
    bare, saying = (
        test[places[0]][rows] & test[places[1]][columns] for test in (event.bare, event.saying)
    )
    used = used_there[rows] + used_here[columns]
    return np.asarray(_BOTH_USE * used + _BARE_NAMES * bare + _SAYING * saying)


def _log_odds(probability: float) -> float:
    return math.log(probability / (1 - probability))


def _probability(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _one_partner(
    group: Sequence[int], matches: Sequence[Match], scores: Sequence[float]
) -> Iterator[int]:
    """The matches of two passages, surest first, of which none overlaps a surer one.

    Other forms of a name are matched apart from other names, so that "anti-terrorist /
    anti-terror" doesn't use up "anti-terrorist operation / use of force".
    """
    taken: set[tuple[bool, str, int]] = set()
    # Equal scores must not be told apart by which side is called A.
    for i in sorted(group, key=lambda i: (-scores[i], matches[i].forms, _where(matches[i]))):
        match = matches[i]
        words = {
            (match.kind == "label", side, word)
            for side, phrase in (("a", match.a), ("b", match.b))
            for word in range(phrase.first, phrase.last + 1)
        }
        if words.isdisjoint(taken):
            taken |= words
            yield i


def _where(match: Match) -> list[tuple[int, int]]:
    return sorted((p.first, p.last) for p in (match.a, match.b))
