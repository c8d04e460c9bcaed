"""Who says it, with which verb: a heuristic over word lists.

Looks for a reporting verb and its subject: the nearest noun phrase before it that depends
on nothing, or the one after it where the verb comes first (``said Ines Tolk``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex
from msgspec import Struct

from framecmp.divergence.findings.grammar import Grammar, Stance, grammar
from framecmp.divergence.findings.nouns import NounPhrase, Token, name_in, noun_phrases, tokens
from framecmp.divergence.findings.subjects import (
    is_passive,
    opening_person,
    subject_after,
    subject_before,
)

# A subject stands within so many words before its verb in what follows a quote.
_NEAR = 15

# A verb bears a statement where "that" follows, after a few words, or where its clause is cut
# off by marks.
_THAT = regex.compile(r"(?:\s+[^\s,;:.]+){0,8}?\s+that\b")
_ALWAYS = frozenset(("say", "says", "said", "according to", "per"))
_QUOTE_ENDS = regex.compile(r"[,.!?…—]\s?[\"”»“’]")
_MARKS = frozenset(',;"”’?!')


class Attribution(Struct, frozen=True):
    """A statement's source as the outlet gives it, in code points of the article's text.

    :ivar verb: span of the reporting verb, or of ``according to``.
    :ivar speaker: span of who is named as its subject; None if nobody is.
    """

    verb: tuple[int, int]
    stance: Stance
    speaker: tuple[int, int] | None


def attributions(text: str, start: int, end: int, lang: str | None) -> Iterator[Attribution]:
    """What ``text[start:end]`` attributes to whom, in order; nothing without lists."""
    rules = grammar(lang)
    if rules is None:
        return
    words = tokens(text, start, end)
    phrases = noun_phrases(words, rules)
    for i in range(len(words)):
        source = _according(words, i, phrases, rules)
        if source is not None:
            yield source
        elif length := _verb_at(words, i, rules):
            # "…,” says X": what goes before is what is said.
            quoted = _QUOTE_ENDS.search(words[i].gap)
            subject = None if quoted else subject_before(words, i, rules)
            if subject is None:
                subject = subject_after(words, i + length, phrases, rules)
            yield _attribution(words, i, length, subject, rules)


def introduces(text: str, said: Attribution, end: int) -> bool:
    """Whether a verb bears a statement, not an object: ``warned that …``, ``…, she added.``

    :param end: that of the sentence.
    """
    start, stop = said.verb
    verb = " ".join(text[start:stop].lower().split())
    if verb.endswith("ing") or text[:start].rstrip().lower().endswith(" to"):
        return False
    if verb in _ALWAYS or _THAT.match(text, stop, end):
        return True
    clause = min(start, said.speaker[0]) if said.speaker else start
    before, after = text[:clause].rstrip()[-1:], text[stop:end].lstrip()[:1]
    return before in _MARKS and (after in _MARKS or after == ".")


def after(text: str, start: int, end: int, lang: str | None) -> Attribution | None:
    """The attribution that opens ``text[start:end]``, after a quote: ``said X``, ``X said``."""
    rules = grammar(lang)
    if rules is None:
        return None
    words = tokens(text, start, end)
    phrases = noun_phrases(words, rules)
    for i in range(min(len(words), _NEAR)):
        source = _according(words, i, phrases, rules)
        if source is not None and source.verb[0] == words[0].start:
            return source
        length = _verb_at(words, i, rules)
        if not length:
            continue
        if i == 0 and words[0].plain.endswith("ing"):
            return None  # "…,” adding that": the speaker came before
        subject = opening_person(words, i, phrases, rules)
        if subject is None:
            subject = subject_before(words, i, rules)
        if subject is None:
            subject = subject_after(words, i + length, phrases, rules)
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


def _verb_at(words: Sequence[Token], i: int, rules: Grammar) -> int:
    """How many words the reporting verb at ``i`` has; 0 if none stands there."""
    following = tuple(w.plain for w in words[i : i + 2])
    length = 2 if len(following) > 1 and following in rules.verbs else 1
    if following[:length] not in rules.verbs or _is_noun(words, i, rules):
        return 0
    if length == 1 and following[0] in rules.nouns and following[1:] in (("for",), ("of",)):
        return 0
    return 0 if is_passive(words, i, rules) or following[1:] == ("by",) else length


def _is_noun(words: Sequence[Token], i: int, rules: Grammar) -> bool:
    """``the claim``, ``in a statement``, the United States; "too soon to tell" is no statement."""
    if not i or words[i].gap.strip():
        return False
    before = words[i - 1]
    return (
        words[i].capital
        or before.possessive
        or (before.plain in rules.stop and not before.capital)  # "alleged demands"
        or before.plain in rules.lists["determiners"] | (rules.lists["prepositions"] - {"to"})
        or (before.plain, words[i].plain) == ("to", "tell")
    )


def _according(
    words: Sequence[Token], i: int, phrases: Sequence[NounPhrase], rules: Grammar
) -> Attribution | None:
    """``according to X`` or ``per X``, the last word before X at ``i``."""
    starts = range(max(0, i - 1), i + 1)
    start = next((k for k in starts if _is_according(words[k : i + 1], rules)), None)
    if start is None:
        return None
    phrase = next((p for p in phrases if p.first == i + 1), None)
    # "Per cent", "per person" and "per 100,000" name no source.
    if start == i and (phrase is None or not _is_definite(words[i + 1], rules)):
        return None
    return Attribution(
        verb=(words[start].start, words[i].end),
        stance="neutral",
        speaker=_span(words, name_in(words, phrase, rules) if phrase else None),
    )


def _is_according(words: Sequence[Token], rules: Grammar) -> bool:
    return " ".join(word.plain for word in words) in rules.lists["according"]


def _is_definite(word: Token, rules: Grammar) -> bool:
    return word.capital or word.plain in rules.lists["determiners"]


def _span(words: Sequence[Token], name: tuple[int, int] | None) -> tuple[int, int] | None:
    if name is None:
        return None
    return words[name[0]].start, words[name[1]].end
