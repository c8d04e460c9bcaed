"""What one sentence says of a thing with a word that the other one doesn't have there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from framecmp.divergence.findings.reporting import cited, one_line
from framecmp.divergence.findings.statements import Statement, likeness, same_word, shared
from framecmp.records import Finding, FindingType

# First and last token.
Cue = tuple[int, int]

_OPENS_CLAUSE = frozenset(
    ("whether", "that", "if", "who", "which", "what", "how", "why", "where", "when", "because")
)

# Sentences that share less of their words are taken to say different things.
ALIKE = 0.4
# So many content words around the predicate must stand in the other sentence too.
AROUND = 2


def bearing(here: Statement, first: int, last: int) -> int | None:
    """The word that a cue (first to last token) bears on; None where that can't be told.

    The next content word of its clause, up to a word that opens a clause of its own
    (``cannot say whether …``); with hardly anything after the cue (``none there``), the
    one before it.
    """
    begin, end = here.clause(first)
    opening = (i for i in range(last + 1, end + 1) if here.words[i].plain in _OPENS_CLAUSE)
    stop = next(opening, end + 1)
    after = next((i for i in here.content if last < i < stop), None)
    if after is not None:
        return None if here.words[after].capital else after
    before = [i for i in here.content if begin <= i < first]
    return before[-1] if before and stop > end and end - last <= 1 else None


def partner(here: Statement, target: int, there: Statement) -> int | None:
    """The word of the other sentence that a cue here might bear on just as well.

    It is a form of the target, and their clauses share ``AROUND`` words besides, or one and
    the sentences are alike (``ALIKE`` of the shorter one's content words), or none and the
    sentences differ by one word at most. None if there is none.
    """
    candidates = there.like(here.words[target])
    if not candidates:
        return None
    first, last = here.clause(target)
    around = [i for i in here.content if first <= i <= last and i != target]
    best: tuple[int, int] | None = None
    for candidate in candidates:
        begin, end = there.clause(candidate)
        held = sum(
            any(begin <= j <= end and j != candidate for j in there.like(here.words[i]))
            for i in around
        )
        if best is None or held > best[0]:
            best = held, candidate
    if best is None:
        return None
    needed = 1 if likeness(here, there) >= ALIKE else AROUND
    same = shared(here, there) >= max(len(here.content), len(there.content)) - 1
    return best[1] if same or best[0] >= needed else None


class Rule(Struct, frozen=True):
    """A sort of cue that matters where only one side has it.

    :ivar called: what it makes of a statement: "negated", "hedged".
    :ivar cues: first and last token of each cue of a statement, in order.
    :ivar target: the word that a cue, by its first and last token, bears on, if any.
    :ivar answered: whether one of some cues of a statement is the like for one of its words.
    :ivar lacking: what the other side lacks, for the note.
    :ivar weight: how much it tells, 0 to 1.
    """

    type: FindingType
    called: str
    cues: Callable[[Statement], Iterable[Cue]]
    target: Callable[[Statement, int, int], int | None]
    answered: Callable[[Statement, int, Sequence[Cue]], bool]
    lacking: str
    weight: float = 1.0


def one_sided(a: Statement, b: Statement, rule: Rule) -> Iterator[Finding]:
    """A finding for each cue of one side whose word the other one says without the like.

    Kinds: ``<called> in A only`` and ``<called> in B only``. The score is the likeness of the
    sentences times the rule's weight.
    """
    score = round(rule.weight * likeness(a, b), 4)
    for here, there, of_a in ((a, b, True), (b, a, False)):
        seen: set[int] = set()
        for first, last in rule.cues(here):
            target = rule.target(here, first, last)
            if target is None or target in seen:
                continue
            seen.add(target)
            other = partner(here, target, there)
            if other is None or rule.answered(there, other, _left(here, target, there, rule)):
                continue
            cued, plain = here.span(min(first, target), max(last, target)), there.span(other, other)
            yield Finding(
                type=rule.type,
                kind=f"{rule.called} in {'A' if of_a else 'B'} only",
                a=cued if of_a else plain,
                b=plain if of_a else cued,
                note=f"{cited(cued.text)} in {one_line(here.sentence.article.outlet)}, "
                f"{cited(plain.text)} in {one_line(there.sentence.article.outlet)}, "
                f"{rule.lacking}",
                score=score,
            )


def _left(here: Statement, target: int, there: Statement, rule: Rule) -> list[Cue]:
    """The cues of the other sentence that can answer one that bears on ``target`` here.

    What bears on a word there that another cue bears on here is that one's counterpart.
    """
    taken = {word for cue in rule.cues(here) if (word := _target(here, cue, rule))}
    taken = {word for word in taken if not same_word(word, here.words[target].plain)}
    return [
        cue
        for cue in rule.cues(there)
        if (word := _target(there, cue, rule)) is None
        or not any(same_word(word, one) for one in taken)
    ]


def _target(statement: Statement, cue: Cue, rule: Rule) -> str | None:
    at = rule.target(statement, *cue)
    return None if at is None else statement.words[at].plain
