"""What news pages print around an article: the tables of ``data/furniture.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files

_Table = Mapping[str, str]


def _phrases(table: _Table) -> tuple[str, ...]:
    return tuple(
        phrase
        for row in table.values()
        for written in row.split("|")
        if (phrase := " ".join(written.split()))
    )


def _words(table: _Table) -> frozenset[str]:
    return frozenset(word for row in table.values() for word in row.split())


def _months(table: _Table) -> dict[str, int]:
    """The number of each month's name: rows hold January to December, once or more."""
    return {
        name: place % 12 + 1 for row in table.values() for place, name in enumerate(row.split())
    }


_TABLES = tomllib.loads((files("framecmp.text") / "data" / "furniture.toml").read_text("utf-8"))

WHOLE_LINES = {why: _phrases(table) for why, table in _TABLES["whole_lines"].items()}
MENU = _phrases(_TABLES["menu"])
OUTLET_WORDS = _words(_TABLES["outlet_words"])
LAST_UPDATE = _phrases(_TABLES["last_update"])
PHOTO_CREDIT = _phrases(_TABLES["photo_credit"])
CREDIT_AT_END = _phrases(_TABLES["credit_at_end"])
AGENCIES = _phrases(_TABLES["agencies"])
BY = _phrases(_TABLES["by"])
ROLES = _words(_TABLES["roles"])
PARTICLES = _words(_TABLES["particles"])
LINK_LIST = _phrases(_TABLES["link_list"])
READ_MORE = _phrases(_TABLES["read_more"])
TAGS = _phrases(_TABLES["tags"])
SHARE_VERBS = _words(_TABLES["share_verbs"])
SHARE_PLACES = _words(_TABLES["share_places"])
SHARE_FILLERS = _words(_TABLES["share_fillers"])
LANGUAGES = _words(_TABLES["languages"])
MONTHS = _months(_TABLES["months"])
MONTHS_OF = {lang: _months({lang: row}) for lang, row in _TABLES["months"].items()}
DATE_WORDS = _words(_TABLES["date_words"])
ORDINARY = _words(_TABLES["ordinary"])
