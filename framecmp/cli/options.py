"""The options that commands share, and what a run makes of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args

import click
from msgspec import Struct

from framecmp.cli.config import configure
from framecmp.cli.progress import progress_bar
from framecmp.errors import InputError
from framecmp.records import DEFAULT_READING, ParagraphMode, Reading

if TYPE_CHECKING:
    from framecmp.divergence.background import Background
    from framecmp.divergence.findings.nli import Nli
    from framecmp.divergence.pipeline import Pipeline
    from framecmp.encoding import CachedEncoder, Encoder, ModelFolder, Precision
    from framecmp.records import Article, Settings

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def reading_again(reading: Reading) -> list[str]:
    """The options that give a reading again, where they aren't the defaults."""
    given = ["--encoding", reading.encoding] if reading.encoding else []
    if reading.paragraphs != DEFAULT_READING.paragraphs:
        given += ["--paragraphs", reading.paragraphs]
    if reading.keep_furniture:
        given.append("--keep-furniture")
    for ours, theirs in reading.fields.items():
        given += ["--field", f"{ours}={theirs}"]
    if reading.max_bytes != DEFAULT_READING.max_bytes:
        given += ["--max-bytes", str(reading.max_bytes)]
    return given


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
        """Tell of articles whose language, where they name one, the model doesn't know."""
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


def _fields(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Names of fields from ``OURS=THEIRS``."""
    fields = dict(pair.partition("=")[::2] for pair in given)
    if not all(fields.values()):
        raise click.BadParameter("expected OURS=THEIRS, as in text=maintext")
    if fields:
        from framecmp.corpus.fields import require_known

        try:
            require_known(fields)
        except InputError as error:
            raise click.BadParameter(str(error)) from error
    return fields


keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out what can't be read, with a warning each, and go on with the rest.",
)
# By the parameters that they become.
_TEXTS = {
    "encoding": click.option(
        "--encoding", metavar="NAME", help="The files' character encoding, if not UTF-8."
    ),
    "paragraphs": click.option(
        "--paragraphs",
        type=click.Choice(get_args(ParagraphMode)),
        default=DEFAULT_READING.paragraphs,
        show_default=True,
        help="What parts paragraphs: blank lines, every line's end, or found out per file.",
    ),
    "keep_furniture": click.option(
        "--keep-furniture",
        is_flag=True,
        help="Take bylines, credits, link lists and the like for text.",
    ),
}
_ROWS = {
    "fields": click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="OURS=THEIRS",
        callback=_fields,
        help="What a file of rows calls a field, as in text=body; repeatable. Known without: the "
        "names of news-please, CC-News, trafilatura, ConvoKit and passim.",
    ),
    "max_bytes": click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=DEFAULT_READING.max_bytes,
        show_default=True,
        metavar="N",
        help="The most that a .gz file may unpack to.",
    ),
}
_ENGINE = {
    "model": click.option(
        "--model",
        default="default",
        show_default=True,
        metavar="REF",
        help="A sentence-transformers folder, the id of a fetched hub model, or 'default'.",
    ),
    "precision": click.option(
        "--precision",
        type=click.Choice(["fp32", "bf16"]),
        default="fp32",
        show_default=True,
        help="Arithmetic of the encoder; bf16 is faster on some processors, and rougher.",
    ),
    "device": click.option(
        "--device",
        default="cpu",
        show_default=True,
        metavar="NAME",
        help="What computes the vectors: cpu, cuda, mps, or auto (a graphics card if there is one, "
        "which pays off for hundreds of articles). Devices differ in the last digits.",
    ),
    "cache": click.option(
        "--cache/--no-cache", default=True, help="Keep vectors between runs (default)."
    ),
    "quiet": click.option(
        "--quiet",
        "-q",
        is_flag=True,
        help="No progress or notes on stderr; warnings and errors stay.",
    ),
}
_BACKGROUND = {
    "background": click.option(
        "--background",
        metavar="FILE",
        help="Word counts of the language at large (word<TAB>count a line), the prior that the "
        "log-odds of words are held against; without it the texts' own.",
    )
}
_NLI = {
    "nli": click.option(
        "--nli",
        metavar="MODEL",
        help="Look for contradictions between linked sentences with this sentence-transformers "
        "CrossEncoder (a folder, or the id of a fetched hub model). Off by default.",
    )
}
_SPACY = {
    "spacy": click.option(
        "--spacy",
        metavar="PIPELINE",
        help="Make wordings of the noun chunks and verbs that this spaCy pipeline finds (the name "
        "of an installed one, or a folder). Needs the extra [spacy]. Off by default.",
    )
}


def _require_words(ctx: click.Context) -> None:
    for param in ctx.command.params:
        named(ctx, param, ctx.params.get(param.name or ""))


def named(ctx: click.Context, param: click.Parameter, given: Any) -> Any:
    """What was given, which may not be empty: click's callback of a parameter that names things.

    An empty word, as of a variable that is not set, is no name of anything; as a path it would
    be the folder that the command is run in.
    """
    if given == "" or (isinstance(given, tuple) and "" in given):
        raise click.BadParameter("empty, where a name is due", ctx, param)
    return given


def _gathering(
    kind: type[Reading] | type[Engine] | type[Aids], *options: Mapping[str, _Decorator]
) -> _Decorator:
    """Add options, of which the command gets one record under its kind's name in lower case.

    Those that aren't given are looked up in the configuration.
    """
    every = {name: option for some in options for name, option in some.items()}

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        @click.pass_context
        def run(ctx: click.Context, /, **params: Any) -> Any:
            _require_words(ctx)
            configure(ctx, tuple(every))
            for name in every:
                del params[name]
            values = {name: ctx.params[name] for name in every}
            return command(**params, **{kind.__name__.lower(): kind(**values)})

        made: Callable[..., Any] = run
        for option in reversed(every.values()):
            made = option(made)
        return made

    return add


text_options = _gathering(Reading, _TEXTS)
reading_options = _gathering(Reading, _TEXTS, _ROWS)
engine_options = _gathering(Engine, _ENGINE)
aid_options = _gathering(Aids, _BACKGROUND, _NLI, _SPACY)
corpus_aid_options = _gathering(Aids, _BACKGROUND, _SPACY)
