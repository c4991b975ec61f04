"""What addresses answered, kept in the archive: so that what is unchanged is neither sent nor read again."""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import address_of, storable, unpacked
from wherefrom.errors import ArchiveError
from wherefrom.intake.fetch import Fetched

if TYPE_CHECKING:
    from wherefrom.archive.store.database import Database

MAX_KEPT = 1 << 20
"""Packed bytes of a feed or a sitemap that is kept: some 50,000 addresses; a larger one is fetched whole each time."""
_LONGEST_TYPE = 200


class KeptAnswers:
    """The answers that an archive keeps (``intake.web.answers.Answers``).

    Of a page its snapshot serves, of what holds many the bytes are kept here. An archive that cannot say or keep them
    costs no input: its address is fetched whole.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def known(self, url: str) -> Fetched | None:
        """The answer of ``url``, whole and undamaged, with what its server can be asked by; else None."""
        table, snapshots = schema.fetched, schema.snapshots
        packed = func.coalesce(table.c.packed, snapshots.c.packed).label("body")
        query = (
            select(table, packed)
            .outerjoin(snapshots, snapshots.c.sha256 == table.c.sha256)
            .where(table.c.address == address_of(url))
        )
        with contextlib.suppress(ArchiveError), self._database.reading() as connection:
            row = connection.execute(query).first()
            data = _whole(row) if row is not None else None
            if row is not None and data is not None:
                return Fetched(data, url, row.media_type, row.at, row.etag, row.modified)
        return None

    def keep(self, fetched: Fetched, *, whole: bool) -> None:
        """Remember what an address answered just now; forget what it answered before."""
        if not fetched.fresh:
            return
        table, address = schema.fetched, address_of(fetched.url)
        packed = zlib.compress(fetched.data, 6) if whole else None
        askable = (fetched.etag or fetched.modified) and len(packed or b"") <= MAX_KEPT
        with contextlib.suppress(ArchiveError):
            if askable:
                self._write({"address": address, "packed": packed} | _about(fetched))
                return
            with self._database.reading() as connection:
                there = connection.execute(select(table.c.address).where(table.c.address == address)).first()
            if there:
                with self._database.writing() as connection:
                    connection.execute(delete(table).where(table.c.address == address))

    def unchanged(self, data: bytes) -> None:
        """What was fetched is a page that the archive has, word for word, from other bytes: keep these here."""
        table, snapshots = schema.fetched, schema.snapshots
        sha256 = hashlib.sha256(data).hexdigest()
        stored = select(snapshots.c.sha256).where(snapshots.c.sha256 == sha256).exists()
        mine = (table.c.sha256 == sha256) & table.c.packed.is_(None) & ~stored
        with contextlib.suppress(ArchiveError):
            with self._database.reading() as connection:
                there = connection.execute(select(table.c.address).where(mine)).first()
            packed = zlib.compress(data, 6) if there else b""
            if 0 < len(packed) <= MAX_KEPT:
                with self._database.writing() as connection:
                    connection.execute(update(table).where(mine).values(packed=packed))

    def _write(self, row: dict[str, Any]) -> None:
        into = self._database.insert(schema.fetched).values(row)
        others = {name: into.excluded[name] for name in row if name != "address"}
        with self._database.writing() as connection:
            connection.execute(into.on_conflict_do_update(index_elements=[schema.fetched.c.address], set_=others))


def _about(fetched: Fetched) -> dict[str, Any]:
    return {
        "at": fetched.at,
        "etag": fetched.etag,
        "modified": fetched.modified,
        "media_type": storable(fetched.media_type)[:_LONGEST_TYPE] if fetched.media_type else None,
        "sha256": hashlib.sha256(fetched.data).hexdigest(),
        "bytes": len(fetched.data),
    }


def _whole(row: Any) -> bytes | None:
    """The bytes of an answer; None where they are not there, or not those that came."""
    try:
        data = unpacked(row.body, row.bytes) if row.body is not None else None
    except zlib.error:
        return None
    return data if data is not None and hashlib.sha256(data).hexdigest() == row.sha256 else None
