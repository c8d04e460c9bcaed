"""Who says it, with which verb: a heuristic over word lists.

Looks for a reporting verb and its subject: the nearest noun phrase before it that depends
on nothing, or the one after it where the verb comes first (``said Ines Tolk``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from framecmp.divergence.findings.lists import language, verb_forms, word_list
from framecmp.divergence.findings.nouns import (
    NounPhrase,
    Token,
    Words,
    is_person,
    name_in,
    noun_phrases,
    tokens,
)

Stance = Literal["neutral", "distancing", "endorsing"]

# A subject stands within so many words before its verb in what follows a quote.
_NEAR = 15


@dataclass(frozen=True)
class Attribution:
    """A statement's source as the outlet gives it, in code points of the article's text.

    :ivar verb: span of the reporting verb, or of ``according to``.
    :ivar speaker: span of who is named as its subject; None if nobody is.
    """

    verb: tuple[int, int]
    stance: Stance
    speaker: tuple[int, int] | None


@dataclass(frozen=True)
class Grammar:
    """The lists of one language, ready for use.

    :ivar verbs: the words of each form of each reporting verb.
    :ivar nouns: infinitives, which may be nouns as well: a claim, a report.
    """

    lang: str
    lists: Words
    verbs: Mapping[tuple[str, ...], Stance]
    nouns: frozenset[str]

    @cached_property
    def stop(self) -> frozenset[str]:
        """Single words that are reporting verbs."""
        return frozenset(v[0] for v in self.verbs if len(v) == 1)


@cache
def grammar(lang: str | None) -> Grammar | None:
    """The lists of a language; None where framecmp has none."""
    lists = word_list("reporting", lang)
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


def attributions(text: str, start: int, end: int, lang: str | None) -> Iterator[Attribution]:
    """What ``text[start:end]`` attributes to whom, in order; nothing without lists."""
    rules = grammar(lang)
    if rules is None:
        return
    words = tokens(text, start, end)
    phrases = noun_phrases(words, rules.lists, rules.lang, rules.stop)
    for i in range(len(words)):
        source = _according(words, i, phrases, rules)
        if source is not None:
            yield source
        elif length := _verb_at(words, i, rules):
            subject = _subject_before(words, i, phrases, rules)
            if subject is None:
                subject = _subject_after(words, i + length, phrases, rules)
            yield _attribution(words, i, length, subject, rules)


def after(text: str, start: int, end: int, lang: str | None) -> Attribution | None:
    """The attribution that opens ``text[start:end]``, what follows a quote: ``said X``, ``X said``."""
    rules = grammar(lang)
    if rules is None:
        return None
    words = tokens(text, start, end)
    phrases = noun_phrases(words, rules.lists, rules.lang, rules.stop)
    for i in range(min(len(words), _NEAR)):
        if i == 1 and (source := _according(words, i, phrases, rules)):
            return source
        length = _verb_at(words, i, rules)
        if not length:
            continue
        subject = _opening_person(words, i, phrases, rules)
        if subject is None:
            subject = _subject_before(words, i, phrases, rules)
        if subject is None:
            subject = _subject_after(words, i + length, phrases, rules)
        return _attribution(words, i, length, subject, rules)
    return None


def _attribution(
    words: Sequence[Token], i: int, length: int, subject: tuple[int, int] | None, rules: Grammar
) -> Attribution:
    return Attribution(
        verb=(words[i].start, words[i + length - 1].end),
        stance=rules.verbs[tuple(w.plain for w in words[i : i + length])],
        speaker=_span(words, subject),
    )


def _opening_person(
    words: Sequence[Token], verb: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> tuple[int, int] | None:
    """The person whose name opens what follows a quote, whatever is told of them after it."""
    if verb == 0 or not phrases or phrases[0].first or phrases[0].last >= verb:
        return None
    name = name_in(words, phrases[0], rules.lists)
    return name if is_person(words, name, rules.lists) else None


def _verb_at(words: Sequence[Token], i: int, rules: Grammar) -> int:
    """How many words the reporting verb at ``i`` has; 0 if none stands there.

    ``the claim`` and ``demand for`` hold nouns, the United States a name.
    """
    if words[i].capital and i and not words[i].gap.strip():
        return 0
    previous = words[i - 1] if i and not words[i].gap.strip() else None
    if previous is not None and (
        previous.plain in rules.lists["determiners"]
        or previous.plain in rules.lists["prepositions"] - {"to"}
        or previous.possessive
    ):
        return 0
    if _is_passive(words, i, rules):
        return 0
    following = tuple(w.plain for w in words[i : i + 2])
    if len(following) > 1 and following in rules.verbs:
        return 2
    if following[0] in rules.nouns and following[1:] in (("for",), ("of",)):
        return 0
    return int(following[:1] in rules.verbs)


def _is_passive(words: Sequence[Token], i: int, rules: Grammar) -> bool:
    """``is called``, ``was told``: the subject before it isn't who speaks."""
    at = i - 1
    while at >= 0 and words[at].plain.endswith("ly"):
        at -= 1
    return (
        at >= 0
        and words[at].plain in rules.lists["be"]
        and not words[i].plain.endswith("ing")
        and not words[i].gap.strip()
    )


def _according(
    words: Sequence[Token], i: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> Attribution | None:
    """``according to X``, its second word at ``i``."""
    if i == 0 or f"{words[i - 1].plain} {words[i].plain}" not in rules.lists["according"]:
        return None
    phrase = next((p for p in phrases if p.first == i + 1), None)
    return Attribution(
        verb=(words[i - 1].start, words[i].end),
        stance="neutral",
        speaker=_span(words, phrase and name_in(words, phrase, rules.lists)),
    )


def _subject_before(
    words: Sequence[Token], verb: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> tuple[int, int] | None:
    free = [p for p in phrases if p.last < verb and not p.governed]
    if not free:
        return None
    if words[verb - 1].plain == "to" and free[-1].last == verb - 2 > free[-1].first + 1:
        # "The ministry likes to say"
        free[-1] = NounPhrase(free[-1].first, verb - 3, governed=False)
    at = verb - 1
    while at >= 0 and _passed_over(words[at], rules):
        at -= 1
    if at > 0 and words[at].plain in ("who", "which"):
        # "remarks of Antony Blinken, who had termed": governed, and subject all the same.
        earlier = next((p for p in reversed(phrases) if p.last == at - 1), free[-1])
        return name_in(words, earlier, rules.lists)
    # "X rejected the remarks and said", "X met Y, saying": the subject is the sentence's.
    joined = at >= 0 and words[at].plain in ("and", "but", "or")
    participle = words[verb].plain.endswith("ing") and at == verb - 1
    if joined or participle:
        return name_in(words, free[0], rules.lists)
    phrase = free[-1]
    name = name_in(words, phrase, rules.lists)
    others = [p for p in free[:-1] if p.last + 1 == phrase.first and "," in words[phrase.first].gap]
    if others and not is_person(words, name, rules.lists):
        # "Joren Falk, the infrastructure minister, said"
        earlier = name_in(words, others[-1], rules.lists)
        if is_person(words, earlier, rules.lists):
            return earlier
    return name


def _subject_after(
    words: Sequence[Token], start: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> tuple[int, int] | None:
    """The phrase right after the verb, or the name that it is explained by."""
    here = next((k for k, p in enumerate(phrases) if p.first == start), None)
    if here is None:
        return None
    phrase = phrases[here]
    name = name_in(words, phrase, rules.lists)
    if is_person(words, name, rules.lists) or here + 1 == len(phrases):
        return name
    # "said Transverra's chief executive, Livia Sorn"
    following = phrases[here + 1]
    if following.first == phrase.last + 1 and words[following.first].gap.strip() == ",":
        explained = name_in(words, following, rules.lists)
        if is_person(words, explained, rules.lists) and explained[0] == following.first:
            return explained
    return name


def _passed_over(token: Token, rules: Grammar) -> bool:
    return token.plain in rules.lists["auxiliaries"] or token.plain.endswith("ly")


def _span(words: Sequence[Token], name: tuple[int, int] | None) -> tuple[int, int] | None:
    if name is None:
        return None
    return words[name[0]].start, words[name[1]].end
