"""The benchmarks and the page that tells of them agree."""

from __future__ import annotations

import re
from pathlib import Path

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


def test_the_readme_gives_the_command_of_every_script() -> None:
    """Figures that no command prints can't be held against today's code."""
    told = set(re.findall(r"python benchmarks/(\w+\.py)", (BENCHMARKS / "README.md").read_text()))
    scripts = {p.name for p in BENCHMARKS.glob("*.py") if "__main__" in p.read_text("utf-8")}
    assert told == scripts
