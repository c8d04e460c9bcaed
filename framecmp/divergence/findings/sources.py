"""Whom linked sentences give as the source of what they report, and with which verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from framecmp.divergence.findings.attribution import Attribution, attributions
from framecmp.divergence.findings.marks import Quoted, quoted
from framecmp.divergence.findings.statements import Statement, closest, likeness, shared
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.divergence.lexical import normalised_words
from framecmp.records import Article, Finding, Span

# Sentences that share less of their words, or fewer words, may not report the same thing.
_ALIKE, _SHARED = 0.5, 4
# With the same speaker, so many shared words will do, the name among them.
_NAMED = 3
# What one side states plainly must be nearer still to count as the other's statement.
_PLAIN = 0.65
# Characters between the first letters of a speaker and of the verb.
_NEAR = 60
_WEIGHT = {"reporting verb": 0.7, "attributed": 0.5}


def source_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """How paired sentences attribute what they both report.

    Kinds: ``reporting verb`` (the same speaker, or sentences alike, with verbs of different
    stance: claims against says), ``attributed in A only`` and ``attributed in B only`` (here
    a source, there the same as plain fact). A heuristic over word lists; what stands in
    quotation marks is not read. Languages without lists give none.
    """
    told: dict[str, _Told] = {}
    found: list[Finding] = []
    for pair in closest(pairs):
        for article in (pair.a.article, pair.b.article):
            if article.id not in told:
                told[article.id] = _Told(article, quoted(article))
        a, b = (told[s.article.id].attributed(s) for s in (pair.a, pair.b))
        in_quotes = any(told[s.article.id].in_quotes(s) for s in (pair.a, pair.b))
        found += _of_pair(pair, a, b, in_quotes=in_quotes)
    return found


@dataclass(frozen=True)
class _Told:
    """An article and its quotes."""

    article: Article
    marks: tuple[Quoted, ...]

    @cached_property
    def _unquoted(self) -> str:
        """The text with blanks for what stands in quotation marks."""
        parts, at = [], 0
        for m in self.marks:
            parts += [self.article.text[at : m.start], " " * (m.end - m.start)]
            at = m.end
        return "".join((*parts, self.article.text[at:]))

    def attributed(self, sentence: Sentence) -> list[Attribution]:
        """What a sentence attributes to somebody, outside its quotes."""
        lang = self.article.lang
        found = attributions(self._unquoted, sentence.start, sentence.end, lang)
        return [said for said in found if said.speaker is not None]

    def in_quotes(self, sentence: Sentence) -> bool:
        """Whether a sentence begins or ends in a quote."""
        return any(
            m.opening <= sentence.start < m.closing or m.opening < sentence.end <= m.closing
            for m in self.marks
        )


def _of_pair(
    pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution], *, in_quotes: bool
) -> list[Finding]:
    x, y = Statement(pair.a), Statement(pair.b)
    alike = likeness(x, y)
    same = alike >= _ALIKE and shared(x, y) >= _SHARED
    if a and b:
        differing = [
            (one, other)
            for one in a
            for other in b
            if one.stance != other.stance
            and (same or (_same_speaker(pair, one, other) and shared(x, y) >= _NAMED))
        ]
        if len({one.stance for one in [*a, *b]}) < 2 or not differing:
            return []
        # One stance on either side: with several, which answers which is anybody's guess.
        if len({one.stance for one in a}) > 1 or len({one.stance for one in b}) > 1:
            differing = [d for d in differing if _same_speaker(pair, *d)]
        return [
            Finding(
                type="quote",
                kind="reporting verb",
                a=_span(pair.a, one),
                b=_span(pair.b, other),
                note=f"{one.stance} verb against {other.stance} one (heuristic: word lists)",
                score=round(_WEIGHT["reporting verb"] * (0.5 + alike / 2), 4),
            )
            for one, other in differing[:1]
        ]
    # A statement inside a quote is the speaker's, whatever its sentence says.
    if (
        alike >= _PLAIN
        and shared(x, y) >= _SHARED
        and bool(a) != bool(b)
        and not in_quotes
        and not _named(pair, a, b)
    ):
        where = "A" if a else "B"
        return [
            Finding(
                type="quote",
                kind=f"attributed in {where} only",
                a=_span(pair.a, a[0]) if a else _whole(pair.a),
                b=_span(pair.b, b[0]) if b else _whole(pair.b),
                note=f"a source in {where}, none in the other's sentence (heuristic: word lists)",
                score=round(_WEIGHT["attributed"] * alike, 4),
            )
        ]
    return []


def _named(pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution]) -> bool:
    """Whether the sentence without an attribution names the source, or is a headline or lead."""
    here, there, said = (pair.a, pair.b, a[0]) if a else (pair.b, pair.a, b[0])
    if said.speaker is None or _opens(there):
        return True
    speaker = normalised_words(here.article.text[slice(*said.speaker)])
    return bool(set(speaker[-1:]) & set(normalised_words(there.text)))


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence opens its article: headlines leave sources out everywhere."""
    passages = sentence.article.passages
    first = next((i for i, p in enumerate(passages) if p.kind != "furniture"), 0)
    return sentence.passage == first and sentence.start == passages[first].start


def _same_speaker(pair: SentencePair, one: Attribution, other: Attribution) -> bool:
    """Whether two speakers' names end in one word: Bernd Marrow, Bernard Marrow."""
    if one.speaker is None or other.speaker is None:
        return False
    first = normalised_words(pair.a.article.text[slice(*one.speaker)])
    second = normalised_words(pair.b.article.text[slice(*other.speaker)])
    return bool(first) and first[-1:] == second[-1:]


def _span(sentence: Sentence, said: Attribution) -> Span:
    """Speaker and verb, if they stand near each other, else the verb."""
    start, end = said.verb
    if said.speaker is not None and abs(said.speaker[0] - start) <= _NEAR:
        start, end = min(start, said.speaker[0]), max(end, said.speaker[1])
    text = sentence.article.text[start:end]
    return Span(article=sentence.article.id, start=start, end=end, text=text)


def _whole(sentence: Sentence) -> Span:
    return sentence.span(0, len(sentence.text))
