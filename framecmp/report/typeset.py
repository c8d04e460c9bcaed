"""Sets a folder as a PDF, in a process of its own: ``python typeset.py FOLDER OUT [FONTS]``.

The typesetter takes some 15 MB an event and gives none of it back, beside an encoder that
has taken most of a gigabyte: as a process it gives back all. It is run by its path, and
so imports nothing of framecmp.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def typeset(folder: Path, out: Path, fonts: list[Path]) -> None:
    """Compile ``report.typ`` of a folder, tagged (PDF/UA-1), the same bytes for the same input."""
    typst.compile(
        folder / "report.typ",
        output=out,
        root=folder,
        font_paths=[folder / "fonts", *fonts],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )


if __name__ == "__main__":
    typeset(Path(sys.argv[1]), Path(sys.argv[2]), [*map(Path, sys.argv[3:])])
