"""The types of a reading, in the words of the annotation guide and of the JSON contract ``wherefrom.reading/1``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from wherefrom.intake.article import Article
from wherefrom.text.span import Span

Voice = Literal["direct", "indirect", "mixed"]
Stance = Literal["asserts", "confirms", "denies", "doubts", "refuses", "intends", "asks", "thinks"]
Kind = Literal["person", "organization", "outlet", "document", "group", "unnamed"]
FlagName = Literal["unnamed-origin", "hearsay", "undated"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the network finds: content, cue and source spans in one layer, before anything is resolved.

    The terms are those of PARC 3.0 (Pareti 2016) and PolNeAR (Newell et al. 2018). Each role is a tuple of spans in
    text order; ``cue`` and ``source`` may be empty. ``confidence`` is a probability.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of a nested statement, as its outer or inner cue presents it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain. ``mention`` is where the article names it for this statement, ``entity`` the party's id."""

    name: str
    kind: Kind
    entity: int | None = None
    mention: Span | None = None


@dataclass(frozen=True, slots=True)
class StatementDate:
    """When the statement was made: an ISO 8601 day (or month, year) and the words that say so."""

    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the article passes on from somebody else, with the chain it came through (origin first).

    ``layers`` is empty unless the statement is nested; then it lists the layers, outermost first, the last being the
    statement itself. ``targets`` are ids of the statements that a denial, doubt or confirmation is about.
    """

    id: int
    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    voice: Voice
    stance: Stance
    chain: tuple[Link, ...]
    layers: tuple[Layer, ...] = ()
    targets: tuple[int, ...] = ()
    date: StatementDate | None = None
    confidence: float = 1.0
    flags: tuple[FlagName, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One party across all its mentions and spellings in the article."""

    id: int
    name: str
    kind: Kind
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding worth a reader's eye; ``why`` is one sentence."""

    flag: FlagName
    statement: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything wherefrom found in one article."""

    article: Article
    statements: tuple[Statement, ...] = ()
    entities: tuple[Entity, ...] = ()
    flags: tuple[Flag, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract ``wherefrom.reading/1``: plain dictionaries and lists, ready for ``json.dumps``."""
        from wherefrom.reading.contract import reading_to_dict

        return reading_to_dict(self)

    def to_dataframe(self) -> Any:
        """A ``pandas.DataFrame`` with one row a statement: its words, its origin, its chain as names with arrows.

        Raises ImportError where pandas is missing (``pip install wherefrom[dataframe]`` brings it).
        """
        from wherefrom.reading.table import reading_frame

        return reading_frame(self)

    def _repr_html_(self) -> str:
        from wherefrom.reading.table import reading_table

        return reading_table(self)
