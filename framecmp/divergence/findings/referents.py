"""Whom a pronoun stands for: the last person named, where the text leaves no choice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from framecmp.divergence.findings.grammar import Grammar, grammar
from framecmp.divergence.findings.marks import Quoted
from framecmp.divergence.findings.nouns import Token, capital_runs, is_person, tokens
from framecmp.records import Article
from framecmp.text import normalise, word_spans

_Span = tuple[int, int]

# Characters before a pronoun in which its name may stand.
_REACH = 2000


class People(Struct, frozen=True, dict=True):
    """The persons that an article names outside its quotes (heuristic, by capitals and titles)."""

    article: Article
    marks: Sequence[Quoted]

    def resolved(self, speaker: _Span) -> _Span:
        """The name that a pronoun or a document stands for where that is plain, else the same.

        Plain: the passage so far, or else the one before it, names one person.
        """
        rules = grammar(self.article.lang)
        words = self.article.text[speaker[0] : speaker[1]].split()
        if rules is None or normalise(words[-1]) not in (
            rules.lists["persons"] | rules.lists["documents"]
        ):
            return speaker
        so_far = [p for p in self.article.passages if p.kind != "furniture"]
        so_far = [p for p in so_far if p.start <= speaker[0]]
        for passage in so_far[:-3:-1]:
            end = min(passage.end, speaker[0])
            people = self._named(max(passage.start, end - _REACH), end)
            if people:
                surnames = {self._last_word(person) for person in people}
                return people[-1] if len(surnames) == 1 else speaker
        return speaker

    def _named(self, start: int, end: int) -> list[_Span]:
        """The persons named in a stretch; those that are no subject only if there are no others."""
        free: list[_Span] = []
        governed: list[_Span] = []
        for span, full, is_governed in self._names(start, end):
            if full or self._last_word(span) in self._surnames:
                (governed if is_governed else free).append(span)
        return free or governed

    @cached_property
    def _surnames(self) -> frozenset[str]:
        """The last words of full names anywhere in the article."""
        names = self._names(0, len(self.article.text))
        return frozenset(self._last_word(span) for span, full, _ in names if full)

    def _names(self, start: int, end: int) -> Iterator[tuple[_Span, bool, bool]]:
        """Names outside quotes: where, whether a person's full one, whether governed."""
        rules = grammar(self.article.lang)
        if rules is None:
            return
        words = tokens(self.article.text, start, end)
        for first, last in capital_runs(words, rules):
            span = words[first].start, words[last].end
            at = bisect_right(self.marks, span[0], key=lambda m: m.opening) - 1
            quoted = at >= 0 and span[0] < self.marks[at].closing
            if not quoted and not words[last].possessive:
                governed = first > 0 and words[first - 1].plain in rules.lists["prepositions"]
                full = is_person(words, (first, last), rules)
                yield span, full and _introduced(words, first, last, rules), governed

    def _last_word(self, span: _Span) -> str:
        name = self.article.text[span[0] : span[1]]
        start, end = word_spans(name)[-1]
        return normalise(name[start:end])


def _introduced(words: Sequence[Token], first: int, last: int, rules: Grammar) -> bool:
    """Whether what stands beside a name says that it is a person's: a title, an age, who, a verb.

    Capitals alone don't: North Korea has them too.
    """
    if first and words[first - 1].plain in rules.lists["titles"]:
        return True
    # "…,” said Anna Berg", not "analysts said South Korea was"
    if first and words[first - 1].plain in rules.stop and words[first - 1].gap.strip():
        return True
    if last + 1 == len(words):
        return False
    following = words[last + 1]
    if following.gap.strip() == ",":
        return following.plain.isdigit() or following.plain in rules.lists["who"]
    return not following.gap.strip() and following.plain in rules.stop
