"""What must neither break a finder nor look like a conflict."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from framecmp.divergence.findings.assembly import MENTION_FINDERS, SENTENCE_FINDERS
from framecmp.divergence.findings.told import SentencePair

Pair = Callable[..., SentencePair]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # Numbers in words and in digits.
        ("They held twenty-seven people.", "They held 27 people."),
        ("Two and a half million people fled.", "About 2.5 million people fled."),
        # Digits of other scripts.
        ("They held ٢٧ people.", "They held 27 people."),
        ("They held ۲۷ people.", "They held २७ people."),
        # Ranges, and a figure inside one.
        ("From 10 to 12 people came.", "Some 11 people came."),
        ("Between 10 and 12 people came.", "10–12 people came."),
        # Scores are one thing, not two numbers.
        ("Their team won 3-2 at home.", "Their team scored 3 goals at home."),
        ("Their team won 3-2 at home.", "Their team won 3–2 at home."),
        # Years that nothing calls a year.
        ("The plan for 2030 stands.", "The plan for 2,030 homes stands."),
        ("Model 1984 was sold.", "It was sold in 1984."),
        # Ages of two persons, and one that counts nothing.
        ("Ada Holm, 52, and Per Lund, 57, came.", "Per Lund, 57, and Ada Holm, 52, came."),
        ("Ada Holm, 52, came.", "Ada Holm came with 57 others."),
        # Quotes in quotes, marks that mix or never close.
        ("“They said ‘no’ to us,” he said.", "\"They said 'no' to us,\" he said."),
        ("«They said „no“ to us», he said.", "“They said “no” to us”, he said."),
        ('„They said no to us", he said.', "“They said no to us, he said."),
        ("'\"“„«‘", "»’”\"'"),
        # Days that can't be.
        ("It fell on 31 April 2024.", "It fell on 30 February 2024."),
        ("At 25:70 it fell.", "At 13 p.m. it fell."),
        ("It fell on 2024-13-45.", "It fell on 99/99/2024."),
        # Hardly any text.
        ("", ""),
        ("1", "2 3 4"),
        ("½ ⅓ ²", "Ⅻ ①"),
    ],
)
def test_no_finder_stumbles_or_sees_a_conflict(pair: Pair, a: str, b: str) -> None:
    pairs = [pair(a, b), pair(b, a)]
    found = [f for finder in (*MENTION_FINDERS, *SENTENCE_FINDERS) for f in finder(pairs)]
    assert [f.note for f in found if f.kind in ("conflict", "wording")] == []
    assert all(f.note.isprintable() and 0 <= f.score <= 1 for f in found)
