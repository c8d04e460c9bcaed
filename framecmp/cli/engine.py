"""What a run computes with: the encoder, and what a comparison may be given besides texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from framecmp.cli.progress import progress_bar

if TYPE_CHECKING:
    from framecmp.divergence.background import Background
    from framecmp.divergence.findings.nli import Nli
    from framecmp.divergence.pipeline import Pipeline
    from framecmp.encoding import CachedEncoder, Encoder, ModelFolder, Precision
    from framecmp.records import Article, Reading, Settings


class Engine(Struct, frozen=True, dict=True):
    """Which encoder compares them, and whether to tell how far it is."""

    model: str
    precision: Precision
    device: str
    cache: bool
    quiet: bool

    def options(self) -> list[str]:
        """The options that give the same numbers again, where they aren't the defaults."""
        given = [] if self.model == "default" else ["--model", self.model]
        if self.precision != "fp32":
            given += ["--precision", self.precision]
        return given if self.device == "cpu" else [*given, "--device", self.device]

    def find_model(self) -> None:
        """Begin to hash the model's files, which goes on while articles are read."""
        _ = self._folder

    def expect(self, articles: Sequence[Article]) -> Future[CachedEncoder]:
        """The encoder; it begins to load its weights beside other work, if these articles need it.

        Whatever goes wrong there is met again by who encodes them.
        """
        from framecmp.encoding import passage_inputs

        # One thread does one thing after the other: the folder is known by then.
        encoder = self._beside.submit(self.encoder)

        def load() -> None:
            inputs = [passage_inputs(article) for article in articles]
            encoder.result().expect([p for mapping in inputs for p in mapping.values()])

        self._beside.submit(load)
        return encoder

    def encoder(self) -> CachedEncoder:
        """The encoder; it loads its weights when they are first needed."""
        from framecmp.encoding import load_encoder

        return load_encoder(
            self._folder.result(),
            precision=self.precision,
            device=self.device,
            cache=self.cache,
            progress=progress_bar("passages encoded", quiet=self.quiet),
        )

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(1)

    @cached_property
    def _folder(self) -> Future[ModelFolder]:
        from framecmp.encoding import resolve

        return self._beside.submit(resolve, self.model)

    def warn_of_languages(self, articles: Iterable[Article]) -> None:
        """Tell of articles whose language the model doesn't know, named or plainly not English."""
        from framecmp.cli.languages import warn_of_languages

        warn_of_languages(articles, self._folder)

    def settings(self, encoder: Encoder, reading: Reading, repeated: str = "none") -> Settings:
        """What the numbers of this run depend on."""
        from framecmp.comparison import settings_of

        return settings_of(encoder, reading, repeated=repeated)


class Aids(Struct, frozen=True):
    """What a comparison may be given besides texts and encoder, as the user named it."""

    background: str | None
    spacy: str | None
    nli: str | None = None

    def options(self) -> list[str]:
        """The options that give these again."""
        given = (("--background", self.background), ("--spacy", self.spacy), ("--nli", self.nli))
        return [part for option, said in given if said for part in (option, said)]

    def files(self) -> list[str]:
        """Those that are files, over which nothing may be written."""
        return [self.background] if self.background else []

    def load_background(self) -> Background | None:
        """The word counts that ``--background`` names; None if it wasn't given.

        :raises InputError: they can't be read.
        """
        if not self.background:
            return None
        from framecmp.divergence.background import read_background

        return read_background(self.background)

    def load_pipeline(self) -> Pipeline | None:
        """The pipeline that ``--spacy`` names; None if it wasn't given.

        :raises MissingExtra: spaCy isn't installed.
        :raises ModelError: the pipeline can't be loaded, or finds no phrases.
        """
        if self.spacy is None:
            return None
        from framecmp.divergence import pipeline

        return pipeline.load_spacy(self.spacy)

    def load_nli(self) -> Nli | None:
        """The model that ``--nli`` names; None if it wasn't given.

        :raises ModelError: it can't be loaded, or is none for natural language inference.
        """
        if self.nli is None:
            return None
        from framecmp.divergence.findings import nli

        return nli.load_nli(self.nli)
