"""The names around a name: those that may be the same party's, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Protocol

from wherefrom.archive.identity.names import Name, keys_of, sought
from wherefrom.archive.identity.ties import Evidence, Pair, Shown, Tie, tie


class Shelf(Protocol):
    """Where the names are: in memory or in an archive."""

    def found_by(self, keys: Collection[str], beginnings: Collection[str]) -> Iterable[Name]:
        """The names that have one of these keys (``names.keys_of``), or one that begins like this."""

    def shown(self, names: Collection[int]) -> Evidence:
        """What articles show of two names, one of which is among these."""

    def named(self, names: Collection[int]) -> Iterable[Name]:
        """The names with these keys."""

    def of_parties(self, parties: Collection[int]) -> Iterable[Name]:
        """All names of these parties."""


class Graph:
    """Names with their ties to others, fetched from a shelf as they are asked for."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.names: dict[int, Name] = {}
        self._by_key: dict[str, set[int]] = defaultdict(set)
        self._evidence: dict[Pair, Shown] = {}
        self._partners: dict[int, set[int]] = defaultdict(set)
        self._shown_of: set[int] = set()
        self._ties: dict[int, dict[int, Tie]] = {}

    def fetch(self, names: Iterable[Name]) -> None:
        """Get ready to tell the ties of ``names``: one look-up for all of them."""
        new = [name for name in names if name.key not in self._ties]
        if not new:
            return
        keys: set[str] = set()
        beginnings: set[str] = set()
        for name in new:
            exact, beginning = sought(name.name, name.sort)
            keys |= exact
            beginnings |= {beginning} if beginning else set()
        self.know([*new, *self.shelf.found_by(keys, beginnings)])
        self._know_evidence([name.key for name in new])
        for name in new:
            self._ties[name.key] = dict(self._ties_of(name))

    def ties(self, name: Name) -> Mapping[int, Tie]:
        """The names that are the same party's as far as the two themselves tell, each with the reason."""
        if name.key not in self._ties:
            self.fetch([name])
        return self._ties[name.key]

    def tied(self, names: Collection[Name]) -> Iterator[tuple[Name, Name, Tie | None]]:
        """Every two of ``names`` with what ties them."""
        self._know_evidence([name.key for name in names])
        listed = sorted(names, key=lambda name: name.key)
        for place, one in enumerate(listed):
            for other in listed[place + 1 :]:
                yield one, other, tie(one, other, self._evidence)

    def neighbours(self, name: Name) -> list[Name]:
        """The names that ``name`` is tied to."""
        return [self.names[key] for key in self.ties(name)]

    def alike(self, name: Name) -> list[Name]:
        """The names that ``name`` is tied to by themselves, whether a person says so besides or not."""
        return [self.names[key] for key, why in self.ties(name).items() if why.alike]

    def parted(self, names: Collection[Name]) -> set[Pair]:
        """Those two of ``names`` that a person says are never one; ``names`` have been fetched."""
        keys = {name.key for name in names}
        pairs = (pair for pair, shown in self._evidence.items() if shown.says == "parted")
        return {pair for pair in pairs if keys.issuperset(pair)}

    def know(self, names: Iterable[Name]) -> None:
        """Have these names among the others."""
        for name in names:
            if name.key not in self.names:
                self.names[name.key] = name
                for key in keys_of(name.name, name.sort):
                    self._by_key[key].add(name.key)

    def _know_evidence(self, keys: Iterable[int]) -> None:
        new = set(keys) - self._shown_of
        if not new:
            return
        self._shown_of |= new
        found = self.shelf.shown(new)
        self._evidence.update(found)
        for one, other in found:
            self._partners[one].add(other)
            self._partners[other].add(one)
        missing = {key for pair in found for key in pair} - self.names.keys()
        if missing:
            self.know(self.shelf.named(missing))

    def _ties_of(self, name: Name) -> Iterator[tuple[int, Tie]]:
        exact, beginning = sought(name.name, name.sort)
        near = set(self._partners[name.key])
        for key in exact:
            near |= self._by_key.get(key, set())
        if beginning:
            near |= {one for value, held in self._by_key.items() if value.startswith(beginning) for one in held}
        for number in sorted(near - {name.key}):
            other = self.names.get(number)
            if other and (why := tie(name, other, self._evidence)):
                yield number, why
