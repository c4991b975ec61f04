"""Dates as metadata and bylines write them, to ISO 8601. What cannot be told for certain (3/4/2016) is no date."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from wherefrom.lang.en.calendar import MONTHS, month_number
from wherefrom.lang.en.patterns.printed_dates import DATED_AS, DAY_FIRST, MONTH_FIRST

_ISO_DAY = re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)(?!\d)")
_COMPACT = re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)$")
_SLASHED = re.compile(r"\b(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)\b")
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_ISO_TIME = re.compile(
    r"^(?P<day>\d{4}-\d\d-\d\d)[T\s]+(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?P<fraction>[.,]\d+)?\s*"
    r"(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?",
    re.IGNORECASE,
)
_MAIL = re.compile(r"^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:")
_IN_ADDRESS = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d\d?|{'|'.join(name[:3].lower() for name in MONTHS)})[/-](?P<day>\d\d?)\b"
)


def iso_date(value: object) -> str | None:
    """``value`` as an ISO 8601 date or date-time (with its zone where it has one); None where it names no one day."""
    text = " ".join(str(value).split())[:120] if isinstance(value, str | int | float) else ""
    if not text:
        return None
    if _EPOCH.match(text):
        seconds = int(text) / (1000 if len(text) == 13 else 1)
        return _known(datetime.fromtimestamp(seconds, UTC))
    if (match := _ISO_TIME.match(text)) is not None:
        return _date_time(match)
    return _mail_date(text) if _MAIL.match(text) else printed_date(text)


def _mail_date(text: str) -> str | None:
    """A date as e-mail and HTTP headers write it (RFC 5322): ``Mon, 04 Dec 2017 10:00:00 GMT``."""
    # Imported here: it brings half the network stack along, and few inputs need it.
    from email.utils import parsedate_to_datetime

    try:
        return _known(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return printed_date(text)


def printed_date(text: str) -> str | None:
    """The first date that stands in ``text`` as people write one ("December 4, 2017", "4 March 2016", "2017-12-04")."""
    found = [m for p in (MONTH_FIRST, DAY_FIRST, _ISO_DAY, _COMPACT) if (m := p.search(text)) is not None]
    for match in sorted(found, key=lambda m: m.start()):
        if (day := _day(match["year"], match["month"], match["day"])) is not None:
            return day
    slashed = _SLASHED.search(text)
    if slashed is None:
        return None
    first, second = int(slashed["first"]), int(slashed["second"])
    if first > 12 or first == second:
        return _day(slashed["year"], slashed["second"], slashed["first"])
    return _day(slashed["year"], slashed["first"], slashed["second"]) if second > 12 else None


def published_in(text: str) -> str | None:
    """The first date in ``text`` that does not say when something was changed ("15 March 2019 | Updated 16 March")."""
    return next((day for changed, words in _parts(text) if not changed and (day := printed_date(words))), None)


def changed_in(text: str) -> str | None:
    """The first date in ``text`` that says when something was changed."""
    return next((day for changed, words in _parts(text) if changed and (day := printed_date(words))), None)


def _parts(text: str) -> list[tuple[bool, str]]:
    """``text`` cut before every word that says what a date is of, and whether each part tells of a change."""
    marks = list(DATED_AS.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    first = text[: marks[0].start()] if marks else text
    return [
        (False, first),
        *((mark["changed"] is not None, text[mark.end() : end]) for mark, end in zip(marks, ends, strict=False)),
    ]


def date_in_address(url: str) -> str | None:
    """The day that an address carries in its path (``/2017/12/04/``)."""
    match = _IN_ADDRESS.search(url)
    return _day(match["year"], match["month"], match["day"]) if match else None


def _day(year: str, month: str, day: str) -> str | None:
    try:
        number = int(month) if month.isdigit() else month_number(month) or 0
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None


def _date_time(match: re.Match[str]) -> str | None:
    zone = (match["zone"] or "").upper()
    clock = match["clock"] if len(match["clock"].split(":")[0]) == 2 else "0" + match["clock"]
    zone = "+00:00" if zone in {"Z", "UTC", "GMT"} else zone
    try:
        return _known(datetime.fromisoformat(f"{match['day']}T{clock}{zone}"))
    except ValueError:
        return _day(*match["day"].split("-"))


def _known(moment: datetime) -> str | None:
    """Years outside these come from empty fields (0001-01-01) and counters, not from publishers."""
    return moment.isoformat(timespec="seconds") if 1600 <= moment.year <= 2200 else None
