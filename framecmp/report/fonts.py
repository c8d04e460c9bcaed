"""The fonts of the PDF: DejaVu Sans, which comes along with matplotlib, and more if installed.

The extra ``[cjk]`` brings the Kurinto fonts (SIL Open Font License) for Chinese, Japanese
and Korean, and for Thai, Hebrew, Devanagari and others besides. Typst has its own serif.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DEJAVU = "DejaVu Sans"
# Regions write some of the same characters differently; a text with a language of its own
# gets its region's font first.
_KURINTO = {
    "Kurinto Sans SC": "KurintoSansSC",
    "Kurinto Sans TC": "KurintoSansTC",
    "Kurinto Sans JP": "KurintoSansJP",
    "Kurinto Sans KR": "KurintoSansKR",
    "Kurinto Sans": "KurintoSans",
}

_BYTE_ORDER_MARK = {0xFEFF}
_BIDI_CONTROLS = {*range(0x202A, 0x202F), *range(0x2066, 0x206A)}


def font_files() -> tuple[Path, ...]:
    """The files of the DejaVu Sans family alone: beside them lies one that hides missing glyphs."""
    return tuple(sorted(_matplotlib().glob("DejaVuSans*.ttf")))


def more_fonts() -> Path | None:
    """The folder of the fonts for further scripts; None without the extra ``[cjk]``."""
    found = find_spec("weblate_fonts")
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0], "static/weblate_fonts/kurinto/ttf")
    return folder if folder.is_dir() else None


def families() -> tuple[str, ...]:
    """The names by which the fonts are asked for, in the order in which they are tried."""
    return (_DEJAVU, *(_KURINTO if more_fonts() else ()))


def can_be_set(code_point: int) -> bool:
    """Whether a character has a glyph, plain and bold, and can't turn round what is about it."""
    return code_point not in _BYTE_ORDER_MARK | _BIDI_CONTROLS and (
        code_point in _dejavu() or code_point in _kurinto()
    )


@cache
def _dejavu() -> frozenset[int]:
    return _covered(_matplotlib() / name for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"))


@cache
def _kurinto() -> frozenset[int]:
    folder = more_fonts()
    if folder is None:
        return frozenset()
    return frozenset().union(
        *(
            _covered(folder / f"{file}-{weight}.ttf" for weight in ("Rg", "Bd"))
            for file in _KURINTO.values()
        )
    )


def _covered(faces: Iterable[Path]) -> frozenset[int]:
    """What all faces have."""
    from matplotlib.ft2font import FT2Font

    return frozenset(set.intersection(*(set(FT2Font(str(face)).get_charmap()) for face in faces)))


def _matplotlib() -> Path:
    import matplotlib

    return Path(matplotlib.get_data_path()) / "fonts" / "ttf"
