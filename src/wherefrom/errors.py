"""Every exception that wherefrom raises on purpose.

    WherefromError
    ├── InputError            one input could not be read; the rest of a batch goes on
    │   ├── FetchError        an address could not be fetched, or may not be
    │   └── UnexpectedError   a fault of wherefrom's own, or of a library, on this input
    ├── OutputError           a result could not be written
    ├── NoSuchClaimError      a story has no claim that means what was asked for; it names the nearest
    ├── CorrectionError       a correction cannot be made
    ├── ModelError            the shipped network is missing or broken
    └── ArchiveError          an archive cannot be opened, read or written; nothing already stored is lost
        ├── ArchiveBusyError  not now: another process holds it, or the server went away; the same call may work later
        ├── UnstorableError   one article cannot be stored; others can
        └── NotInArchiveError the archive has no such article, story or snapshot

Each message names the input, says what is wrong with it, and what to do.
"""

from __future__ import annotations

from collections.abc import Sequence


class WherefromError(Exception):
    """Base of all errors below; catch it to catch every deliberate failure."""


class InputError(WherefromError):
    """One input could not be read.

    Attributes:
        name: the path, address or batch line that the person gave.
        reason: what is wrong with it and, where there is something to do, what to do.

    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (type(self), str(self), self.__dict__)


def _again(kind: type[InputError], words: str, held: dict[str, object]) -> InputError:
    """The same error in another process, whatever its own type wants to be made from."""
    error = kind.__new__(kind, words)
    error.__dict__.update(held)
    return error


class FetchError(InputError):
    """An address could not be fetched, or wherefrom refuses to fetch it."""


class UnexpectedError(InputError):
    """A fault of wherefrom's own, or of a library that it reads with, on one input; the rest of a batch goes on.

    Attributes:
        traceback: where it arose, as Python prints it; empty where nobody knows.

    """

    def __init__(self, name: str, what: str, traceback: str = "") -> None:
        super().__init__(name, f"could not be read, by a fault in wherefrom ({what}); please report it")
        self.traceback = traceback


class OutputError(WherefromError):
    """A result could not be written (full disk, no permission)."""


class NoSuchClaimError(WherefromError, LookupError):
    """No claim of a story means what was asked for.

    Attributes:
        asked: the words, or the number, that were given.
        nearest: the claims that come nearest, by number and wording, the nearest first.

    """

    def __init__(self, asked: str, reason: str, nearest: Sequence[tuple[int, str]]) -> None:
        near = "; ".join(f"({number}) {text}" for number, text in nearest)
        super().__init__(f"{asked!r}: {reason}" + (f"; the nearest are: {near}" if near else ""))
        self.asked = asked
        self.reason = reason
        self.nearest = tuple(nearest)


class ModelError(WherefromError):
    """The network's file is missing, damaged or of another version."""


class ArchiveError(WherefromError):
    """An archive cannot be opened, read or written. What was stored before stays as it was."""


class ArchiveBusyError(ArchiveError):
    """The archive is held by another process, or its server went away; the same call may work later."""


class UnstorableError(ArchiveError):
    """One article cannot be stored, as it is or as its reading is; the archive is sound and takes others."""


class NotInArchiveError(ArchiveError, LookupError):
    """The archive has no article, story or snapshot of this id."""


class CorrectionError(WherefromError, ValueError):
    """A correction that cannot be made; the message says why."""
