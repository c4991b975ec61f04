"""Train the coreference heads: ``python training/coreference.py --corpora DIR [--to src/wherefrom/data]``.

Runs the network of the package over GUM (so export it first), learns from gum-train.jsonl on its states, which stay as
they are, writes coreference.npz, and prints the losses on both parts of GUM after each pass. Same seed, same machine,
same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn

from coreference_heads import Example, Heads, load, loss_of

RATE, DECAY, WARM = 2e-3, 0.02, 80
SHARE = 0.5  # see coreference_heads.loss_of


def trained(examples: Sequence[Example], dev: Sequence[Example], passes: int, seed: int) -> Heads:
    """Heads after so many passes over the examples, in random order, one document a step."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    heads = Heads()
    optimizer = torch.optim.AdamW(heads.parameters(), lr=RATE, weight_decay=DECAY, fused=True)
    total = passes * len(examples)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / total)
    )
    for number in range(passes):
        began, losses = time.process_time(), []
        for example in rng.sample(list(examples), len(examples)):
            loss = loss_of(heads, example, example.states.float(), SHARE)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        spent = time.process_time() - began
        print(f"pass {number + 1} loss {np.mean(losses):.3f} dev {dev_loss(heads, dev):.3f} {spent:.1f} s", flush=True)
    return heads


@torch.no_grad()
def dev_loss(heads: Heads, dev: Sequence[Example]) -> float:
    """What a mention costs on average on documents that were not learned from."""
    heads.eval()
    losses = [loss_of(heads, example, example.states.float()).item() for example in dev]
    heads.train()
    return float(np.mean(losses))


def main() -> None:
    """Train and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/wherefrom/data"))
    parser.add_argument("--passes", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    examples, dev = (load(options.corpora / f"gum-{part}.jsonl") for part in ("train", "dev"))
    heads = trained(examples, dev, options.passes, options.seed)
    arrays = {name: weight.numpy().astype(np.float16) for name, weight in heads.state_dict().items()}
    to = options.to / "coreference.npz"
    np.savez_compressed(to, **arrays)
    print(f"{to}: {to.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
