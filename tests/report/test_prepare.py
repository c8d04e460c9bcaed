from itertools import pairwise

import msgspec
import pytest
from made_events import changed, compared_event

from framecmp.comparison import compare
from framecmp.corpus import ComparedEvent
from framecmp.records import Finding, GroupMember, PassageGroup, Place, Span, Stretch
from framecmp.report import listing
from framecmp.report.caps import PAPER
from framecmp.report.prepare import prepare
from framecmp.report.quoting import (
    PASSAGE_CHARACTERS,
    SAID_CHARACTERS,
    Names,
    against,
    in_context,
    language,
    short,
)
from framecmp.report.rows import rows
from framecmp.report.shown import ShownEvent, ShownReport
from framecmp.text import article_from_passages

FIRE = "A blaze killed ten people in the old mill on Sunday."
FIRE_TOO = "A fire killed ten people in the old mill on Sunday night."
COUNCIL = "The council will vote about new parking fees next spring."


def event(fake, *articles, title="The mill") -> ComparedEvent:
    return compared_event(fake, articles, title=title)


def article(id, *passages, outlet=None, **fields):
    made = article_from_passages(passages, id=id, outlet=outlet or id.title())
    return msgspec.structs.replace(made, **fields)


@pytest.fixture
def mill(fake) -> ComparedEvent:
    return event(
        fake,
        article("post", FIRE, COUNCIL, title="Ten dead", date="2024-03-01", lang="en-GB"),
        article("wire", FIRE_TOO),
    )


def shown(*events: ComparedEvent) -> ShownReport:
    return prepare(events, "corpus", "framecmp report corpus", PAPER)


def only(compared: ComparedEvent) -> ShownEvent:
    return shown(compared).events[0]


def text(quote) -> str:
    return "".join(piece.text for piece in quote.pieces)


def test_the_corpus_at_a_glance(mill):
    [row] = shown(mill).glance
    assert (row.title, row.outlets, row.passages, row.strong + row.weak) == ("The mill", 2, 3, 1)
    [pair] = mill.comparison.semantic.pairs
    assert row.coverage == f"{pair.coverage_a:.0%} to 100%"


def test_what_makes_the_report_again_is_in_it(mill):
    report = shown(mill)
    assert report.command == "framecmp report corpus"
    assert report.signatures == (mill.comparison.signature,)
    assert ("model", "fake") in report.settings


def test_a_report_survives_json(mill):
    report = shown(mill)
    assert msgspec.json.decode(msgspec.json.encode(report), type=ShownReport) == report


def test_linked_passages_keep_their_words_and_mark_what_differs(mill):
    [row] = only(mill).rows
    post, wire = (cell.passages[0].quote for cell in row.cells)
    assert (text(post), text(wire)) == (FIRE, FIRE_TOO)
    assert [p.text for p in post.pieces if p.changed] == ["blaze"]
    assert [p.text for p in wire.pieces if p.changed] == ["fire", "night"]
    assert (post.outlet, post.passage, post.lang) == ("Post", "1", "en")
    assert wire.lang is None
    [link] = row.links
    assert (link.a, link.b, link.strength) == ("Post 1", "Wire 1", row.strength)


def test_wordings_stand_in_their_contexts(mill):
    wording = only(mill).wordings[0]
    assert wording.kind == "label"
    assert text(wording.a).startswith("A blaze killed ten people")
    assert "blaze" in "".join(p.text for p in wording.a.pieces if p.wording)
    assert "fire" in "".join(p.text for p in wording.b.pieces if p.wording)


def test_a_passage_without_a_link_tells_the_nearest(mill):
    [left] = only(mill).alone
    assert text(left.quote) == COUNCIL
    assert left.nearest.startswith("Wire 1, score 0.")


def test_columns_of_the_figure_are_outlets(mill):
    ribbon = only(mill).ribbon
    assert [c.outlet for c in ribbon.columns] == ["Post", "Wire"]
    assert [b.state for b in ribbon.columns[0].blocks] == ["linked", "alone"]
    assert [(b.a, b.b) for b in ribbon.bands] == [((0, 0), (1, 0))]
    assert "Post: 2 passages, 1 without a link." in ribbon.alt


@pytest.mark.parametrize(
    ("outlets", "panels", "left"),
    [(2, [(0, 1)], 0), (3, [(0, 1, 2, 0)], 0), (4, None, 0), (6, None, 3)],
)
def test_every_pair_of_columns_meets_once(fake, outlets, panels, left):
    found = only(event(fake, *(article(f"a{i}", FIRE) for i in range(outlets)))).ribbon
    assert found.pairs_left == left
    if panels is not None:
        assert list(found.panels) == panels
    meetings = [frozenset(p) for panel in found.panels for p in pairwise(panel)]
    assert len(meetings) == len(set(meetings)) == outlets * (outlets - 1) / 2 - left


def test_articles_of_one_outlet_stand_for_themselves(fake):
    found = only(event(fake, article("x1", FIRE, outlet="X"), article("x2", FIRE_TOO, outlet="X")))
    assert found.outlets == ("x1", "x2")


def test_passages_are_told_apart_where_an_outlet_has_two_articles(fake):
    found = only(
        event(
            fake,
            article("x1", FIRE, outlet="X"),
            article("y", FIRE_TOO, outlet="Y"),
            article("x2", FIRE, outlet="X"),
        )
    )
    assert [b.passage for b in found.ribbon.columns[0].blocks] == ["1.1", "2.1"]
    assert [b.passage for b in found.ribbon.columns[1].blocks] == ["1"]


def test_labels_come_first_and_repetitions_once(mill):
    comparison = mill.comparison
    label = next(w for w in comparison.wordings if w.kind == "label")
    spelling = msgspec.structs.replace(label, kind="spelling", a=label.b, b=label.a)
    repeated = changed(mill, wordings=(label, label)).comparison
    [once], left = listing.wordings(Names(repeated), 20)
    assert (once.times, left) == (2, 0)
    link = msgspec.structs.replace(comparison.links[0], a=comparison.links[0].b)
    link = msgspec.structs.replace(link, b=comparison.links[0].a)
    two = changed(
        mill,
        links=(*comparison.links, link),
        wordings=(msgspec.structs.replace(spelling, link=1), label),
    )
    assert [w.kind for w in listing.wordings(Names(two.comparison), 20)[0]] == ["label", "spelling"]


def test_what_is_cut_is_counted(fake):
    many = article("a", *(f"{FIRE} Number {i}." for i in range(40)))
    found = only(event(fake, many, article("b", FIRE), title="long title " * 200))
    every = msgspec.structs.replace(PAPER, rows=1000, passages=1000)
    whole = rows(Names(compare((many, article("b", FIRE)), fake)), every)[0]
    assert len(found.rows) + found.rows_left == len(whole)
    for row in found.rows:
        for cell in row.cells:
            assert len(cell.passages) <= PAPER.passages
    cut = [cell for row in found.rows for cell in row.cells if cell.passages_left]
    assert cut
    uncut = {(len(cell.passages), cell.outlet) for row in whole for cell in row.cells}
    assert {(len(c.passages) + c.passages_left, c.outlet) for c in cut} <= uncut
    assert len(found.title) < 150


def test_a_passage_that_belongs_in_part_is_quoted_in_part(fake):
    said = f"{COUNCIL} {FIRE} Nobody spoke."
    compared = event(fake, article("a", said, FIRE), article("b", FIRE_TOO))
    start = said.index(FIRE)
    members = (
        GroupMember(article="a", passage=0, sentences=(Stretch(start=0, end=len(COUNCIL)),)),
        GroupMember(article="a", passage=1),
        GroupMember(
            article="a", passage=0, sentences=(Stretch(start=start, end=start + len(FIRE)),)
        ),
        GroupMember(article="b", passage=0),
    )
    groups = (
        PassageGroup(members=(GroupMember(article="a", passage=0), members[3]), score=0.5),
        PassageGroup(members=members[1:], score=0.5),
    )
    grouped = changed(compared, groups=groups).comparison
    shown_rows, _ = rows(Names(grouped), PAPER)
    parts = [p for row in shown_rows for cell in row.cells for p in cell.passages if p.part]
    assert [text(p.quote) for p in parts] == [f"… {FIRE} …"]
    quoted = against(grouped, members[0], members[3:], ())
    assert "".join(p.text for p in quoted) == f"{COUNCIL} …"
    assert any(p.changed for p in quoted)


def test_what_others_tell_is_told_by_outlet(fake, mill):
    [post, wire] = only(mill).coverage
    assert (post.outlet, post.words, post.told_in) == ("Post", 21, ())
    assert (wire.own, wire.words) == ("0%", 12)
    three = only(
        event(fake, article("a", FIRE, COUNCIL), article("b", FIRE_TOO), article("c", COUNCIL))
    )
    assert [c.told_in for c in three.coverage] == [
        ("–", "52%", "48%"),
        ("100%", "–", "0%"),
        ("100%", "0%", "–"),
    ]
    many = only(event(fake, *(article(c, FIRE) for c in "abcdefgh")))
    assert {c.told_in for c in many.coverage} == {()}
    assert only(event(fake, article("a", FIRE), article("b", "Иное дело."))).coverage == ()


def test_a_long_passage_says_how_much_is_missing(fake):
    long = "word " * 1000
    found = only(event(fake, article("a", long.strip()), article("b", COUNCIL)))
    shown_text = text(found.alone[0].quote)
    assert len(shown_text) < PASSAGE_CHARACTERS + 50
    assert shown_text.endswith("more characters]")


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("dictator Kim Jong Un", "leader", True),
        ("Kim", "North Korean leaders", True),
        ("dictator", "leaders", True),
        ("dictator", "leader Kim", False),
        ("dictator", "counterpart", False),
        ("president", "leader Kim", False),
    ],
)
def test_a_renaming_in_more_or_fewer_words_is_shown_once(mill, a, b, is_one):
    label = next(w for w in mill.comparison.wordings if w.kind == "label")

    def named(a, b):
        spans = (msgspec.structs.replace(s, text=t) for s, t in ((label.a, a), (label.b, b)))
        return msgspec.structs.replace(label, a=next(spans), b=next(spans))

    first = named("dictator Kim", "North Korean leader")
    several = changed(mill, wordings=(first, named(a, b))).comparison
    shown, _ = listing.wordings(Names(several), 20)
    assert [w.times for w in shown] == ([2] if is_one else [1, 1])


def test_context_ends_at_the_passage(mill):
    comparison = mill.comparison
    link = comparison.links[0]
    label = next(w for w in comparison.wordings if w.a.text.endswith("blaze"))
    before, span, after = in_context(comparison, link.a, label.a)
    assert before.text + span.text + after.text.rstrip("…") in FIRE
    assert after.text.endswith("…")


def test_of_a_long_quote_the_beginning_is_shown(fake):
    speech = " ".join(f"word{i}" for i in range(200))
    long = compare([article("a", f"He said “{speech}”."), article("b", FIRE)], fake)
    span = Span(article="a", start=9, end=9 + len(speech), text=speech)
    before, said, after = in_context(long, Place(article="a", passage=0), span)
    assert before.text == "He said “"
    assert said.text.startswith("word0 ")
    assert len(said.text) <= SAID_CHARACTERS + 1
    assert said.text.endswith("…")
    assert after.text == ""


@pytest.mark.parametrize(
    ("told", "code"),
    [("en-GB", "en"), ("RU", "ru"), ("hye", "hye"), (None, None), ("english", None), ("#x", None)],
)
def test_languages_are_codes_or_nothing(told, code):
    assert language(article("a", FIRE, lang=told)) == code


@pytest.mark.parametrize(
    ("given", "limit", "cut"),
    [("", 5, ""), ("one  two\nx", 9, "one two x"), ("one two", 5, "one…"), ("a" * 9, 3, "aaa…")],
)
def test_short(given, limit, cut):
    assert short(given, limit) == cut


def findings(compared: ComparedEvent) -> ComparedEvent:
    """The event with made-up findings, one of them with nothing on its other side."""
    a, b = (Span(article=id, start=2, end=9, text="x") for id in ("post", "wire"))
    made = (
        Finding(type="quote", a=a, b=None, note="quoted in A alone", score=0.4),
        Finding(type="number", a=a, b=b, note="ten, 10", score=0.5, kind="rounding"),
        Finding(type="number", a=b, b=a, note="ten, nine", score=0.9, kind="conflict"),
    )
    return changed(compared, findings=made)


def test_findings_are_gathered_by_type_most_telling_first(mill):
    told = findings(mill)
    found = only(told).findings
    assert [(f.type, f.kind) for f in found] == [
        ("number", "conflict"),
        ("number", "rounding"),
        ("quote", ""),
    ]
    assert found[2].b is None
    assert "".join(p.text for p in found[0].b.pieces if p.wording) == FIRE[2:9]
    shown_two, left = listing.findings(Names(told.comparison), 2)
    assert ([f.score for f in shown_two], left) == (["0.90", "0.50"], 1)
    assert shown(told).glance[0].findings == 3


def test_sentences_not_found_crowd_out_no_other_findings(mill):
    told = findings(mill)
    span = told.comparison.findings[0].a
    untold = Finding(type="omission", a=span, b=None, note="not found", score=1, kind="not found")
    many = changed(told, findings=(*(untold,) * 40, *told.comparison.findings))
    event = only(many)
    assert [f.type for f in event.findings] == ["number", "number", "quote"]
    assert {f.type for f in event.untold} == {"omission"}
    assert len(event.untold) + event.untold_left == 40
    assert shown(many).glance[0].findings == 3


def test_an_event_without_links_says_why(fake):
    alone = event(fake, article("a", FIRE, lang="en"), article("b", "Иное дело.", lang="ru"))
    found = only(alone)
    assert "several languages (en, ru)" in found.unlinked
    assert found.rows == ()
    assert shown(alone).answer == ()


def test_the_most_differently_told_event_may_have_another_s_title(mill):
    link = mill.comparison.links[0]
    events = [
        changed(mill, links=tuple(msgspec.structs.replace(link, distance=d) for d in distances))
        for distances in ([0.8] * 5, [0.2] * 6, [0.9] * 4)
    ]
    assert shown(*events).answer[-1] == (
        "Most differently told: The mill (mean distance 0.80 over 5 links)."
    )


def test_only_so_many_passages_are_drawn(fake):
    from framecmp.report.ribbon import PASSAGES

    long = article("a", *(f"Word{i} alone." for i in range(PASSAGES + 7)))
    found = only(event(fake, long, article("b", FIRE))).ribbon
    assert (len(found.columns[0].blocks), found.passages_left) == (PASSAGES, 7)
