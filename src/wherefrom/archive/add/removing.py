"""Articles out of an archive, with everything that hangs on them, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, func, or_, select, update

from wherefrom.archive.add import adding
from wherefrom.archive.add.fingerprint_index import forget_fingerprints
from wherefrom.archive.corrections.types import Correction
from wherefrom.archive.identity.keeping import replace_names
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import reading_from_record, storable
from wherefrom.archive.stories.in_archive import name_stories, place_article
from wherefrom.errors import NotInArchiveError
from wherefrom.text.shingles import fingerprints

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.add.adding import Found
    from wherefrom.archive.store.database import Database

MOST_REGROUPED = 200
"""Articles of a story that are grouped anew when one of it goes; a larger one stays together."""


def remove_articles(database: Database, article_ids: Iterable[str]) -> tuple[str, ...]:
    """Take articles out, all of them or, where one is not there, none; their own ids. ``Archive.delete`` says more."""
    with database.writing() as connection:
        found: dict[int, Found] = {}
        for article_id in article_ids:
            one = adding.find_article(connection, storable(article_id), None)
            if one is None:
                raise NotInArchiveError(f"{database.where}: has no article {article_id}")
            found[one.key] = one
        database.lock(connection, [f"id {one.id}" for one in found.values()])
        for one in found.values():
            _remove(connection, database, one)
    return tuple(one.id for one in found.values())


def _remove(connection: Connection, database: Database, one: Found) -> None:
    articles, key = schema.articles, one.key
    row = connection.execute(select(articles).where(articles.c.key == key).with_for_update()).mappings().one()
    shown = adding.shown_now(connection, key, one.id)
    adding.remove_rows(connection, database, key, shown)
    if row["waiting"] is None:
        replace_names(connection, database, key, shown, None)
    _remove_corrections(connection, key)
    snapshots = _remove_versions(connection, database, one)
    database.lock(connection, ["stories"])
    rest = _members(connection, row["story"], key)
    own = row["story"] is not None and _hangs_together(connection, database, row["story"], [key, *rest])
    connection.execute(delete(schema.other_ids).where(schema.other_ids.c.article == key))
    connection.execute(delete(articles).where(articles.c.key == key))
    fetched = schema.fetched
    connection.execute(delete(fetched).where(or_(fetched.c.address == row["address"], fetched.c.sha256.in_(snapshots))))
    if row["story"] is not None:
        _regroup(connection, database, row["story"], rest, anew=own)


def _remove_corrections(connection: Connection, key: int) -> None:
    """All that people said of the article; what undid something of it stands with another article, perhaps."""
    table = schema.corrections
    mine = or_(table.c.article == key, table.c.other == key)
    rows = connection.execute(select(table.c.id, table.c.article).where(mine)).all()
    gone, beside = {row.id for row in rows}, sorted({row.article for row in rows} - {key})
    undos = select(table.c.id, table.c.record).where(table.c.article.in_(beside), table.c.action == "undo")
    for row in connection.execute(undos.order_by(table.c.key)).all() if beside else ():
        if msgspec.json.decode(row.record, type=Correction).undoes in gone:
            gone.add(row.id)
    for correction in sorted(gone):
        connection.execute(delete(table).where(table.c.id == correction))


def _remove_versions(connection: Connection, database: Database, one: Found) -> list[str]:
    """Every version with its fingerprints, and the snapshots that no other has; the SHA-256 of these."""
    table, snapshots = schema.versions, schema.snapshots
    query = select(table.c.record, table.c.snapshot).where(table.c.article == one.key)
    kept: set[str] = set()
    for row in connection.execute(query).all():
        article = reading_from_record(row.record, one.id).article
        forget_fingerprints(connection, database, one.key, fingerprints(article.text, article.furniture))
        kept |= {row.snapshot} if row.snapshot else set()
    connection.execute(delete(table).where(table.c.article == one.key))
    others = select(table.c.snapshot).where(table.c.snapshot == snapshots.c.sha256).exists()
    mine = snapshots.c.sha256.in_(sorted(kept)) & ~others
    gone = list(connection.execute(select(snapshots.c.sha256).where(mine)).scalars())
    connection.execute(delete(snapshots).where(mine))
    return gone


def _members(connection: Connection, story: int | None, key: int) -> list[int]:
    articles = schema.articles
    query = select(articles.c.key).where(articles.c.story == story, articles.c.key != key).order_by(articles.c.key)
    return [] if story is None else list(connection.execute(query).scalars())


def _hangs_together(connection: Connection, database: Database, story: int, members: Sequence[int]) -> bool:
    """Whether adding would put these articles into one story: else a person did, and what is left stays as it is."""
    if not 2 < len(members) <= MOST_REGROUPED:
        return False
    with connection.begin_nested() as trial:
        groups = _placed_anew(connection, database, members)
        trial.rollback()
    return len(groups) == 1


def _regroup(connection: Connection, database: Database, story: int, rest: Sequence[int], *, anew: bool) -> None:
    """What is left of a story: gone where nothing is, in parts where only the article that went held them together."""
    if not rest:
        connection.execute(delete(schema.stories).where(schema.stories.c.key == story))
        return
    if anew:
        groups = _placed_anew(connection, database, rest)
        largest = max(groups, key=lambda key: (len(groups[key]), -min(groups[key])))
        articles, stories = schema.articles, schema.stories
        connection.execute(update(articles).where(articles.c.story == largest).values(story=story))
        connection.execute(delete(stories).where(stories.c.key == largest, stories.c.key != story))
    name_stories(connection, database, [story])


def _placed_anew(connection: Connection, database: Database, members: Sequence[int]) -> dict[int, list[int]]:
    """Put articles into stories as adding does, one after the other; the stories' keys with theirs."""
    articles, versions = schema.articles, schema.versions
    connection.execute(update(articles).where(articles.c.key.in_(members)).values(story=None))
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    query = select(articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record"))
    for key in members:
        row = connection.execute(query.join(versions, newest).where(articles.c.key == key)).first()
        if row is not None:
            article = reading_from_record(row.record, row.id).article
            place_article(connection, database, row.id, fingerprints(article.text, article.furniture))
    groups: dict[int, list[int]] = defaultdict(list)
    placed = select(articles.c.key, articles.c.story).where(articles.c.key.in_(members))
    for row in connection.execute(placed):
        groups[row.story].append(row.key)
    return groups
