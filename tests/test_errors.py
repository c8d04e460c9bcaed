"""Errors travel between processes: a pool whose worker's error can't be unpickled hangs."""

from __future__ import annotations

import pickle

import pytest

from framecmp.errors import (
    BaselineError,
    ConfigError,
    FramecmpError,
    InputError,
    MissingExtra,
    ModelError,
    OutputError,
)


@pytest.mark.parametrize(
    "error",
    [
        InputError(["a.txt: is empty", "b.txt: is empty"]),
        MissingExtra("page.html: reading HTML", "html"),
        *(kind("why") for kind in (BaselineError, ConfigError, ModelError, OutputError)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_is_the_same_in_another_process(error: FramecmpError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


def test_an_extra_that_is_missing_is_named() -> None:
    message = "page.html: reading HTML needs an extra: pip install 'framecmp[html]'"
    assert str(MissingExtra("page.html: reading HTML", "html")) == message
