"""Taking articles into a corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from framecmp.corpus import load_corpus
from framecmp.corpus.adding import add_articles
from framecmp.errors import InputError, OutputError

TEXT = "The river rose in the night and flooded the lower town.\n\nNobody was hurt, she said.\n"


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_an_added_article_says_what_it_was_given(tmp_path: Path, story: str) -> None:
    corpus = tmp_path / "corpus"
    given = {"outlet": 'Daily: "News"', "date": "2024-05-02", "lang": "en", "title": "Flood"}
    [first] = add_articles(corpus, "flood", [story], given)
    [second] = add_articles(corpus, "flood", [story], {"outlet": "Время"})
    assert (first.name, second.name) == ("daily-news.txt", "время.txt")
    [event] = load_corpus(corpus).events
    [article, other] = event.articles
    assert (article.outlet, article.date, article.lang) == ('Daily: "News"', "2024-05-02", "en")
    assert (article.title, other.outlet) == ("Flood", "Время")
    assert article.text.endswith("she said.\n")


def test_a_front_matter_block_is_renewed_not_doubled(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"---\noutlet: Old\ndate: 2020-01-01\n---\n{TEXT}", "utf-8")
    [new] = add_articles(tmp_path / "corpus", "flood", [str(path)], {"outlet": "New"})
    text = new.read_text("utf-8")
    assert text.count("---") == 2
    assert 'outlet: "New"' in text
    assert 'date: "2020-01-01"' in text
    assert "Old" not in text


def test_nothing_is_overwritten(tmp_path: Path, story: str) -> None:
    corpus = tmp_path / "corpus"
    [path] = add_articles(corpus, "flood", [story], {})
    before = path.read_bytes()
    with pytest.raises(InputError, match="is there already"):
        add_articles(corpus, "flood", [story], {"title": "Other"})
    assert path.read_bytes() == before


@pytest.mark.parametrize("event", ["../x", "/x", "", ".", "a/b", "x\n"])
def test_an_event_is_a_plain_name(tmp_path: Path, story: str, event: str) -> None:
    with pytest.raises(InputError, match="no name for an event's folder"):
        add_articles(tmp_path / "corpus", event, [story], {})
    assert not (tmp_path / "corpus").exists()


def test_nothing_is_written_unless_all_can_be(tmp_path: Path, story: str) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with pytest.raises(InputError):
        add_articles(tmp_path / "corpus", "flood", [story, str(empty)], {})
    assert not (tmp_path / "corpus").exists()


def test_a_name_too_long_is_told(tmp_path: Path, story: str) -> None:
    with pytest.raises(OutputError, match="can't be written: File name too long"):
        add_articles(tmp_path, "x" * 300, [story], {})


def test_one_outlet_for_many_files_and_outlets_without_letters(tmp_path: Path, story: str) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT + "More.\n", "utf-8")
    with pytest.raises(InputError, match="one by one"):
        add_articles(tmp_path / "corpus", "flood", [story, str(other)], {"outlet": "X"})
    with pytest.raises(InputError, match="gives no name for a file"):
        add_articles(tmp_path / "corpus", "flood", [story], {"outlet": "!!"})


def test_what_else_an_article_says_of_itself_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"---\noutlet: Old\nurl: https://x.example/a\n---\n{TEXT}", "utf-8")
    [new] = add_articles(tmp_path / "corpus", "flood", [str(path)], {})
    assert 'url: "https://x.example/a"' in new.read_text("utf-8")
