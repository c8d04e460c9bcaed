from xml.etree import ElementTree

import pytest

from framecmp.report.figures import heat_svg, ribbon_svg
from framecmp.report.shown import Band, Block, Column, Heat, Ribbon

HEAT = Heat(
    rows=("One $x^2$", "Two"),
    columns=(("A", "B"), ("A", "C")),
    values=((0.2, None), (0.4, 0.9)),
    alt="",
)


def ribbon(columns: int, passages: int, panels: tuple[tuple[int, ...], ...]) -> Ribbon:
    block = Block(passage="1", words=20, state="linked")
    furniture = Block(passage="2", words=3, state="furniture")
    column = Column(outlet="Out$let_1 <b>", blocks=(furniture, *[block] * passages))
    bands = tuple(
        Band(a=(0, 1), b=(1, i), strength="weak" if i % 2 else "strong")
        for i in range(1, passages + 1)
    )
    return Ribbon(columns=(column,) * columns, bands=bands, panels=panels, pairs_left=0, alt="")


@pytest.mark.parametrize(
    "drawn",
    [
        ribbon(2, 3, ((0, 1),)),
        ribbon(3, 60, ((0, 1, 2, 0),)),
        ribbon(4, 3, ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))),
        ribbon(2, 0, ((0, 1),)),
        Ribbon(columns=(Column(outlet="A", blocks=()),) * 2, bands=(), panels=((0, 1),),
               pairs_left=0, alt=""),
    ],
)  # fmt: skip
def test_figures_are_svg_that_fits_a_page(drawn):
    root = ElementTree.fromstring(ribbon_svg(drawn))
    assert root.tag.endswith("svg")
    assert float(root.get("height").removesuffix("pt")) < 230 * 72 / 25.4


def test_the_same_figure_has_the_same_bytes():
    drawn = ribbon(3, 5, ((0, 1, 2, 0),))
    assert ribbon_svg(drawn) == ribbon_svg(drawn)
    assert "<dc:date>" not in ribbon_svg(drawn)
    assert heat_svg(HEAT) == heat_svg(HEAT)


def test_a_band_is_drawn_in_every_panel_that_shows_its_pair():
    once = ribbon_svg(ribbon(2, 1, ((0, 1),)))
    twice = ribbon_svg(ribbon(2, 1, ((0, 1), (0, 1))))
    assert twice.count("opacity") == 2 * once.count("opacity") > 0


def test_the_users_style_changes_nothing():
    import matplotlib

    plain = heat_svg(HEAT)
    with matplotlib.rc_context({"font.family": "serif", "svg.fonttype": "none"}):
        assert heat_svg(HEAT) == plain
