"""Furniture on whole pages: the labelled ones of ``furniture/``, and the bundled corpus.

A page of ``furniture/`` has one passage a line, after its label and a tab: ``F`` furniture,
``B`` body, ``T`` title. A line that opens with ``#`` says what the page is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from framecmp.records import Article
from framecmp.text import article_from_text
from framecmp.text.furniture import judge

PAGES = Path(__file__).parent / "furniture"
CORPUS = Path(__file__).parents[2] / "corpus"
LETTERS = {"furniture": "F", "body": "B", "title": "T"}


class Line(NamedTuple):
    page: str
    label: str
    found: str
    text: str


def judged(half: str) -> Iterator[Line]:
    for path in sorted((PAGES / half).glob("*.txt")):
        rows = [row for row in path.read_text("utf-8").splitlines() if not row.startswith("#")]
        labels, texts = zip(*(row.split("\t", 1) for row in rows), strict=True)
        for label, text, verdict in zip(labels, texts, judge(texts), strict=True):
            yield Line(path.stem, label, LETTERS[verdict.kind], text)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_labelled_pages(half: str) -> None:
    lines = list(judged(half))
    assert {line.label for line in lines} == set("FBT")
    right = sum(line.label == line.found == "F" for line in lines)
    recall = right / sum(line.label == "F" for line in lines)
    precision = right / sum(line.found == "F" for line in lines)
    told = [f"{half}: recall {recall:.3f}, precision {precision:.3f}, {len(lines)} lines"]
    told += [
        f"{line.page}: {line.label} taken for {line.found}: {line.text}"
        for line in lines
        if line.label != line.found
    ]
    assert recall >= 0.95, "\n".join(told)
    assert precision >= 0.97, "\n".join(told)


EVENTS = sorted(path.parent for path in CORPUS.glob("*/gold.jsonl"))


def _articles(event: Path) -> dict[str, Article]:
    return {
        path.stem: article_from_text(path.read_text("utf-8"), id=path.stem, path=path.name)
        for path in event.glob("*.txt")
    }


def _kinds(article: Article, text: str) -> list[str]:
    """The kinds of the passages that hold the text."""
    sought = " ".join(text.split())
    return [
        passage.kind
        for i, passage in enumerate(article.passages)
        if sought in " ".join(article.passage_text(i).split())
    ]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
def test_the_bundled_corpus(event: Path) -> None:
    articles = _articles(event)
    for row in (event / "gold.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(row)
        for side in filter(None, (entry.get("a"), entry.get("b"))):
            if entry["kind"] == "alignment":
                assert set(_kinds(articles[side["outlet"]], side["text"])) & {"body", "title"}, side
            elif entry.get("type") == "furniture":
                assert "furniture" in _kinds(articles[side["outlet"]], side["text"]), side
