"""Dates as ISO 8601 writes them; no other writing is understood, so that none is guessed."""

from __future__ import annotations

import re
from datetime import datetime

WAYS = "2024, 2024-05, 2024-05-31 or 2024-05-31T18:30"

_ISO_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d\S*)?)?)?")


def is_iso(value: str) -> bool:
    """Whether a text is a date, with or without a time, or a year or a month."""
    if not _ISO_DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True
