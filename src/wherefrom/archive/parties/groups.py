"""Names tied to each other, with the reason for each tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wherefrom.archive.parties.types import Join, Reason, SaidOfNames


class Groups:
    """Union-find over names that keeps why each two were tied; what people say of them holds whatever ties them."""

    def __init__(self, names: Iterable[str], said: SaidOfNames | None = None) -> None:
        self._up = {name: name for name in names}
        self.joins: list[Join] = []
        self._apart: list[tuple[frozenset[str], frozenset[str]]] = []
        for one, other in said.apart if said else ():
            self._apart.append((frozenset(one) & self._up.keys(), frozenset(other) & self._up.keys()))
        for group in said.one if said else ():
            here = [name for name in group if name in self._up]
            for name in here[1:]:
                self.tie(here[0], name, "by hand")

    def __contains__(self, name: str) -> bool:
        return name in self._up

    def top(self, name: str) -> str:
        """The name that stands for the group of ``name``."""
        while self._up[name] != name:
            name = self._up[name]
        return name

    def tie(self, name: str, other: str, why: Reason, article: str | None = None) -> None:
        """Make the groups of two names one; nothing where they are, where one is not known, or where they never are."""
        if name in self._up and other in self._up and (a := self.top(name)) != (b := self.top(other)):
            if self._are_apart(a, b):
                return
            self._up[b] = a
            self.joins.append(Join(name, other, why, article))

    def _are_apart(self, a: str, b: str) -> bool:
        """Whether people say that two groups, given by the names that stand for them, are never one."""
        if not self._apart:
            return False
        tops = [({self.top(name) for name in one}, {self.top(name) for name in other}) for one, other in self._apart]
        return any((a in one and b in other) or (b in one and a in other) for one, other in tops)

    def members(self) -> list[tuple[str, ...]]:
        """The groups, each in the order in which its names were given."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._up:
            found[self.top(name)].append(name)
        return [tuple(names) for names in found.values()]
