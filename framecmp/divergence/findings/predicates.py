"""Whether two sentences say it of the same thing: where a word of one stands in the other."""

from __future__ import annotations

from framecmp.divergence.findings.statements import Statement, likeness

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
    the sentences are alike (``ALIKE`` of the shorter one's content words). None if there is
    none.
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
    if best is None or best[0] < (1 if likeness(here, there) >= ALIKE else AROUND):
        return None
    return best[1]
