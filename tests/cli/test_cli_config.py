"""Settings from files: found upward, checked, and weaker than the command line."""

from __future__ import annotations

import contextlib
import json

import pytest


def settings(result):
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["settings"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("framecmp.toml", 'paragraphs = "line"'),
        ("pyproject.toml", '[tool.framecmp]\nparagraphs = "line"'),
    ],
)
def test_the_nearest_file_upward_counts(quick, write, event, path, content):
    write(path, content)
    assert settings(quick("compare", event, "--format", "json"))["paragraphs"] == "line"
    write(f"{event}/framecmp.toml", "keep-furniture = true")
    found = settings(quick("compare", event, "--format", "json"))
    assert (found["paragraphs"], found["furniture"]) == ("auto", "kept")


def test_the_command_line_wins(quick, write, pair):
    write("framecmp.toml", 'paragraphs = "line"')
    found = settings(quick("align", *pair, "--paragraphs", "auto", "--format", "json"))
    assert found["paragraphs"] == "auto"


def test_a_project_file_without_the_table_is_passed_over(quick, write, pair):
    write("pyproject.toml", "tool = 3")
    assert settings(quick("align", *pair, "--format", "json"))["paragraphs"] == "auto"


@pytest.mark.parametrize(
    ("path", "content", "told"),
    [
        ("framecmp.toml", 'modle = "x"\nb = 1', "unknown option b, modle; known are model"),
        ("pyproject.toml", "[tool.framecmp]\nmodle = 1", "unknown option modle"),
        ("pyproject.toml", "[tool]\nframecmp = 3", "tool.framecmp is 3, where a table is due"),
        ("framecmp.toml", 'cache = "no"', "cache: found 'no', expected true or false"),
        ("framecmp.toml", "paragraphs = 3", "paragraphs: found 3, expected a text in quotes"),
        ("framecmp.toml", 'paragraphs = "all"', "'all' is not one of 'auto', 'blank', 'line'"),
        ("framecmp.toml", 'model = ["a"]', "model: found ['a'], expected a text"),
        ("framecmp.toml", 'model = ""', "model: empty; name one, or leave the line out"),
        ("framecmp.toml", "encoding = true", "encoding: found True, expected a text"),
        ("framecmp.toml", "x = = 3", "can't be read as TOML"),
        ("framecmp.toml", b"\xff\xfe", "can't be read as TOML"),
    ],
)
def test_a_bad_file_is_named(quick, write, pair, path, content, told):
    file = write(path, content)
    result = quick("align", *pair)
    assert result.exit_code == 4
    assert result.stdout == ""
    assert result.stderr.startswith(f"framecmp: error: {file}: ")
    assert told in result.stderr


def test_whose_languages_a_corpus_is_held_to_is_read_too(run, write, event):
    write("corpus/framecmp.toml", 'model = "none-such"')
    result = run("corpus", "validate", "corpus")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "none-such: no such folder" in result.stderr


def test_a_model_s_folder_is_found_from_the_file_that_names_it(run, write, event, tmp_path):
    write("corpus/framecmp.toml", 'model = "../models/own"')
    write("models/own/readme.txt")
    (tmp_path / "elsewhere").mkdir()
    for folder in (tmp_path, tmp_path / "elsewhere"):
        with contextlib.chdir(folder):
            result = run("corpus", "validate", str(tmp_path / "corpus"))
        assert "own: no safetensors weights" in result.stderr
