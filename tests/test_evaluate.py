"""Results against gold."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from framecmp.alignment import THRESHOLD
from framecmp.errors import InputError
from framecmp.evaluate import (
    Hits,
    best_threshold,
    evaluate_alignment,
    evaluate_wording,
    hits,
)
from framecmp.gold import AlignmentGold, WordingGold, read_gold

A = ["The blaze destroyed the old warehouse in Northport.", "Turnout rose again, officials said."]
B = ["A museum opened its garden.", "The fire destroyed the old warehouse in Northport."]


def _gold(folder: Path, *records: dict | str, name: str = "gold.jsonl") -> str:
    lines = [r if isinstance(r, str) else json.dumps(r) for r in records]
    path = folder / name
    path.write_text("\n".join(lines), "utf-8")
    return str(path)


def _pair(links: list[list[int]], a: list[str] = A, b: list[str] = B, **more: object) -> dict:
    sides = {side: {"outlet": side, "passages": p} for side, p in (("a", a), ("b", b))}
    return {"id": "1", "group": "g", **sides, "links": links, **more}


def _sentences(a: str, b: str, **more: object) -> dict:
    return {"id": "1", "a": a.split(), "b": b.split(), **more}


@pytest.mark.parametrize(
    ("counts", "precision", "recall", "f1"),
    [
        (Hits(), None, None, None),
        (Hits(found=2, right=2, gold=2, recalled=2), 1, 1, 1),
        (Hits(found=4, right=2, gold=2, recalled=2), 0.5, 1, 0.6667),
        (Hits(found=0, gold=3), None, 0, None),
        (Hits(found=3, gold=0), 0, None, None),
        (Hits(found=3, gold=3), 0, 0, 0),
    ],
)
def test_figures(counts: Hits, precision, recall, f1) -> None:
    assert counts.figures() == {"precision": precision, "recall": recall, "f1": f1}


def test_hits_add_up() -> None:
    one = hits({(0, 0), (1, 1)}, {(0, 0)}, {(0, 0), (0, 1)})
    two = hits({(0, 1)}, {(0, 0)}, {(0, 0), (0, 1)})
    assert one == Hits(found=2, right=1, gold=1, recalled=1)
    assert two == Hits(found=1, right=1, gold=1, recalled=0)
    assert one + two == Hits(found=3, right=2, gold=2, recalled=1)
    assert hits(set(), set(), set()) + one == one


def test_perfect_predictions(fake, tmp_path: Path) -> None:
    path = _gold(tmp_path, _pair([[0, 1]]))
    assert evaluate_alignment(path, fake) == {
        "gold": path,
        "n": 1,
        "links": 1,
        "precision": 1,
        "recall": 1,
        "f1": 1,
        "average_precision": 1,
        "threshold": THRESHOLD,
    }


@pytest.mark.parametrize(
    ("record", "links", "precision", "recall"),
    [
        (_pair([]), 0, 0, None),
        (_pair([[1, 0]]), 1, 0, 0),
        (_pair([[0, 1], [1, 0]]), 2, 1, 0.5),
        (_pair([[0, 1], [0, 1]]), 1, 1, 1),
        (_pair([], a=[]), 0, None, None),
        (_pair([], a=[], b=[]), 0, None, None),
        (_pair([[0, 0]], a=[""], b=[""]), 1, None, 0),
        (_pair([[1, 2]], a=["", A[0]], b=["", "***", A[0]]), 1, 1, 1),
    ],
)
def test_alignment_tables(fake, tmp_path: Path, record, links, precision, recall) -> None:
    found = evaluate_alignment(_gold(tmp_path, record), fake)
    assert (found["links"], found["precision"], found["recall"]) == (links, precision, recall)


def test_pairs_are_pooled_and_texts_encoded_once(fake, tmp_path: Path) -> None:
    path = _gold(tmp_path, _pair([[0, 1]]), "", _pair([[1, 0]], a=B, b=A), _pair([]))
    found = evaluate_alignment(path, fake)
    assert (found["n"], found["links"], found["recall"]) == (3, 2, 1)
    assert found["precision"] == pytest.approx(2 / 3, abs=1e-4)
    assert fake.calls[1:] == [len(A) + len(B)]  # after the background


def test_positive_gold_tells_recall_alone(fake, tmp_path: Path) -> None:
    path = _gold(tmp_path, _pair([[0, 1]]), _pair([[0, 1]], judged="positive"))
    found = evaluate_alignment(path, fake)
    assert found["recall"] == 1
    assert (found["precision"], found["f1"], found["average_precision"]) == (None, None, None)


def test_tuning_takes_the_other_file_s_threshold(fake, tmp_path: Path) -> None:
    tune = _gold(tmp_path, _pair([[0, 1]]), name="tune.jsonl")
    found = evaluate_alignment(_gold(tmp_path, _pair([[0, 1]])), fake, tune)
    assert found["threshold"] > THRESHOLD
    assert found["f1"] == 1


@pytest.mark.parametrize("record", [_pair([]), _pair([], a=[]), _pair([[0, 1]], judged="positive")])
def test_nothing_to_tune_on(fake, tmp_path: Path, record: dict) -> None:
    tune = _gold(tmp_path, record, name="tune.jsonl")
    with pytest.raises(InputError, match=r"tune\.jsonl: to tune on, expected links"):
        evaluate_alignment(_gold(tmp_path, _pair([[0, 1]])), fake, tune)


@pytest.mark.parametrize(
    ("scores", "truth", "expected"),
    [
        ([0.9, 0.5, 0.1], [1, 0, 0], 0.9),
        ([0.9, 0.5, 0.1], [1, 1, 0], 0.5),
        ([0.1, 0.9, 0.5], [0, 1, 1], 0.5),
        ([0.9, 0.5, 0.1], [0, 0, 1], 0.1),
        # One score can't be cut in two: taking its right cell takes the wrong ones too.
        ([0.9, 0.5, 0.5, 0.5, 0.5], [1, 1, 0, 0, 0], 0.9),
        ([0.5, 0.5], [1, 0], 0.5),
        # Of equally good cuts the one from above.
        ([0.9, 0.8, 0.7, 0.6], [1, 0, 0, 1], 0.9),
        ([0.4], [1], 0.4),
    ],
)
def test_best_threshold(scores: list[float], truth: list[int], expected: float) -> None:
    cells = np.array(scores, dtype=np.float32), np.array(truth, dtype=bool)
    assert best_threshold(*cells) == pytest.approx(expected)
    assert best_threshold(*(x[::-1] for x in cells)) == pytest.approx(expected)


@pytest.mark.parametrize("links", [[[2, 0]], [[0, 2]], [[-1, 0]], [[0, -1]]])
def test_links_beyond_the_passages(fake, tmp_path: Path, links: list[list[int]]) -> None:
    path = _gold(tmp_path, _pair([]), _pair(links, id="x"), _pair(links, id="y"))
    with pytest.raises(InputError) as caught:
        evaluate_alignment(path, fake)
    assert caught.value.problems == tuple(
        f"{path}: {id}: a link points beyond the passages" for id in "xy"
    )


def test_every_broken_line_is_told(tmp_path: Path) -> None:
    whole = _pair([[0, 1]])
    lines = [
        whole,
        "{",
        "",
        '{"id": "1"}',
        "  ",
        {**whole, "links": [[0]]},
        {**whole, "links": [["0", 1]]},
        {**whole, "judged": "some"},
        "[]",
        {**whole, "extra": 1},
    ]
    path = _gold(tmp_path, *lines)
    with pytest.raises(InputError) as caught:
        read_gold(path, AlignmentGold)
    places = [problem.split(" ")[0] for problem in caught.value.problems]
    assert places == [f"{path}:{line}:" for line in (2, 4, 6, 7, 8, 9)]
    assert "all(" not in caught.value.problems[-1]


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_no_records(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "gold.jsonl").write_bytes(data)
    with pytest.raises(InputError, match="no records; expected one JSON object a line"):
        read_gold(str(tmp_path / "gold.jsonl"), AlignmentGold)


def test_files_that_can_not_be_read(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "Is a directory"), (tmp_path / "none", "No such file")):
        with pytest.raises(InputError, match=f"can't be read: {reason}"):
            read_gold(str(path), WordingGold)
    (tmp_path / "bytes").write_bytes(b'{"id": "\xff"}\n')
    with pytest.raises(InputError, match="bytes:1: not wording gold"):
        read_gold(str(tmp_path / "bytes"), WordingGold)


def test_line_ends_and_marks_inside_strings(tmp_path: Path) -> None:
    (tmp_path / "g").write_bytes(
        json.dumps(_pair([], a=["x\u2028y\x0bz"]), ensure_ascii=False).encode() + b"\r\n"
    )
    [record] = read_gold(str(tmp_path / "g"), AlignmentGold)
    assert record.a.passages == ("x\u2028y\x0bz",)


SURE = _sentences("the blaze spread", "the fire spread", sure=[[0, 0], [1, 1], [2, 2]])
CHUNKS = _sentences(
    "the blaze in town",
    "the fire in town",
    pairs=[
        {"a": [0, 1], "b": [0, 1], "type": "SIMI", "score": 4},
        {"a": [2, 3], "b": [2, 3], "type": "EQUI", "score": 5},
    ],
)


@pytest.mark.parametrize(
    ("record", "links", "precision", "recall", "different"),
    [
        (SURE, 3, 1, 1, (1, 1, 1)),
        (CHUNKS, 8, 1, 1, (5, 1, 1)),
        ({**SURE, "sure": [[0, 0]]}, 1, 0.3333, 1, (0, 0, None)),
        ({**SURE, "sure": [[0, 0]], "possible": [[1, 1], [2, 2]]}, 1, 1, 1, (0, 1, None)),
        ({**SURE, "sure": []}, 0, 0, None, (0, 0, None)),
        (_sentences("", ""), 0, None, None, (0, None, None)),
        (_sentences("fire", "election", sure=[[0, 0]]), 1, None, 0, (1, None, 0)),
        (_sentences("FIRE", "fire", sure=[[0, 0]]), 1, 1, 1, (0, None, None)),
    ],
)
def test_wording_tables(fake, tmp_path: Path, record, links, precision, recall, different) -> None:
    path = _gold(tmp_path, record)
    found = evaluate_wording(path, fake)
    assert (found["gold"], found["n"], found["links"]) == (path, 1, links)
    assert (found["precision"], found["recall"]) == (precision, recall)
    inner = found["different"]
    assert (inner["links"], inner["precision"], inner["recall"]) == different


def test_chunks_that_are_no_link() -> None:
    chunk = {"a": (0,), "b": (1,)}
    pairs = [{**chunk, "type": "NOALI"}, {"a": [1], "b": [0], "type": "OPPO"}]
    record = json.dumps(_sentences("x y", "x y", pairs=pairs))
    import msgspec

    gold = msgspec.json.decode(record, type=WordingGold)
    assert gold.sure_links() == gold.allowed_links() == {(1, 0)}


@pytest.mark.parametrize(
    "more",
    [
        {"sure": [[3, 0]]},
        {"possible": [[0, 3]]},
        {"sure": [[-1, 0]]},
        {"pairs": [{"a": [0], "b": [7], "type": "EQUI"}]},
    ],
)
def test_links_beyond_the_words(fake, tmp_path: Path, more: dict) -> None:
    path = _gold(tmp_path, _sentences("the blaze spread", "the fire spread", **more))
    with pytest.raises(InputError, match="1: a link points beyond the words"):
        evaluate_wording(path, fake)
