"""Articles compared, and the result in the format the user asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from framecmp.cli.engine import Aids, Engine
from framecmp.cli.output import STDOUT, claim, emit
from framecmp.cli.progress import progress_bar
from framecmp.records import Article, Comparison, Reading

if TYPE_CHECKING:
    from framecmp.corpus import ComparedEvent, Corpus
    from framecmp.divergence.background import Background
    from framecmp.divergence.pipeline import Pipeline

FORMATS = ("text", "json", "ndjson", "csv", "html")


def show(
    articles: Sequence[Article],
    paths: Sequence[str],
    form: str,
    output: str,
    reading: Reading,
    engine: Engine,
    aids: Aids,
    *,
    passages: bool,
) -> None:
    """Compare the articles of one event, and write what that gives.

    :param paths: where the articles are from, over which nothing is written.
    :param passages: whether ``text`` has them side by side.
    """
    claim(output, [*paths, *(article.path for article in articles), *aids.files()])
    engine.warn_of_languages(articles)
    nli, pipeline = aids.load_nli(), aids.load_pipeline()
    ahead = engine.expect(articles)
    from framecmp.comparison import compare

    render = _renderer(form, output, passages=passages)
    background = aids.load_background()
    encoder = ahead.result()
    settings = engine.settings(encoder, reading)
    emit(render(compare(articles, encoder, settings, background, nli, pipeline)), output)


def compare_all(
    corpus: Corpus,
    reading: Reading,
    engine: Engine,
    background: Background | None,
    pipeline: Pipeline | None,
) -> Iterator[ComparedEvent]:
    """Compare a corpus's events one after the other. The encoder ends with them."""
    from framecmp.corpus import compare_corpus

    encoder = engine.encoder()
    progress = progress_bar("events compared", quiet=engine.quiet, fewest=3)
    settings = engine.settings(encoder, reading, corpus.repeated)
    yield from compare_corpus(corpus, encoder, settings, progress, background, pipeline)


def _renderer(form: str, output: str, *, passages: bool) -> Callable[[Comparison], str]:
    if form == "text":
        from framecmp.report.terminal import to_text

        return partial(to_text, passages=passages, to_stdout=output == STDOUT)
    if form == "html":
        from framecmp.report.html import comparison_page

        return comparison_page
    from framecmp.report.export import plain, to_csv, to_json, to_ndjson

    if form == "json":
        return lambda comparison: to_json(plain(comparison))
    if form == "ndjson":
        return to_ndjson
    return partial(_to_safe_csv, to_csv) if output == STDOUT and sys.stdout.isatty() else to_csv


def _to_safe_csv(to_csv: Callable[[Comparison], str], comparison: Comparison) -> str:
    """CSV has no escapes: what could steer the terminal is shown replaced there."""
    from framecmp.report.terminal import safe

    return "".join(safe(line) + "\n" for line in to_csv(comparison).splitlines())
