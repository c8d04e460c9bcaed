"""Telling of texts in languages that a model doesn't know, named or plainly not English."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from concurrent.futures import Future

from framecmp.divergence.lexical import normalised_words
from framecmp.divergence.phrases import is_function_word
from framecmp.encoding import ModelFolder, languages
from framecmp.errors import FramecmpWarning
from framecmp.records import Article
from framecmp.text import language

# A corpus may hold thousands.
_NAMED = 5

# Of 30 words and more, English news has .24 and more function words of English (180 articles),
# articles in seven other languages .05 and less.
_ENGLISH, _WORDS, _READ = 0.15, 30, 300
_ENGLISH_CODE = "en"


def warn_of_languages(articles: Iterable[Article], folder: Future[ModelFolder]) -> None:
    """Tell of articles whose language a model doesn't know.

    Where an article names none, it is told of if its words aren't English and all that the
    model knows is English.

    :param folder: the model, waited for only if an article names its language or isn't English.
    """
    codes = [(a.id, _language(a), bool(a.lang)) for a in articles]
    in_doubt = any(is_named or not code for _, code, is_named in codes)
    known = languages(folder.result()) if in_doubt else None
    strange = [
        f"{id_} ({code or 'not in English, it seems'})"
        for id_, code, is_named in codes
        if known and code not in known and (is_named or known == {_ENGLISH_CODE})
    ]
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        warnings.warn(
            f"{', '.join(strange[:_NAMED])}{more}: the model knows "
            f"{', '.join(sorted(known or ()))} only, and links, wordings and findings of such "
            "texts mean little; name one for these languages with --model",
            FramecmpWarning,
            stacklevel=2,
        )


def _language(article: Article) -> str:
    """The code of an article's language; ``""`` where it names none and isn't English."""
    if article.lang:
        return language(article.lang)
    words: list[str] = []
    for passage in article.said:
        words += normalised_words(article.passage_text(passage))
        if len(words) >= _READ:
            break
    is_english = sum(map(is_function_word(_ENGLISH_CODE), words)) >= _ENGLISH * len(words)
    return _ENGLISH_CODE if is_english or len(words) < _WORDS else ""
