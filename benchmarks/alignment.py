"""framecmp's passage links beside the plain methods, on the same data in one run.

    python benchmarks/alignment.py [GOLD.jsonl or CORPUS ...]

Without arguments it takes the bundled corpus. Every method but framecmp gets the threshold
that is best for the very file it is measured on, which no user could know; framecmp has
the shipped one. Prints precision, recall, F1, average precision, and, where several files are
given, how much F1 each method loses with the threshold that is best for the other files. Then,
for framecmp, how many links of each strength and of each probability are right, and its F1 with
the threshold that is best for the other topics (five folds of topics, drawn twenty times).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import average_precision_score

from framecmp import load_encoder
from framecmp.alignment import STRONG, THRESHOLD, maxsim
from framecmp.encoding import Encoded, Encoder, encode_articles
from framecmp.evaluate import best_threshold, link_tables, truth_table
from framecmp.gold import read_alignment_gold
from framecmp.text import article_from_passages

CORPUS = Path(__file__).parents[1] / "corpus"
OURS = "framecmp"
BANDS = (THRESHOLD, 0.4, 0.6, 0.8, 1.0)
FOLDS, DRAWS = 5, 20


class Measured(NamedTuple):
    """Every pair of passages of a file: its score by each method, its truth, its topic."""

    scores: dict[str, np.ndarray]
    truth: np.ndarray
    topics: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", default=[str(CORPUS)])
    paths = parser.parse_args().gold
    encoder = load_encoder()
    measured = {path: measure(path, encoder) for path in paths}
    for path, file in measured.items():
        print(f"\n{Path(path).name}")
        print(f"{'method':<34}{'P':>7}{'R':>7}{'F1':>7}{'AP':>7}{'lost':>7}")
        for name, scores in file.scores.items():
            threshold = THRESHOLD if name == OURS else best_threshold(scores, file.truth)
            others = [(m.scores[name], m.truth) for other, m in measured.items() if other != path]
            row = (
                *precision_recall(scores, file.truth, threshold),
                f1(scores, file.truth, threshold),
                average_precision_score(file.truth, scores),
            )
            figures = "".join(f"{figure:7.3f}" for figure in row)
            print(f"{name:<34}{figures}{lost(scores, file.truth, others)}")
        print_links(file.scores[OURS], file.truth)
        if len(set(file.topics)) >= FOLDS:
            folded = cross_validated(file.scores[OURS], file.truth, file.topics)
            told = f"{folded.mean():.3f} ± {folded.std():.3f}"
            print(f"F1 with the threshold of other topics: {told}")


def print_links(scores: np.ndarray, truth: np.ndarray) -> None:
    """How many of framecmp's links are right, by strength and by probability."""
    bands = [("weak", THRESHOLD, STRONG), ("strong", STRONG, 1.0)]
    bands += [(f"{low} to {high}", low, high) for low, high in pairwise(BANDS)]
    print(f"\n{'links of framecmp':<34}{'n':>7}{'right':>7}")
    for name, low, high in bands:
        inside = (scores >= low) & ((scores < high) | (high == 1))
        print(f"{name:<34}{inside.sum():>7}{truth[inside].mean():>7.3f}")


def cross_validated(scores: np.ndarray, truth: np.ndarray, topics: np.ndarray) -> np.ndarray:
    """F1 for each draw of folds of topics, each fold with the best threshold of the others."""
    rng = np.random.default_rng(0)
    names, topic = np.unique(topics, return_inverse=True)
    drawn = []
    for _ in range(DRAWS):
        fold = (rng.permutation(len(names)) % FOLDS)[topic]
        thresholds = [best_threshold(scores[fold != k], truth[fold != k]) for k in range(FOLDS)]
        drawn.append(f1(scores - np.array(thresholds)[fold], truth, 0))
    return np.array(drawn)


def measure(path: str, encoder: Encoder) -> Measured:
    gold = read_alignment_gold(path)
    texts = list(dict.fromkeys(s.passages for r in gold for s in (r.a, r.b)))
    articles = [article_from_passages(t, id=str(i), outlet="") for i, t in enumerate(texts)]
    vectors = {
        t: list(v.values()) for t, v in zip(texts, encode_articles(articles, encoder), strict=True)
    }
    words = TfidfVectorizer(sublinear_tf=True).fit([p for t in texts for p in t])

    def plain(a: Sequence[str], b: Sequence[str]) -> np.ndarray:
        return cosine(vectors[a], vectors[b])

    methods: dict[str, Callable[[Sequence[str], Sequence[str]], np.ndarray]] = {
        "passage cosine": plain,
        "… centred on the pair": lambda a, b: centred(vectors[a], vectors[b]),
        "… best monotone path": lambda a, b: on_path(plain(a, b)),
        "… mutual best": lambda a, b: mutual(plain(a, b)),
        "… one to one": lambda a, b: assigned(plain(a, b)),
        "TF-IDF cosine": lambda a, b: (words.transform(a) @ words.transform(b).T).toarray(),
        "token MaxSim": lambda a, b: maxsim(vectors[a], vectors[b]),
    }
    truth = np.concatenate([truth_table(r).ravel() for r in gold])
    found = {
        name: np.concatenate([method(r.a.passages, r.b.passages).ravel() for r in gold])
        for name, method in methods.items()
    }
    found[OURS] = np.concatenate([table.ravel() for table in link_tables(gold, encoder)])
    topics = np.repeat([r.group for r in gold], [truth_table(r).size for r in gold])
    return Measured(found, truth, topics)


def precision_recall(
    scores: np.ndarray, truth: np.ndarray, threshold: float
) -> tuple[float, float]:
    found = scores >= threshold
    hit = (found & truth).sum()
    return hit / max(found.sum(), 1), hit / truth.sum()


def f1(scores: np.ndarray, truth: np.ndarray, threshold: float) -> float:
    found = scores >= threshold
    return 2 * (found & truth).sum() / (found.sum() + truth.sum())


def lost(
    scores: np.ndarray, truth: np.ndarray, others: Sequence[tuple[np.ndarray, np.ndarray]]
) -> str:
    """F1 with the file's own best threshold, less that with the other files' one."""
    if not others:
        return ""
    foreign = best_threshold(*(np.concatenate(parts) for parts in zip(*others, strict=True)))
    own = f1(scores, truth, best_threshold(scores, truth))
    return f"{own - f1(scores, truth, foreign):7.3f}"


def cosine(a: list[Encoded], b: list[Encoded]) -> np.ndarray:
    return np.array([e.passage for e in a]) @ np.array([e.passage for e in b]).T


def centred(a: list[Encoded], b: list[Encoded]) -> np.ndarray:
    rows = np.array([e.passage for e in [*a, *b]])
    rows = rows - rows.mean(axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows[: len(a)] @ rows[len(a) :].T


def mutual(scores: np.ndarray) -> np.ndarray:
    """Cells that are the best of their row and of their column; others at -1."""
    best = (scores == scores.max(axis=1, keepdims=True)) & (scores == scores.max(axis=0))
    return np.where(best, scores, -1)


def assigned(scores: np.ndarray) -> np.ndarray:
    """The one-to-one assignment with the largest sum; others at -1."""
    kept = np.full_like(scores, -1)
    cells = linear_sum_assignment(scores, maximize=True)
    kept[cells] = scores[cells]
    return kept


def on_path(scores: np.ndarray) -> np.ndarray:
    """The path through the table that never goes back, with the largest sum; others at -1."""
    n, m = scores.shape
    total = np.zeros((n + 1, m + 1))
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            total[i, j] = scores[i - 1, j - 1] + max(total[i - 1, j], total[i, j - 1])
    kept = np.full_like(scores, -1)
    i, j = n, m
    while i and j:
        kept[i - 1, j - 1] = scores[i - 1, j - 1]
        if total[i - 1, j] >= total[i, j - 1]:
            i -= 1
        else:
            j -= 1
    return kept


if __name__ == "__main__":
    main()
