import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.text.blanks import INK
from framecmp.text.paragraphs import paragraph_spans

MODES = ("auto", "blank", "line")

WRAPPED = """\
The two delegations met for the third time this year in a hotel by
the lake, and left it after four hours without a word to the press
that had waited outside in the rain.

Their hosts said that a fourth meeting was planned for the autumn,
and that both sides had asked for it.
"""


def paragraphs(text, mode="auto"):
    return [" ".join(text[start:end].split()) for start, end in paragraph_spans(text, mode)]


def test_wrapped_lines_between_blank_lines_are_one_paragraph():
    first, second = paragraphs(WRAPPED)
    assert first.endswith("outside in the rain.")
    assert second.startswith("Their hosts said")


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_every_system(end):
    assert paragraphs(WRAPPED.replace("\n", end)) == paragraphs(WRAPPED)


def test_an_indented_line_opens_a_paragraph_in_wrapped_text_without_blank_lines():
    text = re.sub("^(The two|Their)", r"   \1", WRAPPED.replace("\n\n", "\n"), flags=re.M)
    assert paragraphs(text) == paragraphs(WRAPPED)


def test_a_short_last_line_ends_a_paragraph_in_wrapped_text_without_blank_lines():
    assert paragraphs(WRAPPED.replace("\n\n", "\n")) == paragraphs(WRAPPED)


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph a line.\nAnd another one.\nAnd a third.",
        "One paragraph a line.\n\nAnd another one.\nAnd a third.",
        "Ministers meet\nTalks resume after a long pause\nBridge opens\n9 May\nRain delays vote",
        "The minister met his colleague from across the border on Monday.\n"
        "The two of them spoke for an hour and then left by separate cars.\n"
        "A spokesman said that it had been a good talk between neighbours.",
        "A first paragraph that is far longer than any line was ever wrapped, so that it must be "
        "one that its editor left to the screen to break\nand a second one after it",
        "Ministers of the two countries meet by the lake again\nThey spoke for an hour.",
    ],
)
def test_otherwise_every_line_is_one(text):
    assert paragraphs(text) == [line for line in text.split("\n") if line]


def test_the_modes_overrule():
    text = "a\nb\n\nc"
    assert paragraphs(text, "blank") == ["a b", "c"]
    assert paragraphs(text, "line") == ["a", "b", "c"]
    assert len(paragraphs(WRAPPED, "line")) == 5


@pytest.mark.parametrize("blank", ["", " ", "\u00a0", "\u200b", "\ufeff", "\t\u3000", "\u2029"])
def test_a_line_without_ink_is_blank(blank):
    assert paragraphs(f"a\n{blank}\nb", "blank") == ["a", "b"]
    assert paragraphs(blank) == []


def test_spans_index_the_text_from_a_start():
    text = "head\n  body \n"
    assert paragraph_spans(text, "line", 4) == ((7, 11),)


LINES = st.text(alphabet='ab .\t\u00a0\u200b—é🙂"', max_size=60)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\u2028", "\x85", "\v", "\n  "])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.tuples(LINES, ENDS)).map(lambda parts: "".join(a + b for a, b in parts)),
    st.lists(st.sampled_from(WRAPPED.splitlines(keepends=True))).map("".join),
)


@pytest.mark.parametrize("mode", MODES)
@given(TEXTS)
def test_every_ink_is_in_exactly_one_trimmed_paragraph(mode, text):
    spans = paragraph_spans(text, mode)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(i in covered for i, character in enumerate(text) if INK.match(character))
    assert all(INK.match(text[start]) and INK.match(text[end - 1]) for start, end in spans)
