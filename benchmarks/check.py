"""Does the check catch what breaks, and let through what doesn't matter?

    python benchmarks/check.py           breaks the bundled corpus and framecmp, one by one
    python benchmarks/check.py --noise   how far each metric moves with the arithmetic
    python benchmarks/check.py --noise --against FILE    the same, away from a kept baseline

The first makes a baseline of a copy of the corpus, then runs ``framecmp check`` on a copy
changed in one way at a time, and prints the exit code and what moved. Breakages are due to
end with 1 or 3, harmless changes with 0. The second measures the corpus with one and two
threads, batches small and large, by sentence-transformers with the instructions of older
processors, and in bf16. With a baseline
that another version made, the third says whether the tolerances hold across the two.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from click.testing import CliRunner, Result
from mutations import BREAKAGES, HARMLESS, Mutation, Patch, by_sentence_transformers, network

from framecmp.check import read_baseline, verdict
from framecmp.cli import main as framecmp

CORPUS = Path(__file__).parents[1] / "corpus"
SEED = 20240314


def check(corpus: Path, baseline: Path, *options: str) -> Result:
    command = ["check", str(corpus), "--baseline", str(baseline), "--quiet", *options]
    environment = {"CI": None, "GITHUB_ACTIONS": None}
    result = CliRunner().invoke(framecmp, command, env=environment)
    # A crash ends with 1, as a regression does, and must not pass for one.
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def mutated(mutation: Mutation, source: Path, baseline: Path, seed: int = SEED) -> Result:
    """The check of a changed copy of a corpus against the baseline of the unchanged one."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, mutation.corpus)
        shutil.copytree(source, corpus)
        mutation.edit(corpus, Random(seed))
        with mutation.patched():
            return check(corpus, baseline, *mutation.options, "--format", "json")


def table(corpus: Path) -> bool:
    """Print what became of every mutation, and tell whether all came out as they are due."""
    with tempfile.TemporaryDirectory() as folder:
        baseline = Path(folder, "baseline.json")
        check(corpus, baseline, "--update-baseline")
        right = True
        for title, mutations, due in (
            ("Breakages", BREAKAGES, (1, 3)),
            ("Harmless changes", HARMLESS, (0,)),
        ):
            print(f"| {title} | exit | metrics moved | of events | told besides |")
            print("|---|---:|---:|---:|---|")
            for mutation in mutations:
                result = mutated(mutation, corpus, baseline)
                as_due = result.exit_code in due
                right = right and as_due
                mark = "" if as_due else " **not as due**"
                print(
                    f"| {mutation.name} | {result.exit_code}{mark} | {_moved(result)} |", flush=True
                )
            print()
    return right


def _moved(result: Result) -> str:
    if not result.stdout.strip():
        return f"- | - | {result.stderr.splitlines()[0] if result.stderr else result.exception!r}"
    found = json.loads(result.stdout)
    failed = [m for m in found["moves"] if m["verdict"] != "same"]
    events = {m["event"] for m in failed if m["event"] is not None}
    told = [f"{c['what']}: {c['then']} to {c['now']}" for c in found["environment"]]
    kinds: defaultdict[str, int] = defaultdict(int)
    for change in found["corpus"]:
        kinds[change["kind"]] += 1
    told += [f"{kind}: {count}" for kind, count in kinds.items()]
    return f"{len(failed)} of {len(found['moves'])} | {len(events)} | {'; '.join(told)}"


# A processor without the newest instructions, as far as the libraries let one pretend.
_OLDER = {
    "ATEN_CPU_CAPABILITY": "avx2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "MKL_ENABLE_INSTRUCTIONS": "AVX2",
    "OPENBLAS_CORETYPE": "Haswell",
}
_OLDEST = {
    "ATEN_CPU_CAPABILITY": "default",
    "ONEDNN_MAX_CPU_ISA": "SSE41",
    "MKL_ENABLE_INSTRUCTIONS": "SSE4_2",
    "OPENBLAS_CORETYPE": "Nehalem",
}
_ONE: dict[str, str] = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_TWO: dict[str, str] = {"OMP_NUM_THREADS": "2", "OPENBLAS_NUM_THREADS": "2"}


@dataclass(frozen=True)
class Way:
    """A way of computing: variables of the environment, precision, what is patched."""

    environment: dict[str, str] = field(default_factory=lambda: _ONE)
    patched: Callable[[], Patch] = nullcontext
    precision: str = "fp32"


NOISE = {
    "one thread": Way(),
    "two threads": Way(_TWO),
    "batches of 128 pieces": Way(patched=network(batch_pieces=128)),
    "batches of 4,096 pieces": Way(patched=network(batch_pieces=4096)),
    "sentence-transformers": Way(patched=by_sentence_transformers),
    "… instructions up to AVX2": Way(_ONE | _OLDER, by_sentence_transformers),
    "… up to SSE4": Way(_ONE | _OLDEST, by_sentence_transformers),
    "bf16": Way(precision="bf16"),
    "bf16, two threads, batches of 128": Way(_TWO, network(batch_pieces=128), "bf16"),
}


def measure(corpus: str, file: str, way: Way) -> None:
    """Measure with nothing cached, in a process that has an environment of its own."""
    options = ("--update-baseline", "--no-cache", "--precision", way.precision)
    with way.patched():
        result = check(Path(corpus), Path(file), *options)
    sys.exit(result.output or result.exit_code)


def noise(corpus: Path, against: str | None) -> None:
    """Print how far each metric moves away from a baseline, or from the first measurement."""
    with tempfile.TemporaryDirectory() as folder:
        baselines = []
        for at, (name, way) in enumerate(NOISE.items()):
            file = Path(folder, f"{at}.json")
            command = [sys.executable, __file__, "--corpus", str(corpus), "--measure", str(file)]
            subprocess.run([*command, "--way", name], env=os.environ | way.environment, check=True)
            baselines.append(read_baseline(file))
            print(f"measured: {name}", file=sys.stderr)
    first, columns = baselines[0], list(NOISE)[1:]
    if against is not None:
        first, columns, baselines = read_baseline(Path(against)), list(NOISE), [first, *baselines]
    verdicts = [verdict(other, first, allow=("precision",)) for other in baselines[1:]]
    print("Moves of a metric of an event, in shares of what it may move (1 is all of it),")
    print("and in its own unit; the largest over all events.\n")
    print("| metric | " + " | ".join(columns) + " |\n|---|" + "---:|" * len(columns))
    for family in sorted({_family(m.metric) for m in verdicts[0].moves}):
        cells = []
        for found in verdicts:
            moves = [m for m in found.moves if _family(m.metric) == family]
            far = max((abs((m.now or 0) - (m.then or 0)), m.allowed or 0) for m in moves)
            share = max(
                (abs((m.now or 0) - (m.then or 0)) / m.allowed for m in moves if m.allowed),
                default=0.0,
            )
            cells.append(f"{share:.2f} ({far[0]:.4g})")
        print(f"| {family} | " + " | ".join(cells) + " |")
    held = [f"{len(v.moves) - len(v.failed)} of {len(v.moves)}" for v in verdicts]
    print("| *hold* | " + " | ".join(held) + " |")


def _family(name: str) -> str:
    whole, _, outlet = name.partition("[")
    return f"{whole}[outlet]" if outlet else whole


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", default=str(CORPUS))
    parser.add_argument("--noise", action="store_true")
    parser.add_argument("--against", metavar="FILE", help="a baseline, for --noise")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    parser.add_argument("--way", choices=NOISE, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.measure:
        measure(given.corpus, given.measure, NOISE[given.way])
    elif given.noise:
        noise(Path(given.corpus), given.against)
    elif not table(Path(given.corpus)):
        sys.exit("not all came out as they are due")


if __name__ == "__main__":
    main(sys.argv[1:])
