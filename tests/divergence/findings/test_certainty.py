from __future__ import annotations

import pytest
from said_pairs import as_set, brief, mirrored, paired, swapped

from framecmp.divergence.findings.certainty import hedge_findings

PLAIN = "The company closed the plant in Brenholm on Monday because of rising costs."


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "The company allegedly closed the plant in Brenholm on Monday because of rising costs.",
            PLAIN,
            [("hedged in A only", "allegedly closed", "closed")],
        ),
        (
            "The drug may cause kidney failure in patients.",
            "The drug causes kidney failure in patients.",
            [("hedged in A only", "may cause", "causes")],
        ),
        (
            "The drug causes kidney failure in patients.",
            "The drug appears to cause kidney failure in patients.",
            [("hedged in B only", "causes", "appears to cause")],
        ),
        (
            "The drug clearly causes kidney failure in patients.",
            "The drug causes kidney failure in patients.",
            [("stressed as certain in A only", "clearly causes", "causes")],
        ),
        (
            "The dam supplies about 40 towns in the valley.",
            "The dam supplies 40 towns in the valley.",
            [("approximate in A only", "about 40", "40")],
        ),
        # another hedge, which both sides have
        (
            "What is apparently taking place may well amount to a crime.",
            "What is taking place may well amount to a crime.",
            [("hedged in A only", "apparently taking", "taking")],
        ),
        # hedged on both sides, in whatever words
        ("The drug may cause kidney failure.", "The drug possibly causes kidney failure.", []),
        # another predicate, another sentence
        ("The minister may resign on Monday.", PLAIN, []),
        ("The company may sell the bank in Kessby.", PLAIN, []),
        # how often, not how surely; where it stands, not how it seems
        (
            "The young are more likely to close the plant on Monday.",
            "The young close the plant more often on Monday.",
            [],
        ),
        (
            "The singer as it appears on a billboard in Brenholm.",
            "The singer stands on a billboard in Brenholm.",
            [],
        ),
        # a month, an inability, a reporting verb
        (
            "In May the company closed the plant in Brenholm.",
            "In June the company closed the plant in Brenholm.",
            [],
        ),
        ("The company could not close the plant.", "The company did not close the plant.", []),
        (
            "It said to the court that the plant had closed.",
            "It told the court that the plant had closed.",
            [],
        ),
        (PLAIN, PLAIN, []),
    ],
)
def test_hedges(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    pairs = paired(a, b)
    assert brief(hedge_findings(pairs)) == found
    assert as_set(hedge_findings(swapped(pairs))) == mirrored(hedge_findings(pairs))


def test_notes_say_what_each_outlet_says() -> None:
    (finding,) = hedge_findings(paired("The drug may cause failure.", "The drug causes failure."))
    assert finding.type == "hedge"
    assert finding.note == '"may cause" in a, "causes" in b, without the like'
    assert 0 <= finding.score <= 1


def test_a_language_without_lists_gives_none() -> None:
    a, b = "Das Werk kann may schließen, heißt es.", "Das Werk muss schließen, heißt es."
    assert hedge_findings(paired(a, b, lang="de")) == []


def test_no_pairs_no_findings() -> None:
    assert hedge_findings([]) == []
