"""``framecmp model``."""

from __future__ import annotations

import click


@click.group("model")
def command() -> None:
    """Look after the encoder.

    REF is 'default' (the weights that were installed with framecmp), a local
    sentence-transformers folder, or the id of a hub model fetched before.
    """


_REF = click.argument("ref", default="default")


@command.command()
@_REF
def info(ref: str) -> None:
    """Print the model's name, folder, hash, dimension, window and layers."""
    from framecmp.encoding import resolve
    from framecmp.encoding.transformer import TransformerEncoder

    folder = resolve(ref)
    encoder = TransformerEncoder(folder)
    click.echo(f"name    {folder.name}")
    click.echo(f"folder  {folder.path}")
    click.echo(f"sha256  {folder.sha256}")
    click.echo(f"dim     {encoder.model.dim}")
    click.echo(f"window  {encoder.window} word pieces; longer passages are read in windows")


@command.command()
@_REF
def verify(ref: str) -> None:
    """Check that the weights are there, safe to read, and (default model) the right ones."""
    from framecmp.encoding import resolve

    folder = resolve(ref)
    click.echo(f"{folder.name}: sha256 {folder.sha256}, fine")


@command.command()
@click.argument("ref")
def fetch(ref: str) -> None:
    """Download the hub model REF, so that --model REF works. Uses the network."""
    from framecmp.encoding import fetch as download

    folder = download(ref)
    click.echo(f"{folder.name}: sha256 {folder.sha256}, in {folder.path}")


@command.command()
@_REF
def warm(ref: str) -> None:
    """Load the model and encode one sentence, to see that it works here."""
    from framecmp.encoding import PassageInput, resolve
    from framecmp.encoding.transformer import TransformerEncoder

    text = "The same event, told twice."
    encoder = TransformerEncoder(resolve(ref))
    encoder.encode([PassageInput(text=text, sentences=((0, len(text)),))])
    click.echo(f"{encoder.model.name}: ready")
