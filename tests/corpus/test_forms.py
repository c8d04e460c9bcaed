"""The forms of a corpus: one corpus in each, manifests, what is read when, what is left out."""

from __future__ import annotations

import csv
import gzip
import json
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from framecmp.comparison import settings_of
from framecmp.corpus import (
    Corpus,
    Found,
    compare_corpus,
    load_corpus,
    read_event_paths,
    stream_articles,
)
from framecmp.errors import FramecmpWarning, InputError
from framecmp.records import Reading
from framecmp.report.export import json_schema, plain

TEXT = "Mayor opens inquiry\n\nThe fire «Élan» destroyed the mill, and two roads.\n\nIt burnt.\n"
ARTICLES = [
    {"event": event, "id": outlet, "text": f"{TEXT}\nSaid {outlet}, of {event}.\n"}
    for event in ("flood", "mill-fire")
    for outlet in ("a", "b-c", "b")
]


def _folder(root: Path) -> Path:
    for article in ARTICLES:
        path = root / article["event"] / f"{article['id']}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article["text"], encoding="utf-8")
    return root


def _manifest(root: Path) -> Path:
    rows = [{"path": f"{a['event']}/{a['id']}.txt", "event": a["event"]} for a in ARTICLES]
    _table(_folder(root) / "manifest.csv", rows, ",")
    return root


def _table(path: Path, rows: list[dict[str, str]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _lines(path: Path, rows: list[dict[str, str]]) -> Path:
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


FORMS: dict[str, Callable[[Path], Path]] = {
    "manifest": _manifest,
    "jsonl": lambda root: _lines(root / "c.jsonl", ARTICLES),
    "json": lambda root: _lines(root / "c.json", ARTICLES[::-1]),
    "ndjson.gz": lambda root: _lines(root / "c.ndjson.gz", ARTICLES),
    "csv": lambda root: _table(root / "c.csv", ARTICLES, ","),
    "tsv": lambda root: _table(root / "c.tsv", ARTICLES, "\t"),
    "interleaved": lambda root: _lines(root / "c.jsonl", ARTICLES[::2] + ARTICLES[1::2]),
}


def _told(corpus: Corpus) -> list[Any]:
    return [
        (e.name, e.title, [msgspec.structs.replace(a, path="") for a in e.articles])
        for e in corpus.events
    ]


@pytest.mark.parametrize("form", FORMS)
def test_one_corpus_in_every_form(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "folder"
    other = tmp_path / "other"
    other.mkdir()
    expected = _told(load_corpus(_folder(folder)))
    assert _told(load_corpus(FORMS[form](other))) == expected
    assert [title for _, title, _ in expected] == ["Flood", "Mill fire"]
    assert [a.id for a in expected[0][2]] == ["a", "b", "b-c"]


def test_events_are_read_when_they_are_asked_for(tmp_path: Path) -> None:
    path = _lines(tmp_path / "c.jsonl", ARTICLES)
    events = load_corpus(path).events
    assert len(events) == 2
    assert events[1] is not events[1]
    assert events[1] == events[-1] == events[:2][1] == list(events)[1]
    assert events[1].folder == tmp_path
    with pytest.raises(IndexError):
        events[2]


def test_articles_pass_through_what_tells_how_far_it_is(tmp_path: Path) -> None:
    passed: list[Found] = []

    def progress(found: Iterator[Found]) -> Iterator[Found]:
        for one in found:
            passed.append(one)
            yield one

    corpus = load_corpus(_folder(tmp_path), progress=progress)
    assert [one.event for one in passed] == ["flood"] * 3 + ["mill-fire"] * 3
    assert [event.name for event in corpus.events] == ["flood", "mill-fire"]


def test_a_file_that_changes_under_the_hand(tmp_path: Path) -> None:
    path = _lines(tmp_path / "c.jsonl", ARTICLES)
    events = load_corpus(path).events
    path.write_text("")
    with pytest.raises(InputError, match="was changed while it was read"):
        events[0]


def test_a_corpus_of_rows_is_compared(tmp_path: Path, fake) -> None:
    corpus = load_corpus(_lines(tmp_path / "c.ndjson.gz", ARTICLES))
    names = [e.event.name for e in compare_corpus(corpus, fake, settings_of(fake))]
    assert names == ["flood", "mill-fire"]


def test_extra_fields_reach_the_json(tmp_path: Path, fake) -> None:
    rows = [a | {"section": "news", "n": 3} for a in ARTICLES[:1]] + ARTICLES[1:3]
    corpus = load_corpus(_lines(tmp_path / "c.jsonl", rows))
    [compared] = compare_corpus(corpus, fake, settings_of(fake))
    first, second, _ = plain(compared.comparison)["articles"]
    assert first["extra"] == {"section": "news", "n": 3}
    assert "extra" not in second
    schema = json_schema()["$defs"]["Article"]
    assert schema["properties"]["extra"]["type"] == "object"
    assert "extra" not in schema["required"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("../x.txt,e", "manifest.csv:2: path '../x.txt' can't be a name"),
        ("/etc/passwd,e", "manifest.csv:2: path '/etc/passwd' can't be a name"),
        ("a\\x.txt,e", "manifest.csv:2: path 'a\\\\x.txt' can't be a name"),
        ("C:x.txt,e", "manifest.csv:2: path 'C:x.txt' opens with a drive"),
        (",e", "manifest.csv:2: no path; expected it as path or file"),
        ("none.txt,e", "/none.txt: no such file"),
        ("flood,e", "/flood: is a folder, not a file"),
        ("manifest.csv,e", "/manifest.csv: a .csv file is not read here"),
        ("flood/a.txt,", "manifest.csv:2: no event, which other rows have"),
        ("flood/b.txt,e", "manifest.csv:3: id b again, which line 2 has"),
    ],
)
def test_bad_rows_of_a_manifest(tmp_path: Path, row: str, problem: str) -> None:
    path = _folder(tmp_path) / "manifest.csv"
    path.write_text(f"path,event\n{row}\nflood/b.txt,e\nflood/a.txt,e\n")
    with pytest.raises(InputError) as caught:
        load_corpus(tmp_path)
    [told] = caught.value.problems
    assert told.startswith(f"{path}:")
    assert problem in told


def test_a_manifest_says_more_than_its_files_and_goes_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\noutlet: Old\nlang: en\n---\n{TEXT}")
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "manifest.csv").write_text(
        "file,outlet,title,date,url,desk\na.txt,New,Fire,2024-05,https://x.example,home\nb.txt,,,,,\n"
    )
    a, b = load_corpus(tmp_path).events[0].articles
    assert load_corpus(tmp_path).events[0].name == tmp_path.name
    assert (a.outlet, a.title, a.date, a.lang) == ("New", "Fire", "2024-05", "en")
    assert a.extra == {"url": "https://x.example", "desk": "home"}
    assert (b.outlet, b.date, b.extra) == ("b", None, {})


def test_keeping_going(tmp_path: Path) -> None:
    rows = [*ARTICLES[:2], {"event": "flood", "id": "x"}, ARTICLES[3], {"event": "y", "text": "z"}]
    path = _lines(tmp_path / "c.jsonl", rows)
    with pytest.raises(InputError) as caught:
        load_corpus(path)
    with pytest.warns(FramecmpWarning) as warned:
        corpus = load_corpus(path, keep_going=True)
    assert tuple(str(w.message) for w in warned) == caught.value.problems
    assert [(e.name, len(e.articles)) for e in corpus.events] == [("flood", 2)]


def test_keeping_going_where_nothing_is_left(tmp_path: Path) -> None:
    path = _lines(tmp_path / "c.jsonl", ARTICLES[2:4])
    with (
        pytest.warns(FramecmpWarning),
        pytest.raises(InputError, match="no event of two articles is left to compare"),
    ):
        load_corpus(path, keep_going=True)


def test_keeping_going_in_a_folder(tmp_path: Path) -> None:
    _folder(tmp_path)
    (tmp_path / "flood" / "bad.txt").write_text("")
    (tmp_path / "flood" / "event.toml").write_text("=")
    with pytest.warns(FramecmpWarning) as warned:
        flood, fire = load_corpus(tmp_path, keep_going=True).events
    assert len(warned) == 2
    assert (flood.title, len(flood.articles), len(fire.articles)) == ("Flood", 3, 3)


def test_each_file_of_a_folder_is_decoded_by_itself_and_told_once(tmp_path: Path) -> None:
    text = "Пожар уничтожил старую мельницу в воскресенье, сообщила полиция города. " * 4
    for name, codec in (("a", "utf-8"), ("b", "cp1251"), ("c", "utf-16")):
        path = tmp_path / "e" / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode(codec))
    with pytest.warns(FramecmpWarning, match=r"b\.txt: not UTF-8; read as cp1251") as warned:
        [event] = load_corpus(tmp_path).events
    assert len(warned) == 1
    assert {a.text for a in event.articles} == {text}
    [event] = load_corpus(tmp_path, Reading(encoding="cp1251")).events
    assert {a.text for a in event.articles} == {text}


def test_one_event_of_a_file(tmp_path: Path) -> None:
    one = _lines(tmp_path / "one.jsonl", ARTICLES[:3])
    assert [a.id for a in read_event_paths([str(one)])] == ["a", "b", "b-c"]
    two = _lines(tmp_path / "two.jsonl", ARTICLES)
    with pytest.raises(InputError, match="2 events, where one is due"):
        read_event_paths([str(two)])
    assert len(read_event_paths([str(_manifest(tmp_path / "m") / "flood")])) == 3


def test_keeping_going_with_files(tmp_path: Path) -> None:
    folder = _folder(tmp_path) / "flood"
    paths = [str(folder / name) for name in ("b.txt", "none.txt", "a.txt")]
    with pytest.warns(FramecmpWarning, match=r"none\.txt: no such file"):
        articles = read_event_paths(paths, keep_going=True)
    assert [a.id for a in articles] == ["a", "b"]


@pytest.mark.parametrize("suffix", [".jsonl", ".csv"])
def test_a_large_file_is_never_held(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"large{suffix}"
    # Most of it beside the text, which takes time to be read.
    pad = "x" * 200_000
    with path.open("w") as file:
        file.write("" if suffix == ".jsonl" else "id,text,pad\n")
        for i in range(260):
            row = {"id": i, "text": TEXT, "pad": pad}
            file.write(json.dumps(row) + "\n" if suffix == ".jsonl" else f'{i},"{TEXT}",{pad}\n')
    assert path.stat().st_size > 50e6
    next(stream_articles(path))
    tracemalloc.start()
    count = sum(found.article is not None for found in stream_articles(path))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 260
    assert peak < 20e6
