"""What was not read because it is in another language, in words."""

from __future__ import annotations

from wherefrom.lang.lexicon import languages
from wherefrom.reading.languages import is_whole
from wherefrom.reading.types import Reading
from wherefrom.report.views.words import clean, count, listed


def language_name(code: str) -> str:
    """The English name of a language; its code where it has none here."""
    return languages().get(code, clean(code))


def not_read(reading: Reading) -> str | None:
    """Why nothing of an article was read: "is in German; wherefrom reads English only". None where something was."""
    if not is_whole(reading.article, reading.unread):
        return None
    return f"is in {_languages(reading)}; wherefrom reads English only"


def left_out(reading: Reading) -> str | None:
    """What of an article was left out: "3 paragraphs in German"; None where it is nothing, or everything."""
    if not reading.unread or is_whole(reading.article, reading.unread):
        return None
    return f"{count(sum(len(one.text) for one in reading.unread), 'paragraph')} in {_languages(reading)}"


def _languages(reading: Reading) -> str:
    return listed(language_name(one.language) for one in reading.unread)
