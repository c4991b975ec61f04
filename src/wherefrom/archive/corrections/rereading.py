"""An article read anew, by a newer model: what changes, and what becomes of the corrections."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wherefrom.archive.add import adding
from wherefrom.archive.corrections.keeping import carried_here, kept, model_reading
from wherefrom.archive.corrections.overlay import overlay
from wherefrom.archive.corrections.pairing import anchor_of, paired
from wherefrom.archive.store.rows import storable
from wherefrom.errors import NotInArchiveError
from wherefrom.reading.types import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.corrections.types import State


@dataclass(frozen=True, slots=True)
class Reread:
    """What a new reading changes: statements that are the same, that are told otherwise, that go, that are new.

    ``corrections``: how many are in each state then.
    """

    article: str
    same: int
    changed: int
    gone: int
    new: int
    corrections: Mapping[State, int] = field(default_factory=dict)


def would_change(archive: Archive, reading: Reading) -> Reread:
    """What ``reading`` in the place of the one in the archive would change; writes nothing.

    Raises NotInArchiveError where the archive has no such article.
    """
    with archive.connect() as connection:
        found = adding.find_article(connection, storable(reading.article.id), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {reading.article.id}")
        before = model_reading(connection, found.key, found.id)
        here, waiting = carried_here(connection, found.key, found.id, reading, kept(connection, found.key))
    states = overlay(reading, here, waiting).states
    pairs = paired([anchor_of(before.article.text, one) for one in before.statements], reading.statements)
    same = sum(_says(before, one) == _says(reading, other) for one, other in pairs.items())
    return Reread(
        found.id,
        same,
        len(pairs) - same,
        len(before.statements) - len(pairs),
        len(reading.statements) - len(pairs),
        Counter(states.values()),
    )


def reread(archive: Archive, reading: Reading) -> Reread:
    """Put ``reading`` in the place of the one in the archive; every correction is kept and laid over it.

    Raises NotInArchiveError where the archive has no such article, ArchiveError where its newest text is another.
    """
    found = would_change(archive, reading)
    adding.read_anew(archive.database, reading)
    return found


def _says(reading: Reading, number: int) -> object:
    statement = reading.statements[number]
    chain = [(link.name, link.kind) for link in statement.chain]
    return statement.content, statement.stance, statement.voice, chain
