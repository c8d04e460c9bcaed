"""Word by word: which words of two sentences stand for each other.

What the wordings rest on, in the form in which word aligners are measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.text import normalise
from framecmp.types import FloatArray

# Below this cosine, each other's best counterparts are best by default only.
THRESHOLD = 0.35

_Sentence = tuple[str, ...]


def word_links(
    pairs: Sequence[tuple[_Sentence, _Sentence]], encoder: Encoder
) -> list[set[tuple[int, int]]]:
    """Link the words of sentence pairs.

    Words that are each other's best counterpart in the encoder's middle layer are linked
    (SimAlign's argmax, Jalili Sabet et al. 2020) if they are alike enough or the same.

    :param pairs: two sentences as words each.
    :returns: a set of (index in A, index in B) for each pair; swapping A and B mirrors it.
    """
    sentences = list(dict.fromkeys(sentence for pair in pairs for sentence in pair))
    encoded = encoder.encode([_input(sentence) for sentence in sentences])
    vectors = {s: _word_vectors(s, e) for s, e in zip(sentences, encoded, strict=True)}
    return [_links(a, b, vectors[a] @ vectors[b].T) for a, b in pairs]


def _links(a: _Sentence, b: _Sentence, cosines: FloatArray) -> set[tuple[int, int]]:
    if not a or not b:
        return set()
    best_b, best_a = cosines.argmax(axis=1), cosines.argmax(axis=0)
    return {
        (i, int(j))
        for i, j in enumerate(best_b)
        if best_a[j] == i and (cosines[i, j] >= THRESHOLD or normalise(a[i]) == normalise(b[j]))
    }


def _input(sentence: _Sentence) -> PassageInput:
    text = " ".join(sentence)
    return PassageInput(text=text, sentences=((0, len(text)),) if text.strip() else ())


def _word_vectors(sentence: _Sentence, encoded: Encoded) -> FloatArray:
    """(words, width) unit means of each word's pieces; 0 for a word the model skips."""
    rows = np.zeros((len(sentence), encoded.middle.shape[1]), dtype=np.float32)
    start = 0
    for i, word in enumerate(sentence):
        inside = (encoded.offsets[:, 0] < start + len(word)) & (encoded.offsets[:, 1] > start)
        if inside.any():
            rows[i] = encoded.middle[inside].mean(axis=0)
        start += len(word) + 1
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(norms > 0, norms, 1), dtype=np.float32)
