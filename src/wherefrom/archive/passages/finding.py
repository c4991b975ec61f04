"""The passages that articles of an archive share, found from its fingerprint index when they are asked for.

Nothing is kept of them: for one article a look-up in the index tells, and for all of them one pass over it, which
costs less than the passages would if every article that is added had to look for its own.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from wherefrom.archive.add.adding import find_article
from wherefrom.archive.add.fingerprint_index import holders_of, in_slices
from wherefrom.archive.passages.counting import Counts, count_shared, printed_of
from wherefrom.archive.passages.deciding import (
    SHARED,
    PassagePair,
    Side,
    clusters,
    is_repeated,
    marks_of,
    pair_of,
    print_day,
    side_of,
)
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable, text_from_record
from wherefrom.errors import NotInArchiveError
from wherefrom.intake.article import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from sqlalchemy import Connection, Select

    from wherefrom.archive.archive import Archive

Told = Callable[[int, int], None]
"""Called with how many articles are done, and of how many."""

_BLOCK = 100_000
"""Articles whose pairs are looked for in one pass over the index: what is held in memory grows with them."""
_IN_SLICE = 20_000
"""Articles of which a slice of the index would have all fingerprints: some five million rows."""
_SIDES = 400
"""Articles that are held ready to be aligned."""
_AT_ONCE = 10_000
_FETCHED = 200


class _About(NamedTuple):
    """What pairing needs of an article besides its text."""

    id: str
    outlet: str | None
    published: str | None
    version: int


def passages_of(archive: Archive, article_id: str, *, boilerplate: bool = False) -> list[PassagePair]:
    """The pairs of one article with every other that shares passages with it, the most words first.

    With ``boilerplate``, what outlets print under their articles is no exception. Raises NotInArchiveError where there
    is no such article.
    """
    with archive.connect() as connection:
        found = find_article(connection, storable(article_id), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
        (own,) = _articles(archive, connection, [found.key])
        shared: dict[int, list[int]] = defaultdict(list)
        repeated = _repeated(archive, connection, marks_of(own), shared)
        counts = {key: len(values if boilerplate else set(values) - repeated) for key, values in shared.items()}
        keys = sorted(key for key, count in counts.items() if count >= SHARED and key != found.key)
        mine, pairs = side_of(own, repeated, with_boilerplate=boilerplate), []
        for start in range(0, len(keys), _FETCHED):
            others = _articles(archive, connection, keys[start : start + _FETCHED])
            theirs = _repeated(archive, connection, {mark for other in others for mark in marks_of(other)})
            pairs += [pair_of(mine, side_of(other, theirs, with_boilerplate=boilerplate)) for other in others]
    return sorted((pair for pair in pairs if pair), key=lambda pair: (-pair.words, pair.a, pair.b))


def all_passages(
    archive: Archive, *, after: str | None = None, boilerplate: bool = False, told: Told | None = None
) -> Iterator[PassagePair]:
    """Every pair of articles that share passages, in the order in which the later added of the two was added.

    ``after``: only pairs of which one was added after this article. So what was asked for once is brought up to date,
    and a run that was stopped goes on. Of a passage that more than a hundred articles have, each is paired with the
    hundred before it (``deciding``). ``told`` is called with how many of the articles are done. Raises
    NotInArchiveError where there is no article ``after``.
    """
    first = 0
    if after is not None:
        with archive.connect() as connection:
            found = find_article(connection, storable(after), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {after}")
        first = found.key + 1
    with archive.connect() as connection:
        table = schema.articles
        query = select(table.c.key, table.c.id, table.c.outlet, table.c.published, table.c.version)
        known = {row[0]: _About(*row[1:]) for row in archive.database.fetched(connection, query)}
    keys = sorted(key for key in known if key >= first)
    for start in range(0, len(keys), _BLOCK):
        yield from _block(archive, known, keys[start : start + _BLOCK], boilerplate, _Progress(told, start, len(keys)))


def later_added(archive: Archive, a: str, b: str) -> tuple[str, str | None]:
    """Which of two articles was added later, and the article that was added just before it, where there is one.

    Raises NotInArchiveError where one of them is not there.
    """
    table = schema.articles
    with archive.connect() as connection:
        found = {one: find_article(connection, storable(one), None) for one in (a, b)}
        for one, article in found.items():
            if article is None:
                raise NotInArchiveError(f"{archive.database.where}: has no article {one}")
        later = max((article for article in found.values() if article), key=lambda article: article.key)
        query = select(table.c.id).where(table.c.key < later.key).order_by(table.c.key.desc()).limit(1)
        return later.id, connection.execute(query).scalar()


@dataclass(frozen=True, slots=True)
class Cluster:
    """Articles that are one text, by their ids, the earliest first, and the outlets that have it."""

    articles: tuple[str, ...]
    outlets: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The cluster as ``passages --clusters --jsonl`` has it."""
        return {"articles": list(self.articles), "outlets": list(self.outlets)}


@dataclass(frozen=True, slots=True)
class Reprints:
    """The clusters of reprints among so many pairs, the largest first."""

    clusters: tuple[Cluster, ...]
    pairs: int


def clusters_of(archive: Archive, pairs: Iterable[PassagePair]) -> Reprints:
    """The clusters of reprints among ``pairs``, which are of articles of the archive."""
    count = itertools.count()
    table = schema.articles
    with archive.connect() as connection:
        rows = archive.database.fetched(connection, select(table.c.id, table.c.published, table.c.outlet))
    published, outlets = {row[0]: row[1] for row in rows}, {row[0]: row[2] for row in rows}
    found = clusters((pair for pair, _ in zip(pairs, count, strict=False)), published)
    return Reprints(
        tuple(Cluster(ids, tuple(dict.fromkeys(outlets[one] for one in ids if outlets[one]))) for ids in found),
        next(count),
    )


class _Progress:
    """How far a run is, in articles."""

    def __init__(self, told: Told | None, begun: int, total: int) -> None:
        self._told, self._begun, self._total = told, begun, total

    def __call__(self, done: int) -> None:
        if self._told:
            self._told(self._begun + done, self._total)


def _block(
    archive: Archive, known: Mapping[int, _About], block: Sequence[int], boilerplate: bool, told: _Progress
) -> Iterator[PassagePair]:
    """The pairs whose later added article is one of ``block``."""
    import numpy as np

    # Articles are numbered by the order of their ids, as everywhere where passages are looked for.
    keys = np.array(sorted(known, key=lambda key: known[key].id), dtype=np.int64)
    counts = _counted(archive, known, keys, (block[0], block[-1]), boilerplate)
    later = sorted((max(int(keys[a]), int(keys[b])), a, b) for a, b in counts.candidates())
    later = later[: bisect_right(later, block[-1], key=itemgetter(0))]
    sides = _Sides(archive, counts.repeated, keys.tolist(), boilerplate)
    place = {key: number for number, key in enumerate(block)}
    for start in range(0, len(later), _FETCHED):
        part = later[start : start + _FETCHED]
        told(place[part[0][0]])
        ready = sides.of({one for _, *pair in part for one in pair})
        for _, a, b in part:
            if found := pair_of(ready[a], ready[b]):
                yield found
    told(len(block))


def _counted(
    archive: Archive, known: Mapping[int, _About], keys: NDArray[np.int64], block: tuple[int, int], boilerplate: bool
) -> Counts:
    """How much the articles ``keys`` share, where the key of one of the two lies in ``block``, both ends included."""
    import numpy as np

    about = [known[key] for key in keys.tolist()]
    printed = printed_of(
        [one.id for one in about],
        [one.outlet for one in about],
        [one.published for one in about],
        ((keys >= block[0]) & (keys <= block[1])).tolist(),
    )
    places = np.full(int(keys.max()) + 1, -1, dtype=np.int64)
    newest = np.zeros(len(places), dtype=np.int64)
    places[keys] = np.arange(len(keys))
    newest[keys] = [one.version for one in about]
    counts = Counts.empty()
    with archive.connect() as connection:
        for values, articles, versions in in_slices(connection, archive.database, 1 + len(keys) // _IN_SLICE):
            inside = articles < len(places)  # What was added meanwhile is for the next time.
            values, articles, versions = values[inside], articles[inside], versions[inside]
            kept = (places[articles] >= 0) & (versions == newest[articles])
            count_shared(counts, values[kept], places[articles[kept]], printed, boilerplate=boilerplate)
    return counts


class _Sides:
    """Articles ready to be aligned, by their places; those used last are held."""

    def __init__(
        self, archive: Archive, repeated: Mapping[int, Collection[int]], keys: Sequence[int], boilerplate: bool
    ) -> None:
        self._archive, self._repeated, self._keys, self._boilerplate = archive, repeated, keys, boilerplate
        self._held: OrderedDict[int, Side] = OrderedDict()

    def of(self, places: Iterable[int]) -> dict[int, Side]:
        """The articles at ``places``."""
        wanted = sorted(set(places))
        for place in wanted:
            if place in self._held:
                self._held.move_to_end(place)
        missing = [place for place in wanted if place not in self._held]
        with self._archive.connect() as connection:
            for start in range(0, len(missing), _FETCHED):
                part = missing[start : start + _FETCHED]
                found = _articles(self._archive, connection, [self._keys[place] for place in part])
                for place, article in zip(part, found, strict=True):
                    own = self._repeated.get(place, ())
                    self._held[place] = side_of(article, own, with_boilerplate=self._boilerplate)
        ready = {place: self._held[place] for place in wanted}
        while len(self._held) > _SIDES:
            self._held.popitem(last=False)
        return ready


def _articles(archive: Archive, connection: Connection, keys: Sequence[int]) -> list[Article]:
    """The articles with these keys, each with as much of it as pairing needs, in the order of ``keys``."""
    found = {}
    for row in connection.execute(_records(archive, keys)):
        text, furniture = text_from_record(row.record, row.id)
        about = {"outlet": row.outlet, "published": row.published}
        found[row.key] = Article(row.id, text, furniture=tuple(furniture), **about)
    return [found[key] for key in keys]


def _records(archive: Archive, keys: Sequence[int]) -> Select[Any]:
    articles, versions = schema.articles, schema.versions
    newest = (versions.c.article == articles.c.key) & (versions.c.number == articles.c.version)
    columns = (articles.c.key, articles.c.id, articles.c.outlet, articles.c.published)
    return (
        select(*columns, versions.c.record).join(versions, newest).where(archive.database.among(articles.c.key, keys))
    )


def _repeated(
    archive: Archive, connection: Connection, marks: Collection[int], shared: dict[int, list[int]] | None = None
) -> set[int]:
    """Those of the fingerprints that are an outlet's boilerplate; ``shared`` gets those of each article's key."""
    wanted = sorted(set(marks))
    holders: dict[int, list[int]] = defaultdict(list)
    for start in range(0, len(wanted), _AT_ONCE):
        held, _ = holders_of(connection, archive.database, wanted[start : start + _AT_ONCE])
        for value, key in held:
            holders[value].append(key)
            if shared is not None:
                shared[key].append(value)
    table = schema.articles
    of_these = archive.database.among(table.c.key, sorted({key for keys in holders.values() for key in keys}))
    query = select(table.c.key, table.c.id, table.c.outlet, table.c.published).where(of_these)
    printed = {row.key: (row.outlet, print_day(row.published, row.id)) for row in connection.execute(query)}
    return {value for value, keys in holders.items() if is_repeated(printed[key] for key in keys)}
