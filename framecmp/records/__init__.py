"""The records that pass between stages: frozen, serialisable, offsets in code points.

They are what ``--format json`` prints, so a field added here is a field of the contract
``framecmp/1``; but for :class:`Reading`, which says how texts come in. ``start``/``end`` index
:attr:`Article.text`, end exclusive.
"""

from framecmp.records.articles import (
    FRONT_MATTER,
    Article,
    InPassage,
    Passage,
    PassageKind,
    Place,
    Span,
    Stretch,
    outlets_of,
)
from framecmp.records.base import Record, rounded, rounded_interval, share
from framecmp.records.comparison import ENVIRONMENT, SCHEMA, Comparison, Model, Settings
from framecmp.records.findings import Finding, FindingType
from framecmp.records.lexical import Divergence, Keyness, Keyword, Lexical, LexicalPair, LinkChoice
from framecmp.records.links import (
    GroupMember,
    Link,
    Neighbour,
    PassageGroup,
    SentenceMatch,
    Shares,
    Strength,
    Unaligned,
    WordDifference,
)
from framecmp.records.reading import DEFAULT_READING, ParagraphMode, Reading
from framecmp.records.semantic import (
    Counterpart,
    Coverage,
    OutletCoverage,
    Semantic,
    SemanticPair,
    SentenceCoverage,
)
from framecmp.records.wordings import Naming, NamingContrast, Wording, WordingGroup, WordingKind

__all__ = [
    "DEFAULT_READING",
    "ENVIRONMENT",
    "FRONT_MATTER",
    "SCHEMA",
    "Article",
    "Comparison",
    "Counterpart",
    "Coverage",
    "Divergence",
    "Finding",
    "FindingType",
    "GroupMember",
    "InPassage",
    "Keyness",
    "Keyword",
    "Lexical",
    "LexicalPair",
    "Link",
    "LinkChoice",
    "Model",
    "Naming",
    "NamingContrast",
    "Neighbour",
    "OutletCoverage",
    "ParagraphMode",
    "Passage",
    "PassageGroup",
    "PassageKind",
    "Place",
    "Reading",
    "Record",
    "Semantic",
    "SemanticPair",
    "SentenceCoverage",
    "SentenceMatch",
    "Settings",
    "Shares",
    "Span",
    "Strength",
    "Stretch",
    "Unaligned",
    "WordDifference",
    "Wording",
    "WordingGroup",
    "WordingKind",
    "outlets_of",
    "rounded",
    "rounded_interval",
    "share",
]
