"""wherefrom on Apache Spark (``pip install "wherefrom[spark]"``): the same functions over a library or a web archive.

``read_articles`` and ``read_warcs`` give the readings of a data frame or of WARC files as a data frame whose columns
are those of ``wherefrom export --what readings`` and two more, ``input`` and ``error``. Written as Parquet they are
loaded by ``wherefrom add``::

    from wherefrom.spark import read_articles

    readings = read_articles(spark.read.parquet("articles"))
    readings.write.parquet("readings")

wherefrom has to be installed wherever Spark runs Python.
"""

from wherefrom.errors import OutputError

try:
    import pyspark  # noqa: F401
except ImportError as error:
    raise OutputError('Spark needs pyspark: pip install "wherefrom[spark]" (and Java 17 or later)') from error

from wherefrom.spark.reading import read_articles, read_warcs

__all__ = ["read_articles", "read_warcs"]
