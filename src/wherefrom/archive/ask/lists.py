"""Lists of an archive, page by page: its articles, the ones added last first, and its stories."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from wherefrom.archive.ask.filters import article_columns, article_row_of
from wherefrom.archive.store import schema
from wherefrom.archive.stories.rows import story_key
from wherefrom.errors import NotInArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.filters import ArticleRow


@dataclass(frozen=True, slots=True)
class ListedArticle:
    """An article in a list; ``key`` is its number in this archive, ``statements`` how many it has."""

    key: int
    article: ArticleRow
    added: str
    story: str | None
    statements: int


@dataclass(frozen=True, slots=True)
class ArticleList:
    """A page of the list, how many articles there are in all, and the key to go on before; None at the end."""

    articles: tuple[ListedArticle, ...]
    total: int
    before: int | None


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story in a list: how many articles of how many outlets, its first and last day where known."""

    id: str
    title: str
    begins: str | None
    ends: str | None
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class StoryList:
    """A page of the list, and how many stories there are in all."""

    stories: tuple[ListedStory, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ArticleState:
    """An article's id, and what changes whenever what people see of it does.

    ``read`` is another whenever the version is read anew.
    """

    id: str
    version: int
    correction: int
    story: str | None
    read: str = ""


@dataclass(frozen=True, slots=True)
class StoryState:
    """What changes whenever a story does: ``parties`` is the number of the last correction of any party."""

    articles: tuple[ArticleState, ...]
    parties: int


def list_articles(archive: Archive, limit: int = 50, before: int | None = None) -> ArticleList:
    """At most ``limit`` articles, those added last first; ``before`` goes on where another page ended."""
    table = schema.articles
    columns: tuple[Any, ...] = (table.c.key, *article_columns(), table.c.added, table.c.story)
    query = select(*columns).order_by(table.c.key.desc())
    if before is not None:
        query = query.where(table.c.key < before)
    with archive.connect() as connection:
        total = connection.execute(select(func.count()).select_from(table)).scalar_one()
        rows = connection.execute(query.limit(limit + 1)).all()
        counts = _statements(connection, archive, [row.key for row in rows])
    articles = tuple(
        ListedArticle(row.key, article_row_of(row), row.added, _story_id(row.story), counts.get(row.key, 0))
        for row in rows[:limit]
    )
    return ArticleList(articles, total, articles[-1].key if len(rows) > limit else None)


def list_stories(archive: Archive, limit: int = 50, skip: int = 0, least: int = 1) -> StoryList:
    """Stories with at least ``least`` articles, those that got an article last first."""
    table, articles = schema.stories, schema.articles
    newest = func.max(articles.c.key)
    grouped = (
        select(
            articles.c.story.label("key"),
            func.count().label("articles"),
            func.count(articles.c.outlet.distinct()).label("outlets"),
            func.min(articles.c.day).label("begins"),
            func.max(articles.c.day).label("ends"),
            newest.label("newest"),
        )
        .where(articles.c.story.is_not(None))
        .group_by(articles.c.story)
        .having(func.count() >= least)
        .subquery()
    )
    query = select(grouped, table.c.title).join(table, table.c.key == grouped.c.key).order_by(grouped.c.newest.desc())
    with archive.connect() as connection:
        total = connection.execute(select(func.count()).select_from(grouped)).scalar_one()
        rows = connection.execute(query.limit(limit).offset(skip)).all()
        titles = _titles(connection, archive, [row.key for row in rows if not row.title])
    stories = (
        ListedStory(f"story-{r.key}", r.title or titles.get(r.key, ""), r.begins, r.ends, r.articles, r.outlets)
        for r in rows
    )
    return StoryList(tuple(stories), total)


def article_key(archive: Archive, article_id: str) -> int:
    """The article's number in this archive. Raises NotInArchiveError where there is no such article."""
    from wherefrom.archive.add.adding import find_article
    from wherefrom.archive.store.rows import storable

    with archive.connect() as connection:
        found = find_article(connection, storable(article_id), None)
    if found is None:
        raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
    return int(found.key)


def article_keys(archive: Archive, article_ids: list[str]) -> dict[str, int]:
    """The numbers of articles by their ids; of those that are not there none."""
    from wherefrom.archive.store.rows import storable

    table = schema.articles
    listed = archive.database.listed([storable(one) for one in article_ids])
    query = select(table.c.id, table.c.key).join(listed, listed.c.value == table.c.id)
    with archive.connect() as connection:
        return {row.id: row.key for row in connection.execute(query)}


def corrected_among(archive: Archive, article_ids: list[str]) -> list[str]:
    """Those of the articles with these ids in which somebody put anything right."""
    from wherefrom.archive.store.rows import storable

    table, made = schema.articles, schema.corrections
    listed = archive.database.listed([storable(one) for one in article_ids])
    query = select(table.c.id).join(listed, listed.c.value == table.c.id).join(made, made.c.article == table.c.key)
    with archive.connect() as connection:
        return list(connection.execute(query.distinct()).scalars())


def article_state(archive: Archive, key: int) -> ArticleState:
    """Of the article with this number. Raises NotInArchiveError where there is none."""
    with archive.connect() as connection:
        row = connection.execute(_states().where(schema.articles.c.key == key)).first()
    if row is None:
        raise NotInArchiveError(f"{archive.database.where}: has no article with the number {key}")
    return _state(row)


def story_state(archive: Archive, story_id: str) -> StoryState:
    """Of the story, and of every article of it, by their numbers; without any where there is no such story."""
    wanted = story_key(story_id)
    table, made = schema.articles, schema.corrections
    with archive.connect() as connection:
        keys = connection.execute(select(table.c.key).where(table.c.story == wanted).order_by(table.c.key)).scalars()
        found = list(keys)
        last = connection.execute(select(func.max(made.c.key)).where(made.c.article.is_(None))).scalar()
        of_these = archive.database.among(table.c.key, found)
        states = tuple(map(_state, connection.execute(_states().where(of_these).order_by(table.c.key))))
    return StoryState(states, last or 0)


def _state(row: Row[Any]) -> ArticleState:
    return ArticleState(row.id, row.version, row.correction or 0, _story_id(row.story), f"{row.reader} {row.bytes}")


@cache
def _states() -> Select[Any]:
    table, made, versions = schema.articles, schema.corrections, schema.versions
    last = select(func.max(made.c.key)).where(made.c.article == table.c.key).scalar_subquery()
    return select(
        *(table.c.id, table.c.version, table.c.story, last.label("correction")),
        *(versions.c.reader, func.length(versions.c.record).label("bytes")),
    ).join(versions, (versions.c.article == table.c.key) & (versions.c.number == table.c.version))


def _statements(connection: Connection, archive: Archive, keys: list[int]) -> dict[int, int]:
    table = schema.statements
    query = select(table.c.article, func.count().label("number")).where(archive.database.among(table.c.article, keys))
    return {row.article: row.number for row in connection.execute(query.group_by(table.c.article))}


def _titles(connection: Connection, archive: Archive, keys: list[int]) -> dict[int, str]:
    """The title of the first article of each story that has one, else its id."""
    table = schema.articles
    query = select(table.c.story, table.c.title, table.c.id).where(archive.database.among(table.c.story, keys))
    found: dict[int, str] = {}
    order: tuple[Any, ...] = (table.c.title.is_(None), table.c.day.is_(None), table.c.published, table.c.id)
    for row in connection.execute(query.order_by(*order)):
        found.setdefault(row.story, row.title or row.id)
    return found


def _story_id(key: int | None) -> str | None:
    return None if key is None else f"story-{key}"
