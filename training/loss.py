"""What a batch of windows costs: cross entropy of every head, only where somebody annotated or a teacher speaks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from data import IGNORE, OF_ORIGIN, OF_RELAY, Example, Ints
from network import MARKS, Network

NEGATIVES = 4  # likeliest wrong cues of each window, trained to have neither source nor content nor relay
# A cue has one stance, but a tag, a relay's tag and a kind for each piece; so their sums are brought to a like size.
WEIGHTS = {"cue": 1.0, "tag": 1 / 6, "relay": 1 / 6, "names": 1 / 12, "stance": 1 / 2, "kind": 1 / 6}


@dataclass(frozen=True)
class Batch:
    """Windows as padded tensors; position 0 holds the start marker, so the pieces move by one."""

    examples: list[Example]
    ids: Tensor
    types: Tensor
    mask: Tensor


def collate(examples: list[Example]) -> Batch:
    """One batch. Lengths are rounded up, so that few shapes occur: each new one costs the CPU kernels a compilation."""
    shape = len(examples), -(-(max(len(e.ids) for e in examples) + 2) // 64) * 64
    ids, types, mask = (torch.zeros(shape, dtype=torch.long) for _ in range(3))
    for i, e in enumerate(examples):
        n = len(e.ids)
        ids[i, : n + 2] = torch.tensor([MARKS[0], *e.ids.tolist(), MARKS[1]])
        types[i, 1 : n + 1] = torch.from_numpy(e.types)
        mask[i, : n + 2] = 1
    return Batch(examples, ids, types, mask)


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """The loss of each head, weighted and per gold cue, so that long windows do not drown it; they are to be added."""
    states = network.encode(batch.ids, batch.types, batch.mask)
    found: Counter[str] = Counter()
    for own, example in zip(states, batch.examples, strict=True):
        found.update(_window(network, own[1 : len(example.ids) + 1], example))
    count = max(1, sum(len(e.anchors) for e in batch.examples))
    return {head: weight * found[head] / count for head, weight in WEIGHTS.items()}


def _window(network: Network, states: Tensor, example: Example) -> dict[str, Tensor]:
    """The losses of one window: half from the labels and half from the teachers, where there are any."""
    cue, kind = network.cue(states).float(), network.kind(states).float()
    gold = torch.from_numpy(example.cues)
    anchors = _anchors(cue, example)
    seen = network.see(states, torch.tensor(anchors))
    tags, relays, names, stances = _labels(example, anchors)
    found = {
        "cue": cross_entropy(cue, gold),
        "kind": cross_entropy(kind, torch.from_numpy(example.kinds)),
        "tag": cross_entropy(seen.tags.float(), tags),
        "relay": cross_entropy(seen.relays.float(), relays),
        "names": _bits(seen.names.float(), names),
        "stance": cross_entropy(seen.stances.float(), stances),
    }
    if example.taught is None:
        return found
    soft: Counter[str] = Counter()
    soft["cue"] = _taught(cue, example.taught.cues)
    soft["kind"] = _taught(kind, example.taught.kinds)
    for j, anchor in enumerate(anchors):
        if (row := example.taught.rows.get(anchor)) is not None:
            at = slice(row.start, row.start + len(row.tags))
            soft["tag"] += _taught(seen.tags[j, at].float(), row.tags)
            soft["relay"] += _taught(seen.relays[j, at].float(), row.relays)
            soft["stance"] += _taught(seen.stances[j].float(), row.stance)
    return {head: (loss + soft[head]) / 2 for head, loss in found.items()}


@torch.no_grad()
def _anchors(cue: Tensor, example: Example) -> list[int]:
    """The cues of a window, those that teachers think likely, and the pieces that look most like cues in vain."""
    known = [
        *example.anchors,
        *(a for a in (example.taught.rows if example.taught else ()) if a not in example.anchors),
    ]
    wrong = torch.softmax(cue, -1)[:, 1] * torch.from_numpy((example.cues != 1) & (example.cues != IGNORE))
    likeliest = torch.topk(wrong, min(NEGATIVES, len(wrong))).indices.tolist()
    return [*known, *(a for a in likeliest if a not in known)]


def _labels(example: Example, anchors: list[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Tags, relays, names and stance of each anchor; one that is no cue has nothing, as far as that is known."""
    pieces, more = len(example.ids), anchors[len(example.anchors) :]
    none, unknown = np.zeros(pieces, dtype=np.int64), np.full(pieces, IGNORE)
    nothing = [unknown if example.cues[a] == IGNORE else none for a in more]
    tags: list[Ints] = [*example.tags, *nothing]
    beyond = nothing if example.complete else [unknown] * len(more)
    relays: list[Ints] = [*example.relays, *beyond]
    names: list[Ints] = [*example.names, *beyond]
    stances = torch.tensor([*example.stances, *[IGNORE] * len(more)])
    return (
        torch.from_numpy(np.stack(tags)),
        torch.from_numpy(np.stack(relays)),
        torch.from_numpy(np.stack(names)),
        stances,
    )


def cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Summed over what is labelled."""
    flat = scores.reshape(-1, scores.shape[-1])
    return nn.functional.cross_entropy(flat, gold.reshape(-1), ignore_index=IGNORE, reduction="sum")


def _bits(scores: Tensor, gold: Tensor) -> Tensor:
    """Binary cross entropy of each bit of ``gold``, summed over what is labelled; scores have a last axis more."""
    known = gold != IGNORE
    bits = torch.stack([gold & OF_ORIGIN, gold & OF_RELAY], -1).bool()
    return nn.functional.binary_cross_entropy_with_logits(scores[known], bits[known].float(), reduction="sum")


def _taught(scores: Tensor, teacher: np.ndarray) -> Tensor:
    """Cross entropy against the teachers' probabilities."""
    return -(torch.from_numpy(teacher).float() * torch.log_softmax(scores, -1)).sum()
