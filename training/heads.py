"""The small heads (``data/heads.npz``), learned from the folds' outputs: ``python training/heads.py --shared SHARED``.

Each article is read from what the fold network that has not seen it says, and every question that the reading asks
(whom do these words mean? is this a relay?) is noted with its candidates. Gold says which was right. Heads for a fold
are learned from the other folds' questions, so their figures are of articles that no part has seen; what ships is
learned from all. In a second round the questions are those that come up where the first round's heads have answered.
``--only trust`` learns two alone, is it a statement and is all of it right, ``--only stance`` the stances alone,
``--only ends`` where a content ends, where the others answer as in their files.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from folds import FOLDS
from layered import Row
from learning import Floats, Question, learn_choice, learn_class, learn_cued, learn_each
from network import tokenizer
from packed import FOLDER, replay
from pairs import layers_paired, paired
from wherefrom.intake.article import Article
from wherefrom.reading.chains.candidates import Before, RelayCandidate, relay_candidates
from wherefrom.reading.chains.steps import Step, number_of
from wherefrom.reading.choice import HEADS, Learned, learned_in
from wherefrom.reading.context import Discourse, Party
from wherefrom.reading.meaning.stance_choice import places_of, stance_features
from wherefrom.reading.network.heads import PARTS, WORDS, Head
from wherefrom.reading.parties.candidates import Candidate, candidates
from wherefrom.reading.parties.party_kinds import Seen, kind_features
from wherefrom.reading.reader import assemble, decoded
from wherefrom.reading.statements.ends import End
from wherefrom.reading.statements.nesting import Node
from wherefrom.reading.trust import found_features, right_features
from wherefrom.reading.types import KINDS, STANCES, Attribution, Kind, Stance, Voice
from wherefrom.text.span import Span

UNKNOWN = 1.0
"""In place of the probability of being a statement at all, until a head that has not seen the article tells it."""


Asked = dict[str, list[Question]]


@dataclass(frozen=True)
class Noted:
    """The candidates of one question: what they are called, features (m, f), and whether the rules mean them (m,)."""

    names: list[str]
    features: Floats
    ruled: NDArray[np.bool_]


@dataclass
class Listener:
    """Asks ``answers`` (the rules, where there is none) and notes what each question's candidates were."""

    answers: Learned | None = None
    sources: dict[int, Noted] = field(default_factory=dict)
    relayed: dict[int, Noted] = field(default_factory=dict)
    stances: dict[int, tuple[Floats, Stance, tuple[int, ...]]] = field(default_factory=dict)
    kinds: dict[int, tuple[Floats, Kind]] = field(default_factory=dict)
    ends: list[End] = field(default_factory=list)
    nodes: list[tuple[Node, Discourse, Sequence[Step], Floats, Floats]] = field(default_factory=list)

    def source(
        self, discourse: Discourse, span: Span | None, layer: Attribution, holder: Party | None, verdict: Party | None
    ) -> Step:
        """Note the candidates; answer. Of several pieces of a source the last one asked for is the origin's."""
        found = candidates(discourse, span, layer, holder, verdict)
        self.sources[id(layer)] = _noted(found)
        if self.answers:
            return self.answers.source(discourse, span, layer, holder, verdict)
        return Step(number_of(discourse.record(verdict)), span)

    def relays(
        self, discourse: Discourse, node: Node, chain: Sequence[Step], said: Sequence[Step], before: Before
    ) -> list[Step]:
        """Note the candidates; answer."""
        found = relay_candidates(discourse, node, chain, said, before)
        self.relayed[id(node)] = _noted(found)
        return self.answers.relays(discourse, node, chain, said, before) if self.answers else list(chain)

    def end(self, asked: End) -> int:
        """Note the places; answer."""
        self.ends.append(asked)
        return self.answers.end(asked) if self.answers else asked.present

    def kind(self, party: Party, seen: Sequence[Seen]) -> Party:
        """Note what tells the kind; answer."""
        self.kinds[party.number] = _rows([kind_features(party, seen)]), party.kind
        return self.answers.kind(party, seen) if self.answers else party

    def stance(
        self, layer: Attribution, verdict: Stance, voice: Voice, words: Sequence[str]
    ) -> tuple[Stance, float | None]:
        """Note what tells the stance; answer."""
        self.stances[id(layer)] = _rows([stance_features(layer, verdict, voice)]), verdict, places_of(words)
        return self.answers.stance(layer, verdict, voice, words) if self.answers else (verdict, None)

    def trust(
        self, discourse: Discourse, nodes: Sequence[Node], number: int, chain: Sequence[Step], voice: Voice
    ) -> tuple[float, float]:
        """Note the node, with what tells whether it is a statement and right; everything is kept."""
        about = found_features(discourse, nodes, number, voice)
        right = right_features(discourse, chain, about, UNKNOWN)
        self.nodes.append((nodes[number], discourse, chain, _rows([about]), _rows([right])))
        return 1.0, 1.0


def _rows(features: Iterable[Sequence[float]]) -> Floats:
    return np.array(list(features), dtype=np.float32)


def _noted(found: Sequence[Candidate] | Sequence[RelayCandidate]) -> Noted:
    ruled = np.array([c.by_rule for c in found], dtype=bool)
    return Noted([_called(c.party) for c in found], _rows(c.features for c in found), ruled)


def _called(party: Party | None) -> str:
    return "unnamed" if party is None else party.name


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
    pairs = paired(row["text"], row["statements"], [node for node, *_ in listener.nodes], lambda node: node.inner)
    gold_of = {id(node): gold for gold, node in pairs}

    def ask(
        head: str, features: Floats, right: Sequence[Any], ruled: Sequence[Any], places: tuple[int, ...] = ()
    ) -> None:
        asked[head].append(Question(fold, features, np.array(right), np.array(ruled), places))

    for content, end in layers_paired(row["text"], row["statements"], listener.ends, lambda end: end.layer):
        at = _last_word(row["text"], content)
        here = (end.words[:, 0] <= at) & (at < end.words[:, 1])
        ask("ends", end.features, here, np.arange(len(here)) == end.present)
    for node, discourse, chain, about, telling in listener.nodes:
        gold = gold_of.get(id(node))
        links = [] if gold is None else gold["chain"]
        read = [_called(None if step.party is None else discourse.party(step.party)) for step in chain]
        whole = len(read) == len(links) > 0 and all(
            same(link["name"], name, link["kind"]) for link, name in zip(links, read, strict=True)
        )
        ask("found", about, [gold is not None], [True])
        ask("right", telling, [whole], [True])
        if gold is None:
            continue
        origin = links[0]
        if (noted := listener.sources.get(id(node.inner))) is not None:
            right = _fullest(origin["name"], [same(origin["name"], n, origin["kind"]) and n for n in noted.names])
            ask("antecedents", noted.features, right, noted.ruled)
        if (noted := listener.relayed.get(id(node))) is not None and noted.names:
            right = [any(same(link["name"], name, link["kind"]) for link in links[1:]) for name in noted.names]
            ask("relays", noted.features, right, noted.ruled)
        if (told := listener.stances.get(id(node.inner))) is not None:  # a rule may leave no doubt and not ask
            ask("stances", told[0], [STANCES.index(gold["stance"])], [STANCES.index(told[1])], told[2])
        number = chain[0].party if chain else None
        seen = None if number is None else listener.kinds.get(number)
        if seen is not None and same(origin["name"], read[0], origin["kind"]):
            ask("kinds", seen[0], [KINDS.index(origin["kind"])], [KINDS.index(seen[1])])
    return asked


def _last_word(text: str, content: Sequence[Span]) -> int:
    """The last character of the last word of a content."""
    word = re.compile(r"[\w$%€£](?=[^\w$%€£]*$)").search(text, *content[-1])
    return word.start() if word else content[-1][0]


def _fullest(name: str, found: Sequence[str | Literal[False]]) -> list[bool]:
    """Which of the right names share the most with gold's: "the council" will do, "Lundby Council" is meant."""
    words = set(re.findall(r"\w+", name.casefold()))
    others = [set(re.findall(r"\w+", n.casefold())) if n else None for n in found]
    shared = [-1.0 if other is None else len(words & other) / max(1, len(words | other)) for other in others]
    return [n is not False and share == max(shared) for n, share in zip(found, shared, strict=True)]


def answered(name: str, head: Head, asked: Sequence[Question]) -> float:
    """The share of questions that a head answers rightly, in per cent; what no candidate answers counts as wrong."""
    scores = [head.scores(q.features, q.places) for q in asked]
    if name in ("stances", "kinds"):
        good = [s[0].argmax() == q.right[0] for s, q in zip(scores, asked, strict=True)]
    elif name in ("antecedents", "ends"):
        good = [q.right[s[:, 0].argmax()] for s, q in zip(scores, asked, strict=True)]
    else:
        good = [((s[:, 0] > 0) == q.right).all() for s, q in zip(scores, asked, strict=True)]
    return 100 * float(np.mean(good))


def ruled(name: str, asked: Sequence[Question]) -> float:
    """The same for the rules' verdict."""
    if name in ("antecedents", "ends"):
        good = [(q.right & q.ruled).any() for q in asked]
    else:
        good = [(q.ruled == q.right).all() for q in asked]
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


ONLY: Mapping[str, Sequence[str]] = {"trust": ["found", "right"], "stance": ["stances"], "ends": ["ends"]}
LEARNS: Mapping[str, Callable[[Sequence[Question]], Head]] = {
    "antecedents": learn_choice,
    "relays": learn_each,
    "kinds": partial(learn_class, classes=len(KINDS)),
    "stances": partial(learn_cued, classes=len(STANCES)),
    "found": learn_each,
    "right": learn_each,
    "ends": partial(learn_choice, epochs=12),
}


def learn(asked: Asked, names: Sequence[str], without: int | None = None) -> dict[str, Head]:
    """The heads of these names, from the questions of all folds but one."""
    return {name: LEARNS[name]([q for q in asked[name] if q.fold != without]) for name in names}


def tell_found(asked: Asked, found: Mapping[int, Head]) -> None:
    """Put into what tells whether a statement is right how likely it is one, by the head without its fold."""

    def told(question: Question, about: Floats) -> Question:
        features = question.features.copy()
        features[:, about.shape[1]] = 1 / (1 + np.exp(-found[question.fold].scores(about)[:, 0]))
        return replace(question, features=features)

    asked["right"] = [told(q, one.features) for q, one in zip(asked["right"], asked["found"], strict=True)]


def named(found: Learned) -> dict[str, Head]:
    """The heads by their names."""
    return {name: getattr(found, part) for name, part in zip(HEADS, Learned.__dataclass_fields__, strict=True)}


def with_heads(known: Learned | None, heads: Mapping[str, Head]) -> Learned:
    """``known`` with these heads in place of its own."""
    every = {**(named(known) if known else {}), **heads}
    return Learned(*(every[name] for name in HEADS))


def save(path: Path, found: Learned) -> None:
    """Write the heads; what words weigh in halves."""
    parts: dict[str, Floats | NDArray[np.float16]] = {}
    for name, head in named(found).items():
        parts |= {f"{name}.{part}": getattr(head, part) for part in PARTS}
        if head.words is not None:
            parts[f"{name}.{WORDS}"] = head.words.astype(np.float16)
    np.savez_compressed(path, **parts)  # type: ignore[arg-type]


def main() -> None:
    """Learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--to", type=Path, default=Path("../src/wherefrom/data"))
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--only", choices=ONLY, help="leave all other heads as they are")
    options = parser.parse_args()
    sys.path.insert(0, str(options.shared / "benchmarks"))
    from score_chains import same_name

    gold = options.shared / "gold/layered/train.jsonl"
    files = {fold: FOLDER / f"heads-{fold}.npz" for fold in range(FOLDS)}
    found = {fold: learned_in(file) for fold, file in files.items()} if options.only else {}
    names = ONLY.get(options.only, HEADS)
    first, rest = [n for n in names if n == "found"], [n for n in names if n != "found"]
    read = [(f, row, decoded(row["text"], pieces, seen)) for f, row, pieces, seen in replay(gold, tokenizer())]
    for _ in range(1 if options.only else options.rounds):
        asked: Asked = {name: [] for name in HEADS}
        for fold, row, attributions in read:
            # Where contents may end hangs on no answer; heads of before may not know the features of now.
            answers = None if options.only == "ends" else found.get(fold)
            for name, own in questions(fold, row, attributions, answers, same_name).items():
                asked[name] += own
        statements = {fold: learn(asked, first, fold) for fold in range(FOLDS)}
        if first:
            tell_found(asked, {fold: heads["found"] for fold, heads in statements.items()})
        found = {f: with_heads(found.get(f), {**own, **learn(asked, rest, f)}) for f, own in statements.items()}
        print(report(asked, found), flush=True)
    for fold, heads in found.items():
        save(files[fold], heads)
    shipped = options.to / "heads.npz"
    save(shipped, with_heads(learned_in(shipped) if options.only else None, learn(asked, names)))


if __name__ == "__main__":
    main()
