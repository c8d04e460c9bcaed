"""framecmp's passage links beside the plain methods, on the same data in one run.

    python benchmarks/alignment.py [GOLD.jsonl or CORPUS ...]

Without arguments it takes the bundled corpus. Every method but framecmp gets the threshold
that is best for the very file it is measured on, which no user could know; framecmp has
the shipped one. Prints precision, recall, F1, average precision, for framecmp the share of
right links among the strong ones, and, where several files are given, how much F1 each
method loses with the threshold that is best for the other files.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

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
Scores = tuple[np.ndarray, np.ndarray]


def main(paths: list[str]) -> None:
    encoder = load_encoder()
    measured = {path: scores_of(path, encoder) for path in paths or [str(CORPUS)]}
    for path, methods in measured.items():
        print(f"\n{Path(path).name}")
        print(f"{'method':<34}{'P':>7}{'R':>7}{'F1':>7}{'AP':>7}{'strong':>8}{'lost':>7}")
        for name, (scores, truth) in methods.items():
            threshold = THRESHOLD if name == OURS else best_threshold(scores, truth)
            strong = truth[scores >= STRONG].mean() if name == OURS else np.nan
            others = [m[name] for other, m in measured.items() if other != path]
            row = (
                *precision_recall(scores, truth, threshold),
                f1(scores, truth, threshold),
                average_precision_score(truth, scores),
            )
            figures = "".join(f"{figure:7.3f}" for figure in row)
            share = f"{strong:8.2f}" if name == OURS else " " * 8
            print(f"{name:<34}{figures}{share}{lost(scores, truth, others)}")


def scores_of(path: str, encoder: Encoder) -> dict[str, Scores]:
    """Scores and truth of every pair of passages, for each method."""
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
    return {name: (scores, truth) for name, scores in found.items()}


def precision_recall(
    scores: np.ndarray, truth: np.ndarray, threshold: float
) -> tuple[float, float]:
    found = scores >= threshold
    hit = (found & truth).sum()
    return hit / max(found.sum(), 1), hit / truth.sum()


def f1(scores: np.ndarray, truth: np.ndarray, threshold: float) -> float:
    found = scores >= threshold
    return 2 * (found & truth).sum() / (found.sum() + truth.sum())


def lost(scores: np.ndarray, truth: np.ndarray, others: list[Scores]) -> str:
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
    main(sys.argv[1:])
