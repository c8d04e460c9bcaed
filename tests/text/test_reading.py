import hashlib
import io
import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framecmp.errors import FramecmpWarning, InputError
from framecmp.records import Reading
from framecmp.text import article_from_passages, article_from_text, read_articles
from framecmp.text.blanks import INK

BODY = "The ministers met by the lake on Monday.\n\nThey spoke for an hour.\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(path, content=BODY):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def stdin(monkeypatch):
    """A way to say what standard input holds."""

    def holds(raw):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(raw)))

    return holds


def problems(*paths, **settings):
    with pytest.raises(InputError) as caught:
        read_articles(paths, Reading(**settings))
    return caught.value.problems


def passages(article):
    return [(article.passage_text(i), p.kind, p.why) for i, p in enumerate(article.passages)]


def test_an_article_tells_where_it_came_from(write):
    (article,) = read_articles([write("daily.txt")])
    assert (article.id, article.outlet, article.path) == ("daily", "daily", "daily.txt")
    assert (article.title, article.date, article.lang) == (None, None, None)
    assert article.text == BODY
    assert article.sha256 == hashlib.sha256(BODY.encode()).hexdigest()
    assert [text for text, *_ in passages(article)] == BODY.strip().split("\n\n")


def test_one_path_or_several_as_text_or_not(write, tmp_path):
    write("daily.txt")
    alone = read_articles("daily.txt")
    assert [article.path for article in alone] == ["daily.txt"]
    assert read_articles(Path("daily.txt")) == read_articles([Path("daily.txt")]) == alone


def test_a_way_to_tell_paragraphs_apart_that_is_none(write):
    with pytest.raises(ValueError, match="'lines'; expected auto, blank, line"):
        read_articles([write("daily.txt")], Reading(paragraphs="lines"))


def test_front_matter_is_a_passage_and_tells_about_the_article(write):
    block = "---\noutlet: The Daily\ntitle: Talks\ndate: 2024-05\nlang: en\n---"
    (article,) = read_articles([write("a.md", f"{block}\r\n# Talks\r\n{BODY}")])
    assert (article.outlet, article.title, article.date, article.lang) == (
        *("The Daily", "Talks", "2024-05", "en"),
    )
    assert passages(article)[:2] == [
        (block, "furniture", "front matter"),
        ("# Talks", "title", None),
    ]


def test_the_title_passage_tells_the_title():
    article = article_from_text(f"# Talks  go on\n{BODY}", id="a", path="a")
    assert article.title == "Talks go on"


def test_line_ends_are_kept_and_offsets_index_the_text(write):
    text = "One came.\r\n\r\nTwo left.\rThree stayed 🙂.\n"
    (article,) = read_articles([write("a.txt", text)])
    assert article.text == text
    assert [t for t, *_ in passages(article)] == ["One came.", "Two left.", "Three stayed 🙂."]


def test_a_byte_order_mark_is_no_part_of_the_text(write):
    (article,) = read_articles([write("a.txt", BODY.encode("utf-8-sig"))])
    assert article.text == BODY


def test_kept_furniture_is_body():
    text = f"---\nlang: en\n---\nBy Jane Doe\n{BODY}"
    told = article_from_text(text, id="a", path="a")
    kept = article_from_text(text, id="a", path="a", reading=Reading(keep_furniture=True))
    assert [p.kind for p in told.passages] == ["furniture", "furniture", "body", "body"]
    assert [p.kind for p in kept.passages] == ["furniture", "body", "body", "body"]
    assert [(p.start, p.end) for p in told.passages] == [(p.start, p.end) for p in kept.passages]
    assert kept.passages[1].why is None


def test_standard_input(stdin):
    stdin(io.BytesIO(BODY.encode()))
    (article,) = read_articles(["-"])
    assert (article.id, article.outlet, article.path) == ("stdin", "stdin", "-")


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        (["a/x.txt", "a/y.txt"], ["x", "y"]),
        (["a/x.txt", "b/x.txt", "b/y.txt"], ["a/x", "b/x", "y"]),
        (["a/x.txt", "a/x.md", "b/x"], ["a/x.txt", "a/x.md", "b/x"]),
        (["1/a/x.txt", "2/a/x.txt"], ["1/a/x.txt", "2/a/x.txt"]),
    ],
)
def test_ids_are_as_short_as_keeps_them_apart(write, paths, ids):
    articles = read_articles([write(path) for path in paths])
    assert [article.id for article in articles] == ids
    assert [article.outlet for article in articles] == ids


def test_every_problem_of_a_run_is_told(write, tmp_path):
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "link.txt").symlink_to(write("good.txt"))
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    paths = {
        "missing.txt": "no such file",
        "folder.txt": "is a folder",
        "loop.txt": "can't be read",
        write("empty.txt", ""): "is empty",
        write("mark.txt", b"\xef\xbb\xbf"): "is empty",
        write("blank.txt", " \r\n\u00a0\u200b"): "holds only blanks",
        write("paper.txt", b"%PDF-1.4"): "looks like a PDF file",
        write("page.docx"): "a .docx file is not read here",
        write("broken.txt", "---\ntitle: a: b\n---\n" + BODY): "is not valid YAML",
        write("dated.txt", "---\ndate: May\n---\n" + BODY): "not an ISO 8601 date",
        write("matter.txt", "---\nlang: en\n---\n"): "holds only front matter",
        write("links.txt", "By Jane Doe\nMay 3, 2024\nShare\n"): "holds 3 lines of page furniture",
        "good.txt": None,
        "link.txt": "the same file as good.txt",
    }
    expected = [(path, what) for path, what in paths.items() if what]
    found = problems(*paths)
    assert len(found) == len(expected)
    for problem, (path, what) in zip(found, expected, strict=True):
        assert problem.startswith(f"{path}:")
        assert what in problem


def test_the_way_to_keep_a_file_of_furniture_is_told_and_works(write):
    path = write("links.txt", "By Jane Doe\n")
    assert "1 line of page furniture (byline)" in problems(path)[0]
    assert "--keep-furniture" in problems(path)[0]
    (article,) = read_articles([path], Reading(keep_furniture=True))
    assert [p.kind for p in article.passages] == ["body"]


def test_standard_input_is_read_once(stdin):
    stdin(io.BytesIO(BODY.encode()))
    found = problems("-", "-")
    assert found == ("-: standard input is given twice; give each article once",)


def test_encodings(write):
    path = write("old.txt", ("Der Müller traf die Größe. " * 5).encode("cp1252"))
    (named,) = read_articles([path], Reading(encoding="cp1252"))
    assert named.text.startswith("Der Müller")
    with pytest.warns(FramecmpWarning, match=r"^old\.txt: not UTF-8"):
        read_articles([path])
    assert problems(path, encoding="klingon")[0].startswith("old.txt: unknown encoding")


def test_no_paths_give_no_articles():
    assert read_articles([]) == ()


def test_half_a_surrogate_pair_is_a_problem():
    with pytest.raises(InputError, match=r"^a: holds half a surrogate pair at character 2"):
        article_from_text("ab\ud800.", id="a", path="a")


@given(st.lists(st.text()))
def test_given_passages_stay_as_they_are(given_passages):
    article = article_from_passages(given_passages, id="g1/a", outlet="A")
    assert [article.passage_text(i) for i in range(len(given_passages))] == given_passages
    assert all(passage.kind == "body" for passage in article.passages)


@pytest.mark.parametrize("mode", ["auto", "blank", "line"])
@given(
    st.lists(
        st.sampled_from(
            ["", "---", "lang: en", "By Jane Doe", "Share", "# T", "Latest news", "One came."]
        )
        | st.text(max_size=20),
    ).flatmap(
        lambda parts: st.sampled_from(["\n", "\r\n", "\r", "\n\n"]).map(lambda e: e.join(parts))
    )
)
def test_every_ink_is_in_exactly_one_passage_and_furniture_moves_none(mode, text):
    def read(keep_furniture):
        reading = Reading(paragraphs=mode, keep_furniture=keep_furniture)
        return article_from_text(text, id="a", path="a", reading=reading)

    try:
        article = read(keep_furniture=True)
    except InputError:
        return
    edges = [edge for p in article.passages for edge in (p.start, p.end)]
    assert edges == sorted(edges)
    covered = {i for p in article.passages for i in range(p.start, p.end)}
    assert all(i in covered for i, character in enumerate(text) if INK.match(character))
    assert msgspec.json.decode(msgspec.json.encode(article), type=type(article)) == article
    try:
        told = read(keep_furniture=False)
    except InputError:
        return
    assert [(p.start, p.end) for p in told.passages] == [(p.start, p.end) for p in article.passages]


@pytest.mark.parametrize(
    "text",
    ["word " * 199_999, "\n" * 999_000 + "One came.", "A short line\n" * 76_000 + "One came."],
)
def test_long_texts_are_read(text):
    assert article_from_text(text, id="a", path="a").text == text


def test_a_text_too_long_for_an_article_is_refused(write):
    (told,) = problems(write("long.txt", "One came.\n\n" * 500_000))
    assert told.startswith("long.txt: 5,500,000 characters; an article is expected to be below")


def test_a_stream_without_an_end_is_refused(stdin):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            buffer[:] = b"a" * len(buffer)
            return len(buffer)

    stdin(Endless())
    (told,) = problems("-")
    assert told.startswith("-: more than 16,000,000 bytes")


def test_a_closed_standard_input_is_told(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert problems("-") == ("-: standard input is closed; name a file",)


def test_a_folder_as_standard_input_is_told(stdin):
    class Folder(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, buffer):
            raise IsADirectoryError(21, "Is a directory")

    stdin(Folder())
    (told,) = problems("-")
    assert told.startswith("-: is a folder")


def test_an_unreadable_file_is_told(write, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = write("secret.txt")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    (told,) = problems(path)
    assert told.startswith("secret.txt: can't be read (Permission denied)")


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_of_broken_bytes_is_told_as_text(write):
    name = os.fsdecode(b"caf\xe9.txt")
    (article,) = read_articles([write(name)])
    assert (article.id, article.path) == ("caf\ufffd", "caf\ufffd.txt")
    assert msgspec.json.encode(article)
