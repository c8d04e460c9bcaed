"""What the stages ask of an encoder, and what they get back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from framecmp.records import Model
from framecmp.types import FloatArray, IntArray


class PassageInput(Struct, frozen=True):
    """A passage to encode.

    :ivar text: the passage.
    :ivar sentences: (start, end) of its sentences, code points in ``text``.
    :ivar before: the end of what comes before it in the article; read as context for
        the token vectors only, as ``after`` is.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    before: str = ""
    after: str = ""


class Encoded(Struct, frozen=True, eq=False):
    """The vectors of one passage; every row has length 1 (or 0 where there is nothing).

    :ivar passage: (dim,) the sentence-transformers embedding of the passage alone.
    :ivar sentences: (sentences, dim) means over each sentence's tokens.
    :ivar tokens: (pieces, width) last layer, the neighbouring passages read as context.
    :ivar middle: (pieces, width) the layer in the middle, which matches words better
        than the last one does.
    :ivar offsets: (pieces, 2) start and end of each word piece in the passage.
    :ivar sentence_of: (pieces,) index of the sentence each piece stands in.
    :ivar weights: (pieces,) how much each piece says, 0 and up.
    :ivar pieces: (pieces,) which piece of the encoder's vocabulary each is.
    """

    passage: FloatArray
    sentences: FloatArray
    tokens: FloatArray
    middle: FloatArray
    offsets: IntArray
    sentence_of: IntArray
    weights: FloatArray
    pieces: IntArray


class Encoder(Protocol):
    """Turns passages into vectors. The same input always gives the same vectors."""

    @property
    def model(self) -> Model:
        """Name, hash and dimension of the model."""
        ...

    @property
    def precision(self) -> str:
        """The arithmetic the vectors were made in: ``fp32`` or ``bf16``."""
        ...

    def encode(self, passages: Sequence[PassageInput]) -> list[Encoded]:
        """Encode passages, one result each, in order; no passages, no results."""
        ...
