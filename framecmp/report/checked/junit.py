"""A verdict as JUnit XML: a suite an event, a case a metric."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import groupby

import regex

from framecmp.check import Outcome
from framecmp.report.checked.sentences import (
    IN_ALL,
    corpus_sentence,
    environment_sentence,
    move_sentence,
    reasons,
)

# What XML 1.0 can't hold, escaped or not, and the carriage return, which it turns into a newline.
_NO_XML = regex.compile(r"[^\t\n\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]")

# (name, failure message or None)
_Case = tuple[str, str | None]


def to_junit(outcome: Outcome) -> str:
    """Write a verdict out as JUnit XML. Times are 0, so that the same verdict is the same file."""
    root = ET.Element("testsuites", name="framecmp check")
    incompatible = {c.what: environment_sentence(c) for c in outcome.incompatible}
    cases: list[_Case] = list(incompatible.items()) or [("compatible", None)]
    suite = _suite(root, "environment", cases, outcome)
    told = [*map(environment_sentence, outcome.environment), *map(corpus_sentence, outcome.corpus)]
    if told:
        ET.SubElement(suite, "system-out").text = _xml("\n".join([*told, *reasons(outcome)]))
    for event, moves in groupby(outcome.moves, key=lambda move: move.event):
        found: Iterable[_Case] = (
            (m.metric, None if m.verdict == "same" else move_sentence(m)) for m in moves
        )
        _suite(root, IN_ALL if event is None else event, list(found), outcome)
    if outcome.events_new:
        new: list[_Case] = [
            (event, None if outcome.passed or outcome.failed else "not known to the baseline")
            for event in outcome.events_new
        ]
        _suite(root, "new events", new, outcome)
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return ET.tostring(root, "unicode", xml_declaration=False) + "\n"


def error_junit(message: str) -> str:
    """A check that came to no verdict."""
    root = ET.Element("testsuites", name="framecmp check", tests="1", failures="0", errors="1")
    suite = ET.SubElement(root, "testsuite", name="check", tests="1", failures="0", errors="1")
    case = ET.SubElement(suite, "testcase", classname="framecmp.check", name="check", time="0")
    ET.SubElement(case, "error", message=_xml(message.splitlines()[0])).text = _xml(message)
    ET.indent(root)
    return ET.tostring(root, "unicode") + "\n"


def _suite(root: ET.Element, name: str, cases: list[_Case], outcome: Outcome) -> ET.Element:
    failures = sum(message is not None for _, message in cases)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=_xml(name),
        tests=str(len(cases)),
        failures=str(failures),
        errors="0",
        time="0",
    )
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name="signature", value=_xml(outcome.signature))
    for case, message in cases:
        element = ET.SubElement(
            suite, "testcase", classname=_xml(f"framecmp.check.{name}"), name=_xml(case), time="0"
        )
        if message is not None:
            ET.SubElement(element, "failure", message=_xml(message)).text = _xml(message)
    return suite


def _xml(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
