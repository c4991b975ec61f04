"""Whether what a watch keeps in the archive can be gone on from; the watch itself is ``wherefrom.watch``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import address_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


UNSEEN = -1
"""As the version of an address that was not looked at yet: what it has then is no news."""
RECEIVER = "receiver:"
"""How the address of a receiver's turn begins, which has no url."""


def watch_problems(connection: Connection) -> Iterator[tuple[str, str]]:
    """Which address or event is damaged, and how."""
    watched, events, sent = schema.watched, schema.watch_events, schema.watch_sent
    for row in connection.execute(select(watched.c.address, watched.c.url, watched.c.interval, watched.c.version)):
        if row.url == "" and row.address.startswith(RECEIVER):
            continue
        if address_of(row.url) != row.address or row.interval <= 0 or row.version < UNSEEN:
            yield row.address, "what is kept of watching it is damaged"
    for event, body in connection.execute(select(events.c.id, events.c.body)):
        if body and not _is_event(body, event):
            yield f"event {event}", "it is damaged, so that nobody can be told"
    known = select(events.c.key).where(events.c.id == sent.c.event).exists()
    for lost in connection.execute(select(sent.c.event).where(~known).distinct()).scalars():
        yield f"event {lost}", "it was sent, and is not there"


def _is_event(body: str, event: str) -> bool:
    try:
        said = msgspec.json.decode(body, type=dict[str, object])
    except msgspec.DecodeError:
        return False
    return said.get("id") == event
