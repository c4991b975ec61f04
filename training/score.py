"""Dev figures of the network alone, unquantized and without the rules that mend what it finds.

``python training/score.py --run RUN --shared SHARED [--fold K]`` prints them for a run's last checkpoint.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from data import BEGIN, INSIDE, KINDS, NONE, STANCES, Document, load_polnear, without_opener
from folds import in_fold
from layered import Row, load_layered, name_places, relays_of, rows
from network import CANDIDATES, Network, load_network, tokenizer, window_states
from pairs import paired
from wherefrom.evaluate import Score, evaluate, load_gold
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.reading.network.decode import Scores, attributions
from wherefrom.reading.network.encode import windows
from wherefrom.reading.statements.nesting import nest
from wherefrom.reading.types import Attribution
from wherefrom.text.span import Span


@dataclass(frozen=True)
class Found:
    """An attribution as decoded, and what the newer heads say of it; ``name``: likeliest part of the origin's name."""

    attribution: Attribution
    relays: tuple[Span, ...]
    stance: str
    kind: str
    name: Span


@torch.no_grad()
def predict(network: Network, document: Document) -> list[Found]:
    """Every attribution of an article, as the package decodes them."""
    scored = []
    for window in windows(document.pieces):
        states = window_states(network, document.pieces, window)
        cue = torch.softmax(network.cue(states), -1)
        anchors = torch.topk(cue[:, 1], min(CANDIDATES, len(cue))).indices
        seen = network.see(states, anchors)
        heads = {"tags": seen.tags, "relays": seen.relays, "stances": seen.stances, "kinds": network.kind(states)}
        logs = {name: torch.log_softmax(scores, -1).numpy() for name, scores in heads.items()}
        scored.append((window, Scores(cue=cue.numpy(), anchors=anchors.numpy(), names=seen.names.numpy(), **logs)))
    return [_found(one) for one in attributions(document.text, document.pieces, scored)]


def _found(one: Attribution) -> Found:
    assert one.view is not None
    offsets = one.view.offsets.tolist()
    start, end = offsets[int(one.view.names[:, 0].argmax())]
    kinds = one.view.kind_scores(one.source[0]) if one.source else None
    kind = KINDS[int(np.argmax(kinds))] if kinds else "unnamed"  # a source that no words mean
    return Found(
        one, _relays(offsets, one.view.relays.argmax(-1)), STANCES[int(one.view.stance.argmax())], kind, (start, end)
    )


def _relays(offsets: Sequence[Sequence[int]], tags: NDArray[np.int64]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for (start, end), (before, tag) in zip(offsets, pairwise([NONE, *tags.tolist()]), strict=True):
        if tag == BEGIN or (tag == INSIDE and before == NONE):
            spans.append((start, end))
        elif tag == INSIDE:
            spans[-1] = (spans[-1][0], end)
    return tuple(spans)


@dataclass(frozen=True)
class Scored:
    """What a network is scored on: PolNeAR dev, and layered dev or a fold of train that it did not learn from."""

    layered: list[Document]
    readings: list[Row]
    polnear: list[Document]
    attributions: dict[str, Any]

    @classmethod
    def load(cls, shared: Path, fold: int | None) -> Scored:
        """Both, from the folder of gold and corpora."""
        gold = rows(shared / "gold/layered" / ("dev.jsonl" if fold is None else "train.jsonl"))
        if fold is not None:
            gold = in_fold(gold, fold)
        flat = shared / "corpora/polnear-dev.jsonl"
        pieces = tokenizer()
        return cls(load_layered(gold, pieces), gold, load_polnear(flat, pieces), load_flat_gold(flat))

    def figures(self, network: Network) -> str:
        """Both kinds of figures, a line each."""
        network.eval()
        found = layered_figures(network, self.layered, self.readings)
        return f"layered  {found}\npolnear  {polnear_figures(network, self.polnear, self.attributions)}"


def layered_figures(network: Network, documents: Sequence[Document], gold: Sequence[Row]) -> str:
    """Statement F1, of those found source, stance, kind and named origin in per cent, F1 of the words of a relay."""
    n: Counter[str] = Counter()
    for document, row in zip(documents, gold, strict=True):
        found = predict(network, document)
        by_cue = {f.attribution.cue: f for f in found}
        nodes = nest(document.text, [f.attribution for f in found])
        statements = [by_cue[node.inner.cue] for node in nodes]
        n["gold"] += len(row["statements"])
        n["read"] += len(statements)
        places = name_places(document.text, row["statements"])
        for one, other in paired(document.text, row["statements"], statements, lambda found: found.attribution):
            n.update(_compared(document.text, one, other))
            if named := places[one["chain"][0]["name"]]:
                n["nameable"] += 1
                n["named"] += any(s <= other.name[0] and other.name[1] <= e for s, e in named)
    shares = "  ".join(f"{name} {100 * n[name] / max(1, n['found']):.1f}" for name in ("source", "stance", "kind"))
    shares += f"  named {100 * n['named'] / max(1, n['nameable']):.1f}"
    relay = Score(n["relay"], n["gold relays"], n["read relays"])
    return f"statement {_prf(Score(n['found'], n['gold'], n['read']))}  {shares}  relay words {_prf(relay)}"


def _prf(score: Score) -> str:
    return " ".join(f"{100 * part:.1f}" for part in (score.precision, score.recall, score.f1))


def _compared(text: str, gold: Row, found: Found) -> dict[str, int]:
    tokens = Tokenized(text)
    source = overlap(tokens.touched(gold["spans"]["source"]), tokens.touched(found.attribution.source))
    named, read = ([tokens.touched([span]) for span in spans] for spans in (relays_of(gold), found.relays))
    alike = ((overlap(a, b), 0.0, i, j) for i, a in enumerate(named) for j, b in enumerate(read))
    relays = pair(option for option in alike if option[0] >= ENOUGH)
    return {
        "found": 1,
        "source": source >= ENOUGH,
        "stance": found.stance == gold["stance"],
        "kind": found.kind == gold["chain"][0]["kind"],
        "relay": len(relays),
        "gold relays": len(named),
        "read relays": len(read),
    }


def load_flat_gold(path: Path) -> dict[str, Any]:
    """PolNeAR's articles by id, their contents opened as the annotation guide has them."""

    def guided(attribution: Any, text: str) -> Any:
        return {**attribution, "content": without_opener(text, [], attribution["content"])[1]}

    return {
        name: {**doc, "attributions": [guided(a, doc["text"]) for a in doc["attributions"]]}
        for name, doc in load_gold(path).items()
    }


def polnear_figures(network: Network, documents: Sequence[Document], gold: dict[str, Any]) -> str:
    """F1 of tokens, spans and attributions of the outermost layer, on one line."""
    readings = {}
    for document in documents:
        nodes = nest(document.text, [f.attribution for f in predict(network, document)])
        outer = [node.layers[0] for node in nodes if node.parent is None]
        readings[document.id] = {
            "statements": [{"source": a.source, "cue": a.cue, "content": a.content} for a in outer]
        }
    return "  ".join(f"{name} {100 * score.f1:.1f}" for name, score in evaluate(gold, readings).measures.items())


def main() -> None:
    """Parse the command line and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--fold", type=int, help="score this fold of train, which the run left out, in place of dev")
    options = parser.parse_args()
    network = load_network(options.run)
    print(Scored.load(options.shared, options.fold).figures(network))


if __name__ == "__main__":
    main()
