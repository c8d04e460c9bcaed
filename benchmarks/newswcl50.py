"""Events of NewsWCL50, and how many of the wordings offered for them people marked as one thing.

The folder holds ``articles.jsonl`` (``doc_id``, ``event_id``, ``text``) and ``mentions.jsonl``
(``doc_id``, ``char_start``, ``char_end``, ``concept_id``: what a concept of the event is called).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framecmp.alignment import unrelated_level
from framecmp.divergence.event_text import EventText
from framecmp.divergence.findings.told import Telling
from framecmp.divergence.passage_pairs import NEAR
from framecmp.divergence.pipeline import Pipeline
from framecmp.divergence.probes import Probes
from framecmp.encoding import Encoded, Encoder, encode_articles, encode_background
from framecmp.linking import Aligned
from framecmp.records import Article, Link, Place, Wording
from framecmp.text import article_from_text


@dataclass(frozen=True, eq=False)
class NewsEvent:
    """An event with links, and its mentions by article."""

    name: str
    links: Sequence[Link]
    near: Sequence[tuple[Place, Place]]
    told: Sequence[tuple[Article, Mapping[int, Encoded]]]
    mentions: Mapping[str, Sequence[Mapping[str, Any]]]

    def text(self, probes: Probes | None, pipeline: Pipeline | None = None) -> EventText:
        return EventText(self.told, lambda _: probes, pipeline)

    def concept(self, article: str, start: int, end: int) -> str | None:
        """The concept of the mention that a span shares most with (Jaccard of characters)."""
        best, most = None, 0.5
        for m in self.mentions[article]:
            shared = min(end, m["char_end"]) - max(start, m["char_start"])
            union = max(end, m["char_end"]) - min(start, m["char_start"])
            if shared > 0 and shared / union >= most:
                best, most = m["concept_id"], shared / union
        return best


def read_events(folder: Path, encoder: Encoder) -> list[NewsEvent]:
    mentions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "mentions.jsonl").read_text("utf-8").splitlines():
        mention = json.loads(line)
        mentions[mention["doc_id"]].append(mention)
    articles: dict[str, list[Article]] = defaultdict(list)
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        article = article_from_text(row["text"], id=row["doc_id"], path=row["doc_id"])
        articles[row["event_id"]].append(article)
    unrelated = unrelated_level(encode_background(encoder))
    events = []
    for name, told in sorted(articles.items()):
        both = list(zip(told, encode_articles(told, encoder), strict=True))
        aligned = Aligned(tuple(Telling(*t) for t in both), {a.id: a.id for a in told}, unrelated)
        events.append(NewsEvent(name, aligned.links, aligned.near(NEAR), both, mentions))
    return events


def judge(event: NewsEvent, wordings: Sequence[Wording], best: int = 60) -> tuple[int, int, int]:
    """Right and wrong among an event's best distinct labels, and the concepts of the right."""
    seen, right, wrong, concepts = set(), 0, 0, set()
    for w in wordings:
        key = tuple(sorted((w.a.text.lower(), w.b.text.lower())))
        if w.kind != "label" or key in seen:
            continue
        if len(seen) == best:
            break
        seen.add(key)
        a, b = (event.concept(s.article, s.start, s.end) for s in (w.a, w.b))
        right += bool(a) and a == b
        wrong += bool(a and b) and a != b
        concepts |= {a} if a and a == b else set()
    return right, wrong, len(concepts)
