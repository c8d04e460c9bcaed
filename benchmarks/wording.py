"""framecmp's word links beside the plain methods, on the same data in one run.

    python benchmarks/wording.py GOLD.jsonl [GOLD.jsonl ...]

The format is that of ``framecmp eval wording``. Prints precision, recall and F1 over all word
links and over those whose words differ:

- identical words: each word with the same word of the other sentence;
- mutual argmax: words that are each other's best by the cosine of one layer's vectors
  (SimAlign, Jalili Sabet et al. 2020), with no threshold, for each layer of the model;
- n-gram cosine: runs of up to three words, greedily, by the cosine of their mean vectors in the
  layer that framecmp uses, best first, above the threshold that is best for the very file;
- framecmp: each other's best words that are alike enough, and chunks matched one to one. Gold by
  words is there to judge the former, gold by chunks the latter, as ``framecmp eval wording`` does.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import numpy as np

from framecmp import load_encoder
from framecmp.divergence.spans import word_vectors
from framecmp.divergence.word_links import Words, chunk_links, encode_words, word_links, word_places
from framecmp.encoding import DEFAULT, resolve
from framecmp.encoding.vectors import unit
from framecmp.evaluate import word_link_hits
from framecmp.gold import WordingGold, read_gold
from framecmp.text import normalise

LONGEST = 3
THRESHOLDS = np.arange(0.3, 0.95, 0.05)

Links = set[tuple[int, int]]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", metavar="GOLD.jsonl")
    for path in parser.parse_args().gold:
        gold = read_gold(path, WordingGold)
        print(f"\n{Path(path).name}: {len(gold)} pairs of sentences")
        print(f"{'method':<34}{'P':>7}{'R':>7}{'F1':>7}{'P diff.':>9}{'R diff.':>9}{'F1 diff.':>9}")
        for name, found in methods(gold):
            every, different = word_link_hits(gold, found)
            figures = [*every.figures().values(), *different.figures().values()]
            print(
                f"{name:<34}"
                + "".join(f"{f or 0:{9 if i > 2 else 7}.3f}" for i, f in enumerate(figures))
            )


def methods(gold: Sequence[WordingGold]):
    encoder = load_encoder()
    pairs = [(r.a, r.b) for r in gold]
    sentences = list(dict.fromkeys(s for pair in pairs for s in pair))
    yield "identical words", [identical(a, b) for a, b in pairs]
    for layer, vectors in enumerate(layers(sentences)):
        if layer:
            yield (
                f"mutual argmax, layer {layer}",
                [mutual(vectors[a], vectors[b]) for a, b in pairs],
            )
    encoded = encode_words(sentences, encoder)
    middle = {s: word_vectors(word_places(s), e).middle for s, e in encoded.items()}
    yield "n-gram cosine, best threshold", best_ngrams(gold, middle)
    yield "framecmp, words", word_links(pairs, encoder)
    yield "framecmp, chunks", chunk_links(pairs, encoder)


def identical(a: Words, b: Words) -> Links:
    pairs = product(enumerate(a), enumerate(b))
    return {(i, j) for (i, x), (j, y) in pairs if normalise(x) == normalise(y)}


def mutual(a: np.ndarray, b: np.ndarray) -> Links:
    if not len(a) or not len(b):
        return set()
    cosines = a @ b.T
    best = cosines.argmax(axis=0)
    return {(i, int(j)) for i, j in enumerate(cosines.argmax(axis=1)) if best[j] == i}


def best_ngrams(gold: Sequence[WordingGold], vectors: dict[Words, np.ndarray]) -> list[Links]:
    tried = [
        [ngrams(vectors[r.a], vectors[r.b], threshold) for r in gold] for threshold in THRESHOLDS
    ]
    return max(tried, key=lambda found: word_link_hits(gold, found)[0].figures()["f1"] or 0)


def ngrams(a: np.ndarray, b: np.ndarray, threshold: float) -> Links:
    runs = [
        [(i, j) for i in range(len(x)) for j in range(i + 1, min(len(x), i + LONGEST) + 1)]
        for x in (a, b)
    ]
    if not all(runs):
        return set()
    one, two = (
        unit(np.array([x[i:j].mean(axis=0) for i, j in r]))
        for x, r in zip((a, b), runs, strict=True)
    )
    cosines = one @ two.T
    links: Links = set()
    used: tuple[set[int], set[int]] = (set(), set())
    for cell in np.argsort(-cosines, axis=None):
        row, column = divmod(int(cell), len(two))
        if cosines[row, column] < threshold:
            break
        p, q = range(*runs[0][row]), range(*runs[1][column])
        if used[0].isdisjoint(p) and used[1].isdisjoint(q):
            links |= set(product(p, q))
            used[0].update(p)
            used[1].update(q)
    return links


def layers(sentences: Sequence[Words]) -> list[dict[Words, np.ndarray]]:
    """For each layer of the model (0: the embeddings) the unit vectors of each sentence's words."""
    import torch
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(resolve(DEFAULT).path), device="cpu", local_files_only=True)
    found: list[dict[Words, np.ndarray]] = []
    for words in sentences:
        text = " ".join(words)
        pieces = model.tokenizer(
            text, return_offsets_mapping=True, return_tensors="pt", truncation=True
        )
        offsets = pieces.pop("offset_mapping")[0].numpy()
        with torch.inference_mode():
            states = model[0].auto_model(**pieces, output_hidden_states=True).hidden_states
        starts = np.cumsum([0, *(len(word) + 1 for word in words)])
        of = np.searchsorted(starts, offsets[:, 0], side="right") - 1
        inside = offsets[:, 1] > offsets[:, 0]
        found = found or [{} for _ in states]
        for layer, state in zip(found, states, strict=True):
            vectors = state[0].numpy()
            rows = [vectors[inside & (of == k)] for k in range(len(words))]
            means = [r.mean(axis=0) if len(r) else np.zeros(vectors.shape[1]) for r in rows]
            layer[words] = unit(np.array(means, dtype=np.float32).reshape(len(words), -1))
    return found


if __name__ == "__main__":
    main()
