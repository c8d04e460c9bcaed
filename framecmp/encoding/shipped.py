"""A graph made from the ONNX file that a model ships, without torch.

Such a file gives the last layer alone. The middle one, by which words are matched, is found
in it by the names that exporters give to nodes; pooling is added as the folder says. Only
operators are used that are written alike in every version of ONNX.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx.helper import make_node, make_tensor_value_info

from framecmp.encoding.network import alike, middle_layer
from framecmp.encoding.onnx_network import OnnxNetwork
from framecmp.encoding.recipe import Recipe, read_recipe
from framecmp.encoding.resolution import ModelFolder, check_weights, weight_files
from framecmp.encoding.weights import piece_weights
from framecmp.errors import ModelError

_IDS, _MASK, _TYPES = "input_ids", "attention_mask", "token_type_ids"
_LAST = ("last_hidden_state", "token_embeddings")

# Where torch's newer exporter keeps the names of the modules that nodes come from; the older
# one makes them the nodes' own.
_SCOPES = "pkg.torch.onnx.name_scopes"


def write_shipped(folder: ModelFolder, path: Path) -> OnnxNetwork:
    """Write what a model's ONNX file computes, completed, to a new ONNX file.

    :returns: the network over the new file.
    :raises ModelError: the file or one of its neighbours is damaged, or gives no middle layer.
    :raises OSError: the new file can't be written.
    """
    check_weights(folder)
    recipe = read_recipe(folder)
    file, *numbers = weight_files(folder.path)
    try:
        model = onnx.shape_inference.infer_shapes(onnx.load(file, load_external_data=False))
        _require_numbers(model, [beside.name for beside in numbers])
        _complete(model.graph, recipe)
        onnx.save(model, path)
        for beside in numbers:
            # A copy, since links, which the hub's folders are made of, aren't followed.
            shutil.copyfile(beside, path.parent / beside.name)
        weights = piece_weights(recipe.tokenizer.get_vocab())
        network = OnnxNetwork(path, recipe.tokenizer, recipe.room, weights)
        _require_mask(network)
    except OSError:
        raise
    except Exception as error:
        # Damaged files fail in the ways of protobuf, onnx and ONNX Runtime.
        said = str(error).partition("\n")[0]
        raise ModelError(f"{folder.name}: {file} can't be used: {said}") from error
    return network


def _require_numbers(model: onnx.ModelProto, beside: Sequence[str]) -> None:
    """Let numbers come only from files that were hashed."""
    entries = (entry for tensor in model.graph.initializer for entry in tensor.external_data)
    missing = {entry.value for entry in entries if entry.key == "location"} - {*beside}
    if missing:
        raise ModelError(f"its numbers are in {min(missing)}, found {', '.join(beside) or 'none'}")


def _require_mask(network: OnnxNetwork) -> None:
    short, long = (network.tokenizer.encode(text).ids for text in ("One.", "One of several."))
    if not alike(network.read([short, long])[:1], network.read([short])):
        raise ModelError(
            "a text has other vectors beside a longer one than alone: it is quantised, or doesn't "
            "heed its attention_mask"
        )


def _complete(graph: onnx.GraphProto, recipe: Recipe) -> None:
    """Make a graph take and give what :class:`OnnxNetwork` says."""
    taken = [value.name for value in graph.input]
    if not {_IDS, _MASK} <= {*taken} <= {_IDS, _MASK, _TYPES}:
        raise ModelError(
            f"it takes {', '.join(taken)}, expected {_IDS}, {_MASK} and at most {_TYPES}"
        )
    given = [value.name for value in graph.output]
    last = next((name for name in given if name in _LAST), None)
    if last is None:
        raise ModelError(f"it gives {', '.join(given)}, expected {' or '.join(_LAST)}")
    middle = _middle(graph, last)
    nodes = [*graph.node, *_pooled(last, recipe)]
    if _TYPES in taken:
        # Texts are read one at a time, so each piece is of the first kind.
        zero = onnx.numpy_helper.from_array(np.zeros(1, dtype=np.int64))
        shape = make_node("Shape", [_IDS], ["framecmp.shape"])
        nodes = [shape, make_node("ConstantOfShape", shape.output, [_TYPES], value=zero), *nodes]
        del graph.input[taken.index(_TYPES)]
    outputs = ["framecmp.passage", "framecmp.last", "framecmp.middle"]
    nodes += [
        make_node("Identity", [name], [output])
        for name, output in zip((last, middle), outputs[1:], strict=True)
    ]
    del graph.node[:], graph.output[:]
    graph.node.extend(nodes)
    graph.output.extend(
        make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in outputs
    )


def _middle(graph: onnx.GraphProto, last: str) -> str:
    """The hidden state that crosses from the middle layer into the next."""
    layers = [_layer(node) for node in graph.node]
    count = max((layer for layer in layers if layer is not None), default=-1) + 1
    if not count:
        found = graph.node[0].name if graph.node else "no nodes"
        raise ModelError(
            f"its nodes don't name their layers (found {found}, expected such as "
            "/encoder/layer.3/MatMul); export the model anew without optimising it, or take one "
            "with safetensors weights"
        )
    into = middle_layer(count)
    if into == count:
        return last
    made, taken = set[str](), set[str]()
    for node, layer in zip(graph.node, layers, strict=True):
        made.update(node.output if layer == into - 1 else ())
        taken.update(node.input if layer == into else ())
    states = {v.name for v in (*graph.value_info, *graph.output) if _may_be_state(v)}
    crossing = sorted(made & taken & states)
    if len(crossing) != 1:
        raise ModelError(
            f"its layer {into - 1} hands {', '.join(crossing) or 'nothing'} to layer {into}, "
            "expected one hidden state; take a model with safetensors weights"
        )
    return crossing[0]


def _layer(node: onnx.NodeProto) -> int | None:
    """Which layer a node belongs to, as in ``/encoder/layer.3/…``, ``/layers.3/…``, ``/h.3/…``."""
    scopes = next((entry.value for entry in node.metadata_props if entry.key == _SCOPES), node.name)
    found = re.search(r"\b(?:layers?|blocks?|h)\.(\d+)", scopes)
    return int(found[1]) if found else None


def _may_be_state(value: onnx.ValueInfoProto) -> bool:
    """Whether a tensor holds numbers by row, piece and width, as far as is known."""
    kind = value.type.tensor_type
    return kind.elem_type == onnx.TensorProto.FLOAT and (
        not kind.HasField("shape") or len(kind.shape.dim) == 3
    )


def _pooled(last: str, recipe: Recipe) -> list[onnx.NodeProto]:
    """What makes one vector of a text's last layer."""

    def number(name: str, value: int | list[int]) -> onnx.NodeProto:
        tensor = onnx.numpy_helper.from_array(np.array(value, dtype=np.int64))
        return make_node("Constant", [], [f"framecmp.{name}"], value=tensor)

    def step(op: str, taken: list[str], name: str, **attributes: Any) -> onnx.NodeProto:
        return make_node(op, taken, [f"framecmp.{name}"], **attributes)

    if recipe.pooling == "cls":
        nodes = [
            number("first", 0),
            step("Gather", [last, "framecmp.first"], "pooled", axis=1),
        ]
    else:
        # The mask, made to shares whose sum is 1 (or that of whose squares is), times the layer.
        p = {"mean": 1, "mean_sqrt_len": 2}[recipe.pooling]
        nodes = [
            number("as_row", [0, 1, -1]),
            number("as_vector", [0, -1]),
            step("Cast", [_MASK], "mask", to=onnx.TensorProto.FLOAT),
            step("Reshape", ["framecmp.mask", "framecmp.as_row"], "row"),
            step("LpNormalization", ["framecmp.row"], "shares", axis=-1, p=p),
            step("MatMul", ["framecmp.shares", last], "sum"),
            step("Reshape", ["framecmp.sum", "framecmp.as_vector"], "pooled"),
        ]
    if recipe.normalised:
        return [*nodes, step("LpNormalization", ["framecmp.pooled"], "passage", axis=-1, p=2)]
    return [*nodes, step("Identity", ["framecmp.pooled"], "passage")]
