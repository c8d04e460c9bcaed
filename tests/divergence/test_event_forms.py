"""What an event shows of the forms of its names."""

from __future__ import annotations

import numpy as np
import pytest

from framecmp.divergence.forms import Form, Forms, Told
from framecmp.divergence.phrases import phrases, tokenize
from framecmp.divergence.probes import chunk_starts
from framecmp.divergence.spans import spans, word_vectors
from framecmp.encoding import PassageInput
from framecmp.text import sentence_spans


def _forms(fake, *passages: str) -> Forms:
    told = []
    for text in passages:
        sentences = sentence_spans(text)
        [encoded] = fake.encode([PassageInput(text, sentences)])
        tokens = tokenize(text, None, sentences)
        vectors = word_vectors(tokens.spans, encoded)
        found = phrases(tokens, chunk_starts(tokens, vectors.middle, None))
        told.append(
            Told(f"article {len(told)}", tokens, vectors, spans(found, vectors, encoded.sentences))
        )
    return Forms(told)


def _measures(forms: Forms, a: Form, b: Form) -> dict[str, float]:
    return {name: float(values[0]) for name, values in forms.measures([(a, b)]).items()}


def test_nothing(fake) -> None:
    for nothing in (_forms(fake), _forms(fake, "")):
        assert nothing.rows == {}
        assert nothing.middle.shape[0] == nothing.last.shape[0] == 0
    assert all(len(values) == 0 for values in _forms(fake, "A fire.").measures([]).values())


def test_a_form_is_gathered_from_its_mentions(fake) -> None:
    forms = _forms(fake, "The fire was seen.", "A fire, then rain.")
    row = forms.rows["fire",]
    assert np.linalg.norm(forms.middle[row]) == pytest.approx(1)
    np.testing.assert_allclose(forms.middle[row], forms.last[row])


def test_what_stands_side_by_side(fake) -> None:
    forms = _forms(fake, "Kim, the leader, was seen.", "The leader was there.", "Kim was there.")
    measures = _measures(forms, ("kim",), ("leader",))
    assert measures["beside"] == 0.5
    assert measures["together"] == 0.0
    assert measures["longer"] == 0.0


@pytest.mark.parametrize(
    "text", ["Kim and Lee were seen.", "Kim was seen there by the side of old Lee."]
)
def test_names_that_stand_apart_are_rivals(fake, text: str) -> None:
    measures = _measures(_forms(fake, text), ("kim",), ("lee",))
    assert measures["together"] == measures["rivals"] == 1.0
    assert measures["beside"] == 0.0


def test_other_words_that_stand_apart_are_no_rivals(fake) -> None:
    measures = _measures(_forms(fake, "The fire and the rain."), ("fire",), ("rain",))
    assert (measures["together"], measures["rivals"]) == (1.0, 0.0)


def test_sentences_keep_words_apart(fake) -> None:
    measures = _measures(_forms(fake, "Kim left. Lee stayed."), ("kim",), ("lee",))
    assert measures["beside"] == measures["together"] == 0.0


def test_shared_words_are_left_out(fake) -> None:
    forms = _forms(fake, "The old fire was seen by the old doctor.", "The old physician.")
    alike = _measures(forms, ("old", "doctor"), ("old", "physician"))
    other = _measures(forms, ("old", "fire"), ("old", "physician"))
    assert alike["apart"] > 0.7 > other["apart"]


def test_the_order_is_no_matter(fake) -> None:
    forms = _forms(fake, "The old fire was seen by Kim and the doctor.", "A blaze, said Kim.")
    for a in forms.rows:
        for b in forms.rows:
            assert _measures(forms, a, b) == _measures(forms, b, a)


def test_the_company_is_no_matter(fake) -> None:
    forms = _forms(fake, "The old fire was seen by Kim and the doctor.", "A blaze, said Kim.")
    pairs = [(a, b) for a in forms.rows for b in forms.rows]
    together = forms.measures(pairs)
    for at, pair in enumerate(pairs):
        assert _measures(forms, *pair) == {name: values[at] for name, values in together.items()}


def test_which_article_uses_a_form(fake) -> None:
    used = _forms(fake, "The fire.", "Rain and a fire.").used
    assert used == {"article 0": {("fire",)}, "article 1": {("rain",), ("fire",)}}
