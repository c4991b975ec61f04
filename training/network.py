"""The network: one small encoder, a cue head, and a head that reads every piece from the point of view of each cue.

The second head is semantic-role labelling with the cue as predicate (He et al. 2017; Strubell et al. 2018): for cue c
and piece t it scores five tags (none, begin or inside of a source, begin or inside of a content), so that two cues may
share a source, contents may be interrupted, and every span knows its cue without a separate linking step.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

from wherefrom.reading.network.encode import TOKEN_TYPES

TAGS = 5
CANDIDATES = 40  # cues that one window may hold
_BUCKETS = 33


class Network(nn.Module):
    """Encoder and heads; ``export.py`` puts them together for run time."""

    def __init__(self, base: str, layers: int = 6, width: int = 192) -> None:
        super().__init__()
        # Without dropout in attention the fused kernel can be used: a step takes 1.2 s in place of 3.1.
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="sdpa", attention_probs_dropout_prob=0.0
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

    def _widen_types(self) -> None:
        """Token types carry typography (``wherefrom.reading.network.encode``); all begin as the base model's type 0."""
        old = self.encoder.embeddings.token_type_embeddings
        new = nn.Embedding(TOKEN_TYPES, old.embedding_dim)
        new.weight.data = old.weight.data[:1].repeat(TOKEN_TYPES, 1) + 0.02 * torch.randn(
            TOKEN_TYPES, old.embedding_dim
        )
        self.encoder.embeddings.token_type_embeddings = new
        self.encoder.config.type_vocab_size = TOKEN_TYPES

    def begin_from(self, teacher: Network) -> None:
        """Take the teacher's heads and, spread evenly over its depth, as many of its layers as there are here."""
        own = self.encoder.encoder.layer
        known = len(teacher.encoder.encoder.layer)
        taken = [round(i * (known - 1) / (len(own) - 1)) for i in range(len(own))]
        found = {k: v for k, v in teacher.state_dict().items() if not k.startswith("encoder.encoder.layer.")}
        for i, j in enumerate(taken):
            for k, v in teacher.encoder.encoder.layer[j].state_dict().items():
                found[f"encoder.encoder.layer.{i}.{k}"] = v
        self.load_state_dict(found)

    def encode(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """Hidden states, shape (windows, pieces, hidden)."""
        states: Tensor = self.encoder(input_ids=ids, token_type_ids=types, attention_mask=mask).last_hidden_state
        return self.dropout(states)

    def tags_of(self, states: Tensor, anchors: Tensor) -> Tensor:
        """Tag scores, shape (windows, anchors, pieces, 5), for anchors given as piece indices (windows, anchors)."""
        index = anchors.unsqueeze(-1).expand(-1, -1, states.shape[-1])
        at = self.anchor(torch.gather(states, 1, index)).unsqueeze(2)
        every = self.piece(states).unsqueeze(1)
        add_at, times_at = at.chunk(2, dim=-1)
        add_every, times_every = every.chunk(2, dim=-1)
        positions = torch.arange(states.shape[1], device=states.device)
        offset = positions.view(1, 1, -1) - anchors.unsqueeze(-1)
        mixed = torch.relu(add_at + add_every + times_at * times_every + self.distance(bucket(offset)))
        return self.tag(mixed)


def bucket(offset: Tensor) -> Tensor:
    """Signed distance in pieces to one of 33 buckets, exact to four pieces, logarithmic beyond (T5-style)."""
    size = offset.abs()
    log = 4 + (torch.log(size.clamp(min=4).float() / 4.0) * (12 / 4.6)).long()
    return 16 + torch.sign(offset) * torch.where(size < 5, size, log.clamp(max=16))
