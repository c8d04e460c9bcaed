"""From an article to the vectors of its passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.records import Article
from framecmp.text import sentence_spans

# Characters of a neighbouring passage handed over as context: some 50 word pieces, of
# which the encoder takes what it needs.
CONTEXT_CHARACTERS = 256


def encode_articles(articles: Sequence[Article], encoder: Encoder) -> list[Mapping[int, Encoded]]:
    """Encode what the articles say.

    :returns: one mapping an article, from the index of each passage that isn't furniture
        to its vectors.
    """
    inputs = [passage_inputs(article) for article in articles]
    vectors = iter(encoder.encode([p for mapping in inputs for p in mapping.values()]))
    return [{index: next(vectors) for index in mapping} for mapping in inputs]


def passage_inputs(article: Article) -> dict[int, PassageInput]:
    """What an encoder is given of an article: its passages but for furniture, by index."""
    said = [i for i, p in enumerate(article.passages) if p.kind != "furniture"]
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
