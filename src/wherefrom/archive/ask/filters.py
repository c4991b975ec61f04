"""What a question to the archive is narrowed to: outlets, days, stance, kind; the same for every question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from wherefrom.archive.store import schema
from wherefrom.archive.store.full_text import plain
from wherefrom.errors import NotInArchiveError
from wherefrom.lang.fold import fold
from wherefrom.reading.confidence import check_least

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Kind, Stance


@dataclass(frozen=True, slots=True)
class Filters:
    """What to narrow to; every part may be left out.

    ``source`` is a party anywhere in the chain, under any variant of its name. ``kind`` is that of the origin.
    ``outlet`` is who published, without regard to capitals and diacritics, whole or in part. ``since`` and ``until``
    are days, months or years (``2017-12-04``, ``2017-12``, ``2017``), both included; articles without a date then do
    not count. ``min_confidence`` leaves out statements with a lower confidence. Raises ValueError where that is not
    between 0 and 1.
    """

    source: str | None = None
    outlet: str | None = None
    stance: Stance | None = None
    kind: Kind | None = None
    since: str | None = None
    until: str | None = None
    min_confidence: float = 0.0

    def __post_init__(self) -> None:
        check_least(self.min_confidence)

    @property
    def of_statements(self) -> bool:
        """Whether it is narrowed to certain statements, so that the words of an article alone do not count."""
        return any((self.source, self.stance, self.kind))


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What lists say of an article."""

    id: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None


def article_columns() -> tuple[Any, ...]:
    """The columns of which ``article_row_of`` makes an ArticleRow."""
    table = schema.articles
    return (table.c.id, table.c.outlet, table.c.title, table.c.published, table.c.url)


def article_row_of(row: Row[Any]) -> ArticleRow:
    """The ArticleRow of a row that has ``article_columns`` among its columns."""
    return ArticleRow(row.id, row.outlet, row.title, row.published, row.url)


def article_conditions(connection: Connection, archive: Archive, filters: Filters) -> list[ColumnElement[bool]]:
    """What the table of articles is narrowed to. Raises NotInArchiveError where no outlet has a name like that."""
    table = schema.articles
    conditions: list[ColumnElement[bool]] = []
    if filters.outlet:
        listed = archive.database.listed(outlets_named(connection, archive, filters.outlet))
        conditions.append(table.c.outlet.in_(select(listed.c.value)))
    if filters.since:
        conditions.append(func.substr(table.c.day, 1, len(filters.since)) >= filters.since)
    if filters.until:
        conditions.append(func.substr(table.c.day, 1, len(filters.until)) <= filters.until)
    return conditions


def outlets_named(connection: Connection, archive: Archive, name: str) -> list[str]:
    """Every outlet of the archive that goes by ``name``; where none does, those whose name has it as a part.

    Raises NotInArchiveError where there is none, naming those whose names are like it.
    """
    from rapidfuzz import process

    table = schema.articles
    query = select(table.c.outlet).where(table.c.outlet.is_not(None)).distinct()
    known = {outlet: fold(plain(outlet)) for outlet in connection.execute(query).scalars()}
    wanted = fold(plain(name))
    same = [outlet for outlet, words in known.items() if words == wanted]
    parts = [outlet for outlet, words in known.items() if wanted and f" {wanted} " in f" {words} "]
    if same or parts:
        return same or parts
    like = [known_name for _, score, known_name in process.extract(wanted, known, limit=3) if score >= 60]
    hint = f"; did you mean {' or '.join(like)}?" if like else ""
    raise NotInArchiveError(f"{archive.database.where}: has no article of an outlet {name!r}{hint}")


def statement_conditions(filters: Filters) -> list[ColumnElement[bool]]:
    """What the table of statements is narrowed to by stance, by confidence and by the kind of the origin."""
    # Under a name of its own, since the query around it may be about links too.
    statements, links = schema.statements, schema.links.alias("origins")
    conditions: list[ColumnElement[bool]] = []
    if filters.stance:
        conditions.append(statements.c.stance == filters.stance)
    if filters.min_confidence:
        conditions.append(statements.c.confidence >= filters.min_confidence)
    if filters.kind:
        origin = (links.c.statement == statements.c.key) & (links.c.position == 0) & (links.c.kind == filters.kind)
        conditions.append(select(links.c.statement).where(origin).exists())
    return conditions
