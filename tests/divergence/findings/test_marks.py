from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said_pairs import told

from framecmp.divergence.findings.marks import quoted


def words(*passages: str) -> list[str]:
    article = told(*passages)
    return [article.text[q.start : q.end] for q in quoted(article)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "yes" and “no”.', ["yes", "no"]),
        ("« Oui », »ja«, „nein“, «да» и ”hej”.", ["Oui", "ja", "nein", "да", "hej"]),
        ("他说“你好”。「是」", ["你好", "是"]),
        ("‘The drivers’ union is strong,’ he said.", ["The drivers’ union is strong,"]),
        # nested quotes belong to the outer one
        ("“A ‘nested’ quote,” he said.", ["A ‘nested’ quote,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ("«Он сказал: «Да», — и ушёл»", ["Он сказал: «Да», — и ушёл"]),
        # a straight mark closes a curly one
        ('“Mixed marks," he said.', ["Mixed marks,"]),
        ('to the conflict, "committed to peace. "', ["committed to peace."]),
        # no quotes: apostrophes, elisions, primes
        ("The drivers' union and the '90s aren't rock 'n' roll; 'tis the boys' time.", []),
        ('A 5\'10" man, a 10" pipe, 5′10″ and the ’60s.', []),
        ('"He is 5\'10" tall," she said.', ["He is 5'10\" tall,"]),
        # unbalanced marks
        ("An “opening mark alone.", []),
        ("A closing” mark alone.", []),
        ("“Never closed. Then “another one” came.", ["another one"]),
        ('""', []),
        ("“ ”", []),
        ("“", []),
        ("No marks at all.", []),
    ],
)
def test_marks_in_one_paragraph(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_an_article_may_be_one_quote() -> None:
    assert words("“All of it.”") == ["All of it."]


def test_a_quote_runs_over_paragraphs_that_each_open_with_a_mark() -> None:
    found = words("“The first.", "“The second.", "“The third,” he said. “More.”")
    assert [q.split() for q in found] == [
        ["The", "first.", "“The", "second.", "“The", "third,"],
        ["More."],
    ]


def test_a_quote_runs_over_paragraphs_with_one_opening_mark_alone() -> None:
    (found,) = words(
        "She said:", "“The first.", "The drivers’ second.", 'The third."', "Then no more."
    )
    assert found.startswith("The first.")
    assert found.endswith("The third.")


def test_an_opening_mark_amid_a_sentence_doesnt_swallow_paragraphs() -> None:
    assert words("He called it “a shame.", "Nothing here.", "A stray” mark.") == []


def test_two_labels_after_an_unclosed_one_stay_labels() -> None:
    assert words("A “lost mark.", "Some “label” and “another”.") == ["label", "another"]


@given(st.lists(st.text(alphabet="ab sS.,'\"“”‘’«»„1\n—", max_size=30), max_size=4))
def test_any_marks_give_quotes_in_order_and_apart(passages: list[str]) -> None:
    said = [p for p in passages if p.strip()]
    article = told(*said)
    found = quoted(article)
    assert all(q.opening < q.start < q.end <= q.closing for q in found)
    assert all(x.closing < y.opening for x, y in pairwise(found))
