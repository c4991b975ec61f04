"""What comes to be added in batches, each of which is stored in one transaction, made ready for that here and beside.

While one batch is stored a second process makes of the next one what can be made without the archive, where there is a
core for it and where so many come that starting it pays; what it has not begun when it is wanted is made here. With or
without it the same is stored.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from wherefrom.archive.add.making import Given, Made, made_or_error
from wherefrom.archive.add.second_process import SecondProcess
from wherefrom.errors import InputError
from wherefrom.reading.types import Reading
from wherefrom.system import cores, without_collecting

if TYPE_CHECKING:
    from concurrent.futures import Future

AT_ONCE = 1_000
"""Articles of one transaction at most."""
CHARACTERS = 16_000_000
"""Of text, in one transaction: where articles are books, it has fewer of them."""
PATIENCE = 60.0
"""Seconds for which readings wait to be stored, where they come slowly: so much is lost when a run is killed."""
_ALONE = 500
"""So many readings of a run are made ready here: starting a process costs as much as making some hundred ready."""
_QUICKLY, _AHEAD = 10.0, 1.0
"""A batch that came within so many seconds waits to be stored while, for so many at most, the next one comes in: what
is left of that can come in afterwards."""
_CHUNK, _CHUNK_CHARACTERS = 50, 500_000
"""Readings, and characters of their texts, for which the second process is asked at once."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A reading, its bytes, and all that is made of it before the transaction."""

    reading: Reading
    made: Made


@dataclass(slots=True)
class _Chunk:
    given: list[Given] = field(default_factory=list)
    characters: int = 0
    beside: Future[list[Made | None]] | None = None

    def here(self) -> list[Made | InputError]:
        return [made_or_error(*one) for one in self.given]

    def made(self) -> list[Made | InputError]:
        """What has been, or is being, made beside, and the rest made here."""
        assert self.beside is not None
        try:
            found = self.beside.result()
        except Exception:  # The process was killed, or could not read them.
            return self.here()
        return [made or made_or_error(*one) for made, one in zip(found, self.given, strict=True)]


class _Batch:
    """Readings that are stored together."""

    def __init__(self) -> None:
        self.chunks: list[_Chunk] = []
        self.count = self.characters = 0
        self.since = 0.0
        """When the first of them came."""

    def put(self, given: Given) -> _Chunk | None:
        """Take one more; the chunk that it makes full."""
        if not self.chunks or self.chunks[-1].beside or self._is_full(self.chunks[-1]):
            self.chunks.append(_Chunk())
        self.since = self.since or time.monotonic()
        chunk, characters = self.chunks[-1], len(given[0].article.text)
        chunk.given.append(given)
        chunk.characters += characters
        self.count += 1
        self.characters += characters
        return chunk if self._is_full(chunk) else None

    def _is_full(self, chunk: _Chunk) -> bool:
        return len(chunk.given) >= _CHUNK or chunk.characters >= _CHUNK_CHARACTERS

    def full(self) -> bool:
        """Whether no more go into one transaction."""
        return self.count >= AT_ONCE or self.characters >= CHARACTERS

    def ready(self) -> list[Ready | InputError]:
        """All of them as they are to be stored, or why they cannot be."""
        found: dict[int, list[Made | InputError]] = {}
        for place in reversed(range(len(self.chunks))):  # From the end on, for the second process begins in front.
            chunk = self.chunks[place]
            if chunk.beside is None or chunk.beside.cancel():
                found[place] = chunk.here()
        both = (
            zip(chunk.given, found.get(place) or chunk.made(), strict=True) for place, chunk in enumerate(self.chunks)
        )
        return [
            made if isinstance(made, InputError) else Ready(reading, made)
            for some in both
            for (reading, _), made in some
        ]


class _Coming:
    """The readings of a run as they come."""

    def __init__(self, readings: Iterable[Reading | tuple[Reading, bytes | None]], second: SecondProcess) -> None:
        self.ended = False
        self._readings = iter(readings)
        self._second = second
        self._count = 0
        self._helped = cores() > 1

    def fill(self, batch: _Batch, until: float | None = None) -> None:
        """Put what comes into a batch until it is full, or there is no more, or the time is over."""
        if batch.full():
            return
        for given in self._readings:
            self._count += 1
            chunk = batch.put(given if isinstance(given, tuple) else (given, None))
            if chunk and self.many():
                chunk.beside = self._second.begin(chunk.given)
            if batch.full() or time.monotonic() > (until or batch.since + PATIENCE):
                return
        self.ended = True

    def many(self) -> bool:
        """Whether it pays to have a second process."""
        return self._helped and self._count > _ALONE


def batches(readings: Iterable[Reading | tuple[Reading, bytes | None]]) -> Generator[list[Ready | InputError]]:
    """The readings, each ready to be stored or with why it cannot be, as many at once as go into one transaction."""
    with closing(SecondProcess()) as second:
        coming, batch = _Coming(readings, second), _Batch()
        while not coming.ended or batch.count:
            coming.fill(batch)
            quickly = batch.full() and time.monotonic() - batch.since < _QUICKLY
            with without_collecting():
                ready, batch = batch.ready(), _Batch()
            if quickly and coming.many() and not coming.ended:
                coming.fill(batch, time.monotonic() + _AHEAD)
            yield ready
