"""What programs rely on: fields, offsets, order, bytes."""

from __future__ import annotations

import csv
import io
import itertools
import json
import unicodedata
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[2] / "corpus"
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "null": type(None),
    "boolean": bool,
}


def check(value, schema, defs, where="$"):
    """Hold a value against as much of JSON Schema as the published one uses."""
    if "$ref" in schema:
        return check(value, defs[schema["$ref"].removeprefix("#/$defs/")], defs, where)
    if "anyOf" in schema:
        return any_of(value, schema["anyOf"], defs, where)
    assert "enum" not in schema or value in schema["enum"], where
    kind = TYPES[schema["type"]] if "type" in schema else object
    assert isinstance(value, kind), f"{where}: {value!r} is no {schema.get('type')}"
    if isinstance(value, dict):
        known = schema.get("properties", {})
        other = schema.get("additionalProperties", False)
        assert set(schema.get("required", [])) <= set(value), where
        for key, item in value.items():
            assert key in known or isinstance(other, dict), f"{where}.{key} is not in the schema"
            check(item, known.get(key, other), defs, f"{where}.{key}")
    if isinstance(value, list):
        prefix = schema.get("prefixItems", [])
        for i, item in enumerate(value):
            rule = prefix[i] if i < len(prefix) else schema["items"]
            check(item, rule, defs, f"{where}[{i}]")
    return None


def any_of(value, schemas, defs, where):
    for schema in schemas:
        try:
            return check(value, schema, defs, where)
        except AssertionError as error:
            problem = error
    raise problem


def result(run, *arguments):
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout, parse_constant=pytest.fail)


@pytest.fixture
def aligned(quick, pair):
    return result(quick, "align", *pair)


@pytest.fixture(scope="module")
def real_event(real):
    """The bundled event as the real encoder sees it, as files."""
    return CORPUS / "karabakh-operation"


def test_the_fields_are_the_contracts(aligned):
    assert list(aligned) == [
        *("schema", "signature", "model", "settings", "articles", "links", "unaligned"),
        *("wordings", "wording_groups", "lexical", "semantic", "findings", "groups", "sentences"),
    ]
    assert aligned["schema"] == "framecmp/1"
    assert set(aligned["model"]) == {"name", "sha256", "dim"}
    article, link, left = (aligned[key][0] for key in ("articles", "links", "unaligned"))
    assert list(article) == ["id", "outlet", "title", "date", "lang", "path", "sha256", "passages"]
    assert article["path"] == "daily.txt"
    assert list(article["passages"][0]) == ["start", "end", "kind"]
    assert list(link)[:6] == ["a", "b", "score", "strength", "distance", "lexical"]
    assert list(link)[6:] == ["why", "sentences"]
    assert list(link["a"]) == ["article", "passage"]
    assert link["strength"] in {"strong", "weak"}
    assert list(left) == ["article", "passage", "nearest"]
    assert list(left["nearest"]) == ["article", "passage", "score"]
    wording = aligned["wordings"][0]
    assert set(wording) == {"a", "b", "score", "link", "kind"}
    assert list(wording["a"]) == ["article", "start", "end", "text"]
    assert set(aligned["wording_groups"][0]) == {*("by_outlet", "examples", "score", "contrasts")}
    pair = aligned["lexical"]["pairs"][0]
    assert list(pair) == [
        *("a", "b", "words_a", "words_b", "divergence", "keywords", "phrases", "by_strength"),
        "note",
    ]
    assert list(pair["keywords"][0]) == [
        *("word", "count_a", "count_b", "rate_a", "rate_b", "log_odds", "z", "log_ratio"),
        *("units_a", "units_b", "dispersion", "places"),
    ]


@pytest.mark.real
def test_real_results_follow_the_published_schema(run, real_event):
    schema = json.loads(run("--json-schema").stdout)
    assert schema["$id"] == "framecmp/1"
    assert "text" not in schema["$defs"]["Article"]["properties"]
    found = result(run, "compare", real_event)
    assert found["links"]
    assert found["wordings"]
    check(found, schema, schema["$defs"])


def test_the_schema_check_checks():
    with pytest.raises(AssertionError):
        check({"a": 1}, {"type": "object", "properties": {}}, {})
    with pytest.raises(AssertionError):
        check("x", {"anyOf": [{"type": "null"}, {"type": "integer"}]}, {})


@pytest.mark.parametrize("name", ["daily.txt", "courier.txt"])
def test_passages_hold_every_non_blank_character_once(aligned, tmp_path, name):
    text = (tmp_path / name).read_text("utf-8")
    article = next(a for a in aligned["articles"] if a["path"] == name)
    places = [i for p in article["passages"] for i in range(p["start"], p["end"])]
    assert len(places) == len(set(places))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(places)


def test_offsets_count_code_points_of_the_original_text(quick, write):
    text = "🌊👨\u200d👩\u200d👧 e\u0301 The blaze took the old mill.\r\n\r\n🙂 Nobody came.\r\n"
    write("a.txt", text)
    write("b.txt", "The fire took the old mill.\n\nRain fell for days.\n")
    found = result(quick, "align", "a.txt", "b.txt")
    spans = found["articles"][0]["passages"]
    assert [text[s["start"] : s["end"]] for s in spans] == text.strip().split("\r\n\r\n")
    words = [w["a"] for w in found["wordings"]]
    assert words
    assert [text[w["start"] : w["end"]] for w in words] == [w["text"] for w in words]


def test_nothing_to_compare_is_null_not_nan(quick, write):
    write("a.txt", "One came.\n")
    write("b.txt", "*** !!! ***\n")
    found = result(quick, "align", "a.txt", "b.txt", "--keep-furniture")
    assert found["links"] == []
    assert found["semantic"]["pairs"][0]["distance"] is None


@pytest.mark.real
@pytest.mark.parametrize("form", ["text", "json", "ndjson", "csv"])
def test_bytes_are_the_same_each_time(run, real_event, form):
    files = sorted(real_event.glob("*.txt"))
    first = run("compare", *files, "--format", form)
    assert first.exit_code == 0
    for order in itertools.islice(itertools.permutations(files), 1, None):
        assert run("compare", *order, "--format", form).stdout_bytes == first.stdout_bytes


@pytest.mark.real
def test_bytes_are_the_same_with_and_without_the_cache(run, pair):
    first = run("align", *pair, "--format", "json")
    assert run("align", *pair, "--format", "json").stdout_bytes == first.stdout_bytes
    fresh = run("align", *pair, "--format", "json", "--no-cache")
    assert fresh.stdout_bytes == first.stdout_bytes


def test_a_file_holds_what_stdout_would(quick, pair, tmp_path):
    for form in ("text", "json", "ndjson", "csv"):
        printed = quick("align", *pair, "--format", form)
        quick("align", *pair, "--format", form, "--output", "out")
        assert (tmp_path / "out").read_bytes() == printed.stdout_bytes
        assert printed.stderr == ""


def test_ndjson_has_one_record_a_line(quick, pair, aligned):
    lines = quick("align", *pair, "--format", "ndjson").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert rows[0]["record"] == "comparison"
    assert rows[0]["signature"] == aligned["signature"]
    for key in ("article", "link", "unaligned", "wording", "wording_group", "finding", "sentence"):
        items = aligned[key if key == "unaligned" else f"{key}s"]
        assert [row for row in rows if row["record"] == key] == [
            {"record": key, **item} for item in items
        ]


def test_csv_has_a_row_for_each_link_wording_finding_and_unaligned(quick, pair, aligned, tmp_path):
    rows = list(csv.DictReader(io.StringIO(quick("align", *pair, "--format", "csv").stdout)))
    kinds = [row["record"] for row in rows]
    assert kinds.count("link") == len(aligned["links"])
    assert kinds.count("wording") == len(aligned["wordings"])
    assert kinds.count("unaligned") == len(aligned["unaligned"])
    found = [row for row in rows if row["record"] == "finding"]
    assert [(row["type"], row["note"]) for row in found] == [
        (finding["type"], finding["note"]) for finding in aligned["findings"]
    ]
    assert {row["a_passage"] for row in found} >= {"2", ""}
    text = (tmp_path / "daily.txt").read_text("utf-8")
    for row in rows:
        if row["a_article"] == "daily":
            assert text[int(row["a_start"]) : int(row["a_end"])] == row["a_text"]


@pytest.mark.parametrize("sign", "=+-@")
def test_csv_cells_are_no_formulas(quick, write, pair, sign):
    write(f"{sign}x.txt", f"{sign}cmd() came to the dam at Kelmar.\n")
    result = quick("align", f"./{sign}x.txt", pair[1], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert not [cell for row in rows for cell in row.values() if cell.startswith(sign)]
    assert f"'{sign}cmd() came to the dam at Kelmar." in {row["a_text"] for row in rows}
    assert f"'{sign}x" in {row["a_article"] for row in rows}


def test_json_holds_no_raw_control_or_format_characters(quick, write, pair):
    hostile = "The\x1b[31m dam\x07 at \x9b1mKelmar \u202eopened\u202c its\u2028gates.\n"
    write("a\x1b\u202e.txt", hostile)
    for form in ("json", "ndjson"):
        result = quick("align", "a\x1b\u202e.txt", pair[1], "--format", form)
        raw = {c for c in result.stdout if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}}
        assert raw == {"\n"}
        head = json.loads(result.stdout if form == "json" else result.stdout.splitlines()[1])
        article = head["articles"][0] if form == "json" else head
        assert article["path"] == "a\x1b\u202e.txt"
