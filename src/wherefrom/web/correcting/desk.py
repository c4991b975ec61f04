"""What the script of an article's page needs to correct by keyboard: whom a statement may be of, the nearest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wherefrom.reading.types import Kind, Reading, Statement
from wherefrom.report.views.words import KIND_WORDS, STANCE_WORDS
from wherefrom.text.sentences import sentences

if TYPE_CHECKING:
    from wherefrom.report.views.reading.put_right import PutRight

MOST_PARTIES = 300
MOST_SENTENCES = 2_000
_FAR = 1 << 40


def desk(reading: Reading, corrected: PutRight) -> dict[str, Any]:
    """Plain values: the article's parties, each statement's chain and choices, the sentences, what people did."""
    names, kinds = parties(reading)
    places = {name: number for number, name in enumerate(names)}
    near = _Near(reading, names)
    return {
        "parties": [{"name": name, "kind": kind} for name, kind in zip(names, kinds, strict=True)],
        "statements": {
            corrected.handles[one.id]: {
                "chain": [link.name for link in one.chain],
                "kind": one.chain[0].kind,
                "stance": one.stance,
                "choices": [places[name] for name in near.choices(one) if name in places],
            }
            for one in reading.statements
        },
        "kinds": [[kind, one] for kind, (one, _) in KIND_WORDS.items()],
        "stances": list(STANCE_WORDS.items()),
        "read": corrected.read_through is not None,
        "sentences": [list(span) for span in sentences(reading.article.text)[:MOST_SENTENCES]],
        "made": [
            {"id": one.id, "person": one.person}
            for one in corrected.log
            if one.action != "undo" and one.state != "undone"
        ],
    }


def parties(reading: Reading) -> tuple[list[str], list[Kind]]:
    """Everybody the article names, each once, with what it is: those who say or pass on most first."""
    found: dict[str, Kind] = {}
    counts: dict[str, int] = {}
    for statement in reading.statements:
        for link in statement.chain:
            for name, kind in [(link.name, link.kind), *((m.name, m.kind) for m in link.members)]:
                found.setdefault(name, kind)
                counts[name] = counts.get(name, 0) + 1
            for candidate in link.candidates:
                found.setdefault(candidate.name, link.kind)
    for entity in reading.entities:
        found.setdefault(entity.name, entity.kind)
    if reading.article.outlet:
        found.setdefault(reading.article.outlet, "outlet")
    found.pop("unnamed", None)
    ordered = sorted(found, key=lambda name: -counts.get(name, 0))[:MOST_PARTIES]
    return ordered, [found[name] for name in ordered]


def choices(reading: Reading, statement: Statement, most: int = 9) -> list[str]:
    """Who else may have said it: those whom the words may mean, the relays, then who is named next to it."""
    names, _ = parties(reading)
    return _Near(reading, names).choices(statement)[:most]


class _Near:
    """The parties of an article by where they are named."""

    def __init__(self, reading: Reading, names: Sequence[str]) -> None:
        self._names = names
        self._mentions: dict[str, list[int]] = {}
        for entity in reading.entities:
            self._mentions.setdefault(entity.name, []).extend(start for start, _ in entity.mentions)
        for statement in reading.statements:
            for link in statement.chain:
                if link.mention:
                    self._mentions.setdefault(link.name, []).append(link.mention[0])
        for places in self._mentions.values():
            places.sort()

    def choices(self, statement: Statement) -> list[str]:
        """Everybody but the origin, the likeliest first."""
        origin, *relays = statement.chain
        likely = sorted(origin.candidates, key=lambda candidate: -candidate.probability)
        first = [*(candidate.name for candidate in likely), *(link.name for link in relays)]
        at = (statement.cue or statement.content)[0][0]
        rest = sorted(self._names, key=lambda name: self._distance(name, at))
        return [name for name in dict.fromkeys([*first, *rest]) if name not in (origin.name, "unnamed")]

    def _distance(self, name: str, at: int) -> int:
        places = self._mentions.get(name, [])
        after = bisect_left(places, at)
        return min((abs(places[i] - at) for i in (after - 1, after) if 0 <= i < len(places)), default=_FAR)
