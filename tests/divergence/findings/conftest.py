from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from framecmp.divergence.findings.told import Sentence, SentencePair
from framecmp.text import article_from_passages


def _sentence(text: str, id: str, lang: str | None, date: str | None) -> Sentence:
    article = msgspec.structs.replace(
        article_from_passages([text], id=id, outlet=f"The {id.upper()}"), lang=lang, date=date
    )
    return Sentence(article, 0, 0, len(text))


@pytest.fixture
def pair() -> Callable[..., SentencePair]:
    """Two sentences, without vectors, that report the same thing."""

    def make(
        a: str,
        b: str,
        *,
        lang: str | None = None,
        dates: tuple[str | None, str | None] = (None, None),
        score: float = 1.0,
    ) -> SentencePair:
        return SentencePair(
            _sentence(a, "a", lang, dates[0]), _sentence(b, "b", lang, dates[1]), score
        )

    return make
