from xml.etree import ElementTree

import msgspec
import pytest

from framecmp.report.figures import map_names, map_svg, ribbon_names, ribbon_svg
from framecmp.report.shown import Band, Block, Column, DistanceMap, Ribbon

MAP = DistanceMap(
    outlets=("One $x^2$", "The <b>Two</b>", "Three"),
    distances=((None, 0.2, 0.5), (0.2, None, None), (0.5, None, None)),
    links=((0, 3, 1), (3, 0, 0), (1, 0, 0)),
    bends=(((0.0, 0.0), (0.2, 0.0), (0.2, 1.0), (0.0, 1.0)),),
    left=0,
    alt="",
)


def ribbon(columns: int, passages: int, panels: tuple[tuple[int, ...], ...]) -> Ribbon:
    block = Block(passage="1", at=0, words=20, state="linked")
    furniture = Block(passage="2", at=1, words=3, state="furniture")
    column = Column(outlet="Out$let_1 <b>", blocks=(furniture, *[block] * passages))
    bands = tuple(
        Band(a=(0, 1), b=(1, i), strength="weak" if i % 2 else "strong", link=i)
        for i in range(1, passages + 1)
    )
    columns = (column,) * columns
    return Ribbon(
        columns=columns, bands=bands, panels=panels, pairs_left=0, passages_left=0, alt=""
    )


@pytest.mark.parametrize(
    "drawn",
    [
        ribbon(2, 3, ((0, 1),)),
        ribbon(3, 60, ((0, 1, 2, 0),)),
        ribbon(4, 3, ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))),
        ribbon(2, 0, ((0, 1),)),
        Ribbon(columns=(Column(outlet="A", blocks=()),) * 2, bands=(), panels=((0, 1),),
               pairs_left=0, passages_left=0, alt=""),
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
    assert map_svg(MAP) == map_svg(MAP)


def test_a_band_is_drawn_in_every_panel_that_shows_its_pair():
    once = ribbon_svg(ribbon(2, 1, ((0, 1),)))
    twice = ribbon_svg(ribbon(2, 1, ((0, 1), (0, 1))))
    assert twice.count("opacity") == 2 * once.count("opacity") > 0


def test_the_users_style_changes_nothing():
    import matplotlib

    plain = map_svg(MAP)
    with matplotlib.rc_context({"font.family": "serif", "svg.fonttype": "none"}):
        assert map_svg(MAP) == plain


def test_the_map_tells_distances_and_links():
    svg = map_svg(MAP)
    for told in ("0.20", "3 links", "1 link<"):
        assert told in svg


def test_names_stand_at_their_rows_and_columns_and_not_in_the_drawing():
    names = map_names(MAP)
    rows = [name for name in names if name.at == "right"]
    heads = [name for name in names if name.at == "bottom"]
    assert [name.text for name in rows] == list(MAP.outlets)
    assert [name.text for name in heads] == ["One\n$x^2$", "The\n<b>Two</b>", "Three"]
    assert [name.y for name in rows] == sorted({name.y for name in rows})
    assert [name.x for name in heads] == sorted({name.x for name in heads})
    assert "One" not in map_svg(MAP)
    drawn = ribbon(3, 2, ((0, 1, 2, 0),))
    assert [name.text for name in ribbon_names(drawn)] == ["Out$let_1 <b>"] * 4
    assert "Out" not in ribbon_svg(drawn)


def test_upright_names_have_room():
    """They ran out of the figure at its top."""
    count = 12
    none = ((None,) * count,) * count
    crowded = msgspec.structs.replace(
        MAP, outlets=("N" * 40,) * count, distances=((0.5,) * count,) * count, links=none, bends=()
    )
    heads = [name for name in map_names(crowded) if name.at == "bottom"]
    assert all(name.upright for name in heads)
    longest = max(len(name.text) for name in heads)
    assert all(name.y >= longest * 6.5 * 0.6 * 25.4 / 72 for name in heads)


def test_numbers_can_be_read_on_every_shade():
    """WCAG AA asks for 4.5 : 1."""
    from framecmp.report.figures import _FAR, _INK, _NEAR

    ink = _luminance(tuple(int(_INK[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    for shade in (_NEAR, _FAR):
        assert (_luminance(shade) + 0.05) / (ink + 0.05) > 4.5


def _luminance(colour):
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
