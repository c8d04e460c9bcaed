"""A file of word counts that stands for how often words are used at large."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

from framecmp.divergence.form_uses import plain
from framecmp.errors import InputError
from framecmp.records import Record
from framecmp.text.decoding import decode

# A file of another kind has as many bad rows as lines.
_PROBLEMS = 20


class Background(Record, frozen=True, kw_only=True):
    """Counts of words, and of two in a row, in normalised form; ``sha256`` is the file's."""

    counts: dict[str, int]
    sha256: str


def read_background(path: str) -> Background:
    """Read ``word<TAB>count`` rows; blank lines are skipped, writings of one word add up.

    :raises InputError: the file can't be read or has no rows, and every row that is none (the
        first twenty, and how many more there are).
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"{path}: can't be read: {error.strerror}; check the name") from error
    counts: Counter[str] = Counter()
    problems: list[str] = []
    for number, line in enumerate(decode(data, path).splitlines(), start=1):
        if not line.strip():
            continue
        word, _, count = line.partition("\t")
        form = plain(word)
        if not form or form.count(" ") > 1:
            problems.append(f"{path}:{number}: {word[:40]!r}: expected a word, or two")
        elif not (count.strip().isascii() and count.strip().isdigit() and int(count)):
            problems.append(
                f"{path}:{number}: count {count[:40]!r}: expected word<TAB>count, a whole number "
                "above 0"
            )
        else:
            counts[form] += int(count)
    if left := len(problems[_PROBLEMS:]):
        problems[_PROBLEMS:] = [f"{path}: {left} more rows like these"]
    if not problems and not counts:
        problems = [f"{path}: no rows; expected word<TAB>count"]
    if problems:
        raise InputError(problems)
    return Background(counts=dict(counts), sha256=hashlib.sha256(data).hexdigest())
