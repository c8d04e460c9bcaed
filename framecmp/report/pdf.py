"""The report as a PDF: data and figures in, a tagged and reproducible file out."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from framecmp.errors import OutputError

if TYPE_CHECKING:
    from framecmp.corpus import ComparedEvent
    from framecmp.report.glyphs import Visible
    from framecmp.report.shown import ShownReport

Paper = Literal["a4", "us-letter"]

_TEMPLATES = Path(__file__).parent / "templates"

# As the templates name it.
_MAP_FILE = "map.svg"
# Replaced characters that the note names.
_NAMED = 5


def to_pdf(
    events: Sequence[ComparedEvent], *, corpus: str, command: str, paper: Paper = "a4"
) -> tuple[bytes, tuple[str, ...]]:
    """The report of some compared events. The same input gives the same bytes.

    :param corpus: the corpus as the user named it.
    :param command: the command line that makes the report again.
    :returns: the PDF, and what the user should know about it.
    :raises OutputError: there is no room to set it in, or it can't be set.
    """
    from framecmp.report.caps import PAPER
    from framecmp.report.fonts import can_be_set
    from framecmp.report.glyphs import Visible
    from framecmp.report.prepare import prepare

    visible = Visible(can_be_set)
    report = visible.record(prepare(events, corpus, command, PAPER))
    try:
        return _typeset(report, visible, paper), _notes(visible)
    except OSError as error:
        raise OutputError(
            f"the PDF can't be set in a temporary folder: {error.strerror or error}; "
            "make room there, or name another with TMPDIR"
        ) from error


def _typeset(report: ShownReport, visible: Visible, paper: Paper) -> bytes:
    """Lay out everything the template needs in a folder of its own, and set it."""
    from framecmp.report.fonts import font_files, more_fonts

    # Before there is a folder that an interrupt, which may come upon matplotlib's imports, would
    # leave behind.
    drawings = _drawings(report)
    with TemporaryDirectory(prefix="framecmp-") as name:
        folder = Path(name)
        for template in _TEMPLATES.glob("*.typ"):
            shutil.copyfile(template, folder / template.name)
        (folder / "fonts").mkdir()
        for font in font_files():
            shutil.copyfile(font, folder / "fonts" / font.name)
        more = more_fonts()
        for drawing, svg in drawings.items():
            (folder / drawing).write_text(svg, "utf-8")
        _write_data(report, visible, paper, folder / "data.json")
        return _run(folder, [] if more is None else [str(more)])


def _run(folder: Path, fonts: Sequence[str]) -> bytes:
    """Set the folder in a process of its own; see :mod:`framecmp.report.typeset`."""
    script, out = Path(__file__).with_name("typeset.py"), folder / "report.pdf"
    done = subprocess.run(
        [sys.executable, str(script), str(folder), str(out), *fonts],
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        said = done.stderr.strip().rpartition("\n")[2] or f"it ended with {done.returncode}"
        raise OutputError(
            f"the PDF can't be set: the typesetter: {said}; --html, --json and --csv do without"
        )
    return out.read_bytes()


def _drawings(report: ShownReport) -> dict[str, str]:
    """The figures as SVG, by the names of their files."""
    from framecmp.report.figures import map_svg, ribbon_svg

    drawings = {
        _event_file(number): ribbon_svg(event.ribbon)
        for number, event in enumerate(report.events, start=1)
    }
    return (
        drawings if report.distances is None else drawings | {_MAP_FILE: map_svg(report.distances)}
    )


def _event_file(number: int) -> str:
    return f"event-{number}.svg"


def _write_data(report: ShownReport, visible: Visible, paper: Paper, path: Path) -> None:
    import msgspec

    from framecmp.report.figures import map_names, ribbon_names
    from framecmp.report.fonts import families
    from framecmp.report.geometry import WIDTH

    replaced, left = visible.listed()
    distances = report.distances
    names = {
        **{_event_file(n): ribbon_names(e.ribbon) for n, e in enumerate(report.events, start=1)},
        _MAP_FILE: () if distances is None else map_names(distances),
    }
    data = {
        "paper": paper,
        "report": msgspec.to_builtins(report),
        "replaced": msgspec.to_builtins(replaced),
        "replaced_left": left,
        "fonts": families(),
        "names": msgspec.to_builtins(names),
        "drawn_width": WIDTH,
    }
    path.write_text(json.dumps(data), "utf-8")


def _notes(visible: Visible) -> tuple[str, ...]:
    if not visible.replaced:
        return ()
    codes = [f"[U+{ord(c):04X}]" for c in sorted(visible.replaced)]
    more = f" and {len(codes) - _NAMED} more" if len(codes) > _NAMED else ""
    return (
        f"{visible.replaced.total()} characters can't be shown in the report's fonts and are "
        f"written as their numbers: {', '.join(codes[:_NAMED])}{more}{_extra(visible)}",
    )


def _extra(visible: Visible) -> str:
    """What would help, where fonts for East Asian and other letters would."""
    from framecmp.report.fonts import more_fonts

    letters = any(character.isalpha() for character in visible.replaced)
    if not letters or more_fonts() is not None:
        return ""
    return "; fonts for Chinese, Japanese, Korean and others: pip install 'framecmp[cjk]'"
