"""What linked sentences do differently with quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from framecmp.divergence.findings.marks import left_open
from framecmp.divergence.findings.nouns import Token, tokens
from framecmp.divergence.findings.quote_versions import quoted_words, version_findings
from framecmp.divergence.findings.quotes import Quote, find_quotes
from framecmp.divergence.findings.reporting import cited, one_line
from framecmp.divergence.findings.statements import same_word
from framecmp.divergence.findings.told import SentencePair, by_articles
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Article, Finding
from framecmp.text import language, normalise

# Two quotes are one statement from this likeness of their words on (0 to 1, Indel on words);
# quotes of paired sentences are versions of one from the lower figure on.
_SAME, _VERSION = 0.8, 0.5
# Fewer words say too little to tell a statement by.
_STATEMENT_WORDS = 3

# A label held at arm's length tells much, a quote that one side alone has little.
_LABEL, _ONLY = 0.9, 0.2


def quote_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Differences in what is set in quotation marks, by linked sentences.

    Kinds: ``scare quotes`` (a label in marks here stands without them in the linked passage,
    or, of several words, anywhere there),
    ``speaker`` and ``reporting verb`` (one statement quoted of another speaker, or with a
    verb of another stance), ``wording`` (a quote's words differ), ``in part`` (one quotes
    less of it), ``only in A`` and ``only in B`` (a quote in a linked sentence which other
    articles, named in the note, neither quote nor tell in these words; the other span is
    null, and A comes before them all). Speakers and verbs are found by a heuristic.

    Articles in different languages are not compared. No quotes: no findings.
    """
    articles = {s.article.id: s.article for pair in pairs for s in (pair.a, pair.b)}
    sides = {id: _Side(article, find_quotes(article)) for id, article in articles.items()}
    found: list[Finding] = []
    lone: dict[tuple[str, int], list[_Lone]] = {}
    for same in by_articles(pairs):
        a, b = sides[same[0].a.article.id], sides[same[0].b.article.id]
        if language(a.article.lang) != language(b.article.lang):
            continue
        found += _labels(same, a, b)
        matched = list(_matches(same, a, b))
        for x, y in matched:
            found += version_findings(x, y, (a.article.outlet, b.article.outlet))
        taken = {(q.article, q.span.start) for said in matched for q in said}
        for one in _lone(same, a, b, taken):
            lone.setdefault((one.quote.article, one.quote.span.start), []).append(one)
    return found + [_only(ones) for ones in lone.values()]


class _Lone(Struct, frozen=True):
    """A quote that another article hasn't got, and on which side of the two it stands."""

    quote: Quote
    of_a: bool
    without: Article


class _Side(Struct, frozen=True):
    """An article and its quotes."""

    article: Article
    quotes: tuple[Quote, ...]

    def within(self, start: int, end: int) -> list[Quote]:
        """The quotes that overlap a stretch."""
        return [q for q in self.quotes if q.span.start < end and start < q.span.end]

    def may_quote(self, place: tuple[int, int]) -> bool:
        """Whether a mark that its paragraph leaves open stands before a stretch."""
        paragraphs = ((p.start, p.end) for p in self.article.passages)
        start, end = next((s, e) for s, e in paragraphs if s <= place[0] < e)
        opening = left_open(self.article.text, start, end)
        return opening is not None and opening < place[0]


def _labels(pairs: Sequence[SentencePair], a: _Side, b: _Side) -> Iterator[Finding]:
    """Labels in quotation marks whose words stand plainly in the passage linked to theirs.

    Of several words, so that they can hardly mean anything else, they may stand anywhere.
    """
    seen: set[tuple[str, int]] = set()
    for pair in sorted(pairs, key=lambda p: -p.score):
        for of_a, here, there in ((True, a, b), (False, b, a)):
            sentence, other = (pair.a, pair.b) if of_a else (pair.b, pair.a)
            passage = there.article.passages[other.passage]
            within = [(other.start, other.end), (passage.start, passage.end)]
            for q in here.within(sentence.start, sentence.end):
                yield from _label(q, within, there, seen, of_a=of_a)
    for of_a, here, there in ((True, a, b), (False, b, a)):
        anywhere = [(p.start, p.end) for p in there.article.passages if p.kind != "furniture"]
        for q in here.quotes:
            if len(quoted_words(q.span)) > 1:
                yield from _label(q, anywhere, there, seen, of_a=of_a)


def _label(
    q: Quote,
    within: Sequence[tuple[int, int]],
    there: _Side,
    seen: set[tuple[str, int]],
    *,
    of_a: bool,
) -> Iterator[Finding]:
    """A label's finding, if its words stand in one of the stretches, and never in quotes there."""
    key = (q.article, q.span.start)
    if not q.scare or key in seen:
        return
    text, words = there.article.text, quoted_words(q.span)
    plain_words = [w.plain for w in words]
    if any([w.plain for w in quoted_words(other.span)] == plain_words for other in there.quotes):
        return
    places = [place for stretch in within for place in _places(words, text, *stretch)]
    if not places or any(there.within(*place) or there.may_quote(place) for place in places):
        return
    seen.add(key)
    plain = there.article.span(*places[0])
    yield Finding(
        type="quote",
        kind="scare quotes",
        a=q.span if of_a else plain,
        b=plain if of_a else q.span,
        note=f"{cited(q.span.text)} in quotation marks, "
        f"without them in {one_line(there.article.outlet)}",
        score=_LABEL,
    )


def _lone(
    pairs: Sequence[SentencePair], a: _Side, b: _Side, taken: set[tuple[str, int]]
) -> Iterator[_Lone]:
    """Statements quoted on one side that the other has nowhere."""
    seen = set(taken)
    for pair in pairs:
        for of_a, here, there in ((True, a, b), (False, b, a)):
            sentence = pair.a if of_a else pair.b
            for q in here.within(sentence.start, sentence.end):
                key = (q.article, q.span.start)
                if key in seen or q.scare or len(quoted_words(q.span)) < _STATEMENT_WORDS:
                    continue
                seen.add(key)
                if not _told(q, there):
                    yield _Lone(q, of_a, there.article)


def _places(label: Sequence[Token], text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the words of a label stand in a stretch, the last one in any form."""
    words, places = _stretch(text, start, end)
    n = len(label)
    if n > 1:
        opens = places.get(label[0].plain, ())
    else:
        opens = sorted(
            i for form in places if same_word(form, label[-1].plain) for i in places[form]
        )
    return [
        (words[i].start, words[i + n - 1].end)
        for i in opens
        if i + n <= len(words)
        and all(words[i + k].plain == label[k].plain for k in range(n - 1))
        and same_word(words[i + n - 1].plain, label[-1].plain)
    ]


# Many labels are sought in the same stretches, which may be whole articles without paragraphs.
@lru_cache(128)
def _stretch(text: str, start: int, end: int) -> tuple[list[Token], dict[str, list[int]]]:
    """The words of a stretch, and where each stands among them."""
    words = tokens(text, start, end)
    places: dict[str, list[int]] = {}
    for i, word in enumerate(words):
        places.setdefault(word.plain, []).append(i)
    return words, places


def _matches(pairs: Sequence[SentencePair], a: _Side, b: _Side) -> Iterator[tuple[Quote, Quote]]:
    """Quotes that are one statement, each once, the likest first."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    statements, words = [], []
    for side in (a, b):
        said = [(q, [w.plain for w in quoted_words(q.span)]) for q in side.quotes]
        said = [(q, plain) for q, plain in said if len(plain) >= _STATEMENT_WORDS]
        statements.append([q for q, _ in said])
        words.append([plain for _, plain in said])
    if not all(statements):
        return
    paired = {
        (x.span.start, y.span.start)
        for pair in pairs
        for x in a.within(pair.a.start, pair.a.end)
        for y in b.within(pair.b.start, pair.b.end)
    }
    table = cdist(*words, scorer=Indel.normalized_similarity, score_cutoff=_VERSION)
    candidates = [
        (-float(table[i, j]), x.span.start, y.span.start, x, y)
        for i, j in zip(*np.nonzero(table >= _VERSION), strict=True)
        for x, y in [(statements[0][i], statements[1][j])]
        if table[i, j] >= _SAME or (x.span.start, y.span.start) in paired
    ]
    mirrored = a.article.id > b.article.id
    taken: set[tuple[str, int]] = set()
    for *_, x, y in sorted(candidates, key=lambda c: (c[0], c[2], c[1]) if mirrored else c[:3]):
        keys = {(x.article, x.span.start), (y.article, y.span.start)}
        if not keys & taken:
            taken |= keys
            yield x, y


def _told(q: Quote, there: _Side) -> bool:
    """Whether the other article has most of a quote's words in one of its passages.

    Function words don't count, unless the quote has hardly any others.
    """
    is_function = is_function_word(there.article.lang)
    words = [w.plain for w in quoted_words(q.span)]
    content = [w for w in words if not is_function(w)]
    words = content if len(content) > 1 else words
    for passage in there.article.passages:
        said = {w.plain for w in tokens(there.article.text, passage.start, passage.end)}
        if sum(w in said for w in words) >= _SAME * len(words):
            return True
    return False


def _only(ones: Sequence[_Lone]) -> Finding:
    """The finding of a quote that some articles haven't got."""
    q, of_a = ones[0].quote, all(one.of_a for one in ones)
    said = q.speaker.text.split() if q.speaker else []
    # "A quote of he" names nobody.
    is_function = is_function_word(ones[0].without.lang)
    who = "" if all(map(is_function, map(normalise, said))) else f" of {' '.join(said)}"
    without = ", ".join(sorted({one_line(one.without.outlet) for one in ones}))
    return Finding(
        type="quote",
        kind=f"only in {'A' if of_a else 'B'}",
        a=q.span if of_a else None,
        b=None if of_a else q.span,
        note=f"a quote{who}, not found in these words in {without}",
        score=_ONLY,
    )
