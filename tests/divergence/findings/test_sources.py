from __future__ import annotations

import pytest
from msgspec.structs import replace
from said_pairs import as_set, brief, mirrored, paired, swapped

from framecmp.divergence.findings.sources import source_findings


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "Sedra Hydro said the sirens had sounded in time.",
            "Sedra Hydro claims that the sirens worked.",
            [("reporting verb", "Sedra Hydro said", "Sedra Hydro claims")],
        ),
        (
            "It rained. Police said nine marchers had been hurt in clashes at the port.",
            "It rained. Nine marchers had been hurt in clashes at the port.",
            [
                (
                    "attributed in A only",
                    "Police said",
                    "Nine marchers had been hurt in clashes at the port.",
                )
            ],
        ),
        # what goes before the verb is what is said, though its opening mark is lost
        (
            "Nine marchers had been hurt at the port, and six were held,” said the police.",
            "“Nine marchers had been hurt at the port, and six were held,” said Greg Haldane.",
            [("source", "said the police", "said Greg Haldane")],
        ),
        # a headline or lead leaves the source out
        (
            "Police said nine marchers had been hurt in clashes at the port.",
            "Nine marchers had been hurt in clashes at the port.",
            [],
        ),
        # one stance
        (
            "Police said nine were hurt at the port.",
            "Police told us nine were hurt at the port.",
            [],
        ),
        # the source acts itself
        (
            "The agency said it had recalled the tablets in question on Monday.",
            "The agency recalled the tablets in question on Monday.",
            [],
        ),
        # other speakers, other statements
        ("Police said nine were hurt.", "The mayor claims the town is ruined.", []),
        # what is quoted is the speaker's already
        (
            "“Nine marchers had been hurt in clashes at the port.”",
            "Police said nine marchers had been hurt in clashes at the port.",
            [],
        ),
    ],
)
def test_sources(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    pairs = paired(a, b)
    assert brief(source_findings(pairs)) == found
    assert as_set(source_findings(swapped(pairs))) == mirrored(source_findings(pairs))


def test_a_language_without_lists_gives_none() -> None:
    a, b = "Полиция заявила, что девять ранены в порту.", "Девять ранены в порту в субботу."
    assert source_findings(paired(a, b, lang="ru")) == []


CLAIM = "Management claims that nobody is buying and that Brenholm has become too dear."
DEMAND = "Halvern said demand had fallen and building a machine cost more than elsewhere."
INJURED = "It rained. More than 3,000 people driven from home are camping in schools and halls."
AGENCY = (
    "It rained. About 3,200 people are staying in schools and sports halls, according to the "
    "agency."
)


@pytest.mark.parametrize(
    ("a", "b", "told", "found"),
    [
        (CLAIM, DEMAND, 0.8, [("reporting verb", "Management claims", "Halvern said")]),
        (CLAIM, DEMAND, 0.79, []),
        # the object of a verb is no statement
        ("The agency claims damages from the firm.", DEMAND, 0.9, []),
        (
            "The union put an end to it, a scientist said.",
            "According to Ms Lorne the works council closed the matter.",
            0.9,
            [("source", "a scientist said", "According to Ms Lorne")],
        ),
        # one source, or one that only a pronoun names
        (
            "The plant will close, the firm said.",
            "It was to end there, said the head of the firm.",
            0.9,
            [],
        ),
        ("The plant will close, she said.", "It was to end there, said the head.", 0.9, []),
        # the speakers of a quote are the quote finder's
        ("“It will close,” said Ann Lee.", "“It will close soon,” said Bo Dahl.", 0.9, []),
        (
            AGENCY,
            INJURED,
            0.9,
            [("attributed in A only", "according to the agency", INJURED.split(". ")[1])],
        ),
        (AGENCY, INJURED, 0.89, []),
        # who warned them may be the source
        (AGENCY, INJURED.replace("are camping", "were warned to camp"), 0.9, []),
    ],
)
def test_sentences_that_tell_the_same_in_other_words(
    a: str, b: str, told: float, found: list[tuple[str, str, str]]
) -> None:
    pairs = [replace(pair, told=told) for pair in paired(a, b)]
    assert brief(source_findings(pairs)) == found
    back = [replace(pair, told=told) for pair in swapped(pairs)]
    assert as_set(source_findings(back)) == mirrored(source_findings(pairs))


def test_a_speaker_who_says_two_things_has_two_verbs() -> None:
    (pair,) = paired(
        "Comey said the president told him about the memos.",
        "Comey also notes that the president praised his memos often.",
    )
    (finding,) = source_findings([pair])
    assert finding.kind == "reporting verb"
    assert source_findings([replace(pair, told=0.6)]) == []
