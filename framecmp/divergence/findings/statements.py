"""What one sentence says, read for cues: words, clauses, and what two sentences share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import regex
from msgspec import Struct

from framecmp.divergence.findings.nouns import Token, tokens
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.findings.vocabulary import word_list
from framecmp.divergence.kinds import same_beginning, same_stem
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Span

_CLAUSE_END = regex.compile(r"[,;:()\"“”„«»]|[-–—](?=\s)|\s[-–—]")
# Forms of one word share so many letters at the least (divergence.kinds).
_SHORTEST_STEM = 3

# English endings, after a doubled consonant where there is one (stop, stopped); wider than
# inflection only by what nouns of acts have (mediate, mediation).
_ENDING = regex.compile(
    r"(?:\p{L}?(?:ed|ing|er|ers)|s|es|d|e|en|n|y|ies|ied|ying|ion|ions|al|ly|r|rs)?"
)
_STOP = regex.compile(r"[.!?…]")
_CLOCK_OR_THOUSANDS = regex.compile(r"[.:,](\d{2,3})(?!\d)")

LONGEST = 3000

# From this probability on that each tells the other, what differs is taken for a difference:
# below it, a speaker said two things, and what is denied here is not what is said there.
_TOLD = 0.7

# Partners whose scores differ by less are equally close.
_AS_CLOSE = 0.05

_CONJUNCTIONS = frozenset(["but", "while", "because", "although", "though", "whereas", "unless"])


class Statement(Struct, frozen=True, dict=True):
    """A sentence with its words; offsets of tokens are those of the sentence's text."""

    sentence: Sentence

    @cached_property
    def words(self) -> list[Token]:
        """Its words."""
        return tokens(self.sentence.text, 0, len(self.sentence.text))

    @cached_property
    def content(self) -> list[int]:
        """Indices of its words that are no function words."""
        is_function = is_function_word(self.sentence.article.lang)
        return [i for i, w in enumerate(self.words) if not is_function(w.plain)]

    def span(self, first: int, last: int) -> Span:
        """From token ``first`` to token ``last``, as a span of the article."""
        return self.sentence.span(self.words[first].start, self.words[last].end)

    def clause(self, i: int) -> tuple[int, int]:
        """First and last token of the clause that token ``i`` stands in, cut at marks."""
        first = last = i
        while first > 0 and not self._begins_clause(first):
            first -= 1
        while last + 1 < len(self.words) and not self._begins_clause(last + 1):
            last += 1
        return first, last

    def _begins_clause(self, i: int) -> bool:
        word, before = self.words[i], self.words[i - 1]
        # A full stop inside a sentence parts clauses, an abbreviation's dot doesn't.
        stop = _STOP.search(word.gap) and word.capital and not before.capital
        return bool(stop or _CLAUSE_END.search(word.gap)) or word.plain in _CONJUNCTIONS

    def like(self, word: Token) -> list[int]:
        """Indices of the content words that are forms of ``word``."""
        alike = self._by_beginning.get(_beginning(word.plain), ())
        return [i for i in alike if same_word(self.words[i].plain, word.plain)]

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        """Content words by the letters that all forms of one begin with."""
        found: dict[str, list[int]] = {}
        for i in self.content:
            found.setdefault(_beginning(self.words[i].plain), []).append(i)
        return found

    def cues(self, name: str, table: str) -> Iterator[tuple[int, int]]:
        """First and last token of each phrase of a list, the longest where several begin.

        A cue inside one of the list's ``exceptions`` is none.
        """
        lists = word_list(name, self.sentence.article.lang)
        plain = [w.plain for w in self.words]
        excepted = set(_found(plain, lists.get("exceptions", frozenset())))
        for first, last in _found(plain, lists.get(table, frozenset())):
            # May is a month, and "may" no sentence's first word.
            if self.words[first].plain == "may" and self.words[first].capital:
                continue
            if not any(f <= first and last <= n for f, n in excepted):
                yield first, last


def _found(words: Sequence[str], phrases: frozenset[str]) -> Iterator[tuple[int, int]]:
    i = 0
    while i < len(words):
        length = next((n for n in (4, 3, 2, 1) if " ".join(words[i : i + n]) in phrases), 0)
        length = min(length, len(words) - i)
        if length:
            yield i, i + length - 1
        i += length or 1


def closest(pairs: Sequence[SentencePair]) -> list[SentencePair]:
    """The pairs of sentences that tell the same and have no closer partner in the two articles.

    Where a sentence is told twice, or in the headline too, only its nearest version is held
    against it: what a further one leaves out is no difference between the outlets. Pairs of
    equal texts are left out as well, after they have outdone others, and so is what is
    longer than ``LONGEST`` characters: a table or text without full stops, no sentence.
    """
    best: dict[tuple[str, int, str], float] = {}
    for pair in pairs:
        for key in _sides(pair):
            best[key] = max(best.get(key, 0.0), _closeness(pair))
    return [
        pair
        for pair in pairs
        if pair.a.text != pair.b.text
        and pair.told >= _TOLD
        and max(len(pair.a.text), len(pair.b.text)) <= LONGEST
        and all(_closeness(pair) >= best[key] - _AS_CLOSE for key in _sides(pair))
    ]


def _sides(pair: SentencePair) -> tuple[tuple[str, int, str], tuple[str, int, str]]:
    a, b = pair.a, pair.b
    return (a.article.id, a.start, b.article.id), (b.article.id, b.start, a.article.id)


def _closeness(pair: SentencePair) -> float:
    return 2.0 if pair.a.text == pair.b.text else pair.score


def same_word(a: str, b: str) -> bool:
    """Whether two plain words are forms of one; of numbers, 3:40 and 3.40pm, 1,240 and 1240."""
    if a == b:
        return True
    if a[0].isdigit() or b[0].isdigit():
        return _digits(a) == _digits(b)
    return same_stem(a, b) and _inflected(a, b)


def _inflected(a: str, b: str) -> bool:
    """Whether what two words don't share are endings of inflection: not secret, secretary."""
    common = same_beginning(a, b)
    return all(_ENDING.fullmatch(w[common:]) or w[:common].endswith(w[common:]) for w in (a, b))


def _beginning(word: str) -> str:
    return "0" if word[0].isdigit() else word[:_SHORTEST_STEM]


def _digits(word: str) -> str:
    return _CLOCK_OR_THOUSANDS.sub(r"\1", word).removesuffix("am").removesuffix("pm")


def shared(a: Statement, b: Statement) -> int:
    """How many content words of A have a form in B, by the side with fewer; symmetric."""
    forth = sum(bool(b.like(a.words[i])) for i in a.content)
    back = sum(bool(a.like(b.words[j])) for j in b.content)
    return min(forth, back)


def likeness(a: Statement, b: Statement) -> float:
    """The share, 0 to 1, of the shorter one's content words in common; 0 if it has none."""
    fewer = min(len(a.content), len(b.content))
    return min(1.0, shared(a, b) / fewer) if fewer else 0.0
