"""A pytest plugin: a test for each event and metric of a baseline.

    pytest --framecmp-corpus corpus/ --framecmp-baseline reports/baseline.json

The corpus is read and compared as the baseline says it was (paragraphs, furniture,
precision). Unused, it loads nothing.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from framecmp.pytest_plugin.items import BaselineFile

_FOLDER = "framecmp_folder"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("framecmp", "hold a corpus of articles against a baseline")
    group.addoption("--framecmp-corpus", metavar="CORPUS", help="The corpus to compare.")
    group.addoption("--framecmp-baseline", metavar="FILE", help="Its baseline, of framecmp check.")
    group.addoption(
        "--framecmp-model", metavar="REF", default="default", help="The model, if not the default."
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Let the baseline be collected, after what else is."""
    corpus, baseline = _given(config)
    if (corpus is None) != (baseline is None):
        raise pytest.UsageError("--framecmp-corpus and --framecmp-baseline go together")
    if corpus is None or baseline is None:
        return
    from framecmp.threads import compute_products_alone

    compute_products_alone()
    from framecmp.check import read_baseline
    from framecmp.errors import BaselineError

    path = _path(config, baseline)
    try:
        read_baseline(path)
    except BaselineError as error:
        raise pytest.UsageError(str(error)) from error
    if not _path(config, corpus).exists():
        raise pytest.UsageError(f"{corpus}: nothing there, where a corpus is due; check the name")
    # Tests of it may be named by their ids; and a worker of pytest-xdist is given the
    # arguments of its controller, with this among them.
    if not any(_path(config, argument.split("::")[0]) == path for argument in config.args):
        config.args.append(str(path))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> BaselineFile | None:
    """Take the baseline for a file of tests."""
    corpus, baseline = _given(parent.config)
    if corpus is None or baseline is None or file_path != _path(parent.config, baseline):
        return None
    from framecmp.pytest_plugin.items import BaselineFile

    file: BaselineFile = BaselineFile.from_parent(parent, path=file_path)
    file.hold(
        _path(parent.config, corpus),
        parent.config.getoption("framecmp_model"),
        getattr(parent.config, "workerinput", {}).get(_FOLDER),
    )
    return file


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Give pytest-xdist's workers a folder in which they share what they have compared."""
    if _given(node.config)[0] is None:
        return
    if not hasattr(node.config, _FOLDER):
        shared = tempfile.TemporaryDirectory(prefix="framecmp-")
        setattr(node.config, _FOLDER, shared)
        node.config.add_cleanup(shared.cleanup)
    node.workerinput[_FOLDER] = getattr(node.config, _FOLDER).name


def _given(config: pytest.Config) -> tuple[str | None, str | None]:
    return config.getoption("framecmp_corpus"), config.getoption("framecmp_baseline")


def _path(config: pytest.Config, given: str) -> Path:
    return (config.invocation_params.dir / given).resolve()
