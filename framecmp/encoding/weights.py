"""How much a word piece says, read off the encoder's own vocabulary.

Two articles are too few to count words in, and a shipped word list would serve one
language. But WordPiece, BPE and Unigram vocabularies are stored from frequent to rare,
and by Zipf's law a piece of rank ``r`` has a frequency of about ``1/r``: so ``log r``
stands in for inverse document frequency, for any encoder and any language it knows.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import regex

from framecmp.types import FloatArray

# Pieces up to about this rank are function words and hardly count.
FLAT_RANKS = 10

_MARKERS = regex.compile(r"^(?:##|▁|Ġ)")
_LETTER_OR_DIGIT = regex.compile(r"[\p{L}\p{N}]")


def piece_weights(vocabulary: Mapping[str, int]) -> FloatArray:
    """Weigh the pieces of a vocabulary by how rare they are.

    :param vocabulary: piece to id, as the tokenizer's ``get_vocab()`` gives it.
    :returns: (largest id + 1,) float32, 0 (punctuation, special pieces) and up; the
        weight grows with the logarithm of the piece's rank. Single letters and digits,
        whose place in a vocabulary is alphabetical, weigh as much as rank ``FLAT_RANKS``.
        Empty vocabulary: an empty array.
    """
    weights = np.zeros(max(vocabulary.values(), default=-1) + 1, dtype=np.float32)
    rank = 0
    for piece, index in sorted(vocabulary.items(), key=lambda item: item[1]):
        letters = _MARKERS.sub("", piece)
        if not _LETTER_OR_DIGIT.search(letters) or regex.fullmatch(r"[\[<].*[\]>]", piece):
            continue
        if len(letters) == 1:
            weights[index] = np.log1p(1.0)
        else:
            rank += 1
            weights[index] = np.log1p(rank / FLAT_RANKS)
    return weights
