"""Languages by their codes."""

from __future__ import annotations

# What a text that doesn't say its language is taken for.
FALLBACK = "en"


def language(lang: str | None) -> str:
    """The main part of a language code, in small letters: ``en`` of ``en-GB`` and of none."""
    return (lang or FALLBACK).replace("_", "-").split("-")[0].lower()
