"""Who is who across the articles of a story, as links of a trace: ``archive.parties`` tells who counts as whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from wherefrom.archive.parties import parties as known
from wherefrom.archive.parties.names import NAMED, TELLING, WORD, is_name, key_of
from wherefrom.archive.parties.types import Join, Party, SaidOfNames
from wherefrom.lang.en.patterns import spokespeople as en
from wherefrom.reading.types import Link, Reading
from wherefrom.tracing.types import ChainLink

__all__ = ["NAMED", "Parties", "is_name", "key_of", "parties_of"]

_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a story: by the keys of their spellings, with their names, and why two names are one."""

    by_key: Mapping[str, ChainLink]
    spellings: Mapping[ChainLink, tuple[str, ...]]
    known: known.Parties
    _asked: dict[str, ChainLink | None] = field(default_factory=dict, repr=False, compare=False)
    _endings: dict[str, ChainLink | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def joins(self) -> tuple[Join, ...]:
        """Why names were taken for one."""
        return self.known.joins

    def named(self, name: str) -> ChainLink | None:
        """The party that ``name`` is a name of, or for which its bearer speaks; None where there is none."""
        if name not in self._asked:
            self._asked[name] = self.by_key.get(key_of(name)) or _link(self.known.counts_as(name))
        return self._asked[name]

    def within(self, phrase: str) -> ChainLink | None:
        """The party whose name stands in ``phrase``, the longest one ("a report in the Vancouver Province")."""
        tokens = WORD.findall(phrase)
        for size in range(min(_LONGEST, len(tokens)), 0, -1):
            for start in range(len(tokens) - size, -1, -1):
                part = tokens[start : start + size]
                found = not part[0][0].islower() and self._short(key_of(" ".join(part)))
                if found:
                    return found
        return None

    def mentions(self, link: ChainLink, text: str) -> bool:
        """Whether ``text`` names the party in any of its spellings, however they are spaced."""
        plain = _plain(text)
        return any(len(key) >= TELLING and key in plain for key in map(key_of, self.spellings.get(link, ())))

    def ends(self, phrase: str) -> ChainLink | None:
        """The party whose name ends ``phrase`` and is what it is about ("Canada's The Province")."""
        tokens = WORD.findall(phrase)
        for size in range(min(_LONGEST, len(tokens)), 0, -1):
            found = not tokens[-size][0].islower() and self._short(key_of(" ".join(tokens[-size:])))
            if found:
                before = tokens[:-size]
                return None if before and before[-1].casefold() in en.INSIDE else found
        return None

    def _short(self, key: str) -> ChainLink | None:
        """The party of that key, or the only outlet whose key ends in it ("the Province" of the Vancouver Province)."""
        if key in self.by_key or len(key) < TELLING:
            return self.by_key.get(key)
        if key not in self._endings:
            ending = {link for known, link in self.by_key.items() if known.endswith(key) and link.kind == "outlet"}
            self._endings[key] = ending.pop() if len(ending) == 1 else None
        return self._endings[key]

    def of(self, link: Link) -> ChainLink:
        """The party of a link of a chain, under the name that the whole trace uses for it."""
        found = self.named(link.name) if link.kind in NAMED else None
        return found or ChainLink(link.name, link.kind)


def parties_of(readings: Sequence[Reading], said: SaidOfNames | None = None) -> Parties:
    """The parties that the chains, outlets and credits of ``readings`` name, all their names tied together.

    ``said``: what people say of names.
    """
    found = known.parties_of(readings, said)
    named = {key for party in found.parties for key in map(key_of, party.names)}
    by_key = {key: _link(party) for key, party in found.stands_for.items() if key in named}
    names = {party: tuple(n for n in party.names if key_of(n) in named) for party in found.stands_for.values()}
    return Parties(
        {key: link for key, link in by_key.items() if link},
        {ChainLink(party.name, party.kind): held for party, held in names.items()},
        found,
    )


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    return key_of.__wrapped__(text)  # texts are too long to be kept by the thousand, as names are


def _link(party: Party | None) -> ChainLink | None:
    return ChainLink(party.name, party.kind) if party else None
