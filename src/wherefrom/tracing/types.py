"""The types of a trace, in the words of the JSON contract ``wherefrom.trace/1``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from wherefrom.reading.types import Kind, Reading, Stance
from wherefrom.text.span import Span

How = Literal["republished", "excerpted", "rewritten", "credits"]
TraceFlagName = Literal[
    "unnamed-origin", "hearsay", "single-origin", "circular", "disputed", "altered-quote", "uncredited-copy", "undated"
]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles about the same events: the first and last day on which they were published, where known."""

    id: str
    title: str
    begins: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that two articles share: ``here`` in the text of the derived article, ``there`` in the other's."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Derivation:
    """``article`` took from another article of the trace (``from_article``) or from a party it names (``from_name``).

    Exactly one of the two is given. ``passages`` are the words they share; ``evidence`` is where ``article`` says so.
    ``confidence`` is the probability that the direction is right.
    """

    article: str
    how: How
    from_article: str | None = None
    from_name: str | None = None
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One link of a chain, by the name that the whole trace uses for that party."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class ClaimStatement:
    """One statement of one article that makes the claim, with its chain (origin first)."""

    article: str
    statement: int
    chain: tuple[ChainLink, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent origin of a claim, and the articles that go back to it.

    ``unattributed``: the article itself is where the trail ends; ``name`` is then its outlet or id. ``via`` is the
    outlet that an unnamed source spoke to. ``statements`` are (article, statement) pairs.
    """

    name: str
    kind: Kind
    unattributed: bool
    via: str | None
    articles: tuple[str, ...]
    statements: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Dispute:
    """Who denies or doubts a claim, and where."""

    name: str
    kind: Kind
    stance: Stance
    article: str
    statement: int


@dataclass(frozen=True, slots=True)
class TraceFlag:
    """A finding worth a reader's eye; ``why`` is one sentence. ``articles`` are those it is about."""

    flag: TraceFlagName
    why: str
    claim: int | None = None
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """The statements of a story that say the same thing. ``first``: the article that has it first, where dated."""

    id: int
    text: str
    statements: tuple[ClaimStatement, ...]
    articles: int
    origins: tuple[Origin, ...]
    independent_origins: int
    first: str | None = None
    disputed_by: tuple[Dispute, ...] = ()
    flags: tuple[TraceFlagName, ...] = ()


@dataclass(frozen=True, slots=True)
class QuoteVariant:
    """One wording of a quotation, and the articles that print it so."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation that more than one article prints. ``altered``: the words differ (a mere cut does not count)."""

    speaker: str
    variants: tuple[QuoteVariant, ...]
    altered: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """A story with its claims, derivations, origins and disputes. ``readings`` are the articles, in order of date."""

    story: Story
    readings: tuple[Reading, ...]
    derivations: tuple[Derivation, ...] = ()
    claims: tuple[Claim, ...] = ()
    main_claim: int | None = None
    quotes: tuple[Quote, ...] = ()
    flags: tuple[TraceFlag, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The contract ``wherefrom.trace/1``: plain dictionaries and lists, ready for ``json.dumps``."""
        from wherefrom.tracing.contract import trace_to_dict

        return trace_to_dict(self)
