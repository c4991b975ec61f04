"""Which article belongs to which story; what makes a story is decided in ``grouping``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import NotInArchiveError

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.store.database import Database

_ID = re.compile(r"story-([1-9]\d{0,17})")


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as the archive has it: its articles in order of date, and the first and last day, where known."""

    id: str
    title: str
    begins: str | None
    ends: str | None
    articles: tuple[str, ...]


def story_key(story_id: str) -> int | None:
    """The key in an id like ``story-12``; none where it is no id of a story."""
    found = _ID.fullmatch(story_id)
    return int(found.group(1)) if found else None


def assign(connection: Connection, database: Database, article_ids: Sequence[str], story_id: str | None) -> str:
    """Put the articles into the story, or into a new one; stories that lose their last article are gone."""
    database.lock(connection, ["stories"])
    articles = schema.articles
    listed = database.listed(sorted({storable(article) for article in article_ids}))
    query = select(articles.c.key, articles.c.id, articles.c.story).join(listed, listed.c.value == articles.c.id)
    rows = connection.execute(query.order_by(articles.c.key)).all()
    found = {row.id for row in rows}
    for article in article_ids:
        if storable(article) not in found:
            raise NotInArchiveError(f"{database.where}: has no article {article}")
    if story_id is None:
        made = insert(schema.stories).values(title=None).returning(schema.stories.c.key)
        key = connection.execute(made).scalar_one()
    else:
        key = existing(connection, database, story_id)
    for row in rows:
        if row.story != key:
            connection.execute(update(articles).where(articles.c.key == row.key).values(story=key))
    for left in {row.story for row in rows} - {None, key}:
        empty = ~select(articles.c.key).where(articles.c.story == left).exists()
        connection.execute(delete(schema.stories).where(schema.stories.c.key == left, empty))
    return f"story-{key}"


def put_article(connection: Connection, article_id: str, story_id: str | None) -> str:
    """Put one article that is in no story yet into a story, or into a new one; the story's id."""
    key = story_key(story_id) if story_id else None
    if key is None:
        key = connection.execute(insert(schema.stories).values(title=None).returning(schema.stories.c.key)).scalar_one()
    articles = schema.articles
    connection.execute(update(articles).where(articles.c.id == article_id).values(story=key))
    return f"story-{key}"


def merge_stories(connection: Connection, story_id: str, into: str) -> None:
    """Put every article of one story into the other; the first is gone."""
    articles, left = schema.articles, story_key(story_id)
    connection.execute(update(articles).where(articles.c.story == left).values(story=story_key(into)))
    connection.execute(delete(schema.stories).where(schema.stories.c.key == left))


def existing(connection: Connection, database: Database, story_id: str) -> int:
    """The key of the story. Raises NotInArchiveError where there is none of this id."""
    key = story_key(story_id)
    table = schema.stories
    if key is None or connection.execute(select(table.c.key).where(table.c.key == key)).first() is None:
        raise NotInArchiveError(f"{database.where}: has no story {story_id}")
    return key


def rename(connection: Connection, database: Database, story_id: str, title: str | None) -> None:
    """Give the story a title of its own; None: that of its first article again."""
    database.lock(connection, ["stories"])
    key = existing(connection, database, story_id)
    table = schema.stories
    connection.execute(update(table).where(table.c.key == key).values(title=title and storable(title)))


def story_rows(connection: Connection, where: ColumnElement[bool] | None = None) -> list[StoryRow]:
    """Stories with their articles, in order of their first day."""
    table, articles = schema.stories, schema.articles
    query = (
        select(table.c.key, table.c.title.label("name"), articles.c.id, articles.c.title, articles.c.day)
        .join(articles, articles.c.story == table.c.key)
        .order_by(table.c.key, articles.c.day.is_(None), articles.c.published, articles.c.id)
    )
    grouped: dict[int, list[Any]] = {}
    for row in connection.execute(query if where is None else query.where(where)):
        grouped.setdefault(row.key, []).append(row)
    return sorted((_story(key, rows) for key, rows in grouped.items()), key=_order)


def _story(key: int, rows: Iterable[Any]) -> StoryRow:
    rows = list(rows)
    days = [row.day for row in rows if row.day]
    title = rows[0].name or next((row.title for row in rows if row.title), None) or rows[0].id
    return StoryRow(f"story-{key}", title, min(days, default=None), max(days, default=None), tuple(r.id for r in rows))


def _order(story: StoryRow) -> tuple[bool, str, int]:
    return story.begins is None, story.begins or "", story_key(story.id) or 0
