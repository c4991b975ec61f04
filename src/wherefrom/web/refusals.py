"""Why a request is not answered as it was meant: in words, with what to do."""

from __future__ import annotations

import sys
import traceback

from wherefrom.errors import ArchiveBusyError, ArchiveError, NotInArchiveError, WherefromError


class Refused(Exception):
    """A request that is refused: the HTTP status, what is wrong, and what to do."""

    def __init__(self, status: int, words: str, todo: str = "") -> None:
        super().__init__(words)
        self.status = status
        self.words = words
        self.todo = todo


def refusal_of(error: Exception) -> Refused:
    """What an error is to who asked. A fault of wherefrom's own goes to standard error, not to the page."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, NotInArchiveError):
        return Refused(404, "There is nothing at this address.", "It may have been deleted. Search for it, or go back.")
    if isinstance(error, ArchiveBusyError):
        return Refused(503, "The archive is busy with another writer.", "Try again in a moment; nothing was lost.")
    if isinstance(error, ArchiveError):
        print(f"wherefrom: {error}", file=sys.stderr)  # noqa: T201
        return Refused(500, "The archive could not be read or written.", "“wherefrom verify” tells what is wrong.")
    if isinstance(error, WherefromError):
        return Refused(422, str(error), "Change what you gave, and try again.")
    traceback.print_exception(error)
    words = f"A fault in wherefrom ({type(error).__name__}) kept this page from being made."
    return Refused(500, words, "Please report it with what the server printed.")
