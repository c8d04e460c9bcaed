import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.text.words import normalise, word_spans


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" — … “”", []),
        ("An anti-terrorist law.", ["An", "anti-terrorist", "law"]),
        ("the 30-year-old's plan", ["the", "30-year-old's", "plan"]),
        ("Armenia's or Armenia’s", ["Armenia's", "or", "Armenia’s"]),
        ("the U.S. and the U.S", ["the", "U.S.", "and", "the", "U.S"]),
        ("5 p.m. 30,000 or 3.5%", ["5", "p.m.", "30,000", "or", "3.5"]),
        ("- item -one two- a--b", ["item", "one", "two", "a", "b"]),
        ("It ended. So did she.", ["It", "ended", "So", "did", "she"]),
        ("Ո՞վ է, Հայաստա՛ն", ["Ո՞վ", "է", "Հայաստա՛ն"]),
        ("العَرَبِيَّة لغة", ["العَرَبِيَّة", "لغة"]),
        ("co\u2011operation 🙂", ["co\u2011operation"]),
    ],
)
def test_words(text, words):
    assert [text[start:end] for start, end in word_spans(text)] == words


@given(st.text())
def test_words_are_ordered_and_hold_every_letter_and_digit(text):
    spans = word_spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalpha())


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("", ""),
        ("Talks", "talks"),
        ("Armenia’s", "armenia"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("İlham", "ilham"),
        ("cafe\u0301", "café"),
        ("d’état", "d'état"),
        ("it’s", "it"),
        ("of\u00adfi\u00adcials", "officials"),
        ("\ufeffTalks\u2060", "talks"),
    ],
)
def test_normalise(word, plain):
    assert normalise(word) == plain
    assert normalise(plain) == plain
