"""The page's colours, computed from its style sheet: WCAG 2.2 AA in light and in dark."""

import re
from pathlib import Path

import pytest

import framecmp.report

STYLE = Path(framecmp.report.__file__).parent / "templates" / "page" / "style.css"
COLOURS = dict(
    re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\)", STYLE.read_text("utf-8"))
)

TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "quiet", "accent")
        for ground in ("paper", "control", "hot")
    ),
    ("mark-ink", "mark"),
    ("ink", "block"),
    ("ink", "found"),
    *(("on-shade", f"s{i}") for i in range(6)),
]
# Lines and shapes that carry meaning need less.
SHAPES = [
    ("differs", "paper"),
    ("strong", "paper"),
    ("strong", "weak"),
    ("band-hot", "paper"),
    ("block-ink", "block"),
    ("accent", "paper"),
]


def contrast(a: str, b: str, theme: int) -> float:
    light, dark = sorted(
        (luminance(COLOURS[name].split(", ")[theme]) for name in (a, b)), reverse=True
    )
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_the_measure_is_that_of_the_standard():
    COLOURS["white"], COLOURS["black"] = "#ffffff, #ffffff", "#000000, #000000"
    assert contrast("white", "black", 0) == pytest.approx(21)
    assert contrast("white", "white", 0) == 1


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(ink, ground, theme):
    assert contrast(ink, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SHAPES)
def test_shapes_can_be_told_apart(line, ground, theme):
    assert contrast(line, ground, theme) >= 3


def test_every_colour_of_the_style_has_a_light_and_a_dark_one():
    used = set(re.findall(r"var\(--([\w-]+)\)", STYLE.read_text("utf-8"))) - {"serif", "sans"}
    assert used <= COLOURS.keys()
    body = STYLE.read_text("utf-8").partition("--serif")[2]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", body)
