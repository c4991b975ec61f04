"""What the tool `trace` answers; its parts that other tools have as well are in ``types``."""

from __future__ import annotations

from msgspec import Struct

from wherefrom.archive.corrections.types import How
from wherefrom.mcp.types import About, Quoted, Told
from wherefrom.reading.types import Kind, Stance
from wherefrom.tracing.types import TraceFlagName


class Root(Struct, frozen=True):
    """An independent origin of the claim.

    Attributes:
        number: Its number in this answer.
        name: The party; where `unattributed`, the outlet at which the trail ends.
        kind: What it is.
        unattributed: Whether the article names nobody: the trail ends there.
        via: The outlet that an unnamed source spoke to.
        articles: How many articles go back to it.

    """

    number: int
    name: str
    kind: Kind
    unattributed: bool
    via: str | None
    articles: int


class Evidence(Struct, frozen=True):
    """A statement that goes back to an origin.

    Attributes:
        origin: Number of the origin in this answer.
        told: The statement.

    """

    origin: int
    told: Told


class Against(Struct, frozen=True):
    """Who denies or doubts the claim.

    Attributes:
        name: Who.
        kind: What that party is.
        stance: Its stance.
        article: Where.
        words: In which words.

    """

    name: str
    kind: Kind
    stance: Stance
    article: About
    words: tuple[Quoted, ...]


class Taken(Struct, frozen=True):
    """Which article took from whom.

    Attributes:
        article: Id of the article that took.
        how: How it took.
        from_article: Id of the article it took from; null where that is a party.
        from_name: The party it took from; null where that is an article.

    """

    article: str
    how: How
    from_article: str | None
    from_name: str | None


class OtherClaim(Struct, frozen=True):
    """Another claim of the story; give its words as `claim` to trace it.

    Attributes:
        words: The claim, in the words of an article.
        articles: How many articles carry it.
        independent_origins: How many origins it has.

    """

    words: str
    articles: int
    independent_origins: int


class Finding(Struct, frozen=True):
    """A finding worth a reader's eye.

    Attributes:
        flag: Which.
        why: One sentence.

    """

    flag: TraceFlagName
    why: str


class TraceAnswer(Struct, frozen=True, tag_field="schema", tag="wherefrom.mcp.trace/1"):
    """A claim of a story followed back to its independent origins.

    Attributes:
        note: How the words in it are to be taken.
        story: Id of the story.
        title: What it is about.
        claim: The claim that was traced, in the words of an article; null where the story makes none.
        carried_by: How many articles carry it.
        independent_origins: How many places it really comes from.
        at_least: How few that may be.
        at_most: How many that may be.
        why: What would change the number.
        origins: The origins.
        disputed_by: Who denies or doubts the claim.
        evidence: Statements that go back to the origins.
        flags: Findings.
        articles: The articles of the story, in order of date.
        derivations: Which article took from whom.
        other_claims: What else the story claims.
        next_cursor: What to give as `cursor` for more; null where this was all.

    """

    note: str
    story: str
    title: str
    claim: str | None
    carried_by: int
    independent_origins: int
    at_least: int | None
    at_most: int | None
    why: str | None
    origins: tuple[Root, ...] = ()
    disputed_by: tuple[Against, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    flags: tuple[Finding, ...] = ()
    articles: tuple[About, ...] = ()
    derivations: tuple[Taken, ...] = ()
    other_claims: tuple[OtherClaim, ...] = ()
    next_cursor: str | None = None
