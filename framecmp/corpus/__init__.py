"""Many events: a corpus of any form, read, and compared one event at a time.

:func:`stream_articles` reads through a corpus once, in constant memory, and tells every
problem; :func:`load_corpus` does so first, and then gives the events one by one.
"""

from framecmp.corpus.events import ComparedEvent, Corpus, Event, compare_corpus
from framecmp.corpus.fields import NAMES
from framecmp.corpus.folder import ARTICLE_SUFFIXES, EVENT_FILE, GOLD_FILE, article_paths
from framecmp.corpus.found import Found
from framecmp.corpus.loading import (
    load_corpus,
    load_event,
    read_event_paths,
    stream_articles,
    stream_paths,
)
from framecmp.corpus.rowfile import MANIFEST

__all__ = [
    "ARTICLE_SUFFIXES",
    "EVENT_FILE",
    "GOLD_FILE",
    "MANIFEST",
    "NAMES",
    "ComparedEvent",
    "Corpus",
    "Event",
    "Found",
    "article_paths",
    "compare_corpus",
    "load_corpus",
    "load_event",
    "read_event_paths",
    "stream_articles",
    "stream_paths",
]
