"""Word vectors from the untouched base model: ``python training/vectors.py --corpora DIR [--to src/wherefrom/data]``.

Each word piece goes through the base model alone; the mean of the states is its vector, cut to its principal
components, weighted down where the piece is frequent, and stored in 8 bits (Model2Vec: Tulkens and van Dongen 2024; the
weights after Arora, Liang and Ma 2017): what the base model knows of meaning, in three megabytes, without running it.
Beside them stands their mean over the paragraphs of polnear-train.jsonl: what all news has in common.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from transformers import BertModel

from train import BASE, tokenizer

WIDTH = 96
BATCH = 512


@torch.no_grad()
def piece_states(base: BertModel, count: int, marks: tuple[int, int]) -> np.ndarray:
    """Mean output of the base model for each piece of the vocabulary alone, shape (count, hidden)."""
    rows = []
    for start in range(0, count, BATCH):
        ids = torch.arange(start, min(start + BATCH, count)).unsqueeze(1)
        ends = [torch.full_like(ids, mark) for mark in marks]
        rows.append(base(input_ids=torch.cat([ends[0], ids, ends[1]], 1)).last_hidden_state.mean(1))
    return torch.cat(rows).numpy()


def vectors(states: np.ndarray) -> np.ndarray:
    """Principal components of ``states``, rare pieces longer; 8-bit, shape (pieces, WIDTH)."""
    states = states - states.mean(0)
    _, _, components = np.linalg.svd(states.astype(np.float64), full_matrices=False)
    reduced = states @ components[:WIDTH].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True) + 1e-9
    # The vocabulary is ordered by frequency; by Zipf's law the rank stands for it.
    rank = np.arange(len(reduced)) + 2
    weight = 1e-3 / (1e-3 + 1 / (rank * np.log(len(reduced))))
    scaled = reduced * weight[:, None]
    return np.round(scaled / np.abs(scaled).max() * 127).astype(np.int8)


def common(made: np.ndarray, corpus: Path) -> np.ndarray:
    """The mean direction of the paragraphs of ``corpus``, as ``wherefrom.reading.meaning.vectors`` adds them up."""
    from wherefrom.reading.meaning.vectors import WordVectors

    words = WordVectors(made.astype(np.float32), np.zeros(made.shape[1], np.float32), tokenizer())
    total = np.zeros(made.shape[1])
    with corpus.open(encoding="utf-8") as lines:
        paragraphs = [p for line in lines for p in json.loads(line)["text"].split("\n") if len(p) > 60]
    for paragraph in paragraphs:
        total += words.vector(paragraph)
    mean: np.ndarray = (total / len(paragraphs)).astype(np.float32)
    return mean


def main() -> None:
    """Make and store the vectors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=Path("src/wherefrom/data"))
    options = parser.parse_args()
    pieces = tokenizer()
    marks = (pieces.token_to_id("[CLS]"), pieces.token_to_id("[SEP]"))
    base = BertModel.from_pretrained(str(BASE), add_pooling_layer=False).eval()
    made = vectors(piece_states(base, pieces.get_vocab_size(), marks))
    np.savez(options.to / "vectors.npz", pieces=made, common=common(made, options.corpora / "polnear-train.jsonl"))
    print(f"{options.to / 'vectors.npz'}: {made.shape}, {made.nbytes / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
