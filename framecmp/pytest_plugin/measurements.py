"""Each event compared once a run, by whichever test, and whichever worker, needs it first."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

import msgspec

from framecmp.check import Baseline, baseline_json, measure
from framecmp.corpus import ComparedEvent, Corpus, load_corpus
from framecmp.encoding import Encoder, Precision
from framecmp.errors import BaselineError
from framecmp.records import ParagraphMode, Reading, Settings

_NOTHING = b"null"


class _Made(msgspec.Struct):
    """How a baseline's numbers were made, of what a comparison must be told."""

    paragraphs: ParagraphMode
    precision: Precision


class Measurements:
    """What a corpus gives now, event by event.

    :param settings: those of the baseline, which say how the corpus is read.
    :param shared: a folder that the workers of a run share; None where there is one process.
    """

    def __init__(self, corpus: Path, model: str, settings: Settings, shared: Path | None) -> None:
        self._path, self._model, self._settings, self._shared = corpus, model, settings, shared
        self._known: dict[str, Baseline | None] = {}

    def of(self, event: str) -> Baseline | None:
        """A baseline of this event alone; None if it isn't in the corpus.

        :raises FramecmpError: the corpus can't be read, or the model not be had.
        """
        if event not in self._known:
            self._known[event] = (
                self._measured(event) if self._shared is None else self._once(event)
            )
        return self._known[event]

    def _once(self, event: str) -> Baseline | None:
        from filelock import FileLock

        assert self._shared is not None
        self._shared.mkdir(parents=True, exist_ok=True)
        file = self._shared / hashlib.sha256(event.encode()).hexdigest()
        with FileLock(f"{file}.lock"):
            if not file.exists():
                found = self._measured(event)
                file.write_bytes(_NOTHING if found is None else baseline_json(found))
            return msgspec.json.decode(file.read_bytes(), type=Baseline | None)

    def _measured(self, event: str) -> Baseline | None:
        from framecmp.comparison import compare

        if event not in self._places:
            return None
        found = self._corpus.events[self._places[event]]
        comparison = compare(found.articles, self._encoder, self._now)
        return measure([ComparedEvent(event=found, comparison=comparison)])

    @cached_property
    def _made(self) -> _Made:
        try:
            return msgspec.convert(self._settings, _Made, from_attributes=True)
        except msgspec.ValidationError as error:
            raise BaselineError(
                f"the baseline was made as no comparison is: {error}; make it anew with "
                "--update-baseline"
            ) from error

    @cached_property
    def _corpus(self) -> Corpus:
        return load_corpus(self._path, self._reading)

    @cached_property
    def _reading(self) -> Reading:
        kept = self._settings.furniture == "kept"
        return Reading(paragraphs=self._made.paragraphs, keep_furniture=kept)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {event.name: at for at, event in enumerate(self._corpus.events)}

    @cached_property
    def _encoder(self) -> Encoder:
        from framecmp.encoding import load_encoder

        return load_encoder(self._model, precision=self._made.precision)

    @cached_property
    def _now(self) -> Settings:
        from framecmp.comparison import settings_of

        return settings_of(self._encoder, self._reading, repeated=self._corpus.repeated)
