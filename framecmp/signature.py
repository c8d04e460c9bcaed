"""The line that reproduces a number: what made it, of which texts apart."""

from __future__ import annotations

from framecmp import __version__
from framecmp.records import Model, Settings


def signature(model: Model, settings: Settings) -> str:
    """Version, model and settings in one line, in the way of sacreBLEU (Post 2018)."""
    parts = {
        "framecmp": __version__,
        "model": model.name,
        "sha256": model.sha256[:12],
        "precision": settings.precision,
        "paragraphs": settings.paragraphs,
        "furniture": settings.furniture,
        "link": f"{settings.threshold:g}",
        "strong": f"{settings.strong:g}",
    }
    for key in ("repeated", "background", "nli", "spacy"):
        if (value := getattr(settings, key)) != "none":
            parts[key] = value
    return "|".join(f"{key}:{value}" for key, value in parts.items())
