"""Files of rows: what they may hold, and each problem with its place."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from framecmp.corpus import Found, load_corpus, stream_articles
from framecmp.errors import InputError
from framecmp.records import Reading

TEXT = "The fire destroyed the old mill on Sunday and the police closed two roads."
GOOD = json.dumps({"text": TEXT})
ROWS = f"{TEXT},a\n{TEXT},b\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _found(name: str, data: str | bytes, reading: Reading | None = None) -> list[Found]:
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)
    return list(stream_articles(name, reading or Reading()))


def _problems(name: str, data: str | bytes, reading: Reading | None = None) -> list[str]:
    found = _found(name, data, reading)
    assert all((f.problem or f.where).startswith(f.where) for f in found)
    return [f.problem for f in found if f.problem]


def _row(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields})


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"text": x}', "2:10: not JSON: invalid character"),
        ('{"é": "ä", x}', "2:12: not JSON: object keys must be strings"),
        ('{"text": "a', "2:12: not JSON: ends too early"),
        ('{"text": "\\ud800"}', "2:19: not JSON: ends too early, or holds half a surrogate pair"),
        ('{"text": NaN}', "2:10: not JSON: invalid character"),
        ('{"text": "a\0"}', "2:12: not JSON: invalid character"),
        ("{} {}", "2:5: not JSON: trailing characters"),
        ('["a"]', "2: not a JSON object to read: Expected `object`, got `array`"),
        ('"a"', "2: not a JSON object to read: Expected `object`, got `str`"),
        ("null", "2: not a JSON object to read: Expected `object`, got `null`"),
        (
            '{"a":' * 99_999 + "1" + "}" * 99_999,
            "2: not a JSON object to read: maximum recursion",
        ),
        ("{}", "2: no text; expected it as text or maintext or plain_text or raw_text"),
        ('{"text": null}', "2: no text; "),
        ('{"text": " "}', "2: no text; "),
        ('{"text": 3}', "2: text is a number, where a text is due"),
        ('{"text": ["a"]}', "2: text is a list, where a text is due"),
        ('{"text": {"a": 1}}', "2: text is an object, where a text is due"),
        ('{"text": "a\\u0000b"}', "2: text holds a NUL character"),
        ('{"text": "\\u200b"}', "2: holds only blanks"),
        (_row(outlet=3), "2: outlet is a number, where a text is due"),
        (_row(lang=True), "2: lang is true or false, where a text is due"),
        (_row(date="31 May 2024"), "2: date '31 May 2024' is not an ISO 8601 date; write 2024, "),
        (_row(date="2024-02-30"), "2: date '2024-02-30' is not an ISO 8601 date"),
        (_row(date=1368000000), "2: date is a number, where a text is due"),
        (_row(timestamp="May"), "2: timestamp 'May' is neither seconds since 1970 nor an ISO"),
        (_row(timestamp=1368000000000), "2: timestamp 1368000000000 is neither seconds"),
        (_row(timestamp=True), "2: timestamp True is neither seconds"),
        (_row(id="../x"), "2: id '../x' can't be a name; expected one without"),
        (_row(id="a/../x"), "2: id 'a/../x' can't be a name"),
        (_row(id="/x"), "2: id '/x' can't be a name"),
        (_row(id="a\\x"), "2: id 'a\\\\x' can't be a name"),
        (_row(id="a\x1bx"), "2: id 'a\\x1bx' can't be a name"),
        (_row(id=True), "2: id is true or false"),
        (_row(id="line-1"), "2: id line-1 again, which line 1 has"),
        (_row(event="e"), "1: no event, which other rows have; give it to all rows, or to none"),
    ],
)
def test_a_bad_line_is_told_with_its_place(line: str, problem: str) -> None:
    found = _found("rows.jsonl", f"{GOOD}\n{line}\n\n{GOOD}\n")
    told = [f.problem for f in found if f.problem and "an event needs two" not in f.problem]
    assert told[0].startswith(f"rows.jsonl:{problem}")
    assert found[-1].article or "event" in line


def test_all_that_is_wrong_with_a_row() -> None:
    [_, *problems] = _problems("r.jsonl", f"{{}}\n{_row(id='/', date='May', title=3)}\n{GOOD}")
    assert [p.split()[1] for p in problems] == ["date", "id", "title"]


@pytest.mark.parametrize("name", ["r.csv", "r.tsv"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize(
    "header",
    [
        "text;outlet",
        '"Outlet";"Text"',
        "text\toutlet",
        "outlet|text",
        "sep=;\r\ntext;outlet",
        '"sep=,"\r\ntext,outlet',
        "sep=\t\r\ntext\toutlet",
    ],
)
def test_columns_are_parted_as_spreadsheets_choose(name: str, mark: str, header: str) -> None:
    line = header.splitlines()[-1]
    parted = next(c for c in ";\t|," if c in line)
    cells = [c.strip('"').lower() for c in line.split(parted)]
    said = [f"{TEXT} Then it rained; {i} of them left, they say." for i in range(3)]
    rows = [
        parted.join({"text": f'"{text}"', "outlet": f"o{i}"}[cell] for cell in cells)
        for i, text in enumerate(said)
    ]
    found = _found(name, mark + "\r\n".join([header, *rows, ""]))
    assert [f.article and f.article.outlet for f in found] == ["o0", "o1", "o2"]
    [event] = load_corpus(name).events
    assert [article.text for article in event.articles] == said


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "r.csv: is empty; expected a header line"),
        ("text,outlet\n", "r.csv: a header line and no rows"),
        (ROWS, "r.csv:1: no column text or maintext or plain_text or raw_text in the header"),
        ("sep=;\na;b\nx;y\n", "r.csv:2: no column text or maintext or plain_text or raw_text in"),
        ("text,a,a\nx,y,z\n", "r.csv:1: the header names a twice"),
        (f"text,outlet\n{ROWS}{TEXT}\n", "r.csv:4: 1 cells, where the header has 2; quote cells"),
        (f"text,outlet\n{ROWS}{TEXT},c,d\n", "r.csv:4: 3 cells, where the header has 2"),
        (f'text,outlet\n"{TEXT}\n\nMore.",a\n{ROWS}x\n', "r.csv:7: 1 cells"),
        (f'text,outlet\n{ROWS}"open,c\nd,e\n', "r.csv:4: not CSV: unexpected end of data; check"),
        (f'text,outlet\n{ROWS}"a"b,c\n', "r.csv:4: not CSV: ',' expected after '\"'"),
        (f"text,outlet\n{ROWS}a\0b,c\n", "r.csv:4: text holds a NUL character"),
        (f"text,outlet\n{ROWS},c\n", "r.csv:4: no text"),
        (f"text\r{TEXT}\r", "r.csv:1: not CSV: new-line character seen in unquoted field"),
        (f"text,outlet\n{ROWS}été,c\n".encode("latin-1"), "r.csv:4: not valid UTF-8; name the fil"),
        ("text,outlet\n".encode("utf-16-le"), "r.csv: opens with NUL characters; is it UTF-16?"),
        (b"PK\x03\x04", "r.csv: looks like a ZIP archive"),
    ],
)
def test_a_table_that_is_none(data: str | bytes, problem: str) -> None:
    [told] = _problems("r.csv", data)
    assert told.startswith(problem)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", "r.json: is empty; expected one JSON object a line"),
        ("\n \n", "r.json: is empty"),
        (f"[{GOOD},\n{GOOD}]", "r.json:1: JSON in an array or over several lines; write one"),
        (
            '{\n"text": "a"\n}',
            "r.json:1: JSON in an array or over several lines; "
            "write one object a line, as jq -c . does",
        ),
    ],
)
def test_json_that_is_not_lines(data: str, problem: str) -> None:
    [told] = _problems("r.json", data)
    assert told.startswith(problem)


def test_bytes_that_are_not_utf8_are_told_with_their_column() -> None:
    line = '{"text": "été'.encode() + b'\xff"}'
    [problem] = _problems("r.jsonl", b"\n".join([GOOD.encode(), line, GOOD.encode()]))
    assert problem.startswith("r.jsonl:2:14: not valid UTF-8; name the file's encoding")


def test_a_line_of_millions_is_not_held() -> None:
    data = f'{GOOD}\n{{"text": "{"x" * 17_000_000}"}}\n{GOOD}\n'
    assert _problems("r.jsonl", data) == [
        "r.jsonl:2: more than 16,000,000 bytes in one line; expected one article a line"
    ]


def test_a_cell_may_hold_a_long_article() -> None:
    long = f"{TEXT}\n\n" * 3000
    found = _found("r.csv", f'text,outlet\n"{long}",a\n"{long}",b\n')
    assert [f.article and f.article.text for f in found] == [long, long]


@pytest.mark.parametrize("name", ["r.jsonl", "r.csv"])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None),
        ("utf-8", "cp1251"),
        ("utf-8-sig", None),
        ("utf-8-sig", "cp1251"),
        ("utf-16", None),
        ("utf-16-le", "utf-16-le"),
        ("cp1251", "cp1251"),
        ("utf-8", "utf-8"),
    ],
)
def test_encodings(name: str, encoding: str, named: str | None) -> None:
    text = "Пожар уничтожил старую мельницу в воскресенье."
    lines = {"r.jsonl": f'{{"text": "{text}"}}\r\n' * 2, "r.csv": f"text\r\n{text}\r\n{text}\r\n"}
    found = _found(name, lines[name].encode(encoding), Reading(encoding=named))
    assert [f.article and f.article.text for f in found] == [text, text]


@pytest.mark.parametrize(
    ("named", "problem"),
    [("ascii", "r.csv: not valid ascii, after line 1; name the"), ("klingon", "unknown encoding")],
)
def test_a_wrong_encoding(named: str, problem: str) -> None:
    [told] = _problems("r.csv", "text\nété\n".encode("latin-1"), Reading(encoding=named))
    assert problem in told


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("r.jsonl.gz", b"no", "broken gzip file (Not a gzipped file"),
        (
            "r.jsonl.gz",
            gzip.compress(GOOD.encode() * 9, mtime=0)[:-9],
            "broken gzip file (Compressed file",
        ),
        (
            "r.jsonl.gz",
            gzip.compress(b"x" * 2000, mtime=0),
            "unpacks to more than 1,000 bytes; if it is",
        ),
        (
            "r.csv.gz",
            gzip.compress(gzip.compress(b"x", mtime=0), mtime=0),
            "looks like a gzip archive",
        ),
        ("r.jsonl.zip", b"", ".zip files are not unpacked here; unpack it, or pack it with gzip"),
        ("r.csv.bz2", b"", ".bz2 files are not unpacked here"),
        ("r.xz", b"", ".xz files are not unpacked here"),
        ("r.jsonl.zst", b"", ".zst files are not unpacked here"),
        ("r.txt", b"", "not a corpus; expected a folder of event folders"),
        ("r.gz", b"", "not a corpus"),
        ("r", b"", "not a corpus"),
    ],
)
def test_files_that_are_not_read(name: str, data: bytes, problem: str) -> None:
    [told] = _problems(name, data, Reading(max_bytes=1000))
    assert told.startswith(f"{name}: {problem}")


@pytest.mark.parametrize("name", ["story.jsonl", "story.ndjson.gz", "story.csv", "STORY.JSON"])
def test_without_events_all_rows_are_one_named_after_the_file(name: str) -> None:
    data = (f"text\n{TEXT}\n{TEXT}\n" if ".csv" in name else f"{GOOD}\n{GOOD}\n").encode()
    found = _found(name, gzip.compress(data) if name.endswith(".gz") else data)
    assert [f.event for f in found] == [name.partition(".")[0]] * 2
    lines = (2, 3) if ".csv" in name else (1, 2)
    assert [f.article and f.article.id for f in found] == [f"line-{line}" for line in lines]
    assert [f.article and f.article.path for f in found] == [f"{name}:{line}" for line in lines]


def test_an_event_of_one_article() -> None:
    rows = [_row(event=event) for event in "abbc"]
    assert _problems("r.jsonl", "\n".join(rows)) == [
        "r.jsonl: event a: 1 article; an event needs two or more",
        "r.jsonl: event c: 1 article; an event needs two or more",
    ]


def test_one_id_in_two_events_is_two_articles() -> None:
    rows = [_row(event=event, id=id_) for event in "ab" for id_ in "xy"]
    assert _problems("r.jsonl", "\n".join(rows)) == []


def test_problems_without_end_are_not_all_told() -> None:
    Path("r.jsonl").write_text(f"{GOOD}\n" + "x\n" * 2000)
    with pytest.raises(InputError) as caught:
        load_corpus("r.jsonl")
    assert len(caught.value.problems) == 1001
    assert caught.value.problems[-1] == "r.jsonl: 1,000 problems; the rest is not read"
