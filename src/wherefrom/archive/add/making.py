"""All that can be made of a reading before the transaction that stores it together with others."""

from __future__ import annotations

from dataclasses import dataclass

from wherefrom.archive.add.preparing import Prepared, prepared, terms_of
from wherefrom.archive.add.writing import TableRows, table_rows
from wherefrom.archive.identity.found import Found, found_in
from wherefrom.archive.store.rows import packed_about, packed_vectors, vectors_from
from wherefrom.archive.stories.near import about_of
from wherefrom.errors import InputError, UnstorableError, WherefromError
from wherefrom.intake.faults import as_input_error
from wherefrom.reading.types import Reading

Given = tuple[Reading, bytes | None]
"""A reading with the bytes that its article was read from."""


@dataclass(frozen=True, slots=True)
class Made:
    """What is made of a reading, of plain values: it may come from another process. ``terms`` are in order.

    ``about`` as ``rows.packed_about`` packs it; ``found`` is what it tells of names.
    """

    new: Prepared
    terms: list[tuple[str, float]]
    about: bytes
    rows: TableRows
    found: Found


def made_of(reading: Reading, snapshot: bytes | None) -> Made:
    """Make it. Raises as ``Archive.add`` does."""
    new, vectors = prepared(reading, snapshot), packed_vectors(reading)
    terms = sorted(terms_of(reading).items())
    return Made(
        new, terms, packed_about(about_of(vectors_from(vectors))), table_rows(reading, vectors), found_in(reading)
    )


def made_or_error(reading: Reading, snapshot: bytes | None) -> Made | InputError:
    """What is made of a reading, or why it cannot be stored. Raises only what is about all of them."""
    try:
        return made_of(reading, snapshot)
    except InputError as error:
        return error
    except UnstorableError as error:
        return InputError(reading.article.id[:60], str(error))
    except WherefromError:  # The word vectors are missing.
        raise
    except Exception as error:
        return as_input_error(error, reading.article.id)
