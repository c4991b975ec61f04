"""What the twins answer of what an archive keeps: articles, stories, corrections, imports."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType, field

from wherefrom.archive.corrections.record import CorrectionRecord
from wherefrom.archive.jobs.types import Problem, State, Told, What
from wherefrom.reading.types import Statement


class Limits(Struct, frozen=True):
    """What can be added at once.

    Attributes:
        max_bytes: Bytes of one request at most.
        max_addresses: Addresses of one request at most.

    """

    max_bytes: int
    max_addresses: int


class ArticleEntry(Struct, frozen=True):
    """An article of the list.

    Attributes:
        key: Its number in this archive; its page is ``/articles/KEY``.
        id: Its id.
        title: The headline.
        outlet: Who published it.
        published: ISO 8601 day of publication, as exact as it is known.
        url: Its address.
        added: When it was added, ISO 8601, UTC.
        story: Id of its story.
        statements: How many statements it has.

    """

    key: int
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    added: str
    story: str | None
    statements: int


class Articles(Struct, frozen=True):
    """A page of the list of articles, those added last first.

    Attributes:
        total: How many there are in all.
        before: The key to go on before; null at the end.
        articles: Those of this page.

    """

    total: int
    before: int | None
    articles: tuple[ArticleEntry, ...]


class ArticleCorrections(Struct, frozen=True):
    """What an article's answer has beside the reading that people see.

    Attributes:
        corrections: All that was put right in it, in order.
        seen: The number of the last correction; given back with the next, it tells what others did meanwhile.

    """

    corrections: tuple[CorrectionRecord, ...]
    seen: int


class OneStatement(Struct, frozen=True):
    """A statement, and what people did to it.

    Attributes:
        statement: As it shows; one that was rejected as it was before.
        corrections: All that was put right in it, in order.

    """

    statement: Statement
    corrections: tuple[CorrectionRecord, ...]


class LoggedCorrection(CorrectionRecord, frozen=True, omit_defaults=True, kw_only=True):
    """A correction of the log.

    Attributes:
        key: Its number in this archive.
        article_key: The number of its article; null where it is about the parties of the whole archive.
        title: The headline of its article.

    """

    key: int
    article_key: int | None
    title: str | None


class Corrections(Struct, frozen=True):
    """A page of the log of corrections, the newest first.

    Attributes:
        total: How many there are in all.
        before: The number to go on before; null at the end.
        corrections: Those of this page.

    """

    total: int
    before: int | None
    corrections: tuple[LoggedCorrection, ...]


class Made(Struct, frozen=True):
    """A correction that was made.

    Attributes:
        correction: Its id.
        seen: The number of the last correction of its article; absent where it is about no article.

    """

    correction: str
    seen: int | UnsetType = UNSET


class StoryEntry(Struct, frozen=True):
    """A story of the list.

    Attributes:
        id: Its id; the page of ``story-3`` is ``/stories/3``.
        title: What it is called.
        begins: Its first day, where known.
        ends: Its last.
        articles: How many articles it has.
        outlets: How many outlets have it.

    """

    id: str
    title: str
    begins: str | None = field(name="from")
    ends: str | None = field(name="to")
    articles: int
    outlets: int


class Stories(Struct, frozen=True):
    """A page of the stories, those that got an article last first.

    Attributes:
        total: How many there are in all.
        page: Which page this is.
        stories: Those of this page.

    """

    total: int
    page: int
    stories: tuple[StoryEntry, ...]


class Import(Struct, frozen=True):
    """Something that was given to be added.

    Attributes:
        key: Its number; its page is ``/imports/KEY``.
        what: What it is.
        name: A file's name, an address, the beginning of a text.
        person: Who gave it.
        made: When, ISO 8601, UTC.
        state: How far it is.
        total: How many inputs it has, where that is known.
        new: Articles that were added.
        unchanged: Articles that were there already.
        changed: Articles with a new version.
        failed: Inputs that could not be read.
        articles: The first of the articles.
        problems: The first of the inputs that could not be read.
        error: Why the import as a whole ended; null where it did not.

    """

    key: int
    what: What
    name: str
    person: str
    made: str
    state: State
    total: int | None
    new: int
    unchanged: int
    changed: int
    failed: int
    articles: tuple[Told, ...]
    problems: tuple[Problem, ...]
    error: str | None


class Imports(Struct, frozen=True):
    """What was given to be added, the newest first.

    Attributes:
        imports: Those of this page.

    """

    imports: tuple[Import, ...]


class Added(Struct, frozen=True):
    """What was given to be added, and waits to be read.

    Attributes:
        imports: The number of each import.
        at: Where to see how far they are.

    """

    imports: tuple[int, ...]
    at: str


class Forgotten(Struct, frozen=True):
    """Imports that were taken off the list.

    Attributes:
        forgotten: How many.

    """

    forgotten: int
