"""What counts as blank and as the end of a line, in one place.

Blank is whatever leaves no ink: Unicode white space, and the zero-width characters that
web pages leave behind. Lines end as in Unicode's newline guidelines (UAX 14, class BK, CR,
LF and NL), so that a file of any system keeps its offsets.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

# soft hyphen, Mongolian vowel separator, zero-width space and joiners, direction marks,
# word joiner and invisible operators, direction isolates, byte order mark
_ZERO_WIDTH = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"

INK = re.compile(rf"[^\s{_ZERO_WIDTH}]")
LINE = re.compile(rf"[^{_LINE_ENDS}]+")
LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the blanks around it; ``None`` where it holds nothing else."""
    first = INK.search(text, start, end)
    if first is None:
        return None
    while not INK.match(text, end - 1):
        end -= 1
    return first.start(), end
