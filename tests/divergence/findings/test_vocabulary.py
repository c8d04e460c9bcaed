from __future__ import annotations

from itertools import combinations

import pytest

from framecmp.divergence.findings.grammar import grammar, verb_forms
from framecmp.divergence.findings.vocabulary import word_list


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("claim", {"claim", "claims", "claimed", "claiming"}),
        ("say/said", {"say", "says", "said", "saying"}),
        ("describe", {"describe", "describes", "described", "describing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("admit/admitted", {"admit", "admits", "admitted", "admitting"}),
        ("write/wrote/written", {"write", "writes", "wrote", "written", "writing"}),
    ],
)
def test_verb_forms(entry: str, forms: set[str]) -> None:
    assert verb_forms(entry) == forms


def test_a_text_without_a_language_is_taken_for_english() -> None:
    assert word_list("negation", None) == word_list("negation", "en-GB") != {}


def test_a_language_without_a_file_has_no_lists() -> None:
    assert word_list("negation", "xx") == {}
    assert grammar("xx") is None


def test_a_verb_has_one_stance() -> None:
    rules = grammar("en")
    assert rules is not None
    lists = [rules.lists[s] for s in ("neutral", "distancing", "endorsing")]
    forms = [{f for entry in table for f in verb_forms(entry)} for table in lists]
    assert [x & y for x, y in combinations(forms, 2)] == [set()] * 3
