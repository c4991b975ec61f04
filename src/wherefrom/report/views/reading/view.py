"""One reading with its figures and numbers, and the small values that several parts of its page show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wherefrom.reading.types import Kind, Link, Reading, Statement
from wherefrom.report.views.reading.put_right import PutRight
from wherefrom.report.views.reading.summary import Source, SourceKey, Summary, is_nobody, source_key, summarize
from wherefrom.report.views.words import KIND_WORDS, NOBODY, clean, numbers, shorten

_NAME_LIMIT = 160
_MOST_REFERENCES = 12


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement that is pointed at: its id, the number that people see, and the id of its card."""

    statement: int
    number: int
    card: str


@dataclass(frozen=True, slots=True)
class References:
    """Statements that are pointed at, and how many more there are than are shown."""

    shown: tuple[Reference, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Party:
    """A link of a chain, to be chosen. ``place`` is that of its party among the sources of the reading."""

    place: int
    kind: Kind
    called: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading as a page shows it.

    ``prefix`` keeps its ids apart from those of other readings on the page;
    ``level`` is the level of its title among the headings of the page;
    ``corrected`` is what people put right, where that is to be shown.
    """

    reading: Reading
    summary: Summary
    prefix: str
    level: int
    number_of: dict[int, int]
    by_id: dict[int, Statement]
    place_of: dict[SourceKey, int]
    corrected: PutRight | None = None

    def source_index(self, link: Link) -> int:
        """The place of the link's party in ``summary.sources``."""
        return self.place_of[source_key(link)]

    def sources_of(self, statement: Statement) -> tuple[int, ...]:
        """The places of all parties of the statement's chain."""
        return tuple(dict.fromkeys(self.source_index(link) for link in statement.chain))

    def party(self, link: Link) -> Party:
        """A link of a chain as people can choose it."""
        return Party(self.source_index(link), link.kind, KIND_WORDS[link.kind][0], display_name(link))

    def reference(self, statement: int) -> Reference:
        """What points at a statement."""
        number = self.number_of[statement]
        return Reference(statement, number, f"{self.prefix}s{number}")

    def references(self, statements: Iterable[int]) -> References:
        """What points at statements, a dozen at most."""
        known = [statement for statement in statements if statement in self.number_of]
        return References(
            tuple(self.reference(statement) for statement in known[:_MOST_REFERENCES]),
            max(0, len(known) - _MOST_REFERENCES),
        )


def reading_view(reading: Reading, prefix: str = "", level: int = 1, corrected: PutRight | None = None) -> ReadingView:
    """``reading`` made ready to be shown."""
    summary = summarize(reading)
    return ReadingView(
        reading=reading,
        summary=summary,
        prefix=prefix,
        level=level,
        number_of=numbers(reading),
        by_id={statement.id: statement for statement in reading.statements},
        place_of={source.key: place for place, source in enumerate(summary.sources)},
        corrected=corrected,
    )


def display_name(party: Link | Source) -> str:
    """The party's name as people read it."""
    link = party if isinstance(party, Link) else Link(party.name, party.kind)
    return NOBODY if is_nobody(link) else shorten(clean(party.name), _NAME_LIMIT)


def origin_kind(statement: Statement) -> Kind:
    """The kind of the origin of a statement."""
    return statement.chain[0].kind if statement.chain else "unnamed"
