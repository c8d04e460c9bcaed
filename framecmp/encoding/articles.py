"""From an article to the vectors of its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.errors import ModelError
from framecmp.records import Article, Model
from framecmp.text import sentence_spans

# Characters of a neighbouring passage handed over as context: some 50 word pieces, of
# which the encoder takes what it needs.
CONTEXT_CHARACTERS = 256


def encode_articles(articles: Sequence[Article], encoder: Encoder) -> list[Mapping[int, Encoded]]:
    """Encode what the articles say.

    :returns: one mapping an article, from the index of each passage that isn't furniture
        to its vectors.
    :raises ModelError: the vectors can't be compared.
    """
    inputs = [passage_inputs(article) for article in articles]
    passages = [p for mapping in inputs for p in mapping.values()]
    encoded = encoder.encode(passages)
    if passages:
        _require_fitting(passages, encoded, encoder.model)
        _require_comparable(encoded, encoder.model)
    vectors = iter(encoded)
    return [{index: next(vectors) for index in mapping} for mapping in inputs]


def passage_inputs(article: Article) -> dict[int, PassageInput]:
    """What an encoder is given of an article: its passages but for furniture, by index."""
    said = article.said
    texts = ["", *(article.passage_text(i) for i in said), ""]
    return {
        index: PassageInput(
            text=texts[at],
            sentences=sentence_spans(texts[at], article.lang),
            before=texts[at - 1][-CONTEXT_CHARACTERS:],
            after=texts[at + 1][:CONTEXT_CHARACTERS],
        )
        for at, index in enumerate(said, start=1)
    }


def _require_fitting(
    passages: Sequence[PassageInput], encoded: Sequence[Encoded], model: Model
) -> None:
    """Vectors of another passage would be found out later, as an index that isn't there."""
    if len(encoded) != len(passages):
        raise ModelError(
            f"{model.name}: gave vectors of {len(encoded)} passages, expected {len(passages)}"
        )
    for passage, e in zip(passages, encoded, strict=True):
        pieces = {
            len(x) for x in (e.tokens, e.middle, e.offsets, e.sentence_of, e.weights, e.pieces)
        }
        inside = e.offsets.max(initial=0) <= len(passage.text)
        if len(e.sentences) != len(passage.sentences) or len(pieces) > 1 or not inside:
            raise ModelError(
                f"{model.name}: gave vectors that don't fit their passage ({len(e.sentences)} "
                f"sentences, expected {len(passage.sentences)}; word pieces "
                f"{', '.join(map(str, sorted(pieces)))}, up to character "
                f"{e.offsets.max(initial=0)} of {len(passage.text)}); mend the encoder"
            )


def _require_comparable(encoded: Sequence[Encoded], model: Model) -> None:
    """A NaN raises nothing by itself: it would quietly spread to every score."""
    width = encoded[0].tokens.shape[1]
    for e in encoded:
        if e.passage.shape[0] != model.dim or e.tokens.shape[1] != width:
            raise ModelError(
                f"{model.name}: gave vectors of different lengths (passage {e.passage.shape[0]}, "
                f"word piece {e.tokens.shape[1]}; expected {model.dim} and {width}); "
                "name another model with --model"
            )
        if not all(np.isfinite(x).all() for x in (e.passage, e.sentences, e.tokens, e.middle)):
            raise ModelError(
                f"{model.name}: gave vectors that aren't numbers; name another model with "
                "--model, or run `framecmp cache clear` if it gave good ones before"
            )
