"""Results against gold: precision, recall, F1, average precision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from framecmp.alignment import THRESHOLD, align, unrelated_level
from framecmp.comparison import compare
from framecmp.corpus import load_corpus
from framecmp.divergence.lexical import normalised_words
from framecmp.divergence.word_links import chunk_links, word_links
from framecmp.encoding import Encoded, Encoder, encode_articles, encode_background
from framecmp.errors import InputError
from framecmp.gold import (
    AlignmentGold,
    GoldWording,
    WordingGold,
    read_alignment_gold,
    read_event_gold,
    read_gold,
    stem,
)
from framecmp.records import Comparison, rounded
from framecmp.text import article_from_passages
from framecmp.types import BoolArray, FloatArray

_Pairs = set[tuple[int, int]]


class Hits(Struct, frozen=True):
    """Counts that add up over records; the figures are derived from their sum."""

    found: int = 0
    right: int = 0
    gold: int = 0
    recalled: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(
            self.found + other.found,
            self.right + other.right,
            self.gold + other.gold,
            self.recalled + other.recalled,
        )

    def figures(self) -> dict[str, float | None]:
        """Precision, recall and F1, 0 to 1; null where nothing was found or is to be found."""
        precision = self.right / self.found if self.found else None
        recall = self.recalled / self.gold if self.gold else None
        f1 = None
        if precision is not None and recall is not None:
            f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": rounded(precision), "recall": rounded(recall), "f1": rounded(f1)}


def hits(found: _Pairs, sure: _Pairs, allowed: _Pairs) -> Hits:
    """Count: a found pair is right if it is allowed, a sure one is recalled if found."""
    return Hits(len(found), len(found & allowed), len(sure), len(found & sure))


def evaluate_alignment(path: str, encoder: Encoder, tune_on: str | None = None) -> dict[str, Any]:
    """Score the links the tool would print against gold.

    :param tune_on: another gold file, whose best threshold is used instead of the shipped one.
    :returns: the contract's object: figures over all pairs of passages of all records
        (micro-averaged), and average precision over them. Only recall where any record is
        judged for its links alone.
    :raises InputError: a file holds no gold, or ``tune_on`` none to tune on.
    """
    gold = read_alignment_gold(path)
    scores, truth = _cells(gold, encoder, path)
    threshold = THRESHOLD
    if tune_on is not None:
        tuning = read_alignment_gold(tune_on)
        cells = _cells(tuning, encoder, tune_on)
        if not cells[1].any() or any(record.judged != "all" for record in tuning):
            raise InputError(f'{tune_on}: to tune on, expected links, and all records judged "all"')
        threshold = best_threshold(*cells)
    found = scores >= threshold
    right = int((found & truth).sum())
    total = Hits(int(found.sum()), right, int(truth.sum()), right)
    result = {"gold": path, "n": len(gold), "links": total.gold, **total.figures()}
    result["average_precision"] = _average_precision(truth, scores)
    result["threshold"] = rounded(threshold)
    if any(record.judged != "all" for record in gold):
        result |= {"precision": None, "f1": None, "average_precision": None}
    return result


def evaluate_wording(path: str, encoder: Encoder) -> dict[str, Any]:
    """Score wordings against gold.

    :returns: the contract's object. For a gold file: figures of word links over all, and
        over those whose words differ; gold by chunks is held against links by chunks, and
        gold by words against links of single words. For a corpus, whose gold names some
        wordings and not all: recall of the wordings the tool would print, also by their type.
    """
    if Path(path).is_dir():
        return _evaluate_corpus_wording(path, encoder)
    gold = read_gold(path, WordingGold)
    problems = [
        f"{path}: {r.id}: a link points beyond the words"
        for r in gold
        if _beyond(r.allowed_links(), r.a, r.b)
    ]
    if problems:
        raise InputError(problems)
    every, different = word_link_hits(gold, _predicted(gold, encoder))
    return {
        "gold": path,
        "n": len(gold),
        "links": every.gold,
        **every.figures(),
        "average_precision": None,
        "threshold": None,
        "different": {"links": different.gold, **different.figures()},
    }


def word_link_hits(gold: Sequence[WordingGold], found: Sequence[_Pairs]) -> tuple[Hits, Hits]:
    """Count word links, found for each record: all of them, and those whose words differ."""
    every, different = Hits(), Hits()
    for record, links in zip(gold, found, strict=True):
        sets = (links, record.sure_links(), record.allowed_links())
        every += hits(*sets)
        different += hits(*(set(filter(record.differs, links)) for links in sets))
    return every, different


def _predicted(gold: Sequence[WordingGold], encoder: Encoder) -> list[_Pairs]:
    """The links of each record, in the form of its gold."""
    by_chunks = any(record.pairs for record in gold)
    single = [bool(r.sure or r.possible) or not by_chunks for r in gold]
    links: list[_Pairs] = [set() for _ in gold]
    for form, link in ((True, word_links), (False, chunk_links)):
        places = [i for i, one in enumerate(single) if one == form]
        pairs = [(gold[i].a, gold[i].b) for i in places]
        for i, found in zip(places, link(pairs, encoder), strict=True):
            links[i] = found
    return links


def _evaluate_corpus_wording(path: str, encoder: Encoder) -> dict[str, Any]:
    by_type: dict[str, Hits] = {}
    offered = 0
    for event in load_corpus(path).events:
        comparison = compare(event.articles, encoder)
        offered += len(comparison.wordings)
        wordings = read_event_gold(event).wordings
        for gold, hit in zip(wordings, recalled_wordings(comparison, wordings), strict=True):
            by_type[gold.type] = by_type.get(gold.type, Hits()) + Hits(gold=1, recalled=int(hit))
    total = sum(by_type.values(), Hits())
    return {
        "gold": path,
        "n": total.gold,
        "offered": offered,
        **total.figures(),
        "average_precision": None,
        "threshold": None,
        "by_type": {
            kind: {"n": hits.gold, "recall": hits.figures()["recall"]}
            for kind, hits in sorted(by_type.items())
        },
    }


def recalled_wordings(comparison: Comparison, gold: Sequence[GoldWording]) -> list[bool]:
    """Which of an event's gold wordings are among those the tool would print."""
    outlets = {article.id: stem(article) for article in comparison.articles}
    found = [
        {outlets[span.article]: _words(span.text) for span in (w.a, w.b)}
        for w in comparison.wordings
    ]
    wanted = ({side.outlet: _words(side.text) for side in (g.a, g.b)} for g in gold)
    return [any(_matches(sides, other) for other in found) for sides in wanted]


def _matches(wanted: dict[str, set[str]], found: dict[str, set[str]]) -> bool:
    """Whether a found wording is the wanted one: on both sides half of all words are shared."""
    return wanted.keys() == found.keys() and all(
        2 * len(wanted[outlet] & found[outlet]) >= len(wanted[outlet] | found[outlet])
        for outlet in wanted
    )


def _words(text: str) -> set[str]:
    return set(normalised_words(text))


def best_threshold(scores: FloatArray, truth: BoolArray) -> float:
    """The threshold with the best F1; the first of equals from above."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(truth[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + truth.sum())
    # Cells of one score stand or fall together: only the last of them is a cut.
    cuts = np.append(scores[order][1:] != scores[order][:-1], True)
    return float(scores[order][np.argmax(np.where(cuts, f1, -1))])


def _cells(
    gold: Sequence[AlignmentGold], encoder: Encoder, path: str
) -> tuple[FloatArray, BoolArray]:
    """Scores and truth of all pairs of passages of all records, in one row each."""
    problems = [
        f"{path}: {r.id}: a link points beyond the passages"
        for r in gold
        if _beyond(r.links, r.a.passages, r.b.passages)
    ]
    if problems:
        raise InputError(problems)
    scores = [table.ravel() for table in link_tables(gold, encoder)]
    return np.concatenate(scores), np.concatenate([truth_table(r).ravel() for r in gold])


def truth_table(record: AlignmentGold) -> BoolArray:
    """Which pairs of passages are linked: (passages of A, passages of B)."""
    table = np.zeros((len(record.a.passages), len(record.b.passages)), dtype=bool)
    for i, j in record.links:
        table[i, j] = True
    return table


def link_tables(gold: Sequence[AlignmentGold], encoder: Encoder) -> list[FloatArray]:
    """Probabilities of a link for all pairs of passages, a table for each record.

    Records of one group are about one event: the articles of all of them are held against
    each other, as ``compare`` does.
    """
    unrelated = unrelated_level(encode_background(encoder))
    texts = list(dict.fromkeys(side.passages for r in gold for side in (r.a, r.b)))
    articles = [article_from_passages(t, id=str(i), outlet="") for i, t in enumerate(texts)]
    vectors = {
        text: list(passages.values())
        for text, passages in zip(texts, encode_articles(articles, encoder), strict=True)
    }
    tables: dict[int, FloatArray] = {}
    for group in dict.fromkeys(record.group for record in gold):
        places = [i for i, record in enumerate(gold) if record.group == group]
        found = _tables([gold[i] for i in places], vectors, unrelated)
        tables |= dict(zip(places, found, strict=True))
    return [tables[i] for i in range(len(gold))]


def _tables(
    records: Sequence[AlignmentGold],
    vectors: Mapping[tuple[str, ...], Sequence[Encoded]],
    unrelated: float,
) -> list[FloatArray]:
    """Probabilities of the links of each record, the articles of all being one event."""
    # A record may hold an article against itself: then it is two articles.
    ends = [((r.a, 0), (r.b, int(r.a == r.b))) for r in records]
    sides = {side: i for i, side in enumerate(dict.fromkeys(s for pair in ends for s in pair))}
    articles = [vectors[side.passages] for side, _ in sides]
    tables = align(articles, list(combinations(range(len(sides)), 2)), unrelated)
    places = [(sides[a], sides[b]) for a, b in ends]
    return [(tables[i, j] if i < j else tables[j, i].T).probability for i, j in places]


def _beyond(links: Iterable[tuple[int, int]], a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a link points to something that isn't in A or B."""
    return any(not (0 <= i < len(a) and 0 <= j < len(b)) for i, j in links)


def _average_precision(truth: Iterable[bool], scores: Iterable[float]) -> float | None:
    from sklearn.metrics import average_precision_score

    truth = list(truth)
    return rounded(float(average_precision_score(truth, list(scores)))) if any(truth) else None
