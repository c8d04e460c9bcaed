"""Word lists of the finders: TOML files per language, read when first needed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_FALLBACK_LANGUAGE = "en"
_VOWELS = "aeiou"


def language(lang: str | None) -> str:
    """The plain code of a language; a text that doesn't say its own is taken for English."""
    return (lang or _FALLBACK_LANGUAGE).replace("_", "-").split("-")[0].lower()


@cache
def word_list(name: str, lang: str | None) -> Mapping[str, frozenset[str]]:
    """The tables of ``data/<name>_<lang>.toml``, each a set of words or phrases.

    In the files, a table is a string with ``|`` between its entries. A language without a
    file has no tables, so that its texts give no findings rather than false ones.
    """
    path = files("framecmp.divergence.findings") / "data" / f"{name}_{language(lang)}.toml"
    if not path.is_file():
        return {}
    return {
        table: frozenset(entry for row in written.split("|") if (entry := " ".join(row.split())))
        for table, written in tomllib.loads(path.read_text("utf-8")).items()
    }


def verb_forms(entry: str) -> frozenset[str]:
    """The forms of a verb: ``claim`` gives claims, claimed, claiming; ``say/said`` is irregular.

    The first form is the infinitive; further ones, where given, replace the regular past.
    English spelling rules only; a doubled consonant is read off the past (``admit/admitted``).
    """
    base, *past = entry.split("/")
    if base.endswith("e"):
        stem, third = base[:-1], base + "s"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        stem, third = base[:-1] + "i", base[:-1] + "ies"
    else:
        stem, third = base, base + ("es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s")
    doubled = past[0][: -len("ed")] if past and past[0].endswith(base[-1] * 2 + "ed") else base
    ing = (doubled if not base.endswith("e") else stem) + "ing"
    return frozenset({base, third, ing, *(past or [stem + "ed"])})
