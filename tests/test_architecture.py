"""The house's rules: imports go downward, and light things load nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "framecmp"

# Lowest first; a room may use what stands before it, and itself. Rooms in one row are
# neighbours that don't know each other.
FLOORS: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
    for row in (
        "errors types threads interrupts __init__",
        "records files",
        "signature text",
        "encoding",
        "alignment",
        "divergence",
        "linking",
        "comparison",
        "corpus",
        "aggregate",
        "gold",
        "evaluate",
        "check",
        "report",
        "cli pytest_plugin",
        "__main__",
    )
)

HEAVY = {"torch", "transformers", "sentence_transformers", "scipy", "matplotlib", "sklearn"}


def _floor(room: str) -> int:
    return next(i for i, rooms in enumerate(FLOORS) if room in rooms)


def _room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    """The rooms that a module imports, wherever in it the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    rooms = {name.split(".")[1] for name in names if name.startswith("framecmp.")}
    return {
        room if (PACKAGE / room).exists() or (PACKAGE / f"{room}.py").exists() else "__init__"
        for room in rooms
    }


# The package's front door names the rooms it opens lazily.
MODULES = sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_downward(path: Path) -> None:
    here = _room(path)
    for room in _imported_rooms(path) - {here}:
        assert _floor(room) < _floor(here), f"{here} imports {room}"


def test_every_room_has_a_floor() -> None:
    for path in MODULES:
        assert any(_room(path) in rooms for rooms in FLOORS), path


def _loaded_by(code: str) -> set[str]:
    report = "import sys; print(*{m.split('.')[0] for m in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code",
    [
        "import framecmp",
        "import framecmp; framecmp.compare; framecmp.load_corpus; framecmp.read_articles",
        "import framecmp.pytest_plugin",
    ],
)
def test_light_things_load_nothing_heavy(code: str) -> None:
    assert not _loaded_by(code) & HEAVY
