"""What differs between SQLite and PostgreSQL, and only that: transactions, locks, upserts, full text.

SQLite's part is here, that of PostgreSQL in ``postgres``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import BigInteger, Text, column, false, func, literal, select, text
from sqlalchemy.dialects import sqlite

from wherefrom.archive.store.failures import explained
from wherefrom.archive.store.full_text import Term, parsed
from wherefrom.errors import ArchiveError

if TYPE_CHECKING:
    import sqlite3

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection, Engine, FromClause, Select, Subquery, Table

WORD_COLUMNS = {"article_words": ("title", "body"), "statement_words": ("body",), "party_words": ("body",)}
"""The full-text tables: rows carry the key of the article, statement or name and these texts, the weightiest first."""

BEST = "ORDER BY rank DESC, key LIMIT :most"
_PAGE_BYTES = 2_048
"""An article's fingerprints and terms go to hundreds of pages all over the file, and each is written whole, so small
pages write less; long records prefer larger ones. 2 KB lies between, chosen by that and not by a measurement."""


class Database(ABC):
    """One opened database; ``where`` names it in messages, without a password."""

    version_table: ClassVar[str] = "wherefrom_version"
    one_writer: ClassVar[bool]
    """Whether a transaction that writes keeps all others from writing, and a key that is gone may come again."""
    gathers: ClassVar[bool]
    """Whether fingerprints of several articles go into their index together (``fingerprint_index``)."""
    ranked: ClassVar[int] = 10_000
    """Matches that are ranked where only the best are wanted: of more, those that were added last. Words that so many
    have tell little, and ranking them all would take the longer the larger the archive is."""
    _mark: ClassVar[str]

    def __init__(self, where: str, engine: Engine) -> None:
        self.where = where
        self.engine = engine
        self._writer = engine.execution_options(wherefrom_writes=True)
        self._written = 0
        """Transactions that write, begun by this process."""
        self.kept: tuple[Any, object] | None = None
        """What the last of them has read and the next may use, with its ``mark``: whoever takes it looks at that."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads; on SQLite it sees the archive as it was at its first query."""
        with explained(self.where), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that writes: all of it is stored at the end, or nothing where an error leaves it."""
        try:
            with explained(self.where), self._writer.begin() as connection:
                self._written += 1
                yield connection
        except BaseException:
            self.kept = None
            raise

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @abstractmethod
    def insert(self, table: Table) -> Any:
        """An insert that knows ``on_conflict_do_nothing`` and ``on_conflict_do_update``."""

    def insert_many(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """Very many rows, a value for each column; past SQLAlchemy, whose work on each costs more than the row."""
        columns = ", ".join(column.name for column in table.columns)
        marks = ", ".join([self._mark] * len(table.columns))
        many(connection, f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", rows)

    def insert_numbers(self, connection: Connection, table: Table, columns: Sequence[NDArray[Any]]) -> None:
        """``insert_many`` of a table of whole numbers, given by its columns."""
        self.insert_many(connection, table, list(zip(*(column.tolist() for column in columns), strict=True)))

    @abstractmethod
    def next_keys(self, connection: Connection, table: Table, count: int) -> Sequence[int]:
        """The keys that the next ``count`` rows of the table would have, ascending; to be used in this transaction."""

    @abstractmethod
    def mark(self, connection: Connection) -> object:
        """Of a transaction that writes, by what ``follows`` knows it; None where another writes meanwhile."""

    @abstractmethod
    def follows(self, mark: object, last: object) -> bool:
        """Whether nobody else wrote between the transactions of two marks, of which neither is None."""

    def fetched(self, connection: Connection, query: Select[Any]) -> list[tuple[Any, ...]]:
        """The rows of a query that gives very many, as plain tuples; past SQLAlchemy, as ``insert_many``."""
        cursor: Any = connection.execute(query).cursor
        return list(cursor.fetchall())

    @abstractmethod
    def few_of_each(
        self, connection: Connection, query: Select[Any], column: ColumnElement[int], values: Sequence[int], most: int
    ) -> tuple[list[tuple[int, ...]], set[int]]:
        """The rows of a query for whole numbers that have one of ``values`` in the column, each behind this value.

        But none of the values that more than ``most`` rows have; and these values. Of no value more rows are read than
        tell that.
        """

    @abstractmethod
    def learn_sizes(self, connection: Connection) -> None:
        """Have the database know how many rows there are now, where it plans by that. Called after very many came."""

    @abstractmethod
    def listed(self, values: Sequence[int] | Sequence[str]) -> FromClause:
        """``values`` as a table of one column ``value``, passed as one parameter however many there are."""

    @abstractmethod
    def among(self, column: ColumnElement[int], values: Sequence[int]) -> ColumnElement[bool]:
        """Whether the column has one of ``values``, said so that an index is asked for each of them."""

    @abstractmethod
    def sha256(self, first: str, *columns: ColumnElement[str]) -> ColumnElement[str]:
        """SHA-256, in hexadecimal, of words and those of columns, with a null between each two."""

    @abstractmethod
    def lock(self, connection: Connection, names: Sequence[str]) -> None:
        """Wait until nobody else holds any of ``names``, then hold them to the end of this transaction."""

    @abstractmethod
    def index_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Make ``plain_rows`` (key, then a text for each of WORD_COLUMNS) findable by their words."""

    @abstractmethod
    def forget_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Take ``rows``, exactly as they were indexed, out again."""

    @abstractmethod
    def matching(self, table: str, query: str, most: int | None = None) -> Subquery:
        """Columns ``key`` and ``rank`` (more is better) of what matches a person's search; see ``words.parsed``.

        Of all, or of the ``most`` that rank best among the ``ranked`` of the highest keys.
        """

    @contextmanager
    def by_words(self, connection: Connection) -> Iterator[None]:
        """Have queries for the best of ``article_words`` planned as they should be while this lasts."""
        yield

    @abstractmethod
    def revision(self, connection: Connection) -> str | None:
        """The revision of the archive's tables; none where there is no archive yet.

        Raises ArchiveError where somebody else's tables are in the way.
        """

    @abstractmethod
    def before_creating(self) -> None:
        """What has to be so before the first table is made."""

    @abstractmethod
    def problems(self, connection: Connection) -> Iterator[str]:
        """What the database itself finds wrong with its files."""


class SQLite(Database):
    """An SQLite file: write-ahead log, one writer at a time, FTS5."""

    one_writer = True
    gathers = True
    _mark = "?"

    def insert(self, table: Table) -> Any:
        """SQLite's own upsert."""
        return sqlite.insert(table)

    def next_keys(self, connection: Connection, table: Table, count: int) -> Sequence[int]:
        """From the highest on."""
        last = connection.execute(select(func.max(table.c.key))).scalar() or 0
        return range(last + 1, last + 1 + count)

    def mark(self, connection: Connection) -> object:
        """The connection, its count of what others have committed, and how many began here."""
        raw = connection.connection.driver_connection
        return raw, connection.exec_driver_sql("PRAGMA data_version").scalar(), self._written

    def follows(self, mark: object, last: object) -> bool:
        """Where none of the others has committed and none began here."""
        if not isinstance(mark, tuple) or not isinstance(last, tuple):
            return False
        return mark[:2] == last[:2] and bool(mark[2] == last[2] + 1)

    def few_of_each(
        self, connection: Connection, query: Select[Any], column: ColumnElement[int], values: Sequence[int], most: int
    ) -> tuple[list[tuple[int, ...]], set[int]]:
        """Counted first, so that nothing is taken out of the database which is not wanted."""
        listed = self.listed(values)
        some = query.where(column == listed.c.value).limit(most + 1).correlate(listed).subquery()
        count = select(func.count()).select_from(some).scalar_subquery()
        found = self.fetched(connection, select(listed.c.value, count))
        few = self.among(column, [value for value, number in found if 0 < number <= most])
        rows = query.with_only_columns(column, *query.selected_columns).where(few)
        return self.fetched(connection, rows), {value for value, number in found if number > most}

    def learn_sizes(self, connection: Connection) -> None:
        """Nothing to do: it plans without."""

    def listed(self, values: Sequence[int] | Sequence[str]) -> FromClause:
        """A JSON list, unfolded by ``json_each``."""
        import json

        return func.json_each(literal(json.dumps(list(values)), Text())).table_valued("value", name="listed")

    def among(self, column: ColumnElement[int], values: Sequence[int]) -> ColumnElement[bool]:
        """In the list; a join with it would go through all rows."""
        return column.in_(select(self.listed(values).c.value))

    def sha256(self, first: str, *columns: ColumnElement[str]) -> ColumnElement[str]:
        """By Python (``functions``), for SQLite has none."""
        return func.wherefrom_sha256(literal(first, Text()), *columns)

    def lock(self, connection: Connection, names: Sequence[str]) -> None:
        """Nothing to do: a writing transaction holds the whole file from its first moment."""

    def index_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """New rows of the FTS5 table, which keeps the index and not the texts."""
        columns = ", ".join(WORD_COLUMNS[table])
        marks = ", ".join("?" * len(WORD_COLUMNS[table]))
        many(connection, f"INSERT INTO {table} (rowid, {columns}) VALUES (?, {marks})", rows)

    def forget_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """FTS5's delete command, which needs the texts to find their words."""
        columns = ", ".join(WORD_COLUMNS[table])
        marks = ", ".join("?" * len(WORD_COLUMNS[table]))
        many(connection, f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', ?, {marks})", rows)

    def matching(self, table: str, query: str, most: int | None = None) -> Subquery:
        """FTS5's match, ranked by BM25 with the title counted eightfold."""
        groups = parsed(query)
        if not groups:
            return nothing(table)
        # The limit, which may limit nothing, keeps SQLite from dissolving this in the outer query, where bm25 fails.
        weights = ", ".join(["8.0", "1.0"][-len(WORD_COLUMNS[table]) :])
        latest = (
            f"SELECT rowid AS key, -bm25({table}, {weights}) AS rank FROM {table} WHERE {table} MATCH :search"
            f" {'ORDER BY rowid DESC' if most else ''} LIMIT :ranked"
        )
        words = text(f"SELECT key, rank FROM ({latest}) {BEST}" if most else latest).bindparams(
            search=" OR ".join(f"({_fts5(group)})" for group in groups),
            **({"most": most, "ranked": self.ranked} if most else {"ranked": -1}),
        )
        return words.columns(column("key", BigInteger()), column("rank")).subquery(f"found_{table}")

    def revision(self, connection: Connection) -> str | None:
        """What the version table says."""
        tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
        if self.version_table in tables:
            return connection.exec_driver_sql(f"SELECT version_num FROM {self.version_table}").scalar()
        if tables:
            raise ArchiveError(f"{self.where}: is an SQLite file of another program; give another path")
        return None

    def before_creating(self) -> None:
        """Switch the file to the write-ahead log, which lets others read while one writes."""
        with explained(self.where), self.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            _use_log(raw)

    def problems(self, connection: Connection) -> Iterator[str]:
        """SQLite's integrity check, and rows that point nowhere."""
        for said in connection.exec_driver_sql("PRAGMA integrity_check(100)").scalars():
            if said != "ok":
                yield str(said)
        for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} points at a row of {parent} that is not there"


def many(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Run a statement of the database's own for each of the rows."""
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def nothing(table: str) -> Subquery:
    """What ``matching`` gives where a search has no words."""
    empty = select(literal(0, BigInteger()).label("key"), literal(0.0).label("rank")).where(false())
    return empty.subquery(f"found_{table}")


def _fts5(group: list[Term]) -> str:
    """A group in FTS5's notation; in quotation marks every word is a word, never an operator."""
    wanted = " AND ".join(f'"{term.words}"' for term in group if not term.excluded)
    return f"({wanted})" + "".join(f' NOT "{term.words}"' for term in group if term.excluded)


def _use_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log; SQLite itself does not wait where another process is doing the same."""
    import sqlite3
    import time

    for attempt in range(100):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == 99:
                raise
            time.sleep(0.05)
        else:
            return
