"""The passages that articles share, as joins: candidates by the fingerprints that an archive has, aligned as there.

What decides (``archive.passages.deciding``) and what pairs (``archive.passages.counting``) are the same functions. Here
is only how their questions are spread over a cluster:

1. One row for each fingerprint of each article; how many articles have it, and on how many days an outlet printed it,
   are sums that each task begins by itself, so that no task gets all rows of a fingerprint that is everywhere.
2. Those that tell nothing are taken out by a join whose keys are salted; what is left has ``COMMON`` rows a fingerprint
   at most, and its pairs are counted where it is.
3. Only the texts of candidates travel, to be aligned.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from pyspark import StorageLevel
from pyspark.sql import functions

from wherefrom.archive.passages.counting import Counts, count_neighbours
from wherefrom.archive.passages.deciding import (
    COMMON,
    REPEATED,
    SHARED,
    Side,
    marks_of,
    pair_of,
    print_day,
    side_of,
)
from wherefrom.export.columns import PASSAGE_COLUMNS
from wherefrom.intake.article import Article
from wherefrom.spark.frames import Record, mapped, readings_or_error, rows_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SALTS = 16
"""Parts into which the rows of a fingerprint that is everywhere are cut."""
_ROWS = 400_000
"""Rows of fingerprints that are counted at once."""
_SIDES = 400
"""Articles that a task holds ready to be aligned."""
_KEPT = StorageLevel.DISK_ONLY
_PARTS = "spark.sql.optimizer.canChangeCachedPlanOutputPartitioning"
_KNOWN = ("text", "furniture", "outlet", "published")


def passages(readings: DataFrame, *, boilerplate: bool = False) -> DataFrame:
    """The pairs of articles that share passages, with the columns of ``wherefrom export --what passages``.

    ``readings``: what ``read_articles`` or ``read_warcs`` gave, best written as Parquet and read back; only its column
    ``article`` is used. Of articles with one id one is taken. With ``boilerplate``, what outlets print under their
    articles is no exception. What is gone through more than once is kept on the workers' disks, until the session ends
    or ``spark.catalog.clearCache()`` is called. Raises InputError where these are no readings.
    """
    articles = _articles(readings_or_error(readings, "passages"))
    with _as_many_parts_as_needed(readings.sparkSession):
        return _passages(articles, boilerplate)


def _passages(articles: DataFrame, boilerplate: bool) -> DataFrame:
    marks = articles.mapInArrow(_marks, "mark bigint, id string, outlet string, day string").persist(_KEPT)
    about = _about(marks).where(f"articles > {COMMON} or repeated").persist(_KEPT)
    silent = about.where(f"articles > {COMMON}") if boilerplate else about
    telling = _salted(marks).join(_each_salt(silent), ["mark", "salt"], "left_anti").select("mark", "id")
    by_mark = telling.repartition("mark").sortWithinPartitions("mark", "id")
    shared = by_mark.mapInArrow(_shared, "a string, b string, shared bigint")
    candidates = shared.groupBy("a", "b").agg(functions.sum("shared").alias("shared")).where(f"shared >= {SHARED}")
    repeated = _salted(marks).join(_each_salt(about.where("repeated")), ["mark", "salt"])
    own = repeated.groupBy("id").agg(functions.collect_list("mark").alias("repeated"))
    sides = articles.join(own, "id", "left").persist(_KEPT)
    pairs = candidates.join(_side(sides, "a"), "a").join(_side(sides, "b"), "b").sortWithinPartitions("b", "a")
    return mapped(pairs, partial(_aligned, boilerplate), PASSAGE_COLUMNS, "passages")


@contextmanager
def _as_many_parts_as_needed(spark: SparkSession) -> Iterator[None]:
    """What is kept meanwhile has parts by its size, and not always ``spark.sql.shuffle.partitions``, a task for each.

    Two hundred for a thousand articles, twelve times over, took ten times as long as all the work.
    """
    before = spark.conf.get(_PARTS, None)
    spark.conf.set(_PARTS, "true")
    try:
        yield
    finally:
        if before is None:
            spark.conf.unset(_PARTS)
        else:
            spark.conf.set(_PARTS, before)


def _articles(readings: DataFrame) -> DataFrame:
    """The articles as far as pairing needs them, each id once: that of the first text by the order of code points."""
    known = functions.struct(*(f"article.{name}" for name in _KNOWN))
    one = readings.where("article is not null").select("article.id", known.alias("known"))
    return one.groupBy("id").agg(functions.min_by("known", "known.text").alias("known")).select("id", "known.*")


def _about(marks: DataFrame) -> DataFrame:
    """For each fingerprint: how many articles have it, and whether it is boilerplate (``deciding.is_repeated``)."""
    printed = marks.groupBy("mark", "outlet", "day").agg(functions.count("*").alias("articles"))
    counts = (functions.sum("articles").alias("articles"), functions.count("*").alias("days"))
    by_outlet = printed.groupBy("mark", "outlet").agg(*counts)
    days = functions.max(functions.when(by_outlet.outlet.isNotNull(), by_outlet.days).otherwise(0))
    return by_outlet.groupBy("mark").agg(
        functions.sum("articles").alias("articles"), (days >= REPEATED).alias("repeated")
    )


def _salted(marks: DataFrame) -> DataFrame:
    """``marks`` with a salt, by which the rows of one fingerprint go to several tasks."""
    return marks.withColumn("salt", functions.pmod(functions.xxhash64("id"), functions.lit(_SALTS)))


def _each_salt(about: DataFrame) -> DataFrame:
    """Fingerprints to be joined with salted ones: each with every salt."""
    salts = functions.array([functions.lit(salt).cast("bigint") for salt in range(_SALTS)])
    return about.select("mark", functions.explode(salts).alias("salt"))


def _side(sides: DataFrame, name: str) -> DataFrame:
    """``sides`` to be joined as the a or the b of a pair."""
    packed = functions.struct("id", *_KNOWN, "repeated")
    return sides.select(sides.id.alias(name), packed.alias(f"side_{name}"))


def _article(row: Record) -> Article:
    furniture = tuple((start, end) for start, end in row["furniture"] or ())
    about = {"outlet": row["outlet"], "published": row["published"]}
    return Article(row["id"], row["text"], furniture=furniture, **about)


def _marks(batches: Iterable[Any]) -> Iterator[Any]:
    """A row for each fingerprint of each article."""
    import pyarrow

    for batch in batches:
        marks, ids, outlets, days = [], [], [], []
        for row in rows_of([batch]):
            article = _article(row)
            found = marks_of(article)
            marks += found
            ids += [article.id] * len(found)
            outlets += [article.outlet] * len(found)
            days += [print_day(article.published, article.id)] * len(found)
        columns = [pyarrow.array(marks, pyarrow.int64())]
        columns += [pyarrow.array(words, pyarrow.string()) for words in (ids, outlets, days)]
        yield pyarrow.record_batch(columns, ["mark", "id", "outlet", "day"])


def _shared(batches: Iterable[Any]) -> Iterator[Any]:
    """How many fingerprints each two articles share, of rows in the order of fingerprints and ids."""
    import pyarrow

    held: list[Any] = []
    for batch in batches:
        held.append(batch)
        if sum(part.num_rows for part in held) >= _ROWS:
            table = pyarrow.Table.from_batches(held).combine_chunks()
            marks = table.column("mark").to_numpy()
            begin = int(marks.searchsorted(marks[-1]))  # The rest of the last fingerprint may be in the next batch.
            yield from _counted(table.slice(0, begin))
            held = table.slice(begin).to_batches()
    if held:
        yield from _counted(pyarrow.Table.from_batches(held))


def _counted(table: Any) -> Iterator[Any]:
    import numpy as np
    import pyarrow

    if not table.num_rows:
        return
    ids = table.column("id").combine_chunks().dictionary_encode()
    names = ids.dictionary.to_pylist()
    order = sorted(range(len(names)), key=names.__getitem__)
    places = np.empty(len(names), dtype=np.int64)
    places[order] = np.arange(len(names))
    _, group = np.unique(table.column("mark").to_numpy(), return_inverse=True)
    counts = Counts.empty()
    count_neighbours(counts, group, places[ids.indices.to_numpy()], np.ones(len(names), dtype=bool))
    counts.settle()
    ordered = ids.dictionary.take(pyarrow.array(order))
    a, b = (ordered.take(pyarrow.array(at)) for at in (counts.keys >> 32, counts.keys & 0xFFFFFFFF))
    table = pyarrow.table([a, b, pyarrow.array(counts.counts)], ["a", "b", "shared"])
    yield from table.to_batches(max_chunksize=_ROWS)


def _aligned(boilerplate: bool, rows: Iterator[Record]) -> Iterator[Record]:
    """The pairs among candidates that share a passage."""
    held: OrderedDict[str, Side] = OrderedDict()

    def side(row: Record) -> Side:
        if row["id"] not in held:
            held[row["id"]] = side_of(_article(row), row["repeated"] or (), with_boilerplate=boilerplate)
        held.move_to_end(row["id"])
        return held[row["id"]]

    for row in rows:
        pair = pair_of(side(row["side_a"]), side(row["side_b"]))
        if pair is not None:
            yield pair.to_dict()
        while len(held) > _SIDES:
            held.popitem(last=False)
