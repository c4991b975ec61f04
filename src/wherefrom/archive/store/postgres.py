"""What differs on PostgreSQL: many writers, tsvector with GIN, COPY, and what its planner has to be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Text, any_, bindparam, case, column, func, literal, select, text, true
from sqlalchemy.dialects import postgresql

from wherefrom.archive.store.database import BEST, WORD_COLUMNS, Database, many, nothing
from wherefrom.archive.store.full_text import parsed
from wherefrom.errors import ArchiveError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection, FromClause, Select, Subquery, Table


class Postgres(Database):
    """A PostgreSQL database: many writers, tsvector with GIN."""

    one_writer = False
    gathers = False  # The server itself writes pages behind, and several adders would have to agree who does it.
    ranked = 3_000  # Each vector is unpacked first, by which ranking costs some 20 microseconds a match.
    _mark = "%s"

    def insert(self, table: Table) -> Any:
        """PostgreSQL's own upsert."""
        return postgresql.insert(table)

    def insert_many(self, connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        """By COPY, which costs a tenth of so many inserts."""
        if not rows:
            return
        raw: Any = connection.connection.driver_connection
        columns = ", ".join(column.name for column in table.columns)
        with raw.cursor() as cursor, cursor.copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def insert_numbers(self, connection: Connection, table: Table, columns: Sequence[NDArray[Any]]) -> None:
        """By COPY in its binary form: each row the number of its fields, and of each field its length and bytes."""
        import numpy as np

        lengths = [8 if isinstance(one.type, BigInteger) else 4 for one in table.columns]
        fields = [
            field
            for at, length in enumerate(lengths)
            for field in ((f"length{at}", ">i4"), (f"value{at}", f">i{length}"))
        ]
        rows = np.empty(len(columns[0]), np.dtype([("fields", ">i2"), *fields]))
        rows["fields"] = len(lengths)
        for at, (length, values) in enumerate(zip(lengths, columns, strict=True)):
            rows[f"length{at}"], rows[f"value{at}"] = length, values
        raw: Any = connection.connection.driver_connection
        names = ", ".join(one.name for one in table.columns)
        with raw.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN (FORMAT BINARY)") as copy:
            copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8) + rows.tobytes() + b"\xff\xff")

    def next_keys(self, connection: Connection, table: Table, count: int) -> Sequence[int]:
        """From the table's sequence, which gives no number twice."""
        numbers = text("SELECT nextval(pg_get_serial_sequence(:name, 'key')) FROM generate_series(1, :count)")
        return sorted(connection.execute(numbers, {"name": table.name, "count": count}).scalars())

    def mark(self, connection: Connection) -> object:
        """The transaction's number, where all with lower ones have ended and none with a higher one."""
        found = connection.exec_driver_sql("SELECT txid_current(), txid_current_snapshot()::text").one()
        return found[0] if found[1] == f"{found[0]}:{found[0]}:" else None

    def follows(self, mark: object, last: object) -> bool:
        """Where the server has numbered no transaction between the two; those that only read have no number."""
        return isinstance(mark, int) and isinstance(last, int) and mark == last + 1

    def few_of_each(
        self, connection: Connection, query: Select[Any], column: ColumnElement[int], values: Sequence[int], most: int
    ) -> tuple[list[tuple[int, ...]], set[int]]:
        """By one look into the index for each value; asked for all at once, the server would read the whole table."""
        listed = self.listed(values)
        some = query.where(column == listed.c.value).limit(most + 1).correlate(listed).subquery()
        together = select(func.count().label("number"), *map(func.array_agg, some.c)).lateral()
        columns = [case((together.c.number <= most, one)) for one in list(together.c)[1:]]
        of_each = select(listed.c.value, *columns).join_from(listed, together, true()).where(together.c.number > 0)
        found = self.fetched(connection, of_each)
        rows = [(value, *row) for value, *lists in found if lists[0] for row in zip(*lists, strict=True)]
        return rows, {value for value, *lists in found if not lists[0]}

    def learn_sizes(self, connection: Connection) -> None:
        """The statistics anew, where there are half as many articles again: the server itself learns only by and by.

        Without them it goes through all rows for what is looked up for each article.
        """
        known = "SELECT reltuples FROM pg_class WHERE oid = 'articles'::regclass"
        if connection.exec_driver_sql(f"SELECT max(key) > 1.5 * ({known}) FROM articles").scalar():
            connection.exec_driver_sql("ANALYZE fingerprints, article_terms, terms, outlines, articles, statements")

    def listed(self, values: Sequence[int] | Sequence[str]) -> FromClause:
        """An array, unfolded by ``unnest``."""
        kind = BigInteger() if values and isinstance(values[0], int) else Text()
        array = bindparam(None, list(values), postgresql.ARRAY(kind))
        return func.unnest(array).table_valued(column("value", kind)).render_derived("listed")

    def among(self, column: ColumnElement[int], values: Sequence[int]) -> ColumnElement[bool]:
        """Any of the array."""
        return column == any_(bindparam(None, list(values), postgresql.ARRAY(BigInteger())))

    def sha256(self, first: str, *columns: ColumnElement[str]) -> ColumnElement[str]:
        """PostgreSQL's own; of bytes, since its texts have no null."""
        packed: ColumnElement[Any] = func.convert_to(literal(first, Text()), "UTF8")
        for one in columns:
            packed = packed.concat(func.decode("00", "hex")).concat(func.convert_to(one, "UTF8"))
        return func.encode(func.sha256(packed), "hex")

    def lock(self, connection: Connection, names: Sequence[str]) -> None:
        """Advisory locks of the transaction."""
        # Always in one order, so that two who want the same locks never wait for each other.
        if names:
            held = self.listed(sorted(set(names)))
            lock = func.pg_advisory_xact_lock(func.hashtextextended(held.c.value, 0x77686572))
            connection.execute(select(lock).select_from(held)).all()

    def index_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """New vectors of the words, stemmed as English."""
        if not rows:
            return
        texts = [f"t{number}" for number in range(len(WORD_COLUMNS[table]))]
        weighted = zip(texts, "AD"[-len(texts) :], strict=True)
        vector = " || ".join(f"setweight(to_tsvector('english', {name}), '{weight}')" for name, weight in weighted)
        given = ", ".join(["%s::bigint[]", *["%s::text[]"] * len(texts)])
        source = f"unnest({given}) AS t (key, {', '.join(texts)})"
        columns = tuple(list(column) for column in zip(*rows, strict=True))
        connection.exec_driver_sql(f"INSERT INTO {table} (key, words) SELECT key, {vector} FROM {source}", columns)

    def forget_words(self, connection: Connection, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Their vectors out."""
        many(connection, f"DELETE FROM {table} WHERE key = %s", [(row[0],) for row in rows])

    def matching(self, table: str, query: str, most: int | None = None) -> Subquery:
        """PostgreSQL's match, ranked by cover density and length of the text."""
        groups = parsed(query)
        if not groups:
            return nothing(table)
        web = " or ".join(" ".join(f'{"-" * t.excluded}"{t.words}"' for t in group) for group in groups)
        latest = (
            f"SELECT key, words, asked FROM {table}, websearch_to_tsquery('english', :search) AS asked"
            f" WHERE words @@ asked {'ORDER BY key DESC LIMIT :ranked' if most else ''}"
        )
        ranked = f"SELECT key, ts_rank_cd(words, asked, 1) AS rank FROM ({latest}) AS latest"
        words = text(f"{ranked} {BEST}" if most else ranked).bindparams(
            search=web, **({"most": most, "ranked": self.ranked} if most else {})
        )
        return words.columns(column("key", BigInteger()), column("rank")).subquery(f"found_{table}")

    @contextmanager
    def by_words(self, connection: Connection) -> Iterator[None]:
        """By the index of words: the planner does not know that the vectors, which are long, lie outside their rows.

        To it, looking into those of all articles, the latest first, costs less.
        """
        plans = "enable_seqscan", "enable_indexscan"
        connection.exec_driver_sql("; ".join(f"SET LOCAL {name} = off" for name in plans))
        yield
        connection.exec_driver_sql("; ".join(f"SET LOCAL {name} TO DEFAULT" for name in plans))

    def revision(self, connection: Connection) -> str | None:
        """What the version table says."""
        if connection.exec_driver_sql(f"SELECT to_regclass('{self.version_table}')").scalar() is None:
            return None
        return connection.exec_driver_sql(f"SELECT version_num FROM {self.version_table}").scalar()

    def before_creating(self) -> None:
        """Check that the database can hold every character."""
        with self.reading() as connection:
            encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
        if encoding != "UTF8":
            raise ArchiveError(
                f"{self.where}: the database's encoding is {encoding}; an archive needs UTF8 (createdb -E UTF8 NAME)"
            )

    def problems(self, connection: Connection) -> Iterator[str]:
        """Nothing: the server watches over its own files (data checksums, pg_amcheck)."""
        yield from ()
