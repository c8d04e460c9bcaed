"""``framecmp cache``."""

from __future__ import annotations

import click

from framecmp.cli.output import say


@click.group("cache")
def command() -> None:
    """Look after what is kept between runs: vectors, and the models' graphs.

    It lies in the user's cache folder, or in the folder that the environment variable
    FRAMECMP_CACHE names.
    """


@command.command()
def info() -> None:
    """Print where the cache is and what it holds.

    The number of passages per model and precision, and the graphs that let models start
    fast, with their sizes.
    """
    from framecmp.encoding.cache import cache_counts
    from framecmp.encoding.folders import graphs_folder, vectors_file
    from framecmp.encoding.graph import kept_graphs

    path = vectors_file()
    if path.exists():
        say(f"{path}: {path.stat().st_size / 1e6:.1f} MB")
        for model, precision, passages in cache_counts(path):
            say(f"  model {model[:12]} {precision}: {passages} passages")
    else:
        say(f"{path}: empty")
    graphs = graphs_folder()
    for name, size in kept_graphs(graphs).items():
        say(f"{graphs / name}: {size / 1e6:.1f} MB, the graph of model {name[:12]}")


@command.command()
def clear() -> None:
    """Remove the cache: all vectors and graphs.

    The next run encodes anew what it needs, and takes some ten seconds to get the model ready.
    """
    from framecmp.encoding.cache import clear_cache
    from framecmp.encoding.folders import graphs_folder, hashes_file, vectors_file
    from framecmp.encoding.graph import clear_graphs

    path, graphs = vectors_file(), graphs_folder()
    clear_cache(path, hashes_file())
    clear_graphs(graphs)
    say(f"{path}, {graphs}: removed")
