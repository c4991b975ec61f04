"""What people say of names, made one: of two who contradict each other the later counts, and what follows is said too.

"A is B" and "B is C" together say that A is C, and "C is never D" then says it of A and B as well. All of it is worked
out when somebody says something, so that an article that comes asks for no more than the names in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from wherefrom.archive.identity.names import Sort

NameOf = tuple[str, Sort]
"""A name with the sort of party that it is of."""
Verdict = Literal["merged", "parted"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one correction says of two names."""

    correction: str
    says: Verdict
    one: NameOf
    other: NameOf


@dataclass(frozen=True, slots=True)
class Resolved:
    """For every two names, the lesser first, what counts and which correction said so; and the ids of the overruled."""

    verdicts: dict[tuple[NameOf, NameOf], tuple[Verdict, str]]
    overruled: frozenset[str]


def resolved(said: Sequence[Said]) -> Resolved:
    """What counts of all that was said, in the order in which it was."""
    held = _Held({one.correction: number for number, one in enumerate(reversed(said))})
    overruled = {one.correction for one in reversed(said) if not held.take(one)}
    return Resolved(dict(held.verdicts()), frozenset(overruled))


@dataclass(slots=True)
class _Held:
    """Names in groups, and the groups that are never one; each with the correction that said so, the latest."""

    order: dict[str, int]
    up: dict[NameOf, NameOf] = field(default_factory=dict)
    apart: dict[NameOf, dict[NameOf, str]] = field(default_factory=lambda: defaultdict(dict))
    direct: dict[frozenset[NameOf], str] = field(default_factory=dict)
    latest: dict[NameOf, str] = field(default_factory=dict)

    def take(self, said: Said) -> bool:
        """Hold what was said; false where it contradicts what is held already."""
        a, b = self.top(said.one), self.top(said.other)
        if said.says == "parted":
            if a == b:
                return False
            self.apart[a].setdefault(b, said.correction)
            self.apart[b].setdefault(a, said.correction)
            return True
        if b in self.apart[a]:
            return False
        self.direct.setdefault(frozenset((said.one, said.other)), said.correction)
        latest = [self.latest[top] for top in (a, b) if top in self.latest] or [said.correction]
        self.latest[a] = min(latest, key=self.order.__getitem__)
        if a != b:
            self.up[b] = a
            for other, correction in self.apart.pop(b, {}).items():
                del self.apart[other][b]
                self.apart[a].setdefault(other, correction)
                self.apart[other].setdefault(a, correction)
        return True

    def top(self, name: NameOf) -> NameOf:
        """The name that stands for the group of ``name``."""
        while (above := self.up.setdefault(name, name)) != name:
            name = above
        return name

    def verdicts(self) -> Iterable[tuple[tuple[NameOf, NameOf], tuple[Verdict, str]]]:
        """Every two names of which something is said."""
        groups: dict[NameOf, list[NameOf]] = defaultdict(list)
        for name in sorted(self.up):
            groups[self.top(name)].append(name)
        for top, names in groups.items():
            for one, other in combinations(names, 2):
                yield (one, other), ("merged", self.direct.get(frozenset((one, other)), self.latest.get(top, "")))
        for top, others in self.apart.items():
            for other, correction in others.items():
                for a, b in product(groups[top], groups[other]):
                    if a < b:
                        yield (a, b), ("parted", correction)
