"""From compared events to the numbers of a baseline."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import get_args

from framecmp import __version__
from framecmp.check.baseline import SCHEMA, Baseline, EventMeasure
from framecmp.check.evidence import finding_rows, link_rows, mark, wording_rows
from framecmp.check.metrics import Metric, count, in_all, metric
from framecmp.corpus import GOLD_FILE, ComparedEvent
from framecmp.divergence.lexical import normalised_words
from framecmp.evaluate import Hits, recalled_wordings
from framecmp.gold import placed_event_gold
from framecmp.records import Comparison, FindingType, Place

# What a number can come from besides framecmp: told where another version is met.
_LIBRARIES = (
    "numpy",
    "rapidfuzz",
    "regex",
    "scipy",
    "sentence-transformers",
    "sentencex",
    "tokenizers",
    "torch",
    "transformers",
)


def measure(
    events: Iterable[ComparedEvent],
    seen: Callable[[ComparedEvent, EventMeasure], None] | None = None,
) -> Baseline:
    """Take the metrics of compared events, at least one, and keep none of their texts.

    :param seen: given each event with its metrics.
    """
    measured: dict[str, EventMeasure] = {}
    for compared in events:
        comparison = compared.comparison
        measured[compared.event.name] = now = measure_event(compared)
        if seen is not None:
            seen(compared, now)
    return Baseline(
        schema=SCHEMA,
        framecmp=__version__,
        signature=comparison.signature,
        libraries=_libraries(),
        model=comparison.model,
        settings=comparison.settings,
        in_all=in_all(event.metrics for event in measured.values()),
        events=measured,
    )


def measure_event(compared: ComparedEvent) -> EventMeasure:
    """An event's metrics, and what explains them."""
    comparison = compared.comparison
    gold_sha, gold, recalled = _against_gold(compared)
    return EventMeasure(
        articles={article.id: mark(article) for article in comparison.articles},
        gold_sha256=gold_sha,
        metrics={**_of_event(comparison), **gold, **_of_outlets(comparison)},
        links=link_rows(comparison),
        wordings=wording_rows(comparison),
        findings=finding_rows(comparison),
        recalled=recalled,
    )


def _of_event(comparison: Comparison) -> dict[str, Metric]:
    said = sum(len(article.said) for article in comparison.articles)
    links = comparison.links
    # Less what chance alone gives: a raw divergence grows as texts get shorter.
    over_chance = [pair.by_strength[0].excess for pair in comparison.lexical.pairs]
    divergences = [excess for excess in over_chance if excess is not None]
    share = 1 - len(comparison.unaligned) / said if said else None
    return {
        "passages": count("passages", said),
        "links": count("links", len(links)),
        "aligned_share": metric("aligned_share", share, said),
        "link_score": metric("link_score", _mean([x.score for x in links]), len(links)),
        "semantic_distance": metric(
            "semantic_distance", _mean([x.distance for x in links]), len(links)
        ),
        "lexical_divergence": metric("lexical_divergence", _mean(divergences), len(divergences)),
        "wording_groups": count("wording_groups", len(comparison.wording_groups)),
        **{
            name: count(name, sum(f.type == type_ for f in comparison.findings))
            for type_ in get_args(FindingType)
            for name in (f"findings.{type_}",)
        },
    }


def _of_outlets(comparison: Comparison) -> dict[str, Metric]:
    """What each outlet says, and how much of it others say: so no text can change hands."""
    linked = comparison.linked
    words: defaultdict[str, int] = defaultdict(int)
    shares: defaultdict[str, list[bool]] = defaultdict(list)
    for article in comparison.articles:
        for i in article.said:
            words[article.outlet] += len(normalised_words(article.passage_text(i)))
            shares[article.outlet].append(Place(article=article.id, passage=i) in linked)
    found: dict[str, Metric] = {}
    for outlet in sorted(words):
        aligned = shares[outlet]
        for name, value, n in (
            ("passages", len(aligned), len(aligned)),
            ("words", words[outlet], words[outlet]),
            ("aligned_share", _mean(aligned), len(aligned)),
        ):
            found[f"{name}[{outlet}]"] = metric(name, value, n)
    return found


def _against_gold(
    compared: ComparedEvent,
) -> tuple[str | None, dict[str, Metric], tuple[int, ...]]:
    """The hash of an event's gold, the metrics against it, and which wordings were found."""
    path = compared.event.folder / GOLD_FILE
    if not path.is_file():
        return None, {}, ()
    gold, misplaced = placed_event_gold(compared.event)
    found = {frozenset((link.a, link.b)) for link in compared.comparison.links}
    right = len(found & gold.links)
    hits = Hits(len(found), right, len(gold.links), right)
    recalled = recalled_wordings(compared.comparison, gold.wordings)
    metrics = {
        "gold.alignment_f1": metric(
            "gold.alignment_f1", hits.figures()["f1"], hits.found + hits.gold
        ),
        "gold.wording_recall": metric("gold.wording_recall", _mean(recalled), len(recalled)),
        "gold.misplaced": count("gold.misplaced", len(misplaced)),
    }
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return digest, metrics, tuple(i for i, hit in enumerate(recalled) if hit)


def _libraries() -> dict[str, str]:
    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
