"""From compared events to what a report shows. Data only: no markup, no layout."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.corpus import ComparedEvent
from framecmp.records import Comparison
from framecmp.report import listing
from framecmp.report.quoting import Names, called, language, short
from framecmp.report.ribbon import ribbon
from framecmp.report.shown import Glance, Heat, ShownArticle, ShownEvent, ShownReport
from framecmp.text import word_spans

# Each takes some eight pages and 20 MB of the typesetter's memory.
EVENTS = 25
# Rows and columns that still can be read on a page.
HEAT_EVENTS, HEAT_PAIRS = 30, 10
TITLE_CHARACTERS, RUNNING_CHARACTERS, DATE_CHARACTERS = 140, 70, 25


def prepare(events: Sequence[ComparedEvent], corpus: str, command: str) -> ShownReport:
    """Gather what the report of a corpus shows.

    :param corpus: the corpus as the user named it.
    :param command: the command line that makes the report again.
    """
    comparisons = [e.comparison for e in events]
    return ShownReport(
        corpus=corpus,
        command=command,
        signatures=tuple(dict.fromkeys(c.signature for c in comparisons)),
        settings=tuple(dict.fromkeys(row for c in comparisons for row in _settings(c))),
        glance=tuple(_glance(e) for e in events),
        heat=_heat(events),
        events=tuple(_event(e) for e in events[:EVENTS]),
        events_left=len(events[EVENTS:]),
    )


def _settings(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    model, settings = comparison.model, comparison.settings
    return (
        ("model", model.name),
        ("sha256 of its weights", model.sha256),
        ("length of its vectors", str(model.dim)),
        ("arithmetic", settings.precision),
        ("paragraphs", settings.paragraphs),
        ("furniture", settings.furniture),
        ("a link from score", f"{settings.threshold:g}"),
        ("strong from score", f"{settings.strong:g}"),
    )


def _glance(compared: ComparedEvent) -> Glance:
    comparison = compared.comparison
    names = Names(comparison)
    shares = [
        share
        for pair in comparison.semantic.pairs
        for share in (pair.coverage_a, pair.coverage_b)
        if share is not None
    ]
    low, high = (listing.percent(f(shares, default=None)) for f in (min, max))
    strong = sum(link.strength == "strong" for link in comparison.links)
    return Glance(
        title=short(compared.event.title, TITLE_CHARACTERS),
        outlets=len(names.columns),
        passages=sum(p.kind != "furniture" for a in comparison.articles for p in a.passages),
        strong=strong,
        weak=len(comparison.links) - strong,
        coverage=low if low == high else f"{low} to {high}",
    )


def _event(compared: ComparedEvent) -> ShownEvent:
    names = Names(compared.comparison)
    wordings, wordings_left = listing.wordings(names)
    groups, groups_left = listing.groups(names)
    linked, links_left = listing.linked(names)
    alone, alone_left = listing.alone(names)
    leaning, leaning_left = listing.leaning(names)
    return ShownEvent(
        title=short(compared.event.title, TITLE_CHARACTERS),
        running=short(compared.event.title, RUNNING_CHARACTERS),
        outlets=tuple(map(called, names.columns)),
        articles=_articles(names),
        ribbon=ribbon(names),
        pairs=listing.pairs(names),
        wordings=wordings,
        wordings_left=wordings_left,
        groups=groups,
        groups_left=groups_left,
        linked=linked,
        links_left=links_left,
        alone=alone,
        alone_left=alone_left,
        leaning=leaning,
        leaning_left=leaning_left,
    )


def _articles(names: Names) -> tuple[ShownArticle, ...]:
    shown = []
    for article in names.comparison.articles:
        said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
        shown.append(
            ShownArticle(
                outlet=called(names.outlets[article.id]),
                title=short(article.title or "", TITLE_CHARACTERS),
                lang=language(article),
                date=short(article.date or "", DATE_CHARACTERS),
                path=article.path,
                passages=len(said),
                furniture=len(article.passages) - len(said),
                words=sum(len(word_spans(article.passage_text(i))) for i in said),
            )
        )
    return tuple(shown)


def _heat(events: Sequence[ComparedEvent]) -> Heat | None:
    """The distances of pairs of outlets over events; None where no pair is met twice."""
    found = [
        {
            (min(p.a, p.b), max(p.a, p.b)): p.distance
            for p in e.comparison.semantic.pairs
            if p.distance is not None
        }
        for e in events[:HEAT_EVENTS]
    ]
    every = [pair for distances in found for pair in distances]
    recurring = [pair for pair in dict.fromkeys(every) if every.count(pair) > 1][:HEAT_PAIRS]
    rows = [i for i, distances in enumerate(found) if any(p in distances for p in recurring)]
    if not rows:
        return None
    values = tuple(tuple(found[i].get(pair) for pair in recurring) for i in rows)
    titles = tuple(short(events[i].event.title, TITLE_CHARACTERS) for i in rows)
    told = [
        f"{title}: "
        + ", ".join(
            f"{called(a)} and {called(b)} {listing.decimal(value)}"
            for (a, b), value in zip(recurring, row, strict=True)
        )
        for title, row in zip(titles, values, strict=True)
    ]
    return Heat(
        rows=titles,
        columns=tuple((called(a), called(b)) for a, b in recurring),
        values=values,
        alt="Mean distance of linked passages. " + ". ".join(told) + ".",
    )
