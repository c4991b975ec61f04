"""wherefrom reads news articles and says where each statement comes from: who said it, and through whom.

import wherefrom

reading = wherefrom.read("article.html")
for statement in reading.statements:
    print([link.name for link in statement.chain], statement.stance)
"""

from wherefrom.api import Source, read, read_many
from wherefrom.errors import FetchError, InputError, ModelError, OutputError, WherefromError
from wherefrom.intake.article import Article
from wherefrom.reading.statement import Entity, Flag, Layer, Link, Reading, Statement, StatementDate

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Entity",
    "FetchError",
    "Flag",
    "InputError",
    "Layer",
    "Link",
    "ModelError",
    "OutputError",
    "Reading",
    "Source",
    "Statement",
    "StatementDate",
    "WherefromError",
    "read",
    "read_many",
]
