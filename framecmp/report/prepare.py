"""From compared events to what a report shows. Data only: no markup, no layout."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from framecmp.corpus import ComparedEvent
from framecmp.records import Comparison
from framecmp.report import listing
from framecmp.report.caps import Caps
from framecmp.report.corpuswide import (
    FEWEST_LINKS,
    distance_map,
    pair_distances,
    strongest_wordings,
)
from framecmp.report.quoting import Names, called, decimal, language, percent, short
from framecmp.report.ribbon import ribbon
from framecmp.report.rows import rows
from framecmp.report.shown import (
    Glance,
    PairDistance,
    Paragraph,
    ShownArticle,
    ShownEvent,
    ShownReport,
)
from framecmp.text import word_spans

TITLE_CHARACTERS, RUNNING_CHARACTERS, DATE_CHARACTERS = 140, 70, 25
_METHOD = Path(__file__).parent / "data" / "method.toml"


def prepare(events: Sequence[ComparedEvent], corpus: str, command: str, caps: Caps) -> ShownReport:
    """Gather what the report of a corpus shows.

    :param corpus: the corpus as the user named it.
    :param command: the command line that makes the report again.
    :param caps: how much of each list is shown.
    """
    comparisons = [e.comparison for e in events]
    method = tomllib.loads(_METHOD.read_text("utf-8"))
    pairs = pair_distances(comparisons)
    strongest, strongest_left = strongest_wordings(events)
    return ShownReport(
        corpus=corpus,
        command=command,
        signatures=tuple(dict.fromkeys(c.signature for c in comparisons)),
        settings=tuple(dict.fromkeys(row for c in comparisons for row in _settings(c))),
        method=tuple(Paragraph(**paragraph) for paragraph in method["method"]),
        limits=tuple(method["limits"]),
        answer=_answer(events, pairs),
        distances=distance_map(pairs),
        strongest=strongest,
        strongest_left=strongest_left,
        glance=tuple(_glance(e) for e in events),
        events=tuple(_event(e, caps) for e in events[: caps.events]),
        events_left=len(events[caps.events :]),
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


def _answer(events: Sequence[ComparedEvent], pairs: Sequence[PairDistance]) -> tuple[str, ...]:
    """Who says it differently, and where, in sentences; none where too little is known."""
    known = [p for p in pairs if p.links >= FEWEST_LINKS]
    said = []
    if len(known) > 1:
        far, near = known[0], known[-1]
        said.append(f"Farthest apart in what both report: {_apart(far)}.")
        said.append(f"Closest: {_apart(near)}.")
    elif known:
        said.append(f"Apart in what both report: {_apart(known[0])}.")
    by_event = [
        (sum(sorted(link.distance for link in links)) / len(links), e.event.title, len(links))
        for e in events
        if len(links := e.comparison.links) >= FEWEST_LINKS
    ]
    if len(by_event) > 1:
        distance, title, over = max(by_event)
        where = f"{short(title, TITLE_CHARACTERS)} (mean distance {decimal(distance)}"
        said.append(f"Most differently told: {where} over {over} links).")
    return tuple(said)


def _apart(pair: PairDistance) -> str:
    names = f"{called(pair.a)} and {called(pair.b)}"
    return f"{names} (mean distance {decimal(pair.distance)} over {pair.links} links)"


def _glance(compared: ComparedEvent) -> Glance:
    comparison = compared.comparison
    names = Names(comparison)
    shares = [
        share
        for pair in comparison.semantic.pairs
        for share in (pair.coverage_a, pair.coverage_b)
        if share is not None
    ]
    low, high = (percent(f(shares, default=None)) for f in (min, max))
    links = comparison.links
    strong = sum(link.strength == "strong" for link in links)
    return Glance(
        title=short(compared.event.title, TITLE_CHARACTERS),
        outlets=len(names.columns),
        passages=sum(len(a.said) for a in comparison.articles),
        strong=strong,
        weak=len(links) - strong,
        distance=decimal(sum(link.distance for link in links) / len(links) if links else None),
        coverage=low if low == high else f"{low} to {high}",
        findings=sum(not f.is_untold for f in comparison.findings),
    )


def _event(compared: ComparedEvent, caps: Caps) -> ShownEvent:
    names = Names(compared.comparison)
    wordings, wordings_left = listing.wordings(names, caps.wordings)
    groups, groups_left = listing.groups(names, caps.groups)
    findings, findings_left = listing.findings(names, caps.findings)
    untold, untold_left = listing.untold(names, caps.untold)
    linked, rows_left = rows(names, caps)
    alone, alone_left = listing.alone(names, caps.alone)
    leaning, leaning_left = listing.leaning(names, caps.leaning_pairs)
    return ShownEvent(
        title=short(compared.event.title, TITLE_CHARACTERS),
        running=short(compared.event.title, RUNNING_CHARACTERS),
        key=quote(compared.event.name, safe=""),
        outlets=tuple(map(called, names.columns)),
        articles=_articles(names),
        unlinked=_unlinked(compared.comparison),
        ribbon=ribbon(names),
        pairs=listing.pairs(names),
        coverage=listing.coverage(names),
        wordings=wordings,
        wordings_left=wordings_left,
        groups=groups,
        groups_left=groups_left,
        findings=findings,
        findings_left=findings_left,
        untold=untold,
        untold_left=untold_left,
        rows=linked,
        rows_left=rows_left,
        alone=alone,
        alone_left=alone_left,
        leaning=leaning,
        leaning_left=leaning_left,
    )


def _unlinked(comparison: Comparison) -> str:
    """Why there are no links, as far as that can be told; empty where there are some."""
    if comparison.links:
        return ""
    languages = sorted({language(a) or "not told" for a in comparison.articles})
    if len(languages) > 1:
        return (
            "No passage of one outlet was found in another. The articles are in several languages "
            f"({', '.join(languages)}); the model may not read all of them."
        )
    return "No passage of one outlet was found in another."


def _articles(names: Names) -> tuple[ShownArticle, ...]:
    shown = []
    for article in names.comparison.articles:
        shown.append(
            ShownArticle(
                outlet=called(names.outlets[article.id]),
                title=short(article.title or "", TITLE_CHARACTERS),
                lang=language(article),
                date=short(article.date or "", DATE_CHARACTERS),
                path=article.path,
                passages=len(article.said),
                furniture=len(article.furniture),
                words=sum(len(word_spans(article.passage_text(i))) for i in article.said),
            )
        )
    return tuple(shown)
