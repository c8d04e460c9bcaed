"""The real encoder: copies are quiet, a planted change is found, and what outlets differ in."""

from __future__ import annotations

from pathlib import Path

import pytest

from framecmp import compare, load_corpus
from framecmp.encoding import Encoder
from framecmp.records import Article, Comparison
from framecmp.text import article_from_passages

CORPUS = Path(__file__).parents[3] / "corpus"

pytestmark = pytest.mark.real


@pytest.fixture(scope="module")
def dam() -> list[Article]:
    corpus = load_corpus(CORPUS)
    (event,) = [e for e in corpus.events if e.name == "kelmar-dam"]
    return list(event.articles)


@pytest.fixture(scope="module")
def passages(dam: list[Article]) -> list[str]:
    article = next(a for a in dam if a.outlet == "Northwire")
    said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
    return [article.passage_text(i) for i in said]


def against(real: Encoder, a: list[str], b: list[str]) -> Comparison:
    return compare(
        [article_from_passages(p, id=i, outlet=i) for i, p in (("a", a), ("b", b))], real
    )


def test_a_copy_without_changes_is_quiet(real: Encoder, passages: list[str]) -> None:
    assert against(real, passages, passages).findings == ()


@pytest.mark.parametrize(
    ("type", "old", "new"),
    [
        ("number", "27 people had been detained", "39 people had been detained"),
        ("number", "1,900 cubic meters", "2,700 cubic meters"),
        ("date", "by 2022", "by 2024"),
    ],
)
def test_one_change_is_one_finding(
    real: Encoder, passages: list[str], type: str, old: str, new: str
) -> None:
    changed = [p.replace(old, new) for p in passages]
    assert changed != passages
    (found,) = against(real, passages, changed).findings
    assert (found.type, found.kind) == (type, "conflict")
    assert found.a.text in old
    assert found.b.text in new


def test_a_sentence_that_was_left_out_is_missed_on_the_right_side(
    real: Encoder, passages: list[str]
) -> None:
    at = next(i for i, p in enumerate(passages) if p.startswith("About 3,200 people"))
    shorter = [*passages[:at], *passages[at + 1 :]]
    forth, back = against(real, passages, shorter), against(real, shorter, passages)
    missed = [f.a.text for f in forth.findings]
    assert missed
    assert all(text in passages[at] for text in missed)
    assert [f.b.text for f in back.findings] == missed


def test_outlets_that_disagree(real: Encoder, dam: list[Article]) -> None:
    found = compare(dam, real).findings
    conflicts = {
        frozenset((f.a.text, f.b.text)) for f in found if (f.type, f.kind) == ("number", "conflict")
    }
    assert frozenset(("2,400 cubic metres", "1,900 cubic meters")) in conflicts
    assert frozenset(("31", "27")) in conflicts


@pytest.mark.parametrize(("act", "conflicts"), [("displaced", False), ("slain", True)])
def test_people_killed_and_people_displaced_are_counted_apart(
    real: Encoder, act: str, conflicts: bool
) -> None:
    a = "Over 30,000 people were killed in the war, the ministry said."
    b = f"Some 45,000 people were {act} in the war, the ministry said."
    found = against(real, [a], [b]).findings
    assert any(f.kind == "conflict" for f in found) == conflicts


@pytest.mark.parametrize(("who", "conflicts"), [("Australian", True), ("Peter Lind", False)])
def test_ages_beside_the_names_of_two_persons_are_theirs(
    real: Encoder, who: str, conflicts: bool
) -> None:
    a = "On Friday, 36-year-old Duncan Rait died after slipping on a ridge of the mountain."
    b = f"A 32-year-old {who} died on Friday after slipping on a ridge of the mountain."
    found = against(real, [a], [b]).findings
    assert any((f.type, f.kind) == ("number", "conflict") for f in found) == conflicts
