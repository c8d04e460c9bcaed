"""Passages on different subjects: by them an encoder shows where its zero lies."""

from __future__ import annotations

from importlib.resources import files

from framecmp.encoding.protocol import Encoded, Encoder, PassageInput


def encode_background(encoder: Encoder) -> list[Encoded]:
    """Encode the background passages, 18 sentences on as many subjects."""
    texts = (files("framecmp.encoding") / "data" / "background.txt").read_text("utf-8")
    return encoder.encode(
        [PassageInput(text=line, sentences=((0, len(line)),)) for line in texts.splitlines()]
    )
