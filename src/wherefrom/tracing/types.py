"""The types of a trace. ``contract`` has what JSON tells otherwise; docstrings as in ``reading.types``."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from wherefrom.archive.corrections.types import How
from wherefrom.reading.types import Kind, Reading, Share, Stance
from wherefrom.text.span import Span

TraceFlagName = Literal[
    "unnamed-origin", "hearsay", "single-origin", "circular", "disputed", "altered-quote", "uncredited-copy", "undated"
]


class Story(Struct, frozen=True):
    """The articles about the same events.

    Attributes:
        id: Identifies the story; in an archive it stays the same when articles are added.
        title: What it is about.
        begins: ISO 8601 day on which the first article was published; null where no article has a date.
        ends: ISO 8601 day on which the last article was published; null where no article has a date.

    """

    id: str
    title: str
    begins: str | None = field(name="from", default=None)
    ends: str | None = field(name="to", default=None)


class Passage(Struct, frozen=True):
    """Words that two articles share.

    Attributes:
        here: Their place in the text of the article that took.
        there: Their place in the text of the article it was taken from.

    """

    here: Span
    there: Span


class Derivation(Struct, frozen=True):
    """``article`` took from another article of the trace (``from_article``) or from a party it names (``from_name``).

    Exactly one of the two is given. ``passages`` are the words they share; ``evidence`` is where ``article`` says so.
    ``confidence`` is the probability that the direction is right. ``put_right``: id of the correction that says so.
    """

    article: str
    how: How
    from_article: str | None = None
    from_name: str | None = None
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Span, ...] = ()
    confidence: Share = 1.0
    put_right: str | None = None


class ChainLink(Struct, frozen=True):
    """One link of a chain.

    Attributes:
        name: The name that the whole trace uses for this party.
        kind: What the link is, as in a reading.

    """

    name: str
    kind: Kind


class ClaimStatement(Struct, frozen=True):
    """One statement of one article that makes the claim, with its chain.

    Attributes:
        article: Id of the article.
        statement: Id of the statement in the reading of that article.
        chain: Whose words it is (the origin), then each relay on the way to the article.

    """

    article: str
    statement: int
    chain: tuple[ChainLink, ...]


class Origin(Struct, frozen=True):
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


class Dispute(Struct, frozen=True, omit_defaults=True):
    """Who denies or doubts a claim, and where.

    Attributes:
        name: Who denies or doubts the claim.
        kind: What that party is.
        stance: Its stance towards the claim.
        article: Id of the article that has it.
        statement: Id of the statement in the reading of that article; null where it is a retraction.
        retraction: Where the outlet itself takes the claim back, else absent: the place among the retractions of the
            reading of that article.

    """

    name: str
    kind: Kind
    stance: Stance
    article: str
    statement: int | None
    retraction: int | None = None


class TraceFlag(Struct, frozen=True):
    """A finding worth a reader's eye.

    Attributes:
        flag: Which finding.
        why: One sentence for a reader.
        claim: Id of the claim it is about; null where it is about articles.
        articles: Ids of the articles it is about; empty where it is about a claim as a whole.

    """

    flag: TraceFlagName
    why: str
    claim: int | None = None
    articles: tuple[str, ...] = ()


class Claim(Struct, frozen=True):
    """The statements of a story that say the same thing. ``first``: the article that has it first, where dated.

    ``at_least`` and ``at_most`` are how few and how many independent origins there may be, ``why`` what would change
    their number; None where that was not worked out.
    """

    id: int
    text: str
    statements: tuple[ClaimStatement, ...]
    articles: int
    origins: tuple[Origin, ...]
    independent_origins: int
    first: str | None = None
    disputed_by: tuple[Dispute, ...] = ()
    flags: tuple[TraceFlagName, ...] = ()
    at_least: int | None = None
    at_most: int | None = None
    why: str | None = None


class QuoteVariant(Struct, frozen=True):
    """One wording of a quotation.

    Attributes:
        text: The words.
        articles: Ids of the articles that print it so.

    """

    text: str
    articles: tuple[str, ...]


class Quote(Struct, frozen=True):
    """A quotation that more than one article prints.

    Attributes:
        speaker: Whose words they are.
        variants: The wordings, the one that most articles print first.
        altered: True where the words differ; false where it was only cut short.

    """

    speaker: str
    variants: Annotated[tuple[QuoteVariant, ...], Meta(min_length=1)]
    altered: bool


class Connection(Struct, frozen=True):
    """What two outlets or more of a trace have in common, so that for the same text they are no two origins.

    Attributes:
        how: ``owner``: they belong to one; ``agency``: they print one.
        name: The owner, as the list of outlets has it, or the agency.
        outlets: The outlets.
        articles: Ids of their articles.

    """

    how: Literal["owner", "agency"]
    name: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]


class PutRight(Struct, frozen=True, omit_defaults=True):
    """What a person said of parties, articles or statements of the story, and what the trace therefore follows.

    Attributes:
        correction: Id of the correction.
        action: ``merge``: the names are one party's; ``split``: they never are; ``derivation``: the article took from
            the source, or did not; ``same-claim``: the statements make one claim, or do not.
        person: Who said so.
        time: When, ISO 8601, UTC.
        note: What the person says about it; absent where nothing.
        yes: Whether the derivation, or the same claim, is one; absent where that is not asked.
        names: The two names; absent where it is not about names.
        article: Id of the article that took, or did not; absent where it is not about that.
        source: Id of the article that it took from, or did not; absent where that is a party.
        name: Name of the party that it took from, or did not; absent where that is an article.
        how: How it took, where the person says so; else absent.
        statements: The two statements; absent where it is not about statements.

    """

    correction: str
    action: Literal["merge", "split", "derivation", "same-claim"]
    person: str
    time: str
    note: str = ""
    yes: bool | None = None
    names: tuple[str, ...] = ()
    article: str | None = None
    source: str | None = None
    name: str | None = None
    how: How | None = None
    statements: tuple[tuple[str, int], ...] = ()


class Trace(Struct, frozen=True):
    """A story with its claims, derivations, origins and disputes. ``readings`` are the articles, in order of date.

    ``put_right``: what people said that it follows.
    """

    story: Story
    readings: tuple[Reading, ...]
    derivations: tuple[Derivation, ...] = ()
    claims: tuple[Claim, ...] = ()
    main_claim: int | None = None
    quotes: tuple[Quote, ...] = ()
    flags: tuple[TraceFlag, ...] = ()
    connections: tuple[Connection, ...] = ()
    put_right: tuple[PutRight, ...] = ()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Its claims as Arrow, a row each, so that pandas, polars and DuckDB take a trace as a table.

        The columns are those of ``wherefrom export --what claims``. Raises OutputError where pyarrow is missing.
        """
        from wherefrom.tracing.arrow import claims_stream

        return claims_stream(self, requested_schema)

    def _repr_html_(self) -> str:
        from wherefrom.tracing.table import trace_table

        return trace_table(self)

    def to_dict(self) -> dict[str, Any]:
        """The contract ``wherefrom.trace/1``: plain dictionaries and lists, ready for ``json.dumps``."""
        from wherefrom.tracing.contract import trace_to_dict

        return trace_to_dict(self)
