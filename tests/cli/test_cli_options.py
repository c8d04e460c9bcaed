"""What gives the same numbers again, and devices that aren't there."""

from __future__ import annotations

import pytest

from framecmp.cli.options import Engine


@pytest.mark.parametrize(
    ("model", "precision", "device", "again"),
    [
        ("default", "fp32", "cpu", []),
        ("folder", "fp32", "cpu", ["--model", "folder"]),
        ("default", "bf16", "cuda", ["--precision", "bf16", "--device", "cuda"]),
    ],
)
def test_the_options_that_numbers_depend_on(model, precision, device, again) -> None:
    engine = Engine(model=model, precision=precision, device=device, cache=True, quiet=False)
    assert engine.options() == again


@pytest.mark.real
def test_a_device_that_is_not_there(run, pair) -> None:
    result = run("align", *pair, "--device", "xpu", "--no-cache")
    assert result.exit_code == 4
    assert "the device xpu" in result.stderr
    assert not result.stdout
