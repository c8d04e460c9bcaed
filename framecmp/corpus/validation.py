"""Everything about a corpus that a comparison would stumble over, found in one pass."""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Literal

from framecmp.corpus.found import Found
from framecmp.records import Article, Record
from framecmp.text import language, normalise, word_spans

# Two outlets write five words in a row alike by chance now and then, a third of all their
# five-word sequences only if one text went through the other's hands.
_SEQUENCE = 5
NEAR_DUPLICATE = 0.33

# Of each article the smallest hashes of its sequences are kept (a bottom-k sketch, Broder
# 1997): enough to tell shares to some hundredths, however large the corpus.
_SKETCH = 256

# Of the tens of thousands, the named ones that pages are full of, and those by number.
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[\da-f]{1,5}|amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash);")

# More than this share of an article's characters in furniture is odd.
FURNITURE_SHARE = 0.5


class Problem(Record, frozen=True, kw_only=True):
    """Something wrong (``error``), or worth a look (``warning``), and where."""

    where: str
    severity: Literal["error", "warning"]
    message: str


class Validation(Record, frozen=True, kw_only=True):
    """What a corpus holds and what is wrong with it."""

    articles: int
    events: int
    problems: tuple[Problem, ...]

    @property
    def valid(self) -> bool:
        """Whether there are no errors."""
        return all(problem.severity != "error" for problem in self.problems)


class _Seen(Record, frozen=True, kw_only=True):
    """What is kept of an article once its text has gone by."""

    where: str
    outlet: str
    date: str | None
    words: str
    sketch: frozenset[int]


def validate(
    found: Iterable[Found],
    *,
    max_days: int,
    languages: Collection[str] | None,
    model: str,
) -> Validation:
    """Look through a corpus for what can't be read and what shouldn't be compared.

    :param max_days: how far apart the articles of an event may be.
    :param languages: those the model knows (ISO 639-1); None: it doesn't say.
    :param model: the model's name, for the message.
    """
    events: dict[str, list[_Seen]] = {}
    problems: list[Problem] = []
    articles = 0
    for item in found:
        if item.article is None:
            problems.append(_error(item.where, item.problem.removeprefix(f"{item.where}:").strip()))
            continue
        articles += 1
        events.setdefault(item.event or "", []).append(_seen(item.where, item.article))
        problems += _article_problems(item.where, item.article, languages, model)
    for event, seen in sorted(events.items()):
        problems += _event_problems(event, seen, max_days)
    problems += _same_words(events)
    return Validation(articles=articles, events=len(events), problems=tuple(problems))


def _article_problems(
    where: str, article: Article, languages: Collection[str] | None, model: str
) -> Iterator[Problem]:
    if article.lang and languages and language(article.lang) not in languages:
        known = ", ".join(sorted(languages))
        yield _warning(
            where, f"language {article.lang}: the model {model} knows {known}; scores mean little"
        )
    entity = _ENTITY.search(article.text)
    if entity is not None:
        yield _warning(
            where,
            f"holds HTML entities, such as {entity[0]}, read as they stand; decode them first",
        )
    furniture = sum(p.end - p.start for p in article.passages if p.kind == "furniture")
    everything = sum(p.end - p.start for p in article.passages)
    if everything and furniture / everything > FURNITURE_SHARE:
        share = furniture / everything
        yield _warning(where, f"{share:.0%} of the text is taken for page furniture")


def _event_problems(event: str, seen: Sequence[_Seen], max_days: int) -> Iterator[Problem]:
    dated = sorted((day, s.where) for s in seen if (day := _day(s.date)))
    if dated and (days := (dated[-1][0] - dated[0][0]).days) > max_days:
        yield _warning(
            dated[-1][1],
            f"{days} days after {dated[0][1]}, in one event ({event}); expected {max_days} at most",
        )
    for a, b in combinations(seen, 2):
        if a.outlet != b.outlet and a.words != b.words:
            share = _shared(a.sketch, b.sketch)
            if share >= NEAR_DUPLICATE:
                yield _warning(
                    b.where,
                    f"near duplicate of {a.where} ({a.outlet}): about {share:.0%} of their "
                    f"sequences of {_SEQUENCE} words are the same; wire copy?",
                )


def _same_words(events: Mapping[str, Sequence[_Seen]]) -> Iterator[Problem]:
    first: dict[str, _Seen] = {}
    for seen in (s for event in sorted(events) for s in events[event]):
        same = first.setdefault(seen.words, seen)
        if same is not seen:
            other = "" if same.outlet == seen.outlet else f", another outlet ({same.outlet})"
            yield _warning(seen.where, f"exact duplicate of {same.where}{other}: the same words")


def _seen(where: str, article: Article) -> _Seen:
    texts = map(article.passage_text, article.said)
    words = [normalise(text[start:end]) for text in texts for start, end in word_spans(text)]
    sequences = {
        hashlib.blake2b(" ".join(words[i : i + _SEQUENCE]).encode(), digest_size=8).digest()
        for i in range(max(1, len(words) - _SEQUENCE + 1))
    }
    smallest = heapq.nsmallest(_SKETCH, (int.from_bytes(s, "big") for s in sequences))
    return _Seen(
        where=where,
        outlet=article.outlet,
        date=article.date,
        words=hashlib.sha256(" ".join(words).encode()).hexdigest(),
        sketch=frozenset(smallest),
    )


def _shared(a: frozenset[int], b: frozenset[int]) -> float:
    """Estimated Jaccard similarity of two sets from their bottom-k sketches."""
    union = heapq.nsmallest(_SKETCH, a | b)
    return sum(h in a and h in b for h in union) / len(union)


def _day(text: str | None) -> date | None:
    """The day of an ISO date; a year or a month alone is none."""
    return date.fromisoformat(text[:10]) if text and len(text) >= len("2023-09-19") else None


def _error(where: str, message: str) -> Problem:
    return Problem(where=where, severity="error", message=message)


def _warning(where: str, message: str) -> Problem:
    return Problem(where=where, severity="warning", message=message)
