"""Whose names of fields are known, and which goes first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from framecmp.corpus import NAMES
from framecmp.corpus.fields import named_event, require_known, row_of
from framecmp.errors import InputError

OURS = {
    "id": "a1",
    "text": "The fire.",
    "outlet": "daily",
    "date": "2024-05-31",
    "lang": "en",
    "title": "Fire",
    "url": "https://daily.example/1",
    "event": "mill-fire",
}
OTHERS: dict[str, dict[str, str]] = {
    "news-please": {
        "text": "maintext",
        "outlet": "source_domain",
        "date": "date_publish",
        "lang": "language",
    },
    "CC-News": {"text": "plain_text", "outlet": "publisher", "date": "published_date"}
    | {"lang": "language", "url": "requested_url"},
    "CC-News at Hugging Face": {"outlet": "domain"},
    "trafilatura": {"text": "raw_text", "outlet": "sitename", "lang": "language", "url": "source"},
    "trafilatura without a site's name": {"outlet": "hostname"},
    "ConvoKit": {"outlet": "speaker", "event": "conversation_id"},
    "passim": {"outlet": "series", "event": "cluster"},
}


def _told(raw: dict[str, Any], fields: dict[str, str] | None = None) -> dict[str, Any]:
    row = row_of(raw, fields or {}, "text")
    known = {"id": row.id, "text": row.content, "event": row.event}
    return {**row.about._asdict(), **known}


@pytest.mark.parametrize("names", OTHERS.values(), ids=OTHERS)
def test_the_names_of_others_are_known(names: dict[str, str]) -> None:
    assert _told({names.get(k, k): v for k, v in OURS.items()}) == _told(OURS)


def test_ours() -> None:
    extra = {"url": "https://daily.example/1"}
    assert _told(OURS) == {k: v for k, v in OURS.items() if k != "url"} | {"extra": extra}


@pytest.mark.parametrize("field", sorted(NAMES.keys() - {"path", "url"}))
def test_the_first_that_holds_something_is_taken(field: str) -> None:
    names = NAMES[field]
    raw: dict[str, Any] = {"text": "x"} if field != "text" else {}
    raw |= {name: "2024" + "-01" * (i % 2) for i, name in enumerate(names)}
    assert _told(raw)[field] == "2024"
    if len(names) > 1:
        raw[names[0]] = None if field != "outlet" else " "
        assert _told(raw)[field] == "2024-01"


def test_a_name_given_is_the_only_one_tried() -> None:
    raw = {"text": "ours", "body": "theirs"}
    assert _told(raw, {"text": "body"})["text"] == "theirs"
    with pytest.raises(InputError, match="no text; expected it as main, or name it"):
        _told(raw, {"text": "main"})


@pytest.mark.parametrize("spell", [str.upper, str.capitalize, str.title])
def test_names_in_capitals_are_known(spell: Callable[[str], str]) -> None:
    """As spreadsheets and databases write them."""
    extra = {"url": OURS["url"], "Note": "N"}
    raw = {spell(k): v for k, v in OURS.items()} | {"Note": "N"}
    assert _told(raw) == {k: v for k, v in OURS.items() if k != "url"} | {"extra": extra}
    assert named_event(raw, {}) == OURS["event"]


def test_a_name_as_it_is_goes_before_one_in_capitals() -> None:
    assert _told({"text": "small", "Text": "large"})["text"] == "small"
    assert _told({"Text": "large", "text": "small"}, {"text": "Text"})["text"] == "large"


def test_what_is_not_taken_passes_through_but_for_texts() -> None:
    raw = OURS | {
        "domain": "d.example",
        "maintext": "x",
        "section": {"a": [1, None]},
        "source": "C",
    }
    assert _told(raw)["extra"] == {
        "url": "https://daily.example/1",
        "domain": "d.example",
        "section": {"a": [1, None]},
        "source": "C",
    }


@pytest.mark.parametrize(
    ("timestamp", "date"),
    [
        (1368000000, "2013-05-08T08:00:00+00:00"),
        (1368000000.5, "2013-05-08T08:00:00.500000+00:00"),
        ("1368000000", "2013-05-08T08:00:00+00:00"),
        ("2013-05-08", "2013-05-08"),
        (0, "1970-01-01T00:00:00+00:00"),
        (None, None),
    ],
)
def test_timestamps(timestamp: object, date: str | None) -> None:
    assert _told({"text": "x", "timestamp": timestamp})["date"] == date


@pytest.mark.parametrize(
    "date", ["2024", "2024-05", "2024-05-31", "2024-05-31 18:30:00", "2024-05-31T18:30:00+02:00"]
)
def test_dates_stay_as_they_are_written(date: str) -> None:
    assert _told({"text": "x", "date_publish": f" {date} "})["date"] == date


@pytest.mark.parametrize("number", [7, "7"])
def test_numbers_are_names_too(number: int | str) -> None:
    told = _told({"text": "x", "id": number, "cluster": number})
    assert (told["id"], told["event"]) == ("7", "7")


def test_only_our_names_can_be_mapped() -> None:
    with pytest.raises(InputError, match="unknown field body; known are id, text, path"):
        require_known({"body": "text"})
