"""Who cites whom: which outlet's articles have something from which other outlet, or through it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from wherefrom.archive.ask.parties import known_parties
from wherefrom.archive.store import schema
from wherefrom.archive.store.schema import STATEMENTS_EACH

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Connection

    from wherefrom.archive.archive import Archive

    _Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cited:
    """That articles of the outlet ``citing`` name the outlet ``cited``.

    ``statements`` have it in their chain; ``articles`` have such a statement, or name it as their origin.
    """

    citing: str
    cited: str
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Citations:
    """Every pair of outlets of which one cites the other, those with most articles first; nobody cites himself.

    ``citing`` and ``cited`` are the outlets of either side, those with most articles first.
    """

    pairs: tuple[Cited, ...]

    @property
    def citing(self) -> tuple[str, ...]:
        """The outlets that cite another one."""
        return _order([(pair.citing, pair.articles) for pair in self.pairs])

    @property
    def cited(self) -> tuple[str, ...]:
        """The outlets that are cited."""
        return _order([(pair.cited, pair.articles) for pair in self.pairs])


def _order(named: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    totals: dict[str, int] = defaultdict(int)
    for name, number in named:
        totals[name] += number
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))


def citations_of(connection: Connection, archive: Archive, conditions: Sequence[ColumnElement[bool]]) -> Citations:
    """The citations in the statements that meet the conditions, and in the credit lines of the articles of these."""
    import numpy as np

    names = schema.party_names
    query = select(names.c.name, names.c.party).where(names.c.sort == "organization", names.c.outlets > 0)
    outlets = {row.name: row.party for row in connection.execute(query)}
    known = known_parties(connection, archive, sorted(set(outlets.values())))
    called = {key: party.name for key, party in known.items() if party.kind == "outlet"}
    homes = {name: party for name, party in outlets.items() if party in called}
    said, credits = _said(connection, archive, conditions), _credits(connection, archive, conditions)
    published = _Published(connection, archive, homes)
    statements = published.pairs_of(said[:, 0] // STATEMENTS_EACH, said[:, 1], said[:, 0], called)
    credited = [(article, homes[name]) for article, name in credits if name in homes]
    here = np.array(credited, dtype=np.int64).reshape(-1, 2)
    origins = published.pairs_of(here[:, 0], here[:, 1], here[:, 0] * STATEMENTS_EACH, called)
    articles = np.concatenate((statements, origins)) // (1, 1, STATEMENTS_EACH)
    in_statements = _counted(statements)
    pairs = [
        Cited(called[citing], called[cited], count, in_statements.get((citing, cited), 0))
        for (citing, cited), count in _counted(articles).items()
    ]
    return Citations(tuple(sorted(pairs, key=lambda pair: (-pair.articles, -pair.statements, pair.citing, pair.cited))))


class _Published:
    """By which outlets, as parties, the articles were published."""

    def __init__(self, connection: Connection, archive: Archive, homes: Mapping[str, int]) -> None:
        import numpy as np

        table = schema.articles
        query = select(table.c.key, table.c.outlet).where(table.c.outlet.is_not(None)).order_by(table.c.key)
        rows = [(key, homes.get(outlet, 0)) for key, outlet in archive.database.fetched(connection, query)]
        self._rows = np.array(rows, dtype=np.int64).reshape(-1, 2)

    def pairs_of(self, articles: _Numbers, cited: _Numbers, what: _Numbers, called: Collection[int]) -> _Numbers:
        """Rows of the citing party, the cited one, and ``what``, where both are called outlets and are two."""
        import numpy as np

        keys, parties = self._rows.T
        places = np.minimum(np.searchsorted(keys, articles), max(0, len(keys) - 1))
        citing = np.where(keys[places] == articles, parties[places], 0) if len(keys) else np.zeros_like(articles)
        good = (citing != 0) & (citing != cited) & np.isin(cited, list(called))
        found: _Numbers = np.column_stack((citing, cited, what))[good]
        return found


def _counted(rows: _Numbers) -> dict[tuple[int, int], int]:
    """How many different there are of each pair of parties."""
    import numpy as np

    rows = rows[np.lexsort(rows.T[::-1])]
    rows = rows[_changes(rows)]
    begins = np.flatnonzero(_changes(rows[:, :2]))
    counts = np.diff(begins, append=len(rows)).tolist()
    return {(a, b): count for (a, b), count in zip(rows[begins, :2].tolist(), counts, strict=True)}


def _changes(rows: _Numbers) -> NDArray[np.bool_]:
    """Which rows are others than the row before."""
    import numpy as np

    found = np.ones(len(rows), dtype=bool)
    found[1:] = (rows[1:] != rows[:-1]).any(axis=1)
    return found


def _said(connection: Connection, archive: Archive, conditions: Sequence[ColumnElement[bool]]) -> _Numbers:
    """Statements with the parties of which a body that articles know for an outlet is in the chain."""
    import numpy as np

    articles, statements = schema.articles, schema.statements
    speakers, names = schema.speakers, schema.party_names
    query = select(speakers.c.statement, names.c.party).join(names, names.c.key == speakers.c.name)
    if conditions:  # Without any the statements need not be looked up.
        query = query.join(statements, statements.c.key == speakers.c.statement)
        query = query.join(articles, articles.c.key == statements.c.article)
    rows = archive.database.fetched(connection, query.where(names.c.outlets > 0, *conditions))
    return np.array(rows, dtype=np.int64).reshape(-1, 2)


def _credits(
    connection: Connection, archive: Archive, conditions: Sequence[ColumnElement[bool]]
) -> list[tuple[Any, ...]]:
    """Articles with whom they credit."""
    articles, statements = schema.articles, schema.statements
    credit = select(articles.c.key, articles.c.credited_origin)
    credit = credit.join(statements, statements.c.article == articles.c.key)
    credit = credit.where(articles.c.credited_origin.is_not(None), *conditions).distinct()
    return archive.database.fetched(connection, credit)
