"""Help, usage, and how little it loads."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from framecmp.cli import main


def commands(group=main, names=()):
    """The command lines of a group: its own, then those of all below it."""
    yield list(names)
    context = click.Context(group)
    for name in group.list_commands(context) if isinstance(group, click.Group) else ():
        yield from commands(group.get_command(context, name), (*names, name))


COMMANDS = list(commands())
HEAVY = [
    "torch",
    "transformers",
    "sentence_transformers",
    "scipy",
    "sklearn",
    "matplotlib",
    "numpy",
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself(run, command):
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("Usage: ")
    assert "..." not in result.stdout.partition("Commands:")[2]
    assert all(len(line) <= 80 or "{" in line for line in result.stdout.splitlines())
    assert run(*command, "-h").stdout == result.stdout


def test_help_loads_nothing_heavy():
    code = (
        "import sys\n"
        "from framecmp.cli import main\n"
        f"for command in {COMMANDS!r}:\n"
        "    try:\n"
        "        main([*command, '--help'])\n"
        "    except SystemExit as exit:\n"
        "        assert exit.code == 0, command\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize(
    "arguments",
    [
        ["align"],
        ["align", "a.txt"],
        ["align", "a.txt", "b.txt", "c.txt"],
        ["compare"],
        ["report"],
        ["check", "corpus"],
        ["aling", "a.txt", "b.txt"],
        ["align", "a.txt", "b.txt", "--format", "yaml"],
        ["align", "a.txt", "b.txt", "--precision", "fp8"],
        ["compare", "a.txt", "--nope"],
        ["eval"],
        ["model", "fetch"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_on_stderr_with_exit_code_2(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage: " in result.stderr


def test_the_version(run):
    from framecmp import __version__

    assert run("--version").stdout == f"framecmp, version {__version__}\n"
