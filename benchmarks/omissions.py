"""Is what framecmp calls "not found" really not there?

    python benchmarks/omissions.py GOLD.jsonl|CORPUS ...

Reads alignment gold, in which every pair of passages was judged. Of a sentence that is a passage
of its own it says whether the other article tells it; of every sentence of a passage without a
link, that it doesn't. Prints how many are told of those that framecmp gives a certain probability
of being told, the area under the ROC curve, and precision and recall of "not found" and
"covered". What ends in no full stop, such as headlines, sentences of fewer words than an omission
needs, and texts that aren't English are left out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
from figure_weights import telling_pair
from findings import is_english
from sklearn.metrics import roc_auc_score

from framecmp import load_encoder
from framecmp.alignment import unrelated_level
from framecmp.divergence.findings.omissions import COVERED, FEWEST_WORDS, PARTLY
from framecmp.divergence.findings.pairing import likeness_of
from framecmp.encoding import Encoder, encode_background
from framecmp.gold import AlignmentGold, read_alignment_gold
from framecmp.text import word_spans

BANDS = (0, 0.05, 0.1, 0.15, PARTLY, 0.3, 0.5, COVERED, 0.9, 1.01)
CLOSING = tuple(".?!”\"’'")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl|CORPUS")
    paths = parser.parse_args().gold
    encoder = load_encoder()
    unrelated = unrelated_level(encode_background(encoder))
    for path in paths:
        found = np.array([v for r in records(path) for v in verdicts(r, encoder, unrelated)])
        own = found[:, 2] == 1
        report(f"{path}, passages of one sentence", found[own])
        report(f"{path}, with all sentences of passages without a link", found)


def records(path: str) -> list[AlignmentGold]:
    gold = read_alignment_gold(path)
    if not Path(path).is_dir():
        return gold
    return [r for r in gold if is_english("".join(r.a.passages + r.b.passages))]


def verdicts(
    record: AlignmentGold, encoder: Encoder, unrelated: float
) -> Iterator[tuple[float, bool, bool]]:
    """How likely the other side tells a sentence, whether it does, whether it is a passage."""
    a, b, linked = telling_pair(record.a.passages, record.b.passages, encoder, unrelated)
    likeness = likeness_of(a, b, linked)
    for telling, table, side in ((a, likeness.forth, 0), (b, likeness.back, 1)):
        partnered = {link[side] for link in record.links}
        sizes = Counter(sentence.passage for sentence in telling.sentences)
        for sentence, scores in zip(telling.sentences, table, strict=True):
            told = sentence.passage in partnered
            own = sizes[sentence.passage] == 1
            whole = sentence.text.rstrip().endswith(CLOSING)
            if len(word_spans(sentence.text)) < FEWEST_WORDS or not whole or not scores.size:
                continue
            if own or not told:
                yield float(scores.max()), told, own


def report(title: str, found: np.ndarray) -> None:
    likely, told = found[:, 0], found[:, 1] == 1
    print(f"\n{title}: {len(told)} sentences, {told.mean():.2f} of them told elsewhere")
    print(f"area under the curve {roc_auc_score(told, likely):.3f}")
    print(f"{'probability':<14}{'n':>6}{'told':>8}")
    for low, high in pairwise(BANDS):
        inside = (low <= likely) & (likely < high)
        if inside.any():
            print(f"{low:<4} to {min(high, 1):<6}{inside.sum():>6}{told[inside].mean():>8.3f}")
    for state, said, right in (
        ("not found", likely < PARTLY, ~told),
        ("covered", likely >= COVERED, told),
    ):
        hits = (said & right).sum()
        print(
            f"{state}: {said.sum()}, precision {hits / max(said.sum(), 1):.3f}, "
            f"recall {hits / max(right.sum(), 1):.3f}"
        )


if __name__ == "__main__":
    main()
