"""framecmp's passage links beside the plain methods, on the same data in one run.

    python benchmarks/alignment.py [GOLD.jsonl or CORPUS ...]

Without arguments it takes the bundled corpus. Every method but framecmp gets the threshold
that is best for the very file it is measured on, which no user could know; framecmp has
the shipped one. Prints precision, recall, F1 and average precision of each.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from framecmp import load_corpus, load_encoder
from framecmp.alignment import THRESHOLD, maxsim, probabilities
from framecmp.encoding import Encoded, encode_articles
from framecmp.evaluate import best_threshold
from framecmp.gold import AlignmentGold, alignment_gold, read_gold
from framecmp.text import article_from_passages

CORPUS = Path(__file__).parents[1] / "corpus"
Passages = Sequence[str]
Score = Callable[[Passages, Passages], np.ndarray]


def main(paths: list[str]) -> None:
    for path in paths or [str(CORPUS)]:
        print(f"\n{Path(path).name}")
        is_corpus = Path(path).is_dir()
        gold = alignment_gold(load_corpus(path)) if is_corpus else read_gold(path, AlignmentGold)
        compare_methods(gold)


def compare_methods(gold: list[AlignmentGold]) -> None:
    texts = list(dict.fromkeys(s.passages for r in gold for s in (r.a, r.b)))
    articles = [article_from_passages(t, id=str(i), outlet="") for i, t in enumerate(texts)]
    vectors = {
        t: list(v.values())
        for t, v in zip(texts, encode_articles(articles, load_encoder()), strict=True)
    }
    words = TfidfVectorizer(sublinear_tf=True).fit([p for t in texts for p in t])
    methods: dict[str, Callable[[Passages, Passages], np.ndarray]] = {
        "passage cosine": lambda a, b: cosine(vectors[a], vectors[b]),
        "passage cosine, centred on the pair": lambda a, b: centred(vectors[a], vectors[b]),
        "TF-IDF cosine": lambda a, b: (words.transform(a) @ words.transform(b).T).toarray(),
        "token MaxSim": lambda a, b: maxsim(vectors[a], vectors[b]),
        "framecmp": lambda a, b: probabilities(maxsim(vectors[a], vectors[b])),
    }
    print(f"{'method':<38}{'P':>7}{'R':>7}{'F1':>7}{'AP':>7}{'ms a pair':>11}")
    for name, method in methods.items():
        start = time.perf_counter()
        tables = [method(r.a.passages, r.b.passages) for r in gold]
        spent = (time.perf_counter() - start) / len(gold) * 1000
        truth = np.concatenate([right(r).ravel() for r in gold])
        scores = np.concatenate([table.ravel() for table in tables])
        threshold = THRESHOLD if name == "framecmp" else best_threshold(scores, truth)
        found = scores >= threshold
        hit = (found & truth).sum()
        figures = (
            hit / found.sum(),
            hit / truth.sum(),
            2 * hit / (found.sum() + truth.sum()),
            average_precision_score(truth, scores),
        )
        print(f"{name:<38}" + "".join(f"{f:7.3f}" for f in figures) + f"{spent:11.1f}")


def cosine(a: list[Encoded], b: list[Encoded]) -> np.ndarray:
    return np.array([e.passage for e in a]) @ np.array([e.passage for e in b]).T


def centred(a: list[Encoded], b: list[Encoded]) -> np.ndarray:
    rows = np.array([e.passage for e in [*a, *b]])
    rows = rows - rows.mean(axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows[: len(a)] @ rows[len(a) :].T


def right(record: AlignmentGold) -> np.ndarray:
    table = np.zeros((len(record.a.passages), len(record.b.passages)), dtype=bool)
    for i, j in record.links:
        table[i, j] = True
    return table


if __name__ == "__main__":
    main(sys.argv[1:])
