"""``--spacy``, for the commands that look for wordings."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from framecmp.cli.config import configure

if TYPE_CHECKING:
    from framecmp.divergence.pipeline import Pipeline


def spacy_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--spacy``, looked up in the configuration where it isn't given."""

    @functools.wraps(command)
    @click.pass_context
    def run(ctx: click.Context, /, **params: Any) -> Any:
        configure(ctx, ("spacy",))
        return command(**{**params, "spacy": ctx.params["spacy"]})

    return click.option(
        "--spacy",
        metavar="PIPELINE",
        help="Make wordings of the noun chunks and verbs that this spaCy pipeline finds (the name "
        "of an installed one, or a folder). Needs the extra [spacy]. Off by default.",
    )(run)


def load_pipeline(ref: str | None) -> Pipeline | None:
    """The pipeline that ``--spacy`` names; None if it wasn't given.

    :raises MissingExtra: spaCy isn't installed.
    :raises ModelError: the pipeline can't be loaded, or finds no phrases.
    """
    if ref is None:
        return None
    from framecmp.divergence import pipeline

    return pipeline.load_spacy(ref)
