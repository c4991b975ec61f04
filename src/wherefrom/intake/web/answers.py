"""What addresses answered before, for who keeps that: so that a server can be asked whether anything has changed."""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from wherefrom.intake.fetch import Fetched

# It goes out again as a header: visible ASCII, so that nothing in it can end that or begin another one.
_TAG = re.compile(r"[\x21-\x7e]{1,300}")
_DATE = re.compile(r"[A-Za-z0-9,: +-]{1,60}")


class Answers(Protocol):
    """Answers that are kept from one run to the next."""

    def known(self, url: str) -> Fetched | None:
        """The whole answer of exactly this address when it was last fetched, where it can be asked for changes."""

    def keep(self, fetched: Fetched, *, whole: bool) -> None:
        """Remember an answer. Without ``whole`` its bytes are those of an article, which is stored with them."""


class Forgetful:
    """Keeps nothing, so that everything is fetched anew."""

    def known(self, url: str) -> Fetched | None:
        """None, always."""

    def keep(self, fetched: Fetched, *, whole: bool) -> None:
        """Nothing."""


def tag_of(value: str | None) -> str | None:
    """The header ``ETag`` where it can be sent back as it is."""
    return value if value is not None and _TAG.fullmatch(value) else None


def date_of(value: str | None) -> str | None:
    """The header ``Last-Modified``, verbatim, where it is a date."""
    if value is None or not _DATE.fullmatch(value):
        return None
    try:
        parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return value
