"""Training as it will run: products see weights and inputs rounded as ONNX Runtime's dynamic quantization rounds them.

Rounded forward, unrounded backward (quantization-aware training, Jacob et al. 2018). Weights get seven bits, not
eight: on processors without VNNI instructions the sums of eight-bit products overflow.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

WEIGHT_STEPS = 63  # largest whole number that a weight becomes; ``export.py`` quantizes with the same range
INPUT_STEPS = 255


class _Rounded(nn.Module):
    """A weight, shape (out, in), rounded in as many steps as its output's largest weight allows."""

    def forward(self, weight: Tensor) -> Tensor:
        step = (weight.detach().abs().amax(1, keepdim=True) / WEIGHT_STEPS).clamp(min=1e-12)
        return weight + (torch.round(weight / step) * step - weight).detach()


def _round_input(_: nn.Module, inputs: tuple[Any, ...]) -> tuple[Any, ...]:
    """The input of a product rounded to 256 steps between its smallest and largest, for each window by itself."""
    x = inputs[0]
    with torch.no_grad():
        dims = tuple(range(1, x.dim()))
        low, high = x.amin(dims, keepdim=True).clamp(max=0).float(), x.amax(dims, keepdim=True).clamp(min=0).float()
        step = ((high - low) / INPUT_STEPS).clamp(min=1e-12)
        zero = torch.round(-low / step)
        rounded = (torch.round(x / step) + zero).clamp(0, INPUT_STEPS) - zero
    return (x + (rounded * step - x).detach().to(x.dtype), *inputs[1:])


def quantize(network: nn.Module) -> None:
    """Let every linear layer round from now on; the network's own state dict keeps unrounded weights."""
    for layer in [m for m in network.modules() if isinstance(m, nn.Linear)]:
        parametrize.register_parametrization(layer, "weight", _Rounded())
        layer.register_forward_pre_hook(_round_input)


def unrounded(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state dict of a network that rounds under the names of one that does not."""
    return {name.replace("parametrizations.weight.original", "weight"): value for name, value in state.items()}
