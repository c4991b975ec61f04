"""The network gives the same on every processor: no product of its 8-bit weights may lose a sum in 16 bits."""

from importlib.resources import files

import numpy as np
import onnx
import onnxruntime
import pytest

from wherefrom.reading.network import model
from wherefrom.reading.network.encode import encode, windows
from wherefrom.reading.network.model import load_network, saturates

TEXT = "Keeper Ana Ruel said on Monday that the gate is shut. Nobody was about, according to the harbour office."
INPUTS = 255  # the largest 8-bit input; inputs are unsigned, with a zero point
IN_16_BITS = range(-(2**15), 2**15)
NETWORK = str(files("wherefrom") / "data" / "network.onnx")
WEIGHTS = {
    "MatMulInteger": (1, 3),
    "MatMulIntegerToFloat": (1, 5),
    "DynamicQuantizeMatMul": (1, 3),
    "QAttention": (1, 7),
}
"""Where a product of 8-bit numbers has its weights, and where their zero point."""


def products(graph):
    """Weights, shape (inputs, outputs), and zero points of every 8-bit product of an ONNX file, by its name."""
    loaded = onnx.load(graph).graph
    held = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in loaded.initializer}
    others = {node.op_type for node in loaded.node} - WEIGHTS.keys()
    assert not [name for name in others if "Integer" in name or name.startswith("Q")], "products that nobody looks at"
    nodes = [node for node in loaded.node if node.op_type in WEIGHTS]
    return {node.name: tuple(held[node.input[place]] for place in WEIGHTS[node.op_type]) for node in nodes}


def neighbours(weights):
    """The largest and the least sum of two neighbouring products, for the inputs that make them so."""
    pairs = weights.astype(int).reshape(-1, 2, weights.shape[1])
    return INPUTS * np.maximum(pairs, 0).sum(1).max(), INPUTS * np.minimum(pairs, 0).sum(1).min()


def fits(weights):
    """Whether the kernel for such weights has room for their sums: two at a time in 16 bits, or all in 32."""
    if weights.dtype == np.uint8:
        return len(weights) * INPUTS * 255 < 2**31
    return all(total in IN_16_BITS for total in neighbours(weights))


@pytest.fixture
def loaded_where_sums_saturate(monkeypatch, tmp_path):
    """The network as it is loaded on a processor that saturates, and the file of what it then runs."""
    real = onnxruntime.InferenceSession

    def session(path, options, **rest):
        options.optimized_model_filepath = str(tmp_path / "run.onnx")
        return real(path, options, **rest)

    monkeypatch.setattr(model, "saturates", lambda: True)
    monkeypatch.setattr(onnxruntime, "InferenceSession", session)
    return load_network.__wrapped__(1), tmp_path / "run.onnx"


def test_signed_products_of_the_file_would_saturate():
    """Why there is a second way to run it: where this fails, ``saturates`` can go."""
    found = products(NETWORK).values()
    assert len(found) == 31
    assert all(weights.dtype == np.int8 and not zero.any() for weights, zero in found)
    assert not any(fits(weights) for weights, _ in found)


def test_where_sums_saturate_no_product_that_is_run_can(loaded_where_sums_saturate):
    _, path = loaded_where_sums_saturate
    run, file = products(path), products(NETWORK)
    assert run.keys() == file.keys()
    assert all(fits(weights) for weights, _ in run.values())
    assert all((weights.astype(int) - zero == file[name][0]).all() for name, (weights, zero) in run.items())


def test_both_ways_of_running_it_give_the_same(loaded_where_sums_saturate):
    other, _ = loaded_where_sums_saturate
    network = load_network(1)
    pieces = encode(TEXT, network.tokenizer)
    (window,) = windows(pieces)
    (scores, states), (other_scores, other_states) = (n.score(pieces, window) for n in (network, other))
    for name in ("cue", "anchors", "tags", "relays", "names", "stances", "kinds"):
        assert np.array_equal(getattr(scores, name), getattr(other_scores, name))
    assert np.array_equal(states, other_states)


def test_the_product_that_is_asked_leaves_16_bits():
    held = onnx.load(str(files("wherefrom") / "data" / "saturation.onnx")).graph.initializer
    weights = onnx.numpy_helper.to_array(held[0])
    assert weights.dtype == np.int8
    assert not fits(weights)
    assert fits(weights // 2)
    assert (weights.astype(int).sum(0) * INPUTS == 129540).all()


@pytest.mark.parametrize(
    ("sums", "expected"), [([129540] * 16, False), ([65534] * 16, True), ([129540] * 15 + [0], True)]
)
def test_saturation_is_seen_in_any_sum(monkeypatch, sums, expected):
    class Session:
        def __init__(self, *_args, **_rest):
            pass

        def run(self, _outputs, inputs):
            return [np.array([sums] * len(inputs["inputs"]))]

    monkeypatch.setattr(onnxruntime, "InferenceSession", Session)
    assert saturates() is expected
