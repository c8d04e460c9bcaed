"""Telling of texts in languages that a model doesn't know."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from concurrent.futures import Future

from framecmp.encoding import ModelFolder, languages
from framecmp.errors import FramecmpWarning
from framecmp.records import Article
from framecmp.text import language

# A corpus may hold thousands.
_NAMED = 5


def warn_of_languages(articles: Iterable[Article], folder: Future[ModelFolder]) -> None:
    """Tell of articles whose language, where they name one, a model doesn't know.

    :param folder: the model, waited for only if an article names its language.
    """
    codes = [(a.id, language(a.lang)) for a in articles if a.lang]
    known = languages(folder.result()) if codes else None
    strange = [f"{id_} ({code})" for id_, code in codes if known and code not in known]
    if strange:
        more = f" and {len(strange) - _NAMED} more" if len(strange) > _NAMED else ""
        warnings.warn(
            f"{', '.join(strange[:_NAMED])}{more}: the model knows "
            f"{', '.join(sorted(known or ()))} only, and links to such texts mean little; name one "
            "for these languages with --model",
            FramecmpWarning,
            stacklevel=2,
        )
