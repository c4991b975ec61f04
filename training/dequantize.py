"""The shipped network with its products in 32 bits: ``python training/dequantize.py FROM.onnx TO.onnx``.

The weights are those of the 8-bit file, multiplied by their scales; inputs are no longer rounded. Put in the place of
network.onnx, ``benchmarks/quality.py`` tells what rounding the inputs costs (what rounding the weights cost, only the
32-bit weights of a run can tell: ``export.py --full``).
"""

from __future__ import annotations

import sys

import numpy as np
import onnx
from onnx import helper, numpy_helper


def dequantize(model: onnx.ModelProto) -> None:
    """Put a plain product or attention in the place of each 8-bit one."""
    graph = model.graph
    held = {tensor.name: tensor for tensor in graph.initializer}
    rounded = {node.output[0]: node for node in graph.node if node.op_type == "DynamicQuantizeLinear"}
    for node in list(graph.node):
        if node.op_type == "DynamicQuantizeMatMul":
            _, name, scale, *rest = node.input
            bias = rest[1] if len(rest) > 1 else ""
            product = f"{node.output[0]}_product" if bias else node.output[0]
            new = [helper.make_node("MatMul", [node.input[0], name], [product])]
            new += [helper.make_node("Add", [product, bias], list(node.output))] if bias else []
        elif node.op_type == "QAttention":
            plain, name, bias, _, scale = rounded[node.input[0]].input[0], *node.input[1:5]
            manner = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            new = [helper.make_node("Attention", [plain, name, bias], list(node.output), domain=node.domain, **manner)]
        else:
            continue
        weights = numpy_helper.to_array(held[name]).astype(np.float32) * numpy_helper.to_array(held[scale])
        held[name].CopyFrom(numpy_helper.from_array(weights, name))
        at = list(graph.node).index(node)
        graph.node.remove(node)
        for step in reversed(new):
            graph.node.insert(at, step)
    for node in rounded.values():
        graph.node.remove(node)


if __name__ == "__main__":
    network = onnx.load(sys.argv[1])
    dequantize(network)
    onnx.save(network, sys.argv[2])
