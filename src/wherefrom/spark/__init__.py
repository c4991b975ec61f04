"""wherefrom on Apache Spark (``pip install "wherefrom[spark]"``): the same functions over a library or a web archive.

``read_articles``, ``read_warcs`` and ``read_files`` give readings as a data frame whose columns are those of
``wherefrom export --what readings`` and two more, ``input`` and ``error``. Written as Parquet they are loaded by
``wherefrom add``::

    from wherefrom.spark import read_articles

    readings = read_articles(spark.read.parquet("articles"))
    readings.write.parquet("readings")

Of readings, ``passages`` finds what articles share and ``stories`` which of them are about the same events.

wherefrom has to be installed wherever Spark runs Python.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from wherefrom.errors import OutputError

if TYPE_CHECKING:
    from wherefrom.spark.grouping import stories
    from wherefrom.spark.reading import read_articles, read_files, read_warcs
    from wherefrom.spark.sharing import passages

# No module is called as a function in it: once imported it would stand in its place.
_WHERE = {
    "passages": "sharing", "stories": "grouping",
    **dict.fromkeys(("read_articles", "read_files", "read_warcs"), "reading"),
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """One of the functions, from where it is made. Raises OutputError where pyspark is missing."""
    if name not in _WHERE:
        raise AttributeError(f"module 'wherefrom.spark' has no attribute {name!r}")
    pyspark_or_error()
    return getattr(import_module(f"wherefrom.spark.{_WHERE[name]}"), name)


def pyspark_or_error() -> None:
    """Raises OutputError, with the way to mend it, where pyspark is not installed."""
    try:
        import pyspark  # noqa: F401
    except ImportError as error:
        raise OutputError('Spark needs pyspark: pip install "wherefrom[spark]" (and Java 17 or later)') from error


__all__ = ["passages", "read_articles", "read_files", "read_warcs", "stories"]
