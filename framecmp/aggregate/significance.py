"""Which leanings of a corpus are more than chance: outlets permuted within events.

The event is the unit. Sets of linked passages of one article are not independent of each
other, since an article keeps to its words: taken for units, they raise false alarms
(``benchmarks/README.md``).
"""

from __future__ import annotations

import numpy as np

from framecmp.aggregate.counts import CorpusCounts
from framecmp.divergence.aligned import Table, gathering, table
from framecmp.divergence.leaning import shown
from framecmp.divergence.swaps import FEWEST_UNITS, Deviations, corrected, deviations, pooled
from framecmp.types import IntArray


def by_event(found: Table, columns: IntArray) -> Deviations:
    """How far each outlet is from the others of an event, measured in each set of passages."""
    within = deviations(found.counts[:, columns], found.totals, found.unit, found.outlet)
    return pooled(within, found.event)


def p_values(counts: CorpusCounts) -> dict[tuple[str, str], float]:
    """P-values by outlet and term, each outlet against all others; corrected for all of them.

    Tested is what could be shown and is met, by whomever, in ``FEWEST_UNITS`` events of an
    outlet; nothing else is corrected for. Fewer events give none.
    """
    if not counts.together.units:
        return {}
    found = table(counts.together)
    langs = {lang for given in counts.langs.values() for lang in given}
    met = ((gathering(found.event) @ found.counts) > 0).astype(float)
    there = np.zeros((len(found.events), len(found.outlets)))
    there[found.event, found.outlet] = 1
    often = there.T @ met
    enough = np.flatnonzero(often.max(axis=0) >= FEWEST_UNITS)
    columns = np.array([i for i in enough if shown(found.terms[i], langs)], dtype=int)
    tested = often[:, columns] >= FEWEST_UNITS
    if len(found.outlets) == 2:
        # What one of two uses more the other uses less: it is one question.
        tested[1] = False
    p = corrected(by_event(found, columns), tested)
    return {
        (found.outlets[o], found.terms[columns[i]]): float(p[o, i])
        for o, i in zip(*np.nonzero(tested), strict=True)
    }
