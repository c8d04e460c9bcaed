import pytest

from framecmp.errors import InputError
from framecmp.text.frontmatter import front_matter


def read(text):
    return front_matter(text, "a.txt")


def test_the_keys_are_read_as_strings_and_the_span_holds_the_rules():
    text = "---\noutlet: Daily\ntitle: 'Talks: day two'\ndate: 2024-05-31\nlang: no\n---\nBody."
    matter = read(text)
    assert matter[2:] == ("Daily", "Talks: day two", "2024-05-31", "no", {})
    assert text[matter.start : matter.end].startswith("---\noutlet")
    assert text[matter.end :] == "\nBody."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system(end):
    text = end.join(["---", "# a remark", "Title: Talks", "", "author: X", "...", "Body."])
    matter = read(text)
    assert matter.title == "Talks"
    assert text[matter.end :] == f"{end}Body."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Body.",
        "---",
        "---\ntitle: Talks\n\nBody without a closing rule.",
        "---\nA sentence between rules: not a key.\n---\nBody.",
        "---\n- a list\n---\nBody.",
        "---\n\n---\nBody.",
        "---\n \n",
        '---\n# a remark\u2028"a quote\nkey: in it"\n---\nBody.',
        "Body.\n---\ntitle: Talks\n---\n",
        "----\ntitle: Talks\n----\n",
        "---\ntitle: Talks\n" + "x: y\n" * 3000 + "---\nBody.",
    ],
)
def test_other_openings_are_part_of_the_text(text):
    assert read(text) is None


@pytest.mark.parametrize(
    ("value", "kept"),
    [("", None), ("~", "~"), ("yes", "yes"), ("007", "007"), ('"  padded "', "padded")],
)
def test_values_stay_as_written(value, kept):
    assert read(f"---\noutlet: {value}\n---\n").outlet == kept


@pytest.mark.parametrize(
    "date", ["2024", "2024-05", "2024-05-31", "2024-05-31T18:30", "2024-05-31 18:30:00+04:00"]
)
def test_iso_dates_are_kept_as_written(date):
    assert read(f"---\ndate: {date}\n---\n").date == date


@pytest.mark.parametrize(
    "date", ["31.05.2024", "May 31", "2024-13", "2024-02-30", "20240531", "2024-5-1", "0000"]
)
def test_other_dates_are_a_problem(date):
    with pytest.raises(InputError, match=r"^a\.txt: .*not an ISO 8601 date; write 2024"):
        read(f"---\ndate: {date}\n---\n")


def test_broken_yaml_is_told_with_its_line_and_the_remedy():
    with pytest.raises(InputError, match=r"^a\.txt:4: .*not valid YAML.*quotes"):
        read("\n---\noutlet: Daily\ntitle: Talks: day two\n---\nBody.")


@pytest.mark.parametrize("value", ["\x01", "[" * 5000])
def test_what_no_parser_takes_is_told_too(value):
    with pytest.raises(InputError, match=r"^a\.txt:2: .*forbidden character or nested too deep"):
        read(f"---\ntitle: {value}\n---\nBody.")


def test_a_value_of_several_is_a_problem():
    with pytest.raises(InputError, match=r"^a\.txt: front matter 'title' holds a list"):
        read("---\ntitle: [one, two]\n---\n")


def test_other_keys_are_kept_if_they_have_one_value():
    matter = read("---\noutlet: Daily\nurl: https://x.example/a\ntags: [a, b]\n---\nBody.")
    assert matter.extra == {"url": "https://x.example/a"}
