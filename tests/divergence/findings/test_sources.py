from __future__ import annotations

import pytest
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
