"""What linked sentences do differently with quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from framecmp.divergence.findings.marks import left_open
from framecmp.divergence.findings.nouns import Token, tokens
from framecmp.divergence.findings.quotes import Quote, find_quotes
from framecmp.divergence.findings.statements import same_word
from framecmp.divergence.findings.told import SentencePair, by_articles
from framecmp.divergence.phrases import is_function_word
from framecmp.records import Article, Finding, Span
from framecmp.text import language, normalise

# Two quotes are one statement from this likeness of their words on (0 to 1, Indel on words);
# quotes of paired sentences are versions of one from the lower figure on.
_SAME, _VERSION = 0.8, 0.5
# Fewer words say too little to tell a statement by.
_STATEMENT_WORDS = 3

# What ranks first: a label held at arm's length, another speaker, words changed.
_WEIGHT = {"scare quotes": 0.9, "speaker": 1.0, "reporting verb": 0.7, "wording": 0.6, "only": 0.3}


def quote_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Differences in what is set in quotation marks, by linked sentences.

    Kinds: ``scare quotes`` (a label in marks here stands without them in the linked passage,
    or, of several words, anywhere there),
    ``speaker`` and ``reporting verb`` (one statement quoted of another speaker, or with a
    verb of another stance), ``wording`` (a quote's words differ), ``only in A`` and ``only in
    B`` (a quote in a linked sentence which the other article neither quotes nor tells in
    these words; the other span is null). Speakers and verbs are found by a heuristic.

    Articles in different languages are not compared. No quotes: no findings.
    """
    articles = {s.article.id: s.article for pair in pairs for s in (pair.a, pair.b)}
    sides = {id: _Side(article, find_quotes(article)) for id, article in articles.items()}
    found: list[Finding] = []
    for same in by_articles(pairs):
        a, b = sides[same[0].a.article.id], sides[same[0].b.article.id]
        if language(a.article.lang) == language(b.article.lang):
            found += _between(same, a, b)
    return found


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


def _between(pairs: Sequence[SentencePair], a: _Side, b: _Side) -> Iterator[Finding]:
    yield from _labels(pairs, a, b)
    matched = list(_matches(pairs, a, b))
    for first, second, alike in matched:
        yield from _versions(first, second, alike)
    taken = {(q.article, q.span.start) for one, other, _ in matched for q in (one, other)}
    yield from _lone(pairs, a, b, taken)


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
            if len(_words(q.span)) > 1:
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
    text, words = there.article.text, _words(q.span)
    if any(
        [w.plain for w in _words(other.span)] == [w.plain for w in words] for other in there.quotes
    ):
        return
    places = [place for stretch in within for place in _places(words, text, *stretch)]
    if not places or any(there.within(*place) or there.may_quote(place) for place in places):
        return
    seen.add(key)
    plain = there.article.span(*places[0])
    yield _finding(
        "scare quotes",
        q.span if of_a else plain,
        plain if of_a else q.span,
        f"in quotation marks in {'A' if of_a else 'B'}, without them in the other",
    )


def _lone(
    pairs: Sequence[SentencePair], a: _Side, b: _Side, taken: set[tuple[str, int]]
) -> Iterator[Finding]:
    """Statements quoted on one side that the other has nowhere."""
    seen = set(taken)
    for pair in pairs:
        for of_a, here, there in ((True, a, b), (False, b, a)):
            sentence = pair.a if of_a else pair.b
            for q in here.within(sentence.start, sentence.end):
                key = (q.article, q.span.start)
                if key in seen or q.scare or len(_words(q.span)) < _STATEMENT_WORDS:
                    continue
                seen.add(key)
                if not _told(q, there):
                    yield _only(q, of_a, there)


def _words(span: Span) -> list[Token]:
    return tokens(span.text, 0, len(span.text))


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


def _matches(
    pairs: Sequence[SentencePair], a: _Side, b: _Side
) -> Iterator[tuple[Quote, Quote, float]]:
    """Quotes that are one statement, each once, the likest first."""
    import numpy as np
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import cdist

    statements, words = [], []
    for side in (a, b):
        said = [(q, [w.plain for w in _words(q.span)]) for q in side.quotes]
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
    for minus_alike, _, _, x, y in sorted(
        candidates, key=lambda c: (c[0], c[2], c[1]) if mirrored else c[:3]
    ):
        keys = {(x.article, x.span.start), (y.article, y.span.start)}
        if not keys & taken:
            taken |= keys
            yield x, y, -minus_alike


def _versions(x: Quote, y: Quote, alike: float) -> Iterator[Finding]:
    """How two quotes of one statement differ."""
    if x.speaker and y.speaker and _differ(x.speaker, y.speaker):
        yield _finding("speaker", x.speaker, y.speaker, f"one statement, quoted of {_of(x, y)}")
    if x.verb and y.verb and x.stance != y.stance:
        yield _finding("reporting verb", x.verb, y.verb, f"{x.stance} verb against {y.stance} one")
    if [w.plain for w in _words(x.span)] != [w.plain for w in _words(y.span)]:
        yield _finding("wording", x.span, y.span, f"the quoted words differ (alike: {alike:.2f})")


def _differ(*speakers: Span) -> bool:
    """Whether two speakers are named, not called "he" or "the chairmen", and share no name."""
    is_function = is_function_word(None)
    said = [_words(speaker) for speaker in speakers]
    named = all(w and all(t.capital for t in w) and not is_function(w[0].plain) for w in said)
    return named and {t.plain for t in said[0]}.isdisjoint(t.plain for t in said[1])


def _of(x: Quote, y: Quote) -> str:
    one, other = (" ".join(q.speaker.text.split()) if q.speaker else "nobody" for q in (x, y))
    return f"{one} and of {other} (heuristic)"


def _finding(kind: str, a: Span, b: Span, note: str) -> Finding:
    return Finding(type="quote", kind=kind, a=a, b=b, note=note, score=_WEIGHT[kind])


def _told(q: Quote, there: _Side) -> bool:
    """Whether the other article has most of a quote's words in one of its passages.

    Function words don't count, unless the quote has hardly any others.
    """
    is_function = is_function_word(there.article.lang)
    words = [w.plain for w in _words(q.span)]
    content = [w for w in words if not is_function(w)]
    words = content if len(content) > 1 else words
    for passage in there.article.passages:
        said = {w.plain for w in tokens(there.article.text, passage.start, passage.end)}
        if sum(w in said for w in words) >= _SAME * len(words):
            return True
    return False


def _only(q: Quote, of_a: bool, there: _Side) -> Finding:
    where = "A" if of_a else "B"
    said = q.speaker.text.split() if q.speaker else []
    # "A quote of he" names nobody.
    is_function = is_function_word(there.article.lang)
    who = "" if all(map(is_function, map(normalise, said))) else f" of {' '.join(said)}"
    return Finding(
        type="quote",
        kind=f"only in {where}",
        a=q.span if of_a else None,
        b=None if of_a else q.span,
        note=f"a quote{who}, not found in these words in {' '.join(there.article.outlet.split())}",
        score=_WEIGHT["only"],
    )
