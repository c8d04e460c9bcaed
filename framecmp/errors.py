"""The errors that framecmp raises on purpose: each knows its exit code.

A message says what was found, what was expected and what to do. The command line
catches :class:`FramecmpError` once, prints the message and leaves with ``exit_code``.
"""

from __future__ import annotations

from collections.abc import Iterable


class FramecmpError(Exception):
    """Base of every error a user can cause and mend."""

    exit_code = 4


class InputError(FramecmpError):
    """Input that can't be read or is invalid. Carries every problem of a run at once.

    :param problems: one message each, in the order in which the input was given.
    """

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems: tuple[str, ...] = (
            (problems,) if isinstance(problems, str) else tuple(problems)
        )
        super().__init__("\n".join(self.problems))


class OutputError(FramecmpError):
    """A result can't be written to the place the user named."""


class ConfigError(FramecmpError):
    """A configuration file holds something framecmp doesn't know."""


class ModelError(FramecmpError):
    """A model is missing, damaged, or not of a kind that framecmp loads."""


class MissingExtra(FramecmpError):
    """An optional dependency is needed and not installed.

    :param extra: the name of the extra, as in ``pip install 'framecmp[extra]'``.
    """

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(what, extra)  # as given, since unpickling calls with them

    def __str__(self) -> str:
        what, extra = self.args
        return f"{what} needs an extra: pip install 'framecmp[{extra}]'"


class BaselineError(FramecmpError):
    """A baseline is missing, unreadable, or was made by something incompatible."""

    exit_code = 3


class FramecmpWarning(UserWarning):
    """Something the user should know that doesn't stop the run (a guessed encoding, say)."""
