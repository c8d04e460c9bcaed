"""Texts to articles: passages told apart, and what is known of the text besides."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from framecmp.errors import InputError
from framecmp.records import DEFAULT_READING, FRONT_MATTER, Article, Passage, Reading
from framecmp.text.blanks import INK, Span
from framecmp.text.frontmatter import FrontMatter, front_matter
from framecmp.text.furniture import Verdict, headline, judge
from framecmp.text.paragraphs import paragraph_spans

LONGEST = 1_000_000
TOO_LONG = (
    f"an article is expected to be below {LONGEST:,} characters; "
    "split it, or is this a whole corpus?"
)


class About(NamedTuple):
    """What is known of an article besides its text; ``None`` where it isn't."""

    outlet: str | None = None
    title: str | None = None
    date: str | None = None
    lang: str | None = None
    extra: Mapping[str, Any] = {}

    def over(self, other: About) -> About:
        """This, completed by what another source says."""
        return About(
            self.outlet or other.outlet,
            self.title or other.title,
            self.date or other.date,
            self.lang or other.lang,
            {**other.extra, **self.extra},
        )


NOTHING = About()


def article_from_text(
    text: str,
    *,
    id: str,
    path: str,
    reading: Reading = DEFAULT_READING,
    about: About = NOTHING,
) -> Article:
    """Make an article of a text, with its front matter, paragraphs and furniture told apart.

    :param id: the article's id, and its outlet where nothing names one.
    :param path: where the text came from; messages open with it.
    :param about: what is known already; it goes before what the front matter says.
    :raises InputError: for a text that is empty, blank, longer than ``LONGEST``, all
        furniture, not encodable, or opens with broken front matter.
    """
    if not INK.search(text):
        found = "holds only blanks" if text else "is empty"
        raise InputError(f"{path}: {found}; give a file with the article's text")
    if len(text) > LONGEST:
        raise InputError(f"{path}: {len(text):,} characters; {TOO_LONG}")
    matter = front_matter(text, path)
    if matter is not None:
        about = about.over(
            About(matter.outlet, matter.title, matter.date, matter.lang, matter.extra)
        )
    spans = paragraph_spans(text, reading.paragraphs, matter.end if matter else 0)
    return _article(text, spans, about, id=id, path=path, reading=reading, matter=matter)


def article_from_page(
    paragraphs: Sequence[str], about: About, *, id: str, path: str, reading: Reading
) -> Article:
    """Make an article of a page's paragraphs; its text is theirs joined by blank lines.

    :raises InputError: for no paragraphs, or more than ``LONGEST`` characters of them, or
        none but furniture.
    """
    if not paragraphs:
        raise InputError(f"{path}: no article text found in the page; save the text itself as .txt")
    text, spans = _joined(paragraphs)
    if len(text) > LONGEST:
        raise InputError(f"{path}: {len(text):,} characters; {TOO_LONG}")
    return _article(text, spans, about, id=id, path=path, reading=reading)


def article_from_passages(passages: Sequence[str], *, id: str, outlet: str) -> Article:
    """Make an article of passages that are told apart already, all of them body.

    Passage ``i`` of the article is string ``i`` as it stands; an empty one keeps its index.
    The text is theirs joined by blank lines; no passages give an empty text.

    :raises InputError: for a string that can't be encoded.
    """
    text, spans = _joined(passages)
    return Article(
        id=id,
        outlet=outlet,
        title=None,
        date=None,
        lang=None,
        path=id,
        sha256=_sha256(text, id),
        text=text,
        passages=tuple(Passage(start=start, end=end, kind="body") for start, end in spans),
    )


def _article(
    text: str,
    spans: Sequence[Span],
    about: About,
    *,
    id: str,
    path: str,
    reading: Reading,
    matter: FrontMatter | None = None,
) -> Article:
    verdicts = judge([text[slice(*span)] for span in spans], about.title)
    if reading.keep_furniture:
        verdicts = [Verdict("body") if v.kind == "furniture" else v for v in verdicts]
    _require_body(verdicts, path)
    passages = _passages(spans, verdicts, matter)
    return Article(
        id=id,
        outlet=about.outlet or id,
        title=about.title or _title(text, passages),
        date=about.date,
        lang=about.lang,
        path=path,
        sha256=_sha256(text, path),
        text=text,
        passages=passages,
        extra=dict(about.extra),
    )


def _joined(passages: Sequence[str]) -> tuple[str, list[Span]]:
    spans: list[Span] = []
    start = 0
    for passage in passages:
        spans.append((start, start + len(passage)))
        start += len(passage) + 2
    return "\n\n".join(passages), spans


def _require_body(verdicts: Sequence[Verdict], path: str) -> None:
    if any(verdict.kind == "body" for verdict in verdicts):
        return
    if not verdicts:
        raise InputError(f"{path}: holds only front matter; add the article's text below it")
    count = len(verdicts)
    reasons = ", ".join(dict.fromkeys(verdict.why or verdict.kind for verdict in verdicts))
    raise InputError(
        f"{path}: holds {count} {'line' if count == 1 else 'lines'} of page furniture ({reasons}) "
        "and no article text; if they are the article, pass --keep-furniture"
    )


def _passages(
    spans: Sequence[Span], verdicts: Sequence[Verdict], matter: FrontMatter | None
) -> tuple[Passage, ...]:
    passages = [
        Passage(start=start, end=end, kind=verdict.kind, why=verdict.why)
        for (start, end), verdict in zip(spans, verdicts, strict=True)
    ]
    if matter is not None:
        block = Passage(start=matter.start, end=matter.end, kind="furniture", why=FRONT_MATTER)
        passages.insert(0, block)
    return tuple(passages)


def _title(text: str, passages: Sequence[Passage]) -> str | None:
    titles = (text[p.start : p.end] for p in passages if p.kind == "title")
    return next(map(headline, titles), None)


def _sha256(text: str, path: str) -> str:
    try:
        return hashlib.sha256(text.encode()).hexdigest()
    except UnicodeEncodeError as error:
        raise InputError(
            f"{path}: holds half a surrogate pair at character {error.start}, "
            "which no file can hold; decode the text again"
        ) from None
