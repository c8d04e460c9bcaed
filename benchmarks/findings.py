"""Do the finders notice a planted change, and do they keep quiet where there is none?

    python benchmarks/findings.py [CORPUS|GOLD.jsonl] [--types TYPE...] [--show]

Takes the English articles of a corpus with gold, the bundled one if not told otherwise,
and prints three tables, the same on every run. Of alignment gold it prints the second alone, for
pairs of four passages or more.

1. copies: an article against its word-for-word copy with one change, and against a copy
   without any. Every finding besides the planted one is wrong.
2. told twice: two outlets' articles, where one thing that linked passages of both say is
   changed on one side. Findings that the unchanged articles have too don't count.
3. gold: which of the corpus's annotated divergences are found. They are a selection, so
   that nothing is said of precision.

``--types`` plants changes of these types only; ``--show`` prints what was missed and what was
wrong. On the bundled corpus it takes some minutes.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from plantings import PLANTERS, Alteration, Edit, Planter

from framecmp import compare, load_corpus, load_encoder
from framecmp.corpus import Corpus
from framecmp.encoding import Encoder
from framecmp.gold import (
    AlignmentGold,
    alignment_gold,
    read_alignment_gold,
    read_event_gold,
    stem,
)
from framecmp.records import Article, Comparison, Finding, Span
from framecmp.text import article_from_passages, sentence_spans

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = 0

# Alterations of one type taken from one article, and from one pair of articles.
PER_ARTICLE, PER_PAIR = 4, 3

# Passages that a pair of articles of a gold file has at the least, both sides together.
FEWEST = 4

Planters = Mapping[str, Planter]

GOLD_TYPES = {
    "number-conflict": "number",
    "rounding": "number",
    "date-conflict": "date",
    "name-conflict": "name",
    "omission": "omission",
}


class Tally:
    """Plantings, how many were noticed, findings, how many of those were right."""

    def __init__(self, types: Iterable[str]) -> None:
        self.types = tuple(types)
        self.planted: Counter[str] = Counter()
        self.noticed: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.wrong: Counter[str] = Counter()

    def print(self, title: str) -> None:
        print(f"\n{title}")
        print(f"{'type':<10}{'planted':>8}{'found':>7}{'recall':>8}{'wrong':>7}{'precision':>11}")
        for what in self.types:
            planted, noticed = self.planted[what], self.noticed[what]
            right, wrong = self.right[what], self.wrong[what]
            recall = noticed / planted if planted else float("nan")
            precision = right / (right + wrong) if right + wrong else float("nan")
            print(f"{what:<10}{planted:>8}{noticed:>7}{recall:>8.3f}{wrong:>7}{precision:>11.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="?", default=str(CORPUS), metavar="CORPUS|GOLD.jsonl")
    parser.add_argument("--types", nargs="+", choices=PLANTERS, default=list(PLANTERS))
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    planters = {what: PLANTERS[what] for what in asked.types}
    if not Path(asked.gold).is_dir():
        gold = read_alignment_gold(asked.gold)
        long = [r for r in gold if len(r.a.passages) + len(r.b.passages) >= FEWEST]
        told_twice(long, planters, asked.show)
        return
    corpus = load_corpus(asked.gold)
    gold = [r for r in alignment_gold(corpus) if is_english("".join(r.a.passages + r.b.passages))]
    copies(gold, planters, asked.show)
    told_twice(gold, planters, asked.show)
    annotated(corpus, asked.show)


def is_english(text: str) -> bool:
    return sum(c.isascii() for c in text) > 0.9 * len(text)


def copies(gold: Sequence[AlignmentGold], planters: Planters, show: bool) -> None:
    tally, quiet = Tally(planters), 0
    texts = list(dict.fromkeys(side.passages for r in gold for side in (r.a, r.b)))
    for number, passages in enumerate(texts):
        unaltered = _findings(passages, passages)
        quiet += len(unaltered)
        _print_all(show, "in an unaltered copy", unaltered)
        for what, planter in planters.items():
            rng = random.Random(f"{SEED} {number} {what}")
            for alteration in _some(planter, passages, rng, PER_ARTICLE):
                _count(tally, alteration, passages, passages, (), (), show)
    tally.print("word-for-word copies with one change")
    print(f"findings in {len(texts)} copies without a change: {quiet}")


def told_twice(gold: Sequence[AlignmentGold], planters: Planters, show: bool) -> None:
    tally = Tally(planters)
    for record in gold:
        a, b = record.a.passages, record.b.passages
        alterations = [
            alteration
            for what, planter in planters.items()
            for alteration in shared(planter, record, random.Random(f"{SEED} {record.id} {what}"))
        ]
        before = _findings(a, b) if alterations else ()
        for alteration in alterations:
            _count(tally, alteration, a, b, before, record.links, show)
    tally.print("linked passages of two outlets, one side changed")


def _some(
    planter: Planter, passages: Sequence[str], rng: random.Random, most: int
) -> list[Alteration]:
    every = list(planter(passages, rng))
    return rng.sample(every, min(most, len(every)))


def shared(planter: Planter, record: AlignmentGold, rng: random.Random) -> list[Alteration]:
    """Alterations of B of what a linked passage of A says in the same letters.

    An omission leaves out all of B that is linked to a passage of A of one sentence.
    """
    partners: dict[int, list[int]] = {}
    for i, j in record.links:
        partners.setdefault(j, []).append(i)
    found: list[Alteration] = []
    for alteration in planter(record.b.passages, rng):
        if alteration.what == "omission":
            continue
        edit = alteration.edits[0]
        said = record.b.passages[edit.passage][edit.start : edit.end]
        if any(says(record.a.passages[i], said) for i in partners.get(edit.passage, ())):
            found.append(alteration)
    if planter is PLANTERS["omission"]:
        found = list(_left_out(record))
    return rng.sample(found, min(PER_PAIR, len(found)))


def _left_out(record: AlignmentGold) -> Iterable[Alteration]:
    for i, passage in enumerate(record.a.passages):
        gone = [j for row, j in record.links if row == i]
        if gone and len(sentence_spans(passage)) == 1 and len(passage.split()) >= 5:
            edits = tuple(Edit(j, 0, len(record.b.passages[j]), "") for j in gone)
            yield Alteration("omission", frozenset({"not found"}), (Edit(-1, i, 0, ""), *edits))


def says(passage: str, said: str) -> bool:
    at = passage.lower().find(said.lower())
    around = passage[max(0, at - 1) : at] + passage[at + len(said) : at + len(said) + 1]
    return at >= 0 and not any(c.isalnum() for c in around)


def _count(
    tally: Tally,
    alteration: Alteration,
    a: Sequence[str],
    b: Sequence[str],
    before: Sequence[Finding],
    links: Sequence[tuple[int, int]],
    show: bool,
) -> None:
    known = {_texts(f) for f in before}
    old = {e.new: b[e.passage][e.start : e.end] for e in alteration.edits if e.passage >= 0}
    findings = [
        f for f in _findings(a, altered(b, alteration)) if not known & {_texts(f), _texts(f, old)}
    ]
    hits = [f for f in findings if _answers(f, alteration, a, b)]
    wrong = [f for f in findings if f not in hits and not _follows(f, alteration, a, b, links)]
    tally.planted[alteration.what] += 1
    tally.noticed[alteration.what] += bool(hits)
    for counter, counted in ((tally.right, hits), (tally.wrong, wrong)):
        # A finding beside the planted place is wrong, whatever its type.
        counter.update(f.type for f in counted)
    if not hits and show:
        edit = alteration.edits[-1]
        passage = b[edit.passage][max(0, edit.start - 60) : edit.end + 40]
        print(f"missed {alteration.what}: {passage!r} -> {edit.new!r}")
    _print_all(show, "wrong", wrong)


def _follows(
    finding: Finding,
    alteration: Alteration,
    a: Sequence[str],
    b: Sequence[str],
    links: Sequence[tuple[int, int]],
) -> bool:
    """Whether a finding isn't the planted one, and yet true.

    What was changed stands on one side only. And a sentence is rightly missed if no passage
    that is left is linked to its own. If one is, but the passage has other sentences, the gold
    doesn't tell which of them it answers.
    """
    if finding.type == "omission":
        gone = {e.passage for e in alteration.edits} if alteration.what == "omission" else set()
        left = [(i, j) for i, j in links if j not in gone]
        said, side = (finding.a, 0) if finding.a is not None else (finding.b, 1)
        still = [(a, b)[side][link[side]] for link in left]
        return bool(links) and not any(said.text == passage.strip() for passage in still)
    if not finding.kind.startswith("only in") or finding.type != alteration.what:
        return False
    changed = {e.new for e in alteration.edits} | {
        b[e.passage][e.start : e.end] for e in alteration.edits
    }
    return any(word in (finding.a or finding.b).text for word in changed)


def _answers(finding: Finding, alteration: Alteration, a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a finding is the planted one: its type and kind, at the place of the change."""
    if finding.type != alteration.what or finding.kind not in alteration.kinds:
        return False
    edit = alteration.edits[0]
    if alteration.what == "omission":
        missing = a[edit.start] if edit.passage < 0 else b[edit.passage][edit.start : edit.end]
        return finding.a is not None and finding.a.text.strip() in missing.strip()
    if finding.b is None:
        return False
    shift = 0
    for edit in alteration.edits:
        start = offset(altered(b, alteration), edit.passage) + edit.start
        shift = sum(
            len(e.new) - (e.end - e.start)
            for e in alteration.edits
            if e.passage == edit.passage and e.start < edit.start
        )
        if finding.b.start < start + shift + len(edit.new) and start + shift < finding.b.end:
            return True
    return False


def offset(passages: Sequence[str], index: int) -> int:
    return article_from_passages(passages, id="x", outlet="x").passages[index].start


def altered(passages: Sequence[str], alteration: Alteration) -> list[str]:
    changed = list(passages)
    for edit in sorted(alteration.edits, key=lambda e: -e.start):
        if edit.passage >= 0:
            text = changed[edit.passage]
            changed[edit.passage] = text[: edit.start] + edit.new + text[edit.end :]
    return changed


@cache
def _encoder() -> Encoder:
    return load_encoder()


def _findings(a: Sequence[str], b: Sequence[str]) -> tuple[Finding, ...]:
    sides = [article_from_passages(p, id=id, outlet=id) for p, id in ((a, "a"), (b, "b"))]
    return compare(sides, _encoder()).findings


def _texts(
    finding: Finding, undo: Mapping[str, str] | None = None
) -> tuple[str, str, str | None, str | None]:
    """What a finding says, with new words replaced by old ones in B."""
    a, b = (span and span.text for span in (finding.a, finding.b))
    for new, old in (undo or {}).items():
        b = b and new and b.replace(new, old)
    return finding.type, finding.kind, a, b


def _print_all(show: bool, title: str, findings: Iterable[Finding]) -> None:
    for finding in findings if show else ():
        print(f"{title}: {finding.type} {finding.kind}: {finding.note}")


def annotated(corpus: Corpus, show: bool, types: Mapping[str, str] = GOLD_TYPES) -> None:
    """How many of the annotated divergences of a corpus are found, by gold type.

    :param types: how the type and kind of a finding begin that answers each gold type.
    """
    total: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for event in corpus.events:
        comparison = compare(event.articles, _encoder())
        english = {stem(a) for a in event.articles if is_english(a.text)}
        for line in read_event_gold(event).divergences:
            sides = [side for side in (line.a, line.b) if side]
            if line.type not in types or not all(s.outlet in english for s in sides):
                continue
            spans = [_span(event.articles, side.outlet, side.text) for side in sides]
            total[line.type] += 1
            if _noticed(comparison, types[line.type], spans):
                hit[line.type] += 1
            elif show:
                print(f"not found: {line.type}: {[s.text for s in sides]} {line.note}")
    print("\nannotated divergences of the corpus")
    print(f"{'type':<18}{'gold':>6}{'found':>7}{'recall':>8}")
    for what, number in total.items():
        print(f"{what:<18}{number:>6}{hit[what]:>7}{hit[what] / number:>8.3f}")


def _span(articles: Sequence[Article], outlet: str, text: str) -> Span:
    """Where an outlet says some words, blanks apart."""
    article = next(a for a in articles if stem(a) == outlet)
    match = re.search(r"\s+".join(map(re.escape, text.split())), article.text)
    if match is None:
        raise LookupError(f"{outlet} doesn't say {text!r}")
    return Span(article=article.id, start=match.start(), end=match.end(), text=match[0])


def _noticed(comparison: Comparison, what: str, spans: Sequence[Span]) -> bool:
    """Whether a finding whose type and kind begin so touches every one of the spans."""
    return any(
        all(any(_touch(span, end) for end in (f.a, f.b) if end) for span in spans)
        for f in comparison.findings
        # The gold takes years, days and spans of time for rounded dates or numbers alike.
        if f"{f.type} {f.kind}".startswith(what) or {f.type, what} == {"number", "date"}
    )


def _touch(x: Span, y: Span) -> bool:
    return x.article == y.article and x.start < y.end and y.start < x.end


if __name__ == "__main__":
    main()
