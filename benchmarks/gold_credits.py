"""What names alone gain: the gold credits of stories in place of read ones, joined by the names of the readings.

Two measures over gold stories (``gold/STORIES.md``). *Pairs*: of every two names among a story's credits, origins,
relays and contradictions, whether they are one by gold (``same_names``; an unnamed source and its ``via``) and by the
names tried. *Sent back*: each article under the roots of its credits, as score_stories.py counts it. The roots are
found by the simplest rule: the last of a credit line is its root, unless another article tells whom that one had it
from. Where one line of an article's credits ends and the next begins is taken from gold too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

Story = Mapping[str, Any]
Line = tuple[str, ...]
Naming = Callable[[Line], Sequence[Hashable]]
"""From the names of one credit line, nearest first, to whom each of them means."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of names: right, by gold, and found to be one."""

    right: int
    gold: int
    found: int

    def __add__(self, other: Pairs) -> Pairs:
        return Pairs(self.right + other.right, self.gold + other.gold, self.found + other.found)

    def __str__(self) -> str:
        precision, recall = self.right / max(1, self.found), self.right / max(1, self.gold)
        return f"{100 * precision:5.1f} {100 * recall:5.1f} {200 * self.right / max(1, self.gold + self.found):5.1f}"


def gold_naming(story: Story) -> Naming:
    """Who is who by gold."""
    groups: list[set[str]] = [set(group) for group in story["same_names"]]
    groups += [{origin["name"], origin["via"]} for origin in story["origins"] if origin.get("via")]
    party: dict[str, str] = {}
    for group in groups:
        known = {party[name] for name in group if name in party} | {min(group)}
        top = min(known)
        party |= {name: top for name, held in party.items() if held in known} | dict.fromkeys(group, top)
    return lambda line: [party.get(name, name) for name in line]


def lines_of(story: Story, article: Mapping[str, Any]) -> list[Line]:
    """The credits of ``article``, one line for each origin that it has them from."""
    gold = gold_naming(story)
    names: list[str] = article["credits"]
    parties = gold(tuple(names))
    ends = {gold((origin["name"],))[0] for origin in story["origins"] if article["id"] in origin["articles"]}
    found: list[Line] = []
    start = 0
    for at, party in enumerate(parties):
        last = at + 1 == len(parties)
        if last or (party in ends and parties[at + 1] != party):
            found.append(tuple(names[start : at + 1]))
            start = at + 1
    return found


def pairs_of(story: Story, naming: Naming) -> Pairs:
    """How well ``naming`` joins the names of one story, each seen in the first credit line that has it."""
    gold, seen = gold_naming(story), _seen(story)
    mine = {name: naming(line)[at] for name, (line, at) in seen.items()}
    right = known = found = 0
    for one, other in combinations(sorted(seen), 2):
        by_gold, by_naming = gold((one,)) == gold((other,)), mine[one] == mine[other]
        right, known, found = right + (by_gold and by_naming), known + by_gold, found + by_naming
    return Pairs(right, known, found)


def wrong_pairs(story: Story, naming: Naming) -> list[tuple[str, str, bool]]:
    """The pairs of names that ``naming`` has wrong; the last is True where gold joins them."""
    gold, seen = gold_naming(story), _seen(story)
    mine = {name: naming(line)[at] for name, (line, at) in seen.items()}
    pairs = [(one, other, gold((one,)) == gold((other,))) for one, other in combinations(sorted(seen), 2)]
    return [(one, other, by_gold) for one, other, by_gold in pairs if by_gold != (mine[one] == mine[other])]


def _seen(story: Story) -> dict[str, tuple[Line, int]]:
    found: dict[str, tuple[Line, int]] = {}
    for article in story["articles"]:
        for line in lines_of(story, article):
            for at, name in enumerate(line):
                found.setdefault(name, (line, at))
    others = [origin["name"] for origin in story["origins"] + story["contradicted_by"]] + story["relays"]
    for origin in story["origins"]:
        if origin.get("via"):
            found.setdefault(origin["name"], ((origin["via"], origin["name"]), 1))
    for name in others:
        if not name.startswith("unattributed:"):
            found.setdefault(name, ((name,), 0))
    return found


def sent_back(story: Story, naming: Naming) -> dict[str, Any]:
    """A trace of ``story`` that has origins only: those that its gold credits come down to under ``naming``."""
    chains = {a["id"]: [_chain(naming, line) for line in lines_of(story, a)] for a in story["articles"]}
    told: dict[Hashable, Counter[Hashable]] = defaultdict(Counter)
    shown: dict[Hashable, Counter[str]] = defaultdict(Counter)
    for chain in (chain for given in chains.values() for chain in given):
        for party, name in chain:
            shown[party][name] += 1
        for (near, _), (far, _) in zip(chain, chain[1:], strict=False):
            told[near][far] += 1
    known = {id: {_root(chain[-1][0], told) for chain in given} for id, given in chains.items()}
    origins: dict[Hashable, list[str]] = defaultdict(list)
    for article in story["articles"]:
        for root in _roots(article, known, naming, shown):
            origins[root].append(article["id"])
    claim = {
        "id": 0,
        "statements": [],
        "disputed_by": [],
        "origins": [
            {"name": shown[root].most_common(1)[0][0] if shown[root] else root, "unattributed": not shown[root]}
            | {"articles": ids}
            for root, ids in origins.items()
        ],
    }
    return {"main_claim": 0, "derivations": [], "claims": [claim | {"independent_origins": len(origins)}]}


def _chain(naming: Naming, line: Line) -> list[tuple[Hashable, str]]:
    """The line in parties, each once, under the name that stands first for it."""
    found: dict[Hashable, str] = {}
    for party, name in zip(naming(line), line, strict=True):
        found.setdefault(party, name)
    return list(found.items())


def _root(party: Hashable, told: Mapping[Hashable, Counter[Hashable]]) -> Hashable:
    passed: list[Hashable] = []
    while told.get(party) and party not in passed:
        passed.append(party)
        party = told[party].most_common(1)[0][0]
    return party


def _roots(
    article: Mapping[str, Any],
    known: Mapping[str, set[Hashable]],
    naming: Naming,
    shown: Mapping[Hashable, Counter[str]],
) -> Iterable[Hashable]:
    """The roots of an article; where it credits nobody, its own outlet, those whose text it has, or none but itself."""
    if known[article["id"]]:
        return known[article["id"]]
    if article["stance"] != "for":
        return ()
    own = naming((article["outlet"],))[0] if article.get("outlet") else None
    if own is not None and shown.get(own):
        return {own}
    copied: list[set[Hashable]] = [known[id] for id in article["copied_from_or_with"] if known[id]]
    return copied[0] if copied else {article["id"]}
