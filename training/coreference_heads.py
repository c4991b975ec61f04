"""Mentions of persons and organizations, their spans and antecedents: documents, heads and loss.

Word-level coreference (Dobrovolskii 2021): a mention is the word that heads it; its span and its antecedent are found
from there. The loss over antecedents is the marginal likelihood of all right ones (Lee et al. 2017).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from wherefrom.intake.article import Article
from wherefrom.reading.network.coreference import MOST_BACK, PAIRED, pair_features
from wherefrom.reading.network.encode import Pieces
from wherefrom.reading.network.features import LEXICAL, NAME, NOUN, Floats, Words, words_of
from wherefrom.reading.network.features import word_states as known_states
from wherefrom.reading.network.model import load_network
from wherefrom.reading.reader import context_of, find_attributions
from wherefrom.reading.statements.repair import repair

TYPES = {"person": 1, "organization": 2}
HIDDEN, WIDTH, REACH = 384, 64, 48
WRONG = 0.3  # what a look-alike weighs beside a gold mention
_PREPOSITION = re.compile(r"\s(?:of|at|for|in|on|from|to|the|and)\s.*$")


@dataclass
class Example:
    """One document, encoded, with its gold labels.

    ``kinds``: per word 0 none, 1 person, 2 organization; ``heads``, ``begins``, ``ends``: of gold mentions, in words;
    ``candidates``: gold heads and look-alikes; ``entity``: of each candidate, -1 where none;
    ``pairs``: (anaphor, antecedent) as numbers of candidates, with their ``features``.
    """

    row: dict[str, Any]
    words: Words
    pieces: Pieces
    states: Tensor
    lexical: Tensor
    kinds: Tensor
    heads: Tensor
    begins: Tensor
    ends: Tensor
    candidates: Tensor
    entity: Tensor
    pairs: Tensor
    features: Tensor


def anchor_of(words: Words, text: str, head: tuple[int, int]) -> int:
    """The word that stands for a gold mention: the last of its head, before any preposition in it."""
    start, end = head
    cut = _PREPOSITION.search(text[start:end])
    if cut and cut.start() > 0:
        end = start + cut.start()
    return int(np.searchsorted(words.spans[:, 0], end)) - 1


def load(path: Path) -> list[Example]:
    """Every document of a GUM file as the network of the package sees it: its words, their states, who speaks where."""
    network = load_network(1)
    found = []
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = Article(id=row["id"], text=row["text"])
            spoken, encoded = find_attributions(article, network)
            context = context_of(article)
            words = words_of(context, encoded.pieces, repair(context, spoken))
            found.append(example_of(row, words, encoded.pieces, known_states(words, encoded)))
    return found


def example_of(row: dict[str, Any], words: Words, pieces: Pieces, states: Floats) -> Example:
    """Gold labels on words."""
    n = len(words.small)
    kinds = np.zeros(n, np.int64)
    gold: dict[int, tuple[int, int, int]] = {}
    names: dict[str, int] = {}
    for mention in sorted(row["mentions"], key=lambda m: m["span"][0] - m["span"][1]):
        if mention["type"] in TYPES:
            at = anchor_of(words, row["text"], mention["head"])
            begin = int(np.searchsorted(words.spans[:, 0], mention["span"][0]))
            end = int(np.searchsorted(words.spans[:, 0], mention["span"][1])) - 1
            if 0 <= at < n and begin <= at <= end:
                kinds[at] = TYPES[mention["type"]]
                gold[at] = names.setdefault(mention["entity"], len(names)), begin, end
    heads = np.array(sorted(gold), dtype=np.int64)
    alike = np.flatnonzero(look_alikes(words))
    candidates = np.union1d(heads, alike).astype(np.int64)
    entity = np.array([gold[c][0] if c in gold else -1 for c in candidates.tolist()], dtype=np.int64)
    k = len(candidates)
    pairs = np.array([(i, j) for i in range(k) for j in range(max(0, i - MOST_BACK), i)], dtype=np.int64).reshape(-1, 2)
    features = pair_features(words, candidates, pairs[:, 0], pairs[:, 1]).T
    return Example(
        row,
        words,
        pieces,
        torch.from_numpy(states.astype(np.float16)),
        torch.from_numpy(words.features.astype(np.float32)),
        torch.from_numpy(kinds),
        torch.from_numpy(heads),
        torch.tensor([gold[h][1] for h in heads.tolist()], dtype=torch.long),
        torch.tensor([gold[h][2] for h in heads.tolist()], dtype=torch.long),
        torch.from_numpy(candidates),
        torch.from_numpy(entity),
        torch.from_numpy(pairs),
        torch.from_numpy(features).to(torch.uint8),
    )


def look_alikes(words: Words) -> np.ndarray:
    """Words that could well head a mention of a person or body: wrong candidates to learn from."""
    follow = np.append(words.party[1:], -1)
    last = (words.sort == NAME) & (words.party != follow)
    noun = (words.sort == NOUN) & (words.number > 0)
    return (words.person > 0) | last | noun


class Heads(nn.Module):
    """From the states of words to mentions, spans and antecedents."""

    def __init__(self, hidden: int = HIDDEN, drop: float = 0.3) -> None:
        super().__init__()
        self.dropout = nn.Dropout(drop)
        self.word = nn.Linear(hidden + LEXICAL, 2 * WIDTH)
        self.kind = nn.Linear(2 * WIDTH, 3)
        self.edge = nn.Linear(hidden + LEXICAL, 2 * WIDTH)
        self.inner = nn.Linear(hidden + LEXICAL, 2 * WIDTH)
        self.reach = nn.Parameter(torch.zeros(2, REACH))
        self.anaphor = nn.Linear(hidden + LEXICAL, 2 * WIDTH)
        self.antecedent = nn.Linear(hidden + LEXICAL, 2 * WIDTH)
        self.pair = nn.Linear(PAIRED, WIDTH, bias=False)
        self.score = nn.Linear(WIDTH, 1)
        self.none = nn.Linear(2 * WIDTH, 1)

    def inputs(self, states: Tensor, lexical: Tensor) -> Tensor:
        """Each word's state with what is known of it."""
        # The same dimensions are dropped for all words of a document: as good, and far cheaper to draw.
        return torch.cat([states * self.dropout(torch.ones(states.shape[1])), lexical], -1)

    def kinds(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of none, person, organization for each word, and the hidden layer before them."""
        hidden = torch.relu(self.word(x))
        return self.kind(hidden), hidden

    def edges(self, x: Tensor, heads: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the first and the last word of each head's span, by distance from the head."""
        steps = torch.arange(REACH)
        own = self.inner(x[heads]).view(-1, 2, WIDTH)
        edge = self.edge(x).view(-1, 2, WIDTH)
        found = []
        for side, sign in ((0, -1), (1, 1)):
            at = heads.unsqueeze(1) + sign * steps
            outside = (at < 0) | (at >= len(x))
            other = edge[:, side][at.clamp(0, len(x) - 1)]
            score = (own[:, side].unsqueeze(1) * other).sum(-1) / WIDTH**0.5 + self.reach[side]
            found.append(score.masked_fill(outside, -1e4))
        return found[0], found[1]

    def links(
        self, x: Tensor, hidden: Tensor, candidates: Tensor, pairs: Tensor, features: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Scores of pairs, and of each candidate having no antecedent; ``hidden``: of the candidates."""
        add_i, times_i = self.anaphor(x[candidates]).chunk(2, -1)
        add_j, times_j = self.antecedent(x[candidates]).chunk(2, -1)
        product = times_i @ times_j.T / WIDTH**0.5
        mixed = torch.relu(add_i[pairs[:, 0]] + add_j[pairs[:, 1]] + self.pair(features))
        scores = self.score(mixed).squeeze(-1) + product[pairs[:, 0], pairs[:, 1]]
        return scores, self.none(hidden).squeeze(-1)


def loss_of(heads: Heads, example: Example, states: Tensor, share: float = 1.0) -> Tensor:
    """What a document costs, a mention on average; ``states``: of its words, shape (words, hidden).

    ``share``: how many of the candidates, of the plain words and of the documents' spans are looked at this time, drawn
    at random; they count for all. With 0.35 a pass takes two seconds, and eight passes learn as much.
    """
    x = heads.inputs(states, example.lexical)
    own = example.candidates
    kinds, hidden = heads.kinds(x[own])
    loss = nn.functional.cross_entropy(kinds, example.kinds[own], reduction="sum")
    other = torch.rand(len(x)) < share
    other[own] = False
    kinds, _ = heads.kinds(x[other])
    loss = loss + nn.functional.cross_entropy(kinds, example.kinds[other], reduction="sum") / share
    count = len(example.heads)
    if count and torch.rand(()) < share:
        loss = loss + _edge_loss(heads, example, x) / share
    if len(example.pairs):
        drawn = torch.rand(len(own)) < share
        kept = drawn[example.pairs[:, 0]]
        pairs = example.pairs[kept]
        scores, none = heads.links(x, hidden, own, pairs, example.features[kept].float())
        loss = loss + _marginal(scores, none, pairs, example.entity, drawn) / share
    return loss / max(1, count)


def _edge_loss(heads: Heads, example: Example, x: Tensor) -> Tensor:
    loss = x.new_zeros(())
    reach = (example.heads - example.begins, example.ends - example.heads)
    for scores, gold in zip(heads.edges(x, example.heads), reach, strict=True):
        kept = gold < REACH
        loss = loss + 0.5 * nn.functional.cross_entropy(scores[kept], gold[kept], reduction="sum")
    return loss


def _marginal(scores: Tensor, none: Tensor, pairs: Tensor, entity: Tensor, drawn: Tensor) -> Tensor:
    """Minus the log-likelihood that each candidate drawn goes to any right antecedent, or to none where none is."""
    k = len(entity)
    right = (entity[pairs[:, 0]] == entity[pairs[:, 1]]) & (entity[pairs[:, 0]] >= 0)
    column = pairs[:, 0] - pairs[:, 1]
    table = scores.new_full((k, MOST_BACK + 1), -1e4).index_put((pairs[:, 0], column), scores)
    table = torch.cat([none.unsqueeze(1), table[:, 1:]], 1)
    gold = torch.zeros((k, MOST_BACK + 1), dtype=torch.bool)
    gold[pairs[:, 0], column] = right
    gold[:, 0] = ~gold[:, 1:].any(1)
    weight = torch.where(entity >= 0, 1.0, WRONG) * drawn
    miss = torch.logsumexp(table, 1) - torch.logsumexp(table.masked_fill(~gold, -1e4), 1)
    return (miss * weight).sum()
