import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.text.blanks import INK
from framecmp.text.sentences import sentence_spans


def sentences(text, lang=None):
    return [text[start:end] for start, end in sentence_spans(text, lang)]


@pytest.mark.parametrize(
    ("lang", "first", "second"),
    [
        (None, "One came.", "Another left."),
        ("xx", "One came.", "Another left."),
        ("en", "U.S. Secretary of State Doe met Mr. Roe.", "They spoke."),
        ("en", "It runs on Nov. 11-22 in Washington D.C. and Geneva.", "All may come."),
        ("en", "He lives in the U.S.", "She left."),
        ("en", "He phoned the reporter J.D. Miles.", "H.R. McMaster left."),
        ("en", "They met in Washington, D.C.", "The talks went on."),
        ("en", "It began at 5 p.m. Sunday.", "Police came."),
        ("en", "It was over by 4 a.m. EDT.", "He left."),
        ("en", "It began at 5 p.m.", "Police came."),
        ("en", '"We stay!" he said.', "She left."),
        ("en", "“Why?” she asked.", "He left."),
        ("en", 'It is a way out of the conflict. "', "She left."),
        ("en", "The phone sold well.", "iPhone sales rose."),
        ("en", "It took a\nday.", "Then it\nrained."),
        ("en", "- One thing.", "- Another thing."),
        ("ru", "«Мы остаёмся!» — сказал он.", "Она ушла."),
        ("ru", "«Мы остаёмся!» — Иванов был твёрд.", "Она ушла."),
        ("fr", "Elle a vu M. Durand hier.", "Il est parti."),
        ("az", "Prezident İ. Məmmədov gəldi.", "O getdi."),
        ("hy", "Սա առաջինն է։", "Սա երկրորդն է։"),
        ("ka", "ეს არის პირველი.", "ეს არის მეორე."),
    ],
)
def test_two_sentences(lang, first, second):
    assert sentences(
        f" {first} {second}\n" if "- " not in first else f"{first}\n{second}", lang
    ) == [
        first,
        second,
    ]


def test_blank_text_has_none():
    assert sentence_spans("") == sentence_spans(" \n\u200b") == ()


def test_a_sentence_does_not_reach_over_a_blank_line():
    assert sentences("One.\n\nand two.") == ["One.", "and two."]


def test_a_text_longer_than_the_window_is_cut_where_sentences_end():
    sentence = "The two of them met by the lake again."
    assert sentences(" ".join([sentence] * 1000)) == [sentence] * 1000


@given(
    st.text() | st.text(alphabet="aA. !?\n—«»\"'中。1-"),
    st.sampled_from(["en", "ru", "hy", "zh", "xx", None]),
)
def test_every_ink_is_in_exactly_one_sentence(text, lang):
    spans = sentence_spans(text, lang)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if INK.match(character))
    assert all(start < end for start, end in spans)
