"""Noun phrases and names in a stretch of a sentence, without a tagger: a heuristic.

A phrase is a run of words with nothing but blanks between them, broken by function words,
adverbs and reporting verbs. That finds subjects and names well enough in news English, and
nothing in a language without lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from framecmp.divergence.findings.grammar import Grammar
from framecmp.text import normalise, word_spans

_OFFICES = frozenset(("secretary", "minister", "president"))


class Token(Struct, frozen=True):
    """A word: where it stands in the text, its plain form, and what parts it from the last.

    :ivar gap: the characters between the word before and this one.
    """

    start: int
    end: int
    text: str
    plain: str
    gap: str

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        """Whether it is two capitals or more, dots left out."""
        letters = self.text.replace(".", "")
        return len(letters) > 1 and letters.isupper()

    @property
    def possessive(self) -> bool:
        """Whether it has the English genitive's ending."""
        return self.text.endswith(("'s", "’s", "s'", "s’"))


def joined(words: Sequence[Token], i: int, rules: Grammar) -> bool:
    """Whether only blanks part a word from the one before, or an abbreviation's dot."""
    gap = words[i].gap.strip()
    before = words[i - 1]
    return not gap or (
        gap == "."
        and before.capital
        and (len(before.text) == 1 or before.plain in rules.lists["titles"])
    )


class NounPhrase(Struct, frozen=True):
    """A run of tokens that may be a subject; ``first`` and ``last`` are indices of tokens.

    :ivar governed: whether it depends on a preposition or stands in a relative clause.
    """

    first: int
    last: int
    governed: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words of ``text[start:end]``; offsets are those of ``text``."""
    found: list[Token] = []
    before = start
    for first, last in word_spans(text[start:end]):
        s, e = start + first, start + last
        word = text[s:e]
        plain = normalise(word)
        if (
            text[e : e + 1] in ("'", "’")
            and plain.endswith("s")
            and not text[e + 1 : e + 2].isalpha()
        ):
            word += text[e]
        found.append(Token(s, e, word, plain, text[before:s]))
        before = e
    return found


def noun_phrases(words: Sequence[Token], rules: Grammar) -> list[NounPhrase]:
    """The noun phrases among ``words``, in order."""
    lists = rules.lists
    found: list[NounPhrase] = []
    relative = False
    i = 0
    while i < len(words):
        if words[i].gap.strip(" \n\t-") or words[i].plain in ("and", "but"):
            relative = False
        if words[i].plain in lists["relatives"] and i:
            relative = True
        last = i if words[i].plain in lists["pronouns"] else _run(words, i, rules)
        if last is None:
            i += 1
            continue
        governed = relative or (i > 0 and _governs(words, i, rules))
        if i > 1 and words[i - 1].plain == "and" and found and found[-1].last == i - 2:
            governed = governed or found[-1].governed  # "on Oversight and Reform"
        first = i
        if i > 1 and words[i - 1].plain == "of" and words[i - 2].plain in lists["quantifiers"]:
            first, governed = i - 2, relative
        found.append(NounPhrase(first, last, governed))
        i = last + 1
    return found


def _governs(words: Sequence[Token], i: int, rules: Grammar) -> bool:
    return words[i - 1].plain in rules.lists["prepositions"] and not words[i].gap.strip()


def name_in(words: Sequence[Token], phrase: NounPhrase, rules: Grammar) -> tuple[int, int]:
    """First and last token of the name that a phrase ends in; of the phrase, if of none.

    ``brigade chief Hendrik Dorst`` and ``Interior Minister Gregor Haldane`` end in names,
    ``the Economy Ministry`` and ``Mr Vennor's deputy`` are what they are.
    """
    first, last = phrase.first, phrase.last
    start = last + 1
    while start > first and words[start - 1].capital and not words[start - 1].possessive:
        start -= 1
    # "the OSCE Michael Carpenter" holds an organisation and a name.
    breaks = [
        i
        for i in range(start, last + 1)
        if words[i].plain in rules.lists["titles"] or words[i].acronym
    ]
    start = max([start, *(i + 1 for i in breaks)])
    named = start <= last and words[last].plain not in rules.lists["bodies"]
    if named and (start > first + 1 or words[first].plain not in rules.lists["determiners"]):
        return start, last
    return first, last


def capital_runs(words: Sequence[Token], rules: Grammar) -> Iterator[tuple[int, int]]:
    """First and last token of each run of capitalised words, titles before a name left out."""
    titles = rules.lists["titles"]
    named = [t.capital and (t.plain in titles or not rules.is_function(t.plain)) for t in words]
    i = 0
    while i < len(words):
        last = i
        while (
            named[i]
            and last + 1 < len(words)
            and named[last + 1]
            and joined(words, last + 1, rules)
            and not words[last].possessive
        ):
            last += 1
        if named[i]:
            yield name_in(words, NounPhrase(i, last, governed=False), rules)
        i = last + 1


def is_person(words: Sequence[Token], name: tuple[int, int], rules: Grammar) -> bool:
    """Whether the tokens look like a person's name: capitals, two or more, or after a title."""
    first, last = name
    parts = words[first : last + 1]
    if not all(t.capital for t in parts) or parts[0].acronym or parts[-1].possessive:
        return False
    if parts[-1].plain in rules.lists["titles"] or parts[0].plain in rules.lists["determiners"]:
        return False
    if any(t.plain in rules.lists["bodies"] for t in parts):
        return False
    return 1 <= last - first <= 3 or (first > 0 and words[first - 1].plain in rules.lists["titles"])


def _breaks(token: Token, rules: Grammar) -> bool:
    lists = rules.lists
    if token.plain in lists["titles"] | lists["inside"]:
        return False
    if token.plain in rules.stop:
        return not token.capital
    return (
        token.plain in lists["auxiliaries"] | lists["adverbs"]
        or rules.is_function(token.plain)
        or (token.plain.endswith("ly") and not token.capital)
    )


def _of_office(words: Sequence[Token], last: int) -> bool:
    """Whether "of" comes next and belongs to a title: Secretary of State, President of France."""
    return (
        0 <= last < len(words) - 2
        and words[last].capital
        and words[last + 1].plain == "of"
        and words[last + 2].capital
        and words[last].plain in _OFFICES
    )


def _is_past(token: Token, rules: Grammar) -> bool:
    """Whether a word after a name is a verb that reports nothing: declined, met."""
    past = token.plain.endswith("ed") or token.plain in rules.lists["pasts"]
    return past and not token.capital


def _run(words: Sequence[Token], i: int, rules: Grammar) -> int | None:
    """The last token of the phrase that begins at ``i``; None if none does."""
    opens = rules.lists["determiners"] | rules.lists["quantifiers"]
    last = i if words[i].plain in opens else i - 1
    while last + 1 < len(words):
        token = words[last + 1]
        if (last + 1 > i and not joined(words, last + 1, rules)) or (
            _breaks(token, rules) and not _of_office(words, last)
        ):
            break
        if last >= i and words[last].capital and _is_past(token, rules):
            break
        last += 1
    empty = last < i or (last == i and words[i].plain in opens)
    if empty or all(words[k].plain[0].isdigit() for k in range(i, last + 1)):
        return None
    return last
