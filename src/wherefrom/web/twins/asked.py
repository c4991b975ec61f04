"""What the twins answer to questions: search, parties and what they said, what is worth a look."""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import Struct, convert

from wherefrom.reading.types import Kind, Share, Stance, Voice

_Answer = TypeVar("_Answer", bound=Struct)


class Join(Struct, frozen=True):
    """Why two names are one party's.

    Attributes:
        name: The one.
        other: The other.
        why: The reason.
        article: Id of the article that shows it; null where none does.
        person: Who said so; null where nobody did.

    """

    name: str
    other: str
    why: str
    article: str | None
    person: str | None


class PartyEntry(Struct, frozen=True):
    """A party of the archive.

    Attributes:
        key: Its number; its page is ``/parties/KEY``.
        name: The name by which it is shown.
        kind: What it is.
        statements: How many originate from it.
        names: All its names.
        joins: Why each but the first is one.

    """

    key: int
    name: str
    kind: Kind
    statements: int
    names: tuple[str, ...]
    joins: tuple[Join, ...]


class Parties(Struct, frozen=True):
    """A page of the parties, those with most statements first.

    Attributes:
        skip: How many to leave out to go on; null at the end.
        parties: Those of this page.

    """

    skip: int | None
    parties: tuple[PartyEntry, ...]


class Published(Struct, frozen=True):
    """An article, as far as a list needs it.

    Attributes:
        id: Its id.
        title: The headline.
        outlet: Who published it.
        published: ISO 8601 day of publication, as exact as it is known.
        url: Its address.

    """

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None


class Utterance(Struct, frozen=True):
    """A statement with the party in its chain.

    Attributes:
        article: Where it stands.
        statement: Its number in the reading of that article.
        content: What is said.
        stance: How it is meant.
        voice: Whether it is in quotation marks.
        date: When it was said, where the article tells.
        position: 0 where the party said it; else which link of the chain passed it on.
        chain: Name and kind of each link, the origin first.
        confidence: The probability that it is right.
        key: Its number in this archive.

    """

    article: Published
    statement: int
    content: str
    stance: Stance
    voice: Voice
    date: str | None
    position: int
    chain: tuple[tuple[str, Kind], ...]
    confidence: Share
    key: int


class PartySaid(Struct, frozen=True):
    """All that one party said.

    Attributes:
        name: The name by which it is shown.
        kind: What it is.
        variants: The spellings of its name.
        said: What it said or passed on, in order of date.
        may_be: Where the name fits several parties, their names.

    """

    name: str
    kind: Kind
    variants: tuple[str, ...]
    said: tuple[Utterance, ...]
    may_be: tuple[str, ...]


class WhoSaid(Struct, frozen=True):
    """The parties that a name may mean.

    Attributes:
        query: The name.
        parties: The parties, those with most statements first.
        like: Other names, where it fits none.

    """

    query: str
    parties: tuple[PartySaid, ...]
    like: tuple[str, ...]


class ErrorRate(Struct, frozen=True):
    """Of the first statements of the random order that people looked at, how many were wrong.

    Attributes:
        looked_at: How many they looked at.
        wrong: How many of them were wrong.
        low: The share of errors in the archive is at least this with 95 % confidence; null where nobody looked.
        high: At most this.
        share: Wrong of those looked at.

    """

    looked_at: int
    wrong: int
    low: float | None
    high: float | None
    share: float | None


class ToReview(Struct, frozen=True):
    """A statement that is worth a look.

    Attributes:
        article: Id of its article.
        title: The headline.
        statement: Its number in the reading of that article.
        content: What is said.
        name: Who said it.
        kind: What that is.
        confidence: The probability that it is right.
        hangs: How many articles of its story and of its party hang on it.
        weight: The probability that it is wrong times what hangs on it.
        is_sample: Whether it was drawn at random; only those tell how many errors there are.

    """

    article: str
    title: str | None
    statement: int
    content: str
    name: str
    kind: Kind
    confidence: Share
    hangs: float
    weight: float
    is_sample: bool


class Review(Struct, frozen=True):
    """What is worth a person's look.

    Attributes:
        measured: The errors found so far.
        statements: The statements to look at.

    """

    measured: ErrorRate
    statements: tuple[ToReview, ...]


class FoundArticle(Published, frozen=True, kw_only=True):
    """An article that was found.

    Attributes:
        key: Its number in this archive; null where it was deleted meanwhile.

    """

    key: int | None


class FoundLink(Struct, frozen=True):
    """A link of a chain.

    Attributes:
        name: Its name.
        kind: What it is.

    """

    name: str
    kind: Kind


class FoundStatement(Struct, frozen=True):
    """A statement that was found.

    Attributes:
        statement: Its number in the reading of its article.
        words: The words around those that were searched for.
        stance: How it is meant.
        chain: Each link, the origin first.

    """

    statement: int
    words: str
    stance: Stance
    chain: tuple[FoundLink, ...]


class Hit(Struct, frozen=True):
    """An article that was found, by its own words, by its statements, or by both.

    Attributes:
        article: The article.
        words: The words of its text around those that were searched for; null where it was found by its statements.
        statements: Its statements that were found.

    """

    article: FoundArticle
    words: str | None
    statements: tuple[FoundStatement, ...]


class Hits(Struct, frozen=True):
    """What has the words, the best first.

    Attributes:
        words: What was searched for.
        problem: Why nothing could be searched; null where it could.
        hits: What was found.

    """

    words: str
    problem: str | None
    hits: tuple[Hit, ...]


def typed(value: Any, wanted: type[_Answer]) -> _Answer:
    """A value of another module as the answer whose fields are its attributes."""
    return convert(value, wanted, from_attributes=True)
