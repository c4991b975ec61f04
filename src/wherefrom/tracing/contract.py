"""A trace as JSON, the contract ``wherefrom.trace/1``, and its JSON Schema; here is what JSON tells otherwise.

In JSON the articles stand without their texts, and a place in another article is an object with names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from wherefrom.archive.corrections.types import How
from wherefrom.intake.article import Article
from wherefrom.reading.contract import contract_schema, plain
from wherefrom.reading.types import Kind, Share
from wherefrom.text.span import Span
from wherefrom.tracing.types import (
    Claim,
    ClaimStatement,
    Connection,
    Derivation,
    Dispute,
    Origin,
    Passage,
    PutRight,
    Quote,
    Story,
    Trace,
    TraceFlag,
    TraceFlagName,
)

SCHEMA_NAME = "wherefrom.trace/1"

Count = Annotated[int, Meta(extra_json_schema={"minimum": 0})]


class ArticleRecord(Struct, frozen=True):
    """An article of the story, as its page or the input describes it.

    Attributes:
        id: Identifies the article, in the trace and in its reading.
        outlet: Who published it.
        title: The headline, without byline or outlet.
        url: Its address.
        published: ISO 8601 date or date-time of publication, as exact as the input gives it.

    """

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None


class Source(Struct, frozen=True):
    """Whom an article took from: another article of the trace, or a party.

    Attributes:
        article: Id of the article of this trace that it took from; else absent.
        name: Name of the party that it took from; absent where that is an article of this trace.

    """

    article: str | UnsetType = UNSET
    name: str | UnsetType = UNSET


_EITHER = [{"required": ["article"]}, {"required": ["name"]}]


class DerivationRecord(Struct, frozen=True):
    """Which article took from whom, how, and how that shows.

    Attributes:
        source: Whom it took from: an article of this trace by its id, or a party by its name.
        article: Id of the article that took.
        how: ``republished`` its text, ``excerpted`` a part of it, ``rewritten`` in other words, ``credits`` it without
            its text.
        passages: The words that both share; empty where they share none or the source is no article.
        evidence: Where the article says so, in its text; empty where it does not, or says it outside its text.
        confidence: Probability that the direction is right.
        put_right: Id of the correction by which a person says so, told in the trace's ``put_right``; else absent.

    """

    source: Annotated[Source, Meta(extra_json_schema={"oneOf": _EITHER})]
    article: str
    how: How
    passages: tuple[Passage, ...]
    evidence: tuple[Span, ...]
    confidence: Share
    put_right: str | UnsetType = UNSET


class StatementOf(Struct, frozen=True):
    """A statement of an article.

    Attributes:
        article: Id of the article.
        statement: Id of the statement in the reading of that article.

    """

    article: str
    statement: int


class OriginRecord(Struct, frozen=True):
    """One independent origin of a claim, and the articles that go back to it.

    Attributes:
        name: The party; where ``unattributed`` is true, the outlet or the id of the article at which the trail ends.
        kind: What it is.
        unattributed: True where the article names nobody and shares no text with another: the trail ends there.
        via: The outlet that an unnamed source spoke to; null where there is none, or it is not known.
        articles: Ids of the articles that go back to it.
        statements: The statements that go back to it.

    """

    name: str
    kind: Kind
    unattributed: bool
    via: str | None
    articles: tuple[str, ...]
    statements: tuple[StatementOf, ...]


class First(Struct, frozen=True):
    """The article that has a claim first.

    Attributes:
        article: Id of the article.
        published: When it was published.

    """

    article: str
    published: str | None


class ClaimRecord(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The statements of a story that say the same thing.

    Attributes:
        id: Its number in this trace.
        text: The claim, in the words of one of its statements.
        statements: The statements that make it, with the names that the whole trace uses.
        articles: How many articles carry it.
        origins: Where it comes from, once every credit and copy is followed back.
        independent_origins: How many origins there are.
        at_least: How few there may be; absent where that was not worked out.
        at_most: How many there may be; absent where that was not worked out.
        why: What would change the number, in one sentence; absent where that was not worked out.
        first: The article that has it first, and when that was published; null where dates do not tell.
        disputed_by: Who denies or doubts it.
        flags: Names of its flags; the reasons are in the flags of the trace.

    """

    id: int
    text: str
    statements: tuple[ClaimStatement, ...]
    articles: Count
    origins: tuple[OriginRecord, ...]
    independent_origins: Count
    at_least: Count | None = None
    at_most: Count | None = None
    why: str | None = None
    first: First | None
    disputed_by: tuple[Dispute, ...]
    flags: tuple[TraceFlagName, ...]


class TraceRecord(Struct, frozen=True, tag_field="schema", tag=SCHEMA_NAME):
    """A story with its claims, derivations, origins and disputes.

    Attributes:
        story: The story that was traced.
        articles: Its articles, in order of date, those without a date last.
        derivations: Which article took from which, or from whom.
        main_claim: Id of the claim that is traced: the one that was asked for, else the one that most articles carry;
            null where there is none.
        claims: What the articles claim: statements that say the same thing, with their origins.
        quotes: Quotations that more than one article prints, with their wordings.
        flags: Findings worth a reader's eye, each with its reason.
        connections: Outlets of one owner, and outlets that print one agency.
        put_right: What people said of its parties, articles and statements, which the trace follows; absent where
            nobody said anything.

    """

    story: Story
    articles: tuple[ArticleRecord, ...]
    derivations: tuple[DerivationRecord, ...]
    main_claim: int | None
    claims: tuple[ClaimRecord, ...]
    quotes: tuple[Quote, ...]
    flags: tuple[TraceFlag, ...]
    connections: tuple[Connection, ...]
    put_right: tuple[PutRight, ...] | UnsetType = UNSET


def trace_schema() -> dict[str, Any]:
    """The contract ``wherefrom.trace/1`` as JSON Schema (draft 2020-12), made from the types that the code uses."""
    return contract_schema(
        TraceRecord,
        "[start, end): Unicode code points into the text of the article that the description names, end exclusive."
        " Texts stand in the readings, not in the trace.",
    )


def trace_to_dict(trace: Trace) -> dict[str, Any]:
    """The trace as plain dictionaries and lists, ready for ``json.dumps``."""
    articles = {reading.article.id: reading.article for reading in trace.readings}
    return plain(
        TraceRecord(
            story=trace.story,
            articles=tuple(ArticleRecord(a.id, a.outlet, a.title, a.url, a.published) for a in articles.values()),
            derivations=tuple(map(_derivation, trace.derivations)),
            main_claim=trace.main_claim,
            claims=tuple(_claim(claim, articles) for claim in trace.claims),
            quotes=trace.quotes,
            flags=trace.flags,
            connections=trace.connections,
            put_right=trace.put_right or UNSET,
        )
    )


def claims_to_list(claims: Iterable[Claim], articles: Iterable[Article]) -> list[dict[str, Any]]:
    """Claims as the ``claims`` of a trace have them: plain dictionaries, ready for ``json.dumps``."""
    by_id = {article.id: article for article in articles}
    return [plain(_claim(claim, by_id)) for claim in claims]


def _derivation(made: Derivation) -> DerivationRecord:
    source = Source(article=made.from_article) if made.from_article else Source(name=made.from_name or "")
    return DerivationRecord(
        source, made.article, made.how, made.passages, made.evidence, made.confidence, made.put_right or UNSET
    )


def _claim(claim: Claim, articles: Mapping[str, Article]) -> ClaimRecord:
    first = articles.get(claim.first) if claim.first else None
    return ClaimRecord(
        id=claim.id,
        text=claim.text,
        statements=claim.statements,
        articles=claim.articles,
        origins=tuple(map(_origin, claim.origins)),
        independent_origins=claim.independent_origins,
        at_least=claim.at_least,
        at_most=claim.at_most,
        why=claim.why,
        first=First(claim.first, first.published if first else None) if claim.first else None,
        disputed_by=claim.disputed_by,
        flags=claim.flags,
    )


def _origin(origin: Origin) -> OriginRecord:
    return OriginRecord(
        name=origin.name,
        kind=origin.kind,
        unattributed=origin.unattributed,
        via=origin.via,
        articles=origin.articles,
        statements=tuple(StatementOf(article, statement) for article, statement in origin.statements),
    )
