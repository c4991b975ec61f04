"""What happened to an article: the model's own reading, what people see, and every correction between the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wherefrom.archive.add import adding
from wherefrom.archive.corrections.keeping import carried_here, kept, model_reading
from wherefrom.archive.corrections.making import Kept
from wherefrom.archive.corrections.overlay import Overlaid, overlay
from wherefrom.archive.store.rows import storable
from wherefrom.errors import NotInArchiveError

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading


@dataclass(frozen=True, slots=True)
class History:
    """An article's newest version: ``model`` as it was read, ``shown`` as people see it.

    ``corrections``: all of them, in the order in which they were made, with their places in the newest text; those that
    wait for review keep the places that they were made on.
    """

    model: Reading
    shown: Overlaid
    corrections: tuple[Kept, ...]


def history(archive: Archive, article_id: str) -> History:
    """The article's history. Raises NotInArchiveError where the archive has no such article."""
    with archive.connect() as connection:
        found = adding.find_article(connection, storable(article_id), None)
        if found is None:
            raise NotInArchiveError(f"{archive.database.where}: has no article {article_id}")
        made = kept(connection, found.key)
        model = model_reading(connection, found.key, found.id)
        here, waiting = carried_here(connection, found.key, found.id, model, made)
    shown = overlay(model, here, waiting)
    return History(model, shown, tuple(Kept(one, shown.states[one.id]) for one in here))
