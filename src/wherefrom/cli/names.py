"""Articles on their way through the reader, each with the name that messages call it by."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from wherefrom.errors import InputError

if TYPE_CHECKING:
    from wherefrom.intake import Article, Loaded
    from wherefrom.reading.types import Reading


class Named:
    """Hands articles on without their bytes and keeps their names, to be asked for in the same order."""

    def __init__(self, found: Iterable[Loaded | InputError]) -> None:
        self._found = found
        self._names: deque[str] = deque()

    def articles(self) -> Iterator[Article | InputError]:
        """What was found, each article without its bytes."""
        # Not a generator of its own: it would hold each article's bytes for as long as the caller works on the article.
        return map(self._article, self._found)

    def next_name(self) -> str:
        """The name of the next result."""
        return self._names.popleft()

    def _article(self, found: Loaded | InputError) -> Article | InputError:
        self._names.append(found.name)
        return found if isinstance(found, InputError) else found.article


def unreadable(name: str, reading: Reading) -> InputError | None:
    """The error that nothing of an article could be read, as it is not in English; None where something was."""
    from wherefrom.report.views.unread import not_read

    reason = not_read(reading) if reading.unread else None
    return InputError(name, reason) if reason else None


def unread_notice(name: str, reading: Reading) -> str | None:
    """The notice that parts of an article in another language were left out; None where none were."""
    from wherefrom.report.views.unread import left_out

    parts = left_out(reading) if reading.unread else None
    return f"{name}: not read: {parts}" if parts else None
