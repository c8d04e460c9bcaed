import hashlib
import sys

import pytest

from framecmp.errors import InputError, MissingExtra
from framecmp.records import Reading
from framecmp.text import read_articles

LEAD = "The fire destroyed the old mill on Sunday, and the police closed two roads."
HEAD = """<title>Mill burns | The Daily</title>
<meta property="og:site_name" content="The Daily">
<meta property="og:title" content="Mill burns">
<meta property="article:published_time" content="2024-05-31T18:30:00Z">
<link rel="canonical" href="https://daily.example/mill">"""
BODY = f"""<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>Mill burns</h1>
<p>{LEAD[:42]}\n  {LEAD[43:]} It was <b>very</b> <i>hot</i>, <a href="x">they</a> said.</p>
<h2>What happened</h2>
<blockquote><p>We saw smoke.</p>
<p>Then flames rose up into the sky, a witness said.</p></blockquote>
<ul><li>One road is closed to all</li><li>Two roads are open</li></ul>
<p>Firemen came<br>and went.</p>
<table><tr><td>Dead</td><td>3</td></tr><tr><td>Hurt</td><td>5</td></tr></table>
</article>
<div id="comments"><p>I do not like this story at all, and I say so at length.</p></div>
<footer>Copyright 2020 The Daily</footer>"""
PASSAGES = [
    "Mill burns",
    f"{LEAD} It was very hot, they said.",
    "What happened",
    "We saw smoke.",
    "Then flames rose up into the sky, a witness said.",
    "One road is closed to all",
    "Two roads are open",
    "Firemen came\nand went.",
    "Dead 3",
    "Hurt 5",
]


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(name, page):
        (tmp_path / name).write_bytes(page if isinstance(page, bytes) else page.encode())
        return name

    return write


def page(head=HEAD, body=BODY, lang="en-GB"):
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


@pytest.mark.parametrize("name", ["mill.html", "mill.HTM"])
def test_a_page(write, name):
    (article,) = read_articles([write(name, page())])
    assert [article.passage_text(i) for i in range(len(article.passages))] == PASSAGES
    assert [p.kind for p in article.passages] == ["title"] + ["body"] * 9
    assert article.text == "\n\n".join(PASSAGES)
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    assert (article.id, article.outlet, article.title) == ("mill", "The Daily", "Mill burns")
    assert (article.date, article.lang) == ("2024-05-31", "en")
    assert article.extra == {"url": "https://daily.example/mill"}


def test_what_a_page_does_not_say_is_not_made_up(write):
    (article,) = read_articles([write("a.html", f"<p>{LEAD}</p><p>{LEAD} Twice.</p>")])
    assert (article.outlet, article.title, article.date, article.lang) == ("a", None, None, None)
    assert article.extra == {}


def test_without_a_name_the_outlet_is_the_host(write):
    head = '<link rel="canonical" href="https://www.daily.example/mill">'
    (article,) = read_articles([write("a.html", page(head))])
    assert article.outlet == "daily.example"


def test_paragraphs_parted_by_empty_lines_alone(write):
    lines = [f"{LEAD} And then: {i}." for i in range(5)]
    (article,) = read_articles([write("a.html", page("", f"<p>{'<br><br>'.join(lines)}</p>"))])
    assert [article.passage_text(i) for i in range(5)] == lines


@pytest.mark.parametrize(
    ("codec", "head", "encoding"),
    [
        ("cp1251", '<meta charset="windows-1251">', None),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=cp1251">', None),
        ("cp1251", "", "cp1251"),
        ("utf-8", '<meta charset="windows-1251">', None),
        ("utf-16", "", None),
    ],
)
def test_the_encoding_is_what_the_page_says(write, codec, head, encoding):
    text = "Пожар уничтожил старую мельницу в воскресенье, сообщила полиция города. " * 3
    data = page(head, f"<article><p>{text}</p></article>", "ru").encode(codec)
    (article,) = read_articles([write("a.html", data)], Reading(encoding=encoding))
    assert article.text == text.strip()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "a.html: no article text found in the page; save the text itself as .txt"),
        ("<html><body></body></html>", "no article text found"),
        ("Only words, which are no page.", "no article text found"),
        ("<div>" * 20_000 + LEAD, "a.html: "),
        (b"%PDF-1.4", "looks like a PDF file"),
        (b"<p>a\0b", "looks like a binary file"),
    ],
)
def test_pages_that_are_none(write, data, problem):
    with pytest.raises(InputError) as caught:
        read_articles([write("a.html", data)])
    assert problem in str(caught.value)


def test_an_xml_declaration_does_no_harm(write):
    (article,) = read_articles([write("a.html", f'<?xml version="1.0" encoding="utf-8"?>{page()}')])
    assert article.title == "Mill burns"


def test_the_extra_is_named_where_it_is_missing(write, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtra, match=r"a\.html: reading HTML .*framecmp\[html\]"):
        read_articles([write("a.html", page())])


def test_a_page_against_a_text(write, run, real):
    a = write("a.html", page())
    result = run("align", a, write("b.txt", f"{LEAD}\n\nNobody was hurt, the mayor said.\n"))
    assert result.exit_code == 0
    assert "The Daily" in result.stdout
