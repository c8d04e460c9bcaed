"""How fast framecmp is, against what a user would write instead, and against the machine.

    python benchmarks/speed [--articles A B ...] [--texts GOLD.jsonl] [--times 5] [--quick]

Without options the articles and texts are those of the bundled corpus. Ratios within a run are
what to trust: each figure is the median of runs that took turns with those it is compared to.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from processes import framecmp, in_turn, run
from throughput import rates

from framecmp.encoding import resolve
from framecmp.threads import threads

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
ARTICLES = (
    "karabakh-operation/northwire.txt",
    "karabakh-operation/meridian-post.txt",
    "kelmar-dam/northwire.txt",
    "kelmar-dam/meridian-post.txt",
    "kelmar-dam/capital-standard.txt",
)
EVENTS = ("kelmar-dam", "quay-protest")


def main() -> None:
    """Measure everything and print it as Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", nargs="+", type=Path, help="two or more, of one event")
    parser.add_argument("--texts", type=Path, help="alignment gold whose passages are encoded")
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="no growth, which takes minutes")
    given = parser.parse_args()
    articles = given.articles or [CORPUS / name for name in ARTICLES]
    print(f"{_processor()}, {threads()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FRAMECMP_CACHE"] = str(Path(folder) / "cache")
        run(framecmp("model", "warm"))
        start_up(articles[:2], Path(folder), given.times)
        paper(articles[:5], Path(folder), given.times)
        if not given.quick:
            growth(Path(folder))
        # Last, since what is loaded for it would count as memory of the processes started after.
        bulk(_texts(given.texts), given.times)


def start_up(pair: Sequence[Path], folder: Path, times: int) -> None:
    """Two articles at a terminal, in a process each time, met for the first time or again."""
    align = framecmp("align", *pair)
    cache = Path(os.environ["FRAMECMP_CACHE"])
    known = {"FRAMECMP_CACHE": str(shutil.copytree(cache, folder / "known"))}
    run(align, known)
    naive = [sys.executable, str(Path(__file__).with_name("naive.py"))]
    fresh = [{"FRAMECMP_CACHE": str(_fresh(cache, folder / str(n)))} for n in range(times)]
    found = in_turn(
        {
            "naive script": lambda _: run([*naive, str(resolve("default").path), *map(str, pair)]),
            "`framecmp align`, articles never seen": lambda n: run(align, fresh[n]),
            "`framecmp align`, vectors cached": lambda _: run(align, known),
            "`framecmp --help`": lambda _: run(framecmp("--help")),
        },
        times,
    )
    base = found["naive script"].seconds
    print("| two articles | seconds | of the naive script | peak memory |\n|---|---:|---:|---:|")
    for name, figures in found.items():
        share = "1" if figures.seconds == base else f"1/{base / figures.seconds:.1f}"
        print(f"| {name} | {figures.seconds:.2f} | {share} | {figures.megabytes:.0f} MB |")


def _fresh(cache: Path, place: Path) -> Path:
    """A cache as it is after `framecmp model warm`, with the same files of the model."""
    shutil.copytree(cache, place, ignore=shutil.ignore_patterns("graphs"))
    (place / "graphs").symlink_to(cache / "graphs")
    return place


def bulk(texts: Sequence[str], times: int) -> None:
    """Many passages at once."""
    print(f"\n| {len(texts)} passages | pieces a second | ratio | of the limit | lowest cosine |")
    print("|---|---:|---:|---:|---:|")
    base = None
    for rate in rates(texts, times):
        base = base or rate.pieces
        print(
            f"| {rate.name} | {rate.pieces:.0f} | {rate.pieces / base:.2f} "
            f"| {rate.share:.0%} | {rate.cosine:.5f} |"
        )


def paper(articles: Sequence[Path], folder: Path, times: int) -> None:
    """A handful of articles to a PDF."""
    event = folder / "few" / "event"
    event.mkdir(parents=True)
    for number, article in enumerate(articles):
        shutil.copy(article, event / f"{number}-{article.name}")
    report = framecmp("report", event.parent, "--output", folder / "few.pdf")
    found = in_turn(
        {
            "nothing cached": lambda _: run([*report, "--no-cache"]),
            "vectors cached": lambda _: run(report),
        },
        min(times, 3),
    )
    print(f"\n| {len(articles)} articles to PDF | seconds | peak memory |\n|---|---:|---:|")
    for name, figures in found.items():
        print(f"| {name} | {figures.seconds:.1f} | {figures.megabytes:.0f} MB |")


def growth(folder: Path) -> None:
    """Ever more events, none of whose vectors are known."""
    print("\n| events | articles | seconds | processor | peak memory |\n|---|---:|---:|---:|---:|")
    sizes, took = [], []
    for times in (1, 4, 16):
        corpus = folder / f"x{times}"
        files = [
            _told_anew(CORPUS / event, corpus / f"{event}-{number}", number)
            for number in range(times)
            for event in EVENTS
        ]
        figures = run(framecmp("report", corpus, "--output", folder / "growth.pdf", "--no-cache"))
        print(
            f"| {times * len(EVENTS)} | {sum(files)} | {figures.seconds:.1f} "
            f"| {figures.processor:.1f} | {figures.megabytes:.0f} MB |"
        )
        sizes.append(times)
        took.append(figures.processor)
    slope = np.polyfit(np.log(sizes[1:]), np.log(took[1:]), 1)[0]
    print(f"\nSlope of processor time over events, log-log, 4x to 16x: {slope:.2f}")


def _told_anew(event: Path, place: Path, number: int) -> int:
    """Copy an event with other numbers in it, so that nothing of it is known from another."""
    place.mkdir(parents=True)
    articles = sorted(event.glob("*.txt"))
    for article in articles:
        text = article.read_text("utf-8")
        (place / article.name).write_text(text.replace(". ", f" ({number}). "), "utf-8")
    return len(articles)


def _texts(gold: Path | None) -> list[str]:
    if gold is not None:
        rows = map(json.loads, gold.read_text("utf-8").splitlines())
        texts = [p for row in rows for side in ("a", "b") for p in row[side]["passages"]]
    else:
        files = sorted(CORPUS.glob("*/*.txt"))
        texts = [p for f in files for p in f.read_text("utf-8").split("\n\n")[1:]]
    # As many as take a few seconds.
    return [t for t in dict.fromkeys(texts) if t.strip()][:1024]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((x.partition(": ")[2] for x in lines if x.startswith("model name")), "a processor")


if __name__ == "__main__":
    main()
