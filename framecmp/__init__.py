"""framecmp shows how different outlets tell the same event.

>>> import framecmp
>>> articles = framecmp.read_articles(["a.txt", "b.txt"])          # doctest: +SKIP
>>> comparison = framecmp.compare(articles, framecmp.load_encoder())  # doctest: +SKIP
>>> comparison.links[0].score                                      # doctest: +SKIP

Names are imported when they are first used: ``import framecmp`` loads no heavy library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from framecmp.aggregate import corpus_lexical as corpus_lexical
    from framecmp.aggregate import corpus_wordings as corpus_wordings
    from framecmp.comparison import compare as compare
    from framecmp.comparison import settings_of as settings_of
    from framecmp.corpus import compare_corpus as compare_corpus
    from framecmp.corpus import load_corpus as load_corpus
    from framecmp.divergence.background import read_background as read_background
    from framecmp.encoding import load_encoder as load_encoder
    from framecmp.records import Reading as Reading
    from framecmp.text import read_articles as read_articles

__version__ = "0.1.0"

__all__ = [
    "Reading",
    "__version__",
    "compare",
    "compare_corpus",
    "corpus_lexical",
    "corpus_wordings",
    "load_corpus",
    "load_encoder",
    "read_articles",
    "read_background",
    "settings_of",
]

_HOMES = {
    "Reading": "framecmp.records",
    "compare": "framecmp.comparison",
    "compare_corpus": "framecmp.corpus",
    "corpus_lexical": "framecmp.aggregate",
    "corpus_wordings": "framecmp.aggregate",
    "load_corpus": "framecmp.corpus",
    "load_encoder": "framecmp.encoding",
    "read_articles": "framecmp.text",
    "read_background": "framecmp.divergence.background",
    "settings_of": "framecmp.comparison",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
