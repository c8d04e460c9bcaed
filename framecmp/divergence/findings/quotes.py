"""Quotes of an article with their speakers and reporting verbs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

import regex
from msgspec import Struct

from framecmp.divergence.findings.attribution import Attribution, after, attributions
from framecmp.divergence.findings.grammar import Stance
from framecmp.divergence.findings.marks import Quoted, quoted
from framecmp.divergence.findings.referents import People
from framecmp.records import Article, Record, Span
from framecmp.text import word_spans

# A label put in scare quotes has no more words than this.
LABEL_WORDS = 4

# A quote inside the quote may end with it.
_MARKS = "'\"’”»“ "

# What is said of a quote stands within so many characters of it; without the bound a long
# text without full stops would take time in the square of its length.
_AROUND = 1000

# A whole sentence in quotes with no source in its paragraph goes on with the speaker of the
# last quote, if that is fewer paragraphs back than this and in the same marks: a display quote
# between paragraphs, in others, is anybody's.
_REACH = 3

_SENTENCE_END = regex.compile(
    r"(?<![.\s]\p{Lu})(?<!\.\p{Ll})(?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|No|vs))[.!?;](?=\s+\p{Lu}|\s*\Z)"
)


class Quote(Record, frozen=True, kw_only=True):
    """Words that an article sets in quotation marks.

    :ivar span: the words, without the marks.
    :ivar speaker: who says them, by the article's words: the name a pronoun plainly stands
        for, else the pronoun; None where the article names nobody.
    :ivar verb: the reporting verb (or ``according to``) and its stance; None without one.
    :ivar scare: whether it is a label of up to ``LABEL_WORDS`` words that nobody is
        reported to say, which may be held at arm's length. Nothing more is claimed.
    """

    article: str
    span: Span
    speaker: Span | None
    verb: Span | None
    stance: Stance | None
    scare: bool


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """The outermost quotes of an article, in order; a text without any has none.

    Speakers are found by rules and lists for the article's language (heuristic); in a
    language without lists, quotes have no speaker.
    """
    return tuple(_Reading(article, quoted(article)).quotes())


class _Reading(Struct, frozen=True, dict=True):
    """One article, and the marks found in it."""

    article: Article
    marks: tuple[Quoted, ...]

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def passages(self) -> list[tuple[int, int]]:
        return [(p.start, p.end) for p in self.article.passages if p.kind != "furniture"]

    @cached_property
    def people(self) -> People:
        return People(self.article, self.marks)

    def passage(self, at: int) -> int:
        """Which passage a character stands in, furniture not counted."""
        return bisect_right(self.passages, at, key=lambda p: p[0]) - 1

    def quotes(self) -> Iterator[Quote]:
        last: Attribution | None = None
        last_passage, last_mark = -_REACH, ""
        previous: Attribution | None = None
        for at, mark in enumerate(self.marks):
            said = self.after(at)
            label = said is None and self.is_label(mark)
            is_name = said is None and self.is_name(mark)
            if said is not None:
                said = self.led_to(at) or said
            if said is None and not is_name:
                said = self.before(at) or (previous if self.goes_on(at) else None)
            if not label and not is_name:
                passage = self.passage(mark.opening)
                if said is None and passage == last_passage:
                    said = last
                said = said or self.said_earlier(mark)
                if (
                    said is None
                    and passage - last_passage < _REACH
                    and self.text[mark.start].isupper()
                    and self.text[mark.opening] == last_mark
                ):
                    said = last
                last, last_passage = said, self.passage(mark.closing)
                last_mark = self.text[mark.opening]
            previous = said
            yield self.quote(mark, said, label)

    def led_to(self, at: int) -> Attribution | None:
        """The attribution whose verb a quote follows at once: ``what X called “a …,” Y said``."""
        said, opening = self.before(at), self.marks[at].opening
        return said if said and not self.text[said.verb[1] : opening].strip() else None

    def goes_on(self, at: int) -> bool:
        """Whether a quote stands in one sentence with the quote before it."""
        if not at:
            return False
        end, opening = self.marks[at - 1].end, self.marks[at].opening
        same_passage = self.passage(end) == self.passage(opening)
        return same_passage and not _SENTENCE_END.search(self.text, end, opening)

    def said_earlier(self, mark: Quoted) -> Attribution | None:
        """The attribution that opens the nearest sentence before a quote in its passage."""
        start = max(self.passages[self.passage(mark.opening)][0], mark.opening - _AROUND)
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text, start, mark.opening)]
        for begin, end in reversed(list(pairwise([start, *ends]))):
            if said := next(attributions(self.text, begin, end, self.article.lang), None):
                return said
        return None

    def quote(self, mark: Quoted, said: Attribution | None, label: bool) -> Quote:
        speaker = said.speaker and self.people.resolved(said.speaker) if said else None
        return Quote(
            article=self.article.id,
            span=self.article.span(mark.start, mark.end),
            speaker=self.article.span(*speaker) if speaker else None,
            verb=self.article.span(*said.verb) if said else None,
            stance=said.stance if said else None,
            scare=label,
        )

    def after(self, at: int) -> Attribution | None:
        """The attribution that follows a quote in its sentence: ``…,” said X``."""
        mark = self.marks[at]
        end = self.passages[self.passage(mark.closing)][1]
        if at + 1 < len(self.marks):
            end = min(end, self.marks[at + 1].opening)
        begin = mark.closing + 1
        end = min(end, begin + _AROUND)
        if stop := _SENTENCE_END.search(self.text, begin, end):
            end = stop.start()
        said, outside = self.text[mark.start : mark.end], self.text[begin:end].lstrip()
        if said.rstrip(_MARKS)[-1:] not in tuple(",!?…—–-") and outside[:1] not in (",", "—", "–"):
            return None
        return after(self.text, begin, end, self.article.lang)

    def before(self, at: int) -> Attribution | None:
        """The attribution that leads to a quote in its sentence: ``X said: “…``.

        A paragraph that ends in a colon leads to the quote that opens the next one.
        """
        opening = self.marks[at].opening
        passage = self.passage(opening)
        start, _ = self.passages[passage]
        if at and self.marks[at - 1].closing >= start:
            start = self.marks[at - 1].closing + 1
        if not self.text[start:opening].strip() and passage:
            start, opening = self.passages[passage - 1]
            if self.text[opening - 1] != ":":
                return None
        start = max(start, opening - _AROUND)
        ends = [m.end() for m in _SENTENCE_END.finditer(self.text, start, opening)]
        if ends and not self.text[ends[-1] : opening].strip():
            return None
        begin = ends[-1] if ends else start
        *_, said = (None, *attributions(self.text, begin, opening, self.article.lang))
        return said

    def is_name(self, mark: Quoted) -> bool:
        """Whether a quote is a name: a title of something, a company's, a ship's."""
        words = self.text[mark.start : mark.end]
        spans = word_spans(words)
        return 0 < len(spans) <= LABEL_WORDS and all(words[s].isupper() for s, _ in spans)

    def is_label(self, mark: Quoted) -> bool:
        """Whether a quote is a few words inside a sentence that make no statement."""
        words = self.text[mark.start : mark.end]
        if not 0 < len(word_spans(words)) <= LABEL_WORDS or self.is_name(mark):
            return False
        if words[0].isupper() and words[-1] in ".!?":
            return False
        leading = self.text[max(0, mark.opening - 40) : mark.opening].rstrip()
        return bool(leading) and leading[-1] not in ":,"
