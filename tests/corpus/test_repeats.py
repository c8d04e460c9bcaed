"""What an outlet prints in article after article is furniture in a whole corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from framecmp.corpus import load_corpus
from framecmp.records import Reading

LINE = "The Lantern brings light to the valley every day of the week"
STORIES = ("The mill burned down.", "A bridge was closed.", "The school got a new roof.")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for number, story in enumerate(STORIES):
        event = tmp_path / f"event-{number}"
        event.mkdir()
        (event / "lantern.txt").write_text(f"{story} Nobody was hurt.\n\n{LINE}.\n\nSo it was.\n")
        (event / "post.txt").write_text(f"{story} It was on a Monday.\n\nSo it was.\n")
    return tmp_path


def kinds(corpus: Path, reading: Reading) -> set[tuple[str, str | None]]:
    return {
        (passage.kind, passage.why)
        for event in load_corpus(corpus, reading).events
        for article in event.articles
        for i, passage in enumerate(article.passages)
        if LINE in article.passage_text(i)
    }


def test_a_repeated_line_is_furniture(corpus: Path) -> None:
    assert kinds(corpus, Reading()) == {("furniture", "repeated in 3 articles")}


def test_furniture_may_be_kept(corpus: Path) -> None:
    assert kinds(corpus, Reading(keep_furniture=True)) == {("body", None)}


def test_what_is_written_in_two_articles_stays(corpus: Path) -> None:
    (corpus / "event-2" / "lantern.txt").write_text("Another day.\n\nAnother story of it.\n")
    assert kinds(corpus, Reading()) == {("body", None)}


def test_what_is_repeated_is_told_by_a_hash(corpus: Path) -> None:
    told = load_corpus(corpus).repeated
    assert len(told) == 12
    assert load_corpus(corpus, Reading(keep_furniture=True)).repeated == "none"
    (corpus / "event-2" / "lantern.txt").write_text("Another day.\n\nAnother story of it.\n")
    assert load_corpus(corpus).repeated != told
