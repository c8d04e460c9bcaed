"""Events and corpora as read, and the comparison of one event after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from framecmp.comparison import compare, settings_of
from framecmp.divergence.aligned import between
from framecmp.divergence.background import Background
from framecmp.divergence.pipeline import Pipeline
from framecmp.encoding import Encoder, load_encoder
from framecmp.records import Article, Comparison, Link, Record, Settings


class Event(Record, frozen=True, kw_only=True):
    """The articles about one event, in the order of their ids.

    ``name`` is its folder's or that of its rows, ``title`` is for people; ``folder`` holds
    its files, or the file whose rows they are.
    """

    name: str
    title: str
    folder: Path
    articles: tuple[Article, ...]


def event_of(
    articles: Iterable[Article], *, name: str, folder: Path, title: str | None = None
) -> Event:
    """Make an event of its articles, in any order.

    Without a title it is the name, with blanks for hyphens and underscores, a capital first.
    """
    plain = name.replace("-", " ").replace("_", " ")
    return Event(
        name=name,
        title=title or plain[:1].upper() + plain[1:],
        folder=folder,
        articles=tuple(sorted(articles, key=lambda article: article.id)),
    )


class Corpus(Record, frozen=True, kw_only=True):
    """A corpus as read: its events in the order of their names.

    ``repeated`` is a hash of the lines that its outlets repeat, which are left out.
    An event's articles are read when it is taken from ``events``, and not kept there.
    """

    path: Path
    events: Sequence[Event]
    repeated: str = "none"


class ComparedEvent(Record, frozen=True, kw_only=True):
    """An event and what comparing its articles gave."""

    event: Event
    comparison: Comparison

    @property
    def outlets(self) -> dict[str, str]:
        """The outlet of each article id, also where all are of one."""
        return {article.id: article.outlet for article in self.comparison.articles}

    @property
    def across(self) -> list[Link]:
        """The links between articles of different outlets."""
        outlets = self.outlets
        return [link for link in self.comparison.links if len(between(link, outlets)) > 1]


def compare_corpus(
    corpus: Corpus,
    encoder: Encoder | None = None,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
    background: Background | None = None,
    pipeline: Pipeline | None = None,
) -> Iterator[ComparedEvent]:
    """Compare the events one after the other.

    :param encoder: the bundled one, if not given.
    :param settings: how the articles were read; the defaults, with the lines that the corpus
        repeats, if not given.
    :param background: word counts that shape the prior of the log-odds; each event's own, if
        not given.
    :param pipeline: says which phrases wordings are made of, if given.
    :param progress: told how many events are done, and of how many.
    """
    encoder = encoder or load_encoder()
    if settings is None:
        settings = settings_of(encoder, repeated=corpus.repeated)
    for done, event in enumerate(corpus.events, start=1):
        compared = compare(event.articles, encoder, settings, background, pipeline=pipeline)
        yield ComparedEvent(event=event, comparison=compared)
        if progress is not None:
            progress(done, len(corpus.events))
