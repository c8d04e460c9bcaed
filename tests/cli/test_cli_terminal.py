"""What a person sees: whole texts, told caps, nothing that steers the terminal."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from framecmp.report.terminal import CANDIDATES, FINDINGS, safe

HOSTILE = "\x1b[31m\x07\x1b]0;title\x07\x9b1m\u202e\u2066[/b] [red] :smile:"


def shown(run, *arguments, **kwargs):
    result = run(*arguments, **kwargs)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture
def columns(monkeypatch):
    """Make the terminal so wide."""
    return lambda width: monkeypatch.setenv("COLUMNS", str(width))


def test_two_articles_side_by_side(quick, pair):
    text = shown(quick, "align", *pair)
    assert text.startswith("A  daily · Flood hits the river town  ")
    assert "A 2 ~ B 2   score " in text
    assert "[-killed-]" in text
    assert "{+slain+}" in text
    assert "strong: links of score 0.75 and up; the others, from 0.25, are weak" in text
    assert "links, 0 (alike) to 2, interval from 6 sets of them up\n" in text
    told = re.search(r"\n +told +in part +nowhere else\nA +(\d+)% +(\d+)% +(\d+)%\nB ", text)
    assert 99 <= sum(map(int, told.groups())) <= 101
    assert "Only in A (daily): not found in the other article\n" in text
    assert "  A 4  Schools stay shut until Friday.  (nearest: B " in text
    assert text.endswith("|strong:0.75\n")


def test_three_articles_are_told_by_letters(quick, event):
    text = shown(quick, "compare", event)
    assert re.findall(r"^([ABC])  (\w+) · ", text, re.M) == [
        *(("A", "courier"), ("B", "daily"), ("C", "herald")),
    ]
    assert re.findall(r"^(. ~ .) ", text, re.M) == ["A ~ B", "A ~ C", "B ~ C"]
    assert "Only in B (daily): not found in the other articles\n" in text
    assert "Wordings by outlet: candidates for one thing under several names" in text
    assert re.search(r"A: .*\bslain\b.*   B: .*\bkilled\b", text)


def test_words_that_lean_are_told_with_what_chance_gives(quick, write):
    towns = "pqrstuvw"
    write("a.txt", "\n\n".join(f"The army came to town {w} of {w}x, {w}y, {w}z." for w in towns))
    write("b.txt", "\n\n".join(f"Soldiers came to town {w} of {w}x, {w}y, {w}z." for w in towns))
    text = shown(quick, "align", "a.txt", "b.txt")
    told = " ".join(text.split())
    assert "times in A : times in B A of 80 words army 8:0 (+3.8 in 8)" in told
    assert "army came 8:0" not in told
    assert re.search(r"B of 72 words .*soldiers 0:8 \(-4\.2 in 8\)", told)
    assert re.search(r"divergence 0\.\d\d bits, 0\.\d\d if A and B are swapped at random \(z", told)
    assert "; strong links alone 0." in told
    assert "no word here is certain" in told


def test_few_places_are_told_and_what_one_passage_is_about_is_not(quick, write):
    write("a.txt", "The army came. The army left town p of px, py, pz. The army lost.\n")
    write("b.txt", "Soldiers came. Soldiers left town p of px, py, pz. Soldiers lost.\n")
    assert "Words that lean" not in shown(quick, "align", "a.txt", "b.txt")
    for name, who in (("a.txt", "The army"), ("b.txt", "Soldiers")):
        write(name, "\n\n".join(f"{who} left town {w} of {w}x, {w}y, {w}z." for w in "pq"))
    told = " ".join(shown(quick, "align", "a.txt", "b.txt").split())
    assert "army 2:0 (+" in told
    assert "bits; 2 places of linked passages are too few to tell it from chance" in told


def test_two_articles_of_one_outlet_share_its_row(quick, write):
    for name, outlet in (("a", "Daily"), ("b", "Daily"), ("c", "Courier")):
        write(f"{name}.txt", f"---\noutlet: {outlet}\n---\nThe mayor came to the {name} dam.\n")
    text = shown(quick, "compare", "a.txt", "b.txt", "c.txt")
    assert re.findall(r"^(\S+ ~ \S+) ", text, re.M) == ["A+B ~ C"]


def test_an_outlet_with_many_articles_is_called_by_the_first(quick, write):
    for number in range(5):
        write(f"flood/a{number}.txt", f"---\noutlet: daily\n---\nRain fell {number} times here.\n")
    write("flood/b.txt", "Rain fell there.\n")
    text = shown(quick, "compare", "flood")
    assert re.findall(r"^(\S+ .*? ~ \S+) ", text, re.M) == ["A+4 more ~ F"]


def test_no_links_are_told(quick, write):
    write("a.txt", "One came.\n")
    write("b.txt", "Rain fell for days.\n")
    text = shown(quick, "align", "a.txt", "b.txt")
    assert "A  a  1 passage, 0 linked\n" in text
    assert "No passages were linked: are the articles about one event" in text
    assert "none found in the linked passages" in text
    assert "Only in A (a): not found in the other article" in text


def test_the_same_text_twice_has_no_differences(quick, write):
    for name in ("a.txt", "b.txt"):
        write(name)
    text = shown(quick, "align", "a.txt", "b.txt")
    assert re.search(r"^A ~ B .* 100% +100%$", text, re.M)
    assert "[-" not in text
    assert "Only in" not in text


def test_what_is_left_out_is_told(quick, write, pair):
    write("a.txt", "By Jane Doe\n\nThe mayor came to the dam.\n")
    text = shown(quick, "align", "a.txt", pair[1])
    assert "1 passage, 0 linked; 1 furniture" in text
    assert "left out unless --keep-furniture" in text
    write("b.txt", "---\noutlet: Daily\n---\nThe mayor came to the dam.\n")
    assert "furniture: bylines" not in shown(quick, "align", "b.txt", pair[1])


def test_more_candidates_than_shown_are_told(quick, write):
    names = ("alpha", "beta")
    words = [f"w{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(CANDIDATES + 5)]
    for name, said in zip(names, ("blaze", "fire"), strict=True):
        lines = [f"The {w} {w}x {w}y {said} {w}z {w}q grew." for w in words]
        write(f"{name}.txt", "\n\n".join(lines))
    text = shown(quick, "align", "alpha.txt", "beta.txt")
    assert re.search(r"^  \d+ more in --format json$", text, re.M)


@pytest.mark.parametrize("width", [80, 100, 200])
def test_lines_fit_and_lose_nothing(quick, write, columns, width):
    columns(width)
    river = "河流小镇遭遇洪水" * 20
    link = "https://example.org/" + "verylongpath" * 20
    title = "A very long title about a dam " * 8
    write("a.txt", f"---\ntitle: {title}\n---\nThe dam burst, see {link}\n\n{river}。\n")
    write("b.txt", f"The dam burst, see {link}x\n\n{river}！\n")
    text = shown(quick, "align", "a.txt", "b.txt")
    lines = text.splitlines()
    assert all(cell_len(line) <= width for line in lines[:-1])
    assert all(line == line.rstrip() for line in lines)
    assert "…" not in text
    left = "".join(line[: (width - 2) // 2].strip() for line in lines if "verylong" in line)
    assert "example.org" in left
    assert text.count("洪") >= 40


@pytest.mark.parametrize("command", ["align", "compare"])
@pytest.mark.parametrize("form", ["text", "json", "ndjson"])
def test_hostile_text_never_reaches_the_terminal_raw(quick, write, pair, command, form):
    write(
        "ev\x1b[31mil\x07.txt",
        '---\noutlet: "Ev\\e[31mil [/b]"\ntitle: "T\\e]0;x\\a \\u202e[bold]"\n---\n'
        f"Fourteen {HOSTILE} people at the dam at Kelmar.\n\n{HOSTILE} alone {HOSTILE}\n",
    )
    result = quick(command, "ev\x1b[31mil\x07.txt", pair[1], "--format", form)
    assert result.exit_code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", result.output)
    assert "[/b]" in result.stdout
    if form == "text":
        assert "[red] :smile:" in result.stdout


def test_hostile_names_in_messages(quick, write):
    write("a\x1b[31m.txt", "")
    result = quick("align", "a\x1b[31m.txt", "no\u202epe\x07.txt")
    assert result.exit_code == 4
    assert result.stderr.splitlines() == [
        "framecmp: error: a\\x1b[31m.txt: is empty; give a file with the article's text",
        "framecmp: error: no\\x202epe\\x07.txt: no such file; check the name",
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\tb\nc\u2028d\u00a0e", "a b c d e"),
        ("\x1b[1m\x07\x9b", "\ufffd[1m\ufffd\ufffd"),
        ("\u202eabc\u2066\udc80\U000e0041", "\ufffdabc\ufffd\ufffd\ufffd"),
        (
            "می\u200cخواهم 👨\u200d👩 co\u00adop \u200f",
            "می\u200cخواهم 👨\u200d👩 co\u00adop \u200f",
        ),
        ("e\u0301 ß [b]", "e\u0301 ß [b]"),
    ],
)
def test_safe(text, seen):
    assert safe(text) == seen
    assert len(safe(text)) == len(text)


def test_findings_are_told_with_their_places_and_a_cap(quick, write):
    write("a.txt", "Police arrested at least 27 people.\n\nThe mayor left.\n")
    write("b.txt", "Police arrested 31 people.\n")
    text = shown(quick, "align", "a.txt", "b.txt")
    assert "Findings: where linked passages differ\n" in text
    assert re.search(
        r'number  possible conflict: "at least 27" against "31" \(people\) +A 1 ~ B 1\n', text
    )
    streets = [f"Street number {n} in quarter {chr(65 + n)} is shut." for n in range(FINDINGS + 3)]
    write("a.txt", "\n\n".join(streets) + "\n")
    write("b.txt", "Rain fell for days.\n")
    text = shown(quick, "align", "a.txt", "b.txt")
    assert "Sentences not found elsewhere" in text
    assert "  4 more in --format json\n" in text


def test_a_quote_that_one_side_has_is_told_in_its_words(quick, write, columns):
    columns(200)
    write(
        "a.txt",
        "The old dam at Kelmar broke on Sunday, and “we never saw any of it,” said Anna Berg.\n",
    )
    write("b.txt", "The old dam at Kelmar broke on Sunday, and the union met.\n")
    told = " ".join(shown(quick, "align", "a.txt", "b.txt").split())
    assert "a quote of Anna Berg, not found in these words in b: “we never saw any of it,”" in told


def test_hostile_notes_steer_nothing(quick, write):
    write("a.txt", f"Police arrested 27 people{HOSTILE} there.\n")
    write("b.txt", f"Police arrested 31 people{HOSTILE} there.\n")
    text = shown(quick, "compare", "a.txt", "b.txt")
    assert "possible conflict" in text
    assert not set(text) & {"\x1b", "\x07", "\x9b", "\u202e", "\u2066"}
