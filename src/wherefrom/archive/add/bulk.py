"""Many readings into an archive, hundreds in one transaction: the same archive as adding them one by one makes.

What adding asks of the archive for one article, a batch asks for all of its articles at once, and what it stores of
them, it stores table by table. Only the stories are decided one article after the other, as each knows those before.
An article that is there already, in another version, goes the way that it would go alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from sqlalchemy import select

from wherefrom.archive.add.adding import Added, add_prepared, is_older, known_version
from wherefrom.archive.add.batches import Ready, batches
from wherefrom.archive.add.writing import count_terms, in_columns, write_rows, write_terms, write_versions
from wherefrom.archive.identity.keeping import Replaced, replace_all_names
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import about_from, article_row
from wherefrom.archive.stories.in_archive import Held
from wherefrom.archive.stories.in_batch import Coming, InBatch
from wherefrom.errors import ArchiveBusyError, InputError, UnstorableError, WherefromError
from wherefrom.intake.faults import as_input_error
from wherefrom.system import without_collecting

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.add.preparing import Prepared
    from wherefrom.archive.store.database import Database
    from wherefrom.reading.types import Reading

_MOST_HELD = 50_000
"""Articles of which a run remembers the terms, two kilobytes each."""


def add_readings(
    database: Database, readings: Iterable[Reading | tuple[Reading, bytes | None]]
) -> Iterator[Added | InputError]:
    """Store the readings; ``Archive.add_many`` says what comes of each."""
    writer = _Writer(database)
    with closing(batches(readings)) as made:
        for batch in made:
            yield from writer.stored(batch)


class _Writer:
    """One run of transactions, each of which may use what the one before has read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._held = Held()
        self._mark: object = None
        """Of the last transaction, where all went well: by it the next one knows whether what is held is still so."""

    def stored(self, batch: Sequence[Ready | InputError]) -> Iterator[Added | InputError]:
        """Store a batch; what comes of each, in order, once it is stored."""
        added = self._stored_ready([one for one in batch if not isinstance(one, InputError)])
        for one in batch:
            yield one if isinstance(one, InputError) else next(added)

    def _stored_ready(self, ready: Sequence[Ready]) -> Iterator[Added | InputError]:
        while ready:
            try:
                done = self._store_new(ready)
            except ArchiveBusyError:
                raise
            except Exception:  # One of them is at fault: whose fault it is shows when each goes by itself.
                yield from map(self._store_alone, ready)
                return
            yield from done
            ready = ready[len(done) :]
            if ready and not done:
                yield self._store_alone(ready[0])
                ready = ready[1:]

    def _store_alone(self, one: Ready) -> Added | InputError:
        self._mark = None
        try:
            return add_prepared(self._database, one.reading, one.made.new)
        except UnstorableError as error:
            return InputError(one.reading.article.id, str(error))
        except WherefromError:
            raise
        except Exception as error:
            return as_input_error(error, one.reading.article.id)

    def _store_new(self, ready: Sequence[Ready]) -> list[Added]:
        """Store, in one transaction, those at the beginning that the archive does not have, or has just so."""
        database, last, self._mark = self._database, self._mark, None
        with without_collecting(), database.writing() as connection:
            all_new = [one.made.new for one in ready]
            names = [f"id {new.id}" for new in all_new]
            database.lock(connection, names + [f"address {new.address}" for new in all_new if new.address])
            there, met = _Known(connection, database, all_new), set[str]()
            done: list[Added] = []
            new: list[Ready] = []
            for one in ready:
                added, marks = there.unchanged(one.made.new), _marks(one.made.new)
                if added is None and (there.has(one.made.new) or not met.isdisjoint(marks)):
                    break
                met |= marks
                new += [one] if added is None else []
                done.append(added or Added(one.made.new.id, "new", 1))
            if new:
                self._held, last = _write(connection, database, new, self._held, last)
        self._mark = last
        return done


def _marks(new: Prepared) -> set[str]:
    """By what an article may be the same as another."""
    return {new.id, new.address or new.id}


class _Known:
    """Which of the articles that come the archive has, asked for all of them at once."""

    def __init__(self, connection: Connection, database: Database, new: Sequence[Prepared]) -> None:
        self._connection = connection
        articles, others = schema.articles, schema.other_ids
        ids = database.listed([one.id for one in new])
        addresses = database.listed(sorted({one.address for one in new if one.address}))
        own = select(articles.c.id, articles.c.key).join(ids, ids.c.value == articles.c.id)
        self._own = {row.id: row.key for row in connection.execute(own)}
        other = select(others.c.id).join(ids, ids.c.value == others.c.id)
        self._other = set(connection.execute(other).scalars())
        there = select(articles.c.address).join(addresses, addresses.c.value == articles.c.address)
        self._addresses = set(connection.execute(there).scalars())

    def has(self, new: Prepared) -> bool:
        """Whether there is an article of this id or address."""
        return new.id in self._own or new.id in self._other or new.address in self._addresses

    def unchanged(self, new: Prepared) -> Added | None:
        """What adding it again comes to, where that is nothing."""
        if new.id not in self._own:
            return None
        known = known_version(self._connection, self._own[new.id], new.digest)
        if known is None or is_older(known[1], new.reader):
            return None
        return Added(new.id, "unchanged", known[0])


def _write(
    connection: Connection, database: Database, ready: Sequence[Ready], held: Held, last: object
) -> tuple[Held, object]:
    """Store articles that are not there yet; what the next transaction may use, and the mark of this one.

    ``held`` is used where nobody else wrote since the transaction with the mark ``last``.
    """
    new = [one.made for one in ready]
    keys = database.next_keys(connection, schema.articles, len(new))
    abouts = [article_row(one.reading.article) for one in ready]
    more = Counter(term for one in new for term, _ in one.terms)
    # By one writer in the order in which adding them one by one would meet them; among several, in one that all keep.
    counted = count_terms(connection, database, more if database.one_writer else dict(sorted(more.items())))
    replaced = [Replaced(key, None, one.reading, one.made.found) for key, one in zip(keys, ready, strict=True)]
    replace_all_names(connection, database, replaced)
    coming = [
        Coming(
            key,
            one.new.id,
            about["title"],
            about["published"],
            about["day"] or "",
            sorted((counted[term][0], term, weight) for term, weight in one.terms),
            about_from(one.about),
            one.new.fingerprints,
        )
        for key, one, about in zip(keys, new, abouts, strict=True)
    ]
    database.lock(connection, ["stories"])  # From here on nobody else changes what is held.
    mark = database.mark(connection)
    if last is None or mark is None or not database.follows(mark, last) or len(held.outlines) > _MOST_HELD:
        held = Held()
    before = {key: articles - more[term] for term, (key, articles) in counted.items()}
    shelf = InBatch(connection, database, coming, before, held)
    shelf.place_all()
    shelf.write_stories()
    rows = [
        about | {"key": one.key, "id": one.id, "version": 1, "added": made.new.now, "story": shelf.story_of(one.id)}
        for one, made, about in zip(coming, new, abouts, strict=True)
    ]
    database.insert_many(connection, schema.articles, in_columns(schema.articles, rows))
    write_versions(connection, database, [(one.new, key, 1, ()) for key, one in zip(keys, new, strict=True)])
    write_rows(connection, database, [(one.rows, key) for key, one in zip(keys, new, strict=True)])
    write_terms(
        connection, database, [(one.key, one.day, [(k, w) for k, _, w in one.terms], one.about) for one in coming]
    )
    shelf.name_stories()
    database.learn_sizes(connection)
    return held, mark
