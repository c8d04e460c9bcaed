from __future__ import annotations

import msgspec
import pytest
from said_pairs import as_set, brief, mirrored, paired, sentences, swapped, told

from framecmp.divergence.findings.quote_findings import quote_findings
from framecmp.divergence.findings.told import Sentence, SentencePair


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (
            "The “transfer company” is a waiting room.",
            "The firm announced a transfer company on Monday.",
            [("scare quotes", "transfer company", "transfer company")],
        ),
        (
            "The peacekeepers saw nothing.",
            'The "peacekeepers" saw nothing.',
            [("scare quotes", "peacekeepers", "peacekeepers")],
        ),
        ("The “peacekeepers” saw it.", "The ‘peacekeepers’ saw it.", []),
        ("The “peacekeepers” saw it.", "The soldiers saw it.", []),
        (
            "“We never saw it,” said Anna Berg.",
            "“We never saw it,” said Maren Tolvik.",
            [("speaker", "Anna Berg", "Maren Tolvik")],
        ),
        ("“We never saw it,” said Anna Berg.", "“We never saw it,” Berg said.", []),
        ("“We never saw it,” said Kim Jong Un.", "“We never saw it,” Kim said.", []),
        ("“We never saw it,” said Anna Berg.", "“We never saw it,” she said.", []),
        ("“We never saw it,” said Anna Berg.", "“We never saw it,” the union said.", []),
        (
            "“We never saw it,” said Anna Berg.",
            "“We never saw it,” claimed Anna Berg.",
            [("reporting verb", "said", "claimed")],
        ),
        (
            "“We never saw any of it,” said Anna Berg.",
            "“We never heard any of it,” said Anna Berg.",
            [("wording", "We never saw any of it,", "We never heard any of it,")],
        ),
        (
            "“We never saw any of it,” said Anna Berg.",
            "The union met on Monday.",
            [("only in A", "We never saw any of it,", None)],
        ),
        # told in these words, without the marks
        ("“We never saw any of it,” said Anna Berg.", "Berg said we never saw any of it.", []),
        # a mark that nothing closes may have opened a quote
        ("It is a “different world”.", "She said: “She lives in a different world.", []),
        ("Nothing quoted.", "Nothing quoted either.", []),
    ],
)
def test_quotes(a: str, b: str, found: list[tuple[str, str | None, str | None]]) -> None:
    pairs = paired(a, b)
    assert brief(quote_findings(pairs)) == found
    assert as_set(quote_findings(swapped(pairs))) == mirrored(quote_findings(pairs))


@pytest.mark.parametrize(
    ("speaker", "note"),
    [
        ("Anna Berg", "a quote of Anna Berg, not found in these words in b"),
        ("the union", "a quote of the union, not found in these words in b"),
        ("they", "a quote, not found in these words in b"),
    ],
)
def test_a_note_names_who_is_named(speaker: str, note: str) -> None:
    pairs = paired(f"“We never saw any of it,” said {speaker}.", "The union met on Monday.")
    assert [f.note for f in quote_findings(pairs)] == [note]


@pytest.mark.parametrize(
    ("a", "b", "kind", "note"),
    [
        (
            "We never saw any of it",
            "We never heard any of it",
            "wording",
            'the quoted words differ: "saw" against "heard"',
        ),
        (
            "We saw all of it then",
            "Well, we saw nearly all of it",
            "wording",
            'the quoted words differ: "nearly" only in b',
        ),
        (
            "We did see any of it",
            "did see any of it",
            "in part",
            'b quotes less of it, without "We"',
        ),
        (
            "it is all of it",
            "Well, it is all of it, and more",
            "in part",
            'a quotes less of it, without "Well … and more"',
        ),
        (
            "one and two or three so four is it all",
            "ten and six or nine so eight is it all",
            "wording",
            'the quoted words differ: "one" against "ten", "two" against "six", '
            '"three" against "nine", …',
        ),
    ],
)
def test_it_is_told_which_quoted_words_differ(a: str, b: str, kind: str, note: str) -> None:
    pairs = paired(f"“{a},” said Anna Berg.", f"“{b},” said Anna Berg.")
    (finding,) = quote_findings(pairs)
    assert (finding.kind, finding.note) == (kind, note)
    assert as_set(quote_findings(swapped(pairs))) == mirrored([finding])


def test_verbs_and_speakers_are_told_in_their_words() -> None:
    (verb,) = quote_findings(
        paired("“We never saw it,” said Anna Berg.", "“We never saw it,” claimed Anna Berg.")
    )
    assert verb.note == '"said" (neutral) against "claimed" (distancing)'
    (speaker,) = quote_findings(
        paired("“We never saw it,” said Anna Berg.", "“We never saw it,” said Maren Tolvik.")
    )
    assert speaker.note == 'one statement, quoted of "Anna Berg" and of "Maren Tolvik"'


def test_a_quote_that_several_lack_is_told_once() -> None:
    articles = [told("“We never saw any of it,” said Anna Berg.", id="a")]
    articles += [told("The union met on Monday.", id=id) for id in ("b", "c")]
    (a, b, c) = [sentences(article)[0] for article in articles]
    for pairs, kind in (
        ([SentencePair(a, b, 0.9), SentencePair(a, c, 0.9)], "only in A"),
        ([SentencePair(b, a, 0.9), SentencePair(c, a, 0.9)], "only in B"),
    ):
        (finding,) = quote_findings(pairs)
        assert finding.kind == kind
        assert finding.note == "a quote of Anna Berg, not found in these words in b, c"


def test_a_label_of_several_words_may_stand_plainly_anywhere() -> None:
    a, b = (
        told("He left. The “transfer company” is a joke.", id="a"),
        told("He left.", "It has a transfer company.", id="b"),
    )
    pairs = [SentencePair(sentences(a)[0], sentences(b)[0], 0.9)]
    assert brief(quote_findings(pairs)) == [
        ("scare quotes", "transfer company", "transfer company")
    ]


def test_languages_arent_mixed() -> None:
    (pair,) = paired("The “deal” failed.", "The deal failed.")
    b = pair.b
    russian = msgspec.structs.replace(b.article, lang="ru")
    assert quote_findings([SentencePair(pair.a, Sentence(russian, 0, b.start, b.end), 0.9)]) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Unbalanced here, said “nobody.",
        '«Вложенные «кавычки» тут», "and" ‘more’ „hier“.',
        "A 5'10\" man of the '90s; the drivers' union.",
        "“",
        "“All of the article is one quote.”",
    ],
)
def test_a_copy_differs_in_nothing_whatever_its_marks(text: str) -> None:
    assert quote_findings(paired(text, text)) == []
