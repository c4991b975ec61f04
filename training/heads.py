"""The small heads (``data/heads.npz``), learned from the folds' outputs: ``python training/heads.py --shared SHARED``.

Each article is read from what the fold network that has not seen it says, and every question that the reading asks
(whom do these words mean? is this a relay?) is noted with its candidates. Gold says which was right. Heads for a fold
are learned from the other folds' questions, so their figures are of articles that no part has seen; what ships is
learned from all. In a second round the questions are those that come up where the first round's heads have answered.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from folds import FOLDS
from layered import Row
from network import tokenizer
from packed import FOLDER, replay
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.intake.article import Article
from wherefrom.reading.chains.candidates import Before, relay_candidates
from wherefrom.reading.chains.steps import Step, number_of
from wherefrom.reading.choice import HEADS, Learned
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.meaning.stance_choice import stance_features
from wherefrom.reading.network.heads import PARTS, Head
from wherefrom.reading.parties.candidates import candidates
from wherefrom.reading.parties.party_kinds import Seen, kind_features
from wherefrom.reading.reader import assemble, decoded
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.trust import found_features, right_features
from wherefrom.reading.types import KINDS, STANCES, Attribution, Stance, Voice
from wherefrom.text.span import Span

Floats = NDArray[np.float32]
SEED = 1
VERDICT, RULED = 27, 17  # columns that tell the rules' verdict: for a source, for a relay


@dataclass(frozen=True)
class Question:
    """One question: features of its candidates (m, f), and for each what gold says (m,): right or not, or a class."""

    fold: int
    features: Floats
    right: NDArray[Any]


Asked = dict[str, list[Question]]
Names = list[tuple[str, str]]


@dataclass
class Listener:
    """Asks ``answers`` (the rules, where there is none) and notes what each question's candidates were."""

    answers: Learned | None = None
    sources: dict[int, tuple[Names, Floats]] = field(default_factory=dict)
    relayed: dict[int, tuple[Names, Floats]] = field(default_factory=dict)
    stances: dict[int, Floats] = field(default_factory=dict)
    kinds: dict[int, Floats] = field(default_factory=dict)
    nodes: list[tuple[Node, Discourse, Sequence[Step], Floats, Floats]] = field(default_factory=list)

    def source(
        self, discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
    ) -> Step:
        """Note the candidates; answer. Of several pieces of a source the last one asked for is the origin's."""
        found = candidates(discourse, span, layer, holder, verdict)
        self.sources[id(layer)] = [_called(c.party) for c in found], _rows(c.features for c in found)
        if self.answers:
            return self.answers.source(discourse, span, layer, holder, verdict)
        return Step(number_of(discourse.record(verdict)), span)

    def relays(
        self, discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
    ) -> list[Step]:
        """Note the candidates; answer."""
        found = relay_candidates(discourse, node, chain, said, before)
        names = [_called(c.party) for c in found]
        self.relayed[id(node)] = names, _rows(c.features for c in found)
        return self.answers.relays(discourse, node, chain, said, before) if self.answers else list(chain)

    def kind(self, party: Party, seen: Sequence[Seen]) -> Party:
        """Note what tells the kind; answer."""
        self.kinds[party.number] = _rows([kind_features(party, seen)])
        return self.answers.kind(party, seen) if self.answers else party

    def stance(self, layer: Attribution, verdict: Stance, voice: Voice) -> tuple[Stance, float]:
        """Note what tells the stance; answer."""
        self.stances[id(layer)] = _rows([stance_features(layer, verdict, voice)])
        return self.answers.stance(layer, verdict, voice) if self.answers else (verdict, 1.0)

    def trust(
        self, discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], voice: Voice
    ) -> tuple[float, float]:
        """Note the node, with what tells whether it is a statement and right; everything is kept."""
        about = found_features(discourse, nodes, number, voice)
        found = self.answers.trust(discourse, nodes, number, chain, voice)[0] if self.answers else 1.0
        right = right_features(discourse, chain, about, found)
        self.nodes.append((nodes[number], discourse, chain, _rows([about]), _rows([right])))
        return 1.0, 1.0


def _rows(features: Iterable[Sequence[float]]) -> Floats:
    return np.array(list(features), dtype=np.float32)


def _called(party: Party | None) -> tuple[str, str]:
    return ("unnamed", "unnamed") if party is None else (party.name, party.kind)


def article_of(row: Row) -> Article:
    """The text exactly as annotated, with what the file says of it."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet"),
        title=row.get("title"),
        authors=tuple(row.get("authors") or ()),
        published=row.get("published"),
    )


def questions(
    fold: int, row: Row, attributions: Sequence[Attribution], answers: Learned | None, same: Callable[..., bool]
) -> Asked:
    """The questions of one article that gold answers, by the head that they are asked of."""
    listener = Listener(answers)
    assemble(article_of(row), attributions, None, listener)
    asked: Asked = {name: [] for name in HEADS}
    gold_of = {id(node): gold for gold, node in paired(row, [node for node, *_ in listener.nodes])}
    for node, discourse, chain, about, telling in listener.nodes:
        gold = gold_of.get(id(node))
        links = [] if gold is None else gold["chain"]
        read = [_called(None if step.party is None else discourse.party(step.party))[0] for step in chain]
        whole = len(read) == len(links) > 0 and all(
            same(link["name"], name, link["kind"]) for link, name in zip(links, read, strict=True)
        )
        asked["found"].append(Question(fold, about, np.array([gold is not None])))
        asked["right"].append(Question(fold, telling, np.array([whole])))
        if gold is None:
            continue
        origin = links[0]
        if (noted := listener.sources.get(id(node.inner))) is not None:
            right = np.array([same(origin["name"], name, origin["kind"]) for name, _ in noted[0]])
            asked["antecedents"].append(Question(fold, noted[1], right))
        names, features = listener.relayed[id(node)]
        if names:
            right = np.array([any(same(r["name"], name, r["kind"]) for r in links[1:]) for name, _ in names])
            asked["relays"].append(Question(fold, features, right))
        asked["stances"].append(
            Question(fold, listener.stances[id(node.inner)], np.array([STANCES.index(gold["stance"])]))
        )
        number = chain[0].party if chain else None
        if number is not None and same(origin["name"], read[0], origin["kind"]):
            asked["kinds"].append(Question(fold, listener.kinds[number], np.array([KINDS.index(origin["kind"])])))
    return asked


def paired(row: Row, nodes: Sequence[Node]) -> Iterator[tuple[Row, Node]]:
    """The gold statements that were found, each with its node."""
    tokens = Tokenized(row["text"])
    one = tokens.roles([s["spans"] for s in row["statements"]])
    other = tokens.roles([{"content": n.inner.content, "source": n.inner.source} for n in nodes])
    options = (
        (share, overlap(a["source"], b["source"]), i, j)
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if a["content"] and b["content"] and (share := overlap(a["content"], b["content"])) >= ENOUGH
    )
    for i, j in pair(options):
        yield row["statements"][i], nodes[j]


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


def learn_choice(asked: Sequence[Question], *, hidden: int = 96, epochs: int = 16) -> Head:
    """A head whose softmax over a question's candidates is the probability that one is right."""
    asked = [q for q in asked if q.right.any()]

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        scores = model(_features(batch))[:, 0]
        right = torch.from_numpy(np.concatenate([q.right for q in batch]))
        group = torch.repeat_interleave(torch.arange(len(batch)), torch.tensor([len(q.right) for q in batch]))
        every = _log_sums(scores, group, len(batch))
        return (every - _log_sums(scores.masked_fill(~right, -30), group, len(batch))).mean()

    return _fit(asked, loss, hidden, 1, epochs)


def _log_sums(scores: Tensor, group: Tensor, groups: int) -> Tensor:
    top = torch.full((groups,), -1e9).scatter_reduce(0, group, scores, "amax").detach()
    return top + torch.log(torch.zeros(groups).index_add(0, group, torch.exp(scores - top[group])))


def learn_each(asked: Sequence[Question], *, hidden: int = 32, epochs: int = 12) -> Head:
    """A head whose sigmoid is the probability that a candidate is right."""

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        right = torch.from_numpy(np.concatenate([q.right for q in batch])).float()
        return nn.functional.binary_cross_entropy_with_logits(model(_features(batch))[:, 0], right)

    return _fit(asked, loss, hidden, 1, epochs)


def learn_class(asked: Sequence[Question], classes: int, *, hidden: int = 32, epochs: int = 12) -> Head:
    """A head whose softmax is the probability of each class."""

    def loss(model: Perceptron, batch: Sequence[Question]) -> Tensor:
        return nn.functional.cross_entropy(
            model(_features(batch)), torch.from_numpy(np.concatenate([q.right for q in batch]))
        )

    return _fit(asked, loss, hidden, classes, epochs)


def _features(batch: Sequence[Question]) -> Tensor:
    return torch.from_numpy(np.concatenate([q.features for q in batch]))


def _fit(
    asked: Sequence[Question],
    loss: Callable[[Perceptron, Sequence[Question]], Tensor],
    hidden: int,
    out: int,
    epochs: int,
) -> Head:
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    model = Perceptron(np.concatenate([q.features for q in asked]), hidden, out)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.02)
    steps = epochs * -(-len(asked) // 64)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda done: max(0.02, 1 - done / steps))
    for _ in range(epochs):
        order = random.permutation(len(asked))
        for start in range(0, len(order), 64):
            optimizer.zero_grad()
            loss(model, [asked[i] for i in order[start : start + 64]]).backward()
            optimizer.step()
            schedule.step()
    return model.eval().head()


def answered(name: str, head: Head, asked: Sequence[Question]) -> float:
    """The share of questions that a head answers rightly, in per cent; what no candidate answers counts as wrong."""
    scores = [head.scores(q.features) for q in asked]
    if name in ("stances", "kinds"):
        good = [s[0].argmax() == q.right[0] for s, q in zip(scores, asked, strict=True)]
    elif name == "antecedents":
        good = [q.right[s[:, 0].argmax()] for s, q in zip(scores, asked, strict=True)]
    else:
        good = [((s[:, 0] > 0) == q.right).all() for s, q in zip(scores, asked, strict=True)]
    return 100 * float(np.mean(good))


def ruled(name: str, asked: Sequence[Question]) -> float:
    """The same for the rules' verdict, as the features tell it."""
    if name == "stances":
        good = [q.features[0, : len(STANCES)].argmax() == q.right[0] for q in asked]
    elif name == "kinds":
        good = [q.features[0, : len(KINDS)].argmax() == q.right[0] for q in asked]
    elif name == "antecedents":
        good = [bool((q.right & (q.features[:, VERDICT] > 0)).any()) for q in asked]
    elif name == "relays":
        good = [((q.features[:, RULED] > 0) == q.right).all() for q in asked]
    else:
        good = [q.right[0] for q in asked]
    return 100 * float(np.mean(good))


def report(asked: Asked, found: Mapping[int, Learned]) -> str:
    """What the heads of each fold, learned from the others, answer rightly there, and the rules."""
    lines = []
    for name, part in zip(HEADS, Learned.__dataclass_fields__, strict=True):
        own = [[q for q in asked[name] if q.fold == fold] for fold in found]
        shares = "  ".join(
            f"{answered(name, getattr(heads, part), qs):.1f}" for heads, qs in zip(found.values(), own, strict=True)
        )
        lines.append(f"{name:12} {len(asked[name]):6} asked  rules {ruled(name, asked[name]):.1f}  heads {shares}")
    best = 100 * float(np.mean([q.right.any() for q in asked["antecedents"]]))
    return "\n".join([*lines, f"{best:.1f} % of sources have the right party among their candidates"])


def learn(asked: Asked, without: int | None = None) -> Learned:
    """All heads, from the questions of all folds but one."""
    own = {name: [q for q in qs if q.fold != without] for name, qs in asked.items()}
    return Learned(
        learn_choice(own["antecedents"]),
        learn_each(own["relays"]),
        learn_class(own["kinds"], len(KINDS)),
        learn_class(own["stances"], len(STANCES)),
        learn_each(own["found"]),
        learn_each(own["right"]),
    )


def save(path: Path, found: Learned) -> None:
    """Write the heads."""
    named = {name: getattr(found, part) for name, part in zip(HEADS, Learned.__dataclass_fields__, strict=True)}
    np.savez_compressed(path, **{f"{k}.{part}": getattr(h, part) for k, h in named.items() for part in PARTS})


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--to", type=Path, default=Path("../src/wherefrom/data"))
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "benchmarks"))
    from score_chains import same_name

    gold = options.shared / "gold/layered/train.jsonl"
    read = [(f, row, decoded(row["text"], pieces, seen)) for f, row, pieces, seen in replay(gold, tokenizer())]
    found: dict[int, Learned] = {}
    for _ in range(options.rounds):
        asked: Asked = {name: [] for name in HEADS}
        for fold, row, attributions in read:
            for name, own in questions(fold, row, attributions, found.get(fold), same_name).items():
                asked[name] += own
        found = {fold: learn(asked, fold) for fold in range(FOLDS)}
        print(report(asked, found), flush=True)
    for fold, heads in found.items():
        save(FOLDER / f"heads-{fold}.npz", heads)
    save(options.to / "heads.npz", learn(asked))


if __name__ == "__main__":
    main()
