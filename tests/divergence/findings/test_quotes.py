from __future__ import annotations

import json
from pathlib import Path

import pytest
from said_pairs import told

from framecmp.divergence.findings.quotes import find_quotes
from framecmp.text import normalise, read_article, word_spans

CORPUS = Path(__file__).parents[3] / "corpus"
GOLD = Path(__file__).parent / "speakers.jsonl"


def said(*passages: str, lang: str | None = None) -> list[tuple[str | None, str | None]]:
    """Speaker and stance of each quote."""
    quotes = find_quotes(told(*passages, lang=lang))
    return [(q.speaker and q.speaker.text, q.stance) for q in quotes]


@pytest.mark.parametrize(
    ("text", "speaker", "stance"),
    [
        ("“We will go,” said Anna Berg of the union.", "Anna Berg", "neutral"),
        ("“We will go,” Anna Berg, a baker, said on Monday.", "Anna Berg", "neutral"),
        ("“We will go,” sobbed newlywed Tamsin Orre, 27.", "Tamsin Orre", "distancing"),
        ("“We will go,” said its chief executive, Livia Sorn.", "Livia Sorn", "neutral"),
        ("“We will go,” said a shopkeeper.", "a shopkeeper", "neutral"),
        # the verb right before a quote bears it, whoever speaks after it
        (
            "Even as they praised what Ann Berg called “a bond of trust,” Bo Dahl said little.",
            "Ann Berg",
            "neutral",
        ),
        ("“We will go,” one of the soldiers says.", "one of the soldiers", "neutral"),
        ("“We will go,” said Michael J. Green, an analyst.", "Michael J. Green", "neutral"),
        ("Interior Minister Greg Haldane said: “We will go.”", "Greg Haldane", "neutral"),
        (
            "Joren Falk, the minister, claims that “we will all go” soon.",
            "Joren Falk",
            "distancing",
        ),
        ("According to the ministry, all of them “will have to go”.", "the ministry", "neutral"),
        ("The ministry confirmed that “they will all have to go”.", "The ministry", "endorsing"),
        ("“We will go,” according to the ministry.", "the ministry", "neutral"),
        ("They have “all gone,” per the Times.", "the Times", "neutral"),
        ("Per Anna Berg, they will “have to go” soon.", "Anna Berg", "neutral"),
        ("They made it “all go” at ten per cent of the cost.", None, None),
        ("O’Brien met the president on Monday, saying: “We will go.”", "O’Brien", "neutral"),
        ("Ann Hall, 52, lost her job. “They will go,” she said.", "Ann Hall", "neutral"),
        ("Ann Hall, 30, met Joan Fry, 40. “They will go,” she said.", "she", "neutral"),
        # what opens the next sentence says nothing of the quote
        ("“We will go.” The union said it would wait.", None, None),
        ("“We will go.”", None, None),
        # nouns and passives are no reporting verbs
        ("In a statement of the claim “they all have to go” stood.", None, None),
    ],
)
def test_speakers(text: str, speaker: str | None, stance: str | None) -> None:
    assert said(text)[0] == (speaker, stance)


def test_a_quote_goes_on_with_its_speaker() -> None:
    text = "“We will go,” said Anna Berg. “They will not. Nobody will.” Then it rained."
    assert said(text) == [("Anna Berg", "neutral")] * 2


def test_an_interrupted_quote_has_one_speaker() -> None:
    assert said("“We go,” he declared, “but not today, nor tomorrow.”") == [("he", "neutral")] * 2


def test_a_colon_at_the_end_of_a_paragraph_leads_to_the_quote() -> None:
    found = said("Ambassador Ann Hall spoke. The speech states:", "“We will go. All of us.”")
    assert found == [("Ann Hall", "neutral")]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("He saw the “peacekeepers” there.", True),
        ("They call it a “transfer company”.", True),
        ("“No,” she said.", False),
        ("She said: “No way.”", False),
        ("He wrote “Great Expectations” again.", False),
        ("He spoke of “all that had been lost by then” there.", False),
    ],
)
def test_a_label_in_marks_may_be_a_scare_quote(text: str, scare: bool) -> None:
    assert [q.scare for q in find_quotes(told(text))] == [scare]


def test_spans_are_code_points_of_the_article() -> None:
    article = told("🙂 Before it.", "“Wir 🙂 gehen,” said Anna Berg.")
    (quote,) = find_quotes(article)
    for span in (quote.span, quote.speaker, quote.verb):
        assert span is not None
        assert article.text[span.start : span.end] == span.text


def test_a_language_without_lists_has_quotes_without_speakers() -> None:
    assert said("«Мы уйдём», — сказал Иван Петров.", lang="ru") == [(None, None)]


def test_an_article_without_quotes_has_none() -> None:
    assert find_quotes(told("Nothing is quoted here.")) == ()
    assert find_quotes(told()) == ()


def test_speakers_of_the_bundled_corpus() -> None:
    """Precision and recall against labels by hand; the rules were made on these texts too."""
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    found = right = 0
    for event, outlet in dict.fromkeys((g["event"], g["outlet"]) for g in gold):
        labelled = {
            g["quote"]: g["speaker"] for g in gold if (g["event"], g["outlet"]) == (event, outlet)
        }
        quotes = find_quotes(read_article(str(CORPUS / event / f"{outlet}.txt"), id="x"))
        assert [" ".join(q.span.text.split()) for q in quotes] == list(labelled)
        for quote, speaker in zip(quotes, labelled.values(), strict=True):
            found += quote.speaker is not None
            right += bool(quote.speaker and speaker and _last(quote.speaker.text) == _last(speaker))
    assert right / found >= 0.9
    assert right / sum(g["speaker"] is not None for g in gold) >= 0.85


def _last(name: str) -> str:
    start, end = word_spans(name)[-1]
    return normalise(name[start:end])


def test_a_display_quote_in_other_marks_goes_on_with_nobody() -> None:
    first, display = '"We will go," said Anna Berg.', "Nobody should be made to go there."
    assert said(first, f'"{display}"') == [("Anna Berg", "neutral")] * 2
    assert said(first, f"'{display}'") == [("Anna Berg", "neutral"), (None, None)]
