"""The tests: one for the environment, one for each event and metric of the baseline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from framecmp.check import Baseline, Move, read_baseline
from framecmp.check.changes import environment_changes, event_changes
from framecmp.check.metrics import in_all
from framecmp.check.verdict import event_moves, moves_of
from framecmp.errors import FramecmpError
from framecmp.pytest_plugin.measurements import Measurements
from framecmp.report.checked.sentences import IN_ALL, environment_sentence, move_sentence

_UNKNOWN = "metrics the baseline doesn't know"


class NotHeld(Exception):
    """A metric moved, or the environment is another."""


class BaselineFile(pytest.File):
    """A baseline as a file of tests."""

    then: Baseline
    measurements: Measurements

    def hold(self, corpus: Path, model: str, shared: str | None) -> None:
        """Say what is held against it."""
        self.then = read_baseline(self.path)
        self.measurements = Measurements(
            corpus, model, self.then.settings, None if shared is None else Path(shared)
        )

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The environment, each event, all events together."""
        yield EnvironmentItem.from_parent(self, name="environment")
        for event in sorted(self.then.events):
            yield EventNode.from_parent(self, name=event)
        yield AllNode.from_parent(self, name=IN_ALL)

    def now(self) -> Baseline | None:
        """What the first event of the baseline that is left gives now; None if none is."""
        found = map(self.measurements.of, self.then.events)
        return next((now for now in found if now is not None), None)

    def moves(self, event: str) -> list[Move]:
        """The verdict on an event's metrics."""
        now = self.measurements.of(event)
        measured = now.events.get(event) if now else None
        return list(event_moves(event, measured, self.then.events[event]))

    def moves_in_all(self) -> list[Move]:
        """The verdict on the metrics of all events the baseline knows."""
        found = [(name, self.measurements.of(name)) for name in self.then.events]
        events = [now.events[name].metrics for name, now in found if now is not None]
        return list(moves_of(None, in_all(events), self.then.in_all, texts_changed=True))


class EventNode(pytest.Collector):
    """The metrics of an event."""

    def moves(self) -> list[Move]:
        """The verdict on them."""
        return _file(self).moves(self.name)

    def known(self) -> dict[str, Any]:
        """Those of the baseline."""
        return dict(_file(self).then.events[self.name].metrics)

    def notes(self) -> list[str]:
        """What has changed of the event's texts."""
        now = _file(self).measurements.of(self.name)
        if now is None:
            return ["the event is gone"]
        changes = event_changes(now.events[self.name], _file(self).then.events[self.name])
        return [": ".join(x for x in change if x) for change in changes] or ["its texts: the same"]

    def collect(self) -> Iterator[pytest.Item]:
        """A test a metric, and one for those that the baseline lacks."""
        for metric in sorted(self.known()):
            yield MetricItem.from_parent(self, name=metric)
        yield UnknownItem.from_parent(self, name=_UNKNOWN)


class AllNode(EventNode):
    """The metrics of all events together."""

    def moves(self) -> list[Move]:
        """The verdict on them."""
        return _file(self).moves_in_all()

    def known(self) -> dict[str, Any]:
        """Those of the baseline."""
        return dict(_file(self).then.in_all)

    def notes(self) -> list[str]:
        """Nothing: the events tell."""
        return []


class _Item(pytest.Item):
    """What the tests have in common: how they are told."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The message alone: the traceback says nothing about the corpus."""
        if isinstance(excinfo.value, NotHeld | FramecmpError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Where it stands: the baseline."""
        names = [node.name for node in self.listchain()[-2:] if not isinstance(node, pytest.File)]
        return self.path, None, " ".join(names)


class EnvironmentItem(_Item):
    """Whether model and settings are the baseline's."""

    def runtest(self) -> None:
        """Fail where numbers can't be compared across the change."""
        file = _file(self)
        now = file.now()
        if now is None:
            raise NotHeld("no event of the baseline is left in the corpus")
        differs = [c for c in environment_changes(now, file.then) if c.incompatible]
        if differs:
            raise NotHeld("\n".join(map(environment_sentence, differs)))


class MetricItem(_Item):
    """Whether a metric holds."""

    def runtest(self) -> None:
        """Fail where it moved further than it may, or is missing."""
        node = _event(self)
        move = next(move for move in node.moves() if move.metric == self.name)
        if move.verdict != "same":
            raise NotHeld("\n".join([move_sentence(move), *node.notes(), *_others(_file(self))]))


class UnknownItem(_Item):
    """Whether there is a metric that the baseline lacks."""

    def runtest(self) -> None:
        """Fail for each."""
        unknown = [move_sentence(m) for m in _event(self).moves() if m.verdict == "unknown"]
        if unknown:
            raise NotHeld("\n".join([*unknown, "make the baseline anew with --update-baseline"]))


def _others(file: BaselineFile) -> list[str]:
    """What of the environment is another, as told with every metric that moved."""
    now = file.now()
    changes = environment_changes(now, file.then) if now else ()
    return [*map(environment_sentence, changes), *([now.signature] if now else [])]


def _file(node: pytest.Item | pytest.Collector) -> BaselineFile:
    file = node.getparent(BaselineFile)
    assert file is not None
    return file


def _event(item: pytest.Item) -> EventNode:
    node = item.getparent(EventNode)
    assert node is not None
    return node
