"""The table of jobs: put in, claimed by one worker at a time, told about, taken up again where a worker died."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import delete, func, insert, or_, select, update

from wherefrom.archive.jobs.types import Claimed, Given, Job, Result, What
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable
from wherefrom.errors import ArchiveError, NotInArchiveError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from wherefrom.archive.archive import Archive

STALE = 15.0
"""Seconds without a sign of life, after which a worker counts as dead."""
MOST_TRIES = 2
"""So many workers may die over one job; then it is given up."""
MOST_WAITING = 500
MOST_BYTES = 1 << 30
"""Of jobs that wait: beyond, no more are taken."""
_GIVEN_UP = "ended the process that read it, twice; what was read before that is in the archive"


class TooManyJobsError(ArchiveError):
    """So much is waiting already that no more is taken; later it will be."""


def add_job(archive: Archive, what: What, name: str, person: str, data: bytes = b"", given: Given | None = None) -> int:
    """Put a job in, and give its key. Raises TooManyJobsError where too much is waiting."""
    table = schema.jobs
    waiting = table.c.state.in_(("waiting", "running"))
    with archive.database.writing() as connection:
        archive.database.lock(connection, ["jobs"])
        sums = select(func.count(), func.coalesce(func.sum(table.c.bytes), 0)).where(waiting)
        count, size = connection.execute(sums).one()
        if count >= MOST_WAITING or size + len(data) > MOST_BYTES:
            raise TooManyJobsError(
                f"{archive.database.where}: {count} imports are waiting; add more when some are done"
            )
        row = {
            "made": _now(),
            "what": what,
            "name": storable(name),
            "person": storable(person),
            "given": msgspec.json.encode(given or Given()).decode(),
            "data": data,
            "bytes": len(data),
            "state": "waiting",
            "tries": 0,
            "result": msgspec.json.encode(Result()).decode(),
        }
        return int(connection.execute(insert(table).values(row).returning(table.c.key)).scalar_one())


def job(archive: Archive, key: int) -> Job:
    """One job. Raises NotInArchiveError."""
    with archive.connect() as connection:
        found = connection.execute(_query().where(schema.jobs.c.key == key)).first()
    if found is None:
        raise NotInArchiveError(f"{archive.database.where}: has no import {key}")
    return _job(found)


def jobs(archive: Archive, limit: int = 50, before: int | None = None) -> list[Job]:
    """At most ``limit`` jobs, the newest first."""
    table = schema.jobs
    query = _query().order_by(table.c.key.desc()).limit(limit)
    with archive.connect() as connection:
        return [_job(row) for row in connection.execute(query if before is None else query.where(table.c.key < before))]


def unfinished(archive: Archive) -> int:
    """How many jobs wait or are under way."""
    table = schema.jobs
    query = select(func.count()).select_from(table).where(table.c.state.in_(("waiting", "running")))
    with archive.connect() as connection:
        return int(connection.execute(query).scalar_one())


def claim(archive: Archive) -> Claimed | None:
    """The job that has waited longest, now this worker's; also one whose worker has died. None where there is none."""
    table = schema.jobs
    dead = (table.c.state == "running") & (table.c.beat < _now(-STALE))
    ready = or_(table.c.state == "waiting", dead)
    with archive.connect() as connection:  # Nobody has to wait for a worker that finds nothing to do.
        if connection.execute(select(table.c.key).where(ready).limit(1)).first() is None:
            return None
    with archive.database.writing() as connection:
        archive.database.lock(connection, ["jobs"])
        lost = dead & (table.c.tries >= MOST_TRIES)
        for row in connection.execute(_query().where(lost)).all():
            _finish(connection, row.key, msgspec.structs.replace(_job(row).result, error=_GIVEN_UP))
        query = _query().add_columns(table.c.given, table.c.data).where(ready).order_by(table.c.key).limit(1)
        found = connection.execute(query).first()
        if found is None:
            return None
        # What was told of a first try is told anew: what it added is there, and passed over.
        again = {"state": "running", "beat": _now(), "tries": table.c.tries + 1, "total": None}
        fresh = msgspec.json.encode(Result()).decode()
        connection.execute(update(table).where(table.c.key == found.key).values(**again, result=fresh))
    given = msgspec.json.decode(found.given, type=Given)
    return Claimed(_job(found), given, bytes(found.data or b""))


def tell(archive: Archive, key: int, result: Result, total: int | None = None) -> None:
    """How far a job is; also the sign that its worker lives."""
    values: dict[str, Any] = {"beat": _now(), "result": msgspec.json.encode(result).decode()}
    if total is not None:
        values["total"] = total
    table = schema.jobs
    with archive.database.writing() as connection:
        connection.execute(update(table).where(table.c.key == key, table.c.state == "running").values(values))


def beat(archive: Archive, key: int) -> None:
    """The sign that the job's worker lives."""
    table = schema.jobs
    with archive.database.writing() as connection:
        connection.execute(update(table).where(table.c.key == key, table.c.state == "running").values(beat=_now()))


def finish(archive: Archive, key: int, result: Result) -> None:
    """The end of a job; the bytes that were given are let go, for the articles have theirs."""
    with archive.database.writing() as connection:
        _finish(connection, key, result)


def forget_finished(archive: Archive) -> int:
    """Take the jobs that are done or failed off the list; how many that were. Their articles stay."""
    table = schema.jobs
    with archive.database.writing() as connection:
        ended = delete(table).where(table.c.state.in_(("done", "failed")))
        return int(connection.execute(ended).rowcount)


def _finish(connection: Connection, key: int, result: Result) -> None:
    table = schema.jobs
    nothing = not (result.new or result.unchanged or result.changed)
    state = "failed" if result.error or (nothing and result.failed) else "done"
    values = {"state": state, "data": None, "bytes": 0, "result": msgspec.json.encode(result).decode()}
    connection.execute(update(table).where(table.c.key == key).values(values))


def _query() -> Any:
    table = schema.jobs
    columns = (table.c.key, table.c.what, table.c.name, table.c.person, table.c.made, table.c.state, table.c.total)
    return select(*columns, table.c.result)


def _job(row: Row[Any]) -> Job:
    result = msgspec.json.decode(row.result, type=Result)
    return Job(row.key, row.what, row.name, row.person, row.made, row.state, row.total, result)


def _now(seconds: float = 0.0) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="milliseconds")
