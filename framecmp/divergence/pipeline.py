"""Phrases by a spaCy pipeline that the user has: its noun chunks and verbs.

Off by default: which pipeline is the user's own choice, and none is shipped. spaCy is the
extra ``[spacy]``, imported only when a pipeline is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from framecmp.errors import MissingExtra, ModelError
from framecmp.text import language

Stretch = tuple[int, int]

_ANY_LANGUAGE = "xx"
# Tells whether a pipeline tags and parses; its words are no matter.
_TRIAL = "The fire was seen."


class Pipeline(Protocol):
    """Finds what names something in texts."""

    @property
    def name(self) -> str:
        """What tells this pipeline from others: its name and the start of its hash."""
        ...

    def knows(self, lang: str | None) -> bool:
        """Whether it reads texts of a language; a text that doesn't say its own is English."""
        ...

    def stretches(self, texts: Sequence[str]) -> list[list[Stretch]]:
        """(start, end), in code points, of the noun chunks and verbs of each text, in order."""
        ...


class SpacyPipeline:
    """A :class:`Pipeline` over spaCy.

    :param ref: what the user called it, for messages.
    :ivar name: its language, name and hash.
    :raises ModelError: it finds no parts of speech, or no noun chunks.
    """

    def __init__(self, nlp: Any, ref: str) -> None:
        self._nlp = nlp
        trial = nlp(_TRIAL)
        lacking = [what for what in ("POS", "DEP") if not trial.has_annotation(what)]
        if lacking or nlp.vocab.get_noun_chunks is None:
            raise ModelError(
                f"{ref}: the pipeline gives no {' or '.join(lacking) or 'noun chunks'} "
                f"(it has: {', '.join(nlp.pipe_names) or 'nothing'}); --spacy needs one with a "
                "tagger and a parser, for a language whose noun chunks spaCy knows"
            )
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}@{_sha256(nlp)[:12]}"

    def knows(self, lang: str | None) -> bool:
        """Whether it is a pipeline for this language, or for any."""
        return self._nlp.lang in (language(lang), _ANY_LANGUAGE)

    def stretches(self, texts: Sequence[str]) -> list[list[Stretch]]:
        """The noun chunks, and the verbs that stand in none, auxiliaries left out."""
        return [list(_stretches(doc)) for doc in self._nlp.pipe(texts)]


def load_spacy(ref: str) -> SpacyPipeline:
    """The pipeline ``ref``: the name of an installed package, or a folder.

    :raises MissingExtra: spaCy isn't installed.
    :raises ModelError: there is no such pipeline, it can't be loaded, or it gives no parts of
        speech or no noun chunks.
    """
    try:
        import spacy
    except ImportError as error:
        raise MissingExtra("--spacy", "spacy") from error
    try:
        nlp = spacy.load(ref)
    except Exception as error:
        # Damaged folders fail in as many ways as there are files in them.
        said = " ".join(str(error).split())
        raise ModelError(
            f"{ref}: no spaCy pipeline that can be loaded ({said}); expected the name of an "
            "installed one or its folder"
        ) from error
    return SpacyPipeline(nlp, ref)


def _stretches(doc: Any) -> Iterator[Stretch]:
    chunks = [(chunk.start_char, chunk.end_char) for chunk in doc.noun_chunks]
    inside = {i for chunk in doc.noun_chunks for i in range(chunk.start, chunk.end)}
    verbs = [
        (token.idx, token.idx + len(token))
        for token in doc
        if token.pos_ == "VERB" and token.i not in inside
    ]
    return iter(sorted(chunks + verbs))


def _sha256(nlp: Any) -> str:
    """The hash of the files it was loaded from, names and contents; of itself, without any."""
    digest = hashlib.sha256()
    if nlp.path is None:
        digest.update(nlp.to_bytes())
        return digest.hexdigest()
    folder = Path(nlp.path)
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
