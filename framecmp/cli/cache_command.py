"""``framecmp cache``."""

from __future__ import annotations

import click

from framecmp.cli.options import say


@click.group("cache")
def command() -> None:
    """Look after the vectors kept between runs.

    They lie in one file in the user's cache folder, or in the folder that the environment
    variable FRAMECMP_CACHE names.
    """


@command.command()
def info() -> None:
    """Print where the cache is and what it holds.

    Its size, and the number of passages per model and precision.
    """
    from framecmp.encoding.cache import cache_counts, cache_path

    path = cache_path()
    if not path.exists():
        say(f"{path}: empty")
        return
    say(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
    for model, precision, passages in cache_counts(path):
        say(f"  model {model[:12]} {precision}: {passages} passages")


@command.command()
def clear() -> None:
    """Remove the cache."""
    from framecmp.encoding.cache import cache_path, clear_cache

    path = cache_path()
    clear_cache(path)
    say(f"{path}: removed")
