"""What happened to an article: the model's own reading, what people see, and every correction between the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import msgspec
from sqlalchemy import select

from wherefrom.archive.add import adding
from wherefrom.archive.corrections.keeping import carried_here, model_reading
from wherefrom.archive.corrections.making import Kept
from wherefrom.archive.corrections.overlay import Overlaid, overlay
from wherefrom.archive.corrections.types import OF_READING, Correction, State
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import NotInArchiveError

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading


@dataclass(frozen=True, slots=True)
class History:
    """An article's newest version: ``model`` as it was read, ``shown`` as people see it.

    ``log``: every correction in the order in which they were made, also what was said of the article and another one,
    and that somebody read it all. Those of the reading have their places in the newest text; those that wait for review
    keep the places that they were made on.
    """

    model: Reading
    shown: Overlaid
    log: tuple[Kept, ...]

    @property
    def corrections(self) -> tuple[Kept, ...]:
        """Those that are laid over the reading."""
        return tuple(one for one in self.log if one.correction.action in OF_READING)

    @property
    def looked_at(self) -> frozenset[int]:
        """Ids of the statements that a person has looked at: all, where somebody read the article through."""
        if any(one.correction.action == "read-through" and one.state == "applied" for one in self.log):
            return frozenset(statement.id for statement in self.shown.reading.statements)
        return frozenset(self.shown.by)


def history(archive: Archive, article_id: str) -> History:
    """The article's history. Raises NotInArchiveError where the archive has no such article."""
    table = schema.corrections
    with archive.connect() as connection:
        found = adding.find_article(connection, storable(article_id), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
        query = select(table.c.record, table.c.state).where(table.c.article == found.key).order_by(table.c.key)
        rows = connection.execute(query).all()
        log = [Kept(msgspec.json.decode(row.record, type=Correction), cast(State, row.state)) for row in rows]
        made = [one.correction for one in log if one.correction.action in OF_READING]
        model = model_reading(connection, found.key, found.id)
        here, waiting = carried_here(connection, found.key, found.id, model, made)
    shown = overlay(model, here, waiting)
    laid = {one.id: Kept(one, shown.states[one.id]) for one in here}
    return History(model, shown, tuple(laid.get(one.correction.id, one) for one in log))
