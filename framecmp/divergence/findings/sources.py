"""Whom linked sentences give as the source of what they report, and with which verb."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec import Struct

from framecmp.divergence.findings.attribution import Attribution, attributions, introduces
from framecmp.divergence.findings.grammar import grammar
from framecmp.divergence.findings.marks import Quoted, quoted
from framecmp.divergence.findings.reporting import cited, one_line, stances
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
# In words of their own, sentences report one statement from these probabilities on that each
# tells the other; the higher one where one side names no source.
_TOLD, _TOLD_PLAIN = 0.8, 0.9
# A shorter sentence, without a source, is hardly a statement.
_FEWEST_WORDS = 5
# Characters between the first letters of a speaker and of the verb.
_NEAR = 60
_WEIGHT = {"reporting verb": 0.7, "attributed": 0.5, "source": 0.5}


def source_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """How paired sentences attribute what they both report.

    Kinds: ``reporting verb`` (the same speaker, or one statement, with verbs of different
    stance: claims against says), ``attributed in A only`` and ``attributed in B only`` (here
    a source, there the same as plain fact), ``source`` (one statement whose source each names
    in words that the other doesn't have, be it the same or another one). A heuristic over word
    lists; what stands in quotation marks is not read. Languages without lists give none.
    """
    near = closest(pairs)
    articles = {s.article.id: s.article for pair in near for s in (pair.a, pair.b)}
    told = {id: _Told(article, quoted(article)) for id, article in articles.items()}
    found: list[Finding] = []
    for pair in near:
        here, there = told[pair.a.article.id], told[pair.b.article.id]
        a, b = here.attributed(pair.a), there.attributed(pair.b)
        if a and b:
            quoting = here.quotes(pair.a) and there.quotes(pair.b)
            found += _both(pair, a, b, quoting=quoting)
        # A statement inside a quote is the speaker's, whatever its sentence says.
        elif (a or b) and not (here.in_quotes(pair.a) or there.in_quotes(pair.b)):
            found += _one(pair, a, b)
    return found


class _Told(Struct, frozen=True, dict=True):
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

    def quotes(self, sentence: Sentence) -> bool:
        """Whether a sentence quotes anything."""
        return any(m.start < sentence.end and sentence.start < m.end for m in self.marks)


def _both(
    pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution], *, quoting: bool
) -> Iterator[Finding]:
    """What differs between two sentences that each have a source."""
    x, y = Statement(pair.a), Statement(pair.b)
    alike, common = likeness(x, y), shared(x, y)
    same = alike >= _ALIKE and common >= _SHARED
    differing = _differing(pair, a, b, same=same, named=common >= _NAMED)
    if not differing and pair.told >= _TOLD:
        # In words of their own, sentences tell the same of what is said "that …".
        a, b = _clear(pair.a, a), _clear(pair.b, b)
        differing = _differing(pair, a, b, same=True)
        if not differing:
            yield from _sources(pair, a, b, quoting=quoting)
    for one, other in differing[:1]:
        note = stances((_verb(pair.a, one), one.stance), (_verb(pair.b, other), other.stance))
        yield _finding("reporting verb", pair, one, other, note, 0.5 + alike / 2)


def _one(
    pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution]
) -> Iterator[Finding]:
    """A source that one of two sentences has, and the other states the same without."""
    if _named(pair, a, b):
        return
    x, y = Statement(pair.a), Statement(pair.b)
    alike, common = likeness(x, y), shared(x, y)
    told = pair.told >= _TOLD_PLAIN and common >= _NAMED and _plain(y if a else x)
    clear = _clear(pair.a, a) or _clear(pair.b, b)
    if (alike >= _PLAIN and common >= _SHARED) or (told and clear):
        here, there, said = (pair.a, pair.b, a[0]) if a else (pair.b, pair.a, b[0])
        yield _finding(
            f"attributed in {'A' if a else 'B'} only",
            pair,
            a[0] if a else None,
            b[0] if b else None,
            f"{cited(_span(here, said).text)} in {one_line(here.article.outlet)}, "
            f"no source in {one_line(there.article.outlet)}",
            max(alike, pair.told / 2),
        )


def _finding(
    kind: str,
    pair: SentencePair,
    a: Attribution | None,
    b: Attribution | None,
    note: str,
    score: float,
) -> Finding:
    return Finding(
        type="quote",
        kind=kind,
        a=_span(pair.a, a) if a else _whole(pair.a),
        b=_span(pair.b, b) if b else _whole(pair.b),
        note=note,
        score=round(_WEIGHT[kind.partition(" in ")[0]] * score, 4),
    )


def _clear(sentence: Sentence, said: Sequence[Attribution]) -> list[Attribution]:
    return [one for one in said if introduces(sentence.article.text, one, sentence.end)]


def _differing(
    pair: SentencePair,
    a: Sequence[Attribution],
    b: Sequence[Attribution],
    *,
    same: bool,
    named: bool = False,
) -> list[tuple[Attribution, Attribution]]:
    """The attributions of different stance, of one statement or of one speaker.

    :param same: whether the sentences report one statement.
    :param named: whether they share enough for what one speaker says to be one statement.
    """
    differing = [
        (one, other)
        for one in a
        for other in b
        if one.stance != other.stance and (same or (named and _same_speaker(pair, one, other)))
    ]
    # One stance on either side: with several, which answers which is anybody's guess.
    if any(len({one.stance for one in side}) > 1 for side in (a, b)):
        differing = [d for d in differing if _same_speaker(pair, *d)]
    return differing


def _sources(
    pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution], *, quoting: bool
) -> Iterator[Finding]:
    """One statement, where each side has one source and names it as the other doesn't.

    Two names for the speaker of one quote are the quote finder's.
    """
    if len(a) != 1 or len(b) != 1:
        return
    if quoting and _is_name(pair.a, a[0]) and _is_name(pair.b, b[0]):
        return
    here, there = _source(pair.a, a[0]), _source(pair.b, b[0])
    others = set(normalised_words(pair.a.text)), set(normalised_words(pair.b.text))
    if here and there and not (here & others[1] or there & others[0]):
        sources = " against ".join(
            cited(sentence.article.text[slice(*said.speaker)])
            for sentence, said in ((pair.a, a[0]), (pair.b, b[0]))
            if said.speaker
        )
        note = f"one statement, its source named otherwise: {sources}"
        yield _finding("source", pair, a[0], b[0], note, pair.told)


def _is_name(sentence: Sentence, said: Attribution) -> bool:
    name = sentence.article.text[slice(*said.speaker)] if said.speaker else ""
    return all(word[0].isupper() for word in name.split())


def _source(sentence: Sentence, said: Attribution) -> set[str]:
    """The content words that name a source; none for "she" and "the latter"."""
    rules = grammar(sentence.article.lang)
    if said.speaker is None or rules is None:
        return set()
    words = normalised_words(sentence.article.text[slice(*said.speaker)])
    return {word for word in words if not rules.is_function(word)}


def _plain(there: Statement) -> bool:
    """Whether a sentence states something in the outlet's own voice, as far as can be seen."""
    rules = grammar(there.sentence.article.lang)
    words = [word.plain for word in there.words]
    return (
        rules is not None
        and len(words) >= _FEWEST_WORDS
        and rules.stop.isdisjoint(words)
        and words[0] not in rules.lists["pronouns"]
    )


def _named(pair: SentencePair, a: Sequence[Attribution], b: Sequence[Attribution]) -> bool:
    """Whether the sentence without an attribution names the source, or is a headline or lead."""
    here, there, said = (pair.a, pair.b, a[0]) if a else (pair.b, pair.a, b[0])
    if said.speaker is None or _opens(there):
        return True
    speaker = normalised_words(here.article.text[slice(*said.speaker)])
    return bool(set(speaker[-1:]) & set(normalised_words(there.text)))


def _opens(sentence: Sentence) -> bool:
    """Whether a sentence opens its article: headlines leave sources out everywhere."""
    article = sentence.article
    first = next(iter(article.said), 0)
    return sentence.passage == first and sentence.start == article.passages[first].start


def _same_speaker(pair: SentencePair, one: Attribution, other: Attribution) -> bool:
    """Whether two speakers' names end in one word: Bernd Marrow, Bernard Marrow."""
    if one.speaker is None or other.speaker is None:
        return False
    first = normalised_words(pair.a.article.text[slice(*one.speaker)])
    second = normalised_words(pair.b.article.text[slice(*other.speaker)])
    return bool(first) and first[-1:] == second[-1:]


def _verb(sentence: Sentence, said: Attribution) -> str:
    return sentence.article.text[slice(*said.verb)]


def _span(sentence: Sentence, said: Attribution) -> Span:
    """Speaker and verb, if they stand near each other, else the verb."""
    start, end = said.verb
    if said.speaker is not None and abs(said.speaker[0] - start) <= _NEAR:
        start, end = min(start, said.speaker[0]), max(end, said.speaker[1])
    return sentence.article.span(start, end)


def _whole(sentence: Sentence) -> Span:
    return sentence.span(0, len(sentence.text))
