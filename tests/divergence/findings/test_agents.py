from __future__ import annotations

import pytest
from said_pairs import as_set, brief, mirrored, paired, swapped

from framecmp.divergence.findings.agents import agent_findings


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "More than 200 people were killed on Monday.",
            "Azerbaijani troops killed at least 200 people on Monday.",
            [("agent", "were killed", "Azerbaijani troops killed")],
        ),
        (
            "Ostmar closed the Drevno bridge on Monday.",
            "The Drevno bridge has been closed since Monday.",
            [("agent", "Ostmar closed", "has been closed")],
        ),
        (
            "A woman was struck on the head with a baton.",
            "An officer struck a woman on the head with a baton.",
            [("agent", "was struck", "An officer struck")],
        ),
        # the agent is named here too, actively or with "by"
        ("200 people were killed by troops.", "The troops killed 200 people.", []),
        ("The troops killed 200 people.", "Troops killed some 200 people.", []),
        # "by Monday" tells when
        (
            "The bridge was closed by Monday.",
            "Ostmar closed the bridge.",
            [("agent", "was closed", "Ostmar closed")],
        ),
        # no subject or no object there
        ("The bridge was closed on Monday.", "The bridge closed on Monday.", []),
        ("The bridge was closed on Monday.", "The closed bridge was empty on Monday.", []),
        # another act
        ("The bridge was closed on Monday.", "Ostmar opened the market.", []),
    ],
)
def test_agents(a: str, b: str, found: list[tuple[str, str, str]]) -> None:
    pairs = paired(a, b)
    assert brief(agent_findings(pairs)) == found
    assert as_set(agent_findings(swapped(pairs))) == mirrored(agent_findings(pairs))


def test_they_are_omissions_with_both_spans() -> None:
    (finding,) = agent_findings(paired("The town was shelled.", "The army shelled the town."))
    assert finding.type == "omission"
    assert finding.note == '"was shelled" in a, a passive without an agent; b names "The army"'


def test_a_language_without_lists_gives_none() -> None:
    assert agent_findings(paired("A was closed b.", "C closed a b.", lang="fr")) == []
