"""Make the weights that wordings and word links rest on anew, from gold.

    python benchmarks/wording_weights.py CHUNKS.jsonl NEWSWCL50_FOLDER [--spacy PIPELINE] [--write]

CHUNKS.jsonl is wording gold with chunk links (SemEval-2016 Task 2); the folder holds the
articles and mentions of NewsWCL50. Prints what the weights reach on data that they weren't
fitted on, by groups of sentences that share one and by event, and what the shipped ones reach,
also without the probes and, with ``--spacy``, with the phrases of a pipeline; with ``--write`` they
replace ``probes.json`` and ``span_weights.toml`` in ``framecmp/divergence/data``, fitted on all.
No text goes into either file.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from newswcl50 import NewsEvent, judge, read_events
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import framecmp.divergence
from framecmp import load_encoder
from framecmp.divergence import span_weights
from framecmp.divergence.passage_pairs import pairs_of
from framecmp.divergence.phrases import tokenize
from framecmp.divergence.pipeline import load_spacy
from framecmp.divergence.probes import Probe, Probes, probes_for
from framecmp.divergence.spans import similarities, word_vectors
from framecmp.divergence.word_links import chunk, encode_words, linked_words, word_of_token
from framecmp.divergence.wording import Match, find_wordings, matches_of
from framecmp.evaluate import word_link_hits
from framecmp.gold import WordingGold, read_gold
from framecmp.records import Wording

DATA = Path(framecmp.divergence.__file__).parent / "data"
FOLDS = 5

SENTENCE = ("middle", "last", "words", "rival", "around", "same", "stems")
EVENT = (
    *("words", "rival", "around", "stems", "form_middle", "form_last", "apart", "beside"),
    *("together", "rivals", "longer", "naming_min", "naming_max"),
)

# What a pair counts that people marked as two things, and one that they didn't mark, beside
# one that they marked as one: a wrong pair costs more than a missed one, and most of what
# isn't marked is wrong, or no name.
WRONG, UNJUDGED = 6.0, 0.3


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("chunks", metavar="CHUNKS.jsonl")
    parser.add_argument("folder", metavar="NEWSWCL50_FOLDER", type=Path)
    parser.add_argument("--spacy", metavar="PIPELINE")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    encoder = load_encoder()
    headlines = Headlines(asked.chunks, encoder)
    print("chunk starts and links of", asked.chunks)
    headlines.report()
    start = headlines.start_probe(range(len(headlines.gold)))
    events = read_events(asked.folder, encoder)
    print("wordings of", asked.folder)
    alone = [replace(event, near=()) for event in events]
    report_events("in linked passages alone, weights of the others", held_out(alone, start), events)
    report_events("weights of the others", held_out(events, start), events)
    shipped = probes_for(encoder.model.sha256, "en")
    pipelines = [load_spacy(asked.spacy)] if asked.spacy else []
    for name, probes in (("as shipped", shipped), ("as shipped, no probe", None)):
        for pipeline in (None, *pipelines):
            found = [find_wordings(e.links, e.text(probes, pipeline), e.near) for e in events]
            report_events(f"{name}, {asked.spacy}" if pipeline else name, found, events)
    if asked.write:
        probes = Probes(start, naming_probe(events, start))
        save(encoder.model.sha256, probes, headlines, events)


class Headlines:
    """Sentence pairs whose chunks people cut and linked."""

    def __init__(self, path: str, encoder) -> None:
        self.gold = read_gold(path, WordingGold)
        self.encoded = encode_words([s for r in self.gold for s in (r.a, r.b)], encoder)
        self.folds = folds(self.gold)

    def start_probe(self, records: Sequence[int]) -> Probe:
        rows, starts = zip(*(self._cuts(self.gold[k]) for k in records), strict=True)
        return fit_probe(np.concatenate(rows), np.concatenate(starts), strength=3)

    def _cuts(self, record: WordingGold) -> tuple[np.ndarray, np.ndarray]:
        rows, starts = [], []
        for side, words in (("a", record.a), ("b", record.b)):
            chunk_of = {i: n for n, p in enumerate(record.pairs) for i in getattr(p, side)}
            tokens = tokenize(" ".join(words))
            vectors = word_vectors(tokens.spans, self.encoded[words]).middle
            place = word_of_token(words, tokens)
            for k in range(1, len(place)):
                if not tokens.parted[k] and place[k] != place[k - 1]:
                    rows.append(np.concatenate([vectors[k - 1], vectors[k]]))
                    here, before = chunk_of.get(place[k]), chunk_of.get(place[k - 1])
                    starts.append(here is None or here != before)
        width = 2 * next(iter(self.encoded.values())).middle.shape[1]
        return np.array(rows).reshape(-1, width), np.array(starts, dtype=bool)

    def chunked(self, records: Sequence[int], start: Probe | None) -> dict:
        probes = start and Probes(start, start)
        sentences = {s for k in records for s in (self.gold[k].a, self.gold[k].b)}
        return {s: chunk(s, self.encoded[s], probes) for s in sentences}

    def regression(self, records: Sequence[int], chunked: dict) -> dict[str, float]:
        """Weights for the share of a pair of chunks that is linked, by how many words it has."""
        rows, shares, sizes = [], [], []
        for k in records:
            record = self.gold[k]
            a, b = chunked[record.a], chunked[record.b]
            if not a.words or not b.words:
                continue
            tables = similarities(a.spans, b.spans)
            links = record.sure_links()
            for row, (i, j) in enumerate(a.words):
                for column, (m, n) in enumerate(b.words):
                    cells = {(x, y) for x in range(i, j + 1) for y in range(m, n + 1)}
                    rows.append([tables[name][row, column] for name in SENTENCE])
                    shares.append(len(cells & links) / len(cells))
                    sizes.append(len(cells) ** 0.5)
        x, share, size = np.array(rows), np.array(shares), np.array(sizes)
        y = np.repeat([True, False], len(x))
        weights = np.concatenate([size * share, size * (1 - share)])
        return fit_weights(np.concatenate([x, x]), y, weights, SENTENCE)

    def report(self) -> None:
        right = total = 0
        for name, known in (("with the probe", True), ("function words alone", False)):
            links: list[set[tuple[int, int]]] = [set() for _ in self.gold]
            for fold in range(FOLDS):
                train, test = np.flatnonzero(self.folds != fold), np.flatnonzero(self.folds == fold)
                start = self.start_probe(train) if known else None
                chunked = self.chunked(range(len(self.gold)), start)
                weights = self.regression(train, chunked)
                for k in test:
                    record = self.gold[k]
                    with Weighing("sentence", weights):
                        links[k] = linked_words(chunked[record.a], chunked[record.b])
                    if start:
                        rows, starts = self._cuts(record)
                        width = rows.shape[1] // 2
                        said = start.logits(rows[:, :width], rows[:, width:]) > 0
                        right, total = right + (said == starts).sum(), total + len(starts)
            every, different = word_link_hits(self.gold, links)
            print(f"  {name}: {every.figures()}\n    over different words: {different.figures()}")
        print(f"  right about {right / total:.3f} of {total} cuts")


@cache
def naming_rows(event: NewsEvent, start: Probe) -> tuple[np.ndarray, np.ndarray]:
    """Vectors of each phrase's first and last word, and whether people marked it."""
    rows, marked = [], []
    vectors = {a.id: v for a, v in event.told}
    text = event.text(Probes(start, start))
    for place, passage in text.passages.items():
        words = word_vectors(passage.tokens.spans, vectors[place.article][place.passage]).middle
        for phrase in passage.spans.phrases:
            span = text.span(place, phrase)
            rows.append(np.concatenate([words[phrase.places[0]], words[phrase.places[-1]]]))
            marked.append(event.concept(place.article, span.start, span.end) is not None)
    return np.array(rows), np.array(marked)


def naming_probe(events: Sequence[NewsEvent], start: Probe) -> Probe:
    rows, marked = zip(*(naming_rows(e, start) for e in events), strict=True)
    return fit_probe(np.concatenate(rows), np.concatenate(marked), strength=0.1)


def labelled(
    event: NewsEvent, probes: Probes
) -> tuple[list[Match], list[list[float]], list[bool | None]]:
    """The label matches of an event, their measures, and whether each is right (or not judged)."""
    text = event.text(probes)
    matches, rows, right = [], [], []
    for pair in pairs_of(event.links, event.near, text):
        found, measures = matches_of(pair, text)
        for at, match in enumerate(found):
            if match.kind != "label":
                continue
            sides = ((pair.a, match.a), (pair.b, match.b))
            spans = [text.span(place, phrase) for place, phrase in sides]
            a, b = (event.concept(s.article, s.start, s.end) for s in spans)
            matches.append(match)
            rows.append([float(measures[name][at]) for name in EVENT])
            right.append(a == b if a and b else None)
    return matches, rows, right


def event_regression(events: Sequence[NewsEvent], start: Probe) -> dict[str, float]:
    """Weights fitted on events; each is read with a naming probe of the others."""
    rows, right, weights = [], [], []
    for event in events:
        others = [e for e in events if e is not event]
        matches, measured, judged = labelled(event, Probes(start, naming_probe(others, start)))
        times = Counter(match.forms for match in matches)
        rows += measured
        for match, verdict in zip(matches, judged, strict=True):
            right.append(verdict is True)
            weight = {True: 1.0, False: WRONG, None: UNJUDGED}[verdict]
            weights.append(weight / times[match.forms])
    return fit_weights(np.array(rows), np.array(right), np.array(weights), EVENT, strength=0.1)


def held_out(events: Sequence[NewsEvent], start: Probe) -> list[tuple[Wording, ...]]:
    """The wordings of each event by the naming probe and the weights of the others."""
    found = []
    for event in events:
        others = [e for e in events if e is not event]
        text = event.text(Probes(start, naming_probe(others, start)))
        with Weighing("event", event_regression(others, start)):
            found.append(find_wordings(event.links, text, event.near))
    return found


def report_events(
    name: str, wordings: Sequence[tuple[Wording, ...]], events: Sequence[NewsEvent]
) -> None:
    figures = [judge(event, found) for event, found in zip(events, wordings, strict=True)]
    right, wrong, concepts = np.mean(figures, axis=0)
    precision = np.mean([r / (r + w) if r + w else 0 for r, w, _ in figures])
    print(
        f"  {name}: precision {precision:.3f}, right {right:.1f}, wrong {wrong:.1f}, "
        f"concepts {concepts:.1f}"
    )


def fit_probe(rows: np.ndarray, truth: np.ndarray, strength: float) -> Probe:
    model = LogisticRegression(C=strength, max_iter=300).fit(rows, truth)
    first, second = np.split(np.round(model.coef_[0], 2).astype(np.float32), 2)
    return Probe(first, second, round(float(model.intercept_[0]), 3))


def fit_weights(
    rows, truth, weights, names: Sequence[str], strength: float = 1
) -> dict[str, float]:
    """A logistic regression on standardised measures, told in the measures' own units."""
    scale = StandardScaler().fit(rows)
    used = weights > 0
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(scale.transform(rows)[used], truth[used], sample_weight=weights[used])
    slopes = model.coef_[0] / scale.scale_
    intercept = float(model.intercept_[0] - slopes @ scale.mean_)
    return {"intercept": intercept, **dict(zip(names, map(float, slopes), strict=True))}


class Weighing:
    """Put weights in the place of the shipped ones for a while."""

    def __init__(self, regression: str, weights: dict[str, float]) -> None:
        self._weights = {regression: weights}

    def __enter__(self) -> None:
        self._shipped: Callable = span_weights._weights
        span_weights._weights = lambda: self._weights

    def __exit__(self, *_: object) -> None:
        span_weights._weights = self._shipped


def folds(gold: Sequence[WordingGold]) -> np.ndarray:
    """A fold for each record; records that share a sentence are in one."""
    of: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, record in enumerate(gold):
        of[record.a].append(k)
        of[record.b].append(k)
    pairs = [(ks[0], k) for ks in of.values() for k in ks]
    ones = np.ones(len(pairs))
    graph = coo_array((ones, np.array(pairs).T), shape=(len(gold), len(gold)))
    return connected_components(graph, directed=False)[1] % FOLDS


def save(model: str, probes: Probes, headlines: Headlines, events: Sequence[NewsEvent]) -> None:
    chunked = headlines.chunked(range(len(headlines.gold)), probes.start)
    sentence = headlines.regression(range(len(headlines.gold)), chunked)
    parts = [f'  "model": "{model}",\n  "language": "en"']
    for name, probe in (("start", probes.start), ("naming", probes.naming)):
        sides = []
        for side in ("first", "second"):
            row = [f"{w:.2f}" for w in getattr(probe, side)]
            rows = [", ".join(row[i : i + 16]) for i in range(0, len(row), 16)]
            sides.append(f'    "{side}": [\n      ' + ",\n      ".join(rows) + "\n    ]")
        intercept = f'    "intercept": {probe.intercept}'
        parts.append(f'  "{name}": {{\n' + ",\n".join([intercept, *sides]) + "\n  }")
    (DATA / "probes.json").write_text("{\n" + ",\n".join(parts) + "\n}\n", "utf-8")
    made = "# Made by benchmarks/wording_weights.py.\n"
    regressions = {"sentence": sentence, "event": event_regression(events, probes.start)}
    tables = [
        f"\n[{name}]\n" + "".join(f"{key} = {w:.3f}\n" for key, w in weights.items())
        for name, weights in regressions.items()
    ]
    (DATA / "span_weights.toml").write_text(made + "".join(tables), "utf-8")


if __name__ == "__main__":
    main()
