"""Settings from ``framecmp.toml`` or ``[tool.framecmp]`` in a ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from framecmp.errors import ConfigError

_OWN = "framecmp.toml"
_SHARED = "pyproject.toml"
KNOWN = (
    "model",
    "precision",
    "device",
    "cache",
    "encoding",
    "paragraphs",
    "keep-furniture",
    "spacy",
)

# The parameters that may be folders.
_FOLDERS = ("model", "spacy")


def configure(ctx: click.Context, names: Sequence[str]) -> None:
    """Fill in the options the user didn't give from the nearest file.

    It is found upward from the corpus, or from the first article's folder. Folders of models
    that it names are looked for from its own folder first.

    :param names: the parameters to fill in.
    :raises ConfigError: the file can't be read, or holds an unknown key or a bad value.
    """
    found = _find(_start(ctx).resolve())
    if found is None:
        return
    path, settings = found
    if not isinstance(settings, dict):
        raise ConfigError(f"{path}: tool.framecmp is {settings!r}, where a table is due")
    unknown = sorted(set(settings) - set(KNOWN))
    if unknown:
        raise ConfigError(
            f"{path}: unknown option {', '.join(unknown)}; known are {', '.join(KNOWN)}"
        )
    params = {param.name: param for param in ctx.command.params}
    for name in names:
        key = name.replace("_", "-")
        if key in settings and ctx.get_parameter_source(name) == ParameterSource.DEFAULT:
            value = _cast(ctx, params[name], settings[key], f"{path}: {key}")
            ctx.params[name] = _beside(path, value) if name in _FOLDERS else value


def _beside(path: Path, value: str) -> str:
    """A folder that the file at ``path`` names, wherever the command is run; or what isn't one."""
    folder = path.parent / value
    return str(folder) if folder.is_dir() else value


def _start(ctx: click.Context) -> Path:
    """Where configuration is looked for first: the first path among the arguments."""
    for param in ctx.command.params:
        if isinstance(param, click.Argument):
            value = ctx.params.get(param.name or "")
            first = value[0] if isinstance(value, tuple) and value else value
            if isinstance(first, str) and first != "-":
                path = Path(first)
                return path if path.is_dir() else path.parent
    return Path()


def _find(start: Path) -> tuple[Path, Any] | None:
    for folder in (start, *start.parents):
        own = folder / _OWN
        if own.is_file():
            return own, _read(own)
        shared = folder / _SHARED
        if shared.is_file():
            tool = _read(shared).get("tool")
            if isinstance(tool, dict) and "framecmp" in tool:
                return shared, tool["framecmp"]
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: can't be read as TOML: {error}") from error


def _cast(ctx: click.Context, param: click.Parameter, value: Any, where: str) -> Any:
    flag = isinstance(param.type, click.types.BoolParamType)
    if not isinstance(value, bool if flag else str):
        due = "true or false" if flag else "a text in quotes"
        raise ConfigError(f"{where}: found {value!r}, expected {due}")
    if value == "":
        raise ConfigError(f"{where}: empty; name one, or leave the line out")
    try:
        return param.type_cast_value(ctx, value)
    except click.BadParameter as error:
        raise ConfigError(f"{where}: {error.message}") from error
