"""The line that reproduces a number."""

from __future__ import annotations

import msgspec
import pytest

from framecmp import __version__
from framecmp.records import Model, Settings
from framecmp.signature import signature

MODEL = Model(name="some-model", sha256="0123456789abcdef" * 4, dim=384)
SETTINGS = Settings(
    paragraphs="auto", furniture="left out", precision="fp32", threshold=0.22, strong=0.65
)


def test_the_line() -> None:
    assert signature(MODEL, SETTINGS) == (
        f"framecmp:{__version__}|model:some-model|sha256:0123456789ab|precision:fp32|"
        "paragraphs:auto|furniture:left out|link:0.22|strong:0.65"
    )


@pytest.mark.parametrize("field", Settings.__struct_fields__)
def test_every_setting_shows(field: str) -> None:
    other = 0.5 if field in {"threshold", "strong"} else "other"
    changed = msgspec.structs.replace(SETTINGS, **{field: other})
    assert signature(MODEL, changed) != signature(MODEL, SETTINGS)


@pytest.mark.parametrize("change", [{"name": "other"}, {"sha256": "f" * 64}])
def test_the_model_shows(change: dict[str, str]) -> None:
    changed = msgspec.structs.replace(MODEL, **change)
    assert signature(changed, SETTINGS) != signature(MODEL, SETTINGS)
