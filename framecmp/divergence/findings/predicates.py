"""Whether two sentences say it of the same thing: where a word of one stands in the other."""

from __future__ import annotations

from framecmp.divergence.findings.statements import Statement, likeness

# Sentences that share less of their words are taken to say different things.
ALIKE = 0.4
# So many content words around the predicate must stand in the other sentence too.
AROUND = 2


def partner(here: Statement, target: int, there: Statement) -> int | None:
    """The word of the other sentence that a cue here might bear on just as well.

    It is a form of the target, and the sentences are alike (``ALIKE`` of the shorter one's
    content words), or their clauses share ``AROUND`` words besides. None if there is none.
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
    if best is None or (best[0] < AROUND and likeness(here, there) < ALIKE):
        return None
    return best[1]
