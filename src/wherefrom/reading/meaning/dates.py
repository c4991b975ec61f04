"""When a statement was made: dates beside its cue, resolved against the day the article was published.

ISO 8601 values: a day ``2017-11-30``, a month ``2017-11``, a year ``2017``, a week ``2017-W48``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from wherefrom.lang.en.calendar import WEEKDAYS, month_number
from wherefrom.lang.en.patterns import dates as en
from wherefrom.reading.types import StatementDate
from wherefrom.text.span import Span

_ISO = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b")
_WEEKDAYS = [name.casefold() for name in WEEKDAYS]


def date_of(text: str, frame: Sequence[Span], cue: Sequence[Span], published: str | None) -> StatementDate | None:
    """The date nearest to the cue in ``frame`` (the parts of its sentence outside the content), or None.

    Without a publication day only dates that name their year are resolved.
    """
    day = _published_day(published)
    at = cue[0][0] if cue else (frame[0][0] if frame else 0)
    dates = [(start, d) for start, end in frame for d in _dates(text, start, end, day)]
    found = [d for start, d in dates if not _is_of_somebody(text, start, d.span, cue)]
    return min(found, key=lambda d: min(abs(d.span[0] - at), abs(d.span[1] - at)), default=None)


def _is_of_somebody(text: str, start: int, date_at: Span, cue: Sequence[Span]) -> bool:
    """Whether a date stands in a clause that tells of a party ("born in 1960"), not of what it said."""
    before = [span[1] for span in cue if span[1] <= date_at[0]]
    opens = [match.end() for match in en.CLAUSE_OPENS.finditer(text, start, date_at[0])]
    clause = max([start, *opens[-1:], *before[-1:]])
    told = en.OF_SOMEBODY.search(text, clause, date_at[0])
    return told is not None and not en.OF_SPEAKING.search(text, clause, date_at[0])


def _published_day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _dates(text: str, start: int, end: int, day: date | None) -> Iterator[StatementDate]:
    taken: list[Span] = []
    for pattern in (_ISO, en.MONTH_FIRST, en.DAY_FIRST, en.MONTH_ONLY, en.YEAR_ONLY):
        for match in pattern.finditer(text, start, end):
            value = _calendar(match, day)
            if value and not any(s < match.end() and match.start() < e for s, e in taken):
                taken.append(match.span())
                yield StatementDate(value, match.span())
    if day is None:
        return
    for pattern, resolve in ((en.WEEKDAY, _weekday), (en.RELATIVE, _relative), (en.AGO, _ago)):
        for match in pattern.finditer(text, start, end):
            value = resolve(match, day)
            if value and not any(s < match.end() and match.start() < e for s, e in taken):
                yield StatementDate(value, match.span())


def _calendar(match: re.Match[str], day: date | None) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else None
    if not parts.get("month"):
        return str(year)
    month = _month(parts["month"])
    if not parts.get("day"):
        if year is None and day is not None:
            year = day.year if month <= day.month else day.year - 1
        return f"{year}-{month:02}" if year else None
    number = int(parts["day"])
    try:
        if year is None and day is not None:
            # Dates without a year lie in the past of the article; a few days ahead allow for time zones and embargoes.
            year = day.year if date(day.year, month, number) <= day + timedelta(days=3) else day.year - 1
        return date(year, month, number).isoformat() if year else None
    except ValueError:
        return None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else month_number(name) or 0


def _weekday(match: re.Match[str], day: date) -> str | None:
    shift = (match.group("shift") or "").casefold()
    if shift in en.TO_COME:
        return None
    back = (day.weekday() - _WEEKDAYS.index(match.group("name").casefold())) % 7
    return (day - timedelta(days=back or (7 if shift == en.LAST else 0))).isoformat()


def _relative(match: re.Match[str], day: date) -> str:
    word = match.group("word").casefold().removeprefix(en.EARLIER)
    if word in en.DAY_BEFORE:
        return (day - timedelta(days=1)).isoformat()
    last = word.startswith(en.LAST)
    if word.endswith(en.WEEK):
        week = (day - timedelta(days=7 if last else 0)).isocalendar()
        return f"{week.year}-W{week.week:02}"
    if word.endswith(en.MONTH):
        return _months_back(day, 1 if last else 0)
    if word.endswith(en.YEAR):
        return str(day.year - (1 if last else 0))
    return day.isoformat()


def _ago(match: re.Match[str], day: date) -> str:
    word, unit = match.group("count").casefold(), match.group("unit").casefold()
    count = int(word) if word.isdigit() else en.COUNTS[word]
    if unit == en.DAY:
        return (day - timedelta(days=count)).isoformat()
    if unit == en.WEEK:
        week = (day - timedelta(weeks=count)).isocalendar()
        return f"{week.year}-W{week.week:02}"
    return _months_back(day, count) if unit == en.MONTH else str(day.year - count)


def _months_back(day: date, count: int) -> str:
    months = day.year * 12 + day.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"
