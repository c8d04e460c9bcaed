import csv
import io
import re

import msgspec
import pytest

from framecmp.report.tables import events_json, to_tables

TABLES = {
    *("events", "articles", "passages", "links", "unaligned", "wordings", "wording_groups"),
    *("findings", "lexical", "semantic", "outlet_distances"),
}

NUMBER = re.compile(r"-?\d+\.?\d*")


def rows(tables, name):
    return list(csv.DictReader(io.StringIO(tables[name])))


@pytest.fixture
def tables(mills):
    return to_tables(mills)


def test_a_table_for_each_kind_of_result(tables):
    assert set(tables) == TABLES
    for text in tables.values():
        assert text.partition("\r\n")[0].endswith(",signature")


def test_every_row_names_its_event_and_its_signature(mills, tables):
    signature = mills[0].comparison.signature
    for name in TABLES - {"outlet_distances"}:
        for row in rows(tables, name):
            assert row["event"] in ("mill", "mill two/é")
            assert row["signature"] == signature


def test_tables_have_a_row_for_each_result(mills, tables):
    comparisons = [e.comparison for e in mills]
    for name in ("links", "wordings", "findings", "unaligned", "articles"):
        assert len(rows(tables, name)) == sum(len(getattr(c, name)) for c in comparisons)
    passages = rows(tables, "passages")
    assert len(passages) == sum(len(a.passages) for c in comparisons for a in c.articles)
    keywords = sum(len(p.keywords) for c in comparisons for p in c.lexical.pairs)
    assert len(rows(tables, "lexical")) == keywords
    namings = sum(
        len(n) for c in comparisons for g in c.wording_groups for n in g.by_outlet.values()
    )
    assert len(rows(tables, "wording_groups")) == namings


def test_every_column_has_something_to_say(tables):
    silent = {
        (name, column)
        for name in TABLES
        for column in rows(tables, name)[0]
        if not any(row[column] for row in rows(tables, name))
    }
    # What these articles don't give, and what takes more links than theirs.
    assert silent == {
        *(("articles", column) for column in ("title", "date", "lang")),
        ("passages", "why"),
        *(("semantic", column) for column in ("interval_low", "interval_high", "percentile")),
        *(("semantic", f"percentile_interval_{end}") for end in ("low", "high")),
    }


def test_values_are_those_of_the_comparison(mills, tables):
    comparison = mills[0].comparison
    row, link = rows(tables, "links")[0], comparison.links[0]
    assert (row["a_outlet"], row["b_outlet"]) == ("Post", "Wire")
    assert float(row["score"]) == link.score
    assert row["a_text"] == comparison.words(link.a)
    row, pair = rows(tables, "semantic")[0], comparison.semantic.pairs[0]
    assert float(row["distance"]) == pair.distance
    assert (row["interval_low"], row["interval_high"]) == ("", "")
    assert float(row["coverage_a"]) == pair.coverage_a
    first, second, *_ = rows(tables, "findings")
    assert (first["type"], first["kind"], first["a_text"]) == ("number", "conflict", "killed")
    assert (second["type"], second["b_text"], second["b_start"]) == ("quote", "", "")


def test_what_a_spreadsheet_would_run_is_text(made):
    told = {"=cmd|x": ["=1+1 in the old mill"], "@b": ["+1 in the old mill"]}
    tables = to_tables([made(told, name="-x")])
    for name in TABLES:
        for row in csv.reader(io.StringIO(tables[name])):
            started = [cell for cell in row if cell.startswith(("=", "+", "@", "-"))]
            assert [cell for cell in started if not NUMBER.fullmatch(cell)] == []


def test_an_event_without_results_has_tables_without_rows(made):
    tables = to_tables([made({"A": ["One thing."], "B": ["Quite another."]})])
    assert set(tables) == TABLES
    assert rows(tables, "links") == rows(tables, "outlet_distances") == []
    assert len(rows(tables, "unaligned")) == 2


def test_json_has_the_events_by_name(mills):
    data = events_json(mills)
    assert list(data["events"]) == ["mill", "mill two/é"]
    assert data["signatures"] == [mills[0].comparison.signature]
    assert len(msgspec.json.decode(data["events"]["mill"])["findings"]) == 2
