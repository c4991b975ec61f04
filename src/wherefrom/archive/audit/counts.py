"""How many statements come from whom, under the headings of an audit: outlet, section, period, kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from wherefrom.reading.types import KINDS, Kind

Group = Literal["people", "institutions", "documents", "unnamed"]
"""What an audit tells apart: named people; bodies and outlets; documents; sources without a name."""
GROUPS: tuple[Group, ...] = get_args(Group)
GROUP_OF: Mapping[Kind, Group] = {
    "person": "people",
    "organization": "institutions",
    "outlet": "institutions",
    "document": "documents",
    "group": "unnamed",
    "unnamed": "unnamed",
}
WITHOUT_NAME: frozenset[Kind] = frozenset(kind for kind in KINDS if GROUP_OF[kind] == "unnamed")
"""The kinds of sources that an article does not name."""


@dataclass(frozen=True, slots=True)
class Count:
    """Statements under one heading (a kind, an outlet, a section, a month): how many, and from what kinds of origins.

    ``kinds`` are statements by the kind of their origin; together they are ``statements``.
    """

    name: str
    articles: int
    statements: int
    kinds: Mapping[Kind, int] = field(default_factory=dict)

    @property
    def named(self) -> int:
        """Statements whose origin has a name: people, institutions and documents."""
        return self.statements - self.unnamed

    @property
    def unnamed(self) -> int:
        """Statements whose origin has no name: unnamed people, groups, nobody at all."""
        return self.of("unnamed")

    @property
    def people(self) -> int:
        """Statements of named people."""
        return self.of("people")

    @property
    def institutional(self) -> int:
        """Statements of organizations and outlets for which no person speaks by name."""
        return self.of("institutions")

    @property
    def documents(self) -> int:
        """Statements of documents."""
        return self.of("documents")

    def of(self, group: Group) -> int:
        """Statements of the sources of one group."""
        return sum(number for kind, number in self.kinds.items() if GROUP_OF[kind] == group)


@dataclass(frozen=True, slots=True)
class CountIn:
    """The count of an outlet or a section in one period; an empty period is that of articles without an exact date."""

    name: str
    period: str
    count: Count


@dataclass(slots=True)
class Cell:
    """What is counted in one place, by the kind of the origins; under the empty kind all kinds together."""

    articles: Counter[str] = field(default_factory=Counter)
    statements: Counter[str] = field(default_factory=Counter)

    def add(self, other: Cell) -> None:
        """Count the other's in."""
        self.articles.update(other.articles)
        self.statements.update(other.statements)

    def count(self, name: str) -> Count:
        """The cell as people see it."""
        kinds = {kind: self.statements[kind] for kind in KINDS if self.statements[kind]}
        return Count(name, self.articles[""], self.statements[""], kinds)

    def by_kind(self) -> Iterator[Count]:
        """A count for each kind of origin that there is, in the order of the contract."""
        for kind in KINDS:
            if number := self.statements[kind]:
                yield Count(kind, self.articles[kind], number, {kind: number})


Cells = Mapping[tuple[str, str], Cell]
"""Cells by name and period."""


def summed(cells: Iterable[tuple[tuple[str, str], Cell]]) -> dict[tuple[str, str], Cell]:
    """Cells of one place as one."""
    found: dict[tuple[str, str], Cell] = defaultdict(Cell)
    for place, cell in cells:
        found[place].add(cell)
    return found


def by(cells: Cells, name: Callable[[tuple[str, str]], str]) -> list[Count]:
    """The counts under the names that ``name`` gives of the places."""
    found = summed(((name(place), ""), cell) for place, cell in cells.items())
    return [cell.count(heading) for (heading, _), cell in found.items()]


def by_name(cells: Cells) -> tuple[Count, ...]:
    """The counts by name over all periods, those with most statements first."""
    return tuple(sorted(by(cells, lambda place: place[0]), key=lambda count: (-count.statements, count.name)))


def by_period(cells: Cells) -> tuple[Count, ...]:
    """The counts by period over all names, in order of time, what has no exact date last."""
    return tuple(sorted(by(cells, lambda place: place[1]), key=lambda count: (not count.name, count.name)))


def each(cells: Cells) -> tuple[CountIn, ...]:
    """Every cell as it is, by name, then in order of time."""
    places = sorted(cells, key=lambda place: (place[0], not place[1], place[1]))
    return tuple(CountIn(name, period, cells[name, period].count(name)) for name, period in places)
