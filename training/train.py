"""Train the network: ``python training/train.py --out RUN [--from RUN] [--epochs N] [--fold K]``.

Learns from layered gold mixed with PolNeAR, or from PolNeAR alone (``--layered 0 --polnear 1``); what PolNeAR does not
annotate takes no part in the loss. Begins from the untouched base model, or from another run's weights. With teachers,
half of the loss is against their mean probabilities (see ``teach.py``). Prints losses on the way and dev figures at
the end (``score.py`` prints them for any epoch). A run that was stopped goes on from its last checkpoint when called
again; called with other ``--epochs``, the rate falls to its end by then. Same seed, same machine, same weights.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from data import Document, Example, Taught, examples, load_polnear
from folds import in_fold
from layered import load_layered, rows
from loss import collate, losses
from network import Network, load_network, tokenizer
from score import Scored
from teach import teach

WARM_UP = 0.06  # share of the steps in which the rate rises
PRINT, SAVE = 20, 100  # steps


@dataclass(frozen=True)
class Corpus:
    """Articles to learn from, the share of their windows drawn in each epoch, and what teachers say of them."""

    documents: list[Document]
    share: float
    taught: list[Taught] | None = None


def load(options: argparse.Namespace, teachers: list[Network]) -> list[Corpus]:
    """What to learn from: layered gold, without a fold where one is left out, and the articles of PolNeAR beside it.

    Twenty are in both; as PolNeAR they are left out, so that no run, nor one it began from, has seen the fold left out.
    """
    pieces = tokenizer()
    gold = rows(options.shared / "gold/layered/train.jsonl")
    polnear = load_polnear(options.shared / "corpora/polnear-train.jsonl", pieces) if options.polnear else []
    known = {row["id"] for row in gold}
    polnear = [document for document in polnear if f"polnear-{document.id}" not in known]
    if options.fold is not None:
        gold = in_fold(gold, options.fold, without=True)
    return [
        Corpus(documents, share, teach(teachers, documents) if teachers else None)
        for documents, share in (
            (load_layered(gold if options.layered else [], pieces), options.layered),
            (polnear, options.polnear),
        )
    ]


def batches(corpora: list[Corpus], rng: random.Random, size: int) -> list[list[Example]]:
    """One epoch. Windows of like length stand together, so that little is padding; the batches come in random order."""
    drawn: list[Example] = []
    for corpus in corpora:
        cut = list(examples(corpus.documents, rng, corpus.taught))
        drawn += rng.sample(cut, round(corpus.share * len(cut)))
    rng.shuffle(drawn)
    found = []
    for start in range(0, len(drawn), 64 * size):
        pool = sorted(drawn[start : start + 64 * size], key=lambda e: len(e.ids))
        found.extend(pool[i : i + size] for i in range(0, len(pool), size))
    rng.shuffle(found)
    return found


def optimizer_of(network: Network, rate: float) -> torch.optim.Optimizer:
    """AdamW with a rate for the encoder and five times that for the heads."""
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": list(network.encoder.parameters()), "whole": rate}, {"params": heads, "whole": 5 * rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def set_rate(optimizer: torch.optim.Optimizer, progress: float) -> None:
    """The rate rises and then falls in a line with the share of the training that is done."""
    for group in optimizer.param_groups:
        group["lr"] = group["whole"] * min(1.0, (progress + 1e-4) / WARM_UP) * max(0.02, 1 - progress)


def step(network: Network, optimizer: torch.optim.Optimizer, batch: list[Example]) -> dict[str, float]:
    """Learn from one batch; the loss of each head."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = losses(network, collate(batch))
    optimizer.zero_grad()
    torch.stack(list(found.values())).sum().backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    return {head: loss.item() for head, loss in found.items()}


def save(path: Path, state: object) -> None:
    """Write whole or not at all."""
    torch.save(state, path.with_suffix(".new"))
    path.with_suffix(".new").replace(path)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"), help="folder with gold/ and corpora/")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--from", type=Path, dest="begin", help="folder of a run to begin from")
    parser.add_argument("--teacher", type=Path, action="append", default=[], help="folder of a run; may be repeated")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4, help="the encoder's; the heads' is five times that")
    parser.add_argument("--layers", type=int, default=6, help="layers of the encoder")
    parser.add_argument("--layered", type=float, default=1.0, help="share of layered gold drawn in each epoch")
    parser.add_argument("--polnear", type=float, default=0.5, help="share of PolNeAR drawn in each epoch")
    parser.add_argument("--fold", type=int, help="fold of layered gold to leave out and score on, in place of dev")
    return parser.parse_args()


def main() -> None:
    """Train; save and measure."""
    options = parse()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    corpora = load(options, [load_network(folder) for folder in options.teacher])
    scored = Scored.load(options.shared, options.fold)
    network = Network(options.layers)
    if options.begin:
        network.begin_from(torch.load(options.begin / "network.pt", weights_only=True))
    optimizer = optimizer_of(network, options.rate)
    checkpoint = options.out / "checkpoint.pt"
    first, done = 0, 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        first, done = state["epoch"], state["done"]
    began = time.monotonic()
    for epoch in range(first, options.epochs):
        todo = batches(corpora, random.Random(f"{options.seed} {epoch}"), options.batch)
        recent: Counter[str] = Counter()
        network.train()
        for number, batch in enumerate(todo[done:], start=done + 1):
            set_rate(optimizer, (epoch + number / len(todo)) / options.epochs)
            recent.update(step(network, optimizer, batch))
            if number % PRINT == 0:
                parts = "  ".join(f"{head} {loss / PRINT:.3f}" for head, loss in recent.items())
                print(f"epoch {epoch + 1}  {number}/{len(todo)}  {parts}  {time.monotonic() - began:.0f} s", flush=True)
                recent.clear()
            if number % SAVE == 0 or number == len(todo):
                state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
                save(checkpoint, {**state, "epoch": epoch + number // len(todo), "done": number % len(todo)})
        done = 0
        save(options.out / "network.pt", network.state_dict())
        print(f"epoch {epoch + 1} done, {time.monotonic() - began:.0f} s", flush=True)
    print(scored.figures(network), flush=True)


if __name__ == "__main__":
    main()
