"""The records that pass between stages: frozen, serialisable, offsets in code points.

They are what ``--format json`` prints, so a field added here is a field of the contract
``framecmp/1``. ``start``/``end`` index :attr:`Article.text`, end exclusive.
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

SCHEMA = "framecmp/1"

PassageKind = Literal["title", "body", "furniture"]
Strength = Literal["strong", "weak"]
WordingKind = Literal["label", "inflection", "abbreviation", "spelling", "specificity", "number"]
FindingType = Literal["number", "date", "name", "quote", "hedge", "negation", "omission"]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the records: immutable, compared by value, built by keyword."""


class Passage(Record, frozen=True, kw_only=True, omit_defaults=True):
    """One paragraph of an article. ``why`` tells what made it furniture."""

    start: int
    end: int
    kind: PassageKind
    why: str | None = None


class Article(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A text and its passages, which together hold every non-blank character once.

    ``id`` is unique in a run; ``path`` is the file as it was given, with the line where it
    holds many articles; ``sha256`` is that of the text encoded as UTF-8. ``extra`` is what
    else its corpus says of it, under the corpus's own names.
    """

    id: str
    outlet: str
    title: str | None
    date: str | None
    lang: str | None
    path: str
    sha256: str
    text: str
    passages: tuple[Passage, ...]
    extra: dict[str, Any] = msgspec.field(default_factory=dict)

    def passage_text(self, index: int) -> str:
        """The words of passage ``index``, as they stand in the text."""
        passage = self.passages[index]
        return self.text[passage.start : passage.end]


class Place(Record, frozen=True, kw_only=True):
    """A passage of an article: its id, and the 0-based index into its passages."""

    article: str
    passage: int


class Neighbour(Record, frozen=True, kw_only=True):
    """The passage of another outlet that comes closest, and how close (0 to 1)."""

    article: str
    passage: int
    score: float


class WordDifference(Record, frozen=True, kw_only=True):
    """The word-level difference of two linked passages.

    ``shared`` is the share of words in common and in one order (0 to 1, normalised Indel
    similarity); ``only_a`` are the runs of words of A that B's passage doesn't hold, in
    order, and ``only_b`` the other way round.
    """

    shared: float
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


class Link(Record, frozen=True, kw_only=True):
    """Two passages of different articles that report the same thing.

    ``score`` (0 to 1) estimates how likely the link is right; ``strength`` cuts it in
    two. ``distance`` (0 to 2) is one minus the cosine of the passage vectors.
    """

    a: Place
    b: Place
    score: float
    strength: Strength
    distance: float
    lexical: WordDifference


class Unaligned(Record, frozen=True, kw_only=True):
    """A passage without a link, and the nearest one elsewhere (none: nothing to compare)."""

    article: str
    passage: int
    nearest: Neighbour | None


class Span(Record, frozen=True, kw_only=True):
    """A stretch of an article's text. ``text`` repeats what stands there."""

    article: str
    start: int
    end: int
    text: str


class Wording(Record, frozen=True, kw_only=True):
    """A span of A and a span of B that seem to name one thing in different words.

    ``score`` (0 to 1, higher is surer) ranks candidates; ``link`` is the index of the
    link in whose passages the spans stand.
    """

    a: Span
    b: Span
    score: float
    link: int
    kind: WordingKind = "label"


class Naming(Record, frozen=True, kw_only=True):
    """One form of words and how often an outlet's linked passages hold it."""

    text: str
    count: int


class WordingGroup(Record, frozen=True, kw_only=True):
    """Forms of words that seem to name one thing, by outlet.

    ``examples`` are indices into the wordings; ``score`` is the best of theirs.
    """

    by_outlet: dict[str, tuple[Naming, ...]]
    examples: tuple[int, ...]
    score: float


class Keyword(Record, frozen=True, kw_only=True):
    """A word that one outlet uses more than another in what both report.

    ``log_odds`` is the difference of the two outlets' log-odds under an informative
    Dirichlet prior (Monroe, Colaresi & Quinn 2008); above 0 the word leans to A.
    ``z`` is that divided by its standard deviation: a ranking, not a test, since words
    are not independent draws.
    """

    word: str
    count_a: int
    count_b: int
    log_odds: float
    z: float


class LexicalPair(Record, frozen=True, kw_only=True):
    """Which words two outlets choose differently for what both report.

    Counts are of ``words_a`` and ``words_b`` words in linked passages. ``divergence`` is
    the Jensen-Shannon divergence of their frequencies (0 to 1, bits; null without words):
    biased upwards in small samples, so it compares only with pairs of about as many words.
    """

    a: str
    b: str
    words_a: int
    words_b: int
    divergence: float | None
    keywords: tuple[Keyword, ...]


class SemanticPair(Record, frozen=True, kw_only=True):
    """How much two outlets have in common, and how far apart it is.

    ``distance`` is the mean over their links, with a 95 % bootstrap ``interval`` over
    links (null where they are too few). ``coverage_a`` is the share of A's words (0 to 1)
    in passages linked to B, ``coverage_b`` the other way round; null without words.
    """

    a: str
    b: str
    links: int
    strong: int
    distance: float | None
    interval: tuple[float, float] | None
    coverage_a: float | None
    coverage_b: float | None


class Finding(Record, frozen=True, kw_only=True):
    """A typed difference with its spans; what is missing on one side is null.

    ``kind`` says more closely what differs (``conflict``, ``rounding``, ``scare quotes``);
    ``score`` (0 to 1) ranks the findings, the most informative first.
    """

    type: FindingType
    a: Span | None
    b: Span | None
    note: str
    score: float
    kind: str = ""


class Model(Record, frozen=True, kw_only=True):
    """The encoder: its name, the sha256 of its weights, the length of its vectors."""

    name: str
    sha256: str
    dim: int


class Settings(Record, frozen=True, kw_only=True):
    """Everything besides texts and model that a number depends on.

    ``repeated`` is a hash of the lines left out because an outlet prints them in article
    after article of the corpus; ``none`` where there are none. ``nli`` names the model that
    looked for contradictions, with its hash; ``none`` without one.
    """

    paragraphs: str
    furniture: str
    precision: str
    threshold: float
    strong: float
    repeated: str = "none"
    nli: str = "none"


class Lexical(Record, frozen=True, kw_only=True):
    """Choices of words, per pair of outlets."""

    pairs: tuple[LexicalPair, ...]


class Semantic(Record, frozen=True, kw_only=True):
    """Distances and coverage, per pair of outlets."""

    pairs: tuple[SemanticPair, ...]


class Comparison(Record, frozen=True, kw_only=True):
    """One event told by two or more outlets: everything framecmp found, with the texts."""

    signature: str
    model: Model
    settings: Settings
    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    unaligned: tuple[Unaligned, ...]
    wordings: tuple[Wording, ...]
    wording_groups: tuple[WordingGroup, ...]
    lexical: Lexical
    semantic: Semantic
    findings: tuple[Finding, ...]
    schema: str = SCHEMA

    def article(self, id: str) -> Article:
        """The article of that id (KeyError if there is none)."""
        for article in self.articles:
            if article.id == id:
                return article
        raise KeyError(id)

    def words(self, place: Place) -> str:
        """The text of the passage at ``place``."""
        return self.article(place.article).passage_text(place.passage)
