"""Whether the table of jobs can be worked through and told about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, get_args

import msgspec
from sqlalchemy import func, select

from wherefrom.archive.jobs.types import Given, Result, State, What
from wherefrom.archive.store import schema

if TYPE_CHECKING:
    from sqlalchemy import Connection


def job_problems(connection: Connection) -> Iterator[tuple[str, str]]:
    """Which job is damaged, and how."""
    table = schema.jobs
    size = func.coalesce(func.length(table.c.data), 0)
    columns = (table.c.key, table.c.what, table.c.state, table.c.given, table.c.result, table.c.bytes)
    for row in connection.execute(select(*columns, size.label("size"), table.c.data.is_(None).label("let_go"))):
        where = f"import {row.key}"
        try:
            msgspec.json.decode(row.given, type=Given)
            msgspec.json.decode(row.result, type=Result)
        except msgspec.DecodeError as error:
            yield where, f"what is kept about it is damaged ({error})"
        if row.state not in get_args(State) or row.what not in get_args(What):
            yield where, f"nobody knows what is to be done with {row.what!r} in the state {row.state!r}"
        elif row.size != row.bytes or (row.let_go != (row.state in ("done", "failed"))):
            yield where, "it has not the bytes that were given"
