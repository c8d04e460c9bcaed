"""``framecmp model``."""

from __future__ import annotations

import click

from framecmp.cli.options import named
from framecmp.cli.output import say


@click.group("model")
def command() -> None:
    """Look after the encoder.

    REF is 'default' (the weights that were installed with framecmp), a local
    sentence-transformers folder, or the id of a hub model fetched before.
    """


_REF = click.argument("ref", default="default", callback=named)


@command.command()
@_REF
def info(ref: str) -> None:
    """Print the model's name, folder, hash, dimension and window."""
    from framecmp.encoding import open_encoder, resolve

    folder = resolve(ref)
    encoder = open_encoder(folder)
    say(f"name    {folder.name}")
    say(f"folder  {folder.path}")
    say(f"sha256  {folder.sha256}")
    say(f"dim     {encoder.model.dim}")
    say(f"window  {encoder.window} word pieces; longer passages are read in windows")


@command.command(short_help="Check that the weights are there and can be loaded.")
@_REF
def verify(ref: str) -> None:
    """Check that the weights are there, safe to read, whole, and (default model) the right ones.

    Of another model nobody knows here which hash is right: compare it with its source's.
    """
    from framecmp.encoding import DEFAULT, resolve
    from framecmp.encoding.engines import load_anew

    folder = resolve(ref)
    load_anew(folder)
    found = "the weights framecmp was tested with" if ref == DEFAULT else "loads"
    say(f"{folder.name}: sha256 {folder.sha256}, {found}")


@command.command()
@click.argument("ref", callback=named)
def fetch(ref: str) -> None:
    """Download the hub model REF, so that --model REF works. Uses the network."""
    from framecmp.encoding import fetch as download

    folder = download(ref)
    say(f"{folder.name}: sha256 {folder.sha256}, in {folder.path}")


@command.command(short_help="Get the model ready, so that the next start takes a second.")
@_REF
def warm(ref: str) -> None:
    """Write the model down as an ONNX graph, and encode what every comparison needs.

    The graph is made from the verified weights, held against sentence-transformers, and kept
    in the cache folder. With it a run starts in a second, without it in some ten. Of the
    default model, and of one with ONNX weights, it is made by itself when it is first needed;
    of others this makes it.
    """
    from framecmp.encoding import encode_background, load_encoder, open_encoder, resolve

    open_encoder(resolve(ref), prepare=True)
    encoder = load_encoder(ref)
    encode_background(encoder)
    say(f"{encoder.model.name}: ready")
