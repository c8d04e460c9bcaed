"""How long the report takes, how large it is, how much memory it needs.

    python benchmarks/report.py                the bundled corpus, real encoder
    python benchmarks/report.py --events 200   so many generated events, the tests' encoder
    python benchmarks/report.py --events 200 --real

Generated events are seeded: outlets reword, shuffle and leave out passages of one story.
Peaks of memory are those of the process so far, so a later step shows at least an earlier one;
the PDF is set in a process of its own.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from framecmp import compare_corpus, load_corpus, load_encoder
from framecmp.report.export import to_json
from framecmp.report.html import to_html
from framecmp.report.pdf import to_pdf
from framecmp.report.tables import events_json, to_tables

ROOT = Path(__file__).parents[1]
OUTLETS = ("Northwire", "Meridian Post", "Capital Standard", "People's Tribune", "Valley Courier")
WHO = ("The mayor", "A spokesman", "Police", "The company", "Residents", "The ministry", "A doctor")
DID = ("said", "denied", "confirmed", "warned", "announced", "claimed", "admitted", "reported")
WHAT = ("fire", "blaze", "flood", "strike", "crash", "protest", "outage", "recall", "vote", "trial")
WHERE = ("the mill", "the harbour", "the bridge", "Kelmar", "the old town", "the plant", "Tessin")
MORE = ("after days of rain", "without naming a source", "for the third time", "to reporters")
REWORDED = {"blaze": "fire", "denied": "rejected", "Police": "Officers", "Residents": "Locals"}


def generate(folder: Path, events: int, passages: int = 14) -> None:
    """Write a corpus of ``events`` events, three or four outlets each."""
    draw = random.Random(7)
    for number in range(events):
        story = [
            " ".join(
                f"{draw.choice(WHO)} {draw.choice(DID)} that the {draw.choice(WHAT)} at "
                f"{draw.choice(WHERE)} {draw.choice(MORE)} had cost {draw.randrange(5, 900)} jobs."
                for _ in range(draw.randrange(1, 4))
            )
            for _ in range(passages)
        ]
        place = folder / f"event-{number:03}"
        place.mkdir()
        for outlet in draw.sample(OUTLETS, draw.choice((3, 3, 4))):
            told = [_reworded(draw, p) for p in story if draw.random() > 0.3]
            draw.shuffle(told)
            head = f"---\noutlet: {outlet}\ntitle: Story {number}\nlang: en\n---\n\n"
            name = outlet.lower().replace(" ", "-").replace("'", "")
            (place / f"{name}.txt").write_text(head + "\n\n".join(told) + "\n", "utf-8")


def _reworded(draw: random.Random, passage: str) -> str:
    for word, other in REWORDED.items():
        if draw.random() > 0.5:
            passage = passage.replace(word, other)
    return passage


def measure(corpus: Path, encoder: object, out: Path) -> None:
    """Run every step once and print what it took."""
    print(f"{'seconds':>8} {'file, MB':>9} {'peak, MB':>9}")
    events = _step("compare", lambda: list(compare_corpus(load_corpus(corpus), encoder)))
    told = {"corpus": corpus.name, "command": "framecmp report"}
    pdf, page = out / "report.pdf", out / "report.html"
    _step("pdf", lambda: pdf.write_bytes(to_pdf(events, **told)[0]), pdf)
    _step("html", lambda: page.write_text(to_html(events, **told), "utf-8"), page)
    data = out / "report.json"
    _step("json", lambda: data.write_text(to_json(events_json(events)), "utf-8"), data)
    tables = out / "tables.csv"
    _step("csv", lambda: tables.write_text("".join(to_tables(events).values()), "utf-8"), tables)
    articles = sum(len(e.comparison.articles) for e in events)
    links = sum(len(e.comparison.links) for e in events)
    print(f"{len(events)} events, {articles} articles, {links} links")


def _step(name: str, work: Callable[[], object], file: Path | None = None) -> object:
    start = time.perf_counter()
    result = work()
    took = time.perf_counter() - start
    size = f"{file.stat().st_size / 1e6:9.2f}" if file else " " * 9
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if name == "pdf":
        setting = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        name += f" ({setting:.0f} MB in its own process)"
    print(f"{took:8.1f} {size} {peak:9.0f}  {name}", flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=0, help="so many generated events")
    parser.add_argument("--real", action="store_true", help="the real encoder for them, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = ROOT / "corpus"
        if given.events:
            corpus = folder / "corpus"
            corpus.mkdir()
            generate(corpus, given.events)
        if given.events and not given.real:
            sys.path.insert(0, str(ROOT / "tests"))
            from conftest import FakeEncoder

            encoder: object = FakeEncoder()
        else:
            encoder = load_encoder(cache=False)
        measure(corpus, encoder, folder)


if __name__ == "__main__":
    main()
