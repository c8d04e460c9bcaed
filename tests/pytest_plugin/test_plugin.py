"""The pytest plugin, in runs of pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest

import framecmp
from framecmp.check import read_baseline

TESTS = Path(__file__).parents[1]

# A run of its own with the fake encoder, which notes each event that is compared.
CONFTEST = f"""
import importlib.util
spec = importlib.util.spec_from_file_location("fakes", {str(TESTS / "conftest.py")!r})
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)
import framecmp.comparison, framecmp.encoding
framecmp.encoding.load_encoder = lambda *_, **__: fakes.FakeEncoder()
real = framecmp.comparison.compare
def compare(articles, *rest):
    with open("compared.log", "a") as file:
        file.write(articles[0].text.split()[0] + "\\n")
    return real(articles, *rest)
framecmp.comparison.compare = compare
"""

TEXTS = {
    "flood/daily": "Floods killed fourteen when the dam opened its gates.\n\nSchools stay shut.",
    "flood/courier": "Fourteen people were slain when the dam opened its gates.\n\nIt rained.",
    "strike/daily": "Dockers stopped work at noon on Friday.\n\nThe port was silent.",
    "strike/courier": "Work stopped at the port at noon.\n\nDockers asked for more.",
}


@pytest.fixture
def corpus(quick, tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        path = tmp_path / "corpus" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    quick("check", "corpus", "--baseline", "base.json", "--update-baseline")
    (tmp_path / "conftest.py").write_text(CONFTEST)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    return tmp_path / "corpus"


@pytest.fixture
def quick(run, fake, monkeypatch):
    monkeypatch.setattr("framecmp.encoding.load_encoder", lambda *_, **__: fake)
    return run


def pytest_run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-p", "framecmp.pytest_plugin"]
    command += ["-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:hypothesispytest", *arguments]
    path = str(Path(framecmp.__file__).parents[1])
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


HELD = ("--framecmp-corpus", "corpus", "--framecmp-baseline", "base.json")


def test_one_test_an_event_and_metric(corpus, tmp_path):
    baseline = read_baseline(tmp_path / "base.json")
    due = [("environment",)]
    for name, metrics in (
        *((name, event.metrics) for name, event in baseline.events.items()),
        ("in all", baseline.in_all),
    ):
        due += [(name, metric) for metric in sorted(metrics)]
        due += [(name, "metrics the baseline doesn't know")]
    result = pytest_run(tmp_path, *HELD, "--collect-only", "-q")
    ids = [line for line in result.stdout.splitlines() if line.startswith("base.json::")]
    assert ids == ["::".join(("base.json", *x)) for x in due]
    assert not (tmp_path / "compared.log").exists()


def test_what_holds_passes_and_each_event_is_compared_once(corpus, tmp_path):
    result = pytest_run(tmp_path, *HELD)
    assert result.returncode == 0, result.stdout
    assert Counter((tmp_path / "compared.log").read_text().split()) == {
        "Fourteen": 1,
        "Work": 1,
    }


@pytest.mark.parametrize(("arguments", "threads"), [(HELD, "1"), ((), None)])
def test_products_are_computed_as_the_command_does(
    corpus, tmp_path, monkeypatch, arguments, threads
):
    """In one thread each; and a run that has no use for framecmp is left alone."""
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    (tmp_path / "test_threads.py").write_text(
        "import os\n"
        f"def test_threads(): assert os.environ.get('OPENBLAS_NUM_THREADS') == {threads!r}\n"
    )
    result = pytest_run(tmp_path, "test_threads.py", *arguments)
    assert result.returncode == 0, result.stdout


def test_what_moved_fails_and_says_why(corpus, tmp_path):
    (corpus / "flood/daily.txt").write_text("Nobody came.\n\nIt rained.\n\nMore of it.\n")
    result = pytest_run(tmp_path, *HELD, "--junitxml", "junit.xml")
    assert result.returncode == 1
    assert "flood: passages moved: 4 to 5 (may move by 0)" in result.stdout
    assert "edited: daily: passages: 2 gone, 3 new" in result.stdout
    assert "Traceback" not in result.stdout
    assert "strike: " not in result.stdout
    failures = ET.parse(tmp_path / "junit.xml").getroot().findall(".//failure")
    assert any("flood: passages moved" in (failure.text or "") for failure in failures)


def test_workers_share_what_they_compare(corpus, tmp_path):
    pytest.importorskip("xdist")
    (corpus / "flood/daily.txt").write_text("Nobody came.\n\nIt rained.\n\nMore of it.\n")
    alone = pytest_run(tmp_path, *HELD, "-q")
    (tmp_path / "compared.log").unlink()
    result = pytest_run(tmp_path, *HELD, "-n", "2", "-q")
    assert result.returncode == 1, result.stdout + result.stderr
    assert set((tmp_path / "compared.log").read_text().split()) == {"Fourteen", "Work"}
    assert len((tmp_path / "compared.log").read_text().split()) == 2
    failed = [
        sorted(x for x in r.stdout.splitlines() if x.startswith("FAILED")) for r in (alone, result)
    ]
    assert failed[0] == failed[1] != []


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("-k", "strike and links"), 1),
        (("base.json::flood::links",), 1),
        (("-k", "environment"), 1),
    ],
)
def test_tests_are_chosen(corpus, tmp_path, arguments, count):
    result = pytest_run(tmp_path, *HELD, *arguments)
    assert f"{count} passed" in result.stdout


def test_an_event_that_is_gone_fails(corpus, tmp_path):
    for path in (corpus / "strike").iterdir():
        path.unlink()
    (corpus / "strike").rmdir()
    result = pytest_run(tmp_path, *HELD, "-k", "strike and links")
    assert result.returncode == 1
    assert "strike: links missing" in result.stdout


def test_another_model_fails_the_environment(corpus, tmp_path):
    path = tmp_path / "base.json"
    path.write_text(path.read_text().replace("0" * 64, "1" * 64))
    result = pytest_run(tmp_path, *HELD)
    assert "FAILED base.json::environment" in result.stdout
    assert "model: baseline fake (111111111111), now fake (000000000000)" in result.stdout


def test_a_baseline_of_no_known_precision_is_told_without_traceback(corpus, tmp_path):
    path = tmp_path / "base.json"
    path.write_text(path.read_text().replace('"precision": "fp32"', '"precision": "fp64"'))
    result = pytest_run(tmp_path, *HELD, "-k", "flood and links")
    assert result.returncode == 1
    assert "made as no comparison is: Invalid enum value 'fp64'" in result.stdout
    assert "Traceback" not in result.stdout


def test_a_metric_that_the_baseline_lacks_fails(corpus, tmp_path):
    path = tmp_path / "base.json"
    kept = [x for x in path.read_text().splitlines() if '"words[daily]"' not in x]
    path.write_text("\n".join(kept))
    result = pytest_run(tmp_path, *HELD)
    assert result.returncode == 1
    assert "flood: words[daily] unknown: none to " in result.stdout


def test_a_corpus_that_cant_be_read_is_told_without_traceback(corpus, tmp_path):
    (corpus / "flood/daily.txt").write_text("")
    result = pytest_run(tmp_path, *HELD, "-k", "flood and links")
    assert result.returncode == 1
    assert "daily.txt: is empty" in result.stdout
    assert "Traceback" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (HELD[:2], "go together"),
        (HELD[2:], "go together"),
        ((*HELD[:2], "--framecmp-baseline", "none.json"), "none.json: no baseline"),
        ((*HELD[:2], "--framecmp-baseline", "pytest.ini"), "not a baseline"),
    ],
)
def test_usage(corpus, tmp_path, arguments, message):
    result = pytest_run(tmp_path, *arguments)
    assert result.returncode == 4
    assert message in result.stderr + result.stdout


def test_unused_it_loads_nothing(tmp_path):
    (tmp_path / "test_it.py").write_text(
        "import sys\n"
        "def test_it():\n"
        "    assert 'framecmp.pytest_plugin' in sys.modules\n"
        "    loaded = {'numpy', 'msgspec', 'torch', 'scipy', 'click', 'filelock'}\n"
        "    assert not loaded & set(sys.modules)\n"
        "    assert 'framecmp.check' not in sys.modules\n"
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    result = pytest_run(tmp_path, "-p", "no:anyio", "-p", "no:xdist")
    assert result.returncode == 0, result.stdout
