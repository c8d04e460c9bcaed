"""The verdict's outputs: escaped, bounded, with the signature."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import msgspec
import pytest

from framecmp.check import Explanation, Move, Outcome
from framecmp.check.changes import CorpusChange, EnvironmentChange
from framecmp.check.explain import Shift
from framecmp.report.checked.annotations import MOST, error_annotations, to_annotations
from framecmp.report.checked.junit import error_junit, to_junit
from framecmp.report.checked.markdown import LARGEST, error_markdown, escaped, to_markdown
from framecmp.report.checked.table import to_text

SIGNATURE = "framecmp:0|model:m"
HOSTILE = "a|b`*_<script>[x](http://y)##[error]\n::error::x\r%\x1b[31m\ud7ff\x00\u202eend"


def a_move(verdict: str = "moved", event: str | None = "flood", metric: str = "links") -> Move:
    return Move(
        event=event,
        metric=metric,
        then=10,
        now=12.5,
        allowed=1,
        verdict=verdict,
        texts_changed=False,
    )


def an_outcome(*moves: Move, **changes: object) -> Outcome:
    failed = any(move.verdict != "same" for move in moves)
    plain = Outcome(
        signature=SIGNATURE,
        passed=not failed,
        exit_code=int(failed),
        environment=(),
        corpus=(),
        events_new=(),
        moves=moves,
    )
    return msgspec.structs.replace(plain, **changes)


MOVED = an_outcome(
    a_move(),
    a_move("same", metric="passages"),
    a_move("improved", None, "gold.alignment_f1"),
    environment=(EnvironmentChange(what="torch", then="1", now="2", incompatible=False),),
    corpus=(CorpusChange(kind="edited", event="fire", article="daily", note=""),),
)
HOSTILE_OUTCOME = an_outcome(
    a_move(event=HOSTILE, metric=f"words[{HOSTILE}]"),
    corpus=(CorpusChange(kind="edited", event=HOSTILE, article=HOSTILE, note=HOSTILE),),
)
SHIFT = Shift(change="gone", what=HOSTILE, then=0.5, now=None, text=HOSTILE)
EXPLANATIONS = [Explanation(event=HOSTILE, metric="links", shifts=(SHIFT,))]


def _text(outcome: Outcome) -> str:
    return to_text(outcome, EXPLANATIONS, to_stdout=False)


def _markdown(outcome: Outcome) -> str:
    return to_markdown(outcome, EXPLANATIONS)


@pytest.mark.parametrize("form", [_text, _markdown, to_junit, to_annotations])
def test_every_output_has_the_signature(form) -> None:
    assert SIGNATURE in form(MOVED)


@pytest.mark.parametrize("form", [_text, _markdown, to_junit, to_annotations])
def test_nothing_steers_a_terminal(form) -> None:
    assert not set(form(HOSTILE_OUTCOME)) & set("\x1b\x00\r")


@pytest.mark.parametrize("form", [_text, to_annotations])
def test_no_name_opens_a_workflow_command(form) -> None:
    for line in form(HOSTILE_OUTCOME).splitlines():
        assert "##[" not in line or form is to_annotations
        assert not line.lstrip().startswith("::") or line.startswith(
            ("::error title=framecmp check::", "::notice title=framecmp check::")
        )


def test_the_table_says_what_moved() -> None:
    lines = _text(MOVED).splitlines()
    assert "environment  torch: baseline 1, now 2" in lines
    assert "corpus  edited: fire/daily" in lines
    row = next(line for line in lines if line.startswith("moved "))
    assert row.split() == ["moved", "flood", "links", "10", "12.5", "1", "the", "same"]
    assert any(line.startswith("improved  in all ") for line in lines)
    assert "FAILED: 1 of 3 metrics hold, 1 improved" in lines
    assert any("what is not as it was: torch" in line for line in lines)
    assert not any(line.startswith("same  ") for line in lines)


@pytest.mark.parametrize(
    ("terminal", "to_stdout", "no_colour", "coloured"),
    [
        (True, True, False, True),
        (True, True, True, False),
        (True, False, False, False),
        (False, True, False, False),
    ],
)
def test_colour_only_at_a_terminal(monkeypatch, terminal, to_stdout, no_colour, coloured) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    if no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    text = to_text(MOVED, [], to_stdout=to_stdout)
    assert ("\x1b[31mmoved" in text) == coloured
    assert ("\x1b" in text) == coloured


def test_what_moved_can_be_asked_for() -> None:
    outcome = an_outcome(a_move("missing"), a_move(metric="words[The Post]"))
    outcome = msgspec.structs.replace(
        outcome, moves=(msgspec.structs.replace(outcome.moves[0], now=None), outcome.moves[1])
    )
    hint = "--explain METRIC shows what moved one, as in --explain 'words[The Post]'"
    assert hint in to_text(outcome, [], to_stdout=False).splitlines()
    assert hint not in _text(outcome)
    assert "--explain" not in to_text(an_outcome(a_move("same")), [], to_stdout=False)


def test_nothing_behind_a_metric_is_told() -> None:
    nothing = [Explanation(event=None, metric="links", shifts=())]
    assert "explained  in all links: nothing behind it differs" in to_text(
        MOVED, nothing, to_stdout=False
    )
    assert "### in all links, explained\n\nNothing behind it differs." in to_markdown(
        MOVED, nothing
    )


def test_a_long_table_is_cut_and_counted() -> None:
    outcome = an_outcome(*(a_move(metric=f"m{i}") for i in range(70)))
    text = to_text(outcome, [], to_stdout=False)
    assert "  20 more in --format json" in text


def test_a_new_event_alone_is_named_as_the_reason() -> None:
    outcome = an_outcome(a_move("same"), passed=False, exit_code=1, events_new=("new",))
    assert "events the baseline doesn't know: 1" in to_text(outcome, [], to_stdout=False)
    root = ET.fromstring(to_junit(outcome))
    assert root.get("failures") == "1"


def test_markdown_is_escaped() -> None:
    text = _markdown(HOSTILE_OUTCOME)
    for raw in ("<script>", "a|b", "b`", "[x]", "http:"):
        assert raw not in text
    assert r"\<script\>" in text
    rows = [line for line in text.splitlines() if line.startswith("| moved")]
    assert len(rows) == 1
    assert rows[0].replace(r"\|", "").count("|") == 8


def test_escaping_is_what_commonmark_takes_back() -> None:
    from markdown_it import MarkdownIt

    said = "*a* _b_ [c](d) <e> &amp; `f` ~~g~~ # | h!"
    assert MarkdownIt().render(escaped(said)) == (
        "<p>*a* _b_ [c](d) &lt;e&gt; &amp;amp; `f` ~~g~~ # | h!</p>\n"
    )


def test_markdown_stays_below_what_github_shows() -> None:
    outcome = an_outcome(*(a_move(event="é" * 100, metric=f"m{i}") for i in range(9000)))
    text = to_markdown(outcome, [])
    assert len(text.encode()) < LARGEST
    assert "more lines are in the result of" in text
    assert text.endswith(f"`{SIGNATURE}`\n")
    assert len(to_markdown(outcome, [], 100_000).encode()) < 100_000


def test_junit_counts() -> None:
    root = ET.fromstring(to_junit(MOVED))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("4", "2", "0")
    assert [suite.get("name") for suite in root] == ["environment", "flood", "in all"]
    for suite in root:
        assert int(suite.get("tests")) == len(suite.findall("testcase"))
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
    [failure] = root.findall("testsuite[@name='flood']/testcase/failure")
    assert failure.get("message") == "flood: links moved: 10 to 12.5 (may move by 1)"


def test_junit_holds_any_name() -> None:
    root = ET.fromstring(to_junit(HOSTILE_OUTCOME))
    assert any("<script>" in (suite.get("name") or "") for suite in root)


def test_an_incompatible_environment_is_a_failure_in_junit() -> None:
    change = EnvironmentChange(what="precision", then="fp32", now="bf16", incompatible=True)
    outcome = an_outcome(a_move("same"), environment=(change,), passed=False, exit_code=3)
    root = ET.fromstring(to_junit(outcome))
    assert root.find("testsuite[@name='environment']").get("failures") == "1"


@pytest.mark.parametrize(("moves", "lines"), [(0, 1), (3, 4), (9, 10), (10, 10), (100, 10)])
def test_annotations_are_ten_at_most(moves: int, lines: int) -> None:
    outcome = an_outcome(*(a_move(metric=f"m{i}") for i in range(moves)), passed=False)
    found = to_annotations(outcome).splitlines()
    assert len(found) == lines <= MOST
    if moves >= 10:
        assert f"and {moves - 8} more" in found[-1]


def test_annotations_are_escaped() -> None:
    found = to_annotations(an_outcome(a_move(event="50%\r\nflood")))
    assert "::50%25%0D%0Aflood: links moved" in found


def test_a_check_that_passes_annotates_what_changed_alone() -> None:
    assert to_annotations(an_outcome(a_move("same"))) == ""


def test_errors_are_told_everywhere() -> None:
    message = "b.json: no baseline\nand\x1b more"
    assert "no baseline" in error_markdown(message)
    assert ET.fromstring(error_junit(message)).get("errors") == "1"
    assert error_annotations(message).count("::error") == 2
