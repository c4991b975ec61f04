"""Checkpoint to the shipped file: ``python training/export.py --run DIR [--to src/wherefrom/data]``.

Writes network.onnx (8-bit weights, fused attention), tokenizer.json, and saturation.onnx, by which run time tells on
which processors those weights must run unsigned. Run time gives one window at a time, so the
graph has no batch and no attention mask: 8-bit activations are scaled over the whole input, and a batch would let one
window's numbers change with its neighbours.
"""

from __future__ import annotations

import argparse
import math
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.fusion_options import FusionOptions
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn

from network import CANDIDATES, Network, load_network, tokenizer

HEADS, HIDDEN = 12, 384
# Of k likely cues and n pieces: probabilities (n, 3); pieces (k,); log-probabilities (k, n, 5); states (n, 384);
# log-probabilities of relays (k, n, 3), of stances (k, 8), of the kind of party that a piece stands for (n, 6);
# log-odds that a piece is part of a name of the origin, of a relay (k, n, 2).
OUTPUTS = {"cue": "n", "anchors": "k", "tags": "kn", "states": "n", "relays": "kn", "stances": "k", "kinds": "n"}
OUTPUTS["names"] = "kn"
LIKELY = 0.3  # probability of a cue from which it is looked at; decoding asks for 0.4


class Exported(nn.Module):
    """The network as the package runs it: ids and types of one window in, what ``OUTPUTS`` names out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor) -> tuple[Tensor, ...]:
        """Both of shape (1, n + 2) in. Probabilities of cues and, for the other heads, log-probabilities out."""
        states = self._encode(ids, types)[0, 1:-1]
        cue = torch.softmax(self.network.cue(states), -1)
        # A window may be shorter than the candidates are many: the missing ones point behind its end.
        begins = torch.cat([cue[:, 1], torch.zeros(CANDIDATES)], 0)
        anchors = torch.topk(begins, CANDIDATES, dim=0).indices
        seen = self.network.see(states, torch.clamp(anchors, max=states.shape[0] - 1))
        heads = (seen.tags, seen.relays, seen.stances, self.network.kind(states))
        tags, relays, stances, kinds = (torch.log_softmax(scores, -1) for scores in heads)
        return cue, anchors, tags, states, relays, stances, kinds, seen.names

    def _encode(self, ids: Tensor, types: Tensor) -> Tensor:
        encoder = self.network.encoder
        table = encoder.embeddings
        positions = torch.arange(ids.shape[1]).unsqueeze(0)
        states = table.word_embeddings(ids) + table.token_type_embeddings(types) + table.position_embeddings(positions)
        states = table.LayerNorm(states)
        for layer in encoder.encoder.layer:
            states = self._layer(layer, states)
        return states

    @staticmethod
    def _layer(layer: nn.Module, states: Tensor) -> Tensor:
        attention = layer.attention.self

        def split(x: Tensor) -> Tensor:
            return x.view(x.shape[0], x.shape[1], HEADS, HIDDEN // HEADS).permute(0, 2, 1, 3)

        query, key, value = (split(f(states)) for f in (attention.query, attention.key, attention.value))
        weights = torch.softmax(torch.matmul(query, key.transpose(-1, -2)) / math.sqrt(HIDDEN // HEADS), -1)
        mixed = torch.matmul(weights, value).permute(0, 2, 1, 3).contiguous()
        mixed = mixed.view(mixed.shape[0], mixed.shape[1], HIDDEN)
        states = layer.attention.output.LayerNorm(layer.attention.output.dense(mixed) + states)
        inner = nn.functional.gelu(layer.intermediate.dense(states))
        out: Tensor = layer.output.LayerNorm(layer.output.dense(inner) + states)
        return out


def only_likely_anchors(model: onnx.ModelProto) -> None:
    """Let the graph look for sources and contents of likely cues alone: most windows have ten, not ``CANDIDATES``."""
    node = next(n for n in model.graph.node if n.op_type == "TopK")
    helper = onnx.helper
    constants = {"likely": ([LIKELY], onnx.TensorProto.FLOAT), "most": ([CANDIDATES], onnx.TensorProto.INT64)}
    constants |= {"one": ([1], onnx.TensorProto.INT64), "axis": ([0], onnx.TensorProto.INT64)}
    for name, (value, kind) in constants.items():
        model.graph.initializer.append(helper.make_tensor(f"anchors_{name}", kind, [1], value))
    steps = [
        helper.make_node("Greater", [node.input[0], "anchors_likely"], ["anchors_are"]),
        helper.make_node("Cast", ["anchors_are"], ["anchors_ones"], to=onnx.TensorProto.INT64),
        helper.make_node("ReduceSum", ["anchors_ones", "anchors_axis"], ["anchors_count"], keepdims=1),
        helper.make_node("Min", ["anchors_count", "anchors_most"], ["anchors_few"]),
        helper.make_node("Max", ["anchors_few", "anchors_one"], ["anchors_k"]),
    ]
    at = list(model.graph.node).index(node)
    for step in reversed(steps):
        model.graph.node.insert(at, step)
    node.input[1] = "anchors_k"


def bias_in_product(model: onnx.ModelProto) -> None:
    """Add the bias before each GELU within the product, and leave the kernel of GELU alone, which is a faster one.

    The same numbers: where a processor has AVX-512 a window then takes 5 to 7 % less time.
    """
    products = {node.output[0]: node for node in model.graph.node if node.op_type == "DynamicQuantizeMatMul"}
    for node in (node for node in model.graph.node if node.op_type == "BiasGelu"):
        product, (states, bias) = products[node.input[0]], node.input
        del product.input[4:]
        product.input.append(bias)
        node.op_type = "Gelu"
        del node.input[:]
        node.input.append(states)


SEEN_FROM_ANCHOR = ("/tag/", "/relay/", "/names/")
"""Heads with the same input, the largest of all heads: every piece as seen from every anchor."""


def one_product_for_heads(model: onnx.ModelProto) -> None:
    """Take the products of ``SEEN_FROM_ANCHOR`` in one, as each by itself goes over the whole input; same numbers."""
    graph = model.graph
    known = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    heads = [n for n in graph.node if n.op_type == "MatMulIntegerToFloat" and n.name.startswith(SEEN_FROM_ANCHOR)]
    inputs = list(heads[0].input)
    for place in (1, 3, 5, 6):  # weights, their scales and zero points, biases
        inputs[place] = f"seen_from_anchor_{place}"
        parts = np.concatenate([known[head.input[place]] for head in heads], -1)
        graph.initializer.append(numpy_helper.from_array(parts, inputs[place]))
    sizes = np.array([known[head.input[1]].shape[1] for head in heads])
    graph.initializer.append(numpy_helper.from_array(sizes, "seen_from_anchor_sizes"))
    outputs = [head.output[0] for head in heads]
    helper = onnx.helper
    steps = [
        helper.make_node(heads[0].op_type, inputs, ["seen_from_anchor"], "seen_from_anchor", domain=heads[0].domain),
        helper.make_node(
            "Split", ["seen_from_anchor", "seen_from_anchor_sizes"], outputs, "seen_from_anchor_split", axis=-1
        ),
    ]
    at = list(graph.node).index(heads[0])
    for step in reversed(steps):
        graph.node.insert(at, step)
    for head in heads:
        graph.node.remove(head)
    used = {name for node in graph.node for name in node.input}
    for one in [one for one in graph.initializer if one.name not in used]:
        graph.initializer.remove(one)


def as_run(graph: Path, to: Path) -> None:
    """Write the graph as ONNX Runtime would make it on loading, so that loading at run time costs nothing.

    But with layer normalization left unfused: the fused kernel takes five times as long as its parts.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(to)
    onnxruntime.InferenceSession(
        str(graph), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def faster(path: Path) -> None:
    """Change the graph in the file ``path``, as ``as_run`` wrote it, where ONNX Runtime leaves time on the table."""
    model = onnx.load(path)
    bias_in_product(model)
    one_product_for_heads(model)
    onnx.save(model, path)


def export(network: Network, to: Path, *, quantize: bool = True) -> None:
    """Write ``to``: the fused graph, with 8-bit weights unless told otherwise."""
    n = 200
    sample = (torch.randint(1000, 20000, (1, n)), torch.randint(0, 16, (1, n)))
    axes = {"ids": {1: "m"}, "types": {1: "m"}}
    axes |= {name: dict(enumerate(dimensions)) for name, dimensions in OUTPUTS.items()}
    with tempfile.TemporaryDirectory() as folder:
        plain, fused, eight = (Path(folder, f"{name}.onnx") for name in ("plain", "fused", "eight"))
        torch.onnx.export(
            Exported(network),
            sample,
            str(plain),
            input_names=["ids", "types"],
            output_names=list(OUTPUTS),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_embed_layer_norm = False
        options.enable_skip_layer_norm = False  # see as_run
        model = optimize_model(str(plain), "bert", num_heads=HEADS, hidden_size=HIDDEN, optimization_options=options)
        only_likely_anchors(model.model)
        print({k: v for k, v in model.get_fused_operator_statistics().items() if v})
        model.save_model_to_file(str(fused))
        if quantize:
            quantize_dynamic(
                fused,
                eight,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Attention", "Gather"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
            )
        as_run(eight if quantize else fused, to)
        if quantize:
            faster(to)
    print(f"{to}: {to.stat().st_size / 1e6:.1f} MB")


def saturation(to: Path) -> None:
    """Write ``to``: the smallest product that a kernel which adds neighbours in 16 bits gets wrong."""
    helper, kinds = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["inputs", "weights"], ["sums"])],
        "saturation",
        [helper.make_tensor_value_info("inputs", kinds.UINT8, ["n", 4])],
        [helper.make_tensor_value_info("sums", kinds.INT32, ["n", 16])],
        [helper.make_tensor("weights", kinds.INT8, [4, 16], [127] * 64)],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(to))


def main() -> None:
    """Parse the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True, help="folder with network.pt, as train.py wrote it")
    parser.add_argument("--to", type=Path, default=Path("src/wherefrom/data"))
    parser.add_argument("--full", action="store_true", help="32-bit weights, to measure what quantization costs")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    export(load_network(options.run), options.to / "network.onnx", quantize=not options.full)
    saturation(options.to / "saturation.onnx")
    tokenizer().save(str(options.to / "tokenizer.json"), pretty=False)


if __name__ == "__main__":
    main()
