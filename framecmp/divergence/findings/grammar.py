"""The word lists of a language that several finders read sentences by, ready for use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Literal

from msgspec import Struct

from framecmp.divergence.findings.vocabulary import word_list
from framecmp.divergence.phrases import is_function_word
from framecmp.text import language

_VOWELS = "aeiou"

Stance = Literal["neutral", "distancing", "endorsing"]


class Grammar(Struct, frozen=True, dict=True):
    """Small words and reporting verbs of one language.

    :ivar verbs: the words of each form of each reporting verb, and what it does to the
        statement.
    :ivar nouns: infinitives, which may be nouns as well: a claim, a report.
    """

    lang: str
    lists: Mapping[str, frozenset[str]]
    verbs: Mapping[tuple[str, ...], Stance]
    nouns: frozenset[str]

    @cached_property
    def stop(self) -> frozenset[str]:
        """Single words that are reporting verbs."""
        return frozenset(v[0] for v in self.verbs if len(v) == 1)

    @cached_property
    def is_function(self) -> Callable[[str], bool]:
        """A test for function words."""
        return is_function_word(self.lang)

    def passed_over(self, word: str) -> bool:
        """Whether a word may stand between a subject and its verb."""
        return word in self.lists["auxiliaries"] or word.endswith("ly")


@cache
def grammar(lang: str | None) -> Grammar | None:
    """The lists of a language; None where framecmp has none, so that nothing is found."""
    lists = {**word_list("grammar", lang), **word_list("reporting", lang)}
    if not lists:
        return None
    verbs: dict[tuple[str, ...], Stance] = {}
    nouns: set[str] = set()
    stances: tuple[Stance, ...] = ("neutral", "endorsing", "distancing")
    for stance in stances:
        for entry in lists[stance]:
            verb, *rest = entry.split()
            nouns.add(verb.split("/")[0])
            for form in verb_forms(verb):
                verbs[(form, *rest)] = stance
    return Grammar(language(lang), lists, verbs, frozenset(nouns))


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
