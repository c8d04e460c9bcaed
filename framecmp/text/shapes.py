"""How a line is built: a sentence, a headline, a name, the label of a menu."""

from __future__ import annotations

import regex

from framecmp.text import phrases
from framecmp.text.datelines import HEADLINE_LONGEST
from framecmp.text.paragraphs import ENDS_SENTENCE

_MENU_WORDS = 4
_TOKEN = regex.compile(r"\p{L}+|\d+")
_CAPITALISED = regex.compile(r"\p{Lu}[\p{L}\p{M}.'’\-]*,?")
_INITIALS_AT_END = regex.compile(r"(?:\b\p{L}\.){1,4}$")


def is_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does, or leads in to what follows."""
    if line.endswith((":", ";", ",")):
        return True
    if _INITIALS_AT_END.search(line) and line.count(" ") < 5:
        return False
    return ENDS_SENTENCE.search(line) is not None


def is_headline(line: str) -> bool:
    """Whether a line could be a headline: short, and not ended as a statement."""
    if len(line) > HEADLINE_LONGEST:
        return False
    return not is_sentence(line) or line.rstrip("'\"”’»").endswith(("?", "!"))


def is_name(line: str, most: int = 4) -> bool:
    """Whether a line could be the name of a person or place, of ``most`` words at most."""
    words = line.split()
    capitalised = [word for word in words if word not in phrases.PARTICLES]
    return (
        0 < len(capitalised) <= most
        and words[0] not in phrases.PARTICLES
        and all(map(_CAPITALISED.fullmatch, capitalised))
    )


def words_of(line: str) -> list[str]:
    """The words of a line in small letters."""
    return [word.casefold() for word in _TOKEN.findall(line)]


def is_short_label(line: str) -> bool:
    """Whether a line is as short as an entry of a menu."""
    return 0 < len(line.split()) < _MENU_WORDS and not is_sentence(line)


def is_short(part: str) -> bool:
    """Whether a part of a line has no more words than an entry of a menu."""
    return len(part.split()) <= _MENU_WORDS
