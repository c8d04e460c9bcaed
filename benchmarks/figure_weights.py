"""Make the weights anew by which two figures are taken to be about one thing.

    python benchmarks/figure_weights.py GOLD.jsonl... [--write]

GOLD.jsonl is alignment gold, such as SPARK's and that of ECB+. A number or a date that two
linked passages both give is changed in one of them, and each pair of figures that holds one of
the two is an example: right where it is those two. Pairs of unaltered figures that disagree are
wrong ones too, and count less, for now and then two such are about one thing. Prints what the
weights reach by groups of articles that they weren't fitted on; with ``--write`` they replace
``figure_weights.toml`` in ``framecmp/divergence/findings/data``, fitted on all. No text goes
into the file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from findings import SEED, altered, offset, says, shared
from plantings import PLANTERS, Alteration
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

import framecmp.divergence.findings
from framecmp import load_encoder
from framecmp.alignment import unrelated_level
from framecmp.divergence.findings import amounts, days
from framecmp.divergence.findings.counterparts import (
    Contexts,
    DateEvidence,
    Evidence,
    NumberEvidence,
)
from framecmp.divergence.findings.days import date_evidence, dates_of
from framecmp.divergence.findings.matching import Relation
from framecmp.divergence.findings.numbers import number_evidence, numbers_of
from framecmp.divergence.findings.pairing import likeness_of, sentence_pairs
from framecmp.divergence.findings.told import Sentence, SentencePair, Telling
from framecmp.encoding import Encoder, encode_articles, encode_background
from framecmp.gold import AlignmentGold, read_gold
from framecmp.linking import Aligned
from framecmp.text import article_from_passages
from framecmp.types import FloatArray

DATA = Path(framecmp.divergence.findings.__file__).parent / "data"
FOLDS = 5

# What an unaltered pair counts beside a planted one.
UNALTERED = 0.3

# Passages of both sides in all, up to which a pair is skipped that has nothing to change.
FEW = 8


class Kind(NamedTuple):
    """A type of figure: how it is read, related and weighed."""

    evidence: type[Evidence]
    read: Callable[[Sentence], Sequence[Any]]
    relation: Callable[[Any, Any], Relation | None]
    weigh: Callable[[Any, SentencePair, Any, Any], Evidence]


KINDS = {
    "number": Kind(NumberEvidence, numbers_of, amounts.relation, number_evidence),
    "date": Kind(DateEvidence, dates_of, days.relation, date_evidence),
}


@dataclass(frozen=True)
class Example:
    """A pair of figures, whether it is the planted one, and the articles it stands in."""

    evidence: Evidence
    right: bool
    weight: float
    group: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    encoder = load_encoder()
    unrelated = unrelated_level(encode_background(encoder))
    lines = ["# Made by benchmarks/figure_weights.py."]
    for what, kind in KINDS.items():
        examples = [
            example
            for path in asked.gold
            for record in read_gold(path, AlignmentGold)
            for example in examples_of(record, what, encoder, unrelated)
        ]
        names = kind.evidence.__struct_fields__
        lines += ["", f"[{kind.evidence.table}]"]
        lines += [f"{name} = {value:.3f}" for name, value in fitted(names, examples).items()]
    made = "\n".join(lines) + "\n"
    print(made)
    if asked.write:
        (DATA / "figure_weights.toml").write_text(made, "utf-8")


def fitted(names: list[str], examples: list[Example]) -> dict[str, float]:
    x = np.array([[getattr(e.evidence, name) for name in names] for e in examples])
    y = np.array([e.right for e in examples])
    weights = np.array([e.weight for e in examples])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.5, max_iter=2000))
    likely = cross_val_predict(
        model,
        x,
        y,
        groups=[e.group for e in examples],
        cv=GroupKFold(FOLDS),
        method="predict_proba",
        params={"logisticregression__sample_weight": weights},
    )[:, 1]
    print(f"{len(examples)} pairs, {y.sum()} planted")
    print(f"average precision {average_precision_score(y, likely):.3f}")
    model.fit(x, y, logisticregression__sample_weight=weights)
    slopes = model[-1].coef_[0] / model[0].scale_
    intercept = float(model[-1].intercept_[0] - slopes @ model[0].mean_)
    return {"intercept": intercept, **dict(zip(names, slopes, strict=True))}


def examples_of(
    record: AlignmentGold, what: str, encoder: Encoder, unrelated: float
) -> Iterator[Example]:
    a, b = record.a.passages, record.b.passages
    rng = random.Random(f"{SEED} {record.id} {what}")
    alterations = shared(PLANTERS[what], record, rng)
    # Pairs of a few sentences that have nothing to change are most of ECB+.
    if not alterations and len(a) + len(b) <= FEW:
        return
    related = KINDS[what].relation
    for _, m, n, found in figure_pairs(what, a, b, encoder, unrelated):
        if related(m, n) == "conflict":
            yield Example(found, right=False, weight=UNALTERED, group=record.group)
    for alteration in alterations:
        changed = altered(b, alteration)
        spots, place = places(record, alteration, changed)
        for pair, m, n, found in figure_pairs(what, a, changed, encoder, unrelated):
            is_old = any(_touches(pair.a, m, spot) for spot in spots)
            is_new = _touches(pair.b, n, place)
            if (is_old or is_new) and related(m, n) is not None:
                yield Example(found, right=is_old and is_new, weight=1.0, group=record.group)


def figure_pairs(
    what: str, a: list[str], b: list[str], encoder: Encoder, unrelated: float
) -> Iterator[tuple[SentencePair, Any, Any, Evidence]]:
    kind = KINDS[what]
    one, other, linked = telling_pair(a, b, encoder, unrelated)
    pairs = sentence_pairs(one, other, likeness_of(one, other, linked))
    said = {sentence: kind.read(sentence) for pair in pairs for sentence in (pair.a, pair.b)}
    contexts = Contexts(pairs, said)
    for pair in pairs:
        for m in said[pair.a]:
            for n in said[pair.b]:
                yield pair, m, n, kind.weigh(contexts, pair, m, n)


def telling_pair(
    a: Sequence[str], b: Sequence[str], encoder: Encoder, unrelated: float
) -> tuple[Telling, Telling, FloatArray]:
    """Two articles, and the probability that each two of their passages are linked."""
    articles = [article_from_passages(p, id=id, outlet=id) for p, id in ((a, "a"), (b, "b"))]
    vectors = encode_articles(articles, encoder)
    one, other = (Telling(article, v) for article, v in zip(articles, vectors, strict=True))
    aligned = Aligned((one, other), {"a": "a", "b": "b"}, unrelated)
    return one, other, aligned.tables[0, 1].probability


def places(
    record: AlignmentGold, alteration: Alteration, changed: list[str]
) -> tuple[list[tuple[int, int]], tuple[int, int]]:
    """Where A says what was changed, in passages linked to the changed one, and where that is."""
    edit = alteration.edits[0]
    said = record.b.passages[edit.passage][edit.start : edit.end]
    spots = []
    for i in sorted({i for i, j in record.links if j == edit.passage}):
        if says(record.a.passages[i], said):
            start = offset(record.a.passages, i) + record.a.passages[i].lower().find(said.lower())
            spots.append((start, start + len(said)))
    start = offset(changed, edit.passage) + edit.start
    return spots, (start, start + len(edit.new))


def _touches(sentence: Sentence, figure: Any, place: tuple[int, int]) -> bool:
    return sentence.start + figure.start < place[1] and place[0] < sentence.start + figure.end


if __name__ == "__main__":
    main()
