"""Archive: add readings, get them back, ask which articles belong together."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from wherefrom.archive.add import adding
from wherefrom.archive.add.adding import Added
from wherefrom.archive.add.catching_up import Told, catch_up
from wherefrom.archive.add.versions import Version, changes_from_json
from wherefrom.archive.ask import candidates
from wherefrom.archive.store import schema
from wherefrom.archive.store.database import Database
from wherefrom.archive.store.opening import open_database
from wherefrom.archive.store.rows import reading_from_record, storable, unpacked, vectors_from
from wherefrom.archive.store.upgrade import bring_up_to_date, check_up_to_date
from wherefrom.archive.stories import rows as grouping
from wherefrom.archive.stories.rows import StoryRow
from wherefrom.errors import ArchiveError, InputError, NotInArchiveError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection

    from wherefrom.archive.passages.deciding import PassagePair
    from wherefrom.archive.review.queue import Queued
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Reading

_PAGE = 1_000


class Archive:
    """A store of articles with their readings: an SQLite file, or a PostgreSQL database.

    ``url`` is the path of a file, ``sqlite:///PATH`` or ``postgresql://USER@HOST/DATABASE``; where it is None, what
    ``$WHEREFROM_ARCHIVE`` says, else a file in the person's data folder. Opening makes the archive where there is none
    (unless ``create`` is false) and brings one of an older version up to date; ``told`` is called meanwhile with how
    many of how many articles are done. ``wait`` is how many seconds a writer waits for another.

    An article that comes again under the same id, or the same address, with other words is a new version of it; every
    query is about the newest. Several processes and threads may use one archive at once. With ``read_only`` the
    database itself refuses every change, and an archive that is not there, or of an older version, is an error. To be
    used in ``with``, or closed. Every method raises ArchiveError where the archive cannot be read or written,
    ArchiveBusyError where the same call may work later.
    """

    def __init__(
        self,
        url: str | os.PathLike[str] | None = None,
        *,
        create: bool = True,
        wait: float = 60.0,
        told: Told | None = None,
        read_only: bool = False,
    ) -> None:
        create = create and not read_only
        self.database: Database = open_database(url, create=create, wait=wait, read_only=read_only)
        try:
            if read_only:
                check_up_to_date(self.database)
            else:
                bring_up_to_date(self.database, create=create)
                catch_up(self.database, told)
        except BaseException:
            self.database.close()
            raise

    def __repr__(self) -> str:
        return f"Archive({self.database.where!r})"

    def __enter__(self) -> Archive:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection; the archive opens them anew where it is used again."""
        self.database.close()

    def connect(self) -> AbstractContextManager[Connection]:
        """A connection for queries of one's own, in one transaction that reads; its errors are ArchiveErrors."""
        return self.database.reading()

    def __len__(self) -> int:
        with self.connect() as connection:
            return connection.execute(select(func.count()).select_from(schema.articles)).scalar_one()

    def __contains__(self, article_id: object) -> bool:
        if not isinstance(article_id, str):
            return False
        with self.connect() as connection:
            return adding.find_article(connection, storable(article_id), None) is not None

    def add(self, reading: Reading, snapshot: bytes | None = None) -> Added:
        """Store a reading, with the bytes that its article was read from, whole or not at all.

        Adding what is there changes nothing. Raises ArchiveError where ``snapshot`` is not the bytes of which the
        article carries the SHA-256, RecordError where the reading is not sound (a span outside its text).
        """
        return adding.add_reading(self.database, reading, snapshot)

    def add_many(self, readings: Iterable[Reading | tuple[Reading, bytes | None]]) -> Iterator[Added | InputError]:
        """Store many readings, several times as fast as one by one: for each, in order, what ``add`` would give.

        A reading may come in a pair with the bytes that its article was read from. The archive is the same as ``add``
        makes; the readings of one transaction (a thousand at most) are stored together, and until then none is. One
        that cannot be stored has an InputError in its place, and the others are stored. Nothing happens before the
        iterator is run through. Where many come fast and there is another core, a second process makes the next ones
        ready while one transaction's are stored: up to a thousand more are then asked for before. It needs no
        ``__main__`` guard and ends with the iterator. Raises ArchiveError where the archive itself fails.
        """
        from wherefrom.archive.add.bulk import add_readings

        return add_readings(self.database, readings)

    def delete(self, article_ids: Iterable[str]) -> tuple[str, ...]:
        """Take articles out, with all that hangs on them, and give their own ids: all of them, or none.

        Gone are every version with its reading, snapshot, fingerprints and vectors, the corrections of the article and
        those that compare it with another, and what it showed of names. What only it held together falls apart: its
        story, where no person put that together, and its parties. Raises NotInArchiveError where one is not there.
        """
        from wherefrom.archive.add.removing import remove_articles

        return remove_articles(self.database, article_ids)

    def queue(self, limit: int = 50, seed: int = 0) -> tuple[Queued, ...]:
        """What is most worth a person's look: low trust by what hangs on it; every fifth is drawn at random.

        The same ``seed`` draws the same; ``review.queue.measured`` tells the error rate that follows from those.
        """
        from wherefrom.archive.review.queue import queue

        return queue(self, limit, seed)

    def has(self, article: Article) -> bool:
        """Whether ``add`` would find nothing to do: this version is there, read by this version of wherefrom."""
        return adding.has_reading(self.database, article)

    def reading(self, article_id: str) -> Reading:
        """The reading of the newest version. Raises NotInArchiveError where there is no such article."""
        return self.readings([article_id])[0]

    def readings(self, article_ids: Iterable[str]) -> list[Reading]:
        """The readings of the newest versions, in the order asked. Raises NotInArchiveError where one is not there."""
        wanted = list(article_ids)
        records: dict[str, tuple[str, bytes]] = {}
        with self.connect() as connection:
            for start in range(0, len(wanted), _PAGE):
                records.update(self._records(connection, wanted[start : start + _PAGE]))
        for article_id in wanted:
            if storable(article_id) not in records:
                raise NotInArchiveError(f"{self.database.where}: has no article {article_id}")
        found = (records[storable(article_id)] for article_id in wanted)
        return [reading_from_record(record, own_id) for own_id, record in found]

    def _records(self, connection: Connection, wanted: Sequence[str]) -> Iterator[tuple[str, tuple[str, bytes]]]:
        articles, others, versions = schema.articles, schema.other_ids, schema.versions
        newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
        listed = self.database.listed([storable(article_id) for article_id in wanted])
        query = select(
            listed.c.value, articles.c.id, func.coalesce(versions.c.shown, versions.c.record).label("record")
        )
        ways = (
            query.join(others, others.c.id == listed.c.value).join(articles, articles.c.key == others.c.article),
            query.join(articles, articles.c.id == listed.c.value),  # An id of its own wins over another's.
        )
        for way in ways:
            for asked, own_id, record in connection.execute(way.join(versions, newest)):
                yield asked, (own_id, record)

    def vectors(self, article_id: str) -> NDArray[np.int8]:
        """What each statement of the newest version is about, as ``Reading.vectors`` has it, without the reading.

        Raises NotInArchiveError where there is no such article.
        """
        table = schema.statements
        with self.connect() as connection:
            query = select(table.c.vector).where(table.c.article == self._found(connection, article_id))
            return vectors_from(list(connection.execute(query.order_by(table.c.key)).scalars()))

    def article_ids(self) -> Iterator[str]:
        """The id of every article, in order of adding; what is added meanwhile may come too."""
        last = -1
        articles = schema.articles
        while True:
            query = select(articles.c.key, articles.c.id).where(articles.c.key > last).order_by(articles.c.key)
            with self.connect() as connection:
                rows = connection.execute(query.limit(_PAGE)).all()
            if not rows:
                return
            yield from (row.id for row in rows)
            last = rows[-1].key

    def versions(self, article_id: str) -> tuple[Version, ...]:
        """Every version of the article, the oldest first. Raises NotInArchiveError where there is no such article."""
        table = schema.versions
        with self.connect() as connection:
            found = self._found(connection, article_id)
            columns = (
                table.c.number,
                table.c.added,
                table.c.text_sha256,
                table.c.changes,
                table.c.snapshot,
                table.c.reader,
            )
            rows = connection.execute(select(*columns).where(table.c.article == found).order_by(table.c.number)).all()
        return tuple(Version(n, at, sha, changes_from_json(what), kept, by) for n, at, sha, what, kept, by in rows)

    def _found(self, connection: Connection, article_id: str) -> int:
        found = adding.find_article(connection, storable(article_id), None)
        if found is None:
            raise NotInArchiveError(f"{self.database.where}: has no article {article_id}")
        return found.key

    def version(self, article_id: str, number: int) -> Reading:
        """The reading of one version. Raises NotInArchiveError where there is no such article or version."""
        table = schema.versions
        with self.connect() as connection:
            key = self._found(connection, article_id)
            query = select(table.c.record).where(table.c.article == key, table.c.number == number)
            record = connection.execute(query).scalar()
        if record is None:
            raise NotInArchiveError(f"{self.database.where}: has no version {number} of {article_id}")
        return reading_from_record(record, article_id)

    def snapshot(self, sha256: str) -> bytes:
        """The bytes with this SHA-256. Raises NotInArchiveError where they are not kept."""
        table = schema.snapshots
        with self.connect() as connection:
            query = select(table.c.packed, table.c.bytes).where(table.c.sha256 == storable(sha256))
            found = connection.execute(query).first()
        if found is None:
            raise NotInArchiveError(f"{self.database.where}: has no snapshot {sha256}")
        try:
            return unpacked(found.packed, found.bytes)
        except zlib.error as error:
            raise ArchiveError(
                f"{self.database.where}: the snapshot {sha256} is damaged ({error}); run verify"
            ) from error

    def sharing(self, fingerprints: Sequence[int], least: int) -> list[tuple[str, int]]:
        """Articles with at least ``least`` of these fingerprints, and with how many, most first.

        The article that the fingerprints are of is among them, where it is in the archive. Fingerprints in more than
        500 articles do not count.
        """
        with self.connect() as connection:
            return candidates.articles_sharing(connection, self.database, fingerprints, least)

    def passages(
        self, article_id: str | None = None, *, after: str | None = None, boilerplate: bool = False
    ) -> Iterator[PassagePair]:
        """The pairs of articles that share passages, with their places in both; of one article, or of all.

        Of one article: the pairs with the most words first. Of all: in the order in which the later added of the two
        was added; ``after``: only pairs of which one was added after this article. What outlets print under their
        articles is left out, unless ``boilerplate``. Raises NotInArchiveError for unknown ids, ValueError where both
        an article and ``after`` are given.
        """
        from wherefrom.archive.passages.finding import all_passages, passages_of

        if article_id is None:
            return all_passages(self, after=after, boilerplate=boilerplate)
        if after is not None:
            raise ValueError("after is for the passages of all articles")
        return iter(passages_of(self, article_id, boilerplate=boilerplate))

    def with_terms(self, terms: Sequence[str], since: str | None, until: str | None) -> list[tuple[str, str, float]]:
        """(article id, term, weight) for each of the terms in each article published from ``since`` to ``until``."""
        with self.connect() as connection:
            return candidates.articles_with_terms(connection, self.database, terms, since, until)

    def term_counts(self, terms: Sequence[str]) -> dict[str, int]:
        """In how many articles each of the terms is."""
        with self.connect() as connection:
            return candidates.counts_of_terms(connection, self.database, terms)

    def set_story(self, article_ids: Iterable[str], story_id: str | None = None) -> str:
        """Put articles into a story (None: into a new one) and give its id; a story left without articles is gone.

        To merge two stories, put the articles of one into the other. Raises NotInArchiveError for unknown ids.
        """
        wanted = list(article_ids)
        if not wanted:
            raise ValueError("a story has at least one article")
        with self.database.writing() as connection:
            return grouping.assign(connection, self.database, wanted, story_id)

    def rename_story(self, story_id: str, title: str | None) -> None:
        """Give a story a title; None: the title of its first article."""
        with self.database.writing() as connection:
            grouping.rename(connection, self.database, story_id, title)

    def stories(self) -> list[StoryRow]:
        """Every story with its articles, in order of the first day."""
        with self.connect() as connection:
            return grouping.story_rows(connection)

    def story(self, story_id: str) -> StoryRow:
        """One story. Raises NotInArchiveError where there is none of this id."""
        with self.connect() as connection:
            key = grouping.existing(connection, self.database, story_id)
            return grouping.story_rows(connection, schema.stories.c.key == key)[0]

    def story_of(self, article_id: str) -> str | None:
        """The id of the article's story; None where it has none yet. Raises NotInArchiveError for unknown articles."""
        table = schema.articles
        with self.connect() as connection:
            key = self._found(connection, article_id)
            story = connection.execute(select(table.c.story).where(table.c.key == key)).scalar_one()
        return None if story is None else f"story-{story}"
