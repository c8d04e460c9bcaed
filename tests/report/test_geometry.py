import pytest

from framecmp.report.geometry import BLOCK_WIDTH, HEAD, WIDTH, lay_out
from framecmp.report.shown import Band, Block, Column, Ribbon


def ribbon(words, bands=(), panels=((0, 1),)) -> Ribbon:
    """Columns of passages with so many words each (0: furniture), and (a, b, strength) bands."""
    columns = tuple(
        Column(
            outlet=f"Outlet {at}",
            blocks=tuple(
                Block(
                    passage=str(i + 1),
                    at=10 * at + i,
                    words=n or 3,
                    state="linked" if n else "furniture",
                )
                for i, n in enumerate(column)
            ),
        )
        for at, column in enumerate(words)
    )
    made = tuple(
        Band(a=a, b=b, strength=strength, link=i) for i, (a, b, strength) in enumerate(bands)
    )
    return Ribbon(columns=columns, bands=made, panels=panels, pairs_left=0, passages_left=0, alt="")


def test_blocks_are_as_high_as_they_are_long():
    [first, second, *_] = lay_out(ribbon([[20, 40], [60]])).blocks
    assert second.height == pytest.approx(2 * first.height)
    assert second.y > first.y + first.height
    assert first.y == HEAD


def test_furniture_is_a_low_bar_without_a_number():
    first, second, _ = lay_out(ribbon([[0, 40], [60]])).blocks
    assert first.height < second.height
    assert (first.number, second.number) == ("", "2")


def test_a_band_leads_from_block_to_block():
    layout = lay_out(ribbon([[20, 40], [60]], [((0, 1), (1, 0), "weak")]))
    [band] = layout.bands
    start, end = (next(b for b in layout.blocks if b.at == at) for at in (1, 10))
    assert band.left == (
        (start.x + BLOCK_WIDTH, start.y),
        (start.x + BLOCK_WIDTH, pytest.approx(start.y + start.height)),
    )
    assert band.right == ((end.x, end.y), (end.x, pytest.approx(end.y + end.height)))


def test_bands_of_one_block_share_its_side_without_crossing():
    layout = lay_out(
        ribbon([[60], [20, 20]], [((0, 0), (1, 1), "strong"), ((0, 0), (1, 0), "weak")])
    )
    weak, strong = layout.bands
    assert (weak.strength, strong.strength) == ("weak", "strong")
    assert weak.left[1][1] == pytest.approx(strong.left[0][1])


def test_a_band_may_be_given_either_way_round():
    one = lay_out(ribbon([[20], [60]], [((0, 0), (1, 0), "weak")]))
    other = lay_out(ribbon([[20], [60]], [((1, 0), (0, 0), "weak")]))
    assert one.bands == other.bands


@pytest.mark.parametrize(
    ("words", "panels"),
    [
        ([[20], [30]], ((0, 1),)),
        ([[5] * 150, [30] * 150], ((0, 1),)),
        ([[20], [30], [10], [10]], ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3))),
        ([[], []], ((0, 1),)),
    ],
)
def test_everything_fits_the_page(words, panels):
    layout = lay_out(ribbon(words, panels=panels))
    assert layout.height < 140
    for block in layout.blocks:
        assert 0 <= block.x <= WIDTH - BLOCK_WIDTH
        assert HEAD <= block.y <= block.y + block.height <= layout.height + 1e-9
    assert len(layout.heads) == sum(len(panel) for panel in panels)
