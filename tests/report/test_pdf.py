import errno
from pathlib import Path

import msgspec
import pytest
from made_events import compared_event
from pypdf import PdfReader

from framecmp.corpus import ComparedEvent
from framecmp.errors import OutputError
from framecmp.report import fonts
from framecmp.report.pdf import to_pdf
from framecmp.text import article_from_passages

HOSTILE = (
    '#include "x"',
    "$x^2$ *bold* _em_ `raw`",
    "<script>alert(1)</script>",
    "[/b][red]x",
    "#let x = 1; #x <label> @ref",
    "a \\ b // c /* d */ = e",
)
COMMAND = "framecmp report corpus --output report.pdf"


def event(fake, passages, *, title="The mill", outlets=("Post", "Wire")) -> ComparedEvent:
    articles = (article_from_passages(passages, id=o, outlet=o) for o in outlets)
    return compared_event(fake, articles, title=title)


def write(path: Path, *events: ComparedEvent, **options) -> tuple[str, ...]:
    pdf, notes = to_pdf(events, corpus="my corpus", command=COMMAND, **options)
    path.write_bytes(pdf)
    return notes


def words(path: Path) -> str:
    """All text of the PDF, blanks and line ends evened out.

    pypdf takes every hyphen for a soft one, since both look the same.
    """
    pages = (page.extract_text().replace("\u00ad", "-") for page in PdfReader(path).pages)
    return " ".join(" ".join(pages).split())


@pytest.fixture
def mill(fake) -> ComparedEvent:
    return event(fake, ["A fire killed ten people in the old mill.", "The mayor spoke on Sunday."])


def test_a_report_tells_events_method_and_how_to_make_it_again(tmp_path, mill):
    assert write(tmp_path / "r.pdf", mill) == ()
    text = words(tmp_path / "r.pdf")
    for expected in ("my corpus", "The mill", "Post 1", "Wire 1", "Limits", COMMAND):
        assert expected in text
    assert "fire killed ten people" in text
    assert "Replaced characters" not in text


def test_a_report_is_tagged_and_has_bookmarks(tmp_path, mill):
    write(tmp_path / "r.pdf", mill)
    reader = PdfReader(tmp_path / "r.pdf")
    root = reader.trailer["/Root"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert reader.metadata.title == "How the outlets tell it: my corpus"
    bookmarks = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert bookmarks == ["Who says it differently, and where", "The mill", "Method and limits"]
    assert any("/Link" in a.get_object()["/Subtype"] for a in reader.pages[1]["/Annots"])


def test_figures_have_alternative_texts(tmp_path, fake):
    write(tmp_path / "r.pdf", event(fake, ["A fire in the old mill."], outlets=("A", "B", "C")))
    texts = set(_alternatives(PdfReader(tmp_path / "r.pdf").trailer["/Root"]["/StructTreeRoot"]))
    assert any(text.startswith("Alignment of 3 outlets.") for text in texts)
    assert any(text.startswith("Mean distance") for text in texts)


def _alternatives(node):
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            yield from _alternatives(child)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield node["/Alt"]
        if "/K" in node:
            yield from _alternatives(node["/K"])


def test_the_same_events_give_the_same_bytes(tmp_path, mill):
    write(tmp_path / "a.pdf", mill, mill)
    write(tmp_path / "b.pdf", mill, mill)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("us-letter", 612)])
def test_paper(tmp_path, mill, paper, width):
    write(tmp_path / "r.pdf", mill, paper=paper)
    assert round(float(PdfReader(tmp_path / "r.pdf").pages[0].mediabox.width)) == width


def test_hostile_text_is_shown_as_it_stands(tmp_path, fake):
    outlets = ("#Post $1$", "<b>Wire</b>")
    hostile = event(fake, [f"{h} in the mill" for h in HOSTILE], title=HOSTILE[0], outlets=outlets)
    assert write(tmp_path / "r.pdf", hostile) == ()
    text = words(tmp_path / "r.pdf")
    for expected in (*HOSTILE, *outlets):
        assert expected in text


@pytest.mark.parametrize(
    "outlet",
    ["\U0001f5de\ufe0f News", "\U0001f469\u200d\U0001f4bb Dev", "हिन्दुस्तान", "e\u0301\u0323\u0327"],
)
def test_names_of_several_glyphs_a_character_can_be_set(tmp_path, fake, outlet):
    """Of the text in a drawing PDF/UA takes none: the figures' names aren't part of it."""
    given = event(fake, ["The mill burnt down."], outlets=(outlet, "Wire"))
    assert write(tmp_path / "r.pdf", given, given) == ()
    assert words(tmp_path / "r.pdf").count("Wire") > 4


def test_a_number_stands_right_of_a_name_written_from_right_to_left(tmp_path, fake):
    """Else it would be drawn left of it, where it counts for the name before."""
    write(tmp_path / "r.pdf", event(fake, ["The mill burnt down."], outlets=("שלום", "Wire")))
    lines: dict[tuple[int, float], list[tuple[float, str]]] = {}
    for number, page in enumerate(PdfReader(tmp_path / "r.pdf").pages):

        def seen(text, matrix, *_, page=number):
            if text.strip():
                lines.setdefault((page, round(matrix[5])), []).append((matrix[4], text.strip()))

        page.extract_text(visitor_text=seen)
    rows = [[text for _, text in sorted(line)] for line in lines.values()]
    assert ["\u05e9\u05dc\u05d5\u05dd", "1", "Wire", "1"] in rows


@pytest.fixture
def bare(monkeypatch):
    """Without the fonts of the extra."""
    monkeypatch.setattr(fonts, "find_spec", lambda name: None)
    fonts._kurinto.cache_clear()
    yield
    fonts._kurinto.cache_clear()


def test_what_has_no_glyph_is_numbered_and_told(tmp_path, fake, bare):
    given = ["The mill 中文 burnt 🔥 down", "\u202ereversed\u202c, \u200fmarked\u200e, \x1b[31m"]
    [note] = write(tmp_path / "r.pdf", event(fake, given, title="Mill 中"))
    assert "U+4E2D" in note
    assert "framecmp[cjk]" in note
    text = words(tmp_path / "r.pdf")
    for expected in ("[U+4E2D][U+6587]", "[U+1F525]", "[U+202E]reversed", "Replaced characters"):
        assert expected in text
    assert "RIGHT-TO-LEFT OVERRIDE" in text


def test_a_script_the_fonts_lack_is_numbered_at_its_start_only(tmp_path, fake, bare):
    write(tmp_path / "r.pdf", event(fake, ["中" * 1000]))
    assert "[U+4E2D][and 980 more]" in words(tmp_path / "r.pdf").replace("] [", "][")


def test_scripts_the_fonts_have_are_left_alone(tmp_path, fake):
    given = ["Ելույթ մամուլին", "გამოსვლა პრესასთან", "Заявление прессе", "بيان صحفي", "Çıxış"]
    assert write(tmp_path / "r.pdf", event(fake, given)) == ()
    text = words(tmp_path / "r.pdf")
    assert "մամուլին" in text
    assert "Заявление" in text


def test_east_asian_scripts_have_the_extra(tmp_path, fake):
    pytest.importorskip("weblate_fonts")
    given = [
        "这个国家的应急部门说话",
        "これは日本のニュース記事です",
        "한국어 기사를 발표했다",
        "ข่าว",
        "חדשות",
    ]
    articles = (
        msgspec.structs.replace(article_from_passages(given, id=lang, outlet=o), lang=lang)
        for lang, o in (("zh", "新华"), ("ja", "朝日"), ("ko", "한겨레"))
    )
    assert write(tmp_path / "r.pdf", compared_event(fake, articles, title="中文")) == ()
    for expected in ("应急部门", "ニュース", "한국어", "新华"):
        assert expected in words(tmp_path / "r.pdf").replace(" ", "")


def test_a_letter_and_an_accent_of_different_fonts_are_shown(tmp_path, fake):
    assert write(tmp_path / "r.pdf", event(fake, ["The mill Ԕ\u0351\u20d7 burnt down"])) == ()


@pytest.mark.parametrize(
    ("passages", "outlets", "title"),
    [
        ([], ("A", "B"), "Nothing"),
        ([f"Passage {i} tells of the mill fire." for i in range(60)], ("A", "B"), "T" * 2000),
        (["The mill burnt.", "x" * 5000], ("A", "B", "C", "D", "E"), "a title " * 250),
        (["中" * 600], ("A" * 500, "B" * 500), "Long"),
        (["The mill burnt."], ("../../etc", "\N{FIRE}\N{FIRE}"), "../.."),
    ],
)
def test_odd_sizes_can_be_set(tmp_path, fake, passages, outlets, title):
    write(tmp_path / "r.pdf", event(fake, passages, outlets=outlets, title=title))
    assert len(PdfReader(tmp_path / "r.pdf").pages) < 40


def test_what_can_not_be_set_is_told(tmp_path, mill, monkeypatch):
    monkeypatch.setattr("framecmp.report.pdf._TEMPLATES", tmp_path)
    with pytest.raises(OutputError, match="can't be set"):
        write(tmp_path / "r.pdf", mill)


def test_a_full_temporary_folder_is_told(tmp_path, mill, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("framecmp.report.pdf.shutil.copyfile", full)
    with pytest.raises(OutputError, match="No space left on device; make room there"):
        write(tmp_path / "r.pdf", mill)
