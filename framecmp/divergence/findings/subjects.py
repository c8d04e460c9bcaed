"""The subject of a verb, without a parser: a heuristic over noun phrases and small words."""

from __future__ import annotations

from collections.abc import Sequence

from framecmp.divergence.findings.grammar import Grammar
from framecmp.divergence.findings.nouns import NounPhrase, Token, is_person, name_in, noun_phrases

# A subject stands within so many words before its verb.
_REACH = 80


def subject_before(words: Sequence[Token], verb: int, rules: Grammar) -> tuple[int, int] | None:
    """First and last token of the subject before a verb; None if there is none."""
    start = max(0, verb - _REACH)
    found = _subject(words[start : verb + 1], verb - start, rules)
    return None if found is None else (found[0] + start, found[1] + start)


def _subject(words: Sequence[Token], verb: int, rules: Grammar) -> tuple[int, int] | None:
    # Only words before the verb make phrases, so that none holds the verb.
    phrases = noun_phrases(words[:verb], rules)
    at = verb - 1
    while at >= 0 and rules.passed_over(words[at].plain):
        at -= 1
    # "after Trump told", "whom he described": right before its verb, a phrase is its subject.
    adjacent = next((p for p in phrases if p.last == at and _opens_clause(words, p, rules)), None)
    if adjacent is not None and not words[at + 1].gap.strip():
        return name_in(words, adjacent, rules)
    free = [p for p in phrases if not p.governed]
    if not free:
        return None
    if words[verb - 1].plain == "to" and free[-1].last == verb - 2 > free[-1].first + 1:
        # "The ministry likes to say"
        free[-1] = NounPhrase(free[-1].first, verb - 3, governed=False)
    if at > 0 and words[at].plain in ("who", "which"):
        # "remarks of Antony Blinken, who had termed": governed, and subject all the same.
        antecedent = next((p for p in reversed(phrases) if p.last == at - 1), free[-1])
        return name_in(words, antecedent, rules)
    # "X rejected the remarks and said", "X met Y, saying", "X called Y to ask": the sentence's
    # subject speaks, which is its first name where it has one.
    coordinated = at >= 0 and words[at].plain in ("and", "but", "or")
    participle = words[verb].plain.endswith("ing") and at == verb - 1
    if coordinated or participle or words[verb - 1].plain == "to":
        named = (p for p in free if any(w.capital for w in words[p.first + 1 : p.last + 1]))
        first = free[0] if words[free[0].last].capital else next(named, free[0])
        return name_in(words, first, rules)
    phrase = free[-1]
    name = name_in(words, phrase, rules)
    others = [p for p in free[:-1] if p.last + 1 == phrase.first and "," in words[phrase.first].gap]
    if others and not is_person(words, name, rules):
        # "Joren Falk, the infrastructure minister, said"
        earlier = name_in(words, others[-1], rules)
        described = words[phrase.first].plain in rules.lists["determiners"]
        if is_person(words, earlier, rules) or (described and words[earlier[0]].capital):
            return earlier
    return name


def _opens_clause(words: Sequence[Token], phrase: NounPhrase, rules: Grammar) -> bool:
    """Whether a phrase follows a word that may open a clause."""
    if phrase.first == 0:
        return False
    before = words[phrase.first - 1].plain
    return before in rules.lists["subordinators"] | rules.lists["relatives"]


def subject_after(
    words: Sequence[Token], start: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> tuple[int, int] | None:
    """The phrase right after the verb, or the name that it is explained by."""
    here = next((k for k, p in enumerate(phrases) if p.first == start), None)
    if here is None:
        return None
    phrase = phrases[here]
    name = name_in(words, phrase, rules)
    if is_person(words, name, rules) or here + 1 == len(phrases):
        return name
    # "said Transverra's chief executive, Livia Sorn"
    following = phrases[here + 1]
    if following.first == phrase.last + 1 and words[following.first].gap.strip() == ",":
        explained = name_in(words, following, rules)
        if is_person(words, explained, rules) and explained[0] == following.first:
            return explained
    return name


def opening_person(
    words: Sequence[Token], verb: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> tuple[int, int] | None:
    """The person whose name opens what follows a quote, whatever is told of them after it."""
    if verb == 0 or not phrases or phrases[0].first or phrases[0].last >= verb:
        return None
    name = name_in(words, phrases[0], rules)
    return name if is_person(words, name, rules) else None


def is_passive(words: Sequence[Token], i: int, rules: Grammar) -> bool:
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
