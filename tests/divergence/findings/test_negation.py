from __future__ import annotations

import pytest
from msgspec.structs import replace
from said_pairs import as_set, brief, mirrored, paired, sentences, swapped, told

from framecmp.divergence.findings.negation import negation_findings
from framecmp.divergence.findings.told import SentencePair


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "The police did not use tear gas at the port.",
            "The police used tear gas at the port.",
            [("negated in A only", "not use", "used")],
        ),
        (
            "Armenia had troops in the region, it said.",
            "Armenia had no troops in the region, it said.",
            [("negated in B only", "troops", "no troops")],
        ),
        (
            "The tablets aren't affected by the recall.",
            "The tablets are affected by the recall.",
            [("negated in A only", "aren't affected", "affected")],
        ),
        (
            "None of its soldiers had crossed the river.",
            "Its soldiers had crossed the river.",
            [("negated in A only", "None of its soldiers", "soldiers")],
        ),
        (
            "The minister refused to apologise for the flood.",
            "The minister apologised for the flood.",
            [("negated in A only", "refused to apologise", "apologised")],
        ),
        # no word around, but none that differs either
        (
            "They have not been paid.",
            "They have been paid.",
            [("negated in A only", "not been paid", "paid")],
        ),
        # what another negative of the sentence denies is denied on both sides
        (
            "The switch may not have locked, but other explanations had not been ruled out.",
            "The switch may not have locked, but other explanations had been ruled out.",
            [("negated in A only", "not been ruled", "ruled")],
        ),
        (
            "The plan would not have saved millions without a dismissal.",
            "The plan would have saved millions without a dismissal.",
            [("negated in A only", "not have saved", "saved")],
        ),
        ("She is not guilty, if found not guilty.", "She pleads not guilty next week.", []),
        # denied on both sides, in whatever words
        ("The tablets are not affected.", "None of the tablets is affected.", []),
        ("It had no troops there at all.", "It denies having had any troops there.", []),
        # negatives that deny nothing
        ("Not only soldiers crossed the river.", "Soldiers crossed the river.", []),
        ("No fewer than 40 soldiers crossed the river.", "40 soldiers crossed the river.", []),
        # the negative bears on a word of its own clause
        ("It is ridiculous. It should never be made.", "It is ridiculous. It was made.", []),
        # another predicate, another sentence
        ("The mayor did not resign.", "The police used tear gas at the port.", []),
        (
            "The agency cannot say whether Ovexin killed them.",
            "The agency lists Ovexin deaths.",
            [],
        ),
    ],
)
def test_negation(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    pairs = paired(a, b)
    assert brief(negation_findings(pairs)) == found
    assert as_set(negation_findings(swapped(pairs))) == mirrored(negation_findings(pairs))


def test_only_the_closest_version_of_a_sentence_counts() -> None:
    text = "The police did not use gas at the port. The police used gas at the port, others say."
    a, b = sentences(told(text, id="a")), sentences(told(text, id="b"))
    crossed = [SentencePair(x, y, 0.8) for x in a for y in b]
    assert negation_findings(crossed) == []


def test_a_language_without_lists_gives_none() -> None:
    a, b = "Полиция не применяла газ.", "Полиция применяла газ."
    assert negation_findings(paired(a, b, lang="ru")) == []


def test_what_is_denied_of_something_else_is_no_difference() -> None:
    (pair,) = paired("The FBI does not leak memos.", "Critics say the FBI was leaking memos.")
    assert len(negation_findings([pair])) == 1
    assert negation_findings([replace(pair, told=0.6)]) == []
