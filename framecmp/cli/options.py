"""The options that commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

import click

from framecmp.cli.config import configure
from framecmp.cli.engine import Aids, Engine
from framecmp.errors import InputError
from framecmp.records import DEFAULT_READING, ParagraphMode, Reading

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
