"""What breaks a corpus or framecmp is caught; what doesn't matter passes.

The faster part of benchmarks/check.py, on three events and with the fake encoder.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))

from check import check, mutated  # noqa: E402
from mutations import BREAKAGES, HARMLESS, Mutation, unchanged  # noqa: E402

EVENTS = ("kelmar-dam", "quay-protest", "sarn-border")

# They change vectors only as the real encoder makes them, or take long.
REAL_ONLY = {
    "wordings from the last layer",
    "word pieces not weighed",
    "sentence splitter off",
    "neighbouring passages not read as context",
    "rougher arithmetic (option)",
    "bf16, where that is let through",
    "cache off, two threads",
    "batches of 128 word pieces",
    "batches of 4,096 word pieces",
    "run by sentence-transformers",
}


def _chosen(mutations: tuple[Mutation, ...]) -> list[Mutation]:
    return [m for m in mutations if m.name not in REAL_ONLY]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    for event in EVENTS:
        shutil.copytree(ROOT / "corpus" / event, folder / "corpus" / event)
    return folder


@pytest.fixture
def baseline(source: Path, fake, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("framecmp.encoding.load_encoder", lambda *_, **__: fake)
    path = source / "baseline.json"
    if not path.exists():
        assert check(source / "corpus", path, "--update-baseline").exit_code == 0
    return path


@pytest.mark.parametrize(
    ("mutation", "seed"),
    [
        pytest.param(m, seed, id=f"{m.name} {seed}")
        for m in _chosen(BREAKAGES)
        # Another seed hits other articles; a patch hits all.
        for seed in ((1,) if m.edit is unchanged else (1, 2, 3))
    ],
)
def test_breakages_are_caught(mutation: Mutation, seed: int, source: Path, baseline: Path) -> None:
    result = mutated(mutation, source / "corpus", baseline, seed)
    assert result.exit_code in (1, 3), result.output


@pytest.mark.parametrize("mutation", _chosen(HARMLESS), ids=lambda m: m.name)
def test_harmless_changes_pass(mutation: Mutation, source: Path, baseline: Path) -> None:
    result = mutated(mutation, source / "corpus", baseline)
    assert result.exit_code == 0, result.output


def test_a_small_edit_passes_and_is_told(source: Path, baseline: Path) -> None:
    def reword(root: Path, _random: object) -> None:
        path = root / "kelmar-dam" / "northwire.txt"
        path.write_text(path.read_text().replace("about a tenth", "around a tenth", 1))

    result = mutated(Mutation("a word", reword), source / "corpus", baseline)
    found = json.loads(result.stdout)
    assert result.exit_code == 0, result.output
    assert [(c["kind"], c["article"]) for c in found["corpus"]] == [("edited", "northwire")]
