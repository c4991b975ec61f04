"""When articles appeared: in words, and as columns of a picture.

A straight scale would crowd a busy first day into a corner when one article follows months later. So every span of
time (hour, day, month, year) in which something appeared gets a column of its own with its date over it, and gaps
between them are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from wherefrom.lang.en.calendar import MONTHS
from wherefrom.report.views.words import long_date

Unit = Literal["hour", "day", "month", "year"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_MOST_COLUMNS = 9
_HOURS_UP_TO = timedelta(hours=9)


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published. ``timed``: the hour is known too; hours are in UTC where the input has a zone."""

    when: datetime
    timed: bool


def moment(published: str | None) -> Moment | None:
    """The day or hour of an ISO 8601 date; None where there is none, or no more than a month or a year."""
    if not published or not _DAY.match(published):
        return None
    try:
        when = datetime.fromisoformat(published.strip())
    except ValueError:
        try:
            when = datetime.fromisoformat(published[:10])
        except ValueError:
            return None
        return Moment(when, False)
    if when.tzinfo is not None:
        try:
            when = when.astimezone(UTC).replace(tzinfo=None)
        except OverflowError:
            when = when.replace(tzinfo=None)
    return Moment(when, len(published.strip()) > len("2031-05-06"))


def when_words(published: str | None, year: bool = True) -> str:
    """``6 May 2031, 09:20``, without the year where it goes without saying; ``no date``."""
    at = moment(published)
    if at is None:
        return long_date(published) if published and published.strip() else "no date"
    day = f"{at.when.day} {MONTHS[at.when.month - 1]}" + (f" {at.when.year}" if year else "")
    return f"{day}, {at.when:%H:%M}" if at.timed else day


def span_words(begins: str | None, ends: str | None) -> str:
    """``6 to 8 May 2031``; ``no dates`` where nothing is known."""
    first, last = moment(begins), moment(ends)
    if not first or not last:
        return long_date(begins or ends or "") or "no dates"
    a, b = first.when, last.when
    end = f"{b.day} {MONTHS[b.month - 1]} {b.year}"
    if a.date() == b.date():
        return end
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {end}"
    start = f"{a.day} {MONTHS[a.month - 1]}"
    return f"{start} to {end}" if a.year == b.year else f"{start} {a.year} to {end}"


@dataclass(frozen=True, slots=True)
class Column:
    """A span of time. ``label`` names it; ``gap``: how much time without articles lies before it, in words or empty."""

    label: str
    gap: str
    starts: datetime
    ends: datetime

    def share(self, moment: Moment) -> float:
        """How far through the span a moment is, 0 to 1; what has no hour stands at the beginning of its day."""
        return max(0.0, min(1.0, (moment.when - self.starts) / max(timedelta(seconds=1), self.ends - self.starts)))


def time_columns(moments: Sequence[Moment]) -> list[Column]:
    """The columns in which ``moments`` fall, in order: of the finest unit that does not need more than nine."""
    if not moments:
        return []
    first, last = min(m.when for m in moments), max(m.when for m in moments)
    units: list[Unit] = ["day", "month", "year"]
    if all(m.timed for m in moments) and first.date() == last.date() and last - first <= _HOURS_UP_TO:
        units.insert(0, "hour")
    for unit in units:
        starts = sorted({_start(m.when, unit) for m in moments})
        if len(starts) <= _MOST_COLUMNS:
            return _columns(starts, unit)
    return [Column(f"{first.year} to {last.year}", "", _start(first, "year"), _after(last, "year"))]


def _columns(starts: list[datetime], unit: Unit) -> list[Column]:
    columns: list[Column] = []
    years = starts[0].year != starts[-1].year
    for start in starts:
        before = columns[-1] if columns else None
        gap = _gap_words(before.ends, start, unit) if before else ""
        columns.append(Column(_label(start, unit, before, years), gap, start, _after(start, unit)))
    return columns


def _start(when: datetime, unit: Unit) -> datetime:
    cuts: dict[Unit, Callable[[datetime], datetime]] = {
        "hour": lambda at: at.replace(minute=0, second=0, microsecond=0),
        "day": lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0),
        "month": lambda at: at.replace(day=1, hour=0, minute=0, second=0, microsecond=0),
        "year": lambda at: at.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0),
    }
    return cuts[unit](when)


def _after(when: datetime, unit: Unit) -> datetime:
    start = _start(when, unit)
    try:
        if unit == "hour":
            return start + timedelta(hours=1)
        # The first of a month plus 31 days lies in the next one, 366 days after new year in the next year.
        return _start(start + timedelta(days={"day": 1, "month": 31, "year": 366}[unit]), unit)
    except OverflowError:
        return datetime.max


def _gap_words(before: datetime, start: datetime, unit: Unit) -> str:
    if start <= before:
        return ""
    days = (start - before).days
    if unit == "hour":
        return f"{(start - before).seconds // 3600} h"
    if days < 60:
        return f"{days} day{'s' * (days != 1)}"
    return f"{days // 30} months" if days < 700 else f"{days // 365} years"


def _label(start: datetime, unit: Unit, before: Column | None, years: bool) -> str:
    """The name of a column, with the year where that changes: columns are narrow."""
    month = MONTHS[start.month - 1]
    new_year = years and (before is None or before.starts.year != start.year)
    if unit == "hour":
        return f"{start.day} {month}, {start.hour}:00" if before is None else f"{start.hour}:00"
    if unit == "year":
        return str(start.year)
    named = month if unit == "month" else f"{start.day} {month[:3] if len(month) > 4 else month}"
    return f"{named} {start.year}" if new_year else named
