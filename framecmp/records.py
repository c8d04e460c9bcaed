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
LinkChoice = Literal["all", "strong"]
WordingKind = Literal["label", "inflection", "abbreviation", "spelling", "specificity", "number"]
Coverage = Literal["covered", "partly", "not found"]
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

    def passage_at(self, at: int) -> int:
        """The index of the passage that holds a code point (KeyError where none does)."""
        for index, passage in enumerate(self.passages):
            if passage.start <= at < passage.end:
                return index
        raise KeyError(at)

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text from ``start`` to ``end``."""
        return Span(article=self.id, start=start, end=end, text=self.text[start:end])


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


class Shares(Record, frozen=True, kw_only=True):
    """Why a link has its score: terms whose sum is the log-odds of the link.

    ``alike``: its words in context are alike; ``rare``: both passages hold the same rare
    word pieces; ``elsewhere`` (0 or less): they are as alike to other passages;
    ``support``: passages of other outlets are like both; ``base``: any two passages.
    """

    alike: float = 0.0
    rare: float = 0.0
    elsewhere: float = 0.0
    support: float = 0.0
    base: float = 0.0


class Stretch(Record, frozen=True, kw_only=True):
    """From ``start`` to ``end`` in an article's text."""

    start: int
    end: int


class SentenceMatch(Record, frozen=True, kw_only=True):
    """A sentence of A and one of B that carry a link; ``score`` is how alike they are (-1 to 1)."""

    a: Stretch
    b: Stretch
    score: float


class Link(Record, frozen=True, kw_only=True):
    """Two passages of different articles that report the same thing.

    ``score`` (0 to 1) estimates how likely the link is right, ``why`` says what it comes
    of, and ``sentences`` which ones carry it; ``strength`` cuts the score in two.
    ``distance`` (0 to 2) is one minus the cosine of the passage vectors.
    """

    a: Place
    b: Place
    score: float
    strength: Strength
    distance: float
    lexical: WordDifference
    why: Shares = Shares()
    sentences: tuple[SentenceMatch, ...] = ()


class GroupMember(Record, frozen=True, kw_only=True):
    """A passage of a group: the whole of it, or (not null) some ``sentences`` only."""

    article: str
    passage: int
    sentences: tuple[Stretch, ...] | None = None


class PassageGroup(Record, frozen=True, kw_only=True):
    """What the outlets say about one thing; who isn't among the members is silent on it.

    ``score`` is the mean of the links between the members.
    """

    members: tuple[GroupMember, ...]
    score: float


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

    ``score`` (0 to 1, higher is surer) ranks candidates. ``link`` is the index of the link in
    whose passages the spans stand; one of them may stand in another passage of its article,
    that comes near the other's but isn't linked to it.
    """

    a: Span
    b: Span
    score: float
    link: int
    kind: WordingKind = "label"


class Naming(Record, frozen=True, kw_only=True):
    """One form of words and how often an outlet's linked passages hold it.

    ``places`` are all of them. A form inside a longer one of its group isn't counted there.
    """

    text: str
    count: int
    places: tuple[Span, ...] = ()


class NamingContrast(Record, frozen=True, kw_only=True):
    """How differently two outlets name one thing where both name it.

    ``units`` is where: connected sets of linked passages, or events. ``difference`` (0 to 1)
    is half the summed absolute difference of their shares of the forms (total variation),
    averaged over the units with its signs: 0 the same names, or now so, now otherwise; 1
    never a name in common.
    """

    a: str
    b: str
    units: int
    difference: float


class WordingGroup(Record, frozen=True, kw_only=True):
    """Forms of words that seem to name one thing, by outlet.

    ``by_outlet`` has every outlet that uses one of them in linked passages. ``examples`` are
    indices into the wordings; ``score`` is the best of theirs. ``contrasts`` are of pairs of
    outlets in the order of their names.
    """

    by_outlet: dict[str, tuple[Naming, ...]]
    examples: tuple[int, ...]
    score: float
    contrasts: tuple[NamingContrast, ...] = ()


class Keyness(Record, frozen=True, kw_only=True):
    """How far a word, or two in a row, leans to A (above 0) or B in what both report.

    ``log_odds`` is the difference of the two outlets' log-odds under an informative
    Dirichlet prior (Monroe, Colaresi & Quinn 2008), ``z`` that divided by its standard
    deviation: a ranking, not a test, since words are not independent draws. ``rate_a`` is
    per 10,000 words; ``log_ratio`` the binary logarithm of the ratio of rates, a count of
    none taken for half a word (Hardie 2014). ``units_a`` says in how many units A has it:
    connected sets of linked passages in an event, events in a corpus; ``dispersion`` (Gries'
    DP over these, both outlets together) is 0 where it is spread as the text is, 1 where it
    stands in one place, null if there is but one unit.
    """

    word: str
    count_a: int
    count_b: int
    rate_a: float
    rate_b: float
    log_odds: float
    z: float
    log_ratio: float
    units_a: int
    units_b: int
    dispersion: float | None


class Keyword(Keyness, frozen=True, kw_only=True):
    """A word, or two in a row, that leans to an outlet of an event, and where it stands."""

    places: tuple[Span, ...] = ()


class Divergence(Record, frozen=True, kw_only=True):
    """How far two outlets' words differ in the passages that all or strong ``links`` connect.

    ``divergence`` is Jensen-Shannon (0 to 1, bits; null without words), which even two
    samples of one text have, the shorter the more. ``expected`` is what it is on average when
    A and B are swapped at random in each of the ``units`` (sets of linked passages that hang
    together), ``excess`` the difference, ``z`` that over its standard deviation; null with
    fewer than six units. ``aligned_a`` (0 to 1) is the share of A's words that is compared.
    """

    links: LinkChoice
    units: int
    words_a: int
    words_b: int
    aligned_a: float | None
    aligned_b: float | None
    divergence: float | None
    expected: float | None
    excess: float | None
    z: float | None


class LexicalPair(Record, frozen=True, kw_only=True):
    """Which words two outlets choose differently for what both report.

    Counts are of ``words_a`` and ``words_b`` words in linked passages. ``divergence`` is
    the Jensen-Shannon divergence of their frequencies (0 to 1, bits; null without words).
    ``by_strength`` sets it against chance, over all links and over strong ones alone.
    ``keywords`` are single words, ``phrases`` two in a row, the most leaning first. ``note``
    says why something is missing.
    """

    a: str
    b: str
    words_a: int
    words_b: int
    divergence: float | None
    keywords: tuple[Keyword, ...]
    phrases: tuple[Keyword, ...] = ()
    by_strength: tuple[Divergence, ...] = ()
    note: str = ""


class SemanticPair(Record, frozen=True, kw_only=True):
    """How much two outlets have in common, and how far apart it is.

    ``distance`` is the mean over their links, with a 95 % bootstrap ``interval`` over
    links (null where they are too few). ``coverage_a`` is the share of A's words (0 to 1)
    in passages linked to B, ``coverage_b`` the other way round; null without words.

    A distance means little by itself, for all of one event is alike. ``background`` is the
    mean over the passages of the two that aren't linked, and ``percentile`` the mean share
    (0 to 1) of those that lie closer together than a link does, with its ``interval`` as
    that of the distance: 0, all links are closer than anything else; .5, no closer than
    chance. Null where there are too few of either. ``told_a`` is the share of A's words in
    sentences that B tells too, at least in part, wherever B tells them.
    """

    a: str
    b: str
    links: int
    strong: int
    distance: float | None
    interval: tuple[float, float] | None
    coverage_a: float | None
    coverage_b: float | None
    background: float | None = None
    percentile: float | None = None
    percentile_interval: tuple[float, float] | None = None
    told_a: float | None = None
    told_b: float | None = None


class Counterpart(Record, frozen=True, kw_only=True):
    """The sentence of another outlet that comes closest, and how surely it is the same."""

    article: str
    passage: int
    start: int
    end: int
    score: float
    state: Coverage


class SentenceCoverage(Record, frozen=True, kw_only=True):
    """Whether anybody else tells a sentence.

    ``state`` is that of the best counterpart; ``by_outlet`` has the nearest of every other
    outlet (null where it has no sentences), so that a reader can disagree.
    """

    article: str
    passage: int
    start: int
    end: int
    state: Coverage
    by_outlet: dict[str, Counterpart | None]


class OutletCoverage(Record, frozen=True, kw_only=True):
    """How much of an outlet's words (shares, 0 to 1) other outlets tell too.

    ``own`` is the share in sentences found in no other; null without words.
    """

    outlet: str
    words: int
    covered: float | None
    partly: float | None
    own: float | None


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
    after article of the corpus; ``background`` one of the counts that shape the prior of the
    log-odds, if not the texts' own; ``nli`` names the model that looked for contradictions and
    ``spacy`` the pipeline that cut the texts into phrases, each with its hash. ``none`` where
    there are none.
    """

    paragraphs: str
    furniture: str
    precision: str
    threshold: float
    strong: float
    repeated: str = "none"
    background: str = "none"
    nli: str = "none"
    spacy: str = "none"


class Lexical(Record, frozen=True, kw_only=True):
    """Choices of words, per pair of outlets."""

    pairs: tuple[LexicalPair, ...]


class Semantic(Record, frozen=True, kw_only=True):
    """Distances and coverage, per pair of outlets, and what each outlet has for itself."""

    pairs: tuple[SemanticPair, ...]
    outlets: tuple[OutletCoverage, ...] = ()


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
    groups: tuple[PassageGroup, ...] = ()
    sentences: tuple[SentenceCoverage, ...] = ()
    schema: str = SCHEMA

    def article(self, id: str) -> Article:
        """The article of that id (KeyError if there is none)."""
        for article in self.articles:
            if article.id == id:
                return article
        raise KeyError(id)

    def place(self, span: Span) -> Place:
        """The passage that a span stands in (KeyError where there is none)."""
        return Place(
            article=span.article, passage=self.article(span.article).passage_at(span.start)
        )

    def words(self, place: Place) -> str:
        """The text of the passage at ``place``."""
        return self.article(place.article).passage_text(place.passage)
