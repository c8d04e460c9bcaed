"""The options that commands share, and what a run makes of them."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click
from msgspec import Struct, field

from framecmp.cli import printable
from framecmp.cli.config import configure
from framecmp.cli.progress import progress_bar
from framecmp.errors import OutputError
from framecmp.files import check_writable, write_atomically

if TYPE_CHECKING:
    from framecmp.corpus import Intake
    from framecmp.divergence.findings.nli import Nli
    from framecmp.encoding import CachedEncoder, Encoder, ModelFolder
    from framecmp.records import Article, Settings
    from framecmp.text import ParagraphMode

STDOUT = "-"

# What a corpus folder holds; other files in it may be results kept there.
_CORPUS_SUFFIXES = {".txt", ".md", ".html", ".htm"}
_CORPUS_FILES = {"manifest.csv", "event.toml", "gold.jsonl"}

_MAX_BYTES = 2 * 1024**3


class Reading(Struct, frozen=True):
    """How texts are read, and what of it concerns corpora alone."""

    encoding: str | None
    paragraphs: ParagraphMode
    keep_furniture: bool
    fields: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = _MAX_BYTES

    def options(self) -> list[str]:
        """The options that give this again, where they aren't the defaults."""
        given = ["--encoding", self.encoding] if self.encoding else []
        if self.paragraphs != "auto":
            given += ["--paragraphs", self.paragraphs]
        if self.keep_furniture:
            given.append("--keep-furniture")
        for ours, theirs in self.fields.items():
            given += ["--field", f"{ours}={theirs}"]
        return (
            given if self.max_bytes == _MAX_BYTES else [*given, "--max-bytes", str(self.max_bytes)]
        )

    def intake(self) -> Intake:
        """The same for readers of corpora."""
        from framecmp.corpus import Intake

        return Intake(
            encoding=self.encoding,
            paragraphs=self.paragraphs,
            keep_furniture=self.keep_furniture,
            fields=dict(self.fields),
            max_bytes=self.max_bytes,
        )


class Engine(Struct, frozen=True, dict=True):
    """Which encoder compares them, and whether to tell how far it is."""

    model: str
    precision: Literal["fp32", "bf16"]
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

        return settings_of(
            encoder,
            paragraphs=reading.paragraphs,
            keep_furniture=reading.keep_furniture,
            repeated=repeated,
        )


def _fields(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Names of fields from ``OURS=THEIRS``."""
    fields = dict(pair.partition("=")[::2] for pair in given)
    if not all(fields.values()):
        raise click.BadParameter("expected OURS=THEIRS, as in text=maintext")
    if fields:
        from framecmp.corpus import NAMES

        unknown = [name for name in fields if name not in NAMES]
        if unknown:
            known = ", ".join(NAMES)
            raise click.BadParameter(f"unknown field {', '.join(unknown)}; known are {known}")
    return fields


_TEXTS = (
    click.option("--encoding", metavar="NAME", help="The files' character encoding, if not UTF-8."),
    click.option(
        "--paragraphs",
        type=click.Choice(["auto", "blank", "line"]),
        default="auto",
        show_default=True,
        help="What parts paragraphs: blank lines, every line's end, or found out per file.",
    ),
    click.option(
        "--keep-furniture",
        is_flag=True,
        help="Take bylines, credits, link lists and the like for text.",
    ),
)
_ROWS = (
    click.option(
        "--field",
        "fields",
        multiple=True,
        metavar="OURS=THEIRS",
        callback=_fields,
        help="What a file of rows calls a field, as in text=body; repeatable. Known without: the "
        "names of news-please, CC-News, trafilatura, ConvoKit and passim.",
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(min=1),
        default=_MAX_BYTES,
        show_default=True,
        metavar="N",
        help="The most that a .gz file may unpack to.",
    ),
)
_ENGINE = (
    click.option(
        "--model",
        default="default",
        show_default=True,
        metavar="REF",
        help="A sentence-transformers folder, the id of a fetched hub model, or 'default'.",
    ),
    click.option(
        "--precision",
        type=click.Choice(["fp32", "bf16"]),
        default="fp32",
        show_default=True,
        help="Arithmetic of the encoder; bf16 is faster on some processors, and rougher.",
    ),
    click.option(
        "--device",
        default="cpu",
        show_default=True,
        metavar="NAME",
        help="What computes the vectors: cpu, cuda, mps, or auto (a graphics card if there is one, "
        "which pays off for hundreds of articles). Devices differ in the last digits.",
    ),
    click.option("--cache/--no-cache", default=True, help="Keep vectors between runs (default)."),
    click.option(
        "--quiet",
        "-q",
        is_flag=True,
        help="No progress or notes on stderr; warnings and errors stay.",
    ),
)


background_option = click.option(
    "--background",
    metavar="FILE",
    help="Word counts of the language at large (word<TAB>count a line), the prior that the "
    "log-odds of words are held against; without it the texts' own.",
)
keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out what can't be read, with a warning each, and go on with the rest.",
)


nli_option = click.option(
    "--nli",
    metavar="MODEL",
    help="Look for contradictions between linked sentences with this sentence-transformers "
    "CrossEncoder (a folder, or the id of a fetched hub model). Off by default.",
)


def load_nli(ref: str | None) -> Nli | None:
    """The model that ``--nli`` names; None if it wasn't given.

    :raises ModelError: it can't be loaded, or is none for natural language inference.
    """
    if ref is None:
        return None
    from framecmp.divergence.findings import nli

    return nli.load_nli(ref)


def text_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of :class:`Reading` for single texts; the command gets ``reading``."""
    return _gathered(command, _TEXTS, ("encoding", "paragraphs", "keep_furniture"), Reading)


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add all options of :class:`Reading`; the command gets them as ``reading``."""
    names = ("encoding", "paragraphs", "keep_furniture", "fields", "max_bytes")
    return _gathered(command, (*_TEXTS, *_ROWS), names, Reading)


def engine_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of :class:`Engine`; the command gets them as ``engine``."""
    return _gathered(command, _ENGINE, ("model", "precision", "device", "cache", "quiet"), Engine)


def _gathered(
    command: Callable[..., Any],
    options: Sequence[Callable[..., Any]],
    names: Sequence[str],
    kind: type[Reading] | type[Engine],
) -> Callable[..., Any]:
    """Make one record of several options, those left out looked up in the configuration."""

    @functools.wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **params: Any) -> Any:
        configure(ctx, names)
        for name in names:
            del params[name]
        values = {name: ctx.params[name] for name in names}
        return command(**params, **{kind.__name__.lower(): kind(**values)})

    for option in reversed(options):
        run = option(run)
    return run


def output_option(formats: Sequence[str]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add ``--format`` (the first is the default) and ``--output``."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        command = click.option(
            "--output",
            "-o",
            default=STDOUT,
            metavar="FILE",
            help="Where the result goes; - is standard output (default).",
        )(command)
        return click.option(
            "--format",
            "form",
            type=click.Choice(list(formats)),
            default=formats[0],
            show_default=True,
            help="How the result is written.",
        )(command)

    return add


def _is_part_of(output: Path, given: Path) -> bool:
    """Whether writing ``output`` would write over an input: the file, or one of its folder."""
    place, source = Path(os.path.realpath(output)), Path(os.path.realpath(given))
    if place == source:
        return True
    inside = source.is_dir() and place.is_file() and source in place.parents
    return inside and (place.suffix.lower() in _CORPUS_SUFFIXES or place.name in _CORPUS_FILES)


def claim(output: str, inputs: Iterable[str]) -> None:
    """Make sure before the work that its result can be written, and not over an input.

    :raises OutputError: it can't.
    """
    if output == STDOUT:
        _require_stdout()
        return
    for path in inputs:
        if _is_part_of(Path(output), Path(path)):
            raise OutputError(
                f"{output}: would be written over {path}, which this run needs; name another file"
            )
    check_writable(Path(output))


def emit(result: str | bytes, output: str) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    Text is UTF-8 whatever the locale; a terminal gets what it can show. That a reader has closed
    the pipe is no error.
    """
    data = result.encode("utf-8") if isinstance(result, str) else result
    if output != STDOUT:
        write_atomically(Path(output), data)
        return
    _require_stdout()
    try:
        if isinstance(result, str) and sys.stdout.isatty():
            shown = sys.stdout.encoding
            click.echo(result.encode(shown, "replace").decode(shown), nl=False)
        else:
            click.echo(data, nl=False)
    except BrokenPipeError:
        # The reader has seen enough (``| head``), but a verdict still is to be told.
        discard_stdout()
    except OSError as error:
        discard_stdout()
        raise OutputError(f"standard output: can't be written: {error.strerror}") from error


def say(line: str) -> None:
    """Print one line of a result that holds names from outside."""
    emit(printable(line) + "\n", STDOUT)


def _require_stdout() -> None:
    if sys.stdout is None:
        raise OutputError("standard output: is closed; name a file with --output")


def discard_stdout() -> None:
    """Send what Python would still flush at exit nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
