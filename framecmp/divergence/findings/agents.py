"""Who did it, left out: "were killed" here, "X killed" there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from framecmp.divergence.findings.grammar import Grammar, grammar
from framecmp.divergence.findings.reporting import cited, one_line
from framecmp.divergence.findings.statements import (
    Statement,
    closest,
    likeness,
    same_word,
    shared,
)
from framecmp.divergence.findings.subjects import subject_before
from framecmp.divergence.findings.told import SentencePair
from framecmp.divergence.findings.vocabulary import word_list
from framecmp.records import Finding

_LISTS = "verbs"
# The agent of a passive and the object of a verb stand within so many words after it.
_REACH = 10
# Content words that both sentences must have, the verb among them.
_SHARED = 3


def agent_findings(pairs: Sequence[SentencePair]) -> list[Finding]:
    """Passives without an agent where the other side's verb has a subject and an object.

    A heuristic: be and a participle, no ``by`` after it, against a form of the same verb
    that a noun phrase stands before and the passive's subject stands after, or in sentences
    of which half the words agree. Both spans are given; kind ``agent``. Languages without
    lists give none.
    """
    found: list[Finding] = []
    for pair in closest(pairs):
        if grammar(pair.a.article.lang) is None:
            continue
        a, b = Statement(pair.a), Statement(pair.b)
        found += _agents(a, b, of_a=True)
        found += _agents(b, a, of_a=False)
    return found


def _agents(here: Statement, there: Statement, *, of_a: bool) -> Iterator[Finding]:
    rules = grammar(there.sentence.article.lang)
    if rules is None:
        return
    for be, participle in _agentless(here):
        active = _active(there, here, be, participle, rules)
        if active is None:
            continue
        agent, verb = active
        begin = be
        while begin and rules.passed_over(here.words[begin - 1].plain):
            begin -= 1
        passive, doing = here.span(begin, participle), there.span(agent[0], verb)
        yield Finding(
            type="omission",
            kind="agent",
            a=passive if of_a else doing,
            b=doing if of_a else passive,
            note=f"{cited(passive.text)} in {one_line(here.sentence.article.outlet)}, a passive "
            f"without an agent; {one_line(there.sentence.article.outlet)} names "
            f"{cited(there.span(*agent).text)}",
            score=round(likeness(here, there), 4),
        )


def _agentless(here: Statement) -> Iterator[tuple[int, int]]:
    """(be, participle) of the passives that say nothing of who did it."""
    lists = word_list(_LISTS, here.sentence.article.lang)
    for be, word in enumerate(here.words):
        if word.plain not in lists.get("be", frozenset()):
            continue
        at = be + 1
        while at < len(here.words) and (
            here.words[at].plain.endswith("ly") or here.words[at].plain in lists["between"]
        ):
            at += 1
        if (
            at < len(here.words)
            and _is_participle(here.words[at].plain, here)
            and not _agent(here, at)
        ):
            yield be, at


def _agent(here: Statement, participle: int) -> bool:
    """Whether "by" and somebody follow the participle."""
    no_agents = word_list(_LISTS, here.sentence.article.lang)["no_agents"]
    for i in range(participle + 1, min(participle + _REACH, len(here.words) - 1)):
        following = here.words[i + 1].plain
        if here.words[i].plain == "by" and following not in no_agents:
            return not following[0].isdigit()
    return False


def _is_participle(word: str, here: Statement) -> bool:
    lists = word_list(_LISTS, here.sentence.article.lang)
    if word in lists["stative"]:
        return False
    return word in _irregular(here.sentence.article.lang) or (len(word) > 4 and word.endswith("ed"))


@cache
def _irregular(lang: str | None) -> dict[str, str]:
    """Form of an irregular verb to its infinitive."""
    entries = word_list(_LISTS, lang).get("irregular", frozenset())
    return {form: entry.split("/")[0] for entry in sorted(entries) for form in entry.split("/")}


def _active(
    there: Statement, here: Statement, be: int, participle: int, rules: Grammar
) -> tuple[tuple[int, int], int] | None:
    """(first and last token of the subject, verb) of the same verb with subject and object."""
    irregular = _irregular(there.sentence.article.lang)
    verb = here.words[participle].plain
    patient = [i for i in here.content if i < be]
    words = there.words
    for i, word in enumerate(words):
        same = irregular.get(word.plain, word.plain) == irregular.get(verb, verb)
        if not (same or same_word(word.plain, verb)) or word.plain.endswith("ing"):
            continue
        if not _has_subject(there, i, rules) or not _has_object(there, i, rules):
            continue
        agent = subject_before(words, i, rules)
        reach = range(i + 1, min(i + _REACH, len(words)))
        done_to = patient and any(j in reach for j in there.like(here.words[patient[-1]]))
        alike = likeness(here, there) >= 0.5 and shared(here, there) >= _SHARED
        if agent is not None and agent[1] < i and (done_to or alike):
            return agent, i
    return None


def _has_subject(there: Statement, verb: int, rules: Grammar) -> bool:
    """Whether what stands before a verb can be its subject: no form of be, no article, no "to"."""
    lists = rules.lists
    at = verb - 1
    while at >= 0 and rules.passed_over(there.words[at].plain):
        if there.words[at].plain in lists["be"] | {"to"}:
            return False
        at -= 1
    if at < 0:
        return False
    before = there.words[at].plain
    return before not in lists["determiners"] | lists["prepositions"]


def _has_object(there: Statement, verb: int, rules: Grammar) -> bool:
    """Whether an object can follow a verb: no mark, no preposition but of an amount."""
    if verb + 1 >= len(there.words):
        return False
    following = there.words[verb + 1]
    amounts = word_list(_LISTS, there.sentence.article.lang)["before_objects"]
    return not following.gap.strip() and (
        following.plain in amounts or following.plain not in rules.lists["prepositions"] | {"and"}
    )
