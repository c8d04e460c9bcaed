"""What reads word pieces: the part of an encoder that differs between engines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from msgspec import Struct
from msgspec.structs import astuple

from framecmp.types import FloatArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# How many pieces are read at once at most, whatever a model would take.
LONGEST = 8192

# How far an entry of a vector of length 1 may be from the same read in another way.
_TOLERANCE = 1e-4


class Read(Struct, frozen=True):
    """What a network makes of one sequence: its embedding and two layers of its pieces.

    :ivar passage: (dim,) the sentence-transformers embedding.
    :ivar last: (pieces, width) of the last layer; ``middle`` of the one in the middle.
    """

    passage: FloatArray
    last: FloatArray
    middle: FloatArray


class Network(Protocol):
    """A transformer with its tokenizer, whatever runs it.

    :ivar tokenizer: cuts texts, neither truncating nor padding.
    :ivar room: how many word pieces it reads at once, special ones included.
    :ivar piece_weights: (vocabulary,) how much each piece says.
    :ivar batch_pieces: about how many pieces it is best given at once.
    :ivar lanes: from how many threads it is best asked at once.
    """

    tokenizer: Tokenizer
    room: int
    piece_weights: FloatArray
    batch_pieces: int
    lanes: int

    def read(self, rows: Sequence[Sequence[int]]) -> list[Read]:
        """Read sequences of piece ids with their special pieces, each of ``room`` at most.

        May be called from several threads. The vectors of the special pieces are returned
        too.
        """
        ...


def middle_layer(layers: int) -> int:
    """Which of a network's layers matches words best: 4 of 6 for the default, by measurement."""
    return max(1, round(layers * 2 / 3))


def alike(ours: Sequence[Read], theirs: Sequence[Read]) -> bool:
    """Whether sequences were read the same in two ways, but for the last digits."""
    for one, two in zip(ours, theirs, strict=True):
        for x, y in zip(astuple(one), astuple(two), strict=True):
            scale = max(1.0, float(np.abs(y).max()))
            if x.shape != y.shape or not np.abs(x - y).max() <= _TOLERANCE * scale:
                return False
    return True
