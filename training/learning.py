"""How the small heads learn: perceptrons over the features of questions that gold answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from wherefrom.reading.meaning.stance_choice import PLACES
from wherefrom.reading.network.heads import Head

Floats = NDArray[np.float32]
SEED = 1
SEEDS = (1, 2, 3)
"""Of the three perceptrons whose mean a head that knows words is: one alone varies by 0.1 points of stance."""
DROPPED = 0.3
"""Share of the words that are left out in each step of training."""
DECAY, WORDS_DECAY = 0.02, 0.2
"""Of weights, in each step and for a rate of 1."""


@dataclass(frozen=True)
class Question:
    """One question: features of its candidates (m, f), and for each what gold says (m,): right or not, or a class.

    ``ruled`` (m,): what the rules say; of a statement at all and of its being right, always yes. ``places``: where the
    words of a cue are noted.
    """

    fold: int
    features: Floats
    right: NDArray[Any]
    ruled: NDArray[Any]
    places: tuple[int, ...] = ()


class Perceptron(nn.Module):
    """As ``wherefrom.reading.network.heads.Head``; what comes in is brought to mean 0 and deviation 1."""

    def __init__(self, features: Floats, hidden: int, out: int = 1) -> None:
        super().__init__()
        self.mean = torch.from_numpy(features.mean(0))
        self.deviation = torch.from_numpy(features.std(0)).clamp(min=0.05)
        self.inner, self.outer = nn.Linear(features.shape[1], hidden), nn.Linear(hidden, out)
        self.dropout = nn.Dropout(0.1)

    def forward(self, features: Tensor) -> Tensor:
        """Scores (m, out) of features (m, f)."""
        hidden = torch.relu(self.inner((features - self.mean) / self.deviation))
        scores: Tensor = self.outer(self.dropout(hidden))
        return scores

    def head(self) -> Head:
        """The same with the scaling put into the weights."""
        inner = (self.inner.weight / self.deviation).T
        bias = self.inner.bias - self.mean @ inner
        parts = (inner, bias, self.outer.weight.T, self.outer.bias)
        return Head(*(part.detach().numpy().astype(np.float32) for part in parts))

    def groups(self) -> list[dict[str, Any]]:
        """The weights, with what is special about how they learn."""
        return [{"params": [*self.parameters()]}]


class Cued(Perceptron):
    """A perceptron that knows words: scores (out,) for each place at which words are noted are added."""

    def __init__(self, features: Floats, hidden: int, out: int) -> None:
        super().__init__(features, hidden, out)
        self.words = nn.EmbeddingBag(PLACES, out, mode="sum")
        nn.init.zeros_(self.words.weight)

    def forward(self, features: Tensor, places: Sequence[Sequence[int]]) -> Tensor:
        """Scores (m, out) of features (m, f), and for each the places of its words."""
        flat = torch.tensor([place for own in places for place in own], dtype=torch.int64)
        starts = torch.tensor([0, *np.cumsum([len(own) for own in places])[:-1]], dtype=torch.int64)
        kept = (torch.rand(len(flat)) > DROPPED) / (1 - DROPPED) if self.training else torch.ones(len(flat))
        added: Tensor = self.words(flat, starts, per_sample_weights=kept)
        return super().forward(features) + added

    def head(self) -> Head:
        """As of ``Perceptron``."""
        return replace(super().head(), words=self.words.weight.detach().numpy().copy())

    def groups(self) -> list[dict[str, Any]]:
        """Words, of which many are rare, decay faster."""
        rest = [p for p in self.parameters() if p is not self.words.weight]
        return [{"params": rest}, {"params": [self.words.weight], "weight_decay": WORDS_DECAY}]


def learn_choice(asked: Sequence[Question], *, hidden: int = 96, epochs: int = 16) -> Head:
    """A head whose softmax over a question's candidates is the probability that one is right."""
    asked = [q for q in asked if q.right.any()]

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        scores = model(_features(batch))[:, 0]
        right = torch.from_numpy(np.concatenate([q.right for q in batch]))
        group = torch.repeat_interleave(torch.arange(len(batch)), torch.tensor([len(q.right) for q in batch]))
        every = _log_sums(scores, group, len(batch))
        return (every - _log_sums(scores.masked_fill(~right, -30), group, len(batch))).mean()

    return _fit(lambda features: Perceptron(features, hidden), asked, loss, epochs).head()


def _log_sums(scores: Tensor, group: Tensor, groups: int) -> Tensor:
    top = torch.full((groups,), -1e9).scatter_reduce(0, group, scores, "amax").detach()
    return top + torch.log(torch.zeros(groups).index_add(0, group, torch.exp(scores - top[group])))


def learn_each(asked: Sequence[Question], *, hidden: int = 32, epochs: int = 12) -> Head:
    """A head whose sigmoid is the probability that a candidate is right."""

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        right = torch.from_numpy(np.concatenate([q.right for q in batch])).float()
        return nn.functional.binary_cross_entropy_with_logits(model(_features(batch))[:, 0], right)

    return _fit(lambda features: Perceptron(features, hidden), asked, loss, epochs).head()


def learn_class(asked: Sequence[Question], classes: int, *, hidden: int = 32, epochs: int = 12) -> Head:
    """A head whose softmax is the probability of each class."""

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        return nn.functional.cross_entropy(model(_features(batch)), _classes(batch))

    return _fit(lambda features: Perceptron(features, hidden, classes), asked, loss, epochs).head()


def learn_cued(asked: Sequence[Question], classes: int, *, hidden: int = 32, epochs: int = 12) -> Head:
    """As ``learn_class``, with scores for the words of a cue that are added; the mean of several."""

    def loss(model: Cued, batch: Sequence[Question]) -> Tensor:
        return nn.functional.cross_entropy(model(_features(batch), [q.places for q in batch]), _classes(batch))

    made = [_fit(lambda features: Cued(features, hidden, classes), asked, loss, epochs, seed) for seed in SEEDS]
    return mean_of([model.head() for model in made])


def mean_of(heads: Sequence[Head]) -> Head:
    """One head whose scores are the mean of the scores of ``heads``, which all know words."""
    words = [head.words for head in heads if head.words is not None]
    return Head(
        np.concatenate([head.inner for head in heads], 1),
        np.concatenate([head.inner_bias for head in heads]),
        np.concatenate([head.outer for head in heads]) / len(heads),
        np.mean([head.outer_bias for head in heads], 0),
        np.mean(words, 0),
    )


def _classes(batch: Sequence[Question]) -> Tensor:
    return torch.from_numpy(np.concatenate([q.right for q in batch]))


def _features(batch: Sequence[Question]) -> Tensor:
    return torch.from_numpy(np.concatenate([q.features for q in batch]))


Model = TypeVar("Model", bound=Perceptron)


def _fit(
    made: Callable[[Floats], Model],
    asked: Sequence[Question],
    loss: Callable[[Model, Sequence[Question]], Tensor],
    epochs: int,
    seed: int = SEED,
) -> Model:
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    model = made(np.concatenate([q.features for q in asked]))
    optimizer = torch.optim.AdamW(model.groups(), lr=2e-3, weight_decay=DECAY)
    steps = epochs * -(-len(asked) // 64)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda done: max(0.02, 1 - done / steps))
    for _ in range(epochs):
        order = random.permutation(len(asked))
        for start in range(0, len(order), 64):
            optimizer.zero_grad()
            loss(model, [asked[i] for i in order[start : start + 64]]).backward()
            optimizer.step()
            schedule.step()
    return model.eval()
