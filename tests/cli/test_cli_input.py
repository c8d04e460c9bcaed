"""Bad input: what was found, what to do, all of it at once, and nothing written."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest


def zip_bytes():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "hello")
    return file.getvalue()


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\r\n \xc2\xa0", "holds only blanks"),
    "furniture.txt": (b"By Jane Doe\n\nShare on Facebook\n", "furniture"),
    "image.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "an image"),
    "paper.txt": (b"%PDF-1.7\n", "a PDF file"),
    "archive.txt": (zip_bytes(), "a ZIP archive"),
    "noise.txt": (random.Random(1).randbytes(5000), "looks like a binary file"),
    "long.txt": (b"One came.\n\n" * 500_000, "5,500,000 characters; an article is expected"),
}


def errors(result):
    assert result.exit_code == 4
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert all(line.startswith("framecmp: error: ") for line in lines)
    return [line.removeprefix("framecmp: error: ") for line in lines]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_article_is_named(quick, write, pair, name):
    content, found = BAD[name]
    write(name, content)
    (told,) = errors(quick("align", pair[0], name, "--output", "new/out.txt"))
    assert told.startswith(f"{name}: ")
    assert found in told
    assert not Path("new").exists()


def test_all_bad_articles_are_told_at_once(quick, write, pair):
    names = [write(name, content).name for name, (content, _) in BAD.items()]
    Path("folder.txt").mkdir()
    told = errors(quick("compare", "missing.txt", "folder.txt", pair[0], *names))
    assert [line.partition(":")[0] for line in told] == ["missing.txt", "folder.txt", *names]


def test_a_flood_of_problems_is_cut_and_told(quick, write):
    write("gold.jsonl", "not json\n" * 200)
    result = quick("eval", "alignment", "gold.jsonl")
    lines = result.stderr.splitlines()
    assert result.exit_code == 4
    assert len(lines) == 51
    assert lines[-1] == "framecmp: and 150 more errors"


@pytest.mark.parametrize("command", ["align", "compare"])
def test_one_file_twice(quick, pair, command):
    Path("link.txt").symlink_to(pair[0])
    assert "is given twice" in errors(quick(command, pair[0], pair[0]))[0]
    assert "the same file as daily.txt" in errors(quick(command, pair[0], "link.txt"))[0]


def test_an_event_needs_two_articles(quick, write, pair):
    assert "expected two or more" in errors(quick("compare", pair[0]))[0]
    write("event/one.txt")
    assert "needs two or more" in errors(quick("compare", "event"))[0]


class TestStandardInput:
    def test_it_is_an_article(self, quick, pair):
        result = quick("align", "-", pair[1], "--format", "json", stdin="One came.\n\nTwo left.\n")
        assert result.exit_code == 0
        assert '"path": "-"' in result.stdout

    @pytest.mark.parametrize(
        ("stdin", "found"), [("", "is empty"), (b"\0\1\2" * 99, "binary"), (b"%PDF-1.4", "a PDF")]
    )
    def test_bad_content(self, quick, pair, stdin, found):
        (told,) = errors(quick("align", "-", pair[1], stdin=stdin))
        assert told.startswith("-: ")
        assert found in told

    def test_twice(self, quick):
        (told,) = errors(quick("align", "-", "-", stdin="One came.\n"))
        assert told.startswith("-: standard input is given twice")


class TestEncodings:
    TEXT = "Der Bürgermeister kam.\n\nDas Wasser stieg über Nacht, sagte er.\n"

    def read(self, result):
        assert result.exit_code == 0, result.stderr
        return result.stdout

    @pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
    def test_a_mark_tells_the_encoding(self, quick, write, pair, codec):
        write("a.txt", self.TEXT.encode(codec))
        result = quick("align", "a.txt", pair[1])
        assert "Bürgermeister" in self.read(result)
        assert result.stderr == ""

    def test_the_encoding_is_named(self, quick, write, pair):
        write("a.txt", self.TEXT.encode("latin-1"))
        result = quick("align", "a.txt", pair[1], "--encoding", "latin-1")
        assert "Bürgermeister" in self.read(result)
        assert result.stderr == ""

    def test_a_guess_is_told(self, quick, write, pair):
        write("a.txt", self.TEXT.encode("latin-1"))
        result = quick("align", "a.txt", pair[1], "--quiet")
        assert result.exit_code == 0
        assert result.stderr.startswith("framecmp: warning: a.txt: not UTF-8; read as ")
        assert "--encoding" in result.stderr

    def test_an_unknown_name(self, quick, pair):
        told = errors(quick("align", *pair, "--encoding", "klingon"))
        assert all("unknown encoding 'klingon'" in line for line in told)

    def test_bytes_that_do_not_decode(self, quick, write, pair):
        write("a.txt", b"caf\xe9 and more\n")
        (told,) = errors(quick("align", "a.txt", pair[1], "--encoding", "ascii"))
        assert "not valid ascii at byte 3" in told


class TestOutput:
    def test_folders_are_made(self, quick, pair, tmp_path):
        result = quick("align", *pair, "--output", "new/deep/out.txt")
        assert (result.exit_code, result.stdout) == (0, "")
        assert (tmp_path / "new/deep/out.txt").read_text("utf-8").startswith("A  daily")

    @pytest.mark.parametrize("output", ["folder", "courier.txt/out.txt"])
    def test_a_place_that_can_not_be_written(self, quick, pair, output):
        Path("folder").mkdir()
        (told,) = errors(quick("align", *pair, "--output", output))
        assert told.startswith(f"{output}: ")
        assert list(Path("folder").iterdir()) == []

    @pytest.mark.parametrize("output", ["daily.txt", "./courier.txt", "link.txt"])
    def test_never_over_an_article(self, quick, pair, tmp_path, output):
        Path("link.txt").symlink_to("courier.txt")
        before = [(tmp_path / name).read_bytes() for name in pair]
        (told,) = errors(quick("align", *pair, "--output", output))
        assert "would be written over" in told
        assert [(tmp_path / name).read_bytes() for name in pair] == before

    def test_never_over_gold(self, quick, write):
        write("gold.jsonl", "{}")
        (told,) = errors(quick("eval", "wording", "gold.jsonl", "--output", "gold.jsonl"))
        assert "would be written over" in told

    def test_never_over_gold_that_is_tuned_on(self, quick, write):
        write("gold.jsonl", "{}")
        write("tune.jsonl", "{}")
        arguments = ("gold.jsonl", "--tune-on", "tune.jsonl", "--output", "tune.jsonl")
        (told,) = errors(quick("eval", "alignment", *arguments))
        assert "would be written over" in told

    def test_a_failure_leaves_the_old_file(self, quick, write, pair, tmp_path, monkeypatch):
        write("out.json", "old")

        def fail(*_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("pathlib.Path.replace", fail)
        (told,) = errors(quick("align", *pair, "--output", "out.json", "--format", "json"))
        assert "No space left" in told
        assert (tmp_path / "out.json").read_text() == "old"
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "courier.txt",
            "daily.txt",
            "out.json",
        ]


def test_a_language_that_the_model_does_not_know_is_told(quick, write):
    write("a.txt", "---\nlang: en_GB\n---\nThe bridge reopened on Sunday.\n")
    write("b.txt", "---\nlang: ru\n---\nМост открылся в воскресенье.\n")
    for command in ("align", "compare"):
        result = quick(command, "a.txt", "b.txt")
        assert result.exit_code == 0
        assert "b (ru): the model knows en only" in result.stderr


def test_a_text_that_names_no_language_and_is_not_english_is_told(quick, write):
    german = "Der Damm brach am Montag, und die Leute aus dem Dorf wurden in die Stadt gebracht."
    english = "The dam broke on Monday, and the people of the village were taken to the city."
    write("a.txt", " ".join([german] * 4))
    write("b.txt", " ".join([english] * 4))
    told = quick("align", "a.txt", "b.txt").stderr
    assert "a (not in English, it seems): the model knows en only" in told
    assert "b (" not in told
