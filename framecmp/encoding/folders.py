"""Where what is kept between runs lies."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Where everything is kept: ``FRAMECMP_CACHE`` if set, else the user's cache folder.

    A ``~`` is the user's home, since not all that sets variables (a CI's file) makes it that.
    """
    named = os.environ.get("FRAMECMP_CACHE") or platformdirs.user_cache_dir("framecmp")
    return Path(os.path.expanduser(named))  # noqa: PTH111 - Path's raises where there is no home


def vectors_file() -> Path:
    """The vectors of passages met before."""
    return cache_folder() / "vectors.sqlite3"


def graphs_folder() -> Path:
    """The models' graphs."""
    return cache_folder() / "graphs"


def hashes_file() -> Path:
    """The hashes of models' weights."""
    return cache_folder() / "hashes.json"
