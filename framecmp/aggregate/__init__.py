"""Many compared events at once: what an outlet does time and again.

Events are counted apart (:func:`event_counts`), their counts add up, and figures are derived
last (:func:`leanings`), so that a corpus can be compared in parts and joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from framecmp.aggregate.counts import CorpusCounts, PairCounts, corpus_counts, event_counts
from framecmp.aggregate.lexical import (
    Contrast,
    CorpusKeyword,
    CorpusLexical,
    corpus_lexical,
    leanings,
)
from framecmp.aggregate.places import Occurrence
from framecmp.aggregate.wordings import (
    CorpusContrast,
    CorpusGroup,
    CorpusNaming,
    CorpusWordings,
    corpus_wordings,
)
from framecmp.corpus import ComparedEvent
from framecmp.divergence.background import Background

__all__ = [
    "Contrast",
    "CorpusContrast",
    "CorpusCounts",
    "CorpusGroup",
    "CorpusKeyword",
    "CorpusLexical",
    "CorpusNaming",
    "CorpusWordings",
    "Occurrence",
    "PairCounts",
    "corpus_counts",
    "corpus_json",
    "corpus_lexical",
    "corpus_wordings",
    "event_counts",
    "leanings",
]


def corpus_json(
    events: Sequence[ComparedEvent], background: Background | None = None
) -> dict[str, Any]:
    """What ``framecmp report --json`` says of the whole corpus, beside its ``events``."""
    return {
        "lexical": msgspec.to_builtins(corpus_lexical(events, background)),
        "wording_groups": msgspec.to_builtins(corpus_wordings(events)),
    }
