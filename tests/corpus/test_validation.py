"""What `corpus validate` finds, on articles made for it."""

from __future__ import annotations

import pytest

from framecmp.corpus import Found
from framecmp.corpus.validation import Problem, Validation, validate
from framecmp.text import article_from_text

STORY = (
    "The river rose by two metres in the night and flooded the lower town.\n\n"
    "Some four hundred people spent the night in the gymnasium of the school.\n\n"
    "The mayor said that the dam upstream had held and that no more rain was due.\n"
)
OTHER = "Bakers in the valley have raised the price of bread for the third time this year.\n"


def found(text: str, event: str, outlet: str, *, date: str | None = None, lang: str | None = None):
    head = f"---\noutlet: {outlet}\n" + (f"date: {date}\n" if date else "")
    head += (f"lang: {lang}\n" if lang else "") + "---\n"
    where = f"{event}/{outlet}.txt"
    return Found(
        where=where, event=event, article=article_from_text(head + text, id=outlet, path=where)
    )


def look(*items: Found, max_days: int = 14) -> Validation:
    return validate(items, max_days=max_days, languages={"en"}, model="tiny")


def messages(validation: Validation) -> list[str]:
    return [f"{p.where}: {p.severity}: {p.message}" for p in validation.problems]


def test_a_sound_corpus_has_no_problems() -> None:
    result = look(found(STORY, "flood", "a"), found(OTHER, "flood", "b", lang="en"))
    assert result == Validation(articles=2, events=1, problems=())
    assert result.valid


def test_no_articles_no_problems() -> None:
    assert look() == Validation(articles=0, events=0, problems=())


def test_what_can_not_be_read_is_an_error_told_once_by_its_place() -> None:
    broken = Found(where="x.jsonl:3:7", event=None, problem="x.jsonl:3:7: not JSON")
    result = look(broken)
    assert result.problems == (Problem(where="x.jsonl:3:7", severity="error", message="not JSON"),)
    assert not result.valid


@pytest.mark.parametrize(("apart", "told"), [("2024-05-15", False), ("2024-05-16", True)])
def test_articles_far_apart(apart: str, told: bool) -> None:
    result = look(
        found(STORY, "flood", "a", date="2024-05-01"), found(OTHER, "flood", "b", date=apart)
    )
    assert bool(result.problems) == told
    assert result.valid
    if told:
        assert "15 days after flood/a.txt" in messages(result)[0]


def test_a_year_alone_is_no_day_to_count_from() -> None:
    result = look(
        found(STORY, "flood", "a", date="2020"), found(OTHER, "flood", "b", date="2024-05-01")
    )
    assert not result.problems


@pytest.mark.parametrize(
    ("lang", "told"), [("en", False), ("en-GB", False), ("en_GB", False), ("ru", True)]
)
def test_a_language_the_model_does_not_know(lang: str, told: bool) -> None:
    result = look(found(STORY, "flood", "a", lang=lang), found(OTHER, "flood", "b"))
    assert bool(result.problems) == told
    if told:
        assert "language ru: the model tiny knows en" in messages(result)[0]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("&quot;No&quot;", "&quot;"),
        ("it&#39;s", "&#39;"),
        ("&amp;quot;No", "&amp;"),
        ("AT&T; and R&D", None),
    ],
)
def test_entities_that_were_left_in(said: str, told: str | None) -> None:
    result = look(found(f"{STORY} {said}", "flood", "a"), found(OTHER, "flood", "b"))
    assert [m.split("such as ")[1].split(",")[0] for m in messages(result)] == (
        [told] if told else []
    )
    assert result.valid


def test_the_same_words_under_two_outlets() -> None:
    again = STORY.replace("\n\n", "\n").upper()
    result = look(found(STORY, "flood", "a"), found(again, "flood", "b"))
    [message] = messages(result)
    assert message.startswith(
        "flood/b.txt: warning: exact duplicate of flood/a.txt, another outlet"
    )


def test_the_same_words_in_another_event() -> None:
    result = look(
        found(STORY, "flood", "a"),
        found(OTHER, "flood", "b"),
        found(STORY, "storm", "a"),
        found("A bridge was closed to lorries after an inspection on Tuesday.", "storm", "b"),
    )
    assert messages(result) == [
        "storm/a.txt: warning: exact duplicate of flood/a.txt: the same words"
    ]


def test_wire_copy_with_a_paragraph_added_is_a_near_duplicate() -> None:
    result = look(found(STORY, "flood", "a"), found(STORY + "\n" + OTHER, "flood", "b"))
    [message] = messages(result)
    assert "near duplicate of flood/a.txt (a): about 7" in message
    assert "wire copy?" in message


def test_much_furniture() -> None:
    links = "\n".join(f"Another story of the day number {i}\n0{i}.01.2024" for i in range(1, 9))
    text = f"The river rose by two metres in the night.\n\nRead more\n{links}\n"
    result = look(found(text, "flood", "a"), found(OTHER, "flood", "b"))
    assert any("taken for page furniture" in m for m in messages(result))
