"""wherefrom reads news articles and says where each statement comes from: who said it, and through whom.

import wherefrom

reading = wherefrom.read("article.html")
for statement in reading.statements:
    print([link.name for link in statement.chain], statement.stance)

found = wherefrom.trace(["first.html", "second.html"])
for claim in found.claims:
    print(claim.text, claim.independent_origins)
"""

from typing import TYPE_CHECKING, Any

from wherefrom.api import Source, claims, read, read_many, trace
from wherefrom.errors import (
    ArchiveError,
    FetchError,
    InputError,
    ModelError,
    NoSuchClaimError,
    OutputError,
    WherefromError,
)
from wherefrom.intake.article import Article
from wherefrom.reading.types import (
    Candidate,
    Entity,
    Flag,
    Layer,
    Link,
    Member,
    Reading,
    Retraction,
    Statement,
    StatementDate,
)
from wherefrom.version import __version__ as __version__

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.export.tables import table
    from wherefrom.tracing.types import Claim, Derivation, Origin, Story, Trace

_LATER = {
    "Archive": "wherefrom.archive.archive",
    "table": "wherefrom.export.tables",
    **dict.fromkeys(("Claim", "Derivation", "Origin", "Story", "Trace"), "wherefrom.tracing.types"),
}


def __getattr__(name: str) -> Any:
    """What stands on a database or on tracing is imported when it is first asked for: reading starts without it."""
    if name in _LATER:
        from importlib import import_module

        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'wherefrom' has no attribute {name!r}")


__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "Candidate",
    "Claim",
    "Derivation",
    "Entity",
    "FetchError",
    "Flag",
    "InputError",
    "Layer",
    "Link",
    "Member",
    "ModelError",
    "NoSuchClaimError",
    "Origin",
    "OutputError",
    "Reading",
    "Retraction",
    "Source",
    "Statement",
    "StatementDate",
    "Story",
    "Trace",
    "WherefromError",
    "claims",
    "read",
    "read_many",
    "table",
    "trace",
]
