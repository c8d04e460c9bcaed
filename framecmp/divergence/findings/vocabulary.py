"""What the finders know of a language: tables of ``data/``, one TOML file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import regex

from framecmp.text import language

# For patterns of many words, which ``re`` compiles in a third of the time of ``regex``.
LETTER, LETTER_OR_DIGIT = r"[^\W\d_]", r"[^\W_]"

Table = Mapping[str, Any]


@cache
def table(name: str, lang: str | None) -> Table:
    """The table ``<name>_<lang>.toml``; empty for a language that has none.

    So a text of such a language gives no findings rather than false ones; one that doesn't say
    its language is taken for English.
    """
    path = files("framecmp.divergence.findings") / "data" / f"{name}_{language(lang)}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}


@cache
def word_list(name: str, lang: str | None) -> Mapping[str, frozenset[str]]:
    """A table of lists of words or phrases, each a string with ``|`` between its entries."""
    return {
        key: frozenset(entry for row in written.split("|") if (entry := " ".join(row.split())))
        for key, written in table(name, lang).items()
    }


def any_of(phrases: Iterable[str]) -> str:
    """An alternation that prefers the longest; a blank in a phrase stands for blanks or a hyphen.

    No phrases match nothing, rather than everything.
    """
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    if not ordered:
        return r"(?!)"
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"[\s\-‑]+") for p in ordered) + ")"


def plain(written: str) -> str:
    """How the tables write what stands in a text: small letters, one blank between words."""
    return " ".join(regex.split(r"[\s\-‑]+", written.lower())).strip()
