"""From words to vectors: ``load_encoder`` is the way in, an ``Encoder`` comes out.

Importing this loads neither torch nor a model.
"""

from __future__ import annotations

from collections.abc import Callable

from framecmp.encoding.articles import encode_articles
from framecmp.encoding.background import encode_background
from framecmp.encoding.cache import CachedEncoder, cache_path
from framecmp.encoding.protocol import Encoded, Encoder, PassageInput
from framecmp.encoding.resolution import DEFAULT, ModelFolder, fetch, languages, resolve

__all__ = [
    "DEFAULT",
    "Encoded",
    "Encoder",
    "ModelFolder",
    "PassageInput",
    "encode_articles",
    "encode_background",
    "fetch",
    "languages",
    "load_encoder",
    "resolve",
]


def load_encoder(
    ref: str = DEFAULT,
    *,
    precision: str = "fp32",
    cache: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Encoder:
    """The encoder of a model, which loads its weights when it first needs them.

    :param ref: ``default``, a local folder, or the id of a hub model fetched before.
    :param precision: ``fp32`` or ``bf16``.
    :param cache: keep vectors in, and take them from, the user's cache file.
    :param progress: told how many passages are encoded, and of how many, as it goes.
    :raises ModelError: the model is missing or damaged.
    """
    folder = resolve(ref)

    def build() -> Encoder:
        from framecmp.encoding.transformer import TransformerEncoder

        return TransformerEncoder(folder, precision)

    path = cache_path() if cache else None
    return CachedEncoder(folder, precision, build, path=path, progress=progress)
