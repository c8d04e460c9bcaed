"""Lines that one outlet prints under article after article: its page, whatever they say."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict

import msgspec
import regex

from framecmp.records import Article, Passage
from framecmp.text.patterns import fold

_FEWEST = 3
_LEAST_SHARE = 0.5

_WORD = regex.compile(r"[\p{L}\p{N}]+")


class RepeatedLines:
    """What each outlet repeats, counted article by article; no text is kept.

    A passage is furniture if its words, whatever their case, accents and marks, stand in
    at least three articles of the outlet and in at least half of them. Three, since a
    story and its update share whole paragraphs; half, since a template stands on nearly
    every page and a background paragraph only in the stories of one subject.

    Outlets don't know of each other, so that wire copy stays what it is. The title is
    never touched, passages that are furniture already keep their reason, and an article
    whose whole body would go keeps it. The order of the articles makes no difference.
    """

    def __init__(self) -> None:
        self._articles: Counter[str] = Counter()
        self._lines: defaultdict[str, Counter[int]] = defaultdict(Counter)

    def add(self, article: Article) -> None:
        """Count an article among its outlet's."""
        self._articles[article.outlet] += 1
        self._lines[article.outlet].update(set(_keys(article)) - {_NO_WORDS})

    def digest(self) -> str:
        """A hash of what is repeated, as 12 hexadecimal digits; ``none`` for nothing."""
        repeated = [
            f"{outlet}:{key}"
            for outlet, lines in sorted(self._lines.items())
            for key, count in sorted(lines.items())
            if count >= self._least(outlet)
        ]
        return hashlib.sha256("\n".join(repeated).encode()).hexdigest()[:12] if repeated else "none"

    def _least(self, outlet: str) -> float:
        """In how many of an outlet's articles a line must stand."""
        return max(_FEWEST, _LEAST_SHARE * self._articles[outlet])

    def mark(self, article: Article) -> Article:
        """The article with what its outlet repeats marked as furniture."""
        least = self._least(article.outlet)
        lines = self._lines[article.outlet]
        passages = tuple(
            _furniture(passage, lines[key])
            if passage.kind == "body" and lines[key] >= least
            else passage
            for passage, key in zip(article.passages, _keys(article), strict=True)
        )
        if passages == article.passages or all(p.kind != "body" for p in passages):
            return article
        return msgspec.structs.replace(article, passages=passages)


def _keys(article: Article) -> list[int]:
    """A hash of the words of each passage, by its place."""
    return [_key(article.passage_text(i)) for i in range(len(article.passages))]


def _key(text: str) -> int:
    words = " ".join(_WORD.findall(fold(text)))
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big")


_NO_WORDS = _key("")


def _furniture(passage: Passage, count: int) -> Passage:
    why = f"repeated in {count} articles"
    return msgspec.structs.replace(passage, kind="furniture", why=why)
