"""Do the finders of what is said how notice a planted change, and keep quiet without one?

    python benchmarks/findings_quotes.py [CORPUS] [--show] [--twice | --gold]

Takes the English articles of a corpus, the bundled one if not told otherwise. Each is held
against its word-for-word copy with one planted change: a hedge, a negative put in or taken
out, a passive without its agent, another speaker, a label in quotation marks, a distancing
verb, another word in a quote, a source left out. Every finding besides the planted one is
wrong, and so is every finding in a copy without a change. ``--twice`` plants into linked
passages of two outlets instead (findings that were there before don't count), ``--gold``
counts which of the corpus's annotated divergences are found, ``--show`` prints what was missed
and what was wrong. The same on every run.

The plantings are found with patterns of their own and know nothing of the finders' lists
beyond common English; still they are one author's idea of how such changes look.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from findings import annotated, is_english

from framecmp import compare, load_corpus, load_encoder
from framecmp.encoding import Encoder
from framecmp.gold import AlignmentGold, alignment_gold
from framecmp.records import Finding
from framecmp.text import article_from_passages

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = 0
PER_ARTICLE, PER_PAIR = 2, 2
TYPES = {"quote", "hedge", "negation"}

GOLD_TYPES = {
    "scare-quotes": "quote scare quotes",
    "attribution": "quote",
    "hedge": "hedge",
    "negation": "negation",
    "agent-deletion": "omission agent",
}

AUXILIARY = r"(?P<aux>was|were|is|are|has|have|had|will)"
# Irregular and short words follow an auxiliary too, but then one can't tell what is meant.
PREDICATE = re.compile(
    rf"(?<=[a-z]) {AUXILIARY} (?P<verb>[a-z]{{3,}}(?:ed|ing)|be [a-z]+ed)(?=[ .,])"
)
NEGATED = re.compile(
    r"(?<=[a-z]) (?:was|were|is|are|has|have|had|will)(?P<cue> not) (?P<verb>[a-z]{4,})"
)
NO_NOUN = re.compile(r"(?<=[a-z] )(?P<cue>no) (?P<verb>[a-z]{5,})(?=[ .,])")
ACTIVE = re.compile(
    r"(?:^|(?<=\. ))(?P<agent>(?:[A-Z][\w'’]+|The [a-z]+)(?: [A-Z][\w'’]+| [a-z]+)?) "
    r"(?P<verb>[a-z]{3,}ed|shot|struck|sent|sold|shut|cut|built) "
    r"(?P<patient>(?:the|a|an|some|about|more than|\d[\d,.]*)(?: [\w'’-]+){1,4}?)"
    r"(?= (?:on|in|at|after|with|because|from|to|until|by|for|before)\b|[.,;])"
)
SAID_NAME = re.compile(r"[,?!]['\"”’] (?:says|said|asked) (?P<name>[A-Z][a-z]+ [A-Z][a-z]+)")
SAID = re.compile(r"(?<=[a-z”\"] )(?<!is )(?<!are )(?P<verb>said|says)(?= [A-Zat]|[.,])")
LABEL = re.compile(
    r"(?<=[a-z] )(?P<label>[a-z]{5,}(?: [a-z]{6,})?)(?= (?:of|in|to|and|was|were|is|are|on)\b|[.,])"
)
QUOTED = re.compile(r"[“\"](?P<words>[^“”\"]{40,300})[”\"]")
SOURCE_AT_END = re.compile(r"(?P<source>, (?:the |a |an )?[\w' ]{3,40} said)(?=\.(?: |$))")

HEDGES = ("allegedly", "reportedly", "apparently", "possibly", "probably", "supposedly")
SPEAKERS = ("Maren Tolvik", "Oskar Brandt", "Selma Hart", "Igor Petrov", "Ruth Kessler")
CLAIMS = {"said": ("claimed", "insisted", "alleged"), "says": ("claims", "insists", "alleges")}
OTHER_WORDS = ("bridges", "yesterday", "terrible", "seventeen", "gladly")


@dataclass(frozen=True)
class Planting:
    """Characters ``start`` to ``end`` of a passage become ``new``.

    :ivar type: the finding's type, and ``kinds`` how its kind may begin.
    """

    what: str
    type: str
    kinds: tuple[str, ...]
    passage: int
    start: int
    end: int
    new: str


Planter = Callable[[int, str, random.Random], Iterator[Planting]]


def hedges(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    for m in PREDICATE.finditer(text):
        if _in_quotes(text, m.start()):
            continue
        if m["aux"] == "will":
            yield Planting("hedge", "hedge", ("hedged",), i, *m.span("aux"), "may")
        else:
            new = f"{m['aux']} {rng.choice(HEDGES)}"
            yield Planting("hedge", "hedge", ("hedged",), i, *m.span("aux"), new)


def negatives(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    del rng
    for m in PREDICATE.finditer(text):
        sentence = re.split(r"(?<=[.?!]) ", text[: m.start()])[-1] + text[m.start() : m.end() + 30]
        if _in_quotes(text, m.start()) or re.search(
            r"\b(?:no|not|nobody|none|never)\b", sentence, re.I
        ):
            continue
        new = f"{m['aux']} not"
        yield Planting("negation put in", "negation", ("negated",), i, *m.span("aux"), new)


def positives(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    del rng
    for m in NEGATED.finditer(text):
        if _in_quotes(text, m.start()):
            continue
        yield Planting("negation taken out", "negation", ("negated",), i, *m.span("cue"), "")
    for m in NO_NOUN.finditer(text):
        if _in_quotes(text, m.start()):
            continue
        yield Planting("negation taken out", "negation", ("negated",), i, *m.span("cue"), "some")


def passives(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    del rng
    participle = {"shot": "shot", "struck": "struck", "shut": "shut", "cut": "cut"}
    for m in ACTIVE.finditer(text):
        if re.search(r"\b(?:Who|Nobody|was|were|is|are|be|has|have|had)\b", m["agent"]):
            continue
        many = m["patient"][0].isdigit() or m["patient"].split()[-1].endswith("s")
        be = "were" if many else "was"
        patient = m["patient"][0].upper() + m["patient"][1:]
        new = f"{patient} {be} {participle.get(m['verb'], m['verb'])}"
        yield Planting("agent left out", "omission", ("agent",), i, m.start(), m.end(), new)


def speakers(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    for m in SAID_NAME.finditer(text):
        yield Planting("speaker", "quote", ("speaker",), i, *m.span("name"), rng.choice(SPEAKERS))


def labels(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    del rng
    if re.search('[“”"‘«]', text):
        return
    for m in LABEL.finditer(text):
        new = f"“{m['label']}”"
        yield Planting("scare quotes", "quote", ("scare quotes",), i, *m.span("label"), new)


def verbs(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    for m in SAID.finditer(text):
        new = rng.choice(CLAIMS[m["verb"]])
        yield Planting("reporting verb", "quote", ("reporting verb",), i, *m.span("verb"), new)


def wordings(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    for m in QUOTED.finditer(text):
        words = list(re.finditer(r"\w[\w’']+", m["words"]))
        word = rng.choice(words[1:-1])
        start, end = (m.start("words") + at for at in word.span())
        new = rng.choice(OTHER_WORDS)
        yield Planting("quote's words", "quote", ("wording",), i, start, end, new)


def sources(i: int, text: str, rng: random.Random) -> Iterator[Planting]:
    del rng
    for m in SOURCE_AT_END.finditer(text):
        yield Planting("source left out", "quote", ("attributed",), i, *m.span("source"), "")


def _in_quotes(text: str, at: int) -> bool:
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


PLANTERS: tuple[Planter, ...] = (
    hedges,
    negatives,
    positives,
    passives,
    speakers,
    labels,
    verbs,
    wordings,
    sources,
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", nargs="?", default=str(CORPUS))
    parser.add_argument("--show", action="store_true")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--twice", action="store_true")
    what.add_argument("--gold", action="store_true")
    asked = parser.parse_args()
    corpus = load_corpus(asked.corpus)
    if asked.gold:
        annotated(corpus, asked.show, GOLD_TYPES)
        return
    gold = [r for r in alignment_gold(corpus) if is_english("".join(r.a.passages + r.b.passages))]
    (told_twice if asked.twice else copies)(gold, asked.show)


def copies(gold: Sequence[AlignmentGold], show: bool) -> None:
    planted, noticed, wrong, quiet = Counter(), Counter(), Counter(), 0
    texts = list(dict.fromkeys(side.passages for r in gold for side in (r.a, r.b)))
    for number, passages in enumerate(texts):
        quiet += len(findings(passages, passages))
        for planter in PLANTERS:
            rng = random.Random(f"{SEED} {number} {planter.__name__}")
            every = [p for i, text in enumerate(passages) for p in planter(i, text, rng)]
            for planting in rng.sample(every, min(PER_ARTICLE, len(every))):
                count(planting, passages, passages, (), planted, noticed, wrong, show)
    table("word-for-word copies with one change", planted, noticed, wrong)
    print(f"findings in {len(texts)} copies without a change: {quiet}")


def told_twice(gold: Sequence[AlignmentGold], show: bool) -> None:
    """Plant where a linked passage of the other outlet has the planted place's words too."""
    planted, noticed, wrong = Counter(), Counter(), Counter()
    for record in gold:
        a, b = record.a.passages, record.b.passages
        before = findings(a, b)
        for planter in PLANTERS:
            rng = random.Random(f"{SEED} {record.id} {planter.__name__}")
            every = [
                p for i, j in record.links for p in planter(j, b[j], rng) if _says(a[i], b[j], p)
            ]
            for planting in rng.sample(every, min(PER_PAIR, len(every))):
                count(planting, a, b, before, planted, noticed, wrong, show)
    table("linked passages of two outlets, one side changed", planted, noticed, wrong)


def _says(other: str, text: str, planting: Planting) -> bool:
    """Whether the other passage has the words around a planting."""
    around = text[max(0, planting.start - 12) : planting.end + 20]
    words = re.findall(r"\w{4,}", around)
    return bool(words) and all(w in other for w in words)


def count(
    planting: Planting,
    a: Sequence[str],
    b: Sequence[str],
    before: Sequence[Finding],
    planted: Counter[str],
    noticed: Counter[str],
    wrong: Counter[str],
    show: bool,
) -> None:
    text = b[planting.passage]
    changed = list(b)
    changed[planting.passage] = text[: planting.start] + planting.new + text[planting.end :]
    known = {_texts(f) for f in before}
    found = [f for f in findings(a, changed) if _texts(f) not in known]
    hits = [f for f in found if _answers(f, planting, changed)]
    planted[planting.what] += 1
    noticed[planting.what] += bool(hits)
    wrong[planting.what] += len(found) - len(hits)
    if show and not hits:
        around = text[max(0, planting.start - 70) : planting.end + 50]
        print(f"missed {planting.what}: {around!r} -> {planting.new!r}")
    for f in found if show else ():
        if f not in hits:
            _, kind, at_a, at_b = _texts(f)
            print(f"wrong at {planting.what}: {f.type} {kind}: {at_a!r} | {at_b!r}")


def _answers(finding: Finding, planting: Planting, changed: Sequence[str]) -> bool:
    """Whether a finding is of the planted sort and touches the sentence that was changed."""
    if finding.type != planting.type or not finding.kind.startswith(planting.kinds):
        return False
    if finding.b is None:
        return False
    passage = article_from_passages(changed, id="b", outlet="b").passages[planting.passage]
    return passage.start <= finding.b.start < passage.end


def table(title: str, planted: Counter[str], noticed: Counter[str], wrong: Counter[str]) -> None:
    print(
        f"\n{title}\n{'planted':<20}{'n':>6}{'found':>7}{'recall':>8}{'wrong':>7}{'precision':>11}"
    )
    for what, n in [*planted.items(), ("in all", planted.total())]:
        hit, bad = (
            (noticed.total(), wrong.total()) if what == "in all" else (noticed[what], wrong[what])
        )
        precision = hit / (hit + bad) if hit + bad else float("nan")
        print(f"{what:<20}{n:>6}{hit:>7}{hit / n:>8.3f}{bad:>7}{precision:>11.3f}")


def findings(a: Sequence[str], b: Sequence[str]) -> list[Finding]:
    sides = [article_from_passages(p, id=id, outlet=id) for p, id in ((a, "a"), (b, "b"))]
    found = compare(sides, _encoder()).findings
    return [f for f in found if f.type in TYPES or f.kind == "agent"]


def _texts(finding: Finding) -> tuple[str, str, str | None, str | None]:
    a, b = (span and span.text for span in (finding.a, finding.b))
    return finding.type, finding.kind, a, b


@cache
def _encoder() -> Encoder:
    return load_encoder()


if __name__ == "__main__":
    main()
