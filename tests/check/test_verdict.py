"""Two baselines held against each other."""

from __future__ import annotations

import math

import msgspec
import pytest
from made_baselines import MODEL, SETTINGS, a_baseline, a_metric, an_event, with_metrics

from framecmp.check import environment_error, measure, verdict

NAN = math.nan


@pytest.mark.parametrize(
    ("then", "now", "abs", "rel", "expected"),
    [
        (10, 10, 0, 0, "same"),
        (10, 11, 1, 0, "same"),
        (10, 9, 1, 0, "same"),
        (10, 11.001, 1, 0, "moved"),
        (10, 10.001, 0, 0, "moved"),
        (0.3, 0.1 + 0.2, 0, 0, "same"),
        (0.52, 0.5, 0.02, 0, "same"),
        (0.5, 0.5201, 0.02, 0, "moved"),
        (100, 105, 0, 0.05, "same"),
        (100, 106, 0, 0.05, "moved"),
        (100, 106, 1, 0.05, "same"),
        (-100, -105, 0, 0.05, "same"),
        (-100, -106, 0, 0.05, "moved"),
        (0, 0, 0, 0.05, "same"),
        (0, 1, 0, 0.05, "moved"),
        (None, None, 0, 0, "same"),
        (None, 0.0, 1, 1, "moved"),
        (0.0, None, 1, 1, "moved"),
        (NAN, NAN, 1, 1, "moved"),
        (1, NAN, 1, 1, "moved"),
        (NAN, 1, 1, 1, "moved"),
        (1, math.inf, 1, 1, "moved"),
        (math.inf, math.inf, 1, 0, "moved"),
    ],
)
def test_tolerance(then, now, abs: float, rel: float, expected: str) -> None:
    outcome = verdict(with_metrics(a_metric(now, abs=99)), with_metrics(a_metric(then, abs, rel)))
    [move] = outcome.moves
    assert move.verdict == expected
    assert outcome.passed == (expected == "same")
    assert outcome.exit_code == (0 if expected == "same" else 1)


@pytest.mark.parametrize(
    ("name", "now", "expected"),
    [
        ("gold.alignment_f1", 0.7, "improved"),
        ("gold.alignment_f1", 0.5, "regressed"),
        ("gold.alignment_f1", NAN, "moved"),
        ("gold.alignment_f1", None, "moved"),
        ("gold.wording_recall", 0.7, "improved"),
        ("links", 0.7, "moved"),
        ("findings.number", 0.5, "moved"),
    ],
)
def test_an_improvement_fails_by_its_own_name(name: str, now, expected: str) -> None:
    then = a_baseline(events={"e": an_event(**{name: a_metric(0.6, abs=0.05)})})
    outcome = verdict(a_baseline(events={"e": an_event(**{name: a_metric(now)})}), then)
    assert [move.verdict for move in outcome.moves if move.event] == [expected]
    assert outcome.exit_code == 1


def test_what_is_allowed_is_told() -> None:
    [move] = verdict(with_metrics(a_metric(7)), with_metrics(a_metric(-10, abs=1, rel=0.2))).moves
    assert (move.event, move.metric) == ("e", "m0[x]")
    assert (move.then, move.now, move.allowed) == (-10, 7, 3)


def test_missing_and_unknown_metrics_fail() -> None:
    one = an_event(**{"a[x]": a_metric(1), "b[x]": a_metric(1)})
    two = an_event(**{"b[x]": a_metric(1), "c[x]": a_metric(1)})
    outcome = verdict(a_baseline(events={"e": two}), a_baseline(events={"e": one}))
    assert [(m.metric, m.verdict, m.then, m.now) for m in outcome.moves] == [
        ("a[x]", "missing", 1, None),
        ("b[x]", "same", 1, 1),
        ("c[x]", "unknown", None, 1),
    ]
    assert outcome.exit_code == 1


def test_an_event_that_is_gone_fails() -> None:
    outcome = verdict(a_baseline(events={}), a_baseline())
    assert [(m.event, m.verdict) for m in outcome.moves] == [(None, "missing"), ("e", "missing")]
    assert [c.kind for c in outcome.corpus] == ["event removed"]
    assert not outcome.passed


def test_new_events_are_told_and_fail_only_if_strict() -> None:
    now = a_baseline(events={name: an_event() for name in ("z", "e", "d")})
    outcome = verdict(now, a_baseline())
    assert outcome.events_new == ("d", "z")
    assert {m.event for m in outcome.moves} == {None, "e"}
    assert [c.kind for c in outcome.corpus] == ["event added", "event added"]
    assert outcome.exit_code == 0
    assert verdict(now, a_baseline(), strict=True).exit_code == 1


def test_a_new_event_does_not_move_what_is_of_all_events() -> None:
    links = {"links": a_metric(10)}
    then = a_baseline(in_all=links)
    now = a_baseline(events={"e": an_event(), "f": an_event(links=a_metric(7))})
    assert verdict(now, then).passed


@pytest.mark.parametrize(
    ("then", "now", "expected"),
    [
        ({"a": "1"}, {"a": "1"}, []),
        ({"a": "1"}, {"a": "2"}, [("edited", "a")]),
        ({"a": "1"}, {"a": "1", "b": "2"}, [("added", "b")]),
        ({"a": "1", "b": "2"}, {"a": "1"}, [("removed", "b")]),
        ({"a": "1", "b": "2"}, {"a": "2", "b": "1"}, [("moved", "a"), ("moved", "b")]),
        ({"a": "1"}, {"b": "1"}, [("removed", "a"), ("moved", "b")]),
        ({"a": "1"}, {"a": "1", "b": "1"}, [("moved", "b")]),
    ],
)
def test_changed_texts_are_told_and_pass(then, now, expected) -> None:
    links = a_metric(10)
    outcome = verdict(
        a_baseline(events={"e": an_event(now, links=links)}),
        a_baseline(events={"e": an_event(then, links=links)}),
    )
    assert [(c.kind, c.article) for c in outcome.corpus] == expected
    assert {m.texts_changed for m in outcome.moves} == {bool(expected)}
    assert outcome.passed


def test_an_outlet_renamed_is_told() -> None:
    event = an_event()
    mark = event.articles["a"]
    renamed = msgspec.structs.replace(
        event, articles={"a": msgspec.structs.replace(mark, outlet="Weekly")}
    )
    [change] = verdict(a_baseline(events={"e": renamed}), a_baseline()).corpus
    assert (change.kind, change.note) == ("outlet", "was Daily, is Weekly")


def test_other_blanks_are_no_change_of_the_text() -> None:
    event = an_event()
    mark = msgspec.structs.replace(event.articles["a"], sha256="other")
    now = a_baseline(events={"e": msgspec.structs.replace(event, articles={"a": mark})})
    outcome = verdict(now, a_baseline())
    assert [c.kind for c in outcome.corpus] == ["layout"]
    assert not outcome.moves[0].texts_changed


def test_another_gold_is_told() -> None:
    event = msgspec.structs.replace(an_event(), gold_sha256="f")
    [change] = verdict(a_baseline(events={"e": event}), a_baseline()).corpus
    assert (change.kind, change.event, change.article) == ("gold", "e", None)


@pytest.mark.parametrize(
    ("record", "field", "value", "message"),
    [
        (
            "model",
            "sha256",
            "b" * 64,
            "model: baseline m \\(aaaaaaaaaaaa\\), now m \\(bbbbbbbbbbbb",
        ),
        ("settings", "paragraphs", "line", "paragraphs: baseline auto, now line"),
        ("settings", "furniture", "kept", "furniture: baseline left out, now kept"),
        ("settings", "precision", "bf16", "precision: baseline fp32, now bf16"),
        ("settings", "threshold", 0.3, "threshold: baseline 0.2, now 0.3"),
        ("settings", "strong", 0.7, "strong: baseline 0.6, now 0.7"),
    ],
)
def test_another_environment(record: str, field: str, value: object, message: str) -> None:
    changed = msgspec.structs.replace(
        {"model": MODEL, "settings": SETTINGS}[record], **{field: value}
    )
    now = a_baseline(**{record: changed})
    outcome = verdict(now, a_baseline())
    assert (outcome.passed, outcome.exit_code) == (False, 3)
    assert all(move.verdict == "same" for move in outcome.moves)
    error = environment_error(outcome)
    assert error.exit_code == 3
    with pytest.raises(type(error), match=f"{message}.*--allow .*--update-baseline"):
        raise error
    what = "model" if record == "model" else field
    allowed = verdict(now, a_baseline(), allow=[what])
    assert (allowed.passed, len(allowed.environment)) == (True, 1)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"framecmp": "9"}, [("framecmp", "0", "9")]),
        ({"libraries": {"torch": "3"}}, [("torch", "2", "3")]),
        ({"libraries": {}}, [("torch", "2", "none")]),
        (
            {"model": msgspec.structs.replace(MODEL, name="copy")},
            [("model's name", "m", "copy")],
        ),
    ],
)
def test_versions_are_told_and_pass(changes, told) -> None:
    outcome = verdict(a_baseline(**changes), a_baseline())
    assert [(c.what, c.then, c.now) for c in outcome.environment] == told
    assert outcome.exit_code == 0


def test_other_repeated_lines_are_the_corpus_s() -> None:
    settings = msgspec.structs.replace(SETTINGS, repeated="abc")
    outcome = verdict(a_baseline(settings=settings), a_baseline())
    assert [c.kind for c in outcome.corpus] == ["repeated"]
    assert outcome.passed


def test_a_corpus_against_itself(compared) -> None:
    events = [compared(["x y z"], ["x y z"]), compared(["p q"], ["r s"], ["p q"], name="f")]
    now = measure(events)
    outcome = verdict(measure(iter(events)), now)
    assert outcome.passed
    assert (outcome.corpus, outcome.environment, outcome.events_new) == ((), (), ())
    assert {move.event for move in outcome.moves} == {None, "e", "f"}
