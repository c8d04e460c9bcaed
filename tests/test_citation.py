"""How the software is cited: the file that GitHub, Zenodo and Zotero read."""

from __future__ import annotations

from pathlib import Path

import yaml

from framecmp import __version__

CITATION = yaml.safe_load((Path(__file__).parents[1] / "CITATION.cff").read_text("utf-8"))


def test_it_names_this_version() -> None:
    assert CITATION["version"] == __version__


def test_it_has_what_the_format_requires() -> None:
    assert CITATION.keys() >= {"cff-version", "message", "title", "authors"}
    assert all("name" in author for author in CITATION["authors"])
