"""A reading as the rows that an archive keeps of it, and back from its record."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag

import msgspec
from msgspec.structs import replace

from wherefrom.archive.store.schema import STATEMENTS_EACH
from wherefrom.errors import UnstorableError
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST_ID = 500
"""Characters of an article's id: an entry of an index of PostgreSQL holds 2,700 bytes."""
TAGS = "tags"
"""The classification of sections that only names what an article is about."""
_LONGEST_INDEXED = 300
_LARGEST_RECORD = 1 << 28
_BITS = 1 << 63

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_SPACE = re.compile(r"\s+")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that the queries need of the newest version of an article, ready to be inserted."""

    statements: list[Row]
    links: list[Row]
    entities: list[Row]
    names: list[Row]


def storable(text: str) -> str:
    """``text`` without what no database takes (null characters, lone surrogates), character for character."""
    if text.isascii() and text.isprintable():  # Most names and statements: so it takes a tenth of the time.
        return text
    return _UNSTORABLE.sub("\ufffd", text)


def folded(name: str) -> str:
    """A name as it is looked up: without capitals, spaces made one, at most 300 characters."""
    return _SPACE.sub(" ", storable(name)).strip().casefold()[:_LONGEST_INDEXED]


def address_of(url: str | None) -> str | None:
    """An address as it is looked up: without its fragment; a very long one by its hash."""
    if not url:
        return None
    address = urldefrag(storable(url)).url if "#" in url else storable(url)
    if len(address) <= LONGEST_ID:
        return address
    return f"{address[:100]}#sha256={hashlib.sha256(address.encode()).hexdigest()}"


def day_of(published: str | None) -> str | None:
    """The day (month, year) of a date as exact as it is; none where it is no ISO 8601 date."""
    found = _DAY.match(published or "")
    return found.group() if found else None


def checked_id(article_id: str) -> str:
    """The id, as it can be stored. Raises ArchiveError where it is empty or longer than an index takes."""
    if not article_id or len(article_id) > LONGEST_ID:
        raise UnstorableError(f"{article_id[:60]!r}...: the id of an article has 1 to {LONGEST_ID} characters")
    return storable(article_id)


def article_row(article: Article) -> Row:
    """The columns of an article that describe its newest version."""
    credit = article.credited_origin
    return {
        "url": article.url and storable(article.url),
        "address": address_of(article.url),
        "outlet": article.outlet and storable(article.outlet)[:_LONGEST_INDEXED],
        "title": article.title and storable(article.title),
        "authors": _json(article.authors),
        "published": article.published and storable(article.published),
        "day": day_of(article.published),
        "language": article.language and storable(article.language),
        "credited_origin": credit and storable(credit.name),
        "sections": _sections(article),
    }


def sections_of(stored: str | None) -> tuple[str, ...]:
    """Where an article is filed, of what its column ``sections`` holds: each section once, without mere tags."""
    found = json.loads(stored) if stored else {}
    return tuple(dict.fromkeys(name for kind, names in found.items() if kind != TAGS for name in names if name))


def _sections(article: Article) -> str | None:
    kept = {
        storable(kind): [storable(name).strip()[:_LONGEST_INDEXED] for name in names]
        for kind, names in article.sections.items()
        if names
    }
    return json.dumps(kept) if kept else None


def rows_of(reading: Reading, key: int) -> Rows:
    """The rows of the article with this key. Raises ArchiveError where the reading has more than an archive takes."""
    if len(reading.statements) > STATEMENTS_EACH:
        raise UnstorableError(f"{reading.article.id}: more than {STATEMENTS_EACH:,} statements")
    rows = Rows([], [], [], [])
    for position, statement in enumerate(reading.statements):
        statement_key = key * STATEMENTS_EACH + position
        rows.statements.append(_statement_row(reading.article, statement, key, statement_key))
        rows.links.extend(
            {
                "statement": statement_key,
                "position": place,
                "name": storable(link.name),
                "folded": folded(link.name),
                "kind": link.kind,
                "entity": _number(link.entity),
            }
            for place, link in enumerate(statement.chain)
        )
    for entity in reading.entities:
        about = {"article": key, "id": _number(entity.id), "name": storable(entity.name), "kind": entity.kind}
        rows.entities.append({**about, "roles": _json(entity.roles)})
        spellings = {folded(name): storable(name) for name in (*entity.aliases, entity.name)}
        rows.names.extend(
            {"article": key, "entity": entity.id, "folded": look_up, "name": name}
            for look_up, name in spellings.items()
        )
    return rows


def _statement_row(article: Article, statement: Statement, key: int, statement_key: int) -> Row:
    return {
        "key": statement_key,
        "article": key,
        "id": _number(statement.id),
        "content": storable(article.words_at(statement.content)),
        "cue": storable(article.words_at(statement.cue)),
        "source": storable(article.words_at(statement.source)),
        "voice": statement.voice,
        "stance": statement.stance,
        "date": statement.date and storable(statement.date.value),
        "confidence": statement.confidence,
        "flags": _json(statement.flags),
    }


def packed_vectors(reading: Reading) -> list[bytes]:
    """For each statement what it is about (``Reading.vectors``), a signed byte a number."""
    return [vector.tobytes() for vector in reading.vectors()]


def vectors_from(packed: Sequence[bytes]) -> NDArray[np.int8]:
    """The vectors that ``packed_vectors`` packed, a row each."""
    import numpy as np

    from wherefrom.reading.meaning.vectors import WIDTH

    return np.frombuffer(b"".join(packed), np.int8).reshape(len(packed), WIDTH)


def packed_terms(terms: Sequence[tuple[int, float]]) -> bytes:
    """The terms of an article, by their keys and ascending, with their weights: eight bytes each, all keys first."""
    import numpy as np

    keys, weights = zip(*sorted(terms), strict=True) if terms else ((), ())
    return np.array(keys, dtype="<i8").tobytes() + np.array(weights, dtype="<f8").tobytes()


def terms_from(packed: bytes) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Keys and weights that ``packed_terms`` packed."""
    import numpy as np

    half = len(packed) // 2
    return np.frombuffer(packed[:half], dtype="<i8"), np.frombuffer(packed[half:], dtype="<f8")


def packed_about(about: NDArray[np.float64]) -> bytes:
    """What the statements of an article are about together (``stories.near.about_of``), four bytes a number."""
    return about.astype("<f4").tobytes()


def about_from(packed: bytes) -> NDArray[np.float64]:
    """The numbers that ``packed_about`` packed: they were made with four bytes each, so none has lost anything."""
    import numpy as np

    return np.frombuffer(packed, dtype="<f4").astype(np.float64)


def _number(value: int | None) -> int | None:
    if value is not None and not -_BITS <= value < _BITS:
        raise UnstorableError(f"{value}: ids in a reading have at most 64 bits")
    return value


def _json(values: tuple[str, ...]) -> str:
    return json.dumps(values) if values else "[]"


def packed_record(reading: Reading) -> bytes:
    """The reading as JSON (``wherefrom.reading/1``), compressed with zlib.

    Raises RecordError where it is not sound (a span outside the text, an id of nothing): it could not be read again.
    """
    from wherefrom.reading.contract import reading_from_dict

    record = reading.to_dict()
    reading_from_dict(record)
    try:
        written = msgspec.json.encode(record)
    except UnicodeEncodeError:  # A lone surrogate, which only the escapes of plain JSON can carry.
        written = json.dumps(record).encode()
    if len(written) > _LARGEST_RECORD:
        raise UnstorableError(f"{reading.article.id}: its reading has more than {_LARGEST_RECORD >> 20} MB")
    return zlib.compress(written, 6)


def reading_from_record(packed: bytes, article_id: str) -> Reading:
    """The reading, under the id that the archive has for its article. Raises ArchiveError where it is damaged."""
    from wherefrom.reading.contract import RecordError, reading_from_json

    try:
        reading = reading_from_json(unpacked(packed, _LARGEST_RECORD))
    except (zlib.error, ValueError, RecordError) as error:
        raise UnstorableError(f"{article_id}: its reading in the archive is damaged ({error}); run verify") from error
    if storable(reading.article.id) != article_id:
        return replace(reading, article=replace(reading.article, id=article_id))
    return reading


class _Text(msgspec.Struct, frozen=True):
    text: str
    furniture: list[tuple[int, int]] = []


class _TextRecord(msgspec.Struct, frozen=True):
    article: _Text


def text_from_record(packed: bytes, article_id: str) -> tuple[str, list[Span]]:
    """The article's text and furniture alone, in a fraction of the time. Raises ArchiveError where it is damaged."""
    try:
        found = msgspec.json.decode(unpacked(packed, _LARGEST_RECORD), type=_TextRecord).article
    except (zlib.error, ValueError):  # damaged, or with what only the escapes of plain JSON can carry
        whole = reading_from_record(packed, article_id).article
        return whole.text, list(whole.furniture)
    return found.text, found.furniture


def unpacked(packed: bytes, size: int) -> bytes:
    """What was compressed, no more than ``size`` bytes of it. Raises zlib.error where it is damaged or larger."""
    unpacker = zlib.decompressobj()
    data = unpacker.decompress(packed, size + 1)
    if len(data) > size or not unpacker.eof:
        raise zlib.error("it is cut off or larger than it says")
    return data
