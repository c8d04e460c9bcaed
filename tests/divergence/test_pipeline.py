"""Phrases by a pipeline of the user's: a made one, and spaCy where it is installed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from framecmp import compare
from framecmp.divergence.event_text import EventText
from framecmp.divergence.phrases import phrases_in, tokenize
from framecmp.divergence.pipeline import SpacyPipeline, load_spacy
from framecmp.encoding import encode_articles
from framecmp.errors import MissingExtra, ModelError
from framecmp.text import article_from_passages


class Chosen:
    """Finds some words, in English texts only."""

    name = "chosen@1"

    def __init__(self, *words: str) -> None:
        self.words = words

    def knows(self, lang: str | None) -> bool:
        return lang in (None, "en")

    def stretches(self, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
        return [
            sorted((t.index(w), t.index(w) + len(w)) for w in self.words if w in t) for t in texts
        ]


def _articles(lang: str | None = None):
    a = article_from_passages(("🔥 The blaze was in the warehouse, slain.",), id="x", outlet="x")
    b = article_from_passages(("The fire was there, killed.",), id="y", outlet="y")
    return a, replace(b, lang=lang)


def _phrases(text: str, *words: str) -> list[str]:
    [stretches] = Chosen(*words).stretches([text])
    return [text[p.start : p.end] for p in phrases_in(tokenize(text), stretches)]


def test_only_what_it_finds_is_a_phrase() -> None:
    assert _phrases("🔥 The old mill burned at noon.", "The old mill", "burned") == [
        "old mill",
        "burned",
    ]
    assert _phrases("The old mill.") == []
    assert _phrases("") == []
    assert _phrases("—!", "—") == []


def test_chunks_that_of_joins_are_one_too() -> None:
    found = _phrases("the use of brute force in it", "the use", "brute force")
    assert found == ["use", "use of brute force", "brute force"]


def test_a_name_in_a_chunk_may_stand_alone() -> None:
    found = _phrases("the old miller Jane Doe left", "the old miller Jane Doe")
    assert {"old miller", "Jane Doe", "old miller Jane Doe"} <= set(found)


def test_texts_in_other_languages_are_cut_as_ever(fake) -> None:
    told = list(zip(_articles("eo"), encode_articles(_articles("eo"), fake), strict=True))
    event = EventText(told, lambda _: None, Chosen("blaze"))
    of = {place.article: passage for place, passage in event.passages.items()}
    assert [p.content for p in of["x"].spans.phrases] == [("blaze",)]
    assert of["x"].bounded
    assert ("fire",) in {p.content for p in of["y"].spans.phrases}
    assert not of["y"].bounded


def test_a_comparison_says_which(fake) -> None:
    plain = compare(_articles(), fake)
    other = compare(_articles(), fake, pipeline=Chosen("blaze", "fire"))
    assert (plain.settings.spacy, other.settings.spacy) == ("none", "chosen@1")
    assert other.signature == f"{plain.signature}|spacy:chosen@1"


def test_without_spacy(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtra, match=r"--spacy.*framecmp\[spacy\]"):
        load_spacy("en_core_web_sm")


@pytest.fixture
def spacy():
    return pytest.importorskip("spacy")


@pytest.fixture
def nlp(spacy):
    """A pipeline by rule: capitals and "the" begin a noun phrase, words in -ed are verbs."""
    from spacy.language import Language

    @Language.component("framecmp_test_rules")
    def rules(doc):
        for token in doc:
            token.pos_ = "VERB" if token.text.endswith("ed") else "NOUN"
            if token.lower_ in ("the", "."):
                token.pos_ = "DET" if token.lower_ == "the" else "PUNCT"
        verb = next((t for t in doc if t.pos_ == "VERB"), doc[0])
        for token in doc:
            following = doc[token.i + 1] if token.i + 1 < len(doc) else verb
            token.head = following if token.pos_ == "DET" else verb
            token.dep_ = {"DET": "det", "NOUN": "nsubj", "VERB": "ROOT"}.get(token.pos_, "punct")
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("framecmp_test_rules")
    return nlp


def test_noun_chunks_and_verbs(nlp, tmp_path) -> None:
    nlp.to_disk(tmp_path / "rules")
    pipeline = load_spacy(str(tmp_path / "rules"))
    text = "🔥 The mill collapsed."
    [found] = pipeline.stretches([text])
    assert [text[s:e] for s, e in found][-2:] == ["The mill", "collapsed"]
    assert pipeline.stretches([]) == []
    assert pipeline.name.startswith("en_pipeline@")
    assert load_spacy(str(tmp_path / "rules")).name == pipeline.name
    assert pipeline.knows("en-GB")
    assert pipeline.knows(None)
    assert not pipeline.knows("ru")


def test_a_pipeline_that_does_not_parse_is_refused(spacy) -> None:
    with pytest.raises(ModelError, match=r"it has: nothing.*tagger and a parser"):
        SpacyPipeline(spacy.blank("en"), "blank")


def test_a_pipeline_that_is_not_there(spacy, tmp_path) -> None:
    for ref in ("no_such_pipeline", str(tmp_path)):
        with pytest.raises(ModelError, match="no spaCy pipeline"):
            load_spacy(ref)
