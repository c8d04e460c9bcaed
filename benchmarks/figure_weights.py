"""Make the weights anew by which two figures are taken to be about one thing.

    python benchmarks/figure_weights.py GOLD.jsonl [--write]

GOLD.jsonl is alignment gold, such as SPARK's. A figure that two linked passages both give is
changed in one of them, and each pair of figures that holds one of the two is an example: right
where it is those two. Pairs of unaltered figures that disagree are wrong ones too, and count
less, for now and then two such are about one thing. Prints what the weights reach by groups of
articles that they weren't fitted on; with ``--write`` they replace ``figure_weights.toml`` in
``framecmp/divergence/findings/data``, fitted on all. No text goes into the file.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

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
from framecmp.divergence.findings.amounts import relation
from framecmp.divergence.findings.counterparts import Evidence
from framecmp.divergence.findings.numbers import figure_evidence, numbers_of
from framecmp.divergence.findings.pairing import likeness_of, sentence_pairs
from framecmp.divergence.findings.quantities import Quantity
from framecmp.divergence.findings.statements import overlaps
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


@dataclass(frozen=True)
class Example:
    """A pair of figures, whether it is the planted one, and the articles it stands in."""

    evidence: Evidence
    right: bool
    weight: float
    group: str


def main(path: str, write: bool) -> None:
    encoder = load_encoder()
    unrelated = unrelated_level(encode_background(encoder))
    examples = [
        example
        for record in read_gold(path, AlignmentGold)
        for example in examples_of(record, encoder, unrelated)
    ]
    x = np.array([astuple(e.evidence) for e in examples])
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
    names = [field.name for field in fields(Evidence)]
    table = {"intercept": intercept, **dict(zip(names, slopes, strict=True))}
    lines = [f"{name} = {value:.3f}" for name, value in table.items()]
    print("\n".join(lines))
    if write:
        made = "# Made by benchmarks/figure_weights.py.\n" + "\n".join(lines) + "\n"
        (DATA / "figure_weights.toml").write_text(made, "utf-8")


def examples_of(record: AlignmentGold, encoder: Encoder, unrelated: float) -> Iterator[Example]:
    a, b = record.a.passages, record.b.passages
    group = record.id.split("/")[0]
    overlap_of = overlaps()
    for pair, m, n in figure_pairs(a, b, encoder, unrelated):
        if relation(m, n) == "conflict":
            found = figure_evidence(overlap_of, pair, m, n)
            yield Example(found, right=False, weight=UNALTERED, group=group)
    rng = random.Random(f"{SEED} {record.id} number")
    for alteration in shared(PLANTERS["number"], record, rng):
        changed = altered(b, alteration)
        spots, place = places(record, alteration, changed)
        for pair, m, n in figure_pairs(a, changed, encoder, unrelated):
            is_old = any(_touches(pair.a, m, spot) for spot in spots)
            is_new = _touches(pair.b, n, place)
            if (is_old or is_new) and relation(m, n) is not None:
                found = figure_evidence(overlap_of, pair, m, n)
                yield Example(found, right=is_old and is_new, weight=1.0, group=group)


def figure_pairs(
    a: list[str], b: list[str], encoder: Encoder, unrelated: float
) -> Iterator[tuple[SentencePair, Quantity, Quantity]]:
    one, other, linked = telling_pair(a, b, encoder, unrelated)
    for pair in sentence_pairs(one, other, likeness_of(one, other, linked)):
        for m in numbers_of(pair.a):
            for n in numbers_of(pair.b):
                yield pair, m, n


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


def _touches(sentence: Sentence, figure: Quantity, place: tuple[int, int]) -> bool:
    return sentence.start + figure.start < place[1] and place[0] < sentence.start + figure.end


if __name__ == "__main__":
    main(next(a for a in sys.argv[1:] if not a.startswith("-")), "--write" in sys.argv)
