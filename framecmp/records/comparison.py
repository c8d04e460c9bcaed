"""One event's comparison, with the model and the settings it depends on."""

from __future__ import annotations

from framecmp.records.articles import Article, Place, Span
from framecmp.records.base import Record
from framecmp.records.findings import Finding
from framecmp.records.lexical import Lexical
from framecmp.records.links import Link, PassageGroup, Unaligned
from framecmp.records.semantic import Semantic, SentenceCoverage
from framecmp.records.wordings import Wording, WordingGroup

SCHEMA = "framecmp/1"


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


# What numbers can't be held against each other across. What outlets repeat comes of the texts.
ENVIRONMENT = ("model", *(f for f in Settings.__struct_fields__ if f != "repeated"))


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

    @property
    def linked(self) -> set[Place]:
        """The passages that have a link."""
        return {place for link in self.links for place in (link.a, link.b)}

    def place(self, span: Span) -> Place:
        """The passage that a span stands in (KeyError where there is none)."""
        return Place(
            article=span.article, passage=self.article(span.article).passage_at(span.start)
        )

    def words(self, place: Place) -> str:
        """The text of the passage at ``place``."""
        return self.article(place.article).passage_text(place.passage)
