"""``--nli``: a model of the user's choice looks for contradictions."""

from __future__ import annotations

import json

import pytest


@pytest.mark.parametrize("command", ["align", "compare"])
def test_contradictions_are_findings_and_the_model_is_named(
    quick, pair, tiny_nli, tmp_path, command
) -> None:
    folder = tiny_nli(tmp_path / "judge", bias=9.0)
    result = quick(command, *pair, "--format", "json", "--nli", folder)
    assert result.exit_code == 0
    printed = json.loads(result.stdout)
    assert printed["settings"]["nli"].startswith("judge@")
    assert f"nli:{printed['settings']['nli']}" in printed["signature"]
    found = [f for f in printed["findings"] if f["kind"] == "possible contradiction"]
    assert found
    assert all(f["type"] == "negation" and f["a"] and f["b"] for f in found)


def test_without_it_nothing_is_said_of_it(quick, pair) -> None:
    result = quick("align", *pair, "--format", "json")
    printed = json.loads(result.stdout)
    assert printed["settings"]["nli"] == "none"
    assert "nli" not in printed["signature"]
    assert not [f for f in printed["findings"] if f["kind"] == "possible contradiction"]


def test_another_kind_of_model_is_refused(quick, pair, tiny_nli, tmp_path) -> None:
    folder = tiny_nli(tmp_path / "scorer", ("no", "yes"))
    result = quick("align", *pair, "--nli", folder)
    assert result.exit_code == 4
    assert "no label for contradiction" in result.stderr


def test_a_missing_model_is_an_error(quick, pair) -> None:
    result = quick("align", *pair, "--nli", "no/such/model/here")
    assert result.exit_code == 4
    assert "no/such/model/here" in result.stderr
