"""Names tied to each other, with the reason for each tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from wherefrom.archive.parties.types import Join, Reason


class Groups:
    """Union-find over names that keeps why each two were tied."""

    def __init__(self, names: Iterable[str]) -> None:
        self._up = {name: name for name in names}
        self.joins: list[Join] = []

    def __contains__(self, name: str) -> bool:
        return name in self._up

    def top(self, name: str) -> str:
        """The name that stands for the group of ``name``."""
        while self._up[name] != name:
            name = self._up[name]
        return name

    def tie(self, name: str, other: str, why: Reason, article: str | None = None) -> None:
        """Make the groups of two names one; nothing where they are, or where one of them is not known."""
        if name in self._up and other in self._up and (a := self.top(name)) != (b := self.top(other)):
            self._up[b] = a
            self.joins.append(Join(name, other, why, article))

    def members(self) -> list[tuple[str, ...]]:
        """The groups, each in the order in which its names were given."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in self._up:
            found[self.top(name)].append(name)
        return [tuple(names) for names in found.values()]
