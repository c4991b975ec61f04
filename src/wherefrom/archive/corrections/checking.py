"""Whether what people said is kept as they said it, and what is kept of what became of it is what follows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select

from wherefrom.archive.corrections.people import kept_verdicts, resolved_verdicts, states_of_verdicts
from wherefrom.archive.corrections.relating import states_of_relations
from wherefrom.archive.corrections.types import OF_READING, Correction, State
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection


def record_problems(connection: Connection) -> Iterator[tuple[str, str]]:
    """Which correction cannot be read, or is found under something else than its record says; and what is wrong."""
    table, articles, others = schema.corrections, schema.articles, schema.articles.alias("others")
    query = (
        select(table, articles.c.id.label("article_id"), others.c.id.label("other_id"))
        .outerjoin(articles, articles.c.key == table.c.article)
        .outerjoin(others, others.c.key == table.c.other)
        .order_by(table.c.key)
    )
    for row in connection.execute(query):
        where = f"correction {row.id}"
        try:
            said = msgspec.json.decode(row.record, type=Correction)
        except msgspec.DecodeError as error:
            yield where, f"its record is damaged ({error})"
            continue
        second = said.other.article if said.other else said.taken.article if said.taken else None
        recorded = (said.id, said.article, second, said.time, said.person, said.action)
        if recorded != (row.id, row.article_id, row.other_id, row.time, row.person, row.action):
            yield where, "it is found under another article, time, person or action than its record says"


def state_problems(connection: Connection, key: int, follows: Mapping[str, State]) -> Iterator[str]:
    """What is wrong with what became of the corrections of an article; ``follows``: of those of its reading."""
    table = schema.corrections
    of_reading = (table.c.article == key) & table.c.action.in_(sorted(OF_READING))
    kept = connection.execute(select(table.c.id, table.c.state).where(of_reading))
    wrong = [row.id for row in kept if follows.get(row.id, row.state) != row.state]
    wrong += [one for one, (before, now) in states_of_relations(connection, key).items() if before != now]
    yield from (_other_state(one) for one in wrong)


def verdict_problems(connection: Connection) -> Iterator[str]:
    """What is wrong with what counts of the names of the archive."""
    found = resolved_verdicts(connection)
    if kept_verdicts(connection) != found.verdicts:
        yield "what counts of its names is not what people said of them"
    states = states_of_verdicts(connection, found.overruled)
    yield from (_other_state(one) for one, (kept, now) in states.items() if kept != now)


def _other_state(correction: str) -> str:
    return f"what is kept of what became of correction {correction} is not what follows from all that was said"
