from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from said_pairs import as_set, mirrored, paired, swapped

from framecmp.divergence.findings.nli import contradiction_findings, load_nli
from framecmp.errors import ModelError


class FakeNli:
    """Takes two sentences for a contradiction if one alone holds "not"; surer one way round."""

    name = "fake@0"

    def contradiction(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [
            0.9 if "not" in p and "not" not in h else 0.4 if "not" in h else 0.1 for p, h in pairs
        ]


def test_both_directions_count() -> None:
    pairs = paired("It did not rain. It snowed.", "It rained. It snowed.")
    (finding,) = contradiction_findings(pairs, FakeNli())
    assert (finding.type, finding.kind, finding.score) == (
        "negation",
        "possible contradiction",
        0.65,
    )
    assert finding.a is not None
    assert finding.a.text == "It did not rain."
    assert "fake@0" in finding.note
    assert as_set(contradiction_findings(swapped(pairs), FakeNli())) == mirrored([finding])


def test_no_pairs_no_findings() -> None:
    assert contradiction_findings([], FakeNli()) == []


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory, tiny_nli: Callable[..., Path]) -> Path:
    return tiny_nli(tmp_path_factory.mktemp("nli") / "tiny-nli")


def test_a_local_cross_encoder_gives_probabilities(tiny: Path) -> None:
    nli = load_nli(str(tiny))
    assert nli.name.startswith("tiny-nli@")
    assert nli.contradiction([]) == []
    first, second = nli.contradiction([("it rained", "it did not rain"), ("a b", "c")])
    assert 0 < first < 1
    assert 0 < second < 1
    assert nli.contradiction([("it rained", "it did not rain")])[0] == pytest.approx(
        first, abs=1e-5
    )


def test_the_label_is_found_by_its_name(tmp_path: Path, tiny_nli: Callable[..., Path]) -> None:
    pair = [("it rained", "it did not rain")]
    likely = [
        load_nli(str(tiny_nli(tmp_path / str(i), labels))).contradiction(pair)[0]
        for i, labels in enumerate(
            (
                ("CONTRADICTION", "neutral", "entailment"),
                ("neutral", "Contradiction", "entailment"),
                ("neutral", "entailment", "contradiction"),
            )
        )
    ]
    # Equal weights: the three labels' probabilities, which sum to one.
    assert sum(likely) == pytest.approx(1, abs=1e-5)


def test_a_model_without_that_label_is_refused(
    tmp_path: Path, tiny_nli: Callable[..., Path]
) -> None:
    folder = tiny_nli(tmp_path / "scorer", ("irrelevant", "relevant"))
    with pytest.raises(ModelError, match=r"no label for contradiction.*irrelevant, relevant"):
        load_nli(str(folder))


def test_an_encoder_is_no_nli_model() -> None:
    with pytest.raises(ModelError, match="contradiction"):
        load_nli("default")


def test_pickled_weights_are_refused(tiny: Path, tmp_path: Path) -> None:
    for file in tiny.iterdir():
        if file.suffix != ".safetensors":
            (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(ModelError, match="no safetensors"):
        load_nli(str(tmp_path))
    (tmp_path / "model.onnx").write_bytes(b"graph")
    with pytest.raises(ModelError, match="its weights are an ONNX file, and --nli reads no other"):
        load_nli(str(tmp_path))


def test_a_damaged_model_is_an_error(tiny: Path, tmp_path: Path) -> None:
    for file in tiny.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="can't be loaded"):
        load_nli(str(tmp_path))
