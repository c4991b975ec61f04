"""What can be made of a reading before the transaction that stores it, so that others wait no longer than they must."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wherefrom import version
from wherefrom.archive.add.versions import digest
from wherefrom.archive.store.rows import address_of, checked_id, packed_record, storable
from wherefrom.errors import UnstorableError
from wherefrom.text.digest import text_sha256

if TYPE_CHECKING:
    from wherefrom.intake.article import Article
    from wherefrom.reading.types import Reading

_LONGEST_TERM = 300


@dataclass(frozen=True, slots=True)
class Prepared:
    """Of a reading its id, what tells its version, and the bytes and numbers that are stored of it."""

    id: str
    address: str | None
    digest: str
    text_sha256: str
    record: bytes
    fingerprints: list[int]
    snapshot: tuple[str, str, int, bytes] | None
    reader: str
    now: str


def reader_version() -> str:
    """The version of wherefrom that reads here."""
    return version.__version__


def prepared(reading: Reading, snapshot: bytes | None) -> Prepared:
    """Make what the transaction will store. Raises as ``Archive.add`` does."""
    from wherefrom.text.shingles import fingerprints

    article = reading.article
    return Prepared(
        id=checked_id(article.id),
        address=address_of(article.url),
        digest=digest(article),
        text_sha256=text_sha256(article.text),
        record=packed_record(reading),
        fingerprints=fingerprints(article.text, article.furniture),
        snapshot=_packed_snapshot(article, snapshot) if snapshot is not None else None,
        reader=reader_version(),
        now=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def terms_of(reading: Reading) -> dict[str, float]:
    """The terms of a reading as they are stored, with their weights."""
    from wherefrom.archive.add.terms import story_terms

    return {storable(term)[:_LONGEST_TERM]: weight for term, weight in story_terms(reading)}


def _packed_snapshot(article: Article, data: bytes) -> tuple[str, str, int, bytes]:
    about = article.snapshot
    if about is None or about.sha256 != hashlib.sha256(data).hexdigest():
        raise UnstorableError(f"{article.id}: the snapshot is not the bytes that the article was read from (SHA-256)")
    return about.sha256, about.media_type, len(data), zlib.compress(data, 6)
