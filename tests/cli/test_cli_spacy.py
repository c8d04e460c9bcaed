"""``--spacy``: a pipeline of the user's choice cuts the texts into phrases."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest


@pytest.fixture
def named(monkeypatch) -> list[str]:
    """Which pipelines are asked for; each finds nothing."""
    from framecmp.divergence import pipeline

    class Silent:
        name = "silent@1"

        def knows(self, lang: str | None) -> bool:
            return True

        def stretches(self, texts) -> list[list[tuple[int, int]]]:
            return [[] for _ in texts]

    asked: list[str] = []

    def load(ref: str) -> Silent:
        asked.append(ref)
        return Silent()

    monkeypatch.setattr(pipeline, "load_spacy", load)
    return asked


@pytest.mark.parametrize("command", ["align", "compare"])
def test_its_phrases_are_used_and_it_is_named(quick, pair, named, command) -> None:
    plain = json.loads(quick(command, *pair, "--format", "json").stdout)
    result = quick(command, *pair, "--format", "json", "--spacy", "some_pipeline")
    assert result.exit_code == 0
    assert named == ["some_pipeline"]
    printed = json.loads(result.stdout)
    assert printed["settings"]["spacy"] == "silent@1"
    assert printed["signature"] == f"{plain['signature']}|spacy:silent@1"
    assert plain["wordings"]
    assert printed["wordings"] == []


def test_the_configuration_may_name_it(quick, pair, named) -> None:
    (Path(pair[0]).parent / "framecmp.toml").write_text('spacy = "configured"\n', "utf-8")
    assert quick("align", *pair).exit_code == 0
    assert quick("align", *pair, "--spacy", "given").exit_code == 0
    assert named == ["configured", "given"]


def test_without_spacy_the_extra_is_named(quick, pair, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    result = quick("align", *pair, "--spacy", "en_core_web_sm")
    assert result.exit_code == 4
    assert "framecmp[spacy]" in result.stderr


def test_a_check_is_made_with_it(quick, event, write, named) -> None:
    check = ["check", "corpus", "--baseline", "b.json"]
    assert quick(*check, "--update-baseline").exit_code == 0
    write("corpus/framecmp.toml", 'spacy = "configured"\n')
    found = quick(*check)
    assert found.exit_code == 3
    assert "silent@1" in found.stderr
    assert quick(*check, "--allow", "spacy").exit_code == 1
    assert named == ["configured", "configured"]
