"""Which number, date or name of one side answers which of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from framecmp.divergence.findings.told import Sentence, SentencePair, by_articles

Relation = Literal["same", "rounding", "conflict"]

# A counterpart that agrees is taken before one that doesn't, if both are about as likely.
_AGREES = {"same": 0.3, "rounding": 0.15, "conflict": 0.0}


# From this probability on, a sentence's partner tells what it tells: what lacks is left out.
TOLD = 0.77


class Mention(Protocol):
    """A stretch of a sentence that says something which can be held against another."""

    @property
    def start(self) -> int:
        """Code point in the sentence where it begins."""
        ...

    @property
    def end(self) -> int:
        """Code point in the sentence where it ends, exclusive."""
        ...


M = TypeVar("M", bound=Mention)

# The relation of two mentions and how likely (0 to 1) they are about one thing; None where
# they can't be.
Compare = Callable[[SentencePair, M, M], tuple[Relation, float] | None]

# What compares the mentions of two articles, given the pairs of sentences and what each says.
Said = Mapping[Sentence, Sequence[M]]
Comparing = Callable[[Sequence[SentencePair], Said[M]], Compare[M]]


class Match(Struct, Generic[M], frozen=True):
    """Two mentions that answer each other."""

    pair: SentencePair
    a: M
    b: M
    relation: Relation
    score: float


class Lone(Struct, Generic[M], frozen=True):
    """A mention in a sentence that the other article tells too, without a counterpart there.

    :ivar pair: the best pair of its sentence; ``of_a`` says on which side it stands.
    """

    pair: SentencePair
    mention: M
    of_a: bool

    @property
    def sentence(self) -> Sentence:
        """The sentence it stands in."""
        return self.pair.a if self.of_a else self.pair.b

    @property
    def other(self) -> Sentence:
        """The sentence of the other article that tells the same."""
        return self.pair.b if self.of_a else self.pair.a


class Matched(Struct, Generic[M], frozen=True):
    """What became of all mentions of paired sentences."""

    matches: tuple[Match[M], ...]
    lone: tuple[Lone[M], ...]


def match_mentions(
    pairs: Sequence[SentencePair],
    mentions: Callable[[Sentence], Sequence[M]],
    comparing: Comparing[M],
) -> list[Matched[M]]:
    """Match the mentions of paired sentences, for each two articles apart.

    The likeliest go first. A mention that somewhere has a counterpart that agrees is settled,
    and conflicts with none; a conflict takes both of its mentions.
    """
    return [_matched(group, mentions, comparing) for group in by_articles(pairs)]


class _Key(Struct, frozen=True):
    """A mention's place: start of its sentence, start and end in it."""

    sentence: int
    start: int
    end: int


def _matched(
    pairs: Sequence[SentencePair],
    mentions: Callable[[Sentence], Sequence[M]],
    comparing: Comparing[M],
) -> Matched[M]:
    sentences = dict.fromkeys(sentence for pair in pairs for sentence in (pair.a, pair.b))
    said = {sentence: mentions(sentence) for sentence in sentences}
    compare = comparing(pairs, said)
    found = [
        Match(pair, m, n, *compared)
        for pair in pairs
        for m in said[pair.a]
        for n in said[pair.b]
        if (compared := compare(pair, m, n)) is not None
    ]
    first_is_a = pairs[0].a.article.id < pairs[0].b.article.id

    def order(match: Match[M]) -> tuple[float, tuple[int, ...], tuple[int, ...]]:
        keys = _key(match.pair.a, match.a), _key(match.pair.b, match.b)
        x, y = keys if first_is_a else keys[::-1]
        strength = (match.score + _AGREES[match.relation]) * match.pair.score
        return -round(strength, 6), (x.sentence, x.start), (y.sentence, y.start)

    settled: set[tuple[bool, _Key]] = set()
    taken: set[tuple[bool, _Key]] = set()
    kept: list[Match[M]] = []
    for match in sorted(found, key=order):
        ends = {(True, _key(match.pair.a, match.a)), (False, _key(match.pair.b, match.b))}
        if match.relation == "same" and not ends & taken:
            settled |= ends
        elif not ends & (settled | taken):
            taken |= ends
            kept.append(match)
    return Matched(tuple(kept), tuple(_lone(pairs, said, settled | taken)))


def _key(sentence: Sentence, mention: Mention) -> _Key:
    return _Key(sentence.start, mention.start, mention.end)


def _lone(
    pairs: Sequence[SentencePair],
    said: Said[M],
    answered: set[tuple[bool, _Key]],
) -> Iterable[Lone[M]]:
    for of_a in (True, False):
        best: dict[Sentence, SentencePair] = {}
        for pair in pairs:
            sentence = pair.a if of_a else pair.b
            if sentence not in best or best[sentence].told < pair.told:
                best[sentence] = pair
        for sentence, pair in sorted(best.items(), key=lambda item: item[0].start):
            for mention in said[sentence] if pair.told >= TOLD else ():
                if (of_a, _key(sentence, mention)) not in answered:
                    yield Lone(pair, mention, of_a)
