"""What a folder says of how its model is used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import WordLevel

from framecmp.encoding.network import LONGEST
from framecmp.encoding.recipe import read_recipe
from framecmp.encoding.resolution import ModelFolder
from framecmp.errors import ModelError

TOKENIZER = Tokenizer(WordLevel({"[UNK]": 0, "mill": 1}, unk_token="[UNK]"))
TRANSFORMER = {"type": "sentence_transformers.models.Transformer", "path": ""}
POOLING = {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"}


@pytest.fixture
def folder(tmp_path: Path) -> ModelFolder:
    TOKENIZER.save(str(tmp_path / "tokenizer.json"))
    return ModelFolder("mine", tmp_path, "0" * 64)


def _write(folder: ModelFolder, name: str, said: object) -> None:
    (folder.path / name).parent.mkdir(exist_ok=True)
    (folder.path / name).write_text(json.dumps(said), "utf-8")


@pytest.mark.parametrize(
    ("files", "room"),
    [
        ({}, LONGEST),
        ({"sentence_bert_config.json": {"max_seq_length": 128}}, 128),
        (
            {
                "sentence_bert_config.json": {"max_seq_length": 128},
                "tokenizer_config.json": {"model_max_length": 64},
            },
            128,
        ),
        ({"sentence_bert_config.json": {"max_seq_length": None}}, LONGEST),
        (
            {
                "tokenizer_config.json": {"model_max_length": 512},
                "config.json": {"max_position_embeddings": 514},
            },
            512,
        ),
        (
            {
                "tokenizer_config.json": {"model_max_length": 10**30},
                "config.json": {"max_position_embeddings": 512},
            },
            512,
        ),
        ({"config.json": {"max_position_embeddings": -1}}, LONGEST),
    ],
)
def test_how_much_is_read_at_once(folder: ModelFolder, files: dict[str, object], room: int) -> None:
    for name, said in files.items():
        _write(folder, name, said)
    assert read_recipe(folder).room == room


@pytest.mark.parametrize(
    ("said", "pooling"),
    [
        ({"pooling_mode": "cls"}, "cls"),
        ({"pooling_mode": ["mean_sqrt_len_tokens"]}, "mean_sqrt_len"),
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, "cls"),
        (
            {
                "word_embedding_dimension": 384,
                "pooling_mode_mean_tokens": True,
                "include_prompt": True,
            },
            "mean",
        ),
        ({"pooling_mode_mean_sqrt_len_tokens": True}, "mean_sqrt_len"),
    ],
)
def test_how_it_pools(folder: ModelFolder, said: object, pooling: str) -> None:
    _write(folder, "modules.json", [TRANSFORMER, POOLING])
    _write(folder, "1_Pooling/config.json", said)
    assert read_recipe(folder).pooling == pooling
    assert not read_recipe(folder).normalised


@pytest.mark.parametrize(
    "said",
    [{}, {"pooling_mode_lasttoken": True}, {"pooling_mode": "max"}, {"pooling_mode": 3}],
)
def test_other_poolings_are_refused(folder: ModelFolder, said: object) -> None:
    _write(folder, "modules.json", [TRANSFORMER, POOLING])
    _write(folder, "1_Pooling/config.json", said)
    with pytest.raises(ModelError, match=r"mine: it pools by .* one of mean, mean_sqrt_len, cls"):
        read_recipe(folder)


def test_texts_are_neither_cut_short_nor_padded(folder: ModelFolder) -> None:
    tokenizer = Tokenizer.from_str(TOKENIZER.to_str())
    tokenizer.enable_truncation(2)
    tokenizer.enable_padding(length=9)
    tokenizer.save(str(folder.path / "tokenizer.json"))
    found = read_recipe(folder).tokenizer
    assert (found.truncation, found.padding) == (None, None)


def test_lower_case_where_the_folder_asks_for_it(folder: ModelFolder) -> None:
    assert read_recipe(folder).tokenizer.encode("Mill").ids == [0]
    _write(folder, "sentence_bert_config.json", {"do_lower_case": True})
    assert read_recipe(folder).tokenizer.encode("Mill").ids == [1]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("tokenizer.json", "{", r"tokenizer\.json: .*; ONNX weights need this file"),
        ("config.json", "{", r"config\.json: .*; mend or fetch it anew"),
        ("config.json", "[]", r"config\.json: found a list, expected a dict"),
        ("modules.json", "{}", r"modules\.json: found a dict, expected a list"),
        ("modules.json", "[3]", "its modules are 3; of a model with ONNX"),
    ],
)
def test_damaged_files(folder: ModelFolder, name: str, data: str, message: str) -> None:
    (folder.path / name).write_text(data)
    with pytest.raises(ModelError, match=message):
        read_recipe(folder)


def test_a_tokenizer_that_is_not_there(folder: ModelFolder) -> None:
    (folder.path / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"tokenizer\.json: .*; ONNX weights need this file"):
        read_recipe(folder)
