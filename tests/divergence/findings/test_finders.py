"""The finders on pairs of sentences without vectors: words alone decide what is compared."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from framecmp.divergence.findings.days import date_findings
from framecmp.divergence.findings.numbers import number_findings
from framecmp.divergence.findings.persons import name_findings
from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.records import Finding

Pair = Callable[..., SentencePair]
MIRRORED = {"only in A": "only in B", "only in B": "only in A"}


def brief(findings: list[Finding]) -> list[tuple[str, str | None, str | None]]:
    return [(f.kind, f.a and f.a.text, f.b and f.b.text) for f in findings]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Police arrested at least 27 people.",
            "Officers detained 31 people.",
            [("conflict", "at least 27", "31")],
        ),
        ("Some 1,200 jobs go.", "They cut 1,240 jobs.", [("rounding", "Some 1,200", "1,240")]),
        (
            "They face a bill of half a million.",
            "They face a bill of 400,000 crowns.",
            [("conflict", "half a million", "400,000 crowns")],
        ),
        ("They cut 1,240 jobs.", "They cut 1,240 jobs.", []),
        ("He sent two bottles.", "He sent over two bottles.", [("rounding", "two", "over two")]),
        ("They cut 1,240 jobs.", "They cut jobs.", [("only in A", "1,240", None)]),
        ("Two men, two dogs and 2 cats.", "Two men, two dogs and 2 cats.", []),
        ("Nothing.", "", []),
    ],
)
def test_numbers(pair: Pair, a: str, b: str, expected: list[tuple]) -> None:
    assert brief(number_findings([pair(a, b)])) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("There were 30,000 dead.", "There were 40,000 displaced."),
        ("30,000 dead were found.", "30,000 displaced were found."),
        ("It cost $5 million in fines.", "It cost 6 million euros in fines."),
        ("Five men and 7 women came.", "Seven women and 5 men came."),
        ("They won the match 3-2.", "They won 2 of 3 matches."),
        ("Four nuns and 12 others died there.", "Some 16 people, nuns too, died there."),
        ("They raised $165 million.", "They raised $100 million, and $65 million for it."),
        ("Ada Holm, then 31, left the army.", "Ada Holm, 34, left the army."),
    ],
)
def test_what_counts_something_else_is_no_conflict(pair: Pair, a: str, b: str) -> None:
    assert not [f for f in number_findings([pair(a, b)]) if f.kind == "conflict"]


def test_a_number_that_a_sentence_as_close_confirms_conflicts_with_none(pair: Pair) -> None:
    here = pair("They arrested 27 people.", "They arrested 31 people.")
    confirmed = SentencePair(here.a, pair("", "So 27 people were arrested.").b, 1.0)
    text = f"{here.b.text} {confirmed.b.text}"
    article = msgspec.structs.replace(here.b.article, text=text)
    first = Sentence(article, 0, 0, len(here.b.text))
    second = Sentence(article, 0, len(here.b.text) + 1, len(text))
    pairs = [SentencePair(here.a, first, 1.0), SentencePair(here.a, second, 1.0)]
    assert [f.kind for f in number_findings(pairs)] == ["only in B"]


def test_notes_are_sentences_for_the_reader(pair: Pair) -> None:
    (found,) = number_findings(
        [pair("Police held at least 27 people.", "Officers detained 31 people.")]
    )
    assert found.note == 'possible conflict: "at least 27" against "31" (people)'
    assert 0 < found.score <= 1


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "Talks begin on Friday.",
            "Talks begin on Thursday.",
            [("conflict", "Friday", "Thursday")],
        ),
        ("It was on Sept. 19.", "It was on 19 September 2023.", []),
        ("It fell on 30 February.", "It fell on 31 February.", []),
        ("It opened in 1967.", "It opened in 1968.", [("conflict", "1967", "1968")]),
        ("It opened in 1967.", "It opened.", [("only in A", "1967", None)]),
    ],
)
def test_dates(pair: Pair, a: str, b: str, expected: list[tuple]) -> None:
    assert brief(date_findings([pair(a, b)])) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            "The mayor, Ivan Petrov, resigned.",
            "Its mayor, Igor Petrov, has gone.",
            [("conflict", "Ivan Petrov", "Igor Petrov")],
        ),
        (
            "Works manager Ines Tolk said no.",
            "The manager, Inez Tolck, said no.",
            [("conflict", "Ines Tolk", "Inez Tolck")],
        ),
        (
            "The author, Ilse Varnholt, said no.",
            "Elsa Farnholt, who wrote it, said no.",
            [("conflict", "Ilse Varnholt", "Elsa Farnholt")],
        ),
        (
            "The author, Ilse Varnholt, said no.",
            "Ilsa Varnholt, who wrote it, said no.",
            [("conflict", "Ilse Varnholt", "Ilsa Varnholt")],
        ),
        ("The minister, Gregor Haldane, went.", "The minister, Greg Haldane, went.", []),
        ("The mayor, Ivan Petrov, resigned.", "Yesterday Mr Petrov resigned.", []),
        ("The mayor, Ivan Petrov, resigned.", "The mayor, I. Petrov, resigned.", []),
        (
            "Troops entered Shusha on foot at dawn.",
            "Troops entered Lachin on foot at dawn.",
            [("conflict", "Shusha", "Lachin")],
        ),
        ("Peace between Armenia and Turkey.", "Peace between Turkey and Armenia.", []),
        ("The mayor, Ivan Petrov, went.", "The mayor went.", [("only in A", "Ivan Petrov", None)]),
        ("MAYOR IVAN PETROV GONE TODAY", "Mayor Igor Petrov Gone Today Then", []),
        ("The Foreign Affairs Committee met.", "They met.", []),
    ],
)
def test_names(pair: Pair, a: str, b: str, expected: list[tuple]) -> None:
    assert brief(name_findings([pair(a, b)])) == expected


@pytest.mark.parametrize("finder", [number_findings, date_findings, name_findings])
def test_swapping_mirrors_the_findings(finder: Callable, pair: Pair) -> None:
    a = "On Friday, Ivan Petrov met at least 27 men in Shusha since 1991, 12 women there."
    b = "On Sunday, Igor Petrov met 31 men in Shusha since 1992 for two hours there."
    forth = finder([pair(a, b)])
    back = finder([SentencePair(p.b, p.a, p.score) for p in [pair(a, b)]])
    key = lambda f: (f.kind, f.a and f.a.text, f.b and f.b.text, f.score)  # noqa: E731
    mirrored = [(MIRRORED.get(k, k), y, x, s) for k, x, y, s in map(key, back)]
    assert forth
    assert sorted(map(key, forth), key=str) == sorted(mirrored, key=str)


@pytest.mark.parametrize("finder", [number_findings, date_findings, name_findings])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "…",
        "١٢٣",
        "$" * 50,
        "1" * 500,
        "9,999,999,999,999 and 99.99.99",
        "A" * 999,
    ],
)
def test_odd_texts_are_no_trouble(finder: Callable, pair: Pair, text: str) -> None:
    made = pair(text, "On Friday 27 men met Ivan Petrov.")
    for finding in finder([made, SentencePair(made.b, made.a, 1.0)]):
        assert finding.note.isprintable()


def test_no_pairs_no_findings() -> None:
    assert [f([]) for f in (number_findings, date_findings, name_findings)] == [[], [], []]
