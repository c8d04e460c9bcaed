"""The composite action and the pre-commit hooks, run without their services."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {h["id"]: h for h in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}

# What stands for framecmp or pip: it writes down what it was given.
STAND_IN = """#!/usr/bin/env bash
printf '%s\\n' "$@" > "$LOG"
if [ "$1 $2" = "-m venv" ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi
if [ "$*" = "-m pip cache dir" ]; then echo /pip/cache; fi
exit "${CODE:-0}"
"""


@pytest.fixture
def runner(tmp_path: Path):
    """Run a step of the action as GitHub's runner does."""
    binaries = tmp_path / "temp" / "framecmp" / "bin"
    binaries.mkdir(parents=True)
    for name in ("framecmp", "python"):
        (binaries / name).write_text(STAND_IN)
        (binaries / name).chmod(0o755)
    for name in ("output", "summary"):
        (tmp_path / name).touch()

    def run(step: str, inputs: dict[str, str] | None = None, **environment: str):
        given = {name: str(i.get("default", "")) for name, i in ACTION["inputs"].items()}
        given |= inputs or {}
        env = {key: _expression(value, given) for key, value in STEPS[step].get("env", {}).items()}
        assert STEPS[step]["shell"] == "bash"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS[step]["run"]],
            cwd=tmp_path,
            env={
                "PATH": f"{binaries}:{os.environ['PATH']}",
                "LOG": str(tmp_path / "log"),
                "RUNNER_TEMP": str(tmp_path / "temp"),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(tmp_path / "output"),
                "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
                **env,
                **environment,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def _expression(value: str, inputs: dict[str, str]) -> str:
    known = {f"inputs.{name}": said for name, said in inputs.items()}
    known["steps.places.outputs.vectors"] = "vectors"
    return regex.sub(r"\$\{\{ *([^}]+?) *\}\}", lambda m: known[m[1]], value)


def _log(tmp_path: Path) -> list[str]:
    return (tmp_path / "log").read_text().splitlines()


def test_every_input_is_described_and_used() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    used = set(regex.findall(r"inputs\.([a-z-]+)", text))
    assert used == set(ACTION["inputs"])
    assert all(said["description"] for said in ACTION["inputs"].values())
    assert ACTION["runs"]["using"] == "composite"


def test_nothing_given_from_outside_is_pasted_into_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")


def test_what_is_cached_is_what_is_used() -> None:
    for name, output in (("Cache packages", "pip"), ("Cache vectors", "vectors")):
        assert STEPS[name]["with"]["path"] == f"${{{{ steps.places.outputs.{output} }}}}"
        assert "runner.os" in STEPS[name]["with"]["key"]


def test_the_places_to_cache(runner, tmp_path) -> None:
    assert runner("Find what to cache").returncode == 0
    found = dict(x.split("=", 1) for x in (tmp_path / "output").read_text().splitlines())
    assert found["pip"] == "/pip/cache"
    assert found["vectors"] == f"{tmp_path}/temp/framecmp-cache"
    assert len(found["pins"]) == 16
    (tmp_path / "output").write_text("")
    runner("Find what to cache", {"framecmp": "framecmp==9"})
    other = dict(x.split("=", 1) for x in (tmp_path / "output").read_text().splitlines())
    assert other["pins"] != found["pins"]


@pytest.mark.parametrize(
    ("inputs", "installed"),
    [({}, f"{ROOT}[html]"), ({"framecmp": "framecmp==0.1.0"}, "framecmp==0.1.0")],
)
def test_what_is_installed(runner, tmp_path, inputs, installed) -> None:
    result = runner("Install framecmp", inputs)
    assert result.returncode == 0, result.stderr
    assert _log(tmp_path)[:3] == ["-m", "pip", "install"]
    assert _log(tmp_path)[-3:] == ["-c", f"{ROOT}/constraints.txt", installed]


@pytest.mark.parametrize("code", [0, 1, 3, 4])
def test_the_check_s_code_is_the_step_s(runner, tmp_path, code) -> None:
    inputs = {
        "corpus": "my texts; rm -rf x",
        "args": "--strict\n\n--field=text=a b\n",
        "junit": "j",
    }
    result = runner("Check", inputs, CODE=str(code))
    assert result.returncode == code
    assert (tmp_path / "output").read_text() == f"exit-code={code}\n"
    assert _log(tmp_path) == [
        *("check", "my texts; rm -rf x", "--baseline", "reports/baseline.json"),
        *("--model", "default", "--summary", str(tmp_path / "summary")),
        *("--junit", "j", "--strict", "--field=text=a b"),
    ]


@pytest.mark.real
def test_the_check_step_with_framecmp_itself(runner, run, tmp_path) -> None:
    shutil.copytree(ROOT / "corpus" / "kelmar-dam", tmp_path / "corpus" / "kelmar-dam")
    run("check", "corpus", "--baseline", "b.json", "--update-baseline")
    binary = tmp_path / "temp/framecmp/bin/framecmp"
    binary.write_text(
        f"#!/bin/sh\nexport PYTHONPATH={shlex.quote(str(ROOT))}\n"
        f"exec {shlex.quote(sys.executable)} -c 'from framecmp.cli import main; main()' \"$@\"\n"
    )
    inputs = {"baseline": "b.json", "junit": "j.xml"}
    environment = {"GITHUB_ACTIONS": "true", "CI": "true", "HF_HUB_OFFLINE": "1"}
    environment["FRAMECMP_CACHE"] = os.environ["FRAMECMP_CACHE"]
    result = runner("Check", inputs, **environment)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "summary").read_text().startswith("## framecmp check: passed")
    (tmp_path / "corpus/kelmar-dam/northwire.txt").write_text("Nobody came.\n")
    result = runner("Check", inputs, **environment)
    assert result.returncode == 1
    assert "::error title=framecmp check::FAILED" in result.stderr
    # Another check in the same step: its verdict stands below the first one's.
    assert [v.partition("\\")[0] for v in (tmp_path / "summary").read_text().split("check: ")] == [
        *("## framecmp ", "passed", "FAILED")
    ]
    assert (tmp_path / "j.xml").exists()


@pytest.mark.parametrize(
    ("path", "validated"),
    [
        ("corpus/flood/daily.txt", True),
        ("corpus/flood/page.HTML", False),
        ("corpus/flood/page.html", True),
        ("corpus/README.md", False),
        ("corpus/flood/gold.jsonl", False),
        ("tests/x.txt", False),
    ],
)
def test_which_files_the_hook_is_given(path: str, validated: bool) -> None:
    hook = HOOKS["framecmp-validate"]
    given = regex.search(hook["files"], path) and not regex.search(hook["exclude"], path)
    assert bool(given) == validated


def test_the_hook_looks_through_events_of_changed_articles(run, tmp_path) -> None:
    hook = HOOKS["framecmp-validate"]
    assert hook["language"] == "system"
    program, *arguments = shlex.split(hook["entry"])
    assert program == "framecmp"
    files = []
    for event in ("flood", "fire", "storm"):
        for outlet in ("daily", "courier"):
            path = tmp_path / "corpus" / event / f"{outlet}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"The mayor of {outlet} came to see the {event} on Tuesday.\n")
            files.append(str(path.relative_to(tmp_path)))
    assert run(*arguments, *files[:3]).exit_code == 0
    (tmp_path / files[1]).write_text("")
    (tmp_path / files[5]).write_text("")
    result = run(*arguments, files[0], files[2])
    assert result.exit_code == 4
    assert "daily.txt" not in result.stdout.splitlines()[0]
    assert "corpus/flood/courier.txt: error: is empty" in result.stdout
    assert "storm" not in result.stdout
    assert run(*arguments, "corpus/flood/gone.txt").exit_code == 4


def test_the_checking_hook_names_a_command_that_is_there(run) -> None:
    hook = HOOKS["framecmp-check"]
    assert hook["pass_filenames"] is False
    _, *arguments = shlex.split(hook["entry"])
    result = run(*arguments, *hook["args"])
    assert result.exit_code == 3
    assert "reports/baseline.json: no baseline" in result.stderr
